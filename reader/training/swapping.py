"""Names of labelled sentences exchanged for others of their kind, so that no model learns them by heart."""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.arabic.actors import proclitics
from reader.arabic.actors.bio import decoded
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key

_SENTENCES, _NAMES = 0.4, 0.6  # shares of the sentences, and of the names in those, that are exchanged
_FULL_NAMES = 25_000  # of the index of full names
_LONGEST_FULL = 4  # words of such a name

Labelled = tuple[list[str], list[str]]  # the words of a sentence and their BIO labels


class NamePool:
    """Names by type and number of words, in groups by where they come from; each group is as likely."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, int], list[list[list[str]]]] = {}

    def add(self, kind: str, names: Iterable[str], without: frozenset[str]) -> None:
        """Add a group of names of one type but those whose folded letters are in `without`."""
        by_size: dict[int, list[list[str]]] = {}
        for name in dict.fromkeys(names):
            if key(name) not in without:
                by_size.setdefault(len(name.split()), []).append(name.split())
        for size, found in by_size.items():
            self._groups.setdefault((kind, size), []).append(found)

    def pick(self, chance: random.Random, kind: str, size: int) -> list[str] | None:
        """Return the words of a name of this type, of `size` words or one more or less; None without any."""
        groups = [
            group for near in (size - 1, size, size + 1) for group in self._groups.get((kind, near), ())
        ]
        return chance.choice(chance.choice(groups)) if groups else None


def pool_of(known: Knowledge, full_names: Path | None, without: frozenset[str], seed: int) -> NamePool:
    """Return the names of our lists, and of the index of arabic-name-romanizer where it is given."""
    pool = NamePool()
    rows = known.resources.rows
    for part in ("people", "organisations", "places", "other"):
        for kind in ActorType:
            pool.add(kind, _spellings(rows(f"gazetteer_{part}.tsv"), kind), without)
    places = [arabic.lstrip("?") for kind, arabic, _ in rows("names_world.tsv") if kind == ActorType.PLACE]
    pool.add(ActorType.PLACE, places, without)
    pool.add(ActorType.PERSON, (row[0] for row in rows("family_names.tsv")), without)
    pool.add(ActorType.PERSON, (row[0] for row in rows("given_names.tsv")), without)
    if full_names is not None:
        listed = _full_names(full_names)
        chance = random.Random(seed)  # noqa: S311
        chosen = chance.sample(listed, min(_FULL_NAMES, len(listed)))
        pool.add(ActorType.PERSON, chosen, without)
        pool.add(ActorType.PERSON, (name.split()[-1] for name in chosen), without)
    return pool


def _spellings(rows: Iterable[Sequence[str]], wanted: str) -> Iterator[str]:
    for kind, arabic, _, *more in rows:
        if kind == wanted:
            yield from (one.lstrip("?") for one in (arabic, *(more[0].split("|") if more else ())) if one)


def _full_names(index: Path) -> list[str]:
    """Return the names of two to four words of the index, in its order."""
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as opened:
        found = opened.execute(
            "SELECT DISTINCT arabic_key FROM full_names WHERE source = 'wikidata' ORDER BY arabic_key"
        )
        return [name for (name,) in found if 2 <= len(name.split()) <= _LONGEST_FULL]


def names_only_in(measured: Sequence[Labelled], training: Sequence[Labelled]) -> frozenset[str]:
    """Return the folded names, clitics cut and not, that `measured` has and `training` lacks."""
    return frozenset(_names(measured)) - frozenset(_names(training))


def _names(sentences: Iterable[Labelled]) -> Iterator[str]:
    for words, labels in sentences:
        for first, last, _ in decoded(labels):
            rest = "".join(map(key, words[first + 1 : last]))
            yield from (letters + rest for _, letters in clitic_cuts(words[first]))


def swapped(
    known: Knowledge, pool: NamePool, sentences: Sequence[Labelled], chance: random.Random
) -> list[Labelled]:
    """Return the sentences with some of the names in some of them exchanged; clitics before them stay."""
    return [
        _with_others(known, pool, one, chance) if chance.random() < _SENTENCES else one for one in sentences
    ]


def _with_others(known: Knowledge, pool: NamePool, sentence: Labelled, chance: random.Random) -> Labelled:
    words, labels = list(sentence[0]), list(sentence[1])
    for first, last, kind in reversed(decoded(sentence[1])):
        other = pool.pick(chance, kind, last - first) if chance.random() < _NAMES else None
        if other is None:
            continue
        name = Name(first, last, ActorType(kind), 1.0)
        clitics = words[first][: proclitics.proclitic(known, words[first], name)]
        start = other[0].removeprefix("ا") if clitics.endswith("ل") and other[0][:2] == "ال" else other[0]
        words[first:last] = [clitics + start, *other[1:]]
        labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (len(other) - 1)]
    return words, labels
