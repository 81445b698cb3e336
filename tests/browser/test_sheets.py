"""Sheets on a phone, by touch, at 360 px in both languages: drawn down, swiped from word to word, closed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reader.models import Article, KeptWord
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.browser.test_phone import edges
from tests.browser.test_reading_along import VOICES, said

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE, HIGH = 360, 740
# Where the first letter of a word of the text is; the text is scrolled so that it stands near the top.
PLACE = """text => {
    for (const line of document.querySelectorAll("#edition [data-o], h1[data-o]")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(text);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + text.length);
            scrollBy(0, range.getBoundingClientRect().top - 150);
            const box = range.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }
    }
}"""
ABOVE = PLACE.replace("150", "90")  # where no sheet is that is as high as it may be
# What is pressed in an open sheet and is smaller than it should be
SMALL = """([sheet, least]) => [...document.querySelectorAll(`${sheet} :is(a, button, summary, label)`)]
    .filter(one => one.checkVisibility({ visibilityProperty: true }))
    .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < least || box.height < least))
    .map(([words, box]) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`)"""


@pytest.fixture(params=["en", "ar"])
def context(
    request: pytest.FixtureRequest, browser: Browser, live_server: "LiveServer"
) -> Iterator[BrowserContext]:
    """A phone in each of the languages."""
    context = browser.new_context(
        base_url=live_server.url,
        locale=request.param,
        service_workers="block",
        viewport={"width": WIDE, "height": HIGH},
        has_touch=True,
        is_mobile=True,
    )
    yield context
    context.close()


@pytest.fixture
def harbour(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def opened(page: Page, harbour: Article, anwar: "User", sign_in: Callable[["User"], None]) -> Page:
    """The article with the gloss of a word in its sheet, for somebody who may do much with it."""
    sign_in(anwar)
    page.goto(harbour.get_absolute_url())
    page.touchscreen.tap(*page.evaluate(PLACE, "وزير"))
    expect(page.locator("#gloss-body .meaning")).to_contain_text("minister")
    arrived(page)
    return page


@pytest.fixture(autouse=True)
def nothing_goes_wrong(console_errors: list[str]) -> Iterator[None]:
    yield
    assert console_errors == []


def arrived(page: Page) -> None:
    """Wait until nothing moves any more: what begins to move does so with the next frame."""
    page.evaluate("new Promise(next => requestAnimationFrame(() => requestAnimationFrame(() => next(0))))")
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished)).then(() => 0)")


def draw(page: Page, begin: tuple[float, float], by: tuple[float, float]) -> None:
    """Put a finger down, move it in ten steps, lift it, and wait, as people do, before the next touch."""
    x, y = begin
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    point = {"x": x, "y": y}
    for at in range(1, 11):
        point = {"x": x + by[0] * at / 10, "y": y + by[1] * at / 10}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    page.wait_for_timeout(100)  # a finger that rests throws nothing
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(400)


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def word_shown(page: Page) -> str:
    return page.locator("#gloss").get_attribute("aria-label") or ""


def test_the_gloss_is_a_sheet_at_the_foot_that_its_button_closes(opened: Page) -> None:
    box = opened.locator("#gloss").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, WIDE)
    assert box["y"] + box["height"] == pytest.approx(HIGH, abs=1)
    close = opened.locator("#gloss > .shut")
    expect(close).to_be_visible()
    close.tap()
    expect(opened.locator("#gloss")).to_be_hidden()
    expect(opened.locator(".word-box")).to_have_count(0)


def test_drawn_down_by_its_handle_it_closes_and_a_little_does_not(opened: Page) -> None:
    sheet = opened.locator("#gloss")
    before = edges(sheet)
    draw(opened, middle(opened, "#gloss > .handle"), (0, 9))
    expect(sheet).to_be_visible()
    arrived(opened)
    assert edges(sheet) == pytest.approx(before, abs=1)
    draw(opened, middle(opened, "#gloss > .handle"), (0, 160))
    expect(sheet).to_be_hidden()
    opened.touchscreen.tap(*opened.evaluate(PLACE, "مارس"))
    expect(sheet).to_be_visible()
    after = sheet.bounding_box()
    assert after is not None
    assert after["x"] == 0
    assert sheet.evaluate("one => one.style.translate") == ""


def test_it_follows_the_finger(opened: Page) -> None:
    sheet = opened.locator("#gloss")
    before = sheet.bounding_box()
    x, y = middle(opened, "#gloss > .handle")
    finger = opened.context.new_cdp_session(opened)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for down in (10, 30, 60):
        point = {"x": x, "y": y + down}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    arrived(opened)
    after = sheet.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"] + 60, abs=2)
    finger.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(sheet).to_be_visible()


def test_nothing_glides_where_less_motion_is_asked_for(opened: Page) -> None:
    opened.emulate_media(reduced_motion="reduce")
    sheet = opened.locator("#gloss")
    before = sheet.bounding_box()
    draw(opened, middle(opened, "#gloss > .handle"), (0, 9))
    assert sheet.evaluate("one => one.style.transition") == ""
    assert sheet.bounding_box() == before


def test_a_finger_to_the_right_goes_on_as_arabic_is_read(opened: Page) -> None:
    assert "وزير" in word_shown(opened)
    draw(opened, middle(opened, "#gloss-body .meaning"), (120, 4))
    expect(opened.locator("#gloss-body")).to_contain_text("transport")
    assert "النقل" in word_shown(opened)
    draw(opened, middle(opened, "#gloss-body .meaning"), (-120, 4))
    expect(opened.locator("#gloss-body .meaning")).to_contain_text("minister")
    draw(opened, middle(opened, "#gloss-body .meaning"), (-120, 4))
    expect(opened.locator("#gloss-body .meaning")).to_contain_text("said")
    box = opened.locator(".word-box").first.bounding_box()
    sheet = opened.locator("#gloss").bounding_box()
    assert box is not None
    assert sheet is not None
    assert 0 <= box["y"] < sheet["y"]  # the word stays in sight


def test_from_the_last_word_of_a_line_it_goes_to_the_next_line(opened: Page) -> None:
    opened.locator("#gloss > .shut").tap()
    opened.touchscreen.tap(*opened.evaluate(PLACE, "مارس"))
    expect(opened.locator("#gloss-body .meaning")).to_contain_text("March")
    draw(opened, middle(opened, "#gloss-body .meaning"), (120, 0))
    expect(opened.locator("#gloss[aria-label*='وأضاف']")).to_be_visible()
    draw(opened, middle(opened, "#gloss-body .meaning"), (-120, 0))
    expect(opened.locator("#gloss[aria-label*='مارس']")).to_be_visible()


def test_its_arrows_do_the_same(opened: Page) -> None:
    onward, back = opened.locator(".word-steps button").all()
    onward.tap()
    expect(opened.locator("#gloss[aria-label*='النقل']")).to_be_visible()
    back.tap()
    expect(opened.locator("#gloss[aria-label*='وزير']")).to_be_visible()
    for one in (onward, back):
        assert one.get_attribute("aria-label")
    left, right = middle(opened, ".word-steps button >> nth=0"), middle(opened, ".word-steps button >> nth=1")
    assert left[0] < right[0]  # in either language, as the text runs


def test_moving_up_or_down_in_the_sheet_turns_no_word_and_closes_nothing(opened: Page) -> None:
    before = word_shown(opened)
    draw(opened, middle(opened, "#gloss-body .meaning"), (10, 90))
    draw(opened, middle(opened, "#gloss-body .meaning"), (20, 2))
    opened.wait_for_timeout(300)
    assert word_shown(opened) == before
    expect(opened.locator("#gloss")).to_be_visible()


def test_what_is_pressed_in_the_gloss_is_large_enough(opened: Page) -> None:
    assert opened.evaluate(SMALL, ["#gloss", 24]) == []
    for often in (".shut", ".word-steps", "#keep form", ".gloss-foot"):
        assert opened.evaluate(SMALL, [f"#gloss {often}", 44]) == []


@pytest.mark.parametrize("sheet", ["t-view", "t-gloss", "t-layers", "t-size"])
def test_each_sheet_of_the_tools_is_drawn_down_or_closed(sheet: str, page: Page, harbour: Article) -> None:
    page.goto(harbour.get_absolute_url())
    tab, shown = page.locator(f".tabs [popovertarget={sheet}]"), page.locator(f"#{sheet}")
    tab.tap()
    expect(shown).to_be_visible()
    assert page.evaluate(SMALL, [f"#{sheet}", 44]) == []
    draw(page, middle(page, f"#{sheet} > .handle"), (0, 140))
    expect(shown).to_be_hidden()
    tab.tap()
    shown.locator(".shut").tap()
    expect(shown).to_be_hidden()
    assert page.evaluate(SMALL, [".tabs", 44]) == []


def test_a_tap_on_another_word_shows_its_gloss_in_place_of_the_first(opened: Page) -> None:
    for word, meaning in (("قال", "said"), ("وزير", "minister")):
        opened.wait_for_timeout(400)  # or two taps are one, which selects the word
        opened.touchscreen.tap(*opened.evaluate(ABOVE, word))
        expect(opened.locator("#gloss-body .meaning")).to_contain_text(meaning)
    expect(opened.locator(".gloss:popover-open")).to_have_count(1)
    expect(opened.locator(".word-box")).to_have_count(1)


def test_the_focus_goes_into_the_sheet_and_comes_back_to_its_line(opened: Page) -> None:
    sheet, line = opened.locator("#gloss"), opened.locator("#p1 .matn")
    for by_key in (True, False):
        expect(sheet).to_be_focused()
        before = opened.evaluate("scrollY")
        if by_key:  # to which browsers answer as to a phone's own button for back
            opened.keyboard.press("Escape")
        else:
            sheet.locator("> .shut").tap()
        expect(sheet).to_be_hidden()
        expect(line).to_be_focused()
        expect(opened.locator(".word-box")).to_have_count(0)
        assert opened.evaluate("scrollY") == before
        opened.touchscreen.tap(*opened.evaluate(PLACE, "وزير"))
    draw(opened, middle(opened, "#gloss > .handle"), (0, 160))
    expect(line).to_be_focused()


def test_a_word_is_kept_from_its_sheet_and_taken_back(opened: Page, anwar: "User") -> None:
    sheet, keep = opened.locator("#gloss"), opened.locator("#keep")
    keep.locator("[value=new]").tap()
    expect(keep.locator(".state")).to_be_visible()
    assert KeptWord.objects.get(user=anwar).state == "new"
    expect(sheet).to_be_focused()  # the button that was pressed is there no more
    opened.locator(".word-steps button").first.tap()
    expect(keep.locator("[value=new]")).to_be_visible()
    opened.locator(".word-steps button").last.tap()
    expect(keep.locator(".state")).to_be_visible()
    keep.locator("[value=forget]").tap()
    expect(keep.locator("[value=new]")).to_be_visible()
    assert not KeptWord.objects.exists()
    opened.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


@pytest.mark.parametrize("voice", ["ar-SA", "fr-FR"])
def test_a_word_is_said_where_there_is_a_voice_for_it(voice: str, page: Page, harbour: Article) -> None:
    page.add_init_script(VOICES.replace("ar-SA", voice))
    page.goto(harbour.get_absolute_url())
    page.touchscreen.tap(*page.evaluate(PLACE, "وزير"))
    expect(page.locator("#gloss-body .meaning")).to_contain_text("minister")
    listen = page.locator("#gloss [data-say]")
    expect(listen).to_be_visible(visible=voice == "ar-SA")
    if voice != "ar-SA":
        return
    assert page.evaluate(SMALL, ["#gloss", 24]) == []
    listen.tap()
    assert [one["text"] for one in said(page)] == ["وَزِير"]
    page.locator("#gloss > .shut").tap()
    page.locator("[data-speak]").tap()
    page.touchscreen.tap(*page.evaluate(PLACE, "وزير"))
    listen.tap()  # one voice at a time: the reading aloud ends
    expect(page.locator("[data-silence]")).to_be_hidden()
    assert page.evaluate("window.now.text") == "وَزِير"


def test_back_from_where_a_sheet_leads_is_the_article_again(opened: Page) -> None:
    address = opened.url
    opened.locator("#gloss-body dd a").first.tap()
    expect(opened.locator(".dictionary-entry").first).to_be_visible()
    opened.go_back()
    expect(opened.locator("#edition")).to_be_visible()
    assert opened.url == address
    opened.touchscreen.tap(*opened.evaluate(PLACE, "وزير"))
    expect(opened.locator("#gloss-body .meaning")).to_contain_text("minister")


def test_so_are_the_filters_of_the_library(page: Page, harbour: Article) -> None:
    page.goto("/")
    page.locator(".filters-open").tap()
    expect(page.locator("#filters")).to_be_visible()
    draw(page, middle(page, "#filters > .handle"), (0, 140))
    expect(page.locator("#filters")).to_be_hidden()


def test_the_palette_of_analysts_is_one_too(
    page: Page, harbour: Article, anwar: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(anwar)
    page.goto(harbour.get_absolute_url())
    page.keyboard.press("n")
    expect(page.locator("#work")).to_be_visible()
    draw(page, middle(page, "#work > .handle"), (0, 140))
    expect(page.locator("#work")).to_be_hidden()


def test_on_a_desk_there_is_no_handle(page: Page, harbour: Article) -> None:
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(harbour.get_absolute_url())
    page.mouse.click(*page.evaluate(PLACE, "وزير"))
    expect(page.locator("#gloss-body .meaning")).to_contain_text("minister")
    expect(page.locator("#gloss > .handle")).to_be_hidden()
