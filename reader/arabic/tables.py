"""The project's own tables beside the code, one entry a line."""

import gc
from importlib import resources


def data_lines(name: str) -> list[str]:
    """Return the lines of the table `name`, without comments and empty lines."""
    text = (resources.files("reader.arabic") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def english_words(kind: str) -> tuple[str, ...]:
    """Return the English words of one kind, in the table's order: adjectives, irregular pasts, and so on."""
    rows = (line.split("\t") for line in data_lines("english_words.tsv"))
    return tuple(word for row in rows if row[0] == kind for word in row[1].split(" "))


def english_pairs(kind: str) -> dict[str, str]:
    """Return the pairs of one kind: {"go": "went"} for "past"."""
    rows = (line.split("\t") for line in data_lines("english_words.tsv"))
    return {row[1].split("=")[0]: row[1].split("=")[1] for row in rows if row[0] == kind}


def kept_for_good() -> None:
    """Tell the garbage collector that what has been read by now stays: it need not walk the tables again.

    They are a million objects without cycles; walking them took a fifth of the time of a first analysis.
    """
    gc.freeze()
