"""Records written in a format, as the files that came out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.formats.records import ExportedArticle, ExportedLabel, ExportedTerm, Library
from reader.formats.writers.registry import formats
from reader.formats.writers.target import Loss, Target
from tests.records import sample

LABELS = (ExportedLabel("frames", "Frames", "Loss of trees"), ExportedLabel("frames", "Frames", "خسارة"))
TERMS = (ExportedTerm("ميناء", "port", "not harbour"),)


def written(
    name: str, articles: Sequence[ExportedArticle] | None = None, bom: bool = True
) -> tuple[dict[str, bytes], Counter[Loss]]:
    """Return the files, by name, and what was counted as lost."""
    with TemporaryDirectory() as folder:
        target = Target(Path(folder), bom)
        found = [sample()] if articles is None else articles
        formats()[name].write(Library(iter(found), lambda: iter(TERMS), LABELS), target)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}, target.lost
