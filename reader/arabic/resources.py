"""What an analyser knows from files: the project's own tables, one entry a line, and the trained model."""

import gc
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reader.text.tables import table_lines

DATA = Path(__file__).parent / "data"
MODEL = "entities.crfsuite"
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


@dataclass(frozen=True, slots=True)
class Resources:
    """A folder of tables; those `left_out` read as empty, to measure what they are worth."""

    folder: Path = DATA
    left_out: frozenset[str] = frozenset()

    def without(self, names: Iterable[str]) -> "Resources":
        """Return these resources with more tables left out."""
        return replace(self, left_out=self.left_out.union(names))

    def lines(self, name: str) -> list[str]:
        """Return the lines of the table `name`, without comments and empty lines."""
        if name in self.left_out:
            return []
        return table_lines(self.folder / name)

    def rows(self, name: str) -> list[list[str]]:
        """Return the lines of the table `name` as fields."""
        return [line.split("\t") for line in self.lines(name)]

    def english_words(self, kind: str) -> tuple[str, ...]:
        """Return the English words of one kind, in the table's order: adjectives, numerals, and so on."""
        lines = [row[1] for row in self.rows("english_words.tsv") if row[0] == kind]
        return tuple(word for line in lines for word in line.split(" "))

    def english_pairs(self, kind: str) -> dict[str, str]:
        """Return the pairs of one kind: {"go": "went"} for "past"."""
        pairs = (row[1].split("=") for row in self.rows("english_words.tsv") if row[0] == kind)
        return {pair[0]: pair[1] for pair in pairs}

    def model(self) -> bytes:
        """Return the trained model of names."""
        return (self.folder / MODEL).read_bytes()

    def digest(self) -> bytes:
        """Return what changes with every table, with the model, and with what is left out."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and path.suffix not in {".py", ".pyc", ".md"}:
                content = b"" if name in self.left_out else path.read_bytes()
                digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
        return digest.digest()


def kept_for_good() -> None:
    """Tell the garbage collector that what has been read by now stays: it need not walk the tables again.

    They are a million objects without cycles; walking them took a fifth of the time of a first analysis.
    """
    gc.freeze()
