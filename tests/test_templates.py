"""What holds for every template and for the stylesheet: policy, languages, exact text, contrast."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from reader.assets.joining import joined_file
from reader.page.parts import MarkedPiece

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
STYLES = joined_file(settings.BASE_DIR / "static" / "reader.css")
# Folders whose lines are to be broken yet
LONG_LINES_IN = {
    *("accounts", "actors", "bin", "comments", "feeds", "quotes", "pages", "registration"),
    *("glossary", "rounds", "uploads"),
}
TAG = re.compile(r"<[a-z][^<>]*>")
LOGIC = re.compile(r"{%.*?%}", re.DOTALL)


def tags(path: Path) -> Iterator[str]:
    """Yield the start tags of a template, without its logic (variables stay)."""
    yield from TAG.findall(LOGIC.sub("", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_lines_are_at_most_120_characters_long(path: Path) -> None:
    if path.parent.name not in LONG_LINES_IN:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if len(line) > 120] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_that_the_content_security_policy_forbids(path: Path) -> None:
    for tag in tags(path):
        assert not re.search(r"\s(style|on[a-z]+|hx-on[^=]*|hx-vals)\s*=", tag), tag
        assert not tag.startswith("<script") or " src=" in tag, tag
        assert not tag.startswith("<style"), tag


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_everything_is_escaped(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape\s+off", source)


def test_the_sheet_of_keys_names_every_letter_that_acts_on_a_card_or_palette() -> None:
    """Numbers stand on the buttons themselves."""
    folder = settings.BASE_DIR / "templates"
    cards = "".join(path.read_text("utf-8") for path in sorted((folder / "annotations").glob("*.html")))
    acting = {key.lower() for key in re.findall(r'data-key="([a-z]|[A-Z][a-z]+)"', cards)}
    sheet = (folder / "_keymap.html").read_text("utf-8").lower()
    assert {"t", "x", "enter"} < acting
    assert {key for key in acting if f"<kbd>{key}</kbd>" not in sheet} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_arabic_elements_say_their_direction(path: Path) -> None:
    for tag in tags(path):
        if 'lang="ar"' in tag:
            assert 'dir="rtl"' in tag, tag


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_htmx_fetches_works_without_it(path: Path) -> None:
    for tag in tags(path):
        for verb in re.findall(r'hx-(?:get|post)="([^"]*)"', tag):
            assert tag.startswith("<input") or f'href="{verb}"' in tag or f'action="{verb}"' in tag, tag


@pytest.mark.parametrize(
    "texts",
    [
        ["plain"],
        ["قال ", "جون كيري", ": "],
        ["a < b & ", "<b>", "c</b> \"d\" 'e'"],
        ["  two  spaces ", " ", "\t", "end  "],
        ["", "x", ""],
    ],
)
@pytest.mark.parametrize(
    "piece",
    [
        MarkedPiece(""),
        MarkedPiece("", "m person", "/actors/1/", "7"),
        MarkedPiece("", "m quote", marks="8"),
        MarkedPiece("", lang="en"),
    ],
)
def test_stripping_the_tags_of_pieces_gives_their_text(texts: list[str], piece: MarkedPiece) -> None:
    pieces = [
        MarkedPiece(text) if at % 2 else MarkedPiece(text, piece.classes, piece.href, piece.marks, piece.lang)
        for at, text in enumerate(texts)
    ]
    html = render_to_string("_pieces.html", {"pieces": pieces})
    assert unescape(re.sub(r"<[^<>]*>", "", html)) == "".join(texts)


def test_fonts_of_the_stylesheet_are_there_with_their_licences() -> None:
    fonts = settings.BASE_DIR / "static" / "fonts"
    named = set(re.findall(r"url\(fonts/([^)]+)\)", STYLES))
    assert named == {path.name for path in fonts.glob("*.woff2")}
    assert len(list(fonts.glob("OFL-*.txt"))) == 3


# Contrast

PAIRS = re.compile(r"--([\w-]+):light-dark\((#\w{6}),(#\w{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIRS.findall(STYLES)}
TEXT = ["ink", "ink-2", "ink-3", "rubric", "focus", "c-person", "c-org", "c-place", "quote", "warn", "bad"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised", "sunk", "quote-wash"])
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read_on_every_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_borders_of_controls_can_be_seen(scheme: int) -> None:
    assert contrast(COLOURS["rule-2"][scheme], COLOURS["paper"][scheme]) >= 3
