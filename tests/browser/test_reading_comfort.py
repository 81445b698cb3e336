"""What makes reading easy, in a real browser: each button is pressed, and what happens is looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Page, expect

from reader.models import ReadingPlace
from tests.browser.sizes import SIZES, prepare

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=SIZES)
def seen(request: Any, page: Page, context: BrowserContext, live_server: Any) -> Page:
    """A page of a phone's or a desk's width, in either language."""
    prepare(page, context, live_server.url, request.param)
    return page


def check_width(page: Page) -> None:
    wide, window = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window


def go_to(page: Page, paragraph: int) -> None:
    """Scroll so that a paragraph is the one that is read."""
    page.evaluate(
        "row => scrollBy(0, row.getBoundingClientRect().top - innerHeight * 0.3)",
        page.locator(f"#p{paragraph}").element_handle(),
    )


def leave(page: Page) -> None:
    page.wait_for_timeout(400)
    page.goto("/help/")


def test_a_place_is_kept_with_the_account_and_offered(
    seen: Page,
    seed: "Article",
    rima: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    sign_in(rima)
    seen.goto(f"/a/{seed.pk}/")
    expect(seen.locator("#go-on")).to_be_hidden()
    go_to(seen, 6)
    expect(seen.locator("#minutes-left")).to_be_visible()
    leave(seen)
    seen.wait_for_timeout(300)
    kept = ReadingPlace.objects.get()
    assert (kept.user, kept.paragraph, kept.read) == (rima, 6, False)
    seen.goto("/")
    expect(seen.locator(f".items a[href='/a/{seed.pk}/#p6']")).to_be_visible()
    seen.goto(f"/a/{seed.pk}/")
    expect(seen.locator("#go-on")).to_be_visible()
    check_width(seen)
    assert axe_violations(seen) == []
    seen.locator("#go-on a").click()
    expect(seen.locator("#p6")).to_be_in_viewport()
    expect(seen.locator("#go-on")).to_be_hidden()
    seen.goto("/help/")
    seen.goto(f"/a/{seed.pk}/")
    seen.locator("#go-on button").click()
    expect(seen.locator("#go-on")).to_be_hidden()
    assert console_errors == []


def test_a_place_is_kept_in_the_browser_of_whoever_is_not_signed_in(
    seen: Page, seed: "Article", console_errors: list[str]
) -> None:
    seen.goto(f"/a/{seed.pk}/")
    go_to(seen, 5)
    leave(seen)
    seen.goto(f"/a/{seed.pk}/")
    link = seen.locator("#go-on a")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", "#p5")
    with override(str(seen.evaluate("document.documentElement.lang"))):
        expect(link).to_have_text(gettext("Go on at paragraph %(number)s") % {"number": 5})
    link.click()
    expect(seen.locator("#p5")).to_be_in_viewport()
    assert not ReadingPlace.objects.exists()
    assert console_errors == []


def test_reaching_the_end_says_that_it_was_read_and_a_button_takes_it_back(
    seen: Page, seed: "Article", rima: "User", sign_in: Callable[["User"], None], console_errors: list[str]
) -> None:
    sign_in(rima)
    seen.goto(f"/a/{seed.pk}/")
    state = seen.locator("#reading")
    expect(state.locator("button[value='1']")).to_be_attached()
    seen.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(state.locator("button[value='0']")).to_be_visible()
    assert ReadingPlace.objects.get().read
    state.locator("button[value='0']").click()
    expect(state.locator("button[value='1']")).to_be_visible()
    assert not ReadingPlace.objects.get().read
    state.locator("button[value='1']").click()
    expect(state.locator("button[value='0']")).to_be_visible()
    seen.goto("/?reading=unread")
    expect(seen.locator(".items")).to_have_count(0)
    assert console_errors == []


def test_without_scripts_a_place_is_offered_and_read_is_said(
    browser: Any, live_server: Any, seed: "Article", rima: "User", client_of: Callable[["User"], Any]
) -> None:
    client = client_of(rima)
    ReadingPlace.objects.create(user=rima, article=seed, paragraph=4)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(
        [{"name": one.key, "value": one.value, "url": live_server.url} for one in client.cookies.values()]
    )
    page = context.new_page()
    page.goto(f"/a/{seed.pk}/")
    expect(page.locator("#go-on a")).to_be_visible()
    expect(page.locator("#go-on button")).to_be_hidden()
    page.locator("#reading button").click()
    expect(page.locator("#reading button[value='0']")).to_be_visible()
    context.close()
    assert ReadingPlace.objects.get().read
