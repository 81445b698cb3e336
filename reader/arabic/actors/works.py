"""Titles of works, which stand in quotation marks after the word for what they are: فيلم "المصير"."""

from collections.abc import Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_SCORE = 0.7
_LONGEST = 8
_OPENING, _CLOSING = frozenset("\"“«‘'"), frozenset("\"”»’'")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the titles of works in place of what was found inside them."""
    result = list(row)
    for at, word in enumerate(words):
        if word not in _OPENING or not any(_announces(known, one) for one in words[max(0, at - 2) : at]):
            continue
        ends = range(at + 1, min(len(words), at + 2 + _LONGEST))
        end = next((place for place in ends if words[place] in _CLOSING), at)
        if end > at + 1 and not _judges(known, words, at):
            result = [name for name in result if name.last <= at or name.first >= end]
            result.append(Name(at + 1, end, ActorType.OTHER, _SCORE))
    return sorted(result, key=lambda name: name.first)


def without_scraps(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without what no word announces as a title: that is oftener said of something."""
    return [name for name in row if not _is_scrap(known, words, name)]


def _is_scrap(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name of no kind fills marks that nothing announces: فسخرت من «حرب الصور»."""
    first, last = name.first, name.last
    if name.type is not ActorType.OTHER or not 0 < first < last < len(words) or last - first < 2:
        return False
    if words[first - 1] not in _OPENING or words[last] not in _CLOSING:
        return False
    return not any(_announces(known, one) for one in words[max(0, first - 3) : first - 1])


def _judges(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether marks hold what somebody says: الفيلم "الأجمل منذ عقدين", الناقلة "إلى بر الأمان"."""
    if not key(words[at - 1]).startswith("ال"):
        return False
    said = all(one.known and one.pos in ("verb", "preposition") for one in known.readings(words[at + 1]))
    return said or words[at + 1].startswith("الأ")


def _announces(known: Knowledge, word: str) -> bool:
    return any(known.words.has("work", one) for one in (word, word.removesuffix("ها").removesuffix("ه")))
