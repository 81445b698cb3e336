"""People who sign: a line that is nothing but a name, or ends in one behind a place, a dash or كتب."""

from collections.abc import Sequence

from reader.arabic.actors.roles import is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.openings import SEEN_OFTEN

_SCORE = 0.8
_SIGNING = keys("كتب كتبت عدسة تصوير بعدسة تقرير إعداد ترجمة تحرير حوار حاوره حاورها حاورته بقلم رسم ريشة")
_MARKS = frozenset("-–—:|/")
_LONGEST, _MOST = 7, 4  # words of such a line, and of the name in it
_TOGETHER = frozenset({"verb", "preposition", "conjunction", "particle", "pronoun", "number"})


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence with the person who signs it, whole."""
    if not 1 < len(words) <= _LONGEST:
        return list(row)
    first = _start(known, words)
    if not first and not _is_nothing_else(known, words, row):
        return list(row)
    if not _may_be_person(known, words, first, row):
        return list(row)
    kept = [name for name in row if name.last <= first]
    return [*kept, Name(first, len(words), ActorType.PERSON, _SCORE)]


def _start(known: Knowledge, words: Sequence[str]) -> int:
    """Return where a name can begin behind كتبت, عدسة: or a listed place and a dash; 0 for nowhere."""
    last = len(words)
    if key(words[0]) in _SIGNING:
        first = 2 if words[1] in _MARKS else 1
        return first if 1 < last - first <= _MOST else 0
    mark = next((at for at in range(last - 2, 0, -1) if words[at] in _MARKS), 0)
    if not mark or not 1 < last - mark - 1 <= _MOST:
        return 0
    match = known.names.name_at(words, 0)
    place = match is not None and match.last == mark and match.entries[0].type is ActorType.PLACE
    return mark + 1 if place else 0


def _is_nothing_else(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> bool:
    """Tell whether somebody's given name opens a line of a name and no more: رلى معوض الهبر."""
    if not 2 < len(words) <= _MOST or not row or row[0].first or row[0].type is not ActorType.PERSON:
        return False
    return row[0].last > 1


def _is_no_family(known: Knowledge, word: str) -> bool:
    """Tell whether a word behind a given name does not go on with it: يهدد, الأفضل, لمحاربة."""
    reading = known.readings(word)[0]
    letters = key(word)
    if {"given", "surname"} & set(known.lists.exactly(letters)) or known.people.unit(letters).family > 1:
        return reading.pos == "verb" and letters[:1] in "يت"
    adjective = reading.pos == "adjective" and not letters.endswith("ي")
    other = adjective or reading.prefix.preposition or reading.suffix.pronoun or word.endswith("ة")
    return reading.known and (bool(other) or reading.pos in _TOGETHER)


def _may_be_person(known: Knowledge, words: Sequence[str], first: int, row: Sequence[Name]) -> bool:
    """Tell whether the words from `first` on are letters, none a title, and open with a given name."""
    name = words[first:]
    if not all(key(word).isalpha() for word in name):
        return False
    if any(is_title(known, word) or _is_no_family(known, word) for word in name[1:]):
        return False
    listed = known.names.name_at(words, first)
    if listed is not None and listed.last == len(words) and listed.entries[0].type is not ActorType.PERSON:
        return False
    letters = key(name[0])
    given = "given" in known.lists.exactly(letters) or known.people.unit(letters).given >= SEEN_OFTEN
    found = any(one.first == first and one.type is ActorType.PERSON for one in row)
    return given or found or not known.readings(name[0])[0].known
