"""Where a quotation begins and ends on the page: by its own quotation marks, or else by corners."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.models import Annotation
from reader.text.segments import Mark
from reader.text.spans import Span

_OWN_MARKS = frozenset('"“”„‟«»')


@dataclass(frozen=True, slots=True, eq=False)
class QuotedWords:
    """The words of a quotation; a corner is drawn at an end that has no quotation mark of its own."""

    quotation: Annotation
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True, eq=False)
class OwnMark:
    """A quotation mark of the text that belongs to a quotation; the first one opens it."""

    quotation: Annotation
    opens: bool


def is_inside_mixed(quotation: Annotation, annotations: Iterable[Annotation]) -> bool:
    """Tell whether these words are quoted inside reported speech, with which they are shown as one."""
    return quotation.label == "direct" and any(
        other.label == "mixed" and other.span.covers(quotation.span) for other in annotations
    )


def speech_marks(
    text: str, spans: Iterable[tuple[Annotation, Span]]
) -> Iterator[Mark[QuotedWords] | Mark[OwnMark]]:
    """Yield what is drawn of quotations, each given with one stretch of its words in `text`."""
    quoted = list(spans)
    yield from _direct_marks(text, [pair for pair in quoted if pair[0].label == "direct"])
    for quotation, span in quoted:
        if quotation.label == "direct":
            continue
        yield Mark(span, QuotedWords(quotation, True, True))
        if quotation.label == "mixed" and not _has_words_inside(span, quoted):
            for at in range(span.start, span.end):
                if text[at] in _OWN_MARKS:
                    yield Mark(Span(at, at + 1), OwnMark(quotation, False))


def _direct_marks(
    text: str, direct: Iterable[tuple[Annotation, Span]]
) -> Iterator[Mark[QuotedWords] | Mark[OwnMark]]:
    """Yield the words of direct quotations and the text's own marks around them, each mark once."""
    taken: set[int] = set()
    for quotation, span in direct:
        first, last = _own_mark(text, span.start - 1, span.start), _own_mark(text, span.end, span.end - 1)
        yield Mark(span, QuotedWords(quotation, first is None, last is None))
        for at, opens in ((first, True), (last, False)):
            if at is not None and at not in taken:
                taken.add(at)
                yield Mark(Span(at, at + 1), OwnMark(quotation, opens))


def _own_mark(text: str, *places: int) -> int | None:
    """Return the first of these places that holds a quotation mark."""
    return next((at for at in places if 0 <= at < len(text) and text[at] in _OWN_MARKS), None)


def _has_words_inside(span: Span, quoted: Sequence[tuple[Annotation, Span]]) -> bool:
    return any(other.label == "direct" and span.covers(words) for other, words in quoted)
