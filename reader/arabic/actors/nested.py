"""Names inside a longer name: the country in وزارة الخارجية الأمريكية, the city in جامعة القاهرة."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.arabic.actors.proclitics import proclitic
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.names import gazetteer
from reader.arabic.names.gazetteer import key
from reader.arabic.tables import data_rows, names

_NESTING = frozenset({ActorType.ORGANISATION, ActorType.PLACE, ActorType.OTHER})


@dataclass(frozen=True, slots=True)
class InnerName:
    """The words `first <= i < last` of a sentence, after `cut` code points of the first, name something."""

    first: int
    last: int
    cut: int
    type: ActorType
    english: str


def inside(words: Sequence[str], name: Name) -> list[InnerName]:
    """Return the names within the words of `name` that are shorter than it, the longest at each place.

    They are listed names of organisations and places, and adjectives that stand for a country.
    """
    if name.type not in _NESTING or name.last - name.first < 2:
        return []
    found: list[InnerName] = []
    lists = names()
    within = words[: name.last]
    at = name.first
    while at < name.last:
        inner = _listed(lists, within, at)
        if inner is None or _is_the_same(inner, name):
            inner = _country(within, at)
        if inner is not None:
            found.append(inner)
            at = inner.last
        else:
            at += 1
    return found


def _is_the_same(inner: InnerName, name: Name) -> bool:
    """Tell whether `inner` is the name itself, perhaps without the word for its kind (وزارة, قناة)."""
    return inner.last == name.last and inner.first <= name.first + 1 and inner.type == name.type


def _listed(lists: gazetteer.Gazetteer, words: Sequence[str], at: int) -> InnerName | None:
    match = lists.at(words, at)
    entry = match.entries[0] if match else None
    if match is None or entry is None or not entry.sure or entry.type not in _NESTING:
        return None
    cut = proclitic(words[at], Name(match.first, match.last, entry.type, entry.sure))
    return InnerName(match.first, match.last, cut, entry.type, entry.english)


def _country(words: Sequence[str], at: int) -> InnerName | None:
    country = _countries().get(key(words[at]))
    return InnerName(at, at + 1, 0, ActorType.PLACE, country) if country else None


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Return the country of each definite adjective, masculine and feminine, folded."""
    places = {row[2] for row in data_rows("gazetteer_places.tsv")}
    found: dict[str, str] = {}
    for spellings, country, _ in data_rows("nationalities.tsv"):
        if country not in places:
            continue
        for spelling in spellings.split("|"):
            stem = "ال" + key(spelling)
            found[stem] = found[stem + "ه"] = country
    return found
