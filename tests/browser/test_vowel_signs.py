"""Vowel signs, in a real browser: chosen in the toolbar; marks, glosses and selections find their words."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.sizes import SIZES, prepare

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST_WORD = """line => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    range.setStart(walker.nextNode(), 0);
    range.setEnd(walker.currentNode, 2);
    const box = range.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""
SELECT = """line => {
    const nodes = [], walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let left = line.textContent.indexOf(" ", 20);
    const chosen = line.textContent.slice(0, left);
    const last = nodes.find(node => node.length >= left || (left -= node.length) < 0);
    getSelection().setBaseAndExtent(nodes[0], 0, last, left);
    return chosen;
}"""


@pytest.mark.parametrize("size", SIZES)
def test_signs_are_shown_throughout_in_the_gloss_or_not_at_all(
    size: tuple[int, str],
    page: Page,
    context: BrowserContext,
    live_server: Any,
    seed: "Article",
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    prepare(page, context, live_server.url, size)
    page.goto(f"/a/{seed.pk}/")
    line, head = page.locator("#p2 .matn"), page.locator("h1")
    written = line.text_content() or ""

    def choose(state: str) -> None:
        if size[0] == 360:
            page.locator(".tabs [popovertarget='t-vowels']").click()
        with page.expect_response("**/preferences/"):
            page.locator(f"label:has(#w-{state})").click()
        if size[0] == 360:
            page.locator("#t-vowels .shut").click()

    def gloss() -> str:
        line.scroll_into_view_if_needed()
        page.mouse.click(*line.evaluate(FIRST_WORD))
        form = page.locator("#gloss-body .form:visible")
        expect(form).to_have_count(1)
        told = form.text_content() or ""
        page.keyboard.press("Escape")
        expect(page.locator("#gloss")).to_be_hidden()
        return told

    voiced = gloss()
    choose("all")
    expect(line).to_have_attribute("data-v", line.get_attribute("data-v") or "")
    expect(line).not_to_have_text(written)
    expect(head).to_have_attribute("data-v", "")
    assert len(line.text_content() or "") > len(written)
    assert gloss() == voiced
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe_violations(page) == []
    page.reload()
    assert len(line.text_content() or "") > len(written)
    choose("written")
    expect(line).to_have_text(written)
    assert len(gloss()) < len(voiced)
    choose("gloss")
    assert gloss() == voiced
    assert line.text_content() == written
    assert console_errors == []


@pytest.mark.parametrize("view", ["facing", "interlinear"])
def test_marks_and_selections_find_their_words_under_signs(
    view: str,
    page: Page,
    seed: "Article",
    anwar: "User",
    sign_in: Callable[["User"], None],
    console_errors: list[str],
) -> None:
    sign_in(anwar)
    page.goto(f"/a/{seed.pk}/?view={view}&vowels=all")
    # the word cursor goes over the last words of a line, whose offsets count all that stands before
    page.locator("#p3 .number a").first.focus()
    page.keyboard.press("Enter")
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    link = page.locator("#gloss:popover-open .gloss-foot a").first
    link.wait_for()
    offset = int((link.get_attribute("href") or "").split("/w/")[1].strip("/"))
    begins = int(page.locator("#p3 .matn").get_attribute("data-o") or 0)
    words = list(re.finditer(r"[\w\u064b-\u0652]+", seed.text[begins:]))
    assert offset == begins + words[7].start()
    if view == "interlinear":
        return
    page.keyboard.press("Escape")
    chosen = page.locator("#p4 .matn").evaluate(SELECT)
    assert re.search("[\u064b-\u0652]", chosen)
    page.locator("#p4 .matn").dispatch_event("mouseup")
    page.locator("#work .palette").wait_for()
    about = page.locator("#work [data-start][data-end]").first
    start, end = (int(about.get_attribute(f"data-{one}") or 0) for one in ("start", "end"))
    assert len(seed.text[start:end].split()) == len(chosen.split())
    tinted = page.evaluate("[...CSS.highlights.get('chosen')].map(String).join('')")
    assert len(tinted) > end - start  # with its signs
    assert console_errors == []
