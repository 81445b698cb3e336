"""Reading aloud and one paragraph at a time, in a real browser; the voice is one that only writes down."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.sizes import SIZES, prepare

if TYPE_CHECKING:
    from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A browser's voices, of which the test decides when one has ended.
VOICES = """
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => [{ lang: "en-GB", localService: true }, { lang: "ar-SA", localService: true }],
        speak(one) {
            window.said.push({ text: one.text, lang: one.lang, rate: one.rate });
            window.now = one;
        },
        cancel() { const cut = window.now; window.now = null; cut?.onend?.(); },
        addEventListener() {},
    } });
"""
SPOKEN = """() => {
    const columns = [...document.querySelectorAll("[data-painted-spoken] b, b[data-painted-spoken]")]
        .map(one => one.textContent);
    return [...(CSS.highlights.get("spoken") ?? [])].map(String).join("|") || columns.join(" ");
}"""


def said(page: Page) -> list[Any]:
    return list(page.evaluate("window.said"))


@pytest.mark.parametrize("view", ["facing", "interlinear"])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_read_aloud_sentence_by_sentence(
    size: tuple[int, str],
    view: str,
    page: Page,
    context: BrowserContext,
    live_server: Any,
    seed: "Article",
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    prepare(page, context, live_server.url, size)
    page.add_init_script(VOICES)
    page.goto(f"/a/{seed.pk}/?view={view}")
    speak, pause, stop = (page.locator(f"[data-{one}]") for one in ("speak", "pause", "silence"))
    expect(speak).to_be_visible()
    expect(pause).to_be_hidden()
    assert axe_violations(page) == []
    speak.click()
    expect(pause).to_be_visible()
    first = said(page)[0]
    assert first["lang"] == "ar-SA"
    assert first["rate"] == 1
    assert page.evaluate(SPOKEN).split()[:3] == first["text"].split()[:3]
    page.evaluate("window.now.onend()")
    second = said(page)[1]
    assert second["text"] != first["text"]
    assert page.evaluate(SPOKEN).split()[:3] == second["text"].split()[:3]
    assert axe_violations(page) == []
    pause.click()
    expect(speak).to_be_visible()
    assert len(said(page)) == 2
    speak.click()
    assert said(page)[2]["text"] == second["text"]
    page.locator("#speed").select_option("1.3")
    assert said(page)[3] == second | {"rate": 1.3}
    stop.click()
    expect(stop).to_be_hidden()
    assert page.evaluate(SPOKEN) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert console_errors == []


def test_all_of_a_paragraph_is_said_once(page: Page, seed: "Article") -> None:
    page.add_init_script(VOICES)
    page.goto(f"/a/{seed.pk}/")
    page.locator("[data-speak]").click()
    for _ in range(200):
        if not page.evaluate("Boolean(window.now)"):
            break
        page.evaluate("window.now.onend()")
    expect(page.locator("[data-silence]")).to_be_hidden()
    heard = "".join("".join(one["text"] for one in said(page)).split())
    lines = page.locator("#edition > .row[id^=p] .matn").all_text_contents()
    assert heard.strip('«"“') in "".join("".join(lines).split())
    assert len(heard) > 0.97 * len("".join("".join(lines).split()))


def test_without_an_arabic_voice_there_is_no_button(page: Page, seed: "Article") -> None:
    page.add_init_script(VOICES.replace("ar-SA", "fr-FR"))
    page.goto(f"/a/{seed.pk}/")
    expect(page.locator("#one-paragraph")).to_be_visible()
    expect(page.locator("#read-aloud")).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
def test_one_paragraph_at_a_time(
    size: tuple[int, str],
    page: Page,
    context: BrowserContext,
    live_server: Any,
    seed: "Article",
    console_errors: list[str],
) -> None:
    prepare(page, context, live_server.url, size)
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/a/{seed.pk}/")
    button, bright = page.locator("#one-paragraph"), page.locator("#edition > .row.in-focus")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(bright).to_have_count(1)
    rows = page.locator("#edition > .row")
    begin = bright.get_attribute("id")
    order = rows.evaluate_all("all => all.map(one => one.id)")
    at = order.index(begin)
    for key, step in (("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(bright).to_have_id(order[at + step])
        expect(bright).to_be_in_viewport()
    dim = page.locator(f"#{order[at + 1]}")
    expect(dim).to_have_css("opacity", "0.28")
    expect(dim).to_have_css("transition-duration", "0s")
    expect(bright).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(bright).to_have_count(0)
    expect(dim).to_have_css("opacity", "1")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert console_errors == []


def test_without_scripts_there_is_nothing_that_does_nothing(
    browser: Any, live_server: Any, seed: "Article"
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/a/{seed.pk}/")
    for part in ("#along", "#for-selection", "#go-on", "#minutes-left"):
        expect(page.locator(part)).to_be_hidden()
    context.close()
