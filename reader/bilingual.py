"""Marks in the English: where a paragraph's translation names the actors and says the quotations."""

from collections.abc import Sequence

from reader.models import Annotation, Paragraph


def mark_english(paragraphs: Sequence[Paragraph], annotations: Sequence[Annotation]) -> None:
    pass
