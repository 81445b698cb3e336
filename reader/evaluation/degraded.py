"""Lists with rows hidden until they hold of a labelled text no more than they hold of one nobody has seen.

The lists were written with the development text in view, which they hold far better than any other; what is
chosen by it with whole lists is chosen wrongly.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from reader.arabic.actors.bio import decoded
from reader.arabic.document import ActorType
from reader.arabic.names.gazetteer import clitic_cuts, key
from reader.arabic.resources import Resources

# The shares of the mentions of an unseen text that the lists held when it was counted, and of the words of
# its people that stood among given and family names.
HELD = {
    ActorType.PLACE: 0.916,
    ActorType.ORGANISATION: 0.658,
    ActorType.PERSON: 0.238,
    ActorType.OTHER: 0.394,
}
HELD_WORDS = 0.675
_SEED = 20031  # what chance begins at
_GAZETTEERS = ("people", "organisations", "places", "other")

Row = tuple[str, str]  # a table and its line
Spellings = Mapping[str, frozenset[Row]]  # folded spellings with the rows that have them


def degraded(
    resources: Resources, words: Sequence[Sequence[str]], labels: Sequence[Sequence[str]], seed: int = _SEED
) -> Resources:
    """Return the resources with rows hidden by chance, the same ones for the same lists and text.

    Rows go in an order by chance, type by type, until the lists hold `HELD` of the labelled mentions of each
    type; then given and family names until they hold `HELD_WORDS` of the words of people. A mention is held
    where a list has it, clitics before it cut off, as a name of any type.
    """
    mentions: dict[str, list[list[str]]] = {kind: [] for kind in ActorType}
    people: list[list[str]] = []
    for sentence, row in zip(words, labels, strict=True):
        for first, last, kind in decoded(row):
            rest = "".join(map(key, sentence[first + 1 : last]))
            mentions[kind].append([start + rest for _, start in clitic_cuts(sentence[first])])
            if kind == ActorType.PERSON:
                people.extend([cut for _, cut in clitic_cuts(word)] for word in sentence[first:last])
    chance = random.Random(seed)  # noqa: S311
    names, hidden = _spellings(_names(resources)), set[Row]()
    for kind, share in HELD.items():
        rows = [(table, line) for table, line, its_kind, _ in _names(resources) if its_kind == kind]
        _hide(hidden, chance.sample(rows, len(rows)), mentions[kind], names, share)
    rows = [(table, line) for table, line, _ in _words(resources) if table != "gazetteer_people.tsv"]
    _hide(hidden, chance.sample(rows, len(rows)), people, _spellings(_words(resources)), HELD_WORDS)
    return resources.hiding(hidden)


def _hide(
    hidden: set[Row], rows: Sequence[Row], mentions: Sequence[list[str]], names: Spellings, share: float
) -> None:
    """Add rows to `hidden`, in their order, until no more than `share` of the mentions are held."""
    holders = [frozenset[Row]().union(*(names.get(one, ()) for one in cuts)) for cuts in mentions]
    by_row: dict[Row, list[int]] = {}
    for number, held_by in enumerate(holders):
        for row in held_by:
            by_row.setdefault(row, []).append(number)
    left = [len(held_by - hidden) for held_by in holders]
    held = sum(map(bool, left))
    for row in dict.fromkeys(rows):
        if held <= share * len(mentions):
            return
        hidden.add(row)
        for number in by_row.get(row, ()):
            left[number] -= 1
            held -= not left[number]


def _spellings(rows: Iterator[tuple[str, ...]]) -> Spellings:
    found: dict[str, set[Row]] = {}
    for table, line, *_, spelling in rows:
        found.setdefault(key(spelling), set()).add((table, line))
    return {spelling: frozenset(held_by) for spelling, held_by in found.items()}


def _names(resources: Resources) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, line, type and spelling of all names of the lists."""
    for part in _GAZETTEERS:
        table = f"gazetteer_{part}.tsv"
        for line in resources.lines(table):
            kind, arabic, _, *more = line.split("\t")
            for spelling in (arabic, *(more[0].split("|") if more else ())):
                if spelling:
                    yield table, line, kind, spelling.lstrip("?")
    for line in resources.lines("names_world.tsv"):
        kind, arabic, *_ = line.split("\t")
        yield "names_world.tsv", line, kind, arabic.lstrip("?")


def _words(resources: Resources) -> Iterator[tuple[str, str, str]]:
    """Yield table, line and word of all that stands among given and family names."""
    for table in ("given_names.tsv", "family_names.tsv"):
        for line in resources.lines(table):
            yield table, line, line.split("\t")[0]
    for table, line, kind, spelling in _names(resources):
        words = spelling.split()
        if table == "gazetteer_people.tsv" and kind == ActorType.PERSON and len(words) > 1:
            yield table, line, words[0]
            yield table, line, words[-1]
