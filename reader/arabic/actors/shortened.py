"""Ministries, courts and services by what they are for alone: «الصحة» تحذر, حكم «التمييز», الأرصاد: أمطار."""

from collections.abc import Iterator, Sequence, Set
from itertools import chain

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_SCORE = 0.75
_HEADS = keys(
    "وزارة محكمة هيئة نيابة دار مديرية إدارة مصلحة دائرة نقابة غرفة سلطة مفوضية أمانة بلدية مجلس لجنة وكالة"
    " حركة حزب تيار جبهة كتلة كتائب سرايا جماعة نادي شركة صحيفة جريدة قناة"
)
_CLUBS = keys("نادي فريق")  # which are called like their town
_EDITING = keys("تحرير")
_OPENING, _CLOSING = frozenset("\"“«‘'"), frozenset("\"”»’'")
_COLON = ":"


def find(
    known: Knowledge, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]
) -> list[list[Name]]:
    """Return the names with such bodies added, where the article has them in full or the place shows it."""
    told = set(_told_in_full(known, sentences, rows)) - set(_borne(sentences, rows))
    return [_with_short(known, told, *pair) for pair in zip(sentences, rows, strict=True)]


def _told_in_full(
    known: Knowledge, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]
) -> Iterator[str]:
    """Yield what the bodies of an article are for: of وزارة الصحة, الصحة."""
    for words, row in zip(sentences, rows, strict=True):
        for name in row:
            if name.type is not ActorType.ORGANISATION or name.last == name.first + 1:
                continue
            head, of = key(words[name.first]), key(words[name.first + 1])
            heads = _CLUBS if _is_named_otherwise(known, words[name.first + 1]) else _HEADS
            if of.startswith("ال") and (head in heads or head[1:] in heads):
                yield of


def _borne(sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]) -> Iterator[str]:
    """Yield the last parts of the people whom an article names in full: شركة الراجحي is not its owner."""
    for words, row in zip(sentences, rows, strict=True):
        for name in row:
            if name.type is ActorType.PERSON and name.last - name.first > 1:
                yield key(words[name.last - 1])


def _with_short(known: Knowledge, told: Set[str], words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    short = [at for at in _places(words) if _is_body(known, told, words, at)]
    if not short:
        return list(row)
    new = [Name(at, at + 1, ActorType.ORGANISATION, _SCORE) for at in short]
    taken = set(chain.from_iterable(range(name.first, name.last) for name in row if _stays(name, short)))
    kept = [name for name in row if _stays(name, short)]
    return sorted((*kept, *(name for name in new if name.first not in taken)), key=lambda name: name.first)


def _stays(name: Name, short: Sequence[int]) -> bool:
    """Tell whether a name is more than the one word of such a body."""
    return name.last - name.first > 1 or name.first not in short


def _places(words: Sequence[str]) -> Iterator[int]:
    """Yield where a definite word stands alone in marks, or opens a line; so does the one joined to it."""
    if not _OPENING.isdisjoint(words):
        for at, word in enumerate(words[1:-1], 1):
            if word.startswith("ال") and words[at - 1] in _OPENING and words[at + 1] in _CLOSING:
                yield at
    if len(words) > 1 and words[0].startswith("ال"):
        yield 0
        if words[1].startswith("وال"):
            yield 1


def _is_body(known: Knowledge, told: Set[str], words: Sequence[str], at: int) -> bool:
    if _is_named_otherwise(known, words[at]) and key(words[at]).removeprefix("و") not in told:
        return False
    marked = at > 0 and words[at - 1] in _OPENING
    letters = key(words[at]).removeprefix("و")
    if marked and (letters in told or key(words[max(0, at - 2)]) in _EDITING):
        return True  # رئيس تحرير «الصحافة»
    if letters not in told and not (marked and letters in known.words.of("ministry")):
        return False
    behind = 2 if at < 2 and not marked and words[1].startswith("وال") else at + 1 + marked
    return behind < len(words) and (words[behind] == _COLON or _is_verb(known, words[behind]))


def _is_named_otherwise(known: Knowledge, word: str) -> bool:
    """Tell whether a word is a place or a nationality besides: وكالة السودان للأنباء."""
    entries = known.names.get(word)
    return any(one.type is ActorType.PLACE and one.sure for one in entries) or bool(known.nationality(word))


def _is_verb(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return reading.known and reading.pos == "verb"
