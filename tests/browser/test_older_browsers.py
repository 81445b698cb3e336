"""What rests on newer features of browsers, with the feature taken away: docs/decisions.md has the list."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WITHOUT = {
    "highlights": "delete CSS.highlights; delete window.Highlight;",
    "segmenter": "delete Intl.Segmenter;",
    "caret": "delete Document.prototype.caretPositionFromPoint;",
    "clipboard": "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });",
    "popovers": """for (const one of ["showPopover", "hidePopover", "togglePopover"])
        delete HTMLElement.prototype[one];""",
}
# A rule or value that a browser does not know, it leaves out: so these are written as it would not know them.
UNKNOWN_STYLES = {
    "has": (r":has\(", ":unknown-has("),
    "light-dark": (r"light-dark\(", "unknown-dark("),
    "subgrid": (r"\bsubgrid\b", "unknown-grid"),
    "color-mix": (r"color-mix\(", "unknown-mix("),
    "highlight": (r"::highlight\(", "::unknown-highlight("),
    "text-wrap": (r"text-wrap:", "unknown-wrap:"),
    "mask": (r"(?<![\w-])mask:", "unknown-mask:"),
}


@pytest.fixture
def address(seed: Article) -> str:
    return seed.get_absolute_url()


def click_a_word(page: Page) -> None:
    """Click the second letter of a paragraph's Arabic."""
    x, y = page.locator("#p3 .matn").evaluate("""line => {
        line.scrollIntoView({ block: "center" });
        const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
        const range = document.createRange();
        range.setStart(text, 1);
        range.setEnd(text, 2);
        const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
    }""")
    page.mouse.click(x, y)


def open_by_keys(page: Page) -> None:
    page.locator("#p1 .number a").first.press("Enter")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("feature", ["highlights", "segmenter", "caret"])
def test_a_word_still_opens_its_gloss(
    feature: str, page: Page, address: str, console_errors: list[str]
) -> None:
    page.add_init_script(WITHOUT[feature])
    page.goto(address)
    page.mouse.move(600, 500)
    click_a_word(page)
    expect(page.locator("#gloss .meaning")).to_be_visible()
    page.keyboard.press("Escape")
    open_by_keys(page)
    expect(page.locator("#gloss .meaning")).to_be_visible()
    assert console_errors == []


def test_without_popovers_a_word_leads_to_its_page_and_the_steps_stand_in_the_page(
    page: Page, address: str, console_errors: list[str]
) -> None:
    page.add_init_script(WITHOUT["popovers"])
    page.goto(address)
    click_a_word(page)
    expect(page.locator("main .meaning")).to_be_visible()
    assert "/w/" in page.url
    page.goto(address)
    page.locator("[data-steps]").click()
    expect(page.locator("#step-1")).to_be_focused()
    page.locator("[data-step-by='1']").press("Enter")
    expect(page.locator("#step-2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#first-visit")).to_have_count(0)
    assert console_errors == []


def test_without_a_clipboard_what_is_to_be_copied_is_selected_and_told(
    page: Page, seed: Article, console_errors: list[str]
) -> None:
    page.add_init_script(WITHOUT["clipboard"])
    page.goto("/quotes/")
    page.locator("a[href*='/q/']").first.click()
    page.locator("[data-copies]:visible").first.click()
    expect(page.locator("#live")).to_contain_text("copy it yourself")
    assert page.evaluate("document.activeElement.selectionEnd > 0")
    assert console_errors == []


@pytest.fixture
def plainer(page: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page whose style sheets lack one feature."""
    known, unknown = UNKNOWN_STYLES[request.param]
    changed: list[int] = []

    def without(route: Route) -> None:
        answer = route.fetch()
        text, times = re.subn(known, unknown, answer.text())
        changed.append(times)
        route.fulfill(response=answer, body=text)

    page.route(re.compile(r"\.css(\?|$)"), without)
    yield page
    assert sum(changed) > 0, "the style sheets do not use it"


@pytest.mark.parametrize("plainer", UNKNOWN_STYLES, indirect=True)
def test_without_a_style_the_article_is_read_and_its_words_are_asked_for(
    plainer: Page, address: str, console_errors: list[str]
) -> None:
    plainer.goto(address)
    expect(plainer.locator("#p1 .matn")).to_be_visible()
    open_by_keys(plainer)
    expect(plainer.locator("#gloss .meaning")).to_be_visible()
    plainer.keyboard.press("Escape")
    plainer.keyboard.press("Escape")
    plainer.locator("label.segment", has=plainer.locator("#v-int")).click()
    expect(plainer.locator("#edition.interlinear .stacked-word").first).to_be_visible()
    assert plainer.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    apart = plainer.evaluate(
        """() => {
            const [a, e] = ["arabic", "english"].map(
                one => document.querySelector(`#p1 .${one}`).getBoundingClientRect());
            return a.left >= e.right - 1 || e.top >= a.bottom - 1 || a.width === 0 || e.width === 0;
        }"""
    )
    assert apart
    assert console_errors == []
