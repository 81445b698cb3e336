"""Laws by what they rule: قانون العقوبات, قانون إيجار الأماكن, قانون الأحوال الشخصية."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import ends_body, has_article, is_article, longest
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_SCORE = 0.75
_LAW = "قانون"
_HANGING = frozenset({"", "و", "ب", "ل", "ف", "ك", "وب", "ول"})
_CODES = keys("العقوبات الطوارئ الجنسية الأسرة")  # others of one noun are bills: مشروع قانون الكهرباء
_NO_FIELDS = keys("البلاد الدولة الغاب الطبيعة اللعبة السوق الجاذبية الأرض الحياة الله")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the laws of a sentence added, in place of what was found inside them."""
    laws = [
        Name(first, last, ActorType.OTHER, _SCORE)
        for first, word in enumerate(words[:-1])
        if word.endswith(_LAW) and (last := _end(known, words, first, word))
    ]
    return longest((*row, *laws)) if laws else list(row)


def _end(known: Knowledge, words: Sequence[str], first: int, word: str) -> int:
    """Return the end of a law and what it rules, 0 for none."""
    if word.removesuffix(_LAW) not in _HANGING:
        return 0
    at = first + 1
    if at + 1 < len(words) and not has_article(words[at]) and known.readings(words[at])[0].pos == "noun":
        at += 1
    of = words[at]
    if not is_article(of) or key(of) in _NO_FIELDS or known.nationality(of) or not _is_noun(known, of):
        return 0
    at += 1
    while at < len(words) and _describes(known, words, at):
        at += 1
    return at if at - first > 2 or key(of) in _CODES else 0


def _describes(known: Knowledge, words: Sequence[str], at: int) -> bool:
    word = words[at]
    if not is_article(word) or known.nationality(word) or ends_body(known, words, at):
        return False
    first = known.readings(word)[0]
    things = known.readings(words[at - 1])[0].plural_stem or words[at - 1].endswith(("ات", "ة"))
    if things:
        return word.endswith("ة") and first.pos in ("adjective", "noun")
    return first.pos == "adjective"  # not قانون الأحوال الشخصية | المعروض


def _is_noun(known: Knowledge, word: str) -> bool:
    return any(one.pos in ("noun", "unknown") for one in known.readings(word))
