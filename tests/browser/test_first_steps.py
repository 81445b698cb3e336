"""The five steps in a browser: beside what they point at, by mouse and keyboard, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reader.models import Article, StepsSeen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The box and the ring around what a step points at, and what somebody sees in the middle of the ring.
WHERE = """() => {
    const place = id => document.getElementById(id).getBoundingClientRect();
    const [box, ring] = [place("step-box"), place("step-ring")];
    const apart = box.right <= ring.left + 4 || ring.right <= box.left + 4
        || box.bottom <= ring.top + 4 || ring.bottom <= box.top + 4;
    const seen = [box, ring].every(one => one.width > 0 && one.top >= 0 && one.bottom <= innerHeight
        && one.left >= 0 && one.right <= innerWidth);
    const middle = document.elementFromPoint((ring.left + ring.right) / 2, (ring.top + ring.bottom) / 2);
    return {
        apart, seen, sideways: document.documentElement.scrollWidth - innerWidth,
        on: middle.closest(".tools, .masthead, .margin, .arabic, .row")?.className.split(" ")[0],
        heading: document.activeElement.id,
    };
}"""
ON = ["arabic", "arabic", "tools", "margin", "masthead"]


def read_through(page: Page) -> list[dict[str, Any]]:
    """Go through the steps by their button; return where each stood."""
    found = []
    for number in range(1, 6):
        expect(page.locator(f"#step-{number}")).to_be_focused()
        found.append(page.evaluate(WHERE))
        if number < 5:
            page.get_by_role("dialog").locator("[data-step-by='1']").click()
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (390, 844), (360, 640)], ids=str)
def test_each_step_stands_beside_what_it_points_at_and_never_on_it(
    size: tuple[int, int], language: str, browser: Browser, live_server: Any, seed: Article
) -> None:
    width, height = size
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": height}, locale=language
    )
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    page.locator("[data-steps]").click()
    found = read_through(page)
    assert [one for one in found if not (one["apart"] and one["seen"]) or one["sideways"] > 0] == []
    assert [one["on"] for one in found] == ON
    context.close()


def test_the_steps_end_for_good_and_the_text_has_the_focus(
    page: Page, seed: Article, console_errors: list[str]
) -> None:
    page.goto(seed.get_absolute_url())
    page.locator("[data-steps]").click()
    read_through(page)
    page.get_by_role("button", name="Read on").click()
    expect(page.locator("#first-visit")).to_have_count(0)
    expect(page.locator("#step-box")).to_be_hidden()
    expect(page.locator("#main")).to_be_focused()
    page.reload()
    expect(page.locator("#first-visit")).to_have_count(0)
    assert console_errors == []


def test_escape_leaves_the_steps_and_they_are_found_again_at_the_foot(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    page.locator("[data-steps]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="What the lines and colours mean")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#first-visit")).to_have_count(0)
    page.reload()
    page.get_by_role("link", name="Five steps").click()
    expect(page.locator("#step-1")).to_be_focused()
    assert "steps" not in page.url
    page.locator("[data-step-by='1']").click()
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#step-1")).to_be_focused()
    page.get_by_role("button", name="Skip the steps").click()
    expect(page.locator("#step-ring")).to_be_hidden()


def test_what_a_step_points_at_can_be_tried_meanwhile(page: Page, seed: Article) -> None:
    page.goto(seed.get_absolute_url())
    page.locator("[data-steps]").click()
    page.locator("[data-step-by='1']").click()
    ring = page.locator("#step-ring").bounding_box()
    assert ring
    page.mouse.click(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    expect(page.locator("#gloss .meaning")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#gloss")).to_be_hidden()
    expect(page.locator("#step-box")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#step-box")).to_be_hidden()


def test_no_is_an_answer_and_goes_with_the_account(
    page: Page, seed: Article, anwar: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(anwar)
    page.goto(seed.get_absolute_url())
    page.get_by_role("button", name="No, thank you").click()
    expect(page.locator("#first-visit")).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()
    assert StepsSeen.objects.get().user == anwar


def test_without_scripts_the_strip_leads_to_the_steps_on_the_help_page(
    browser: Browser, live_server: Any, seed: Article
) -> None:
    context: BrowserContext = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(seed.get_absolute_url())
    expect(page.locator("#step-box")).to_be_hidden()
    page.get_by_role("link", name="Show me").click()
    expect(page.locator("#steps li")).to_have_count(5)
    page.go_back()
    page.get_by_role("button", name="No, thank you").click()
    expect(page.locator("#edition")).to_be_visible()
    expect(page.locator("#first-visit")).to_have_count(0)
    context.close()


def test_the_steps_hold_the_rules_of_accessibility(
    page: Page, seed: Article, axe_violations: Callable[[Page], list[str]]
) -> None:
    page.goto(seed.get_absolute_url())
    assert axe_violations(page) == []
    page.locator("[data-steps]").click()
    assert axe_violations(page) == []
