"""An article that nobody translated, in a real browser: word for word in English, lit with its Arabic."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reader.models import Article, Translation
from tests.articles import HARBOUR, make_article
from tests.browser.conftest import wait_until

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LIT = "() => [...(CSS.highlights.get('word') ?? [])].map((range) => range.toString()).join(' ')"
VIEWS = ["facing", "arabic", "interlinear"]


@pytest.fixture
def bare(transactional_db: None) -> Article:
    return make_article(HARBOUR)


@pytest.fixture
def reading(page: Page, bare: Article) -> Page:
    page.goto(bare.get_absolute_url())
    page.wait_for_load_state("networkidle")
    return page


def test_a_chunk_and_its_words_light_together(reading: Page, console_errors: list[str]) -> None:
    minister = reading.locator("#p1 .literal :is(i, small, u)", has_text="Samer al-Halabi")
    minister.hover()
    wait_until(reading, LIT, "سامر الحلبي")
    expect(minister).to_have_class("lit")
    reading.mouse.move(2, 2)
    expect(minister).not_to_have_class("lit")
    assert console_errors == []


def test_a_word_under_the_pointer_lights_its_chunk(reading: Page) -> None:
    reading.locator("#p1 .matn a.person").first.hover()
    expect(reading.locator("#p1 .literal .lit")).to_have_text("Samer al-Halabi")


def test_the_keys_light_it_too_and_a_click_opens_the_gloss(reading: Page) -> None:
    said = reading.locator("#p1 .literal i", has_text="said").first
    said.click()
    expect(reading.locator("#gloss .meaning")).to_contain_text("said")
    expect(said).to_have_class("lit")
    reading.keyboard.press("Escape")
    expect(reading.locator(".lit")).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
def test_every_row_has_english_in_every_view(view: str, page: Page, bare: Article) -> None:
    page.goto(f"{bare.get_absolute_url()}?view={view}")
    for row in page.locator("#edition .row").all():
        english = row.locator(".literal")
        assert english.inner_text() if view != "arabic" else not english.is_visible()
    expect(page.locator(".literal-label")).to_be_visible(visible=view != "arabic")


def test_machine_english_can_be_switched_off_and_stays_off(reading: Page, bare: Article) -> None:
    Translation.objects.create(
        paragraph=bare.paragraphs.get(number=3), text="“No tree will fall.”", origin="machine", provider="x"
    )
    reading.reload()
    expect(reading.locator("#p2 .machine")).to_be_visible()
    expect(reading.locator("#p2 .gap")).not_to_be_visible()
    reading.locator("label.layer", has_text="Machine English").click()
    expect(reading.locator("#p1 .literal")).not_to_be_visible()
    expect(reading.locator("#p2 .machine")).not_to_be_visible()
    expect(reading.locator("#p1 .gap")).to_have_text("Not translated yet")
    expect(reading.locator("#p2 .gap")).to_be_visible()
    reading.wait_for_load_state("networkidle")
    reading.reload()
    expect(reading.locator("#p1 .literal")).not_to_be_visible()


def test_without_script_it_is_plain_text_with_its_label(
    browser: Browser, live_server: LiveServer, bare: Article
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(bare.get_absolute_url())
    expect(page.locator(".literal-label")).to_contain_text("Not a translation")
    expect(page.locator("#p1 .literal")).to_contain_text("Samer al-Halabi said")
    expect(page.locator("#p1 .origin")).to_contain_text("word for word")
    context.close()


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_overflows(width: int, view: str, page: Page, bare: Article) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    page.goto(f"{bare.get_absolute_url()}?{urlencode({'view': view})}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_it_with_its_label(reading: Page) -> None:
    reading.emulate_media(media="print")
    expect(reading.locator("#p1 .literal")).to_be_visible()
    expect(reading.locator(".literal-label")).to_be_visible()
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    english, arabic = (reading.locator(f"#p1 {one}").evaluate(size) for one in (".literal", ".matn"))
    assert english < arabic


def test_a_translation_written_here_takes_its_place(
    page: Page, bare: Article, anwar: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(anwar)
    page.goto(bare.get_absolute_url())
    page.locator("#p1 .origin a").click()
    page.locator("#p1 textarea").first.fill("Work begins in March, the minister said.")
    page.get_by_role("button", name="Save the English").click()
    expect(page.locator("#p1 .translation")).to_contain_text("Work begins in March")
    expect(page.locator("#p1 .literal")).to_have_count(0)
    expect(page.locator("#p2 .literal")).to_be_visible()


def test_writing_goes_from_paragraph_to_paragraph_by_keys(
    page: Page, bare: Article, anwar: "User", sign_in: Callable[["User"], None], console_errors: list[str]
) -> None:
    sign_in(anwar)
    page.goto(bare.get_absolute_url())
    page.locator("#p1 .origin a").click()
    expect(page.locator("#p1 form .literal").first).to_contain_text("Samer al-Halabi said")
    field = page.locator("#p1 textarea").first
    expect(field).to_be_focused()
    field.fill("Work begins in March, the minister said.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p1 .translation")).to_contain_text("Work begins in March")
    expect(page.locator("#p2 textarea").first).to_be_focused()
    page.keyboard.type("He added: “We will not cut down a single tree.”")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p2 .translation")).to_contain_text("a single tree")
    expect(page.locator("form.lines")).to_have_count(0)
    assert console_errors == []
