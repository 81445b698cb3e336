"""What readers mark for themselves, in a real browser: selected, painted, changed, removed, looked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from reader.models import OwnNote
from tests.browser.conftest import wait_until
from tests.browser.sizes import SIZES, prepare

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECT = """line => {
    const nodes = [], walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let left = line.textContent.indexOf(" ", 20);
    const chosen = line.textContent.slice(0, left);
    const last = nodes.find(node => node.length >= left || (left -= node.length) < 0);
    getSelection().setBaseAndExtent(nodes[0], 0, last, left);
    return chosen;
}"""
PAINTED = """() => {
    const ranges = [...(CSS.highlights.get("own") ?? [])].map(String);
    const columns = [...document.querySelectorAll("[data-painted-own]")].map(one => one.textContent);
    return [...ranges, ...columns].join("|");
}"""
IS_PAINTED = f"() => ({PAINTED})() !== ''"


@pytest.mark.parametrize("size", SIZES)
def test_selected_words_are_marked_changed_and_removed(
    size: tuple[int, str],
    page: Page,
    context: BrowserContext,
    live_server: Any,
    seed: "Article",
    rima: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    prepare(page, context, live_server.url, size)
    sign_in(rima)
    page.goto(f"/a/{seed.pk}/?vowels=all")
    bar = page.locator("#for-selection")
    expect(bar).to_be_hidden()
    page.locator("#p2 .matn").scroll_into_view_if_needed()
    page.locator("#p2 .matn").evaluate(SELECT)
    expect(bar).to_be_visible()
    assert axe_violations(page) == []
    bar.locator("input[name=body]").fill("For later.")
    bar.locator("button").click()
    expect(page.locator("#own-notes li")).to_have_count(1)
    expect(bar).to_be_hidden()
    note = OwnNote.objects.get()
    line = seed.paragraphs.exclude(kind="headline").filter(kind="paragraph").order_by("start")[1]
    assert note.start == line.start
    assert note.exact == seed.text[note.start : note.end]
    assert len(note.exact.split()) >= 2
    wait_until(page, IS_PAINTED, True)
    assert len(page.evaluate(PAINTED)) > len(note.exact)  # with its vowel signs
    page.goto(f"/a/{seed.pk}/?view=interlinear")
    wait_until(page, IS_PAINTED, True)
    assert len(page.evaluate(PAINTED).split("|")) >= 2
    form = page.locator("#own-notes form")
    form.locator("textarea").fill("Changed.")
    with page.expect_response("**/my-notes/*/"):
        form.locator("button[value=save]").click()
    assert OwnNote.objects.get().body == "Changed."
    page.goto("/my-notes/")
    expect(page.locator(".own-notes textarea")).to_have_value("Changed.")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe_violations(page) == []
    page.locator(".own-words a").click()
    expect(page.locator("#p2")).to_be_in_viewport()
    with page.expect_response("**/my-notes/*/"):
        page.locator("#own-notes button[value=remove]").click()
    expect(page.locator("#own-notes li")).to_have_count(0)
    wait_until(page, PAINTED, "")
    assert not OwnNote.objects.exists()
    assert console_errors == []


@pytest.mark.parametrize("size", SIZES)
def test_selected_words_are_looked_for_elsewhere(
    size: tuple[int, str],
    page: Page,
    context: BrowserContext,
    live_server: Any,
    seed: "Article",
    console_errors: list[str],
) -> None:
    prepare(page, context, live_server.url, size)
    page.goto(f"/a/{seed.pk}/?vowels=all")
    page.locator("#p3 .matn").scroll_into_view_if_needed()
    page.locator("#p3 .matn").evaluate(SELECT)
    bar = page.locator("#for-selection")
    expect(bar.locator("form")).to_have_count(0)  # for whoever is signed in
    bar.locator("a").click()
    page.wait_for_url("**/search/?q=*")
    phrase = page.locator("#q").input_value()
    assert phrase.strip('"') in seed.text
    assert phrase[0] == phrase[-1] == '"'
    expect(page.locator(f"a[href*='/a/{seed.pk}/']").first).to_be_visible()
    page.go_back()
    page.locator("#p3 .matn").evaluate(SELECT)
    expect(bar).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(bar).to_be_hidden()
    assert console_errors == []
