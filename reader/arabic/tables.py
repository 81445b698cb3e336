"""The project's own tables beside the code, one entry a line."""

import gc
from collections.abc import Iterable
from importlib import resources

# Knowledge of the world that somebody wrote down; the others are the vocabulary of the rules.
LISTS = frozenset(
    {
        "family_names.tsv",
        "gazetteer_organisations.tsv",
        "gazetteer_other.tsv",
        "gazetteer_people.tsv",
        "gazetteer_places.tsv",
        "given_names.tsv",
        "lexicon_supplement.tsv",
        "names_world.tsv",
        "preferred_readings.tsv",
        "set_phrases.tsv",
    }
)
_left_out: set[str] = set()
_read: set[str] = set()


def leave_out(names: Iterable[str]) -> None:
    """Read these tables as empty for as long as the process lives, to measure what they are worth.

    Raises RuntimeError when one of them has been read already: what was learnt from it would stay.
    """
    wanted = set(names)
    if late := wanted & _read:
        raise RuntimeError(f"these tables have been read already: {', '.join(sorted(late))}")
    _left_out.update(wanted)


def data_lines(name: str) -> list[str]:
    """Return the lines of the table `name`, without comments and empty lines."""
    _read.add(name)
    if name in _left_out:
        return []
    text = (resources.files("reader.arabic") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def data_rows(name: str) -> list[list[str]]:
    """Return the lines of the table `name` as fields."""
    return [line.split("\t") for line in data_lines(name)]


def english_words(kind: str) -> tuple[str, ...]:
    """Return the English words of one kind, in the table's order: adjectives, irregular pasts, and so on."""
    lines = [row[1] for row in data_rows("english_words.tsv") if row[0] == kind]
    return tuple(word for line in lines for word in line.split(" "))


def english_pairs(kind: str) -> dict[str, str]:
    """Return the pairs of one kind: {"go": "went"} for "past"."""
    pairs = (row[1].split("=") for row in data_rows("english_words.tsv") if row[0] == kind)
    return {pair[0]: pair[1] for pair in pairs}


def kept_for_good() -> None:
    """Tell the garbage collector that what has been read by now stays: it need not walk the tables again.

    They are a million objects without cycles; walking them took a fifth of the time of a first analysis.
    """
    gc.freeze()
