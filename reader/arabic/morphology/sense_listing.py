"""Lists what the lexicon says of the lemmas that news uses most, for whoever writes rows of senses.

`python -m reader.arabic.morphology.sense_listing 1 500` prints the lemmas of these ranks by their count in
`reading_counts.tsv`, one a line: rank, lemma, part of speech, senses in the lexicon's order, and what the
tables `senses_*.tsv` say already. With Arabic words instead of ranks it prints every lemma that each of them
may be; with `check` the rows whose lemma is not known, or that say for one lemma and subject two things.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.lexicon import Lexicon, Stem
from reader.arabic.morphology.reading import lemma_in_arabic
from reader.arabic.morphology.sense_rows import SenseRow, lemma_name, sense_rows
from reader.arabic.morphology.tagging import emission_class
from reader.arabic.resources import Resources

_POS_OF_CLASS = {
    "noun": "noun",
    "adjective": "adjective",
    "past": "verb",
    "imperfect": "verb",
    "imperative": "verb",
    "past-passive": "verb",
    "imperfect-passive": "verb",
    "adverb": "adverb",
}
_CONTENT = frozenset(_POS_OF_CLASS.values())
Key = tuple[str, str]


class ListedLemma(NamedTuple):
    """A lemma in Arabic with its part of speech and its senses, those of its homonyms included."""

    lemma: str
    pos: str
    senses: tuple[str, ...]


def listed_lemmas(stems: Iterable[Stem]) -> dict[Key, ListedLemma]:
    """Return every lemma of content among the stems, by its key."""
    senses: dict[Key, dict[str, None]] = {}
    written: dict[Key, str] = {}
    for stem in stems:
        if stem.pos in _CONTENT and "Pass" not in stem.category:
            key = (lemma_name(stem.lemma), stem.pos)
            senses.setdefault(key, {}).update(dict.fromkeys(stem.senses))
            written.setdefault(key, lemma_in_arabic(stem.lemma, stem.pos == "verb"))
    return {key: ListedLemma(written[key], key[1], tuple(said)) for key, said in senses.items()}


def by_frequency(resources: Resources) -> list[Key]:
    """Return the keys of the lemmas of content that the counts have, the commonest first."""
    counts: dict[Key, float] = defaultdict(float)
    for kind, tag, lemma, count in resources.rows("reading_counts.tsv"):
        pos = _POS_OF_CLASS.get(emission_class(tag)) if kind == "E" else None
        if pos and lemma != "?":
            counts[lemma_name(lemma), pos] += float(count)
    return sorted(counts, key=lambda key: (-counts[key], key))


def doubtful_rows(rows: Iterable[SenseRow], known: Iterable[Key]) -> Iterator[str]:
    """Yield a line for each row whose lemma is none of the lexicon's, or that contradicts one before it."""
    keys = frozenset(known)
    said: dict[tuple[str, str, str], SenseRow] = {}
    for row in rows:
        key = lemma_name(row.lemma), row.pos
        if key not in keys:
            yield f"{row.table}\tno such lemma\t{row.lemma}\t{row.pos}\t{row.sense}"
        first = said.setdefault((*key, row.subject), row)
        if first.sense != row.sense:
            yield (
                f"{row.table}\tcontradicts {first.table}\t{row.lemma}\t{row.pos}\t{row.subject}"
                f"\t{first.sense} / {row.sense}"
            )


def _lines(
    ranked: Iterable[tuple[str, Key]], known: dict[Key, ListedLemma], said: dict[Key, list[str]]
) -> Iterator[str]:
    for rank, key in ranked:
        if key in known:
            one = known[key]
            rows = f"\t[{', '.join(said[key])}]" if key in said else ""
            yield f"{rank}\t{one.lemma}\t{one.pos}\t{'; '.join(one.senses)}{rows}"


def main(asked: Sequence[str]) -> None:
    """Print the lemmas of two ranks, those of words, or with `check` what is doubtful in the tables."""
    resources = Resources()
    analyser = Knowledge(resources.without(resources.tables("senses_*.tsv")))
    known = listed_lemmas(Lexicon(analyser.resources, analyser.forms).every_stem())
    said: dict[Key, list[str]] = defaultdict(list)
    for row in sense_rows(resources):
        said[lemma_name(row.lemma), row.pos].append(f"{row.subject}={row.sense}")
    if asked[0] == "check":
        lines = doubtful_rows(sense_rows(resources), known)
    elif asked[0].isdigit():
        first, last = int(asked[0]), int(asked[1])
        ranked = enumerate(by_frequency(resources)[first - 1 : last], first)
        lines = _lines(((str(rank), key) for rank, key in ranked), known, said)
    else:
        keys = {
            (word, (lemma_name(one.stem.lemma), one.pos)): None
            for word in asked
            for one in analyser.readings(word)
        }
        lines = _lines(keys, known, said)
    for line in lines:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
