"""PDF files that a real browser made: the words, in their order, are those of the source."""

from pathlib import Path

from playwright.sync_api import Page

from reader.formats.confined import read_confined

LINES = [
    "توسعة ميناء النخيل تبدأ في الربيع",
    "قال وزير النقل سامر الحلبي إن أعمال التوسعة ستبدأ في 25 مارس 2026 "
    "بكلفة 3.5 مليون دولار، بحسب وكالة BBC News.",
    "وأضاف في مؤتمر صحفي: «لن نقطع شجرة واحدة» (والكلام له)، مؤكدا أن الأعمال ستستمر حتى نهاية العام المقبل.",
]


def test_words_digits_and_latin_in_reading_order(page: Page, tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page.set_content(f'<html lang="ar" dir="rtl"><body style="font-size:14pt">{body}</body></html>')
    path = tmp_path / "a.pdf"
    page.pdf(path=path, format="A4")
    (found,) = read_confined("a.pdf", path)
    assert found.text.split() == " ".join(LINES).split()
    assert found.text.split("\n") == LINES
