"""Titles of works, which stand in quotation marks after the word for what they are: فيلم "المصير"."""

from collections.abc import Sequence, Set

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_SCORE = 0.7
_LONGEST = 8
_REST = 4  # words that a title may lack
_AUTHORS = keys("صاحب صاحبة مؤلف مؤلفة مخرج مخرجة غنت غنى تغني يغني أنشد أنشدت")  # whose the title is
_JOINING = frozenset("،,و") | {"او", "أو"}
_OPENING, _CLOSING = frozenset("\"“«‘'"), frozenset("\"”»’'")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the titles of works in place of what was found inside them."""
    result = list(row)
    ended = -1  # where the marks of a title closed
    for at, word in enumerate(words):
        if word not in _OPENING:
            continue
        if not (_is_announced(known, words, at) or _is_next(words, ended, at)):
            continue
        ends = range(at + 1, min(len(words), at + 2 + _LONGEST))
        end = next((place for place in ends if words[place] in _CLOSING), at)
        if end > at + 1 and not _judges(known, words, at):
            result = [name for name in result if name.last <= at or name.first >= end]
            result.append(Name(at + 1, end, ActorType.OTHER, _SCORE))
            ended = end
    return sorted((_filling(known, words, name) for name in result), key=lambda name: name.first)


def _filling(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return a title with the rest of what stands in marks with it: «أب أم أخت | أخ»."""
    if name.type is not ActorType.OTHER or known.words.has("currency", words[name.first]):
        return name
    first = next(
        (at for at in range(name.first, max(0, name.first - _REST), -1) if words[at - 1] in _OPENING), 0
    )
    ends = range(name.last, min(len(words), name.last + _REST))
    last = next((at for at in ends if words[at] in _CLOSING), 0)
    whole = first and last and all(map(key, words[first:last]))
    return Name(first, last, name.type, name.score) if whole else name


def _is_next(words: Sequence[str], ended: int, at: int) -> bool:
    """Tell whether marks open right behind those of a title, joined to them: «غبار أبيض»، و«يوميات عامل»."""
    between = words[ended + 1 : at]
    return 0 <= ended < at and 0 < len(between) < 3 and all(word in _JOINING for word in between)


def find_again(sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """Return the names with the titles that another sentence has, where they stand in marks of their own."""
    titles = {
        tuple(map(key, words[name.first : name.last]))
        for words, row in zip(sentences, rows, strict=True)
        for name in row
        if name.type is ActorType.OTHER and _is_marked(words, name.first, name.last)
    }
    if not titles:
        return list(map(list, rows))
    return [_with_titles(titles, words, row) for words, row in zip(sentences, rows, strict=True)]


def _with_titles(titles: Set[tuple[str, ...]], words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    result = list(row)
    for at, word in enumerate(words):
        ends = range(at + 2, min(len(words), at + 2 + _LONGEST)) if word in _OPENING else ()
        end = next((place for place in ends if words[place] in _CLOSING), 0)
        if end and tuple(map(key, words[at + 1 : end])) in titles:
            result = [name for name in result if name.last <= at or name.first >= end]
            result.append(Name(at + 1, end, ActorType.OTHER, _SCORE))
    return sorted(result, key=lambda name: name.first)


def _is_marked(words: Sequence[str], first: int, last: int) -> bool:
    return 0 < first < last < len(words) and words[first - 1] in _OPENING and words[last] in _CLOSING


def without_scraps(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without what no word announces as a title: that is oftener said of something."""
    return [name for name in row if not _is_scrap(known, words, name)]


def _is_scrap(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name of no kind fills marks that nothing announces: فسخرت من «حرب الصور»."""
    first, last = name.first, name.last
    if name.type is not ActorType.OTHER or not 0 < first < last < len(words) or last - first < 2:
        return False
    if not _is_marked(words, first, last):
        return False
    return not _is_announced(known, words, first - 1)


def _judges(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether marks hold what somebody says: الفيلم "الأجمل منذ عقدين", الناقلة "إلى بر الأمان"."""
    if not key(words[at - 1]).startswith("ال"):
        return False
    said = all(one.known and one.pos in ("verb", "preposition") for one in known.readings(words[at + 1]))
    return said or words[at + 1].startswith("الأ")


def _is_announced(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether one of the two words before marks says that a title follows, or the last whose it is."""
    return (at > 0 and key(words[at - 1]) in _AUTHORS) or any(
        _announces(known, one) for one in words[max(0, at - 2) : at]
    )


def _announces(known: Knowledge, word: str) -> bool:
    return any(known.words.has("work", one) for one in (word, word.removesuffix("ها").removesuffix("ه")))
