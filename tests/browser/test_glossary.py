"""Glosses are corrected where they are shown, and the glossary's pages are for everybody."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from reader.glossary import add
from reader.models import Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def open_word(page: Page, word: str) -> None:
    """Click a word of the interlinear view."""
    page.locator(".row .stacked-word b", has_text=word).first.click()
    expect(page.locator("#gloss .gloss-inside")).to_be_visible()


def test_a_gloss_is_corrected_and_put_back_in_its_popover(
    page: Page,
    article: Article,
    anwar: "User",
    sign_in: Callable[["User"], None],
    console_errors: list[str],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    sign_in(anwar)
    page.goto(f"{article.get_absolute_url()}?view=interlinear")
    page.wait_for_load_state("networkidle")
    gloss = page.locator("#gloss")
    under = page.locator(".row .stacked-word", has_text="قال").first.locator("i")
    open_word(page, "قال")
    gloss.get_by_text("Correct the gloss").click()
    gloss.get_by_label("This word means").fill("stated")
    assert axe_violations(page) == []
    gloss.get_by_role("button", name="In this article").click()
    expect(gloss.locator(".meaning")).to_have_text("stated")
    expect(gloss.locator(".state")).to_have_text("corrected by anwar, in this article")
    expect(under).to_have_text("stated")
    gloss.get_by_text("Correct the gloss").click()
    gloss.get_by_role("button", name="Take this correction back").click()
    expect(under).to_have_text("[he] said")
    page.keyboard.press("Escape")
    open_word(page, "قال")
    expect(gloss.locator(".meaning")).to_have_text("[he] said")
    assert console_errors == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_the_glossarys_pages(
    page: Page,
    width: int,
    scheme: str,
    article: Article,
    adel: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    term = add(adel, "صندوق النقد الدولي", "International Monetary Fund", "IMF after the first mention")
    sign_in(adel)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in ("", "new/", f"{term.pk}/", "upload/", "corrections/"):
        page.goto(f"/glossary/{address}")
        assert axe_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
