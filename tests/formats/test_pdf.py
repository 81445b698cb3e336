"""PDF files of several producers: the words, in their order, are those of the source, vowelled or not."""

from pathlib import Path

import pytest

from reader.formats import Unreadable
from reader.formats.readers.glyphs import Glyph, _joined
from reader.formats.readers.pdf import _read_from_right, read_pdf
from tests.refusals import refused

FILES = Path(__file__).parents[1] / "data" / "pdf"
READABLE = sorted(path.stem for path in FILES.glob("*.pdf") if not path.stem.startswith("wkhtmltopdf"))


def source(what: str) -> str:
    return (FILES / f"{what}.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", READABLE)
def test_words_and_their_order_are_those_of_the_source(name: str) -> None:
    what = name.partition("-")[2]
    assert read_pdf((FILES / f"{name}.pdf").read_bytes()).text.split() == source(what).split()


@pytest.mark.parametrize("name", ["libreoffice-vocalised", "chromium-news"])
def test_paragraphs_go_on_over_lines_and_pages(name: str) -> None:
    """Where paragraphs stand apart on the page; one whose last line is full may be taken with the next."""
    wanted = source(name.partition("-")[2]).split("\n")
    found = read_pdf((FILES / f"{name}.pdf").read_bytes()).text.split("\n")
    assert len(set(wanted) & set(found)) > 0.9 * len(wanted)


def test_five_producers_are_read() -> None:
    assert len({name.partition("-")[0] for name in READABLE}) >= 5


def test_letters_that_do_not_say_which_they_are_are_refused() -> None:
    with refused(Unreadable, match="does not say which letters"):
        read_pdf((FILES / "wkhtmltopdf-figures.pdf").read_bytes())


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("1-3 قيرفلا زاف", "فاز الفريق 3-1"),
        ("25/3/2026 يف", "في 25/3/2026"),
        ("%3.5 ةبسن", "نسبة 3.5%"),
        ("ةلباقملا BBC News (Arabic) ةئيه", "هيئة BBC News (Arabic) المقابلة"),
        ("٢٠٢٣-٢٠١٩ ةرتفلا", "الفترة ٢٠١٩-٢٠٢٣"),
        ("info@example.org ىلإ", "إلى info@example.org"),
        (".AT&T Inc عم", "مع AT&T Inc."),
        ("COVID- سوريف", "فيروس COVID-"),
        ("iPhone 15 Pro فتاوهو", "وهواتف iPhone 15 Pro"),
    ],
)
def test_what_is_seen_from_the_left_is_read_from_the_right(seen: str, read: str) -> None:
    assert "".join(text for text, _ in _read_from_right(list(seen))) == read


@pytest.mark.parametrize(
    ("letter", "signs", "whole"),
    [
        ("ب", ["\u0651", "\u064e"], "ب\u0651\u064e"),
        ("", ["أ\u064e"], "أ\u064e"),
        ("ا", ["أ\u064e"], "أ\u064e"),
        ("م\u0652", ["م\u0652"], "م\u0652"),
        ("ل", ["أ"], "لأ"),
    ],
)
def test_signs_are_joined_to_their_letter(letter: str, signs: list[str], whole: str) -> None:
    assert _joined(letter, signs) == whole


def test_a_shape_without_width_is_narrow() -> None:
    assert Glyph("\u064e", 5, 5, 0, 14).is_narrow
    assert not Glyph("ب", 5, 9, 0, 14).is_narrow
