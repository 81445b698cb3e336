"""Names inside a longer name: the country in وزارة الخارجية الأمريكية, the city in جامعة القاهرة."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.arabic.actors.proclitics import proclitic
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names import gazetteer

_FINANCIAL = gazetteer.keys("مالي مالية")
_NESTING = frozenset({ActorType.ORGANISATION, ActorType.PLACE, ActorType.OTHER})


@dataclass(frozen=True, slots=True)
class InnerName:
    """The words `first <= i < last` of a sentence, after `cut` code points of the first, name something."""

    first: int
    last: int
    cut: int
    type: ActorType
    english: str


def inside(known: Knowledge, words: Sequence[str], name: Name) -> list[InnerName]:
    """Return the names within the words of `name` that are shorter than it, the longest at each place.

    They are listed names of organisations and places, and adjectives that stand for a country.
    """
    if name.type not in _NESTING or name.last - name.first < 2:
        return []
    found: list[InnerName] = []
    lists = known.names
    within = words[: name.last]
    at = name.first
    while at < name.last:
        inner = _listed(known, lists, within, at)
        if inner is None or _is_the_same(inner, name):
            inner = _country(known, within, at)
        if inner is not None:
            found.append(inner)
            at = inner.last
        else:
            at += 1
    return found


def _is_the_same(inner: InnerName, name: Name) -> bool:
    """Tell whether `inner` is the name itself, perhaps without the word for its kind (وزارة, قناة)."""
    return inner.last == name.last and inner.first <= name.first + 1 and inner.type == name.type


def _listed(known: Knowledge, lists: gazetteer.Gazetteer, words: Sequence[str], at: int) -> InnerName | None:
    match = lists.name_at(words, at)
    entry = match.entries[0] if match else None
    if match is None or entry is None or not entry.sure or entry.type not in _NESTING:
        return None
    cut = proclitic(known, words[at], Name(match.first, match.last, entry.type, entry.sure))
    return InnerName(match.first, match.last, cut, entry.type, entry.english)


def _country(known: Knowledge, words: Sequence[str], at: int) -> InnerName | None:
    if gazetteer.key(words[at]).removeprefix("ال") in _FINANCIAL and not known.words.has(
        "head-national", words[at - 1]
    ):
        return None  # وزارة المالية is no ministry of Mali
    country = known.nationalities.country(words[at])
    return InnerName(at, at + 1, 0, ActorType.PLACE, country) if country else None
