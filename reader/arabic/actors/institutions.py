"""Institutions that are named by what they are: الجيش السوري, وزارة الخارجية, صحيفة لوموند."""

from collections.abc import Iterable, Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.remembering import remembered_function

_FULL = 6  # most words after وزارة
_OWN_SCORE = 0.85
_NOMINAL = ("noun", "adjective", "unknown", "proper noun")


def find(known: Knowledge, words: Sequence[str], taken: Sequence[Name]) -> list[Name]:
    """Return `taken` with the institutions of a sentence added and kinds of organisation joined to names.

    Of names that overlap the longest stays.
    """
    found = list(taken)
    may_open = known.words.has
    for first, word in enumerate(words):
        if not may_open("institution-any", word):
            continue
        last = _ministry(known, words, first) or _national(known, words, first) or _whole(known, words, first)
        if last:
            found.append(Name(first, last, ActorType.ORGANISATION, _OWN_SCORE))
    return longest(_with_kind(known, words, name) for name in found)


def longest(candidates: Iterable[Name]) -> list[Name]:
    """Return the names that overlap no longer one, in order; of equals the likelier stays."""
    kept: list[Name] = []
    occupied: set[int] = set()
    for name in sorted(candidates, key=lambda one: (one.first - one.last, -one.score)):
        here = range(name.first, name.last)
        if occupied.isdisjoint(here):
            occupied.update(here)
            kept.append(name)
    return sorted(kept, key=lambda one: one.first)


@remembered_function(20_000)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(rest for _, rest in clitic_cuts(word))


def _ministry(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of وزارة with the definite words that say which: وزارة الموارد المائية العراقية."""
    if key("وزارة") not in _forms(words[first]):
        return 0
    last = first + 1
    while last < min(len(words), first + _FULL):
        letters = key(words[last])
        joined = letters[:1] == "و" and letters[1:3] == "ال" and last > first + 1
        if not (letters[:2] == "ال" or joined) or not _is_nominal(known, words[last]):
            break
        if last > first + 1 and (ends_body(known, words, last) or _disagrees(known, words, last)):
            break
        last += 1
        if known.nationality(words[last - 1]):
            break
    return last if last > first + 1 else 0


def ends_body(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a definite word is no more of the body before it: مصرف لبنان | السابق, شرطة صور | الملازم.

    A title or what tells of time; people in the plural behind one that is not of people.
    """
    letters = key(words[at])
    if letters in known.words.of("behind-body") or "title" in known.lists.exactly(letters):
        return True
    plural = (
        letters.startswith("ال") and letters.endswith("ين") and known.readings(words[at])[0].pos in _NOMINAL
    )
    return plural and not key(words[at - 1]).endswith(("ين", "ون")) and not known.nationality(words[at])


def _is_nominal(known: Knowledge, word: str) -> bool:
    return known.readings(word)[0].pos in _NOMINAL


def _disagrees(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a masculine word behind a feminine one is not its adjective: وزارة الثقافة | الراحل."""
    letters, before = key(words[at]), words[at - 1]
    masculine = letters.startswith("ال") and not letters.endswith(("ه", "اء", "ي", "ات"))
    return masculine and before.endswith("ة") and not known.nationality(words[at])


def _national(known: Knowledge, words: Sequence[str], first: int) -> int:
    if first + 1 >= len(words) or not known.nationality(words[first + 1]):
        return 0
    if not known.words.has("head-national", words[first]):
        return 0
    if known.words.has("head-feminine", words[first]) and key(words[first + 1])[-1:] != "ه":
        return 0
    return first + 2


def _whole(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of a body that is a name by itself, with the nationality after it: مجلس النواب."""
    starts = known.words.after_first("institution")
    bodies = [rest for form in _forms(words[first]) if form in starts for rest in starts[form]]
    if not bodies:
        return 0
    following = tuple(map(key, words[first + 1 : first + 4]))
    size = max((len(rest) + 1 for rest in bodies if rest == following[: len(rest)]), default=0)
    if size and first + size < len(words) and known.nationality(words[first + size]):
        size += 1
    return first + size if size else 0


def _with_kind(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return the name with the word for its kind before it: [فرانس برس] in وكالة فرانس برس."""
    if name.type != ActorType.ORGANISATION or not name.first:
        return name
    before = words[name.first - 1]
    if known.words.has("head-joined", before) and not known.names.get(before):
        return Name(name.first - 1, name.last, name.type, name.score)
    return name
