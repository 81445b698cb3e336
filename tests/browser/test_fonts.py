"""The letters of transliteration: in the face of the page, and fetched only where one stands."""

import pytest
from playwright.sync_api import Page, expect

from reader.models import Article
from tests.browser.conftest import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOADED = """() => [...document.fonts]
    .filter(one => one.family.includes("Hashiya Serif") && one.status === "loaded")
    .map(one => one.unicodeRange.includes("U+2BE") ? "letters" : "latin").sort()"""


def fetched(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda one: found.append(one.url) if "hashiya-letters" in one.url else None)
    return found


def test_a_page_without_such_letters_does_not_fetch_them(page: Page, seed: Article) -> None:
    found = fetched(page)
    page.goto("/preferences/")
    page.evaluate("document.fonts.ready")
    assert found == []
    assert page.evaluate(LOADED) == ["latin"]


def test_a_transliterated_word_is_shown_in_the_face_of_the_page(page: Page, seed: Article) -> None:
    found = fetched(page)
    page.goto(f"{seed.get_absolute_url()}")
    page.locator("#p1 .number a").first.press("Enter")
    page.keyboard.press("Enter")
    romanised = page.locator("#gloss [lang=ar-Latn]").first
    expect(romanised).to_be_visible()
    page.locator("#gloss-body").evaluate("one => one.append('ʾʿīāūḥḍṣṭẓġḏṯš')")
    wait_until(page, f"() => ({LOADED})().includes('letters')", True)
    assert len(found) == 1
    families = romanised.evaluate("one => getComputedStyle(one).fontFamily")
    assert families.startswith('"Hashiya Serif"')
    # In the face each letter has its own width beside a fallback of one width.
    widths = page.evaluate("""() => {
        const pen = document.createElement("canvas").getContext("2d");
        const width = (letter, face) => { pen.font = `40px ${face}`; return pen.measureText(letter).width; };
        return [..."ʾʿīāūḥḍṣṭẓġḏṯš"].filter(
            one => width(one, '"Hashiya Serif", monospace') === width(one, "monospace"));
    }""")
    assert widths == []
