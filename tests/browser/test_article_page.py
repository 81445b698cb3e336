"""The article's page as it is laid out: the gloss in its window, layers, sizes, sheets of phones, paper."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reader.models import Article
from tests.articles import make_article

VIEWS = ["facing", "arabic", "interlinear"]
WINDOWS = [(1440, 800), (1024, 800)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, seed: Article) -> Iterator[Page]:
    """The seed article on a phone."""
    context = browser.new_context(base_url=live_server.url, **PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


# The gloss

# The words at the edges of the window, after it was scrolled so far, as points to click on.
POINTS = """share => {
  scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight));
  const points = [];
  for (const line of document.querySelectorAll('#edition .matn[data-o]')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const words = () => walker.currentNode.data.matchAll(/[\\u0621-\\u064a]{2,}/g);
    while (walker.nextNode()) for (const found of words()) {
      if (walker.currentNode.parentElement.closest('.lead-in')) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, found.index);
      range.setEnd(walker.currentNode, found.index + found[0].length);
      const r = range.getClientRects()[0];
      const x = r.left + r.width / 2, y = r.top + r.height / 2;
      const seen = document.elementFromPoint(x, y)?.closest('[data-o]') === line;
      if (seen && y > 120 && y < innerHeight - 4) points.push([x, y]);
    }
  }
  const by = (key) => [...points].sort((a, b) => a[key] - b[key]);
  return points.length ? [by(0)[0], by(0).at(-1), by(1)[0], by(1).at(-1), by(1)[points.length >> 1]] : [];
}"""


def test_nothing_lies_on_something_else_on_the_page_of_a_word(page: Page, seed: Article) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{seed.get_absolute_url()}w/0/")
    boxes = [one.bounding_box() for one in page.locator(".leafed summary").all()]
    tops = sorted((box["x"] // 100, box["y"]) for box in boxes if box)
    assert len(tops) > 1
    assert all(one[0] != other[0] or other[1] - one[1] > 20 for one, other in pairwise(tops))


@pytest.mark.parametrize("view", VIEWS)
def test_the_gloss_stays_in_the_window(view: str, page: Page, seed: Article) -> None:
    page.goto(f"{seed.get_absolute_url()}?view={view}")
    for (width, height), share in product(WINDOWS, (0, 0.5, 1)):
        page.set_viewport_size({"width": width, "height": height})
        for x, y in {tuple(point) for point in page.evaluate(POINTS, share)}:
            page.mouse.click(x, y)
            expect(page.locator("#gloss .meaning")).to_be_visible()
            where = f"{width} x {height}, scrolled {share}, word at {x}, {y}"
            inside(page, "#gloss", where)
            page.locator("#gloss details").evaluate_all("all => all.forEach(one => { one.open = true; })")
            inside(page, "#gloss", f"{where}, with all its parts open")
            page.keyboard.press("Escape")


def inside(page: Page, selector: str, where: str) -> None:
    """Wait until no side of a box is outside the window, for at most a second."""
    for _ in range(20):
        box = page.evaluate(
            """selector => {
              const r = document.querySelector(selector).getBoundingClientRect();
              return [r.left, r.top, innerWidth - r.right, innerHeight - r.bottom, r.width];
            }""",
            selector,
        )
        if min(box) >= 0 and box[4] > 0:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{where}: left, top, right, bottom, width are {box}")


def test_the_gloss_stays_in_the_window_while_the_page_is_scrolled(page: Page, seed: Article) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(seed.get_absolute_url())
    x, y = page.evaluate(POINTS, 0.5)[4]
    page.mouse.click(x, y)
    expect(page.locator("#gloss .meaning")).to_be_visible()
    for step in (200, -350):
        page.mouse.move(700, 400)
        page.mouse.wheel(0, step)
        inside(page, "#gloss", f"after {step}")


# Layers


def painted(page: Page, selector: str) -> set[str]:
    """What the marks paint: their backgrounds, those without any left out."""
    images = page.locator(selector).evaluate_all(
        """all => all.map(one => getComputedStyle(one).backgroundImage.replace(/none|, /g, ''))"""
    )
    return {image for image in images if image}


@pytest.mark.parametrize("view", VIEWS)
def test_layers_that_are_off_leave_no_mark_anywhere(view: str, page: Page, seed: Article) -> None:
    page.goto(f"{seed.get_absolute_url()}?view={view}")
    assert painted(page, ".head .mark")
    page.keyboard.press("a")
    page.keyboard.press("q")
    assert painted(page, ".edition .mark") == set()
    expect(page.locator(".entry.actor, .entry.quotation").locator("visible=true")).to_have_count(0)
    assert painted(page, ".tools .mark"), "the samples beside the switches stay"


def test_without_captions_only_their_mark_goes(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    caption = page.locator(".row.captioned").first
    before = caption.locator("figure").evaluate("e => getComputedStyle(e).backgroundColor")
    page.keyboard.press("c")
    expect(caption.locator("figcaption")).to_be_visible()
    expect(caption.locator(".english p").last).to_be_visible()
    expect(caption.locator("figure .source-label")).to_be_hidden()
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).outlineStyle]"
    after, outline = caption.locator("figure").evaluate(style)
    assert (after, outline) == ("rgba(0, 0, 0, 0)", "none") != before


# Captions


def test_the_label_of_a_caption_is_in_the_language_of_the_text(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    label = page.locator(".row.captioned figure .source-label").first
    expect(label).to_have_text("تعليق الصورة")
    assert label.evaluate("e => e.matches(':lang(ar)') && getComputedStyle(e).direction") == "rtl"
    expect(page.locator(".row.captioned .english .source-label").first).to_contain_text("Image caption")
    lead_in = page.locator(".captioned .lead-in").first
    assert lead_in.evaluate("e => e.textContent").startswith("Image caption")  # of the text, and still in it
    assert lead_in.evaluate("e => e.getBoundingClientRect().width") <= 1


def test_a_caption_has_the_width_of_its_box_beside_a_credit(page: Page, transactional_db: None) -> None:
    article = make_article(
        "ميناء الصفا يعود إلى العمل\n\nعاد العمال إلى الميناء صباح اليوم بعد إضراب طويل.\n\nمصدر الصورة AFP\n"
        "Image caption صورة للميناء بعد عودة العمال إلى أرصفته صباح اليوم"
        " وقد رست فيه سفن كثيرة جاءت من بعيد\n\nوقالت الإدارة إن السفن تنتظر منذ أيام."
    )
    page.goto(article.get_absolute_url())
    figure = page.locator(".row.captioned figure").first
    expect(figure.locator(".credit-line")).to_contain_text("AFP")
    widths = figure.evaluate(
        """e => {
          const line = document.createRange();
          line.selectNodeContents(e.querySelector('figcaption'));
          const style = getComputedStyle(e);
          const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
          const lines = [...line.getClientRects()];
          return [room, Math.max(...lines.map(r => r.right)) - Math.min(...lines.map(r => r.left))];
        }"""
    )
    assert widths[1] > 0.9 * widths[0]
    assert "no picture" not in page.locator("main").inner_text()


# Sizes


def test_the_size_of_the_text_is_that_of_headline_notes_and_gloss_too(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    x, y = page.evaluate(POINTS, 0.2)[0]
    page.mouse.click(x, y)
    expect(page.locator("#gloss .meaning")).to_be_visible()
    parts = [
        ".headline-arabic",
        ".headline-english",
        ".matn",
        ".translation",
        ".margin .name",
        ".facts",
        ".chips a",
        ".gloss-entry .meaning",
        ".gloss-entry .form",
        ".gloss-entry dl",
        ".captioned .source-label",
    ]
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    before = [page.locator(part).first.evaluate(size) for part in parts]
    page.evaluate("document.documentElement.dataset.scale = '150'")
    after = [page.locator(part).first.evaluate(size) for part in parts]
    assert [round(new / old, 2) for old, new in zip(before, after, strict=True)] == [1.5] * len(parts)


@pytest.mark.parametrize("width", [320, 390, 1024, 1440])
def test_the_largest_text_does_not_scroll_sideways(width: int, page: Page, seed: Article) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        page.goto(f"{seed.get_absolute_url()}?view={view}")
        page.evaluate("document.documentElement.dataset.scale = '150'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


# Phones


def test_on_a_phone_the_headline_comes_before_the_facts(phone: Page) -> None:
    parts = (".headline-arabic", ".headline-english", ".facts")
    tops = [phone.locator(one).bounding_box()["y"] for one in parts]  # type: ignore[index]
    assert tops == sorted(tops)


@pytest.mark.parametrize("sheet", ["t-view", "t-gloss", "t-layers", "t-size"])
def test_sheets_of_the_phone_have_a_button_that_closes_them(sheet: str, phone: Page) -> None:
    opener = phone.locator(f'.tabs [popovertarget="{sheet}"]')
    opener.click()
    expect(phone.locator(f"#{sheet}")).to_be_visible()
    close(phone, sheet)
    expect(opener).to_be_focused()


def test_the_gloss_of_the_phone_has_a_button_that_closes_it(phone: Page) -> None:
    x, y = phone.evaluate(POINTS, 0.5)[4]
    phone.touchscreen.tap(x, y)
    expect(phone.locator("#gloss .meaning")).to_be_visible()
    close(phone, "gloss")


def test_filters_of_the_phone_have_a_button_that_closes_them(phone: Page) -> None:
    for path in ("/", "/actors/", "/quotes/"):
        phone.goto(path)
        phone.locator(".filters-open").click()
        expect(phone.locator("#filters")).to_be_visible()
        close(phone, "filters")


def close(page: Page, sheet: str) -> None:
    button = page.locator(f"#{sheet} > .shut")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    button.click()
    expect(page.locator(f"#{sheet}")).to_be_hidden()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_sheet_of_keys_closes_by_a_button_and_gives_the_focus_back(
    size: tuple[int, int], page: Page, seed: Article
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(seed.get_absolute_url())
    opener = page.locator('.foot [popovertarget="keys"]')
    opener.click()
    button = page.locator("#keys").get_by_role("button", name="Close")
    expect(button).to_be_focused()
    button.click()
    expect(page.locator("#keys")).to_be_hidden()
    expect(opener).to_be_focused()


# Names of any direction


def test_sources_dates_and_titles_do_not_disturb_each_other(page: Page, seed: Article) -> None:
    seed.source.name_en = "صحيفة الميناء (2)"
    seed.source.save()
    seed.note = "عن وكالة الأنباء 12"
    seed.save()
    page.goto(seed.get_absolute_url())
    for words in (seed.source.name_en, seed.note):
        assert (
            page.get_by_text(words, exact=True).evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
        )


# Interlinear


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_a_phrase_has_one_gloss_across_its_words_and_is_never_broken(
    width: int, page: Page, seed: Article
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{seed.get_absolute_url()}?view=interlinear")
    units = page.locator(".unit").evaluate_all(
        """all => all.map(unit => {
          const words = [...unit.querySelectorAll('b')].map(one => one.getBoundingClientRect());
          const meaning = unit.querySelector('.meaning').getBoundingClientRect();
          return { texts: [...unit.querySelectorAll('i')].map(one => one.textContent),
            tops: new Set(words.map(r => Math.round(r.top))).size,
            right: Math.max(...words.map(r => r.right)) - meaning.right,
            left: meaning.left - Math.min(...words.map(r => r.left)),
            below: meaning.top - Math.max(...words.map(r => r.bottom)) };
        })"""
    )
    assert "foreign minister" in [unit["texts"][0] for unit in units]
    for unit in units:
        assert unit["tops"] == 1, unit
        assert unit["texts"].count(unit["texts"][0]) == 1, unit
        assert abs(unit["right"]) < 30, unit
        assert abs(unit["left"]) < 30, unit
        assert -1 <= unit["below"] < 12, unit
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_each_word_of_a_phrase_opens_its_own_gloss_in_the_interlinear_view(page: Page, seed: Article) -> None:
    page.goto(f"{seed.get_absolute_url()}?view=interlinear")
    unit = page.locator(".unit", has_text="foreign minister").first
    for number, form in enumerate(("وزير", "الخارجية")):
        unit.locator("b").nth(number).click()
        expect(page.locator("#gloss")).to_have_attribute("aria-label", f"Gloss of {form}")
        expect(page.locator("#gloss .meaning")).to_be_visible()
        page.keyboard.press("Escape")


# Paper


@pytest.mark.parametrize(("view", "most"), [("facing", 3), ("arabic", 3), ("interlinear", 4)])
def test_the_seed_article_prints_on_few_pages(view: str, most: int, page: Page, seed: Article) -> None:
    page.goto(f"{seed.get_absolute_url()}?view={view}")
    page.emulate_media(color_scheme="dark")
    paper = page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type /Page\b", paper)
    assert 2 <= len(pages) <= most
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


# The parts of the page to each other

EDGES = """() => {
  const edges = element => { const box = element.getBoundingClientRect(); return [box.left, box.right]; };
  const end = (within, part) => edges(document.querySelector(`${within} > ${part}`))[1];
  const of = within => ['.arabic', '.margin'].map(part => end(within, part));
  const [cast, row] = ['.cast', '#p1'].map(part => edges(document.querySelector(part)));
  return [of('#headline'), of('#p1'), cast, row];
}"""


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1440, 1024])
def test_the_headline_stands_over_the_text(view: str, width: int, page: Page, seed: Article) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{seed.get_absolute_url()}?view={view}")
    headline, paragraph, cast, row = page.evaluate(EDGES)
    over = [(headline[0], paragraph[0]), *zip(cast, row, strict=True)]
    if width == 1440:
        over.append((headline[1], paragraph[1]))
    assert all(above == pytest.approx(below, abs=1) for above, below in over)


def test_the_arabic_view_has_no_english_headline(page: Page, seed: Article) -> None:
    page.goto(f"{seed.get_absolute_url()}?view=arabic")
    expect(page.locator(".headline-arabic")).to_be_visible()
    expect(page.locator(".headline-english")).to_be_hidden()


# How far the foot line of each marked word stands above the gloss under it, in pixels
ABOVE_GLOSSES = """() => [...document.querySelectorAll('#edition .stacked-word')].flatMap(word => {
  const mark = word.closest('.mark'), gloss = word.querySelector('i');
  if (!mark || !gloss || getComputedStyle(mark).getPropertyValue('--u') === 'none') return [];
  const foot = parseFloat(getComputedStyle(mark).backgroundPositionY.split(',')[7]);
  const top = word.getBoundingClientRect().top, far = box => Math.abs(box.top - top);
  const line = [...mark.getClientRects()].sort((one, other) => far(one) - far(other))[0];
  return [gloss.getBoundingClientRect().top - line.top - foot];
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_broken_lines_stay_off_the_glosses_below_them(media: str, page: Page, seed: Article) -> None:
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(f"{seed.get_absolute_url()}?view=interlinear")
    gaps = page.evaluate(ABOVE_GLOSSES)
    assert gaps
    assert min(gaps) > 1


def test_htmx_is_configured_before_it_reads_the_page(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    config = page.evaluate("htmx.config")
    assert (config["allowEval"], config["historyCacheSize"], config["allowNestedOobSwaps"]) == (
        False,
        0,
        False,
    )
    assert page.locator("style").count() == 0  # its indicator styles, which the policy would refuse
