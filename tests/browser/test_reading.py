"""Reading the seed article in a real browser: marks in both languages, glosses, keys, views, no script."""

import re
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reader.models import Article

PEOPLE = ["Bashar al-Assad", "John Kerry", "Sergei Lavrov", "Josh Earnest", "Vladimir Putin", "Jeff Davis"]
STATEMENTS = [
    ("يزعزع الاستقرار", "destabil", "Josh Earnest"),
    ("رهان خاسر", "losing bet", "Josh Earnest"),
    ("يشير الروس", "Russians", "Josh Earnest"),
    ("مساعدات فنية عسكرية", "technical", "Vladimir Putin"),
    ("ندعم حكومة", "support", "Vladimir Putin"),
    ("نقدم وسنستمر", "provid", "Vladimir Putin"),
    ("أسوأ من", "worse than", "Vladimir Putin"),
    ("لدينا مؤشرات", "indications", "Jeff Davis"),
]


@pytest.fixture
def reading(page: Page, seed: Article, console_errors: list[str]) -> Iterator[Page]:
    """The seed article, open; nothing may be wrong in the console at the end."""
    page.goto(seed.get_absolute_url())
    yield page
    assert console_errors == []


def open_gloss(page: Page, word: str) -> None:
    """Click a word where it first stands in the article."""
    box = page.evaluate(
        """word => {
          for (const line of document.querySelectorAll('.matn[data-o]')) {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const whole = new RegExp(`(?<![\\\\p{L}])${word}(?![\\\\p{L}])`, 'u');
              const at = walker.currentNode.data.search(whole);
              if (at < 0) continue;
              const range = document.createRange();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + word.length);
              line.scrollIntoView({block: 'center'});
              const r = range.getBoundingClientRect();
              return [r.left + r.width / 2, r.top + r.height / 2];
            }
          }
        }""",
        word,
    )
    page.mouse.click(*box)
    expect(page.locator("#gloss")).to_be_visible()
    expect(page.locator("#gloss .meaning")).to_be_visible()


def test_the_actors_are_marked_in_both_languages(reading: Page) -> None:
    for name in PEOPLE:
        expect(reading.locator(".margin .name", has_text=name).first).to_be_visible()
    for arabic in ("جون كيري", "سيرغي لافروف", "جوش ايرنست", "فلاديمير بوتين", "جيف دايفيز"):
        assert reading.locator(".matn a.person").filter(has_text=arabic).count() >= 1
    for english in ("John Kerry", "Sergei Lavrov", "Josh Earnest", "Vladimir Putin", "Jeff Davis"):
        assert reading.locator(".translation a.person").filter(has_text=english).count() >= 1
    for english in ("White House", "Kremlin", "Associated Press"):
        assert reading.locator(".translation a.org").filter(has_text=english).count() >= 1
    for english in ("Iraq", "Libya", "Latakia", "Tajikistan", "United States"):
        assert reading.locator(".translation a.place").filter(has_text=english).count() >= 1


def test_each_statement_in_both_languages_with_its_speaker(reading: Page) -> None:
    for arabic, english, speaker in STATEMENTS:
        row = reading.locator(".row").filter(has=reading.locator(".matn .quote", has_text=arabic)).first
        expect(row.locator(".translation .quote", has_text=english).first).to_be_visible()
        expect(row.locator(".margin .entry", has_text=speaker).first).to_be_visible()


def test_captions_stand_in_their_box_with_the_credit(reading: Page) -> None:
    captions = reading.locator(".row.captioned")
    expect(captions).to_have_count(2)
    expect(captions.nth(0).locator("figcaption")).to_contain_text("صورة صادرة عن الجيش السوري")
    expect(captions.nth(1)).to_contain_text("AFP")
    expect(captions.nth(1).locator(".translation")).to_contain_text("plane")


def test_the_gloss_is_asked_for_by_htmx_once_for_each_word(reading: Page) -> None:
    asked: list[dict[str, str]] = []
    reading.on("request", lambda request: asked.append(request.headers) if "/w/" in request.url else None)
    for word in ("واتهمت", "لافروف", "واتهمت"):
        open_gloss(reading, word)
        reading.keyboard.press("Escape")
    assert [(headers["hx-request"], headers["hx-target"]) for headers in asked] == [
        ("true", "gloss-body")
    ] * 2


def test_a_click_opens_the_gloss_and_escape_closes_it(reading: Page) -> None:
    open_gloss(reading, "واتهمت")
    gloss = reading.locator("#gloss")
    expect(gloss).to_contain_text("accused")
    expect(gloss).to_contain_text("Verb")
    expect(gloss.locator(".morphemes li")).to_have_count(3)
    expect(reading.locator(".word-box")).not_to_have_count(0)
    reading.keyboard.press("Escape")
    expect(gloss).to_be_hidden()


def test_a_click_on_a_name_shows_whose_it_is(reading: Page) -> None:
    open_gloss(reading, "لافروف")
    expect(reading.locator("#gloss")).to_contain_text("Sergei Lavrov")


def test_the_keyboard_walks_through_words(reading: Page) -> None:
    reading.keyboard.press("j")
    expect(reading.locator(".number a:focus")).to_have_count(1)
    reading.keyboard.press("Enter")
    expect(reading.locator("#live")).not_to_be_empty()
    before = reading.locator("#live").inner_text()
    reading.keyboard.press("ArrowLeft")
    expect(reading.locator("#live")).not_to_have_text(before)
    reading.keyboard.press("Enter")
    expect(reading.locator("#gloss .meaning")).to_be_visible()
    reading.keyboard.press("Escape")
    expect(reading.locator("#gloss")).to_be_hidden()


def test_the_sheet_of_keys(reading: Page) -> None:
    reading.keyboard.press("?")
    expect(reading.locator("#keys")).to_be_visible()


def test_views(reading: Page) -> None:
    english = reading.locator(".row .translation").nth(1)
    expect(english).to_be_visible()
    reading.keyboard.press("1")
    expect(english).to_be_hidden()
    reading.keyboard.press("3")
    expect(reading.locator("#edition.interlinear .stacked-word").first).to_be_visible()
    assert "view=interlinear" in reading.url
    reading.keyboard.press("2")
    expect(reading.locator("#edition:not(.interlinear)")).to_be_visible()
    expect(english).to_be_visible()


def background(page: Page, selector: str) -> str:
    image: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundImage")
    return image


def test_layers_are_switched_and_remembered(reading: Page, seed: Article) -> None:
    marked = background(reading, ".matn a.person")
    with reading.expect_response(lambda response: "/preferences/" in response.url):
        reading.keyboard.press("a")
    assert background(reading, ".matn a.person") != marked
    reading.reload()
    expect(reading.locator("#l-actors")).not_to_be_checked()
    assert background(reading, ".matn a.person") != marked


@pytest.mark.parametrize("has_script", [True, False])
def test_layers_are_switched_in_the_headline_too(
    browser: Browser, live_server: "LiveServer", seed: Article, has_script: bool
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=has_script)
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    for mark in (".headline-arabic .mark.place", "#edition .matn a.person"):
        page.locator("label.layer:has(#l-actors)").check()
        marked = background(page, mark)
        page.locator("label.layer:has(#l-actors)").uncheck()
        assert background(page, mark) != marked
    page.locator("label.segment:has(#v-ar)").click()
    for english in (".above-tools .english", "#edition .english"):
        expect(page.locator(english).first).to_be_hidden()
    context.close()


def test_the_size_is_remembered(reading: Page) -> None:
    def size() -> float:
        return float(
            reading.locator(".matn").nth(2).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        )

    before = size()
    with reading.expect_response(lambda response: "/preferences/" in response.url):
        reading.keyboard.press("+")
    reading.reload()
    assert size() > before


def test_marks_do_not_change_the_width_of_the_text(reading: Page) -> None:
    """Letters join across the edges of marks: the line is as wide with them as without."""
    widths = reading.evaluate(
        """() => [...document.querySelectorAll('p.matn[data-o]')].slice(0, 25).map(line => {
          const measure = element => {
            const box = document.createElement('span');
            box.style.cssText = 'position:absolute;white-space:nowrap;visibility:hidden';
            box.append(...element);
            line.after(box);
            const width = box.getBoundingClientRect().width;
            box.remove();
            return width;
          };
          const copy = line.cloneNode(true);
          return [measure([...copy.childNodes]), measure([line.textContent])];
        })"""
    )
    assert widths
    assert all(abs(marked - plain) <= 1 for marked, plain in widths)


def test_on_a_phone_the_gloss_is_a_sheet_at_the_bottom(
    browser: Browser, live_server: LiveServer, seed: Article
) -> None:
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 844},
        has_touch=True,
    )
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    open_gloss(page, "واتهمت")
    box = page.locator("#gloss").bounding_box()
    assert box is not None
    assert (round(box["x"]), round(box["width"])) == (0, 390)
    assert round(box["y"] + box["height"]) == 844
    context.close()


def test_without_scripts(browser: Browser, live_server: LiveServer, seed: Article) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    expect(page.locator(".matn a.person").first).to_be_visible()
    page.locator("#v-int").check(force=True)
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#edition.interlinear .stacked-word").first).to_be_visible()
    page.goto(f"{seed.get_absolute_url()}?view=facing")
    page.get_by_role("link", name="words").first.click()
    expect(page.locator("table")).to_contain_text("picture")
    page.locator("table a").first.click()
    expect(page.locator(".gloss-entry .meaning")).to_be_visible()
    context.close()


def test_nothing_scrolls_sideways(page: Page, seed: Article) -> None:
    for path in pages_of(seed):
        page.goto(path)
        for width in (320, 390, 1024, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def pages_of(seed: Article) -> list[str]:
    """Every kind of page that a visitor can open."""
    actor = seed.annotations.filter(label="PER").values_list("actor", flat=True)[0]
    article = seed.get_absolute_url()
    return [
        "/",
        "/?q=ققق",
        article,
        f"{article}?view=arabic",
        f"{article}?view=interlinear",
        f"{article}raw/",
        f"{article}w/{seed.text.index('واتهمت')}/",
        f"{article}p/3/words/",
        "/actors/",
        f"/actors/{actor}/",
        "/quotes/",
        "/help/",
        "/preferences/",
        "/sign-in/",
        "/nothing/here/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility_rules(
    scheme: str,
    page: Page,
    seed: Article,
    make_user: Callable[..., object],
    sign_in: Callable[..., None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for path in pages_of(seed):
        page.goto(path)
        if violations := axe_violations(page):
            found[path] = violations
    sign_in(make_user("adel", "admin"))
    for path in ("/upload/", "/"):
        page.goto(path)
        if violations := axe_violations(page):
            found[path] = violations
    page.goto(seed.get_absolute_url())
    open_gloss(page, "واتهمت")
    if violations := axe_violations(page):
        found["gloss"] = violations
    assert found == {}


def test_curl_sees_the_same_text_and_marks(live_server: LiveServer, seed: Article) -> None:
    html = urlopen(live_server.url + seed.get_absolute_url()).read().decode()
    assert re.search(r'<a class="mark person[^"]*"[^>]*>جون كيري</a>', html)
    assert re.search(r'class="mark [^"]*quote[^"]*"[^>]*>رهان خاسر<', html)
