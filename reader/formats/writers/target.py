"""Where a writer puts its files, and what it says of what it could not carry."""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO

from reader.formats.records.model import ExportedArticle


class Carried(StrEnum):
    """What a format keeps; what is not among it, it loses."""

    TEXT = "text"
    FACTS = "facts"
    LINES = "lines"
    TOKENS = "tokens"
    ENGLISH = "english"
    ENGLISH_PLACES = "english-places"
    NAMES = "names"
    IDENTITY = "identity"
    QUOTATIONS = "quotations"
    NOTES = "notes"
    LABELS = "labels"
    CAPTIONS = "captions"
    OVERLAPS = "overlaps"
    PROVENANCE = "provenance"
    TERMS = "terms"


EVERYTHING = frozenset(Carried)


class Loss(StrEnum):
    """What of certain marks could not be written."""

    OVERLAP = "overlap"
    INSIDE_WORD = "inside-word"
    NO_TOKENS = "no-tokens"
    BROKEN = "broken"
    OTHER_LAYER = "other-layer"
    CHARACTER = "character"
    LONG_CELL = "long-cell"
    NO_ENGLISH = "no-english"
    NO_SPEAKER = "no-speaker"


@dataclass(slots=True)
class Target:
    """A folder that a writer fills. `with_bom` begins tables with the mark by which spreadsheets
    know UTF-8.
    """

    folder: Path
    with_bom: bool = True
    lost: Counter[Loss] = field(default_factory=Counter)
    articles: int = 0
    marks: int = 0

    def took(self, article: ExportedArticle) -> None:
        """Count an article that is written."""
        self.articles += 1
        self.marks += len(article.marks)

    def lose(self, what: Loss, count: int = 1) -> None:
        if count:
            self.lost[what] += count

    @contextmanager
    def binary(self, name: str) -> Iterator[IO[bytes]]:
        with (self.folder / name).open("wb") as file:
            yield file

    @contextmanager
    def text(self, name: str, bom: bool = False) -> Iterator[IO[str]]:
        """Give a text file in UTF-8, whose line ends stay as they are written."""
        with self.binary(name) as file:
            encoding = "utf-8-sig" if bom else "utf-8"
            wrapped = io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")
            yield wrapped
            wrapped.flush()
            wrapped.detach()
