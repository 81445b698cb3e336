"""Marked text: the flat pieces of a line in either language, with their class names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.models import Annotation, Article, Paragraph
from reader.models.actor import actor_href
from reader.page.certainty import certainty
from reader.page.parts import KIND_CLASS, ArabicLine, MarkedPiece
from reader.page.speech import OwnMark, QuotedWords, is_inside_mixed, speech_marks
from reader.text.segments import Mark, cut, latin_runs
from reader.text.segments import Piece as Cut
from reader.text.spans import Span

_HAS_LATIN = re.compile("[A-Za-z]")

# The key of a mark is what is drawn: an annotation, a quotation's words or marks, or None for a Latin run.
Key = Annotation | QuotedWords | OwnMark | None


def arabic_line(article: Article, paragraph: Paragraph, annotations: Iterable[Annotation]) -> ArabicLine:
    """Return the whole line of a paragraph: its lead-in if it has one, then the marked text."""
    text, span = article.text, paragraph.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    pieces: list[MarkedPiece] = []
    annotations = list(annotations)
    if lead_in := text[start : span.start]:
        pieces.append(MarkedPiece(lead_in, "lead-in", lang="en" if _HAS_LATIN.search(lead_in) else ""))
    pieces += marked_pieces(text, span, [(one, part) for one in annotations for part in one.parts])
    if tail := text[span.end : end]:
        pieces.append(MarkedPiece(tail))
    return ArabicLine(start, tuple(pieces))


def english_line(text: str, annotations: Iterable[Annotation]) -> tuple[MarkedPiece, ...]:
    """Return a translation with the marks that its Arabic has, where they were found in the English."""
    annotations = list(annotations)
    spans = [(one, span) for one in annotations if (span := one.english_span) and span.end <= len(text)]
    return tuple(_pieces(text, Span(0, len(text)), _marks(text, spans), _numbers(annotations)))


def marked_pieces(text: str, within: Span, spans: Sequence[tuple[Annotation, Span]]) -> list[MarkedPiece]:
    """Return the stretch `within` of an Arabic text as pieces; Latin runs get their language.

    An annotation comes once for each stretch of words that it marks.
    """
    marks = _marks(text, spans)
    if _HAS_LATIN.search(text, within.start, within.end):
        marks += [Mark(run, None) for run in latin_runs(text, within)]
    return _pieces(text, within, marks, _numbers([one for one, _ in spans]))


def part_of(piece: MarkedPiece, is_first: bool, is_last: bool) -> MarkedPiece:
    """Return the piece without the ends that other parts of it have."""
    lost = {*(() if is_first else ("opens", "mixed")), *(() if is_last else ("closes",))}
    if not lost:
        return piece
    classes = " ".join(one for one in piece.classes.split() if one not in lost)
    return replace(piece, classes=classes, said=piece.said if is_first else "")


def _numbers(annotations: Sequence[Annotation]) -> dict[int, int]:
    """Return the number that each quotation has in the margin, by its id."""
    quotes = [one for one in annotations if one.layer == Annotation.Layer.QUOTE]
    shown = dict.fromkeys(one.pk for one in quotes if not is_inside_mixed(one, quotes))
    return {pk: number for number, pk in enumerate(shown, 1)}


def _marks(text: str, spans: Sequence[tuple[Annotation, Span]]) -> list[Mark[Key]]:
    quotes = [pair for pair in spans if pair[0].layer == Annotation.Layer.QUOTE]
    marks: list[Mark[Key]] = [Mark(span, one) for one, span in spans if one.layer != Annotation.Layer.QUOTE]
    marks += speech_marks(text, sorted(quotes, key=lambda pair: pair[1].start))  # type: ignore[arg-type]
    return marks


def _pieces(
    text: str, within: Span, marks: Sequence[Mark[Key]], numbers: Mapping[int, int]
) -> list[MarkedPiece]:
    return [_piece(text, piece, numbers) for piece in cut(text, within, marks)]


def _piece(text: str, piece: Cut[Key], numbers: Mapping[int, int]) -> MarkedPiece:
    words, lang = piece.span.of(text), "en" if any(key is None for key in piece.keys) else ""
    speech = _shown_speech(piece)
    classes = [one for key in piece.keys for one in _classes(key)]
    classes += _speech_classes(speech, piece) if speech else []
    if not classes:
        return MarkedPiece(words, lang=lang)
    return MarkedPiece(
        words,
        classes=" ".join(dict.fromkeys(["mark", *classes])),
        href=_href(piece),
        marks=" ".join(map(str, _marked_by(piece))),
        lang=lang,
        said=str(_begun(piece, speech, numbers) or ""),
    )


def _shown_speech(piece: Cut[Key]) -> QuotedWords | None:
    """Return the quotation that a piece is drawn as: the first, but a mixed one before a direct one in it."""
    shown: QuotedWords | None = None
    for key in piece.keys:
        if not isinstance(key, QuotedWords):
            continue
        if shown is None or (shown.quotation.label == "direct" and key.quotation.label == "mixed"):
            shown = key
    return shown


def _speech_classes(speech: QuotedWords, piece: Cut[Key]) -> list[str]:
    classes = ["quote", *_said(speech.quotation)]
    if speech.opens and speech in piece.begins:
        classes += ["opens", *(["mixed"] if speech.quotation.label == "mixed" else [])]
    if speech.closes and speech in piece.ends:
        classes.append("closes")
    return classes


def _begun(piece: Cut[Key], speech: QuotedWords | None, numbers: Mapping[int, int]) -> int:
    """Return the number in the margin of the quotation that begins with a piece, 0 where none does."""
    if speech and speech.opens and speech in piece.begins:
        return numbers.get(speech.quotation.pk, 0)
    opening = [key.quotation.pk for key in piece.keys if isinstance(key, OwnMark) and key.opens]
    return numbers.get(opening[-1], 0) if opening else 0


def _href(piece: Cut[Key]) -> str:
    """Return the address of the actor that a piece names."""
    names = [key for key in piece.keys if isinstance(key, Annotation) and key.layer == Annotation.Layer.ACTOR]
    return actor_href(names[-1].actor_id) if names and names[-1].actor_id else ""


def _marked_by(piece: Cut[Key]) -> list[int]:
    """Return the numbers of the annotations whose words a piece is."""
    quoted = ((key.quotation if isinstance(key, QuotedWords) else key) for key in piece.keys)
    return [one.pk for one in quoted if isinstance(one, Annotation)]


def _classes(one: Key) -> list[str]:
    """Return the classes of a mark of its own; those of quoted words depend on where they begin and end."""
    if isinstance(one, OwnMark):
        return ["glyph", *_said(one.quotation)]
    return _annotation_classes(one) if isinstance(one, Annotation) else []


def _annotation_classes(one: Annotation) -> list[str]:
    if one.layer == Annotation.Layer.ACTOR:
        return [KIND_CLASS[one.label], *filter(None, [certainty(one)])]
    if one.layer == Annotation.Layer.LABEL and one.code:
        return ["label", one.code.colour]
    return ["note" if one.layer == Annotation.Layer.NOTE else "caption-mark"]


def _said(quotation: Annotation) -> list[str]:
    sure = certainty(quotation)
    return [f"said-{sure}"] if sure else []
