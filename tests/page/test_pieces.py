"""Marked lines, in a notation of their own: [classes:text], unmarked text bare."""

import pytest

from reader.models import Actor, Annotation, Article, Paragraph
from reader.page.parts import MarkedPiece
from reader.page.pieces import arabic_line, english_line


def shown(pieces: tuple[MarkedPiece, ...] | list[MarkedPiece]) -> str:
    return "".join(
        f"[{one.classes or one.lang}:{one.text}]" if one.classes or one.lang else one.text for one in pieces
    )


def article_of(text: str) -> tuple[Article, Paragraph]:
    """An article of one line, not stored."""
    return Article(pk=1, text=text), Paragraph(pk=1, start=0, end=len(text), kind="paragraph")


def mark(text: str, exact: str, label: str, state: str = "accepted", pk: int = 1) -> Annotation:
    start = text.index(exact)
    actor = Actor(pk=7, kind=label, name_en="X") if label.isupper() else None
    layer = "actor" if actor else "quote"
    return Annotation(
        pk=pk, layer=layer, label=label, start=start, end=start + len(exact), actor=actor, state=state
    )


TEXT = 'قال كيري: "ندعم حكومة سوريا الآن".'


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], TEXT),
        ([("كيري", "PER")], 'قال [mark person:كيري]: "ندعم حكومة سوريا الآن".'),
        (
            [("ندعم حكومة سوريا الآن", "direct"), ("سوريا", "LOC")],
            'قال كيري: [mark glyph:"][mark quote:ندعم حكومة ][mark place quote:سوريا]'
            '[mark quote: الآن][mark glyph:"].',
        ),
        ([("وريا", "LOC")], 'قال كيري: "ندعم حكومة [mark place:سوريا] الآن".'),
        ([("ندعم حكومة", "indirect")], 'قال كيري: "[mark quote opens closes:ندعم حكومة] سوريا الآن".'),
        (
            [("ندعم حكومة سوريا", "direct")],
            'قال كيري: [mark glyph:"][mark quote closes:ندعم حكومة سوريا] الآن".',
        ),
        (
            [('كيري: "ندعم حكومة سوريا الآن"', "mixed"), ("ندعم حكومة سوريا الآن", "direct")],
            'قال [mark quote opens mixed:كيري: ][mark glyph quote:"][mark quote:ندعم حكومة سوريا الآن]'
            '[mark glyph quote closes:"].',
        ),
    ],
)
def test_of_what_the_machine_is_sure_of_it_is_drawn_plainly(
    marks: list[tuple[str, str]], expected: str
) -> None:
    """Speech in marks shows these, other speech has its ends; no state has a class of its own."""
    article, paragraph = article_of(TEXT)
    line = arabic_line(article, paragraph, [mark(TEXT, exact, label, "suggested") for exact, label in marks])
    assert shown(line.pieces) == expected
    assert "".join(piece.text for piece in line.pieces) == TEXT


@pytest.mark.parametrize(
    ("state", "score", "needs_look", "expected"),
    [
        ("accepted", None, "", "accepted"),
        ("accepted", 0.3, "", "accepted"),
        ("suggested", 0.95, "", ""),
        ("suggested", 0.7, "", ""),
        ("suggested", None, "", ""),
        ("suggested", 0.69, "", "doubtful"),
        ("accepted", None, "its line was edited", "doubtful"),
    ],
)
def test_a_mark_is_full_thin_or_broken(
    state: str, score: float | None, needs_look: str, expected: str
) -> None:
    article, paragraph = article_of(TEXT)
    marks = [mark(TEXT, "كيري", "PER", state), mark(TEXT, "ندعم حكومة", "indirect", state, pk=2)]
    for one in marks:
        one.score, one.needs_look = score, needs_look
    text = shown(arabic_line(article, paragraph, marks).pieces)
    actor, speech = (f" {expected}", f" said-{expected}") if expected else ("", "")
    assert f"[mark person{actor}:كيري]" in text
    assert f"[mark quote{speech} opens closes:ندعم حكومة]" in text


def test_a_quotation_says_where_it_begins_in_both_languages() -> None:
    """By its number in the margin, where words quoted inside reported speech have none of their own."""
    article, paragraph = article_of(TEXT)
    marks = [
        mark(TEXT, 'كيري: "ندعم', "mixed", "suggested", pk=1),
        mark(TEXT, "ندعم", "direct", "suggested", pk=2),
        mark(TEXT, "سوريا الآن", "direct", "suggested", pk=3),
    ]
    marks[0].en_start, marks[0].en_end = 14, 22
    marks[2].en_start, marks[2].en_end = 0, 9
    begun = [(one.text, one.said) for one in arabic_line(article, paragraph, marks).pieces if one.said]
    assert begun == [("كيري: ", "1"), ("سوريا الآن", "2")]
    english = english_line("Syria now, we stand by.", marks)
    assert [(one.text, one.said) for one in english if one.said] == [("Syria now", "2"), ("stand by", "1")]


def test_a_lead_in_and_latin_runs() -> None:
    text = "Image caption صورة من BBC News عن الميناء"
    article, paragraph = article_of(text)
    paragraph.start = len("Image caption ")
    line = arabic_line(article, paragraph, [])
    assert shown(line.pieces) == "[lead-in:Image caption ]صورة من [en:BBC News] عن الميناء"
    assert (line.offset, line.pieces[0].lang) == (0, "en")


def test_each_piece_names_its_annotations_and_leads_to_the_actor() -> None:
    article, paragraph = article_of(TEXT)
    marks = [mark(TEXT, "ندعم حكومة سوريا", "direct", pk=4), mark(TEXT, "سوريا", "LOC", pk=5)]
    piece = next(one for one in arabic_line(article, paragraph, marks).pieces if one.text == "سوريا")
    assert (piece.marks, piece.href) == ("5 4", "/actors/7/")


def test_english() -> None:
    text = "Kerry said: “We support Syria now.”"
    annotation = mark(TEXT, "كيري", "PER")
    annotation.en_start, annotation.en_end = 0, 5
    assert (
        shown(english_line(text, [annotation]))
        == "[mark person accepted:Kerry] said: “We support Syria now.”"
    )


def test_english_that_was_shortened_since_is_shown_without_the_mark() -> None:
    annotation = mark(TEXT, "كيري", "PER")
    annotation.en_start, annotation.en_end = 10, 15
    assert shown(english_line("Kerry", [annotation])) == "Kerry"
