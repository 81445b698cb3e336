"""Back after a change shows what is, not what was: with pages swapped in place and with whole forms."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from reader.annotation import accept
from reader.models import Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.browser.conftest import ARGUMENTS, PATIENCE
from tests.browsers import is_root, whole_browser

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def page(browser: Browser, live_server: "LiveServer", anwar: "User", client_of: Any) -> Iterator[Page]:
    """A page in which Anwar is signed in, of a browser that keeps pages for Back, as people's do."""
    path = whole_browser()
    if path is None:
        pytest.skip("The browser that is here keeps no pages for Back.")
    running = browser.browser_type.launch(
        executable_path=path,
        args=[*ARGUMENTS, *(["--no-sandbox"] if is_root() else [])],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    name = settings.SESSION_COOKIE_NAME
    cookie = client_of(anwar).cookies[name].value
    context = running.new_context(base_url=live_server.url)
    context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    running.close()


# A browser throws away the pages that it kept once a service worker begins its work.
WORKS = """navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
  new Promise((next) => active.addEventListener("statechange", () => next(true))))"""


def back(page: Page) -> None:
    """Go back as the button does; a page that was kept tells of no loading, so none is waited for."""
    page.evaluate("setTimeout(() => history.back())")


def test_back_after_a_change_in_place_shows_the_new_state(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    before = page.locator("#review-state").inner_text()
    page.keyboard.press("n")
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#review-state")).not_to_have_text(before)
    after = page.locator("#review-state").inner_text()
    page.goto("/review/to-look-at/")
    back(page)
    expect(page.locator("#review-state")).to_have_text(after)


def test_back_after_a_whole_form_shows_the_new_state(page: Page, article: Article) -> None:
    actor = article.annotations.exclude(actor=None)[0].actor
    assert actor is not None
    page.goto(actor.get_absolute_url())
    page.goto(f"{actor.get_absolute_url()}edit/")
    page.locator("[name=name_en]").fill("Somebody Else")
    page.locator("[name=name_en]").press("Enter")
    expect(page.locator("main")).to_contain_text("Somebody Else")
    back(page)
    expect(page.locator("[name=name_en]")).to_have_value("Somebody Else")
    back(page)
    expect(page.locator("main")).to_contain_text("Somebody Else")


def test_back_keeps_words_that_were_not_sent(page: Page, article: Article) -> None:
    page.goto(f"/a/{article.pk}/comments/")
    page.locator("textarea").first.fill("Half a thought")
    page.goto("/preferences/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    back(page)
    expect(page.locator("main form button").first).to_be_visible()
    back(page)
    expect(page.locator("textarea").first).to_have_value("Half a thought")


def test_back_without_a_change_of_ones_own_loads_nothing_anew(
    page: Page, article: Article, anwar: "User"
) -> None:
    page.goto(article.get_absolute_url())
    page.evaluate(WORKS)
    before = page.locator("#review-state").inner_text()
    page.goto("/help/")
    row = article.annotations.filter(state="suggested")[0]
    accept(row.pk, row.version, anwar)  # by somebody else's browser
    back(page)
    expect(page.locator("#review-state")).to_have_text(before)
