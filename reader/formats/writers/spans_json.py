"""What the JSON of several annotation tools shares: the parts of an article's marks as labelled spans."""

from collections.abc import Iterator

from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.target import Carried, Loss, Target
from reader.text.spans import Span

SPANS_KEEP = frozenset(
    (Carried.TEXT, Carried.NAMES, Carried.QUOTATIONS, Carried.LABELS, Carried.CAPTIONS, Carried.OVERLAPS)
)


def spans_of(article: ExportedArticle, target: Target) -> Iterator[tuple[ExportedMark, int, Span]]:
    """Yield each part of each mark with its number in it; notes, which are no labels, are counted as lost."""
    for mark in article.marks:
        if mark.layer == "note":
            target.lose(Loss.OTHER_LAYER)
            continue
        target.lose(Loss.BROKEN, int(bool(mark.further)))
        for number, part in enumerate(mark.parts):
            yield mark, number, part
