"""A reading list for a class in a browser: made by ticking, printed, on a phone, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from reader.models import Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def other(article: Article) -> Article:
    return make_article("عنوان ثان\n\nقالت المديرة إن المدرسة تفتح أبوابها للطلاب.\n")


def make_list(page: Page, *articles: Article) -> None:
    page.goto("/teach/")
    for one in articles:
        page.locator(f'input[name=article][value="{one.pk}"]').check()
    page.get_by_label("Leave out the commonest").select_option("0")
    page.get_by_role("button", name="Make the list").click()
    expect(page.locator(".class-section")).to_have_count(len(articles))


def test_ticked_articles_become_a_list_that_can_be_printed_and_saved(
    page: Page, article: Article, other: Article, console_errors: list[str]
) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    make_list(page, article, other)
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as CSV").click()
    assert saved.value.suggested_filename == "teach.csv"
    page.get_by_label("Order of the words").select_option("frequency")
    page.get_by_role("button", name="Make the list").click()
    expect(page.locator(".class-section")).to_have_count(1)
    page.locator(".class-more a").first.click()
    expect(page.locator("#edition")).to_be_visible()
    assert console_errors == []


def test_on_paper_each_article_begins_a_page_and_the_columns_run_from_the_right(
    page: Page, article: Article, other: Article
) -> None:
    make_list(page, article, other)
    page.emulate_media(media="print")
    expect(page.locator(".class-choice")).to_be_hidden()
    expect(page.locator(".masthead")).to_be_hidden()
    second = page.locator(".class-section").nth(1)
    assert second.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    first, last = (
        page.locator(".class-words").first.locator("> div").first,
        page.locator(".class-words").first,
    )
    entry, columns = first.bounding_box(), last.bounding_box()
    assert entry and columns
    assert entry["x"] > columns["x"] + columns["width"] / 3
    assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") >= 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_list_holds_the_rules_on_a_phone(
    language: str,
    browser: Browser,
    live_server: Any,
    article: Article,
    axe_violations: Callable[[Page], list[str]],
) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 740}, locale=language
    )
    page = context.new_page()
    page.goto(f"/teach/?article={article.pk}&without=0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
    context.close()
