"""Marked lines, in a notation of their own: [classes:text], unmarked text bare."""

import pytest

from reader.models import Actor, Annotation, Article, Paragraph
from reader.page.parts import Piece
from reader.page.pieces import arabic_line, english_line


def shown(pieces: tuple[Piece, ...] | list[Piece]) -> str:
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
        ([("كيري", "PER")], 'قال [m person:كيري]: "ندعم حكومة سوريا الآن".'),
        (
            [("ندعم حكومة سوريا الآن", "direct"), ("سوريا", "LOC")],
            'قال كيري: "[m quote:ندعم حكومة ][m place quote:سوريا][m quote: الآن]".',
        ),
        ([("وريا", "LOC")], 'قال كيري: "ندعم حكومة [m place:سوريا] الآن".'),
        ([("ندعم حكومة", "indirect")], 'قال كيري: "[m quote reported:ندعم حكومة] سوريا الآن".'),
    ],
)
def test_marks(marks: list[tuple[str, str]], expected: str) -> None:
    article, paragraph = article_of(TEXT)
    line = arabic_line(article, paragraph, [mark(TEXT, exact, label) for exact, label in marks])
    assert shown(line.pieces) == expected
    assert "".join(piece.text for piece in line.pieces) == TEXT


def test_suggestions_say_so_layer_by_layer() -> None:
    article, paragraph = article_of(TEXT)
    marks = [mark(TEXT, "ندعم حكومة سوريا الآن", "direct", "suggested"), mark(TEXT, "سوريا", "LOC")]
    assert "[m place quote q-suggested:سوريا]" in shown(arabic_line(article, paragraph, marks).pieces)


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
    assert (piece.marks, piece.href) == ("4 5", "/actors/7/")


def test_english() -> None:
    text = "Kerry said: “We support Syria now.”"
    annotation = mark(TEXT, "كيري", "PER")
    annotation.en_start, annotation.en_end = 0, 5
    assert shown(english_line(text, [annotation])) == "[m person:Kerry] said: “We support Syria now.”"


def test_english_that_was_shortened_since_is_shown_without_the_mark() -> None:
    annotation = mark(TEXT, "كيري", "PER")
    annotation.en_start, annotation.en_end = 10, 15
    assert shown(english_line("Kerry", [annotation])) == "Kerry"
