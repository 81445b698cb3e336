"""Labelled articles are read as their form says, and what is not of the form is told with its place."""

from pathlib import Path

import pytest

from reader.arabic.document import ActorType, QuotationKind
from reader.evaluation.labelled_articles import (
    SECTIONS,
    STYLES,
    BadLabels,
    LabelledActor,
    LabelledLine,
    LabelledQuotation,
    LabelledWord,
    articles_at,
    read_labelled_article,
)
from reader.text.spans import Span

FRESH = Path(__file__).parent.parent / "data" / "fresh"
SHIPPED = sorted(FRESH.glob("*/*.xml"))

HEADLINE = '<line kind="headline"><w gloss="rain|rainfall" clumsy="wet">مطر</w></line>'
BODY = (
    '<line kind="paragraph">قالت <actor type="PER" english="Layla|Leila">ليلى</actor> إن '
    '<quote kind="mixed" speaker="ليلى|الوزيرة">ذلك "'
    '<quote kind="direct" speaker="">كل شيء</quote>"</quote>.</line>'
)


def article(*lines: str, section: str = "weather", more: str = "") -> bytes:
    return (
        f'<article section="{section}" style="agency" title="Rain" {more}>\n'
        + "\n".join(lines)
        + "\n</article>"
    ).encode()


def line(words: str, kind: str = "paragraph") -> bytes:
    return article(f'<line kind="{kind}">{words}</line>')


def test_the_text_is_that_of_the_lines_and_the_labels_are_spans_of_it() -> None:
    one = read_labelled_article("rain", article(HEADLINE, BODY))
    assert one.text == 'مطر\nقالت ليلى إن ذلك "كل شيء".'
    assert (one.name, one.section, one.style) == ("rain", "weather", "agency")
    assert one.lines == (
        LabelledLine("headline", Span(0, 3)),
        LabelledLine("paragraph", Span(4, len(one.text))),
    )
    assert one.words == (LabelledWord(Span(0, 3), ("rain", "rainfall"), ("wet",)),)
    assert one.actors == (LabelledActor(Span(9, 13), ActorType.PERSON, ("Layla", "Leila")),)
    inner, outer = one.quotations
    assert inner == LabelledQuotation(Span(22, 28), QuotationKind.DIRECT, ())
    assert outer.speakers == ("ليلى", "الوزيرة")
    assert outer.span.of(one.text) == 'ذلك "كل شيء"'


def test_what_readers_differ_about_is_marked_as_such() -> None:
    one = read_labelled_article("x", line('<actor type="ORG" english="Police" optional="yes">الشرطة</actor>'))
    assert one.actors[0].optional


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"<article", "x: no well-formed XML (unclosed token: line 1, column 0)"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "x: no well-formed XML"),
        (b"<page/>", "x: <page> stands where <article> should"),
        (b"<article/>", "x: <article> lacks section, style, title"),
        (article(HEADLINE, section="gardening"), 'x: section="gardening" of <article> is not known'),
        (article(HEADLINE, more='date="today"'), "x: <article> has an unknown date"),
        (article(), "x: there is no line"),
        (article("<p/>"), "x: line 1: <p> stands where <line> should"),
        (article(HEADLINE + "words"), "x: line 1: words stand outside of lines"),
        (article("words" + HEADLINE), "x: words stand outside of lines"),
        (line("كلام", kind="poem"), 'x: line 1: kind="poem" of <line> is not known'),
        (line(""), "x: line 1: <line> is empty or ends in a blank"),
        (line("كلام "), "x: line 1: <line> is empty or ends in a blank"),
        (line("كلام\nكلام"), "x: line 1: a line is broken"),
        (line("<b>كلام</b>"), "x: line 1: <b> stands in <line>"),
        (line('<actor type="GPE" english="A">ا</actor>'), 'x: line 1: type="GPE" of <actor> is not known'),
        (line('<actor type="PER" english="A||B">ا</actor>'), 'empty form in english="…" of <actor>'),
        (
            line('<actor type="PER" english="A"><w gloss="a">ا</w></actor>'),
            "x: line 1: <w> stands in <actor>",
        ),
        (line('<actor english="A">ا</actor>'), "x: line 1: <actor> lacks type"),
        (
            line('<actor type="PER" english="A" optional="no">ا</actor>'),
            'x: line 1: optional="no" of <actor> is not known',
        ),
        (line('<quote kind="said" speaker="">ا</quote>'), 'x: line 1: kind="said" of <quote> is not known'),
        (line('<quote kind="direct" speaker="a|">ا</quote>'), 'empty form in speaker="…" of <quote>'),
        (
            line(
                '<quote kind="direct" speaker="a">ا <quote kind="direct" speaker="a">ا</quote></quote>',
            ),
            "x: line 1: only a direct quotation stands in another, which is not direct",
        ),
        (line('<w gloss="a b">ا ب</w>'), "x: line 1: a <w> holds more than one word"),
        (line('<w gloss="">ا</w>'), 'x: line 1: an empty form in gloss="…" of <w>'),
        (line('<w gloss="four|4">ا</w>'), "x: line 1: a gloss of a <w> has no letters"),
    ],
)
def test_what_is_not_of_the_form_is_told_with_its_place(data: bytes, complaint: str) -> None:
    with pytest.raises(BadLabels) as told:
        read_labelled_article("x", data)
    assert complaint in str(told.value)


def test_a_folder_is_its_articles_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_bytes(article(HEADLINE))
    (tmp_path / "a.xml").write_bytes(article(BODY))
    assert [one.name for one in articles_at(tmp_path)] == ["a", "b"]
    assert [one.name for one in articles_at(tmp_path / "b.xml")] == ["b"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadLabels, match="no labelled article"):
        articles_at(tmp_path)


WITHOUT_WORDS = {"practice", "counted"}  # whose words and English names nobody labelled


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_shipped_articles_obey_the_form(path: Path) -> None:
    one = read_labelled_article(path.stem, path.read_bytes())
    section, style, number = path.stem.split("-")
    assert (one.section, one.style, number.isdigit()) == (section, style, True)
    assert one.lines[0].kind == "headline"
    assert one.actors
    if path.parent.name not in WITHOUT_WORDS:
        assert one.quotations
        assert len(one.words) > 50


@pytest.mark.parametrize("half", sorted(path.name for path in FRESH.iterdir() if path.is_dir()))
def test_each_half_has_every_section_and_every_style(half: str) -> None:
    articles = articles_at(FRESH / half)
    assert {one.section for one in articles} == set(SECTIONS)
    assert {one.style for one in articles} == set(STYLES)
