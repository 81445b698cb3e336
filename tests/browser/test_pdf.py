"""PDF files that a real browser made: the words, in their order, are those of the source."""

import html
from pathlib import Path

import pytest
from playwright.sync_api import Page

from reader.formats.confined import read_confined

SOURCES = Path(__file__).parents[1] / "data" / "pdf"


@pytest.mark.parametrize("name", ["news", "vocalised", "figures"])
def test_words_digits_and_latin_in_reading_order(page: Page, tmp_path: Path, name: str) -> None:
    source = (SOURCES / f"{name}.txt").read_text(encoding="utf-8")
    body = "".join(f'<p dir="auto">{html.escape(line)}</p>' for line in source.splitlines())
    body = body.replace('dir="auto">Image caption', 'dir="rtl">Image caption')
    page.set_content(f'<html lang="ar" dir="rtl"><body style="font-size:14pt">{body}</body></html>')
    path = tmp_path / "a.pdf"
    page.pdf(path=path, format="A5")
    (found,) = read_confined("a.pdf", path)
    assert found.text.split() == source.split()
