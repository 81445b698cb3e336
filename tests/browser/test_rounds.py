"""A round's pages in a real browser, for its lead; and the question where two people differ."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from reader.annotation import NewMark, mark
from reader.models import Article, Disagreement, Round
from reader.rounds import open_round, say_done
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1440, 1024, 390)


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def round_(article: Article, anwar: "User", basma: "User", lubna: "User") -> Round:
    return open_round(article, [anwar, basma], lubna, "suggestions", name="Autumn reading")


def marked(article: Article, user: "User", words: str, label: str) -> None:
    at = article.text.index(words)
    mark(article, user, NewMark("actor", at, at + len(words), words, article.text_sha256, label))


def test_a_lead_opens_follows_closes_and_reopens_a_round(
    page: Page, article: Article, anwar: "User", basma: "User", lubna: "User",
    sign_in: Callable[["User"], None], console_errors: list[str],
) -> None:  # fmt: skip
    sign_in(lubna)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Rounds").click()
    page.get_by_label("Name of the round").fill("Autumn reading")
    page.get_by_label("anwar").check()
    page.get_by_label("basma").check()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Autumn reading")
    page.get_by_label("Those who take part may settle it").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Those who take part may settle it")).to_be_checked()
    say_done(Round.objects.get().assignments.get(user=anwar))
    page.get_by_role("link", name="Close the round").click()
    expect(page.get_by_text("1 not begun")).to_be_visible()
    page.get_by_role("link", name="Keep it open").click()
    page.get_by_role("link", name="Close the round").click()
    page.get_by_label("write the name of the round").fill("something")
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_role("alert")).to_contain_text("Not all are done")
    page.get_by_label("write the name of the round").fill("Autumn reading")
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("locked, not begun")).to_be_visible()
    page.get_by_role("link", name="Reopen the round").click()
    page.get_by_role("button", name="Reopen the round").click()
    expect(page.get_by_role("link", name="Close the round")).to_be_visible()
    assert [error for error in console_errors if "422" not in error] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_a_round_are_accessible_and_fit(
    width: int, page: Page, round_: Round, lubna: "User", anwar: "User", basma: "User",
    sign_in: Callable[["User"], None], axe_violations: Callable[[Page], list[str]],
) -> None:  # fmt: skip
    sign_in(lubna)
    where = round_.get_absolute_url()
    page.set_viewport_size({"width": width, "height": 900})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in ("/rounds/", where, f"{where}close/", f"/a/{round_.article_id}/rounds/"):
            page.goto(address)
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for part in round_.assignments.all():
        say_done(part)
    page.goto(where)
    assert axe_violations(page) == []


def test_a_question_of_two_who_differ_is_answered_by_a_key(
    page: Page, article: Article, anwar: "User", basma: "User", lubna: "User",
    sign_in: Callable[["User"], None], axe_violations: Callable[[Page], list[str]],
) -> None:  # fmt: skip
    article.annotations.all().delete()
    marked(article, anwar, "طرابلس", "LOC")
    marked(article, basma, "طرابلس", "ORG")
    sign_in(lubna)
    page.goto("/review/")
    expect(page.get_by_role("heading", level=2)).to_have_text("Place or organisation: which stands?")
    assert axe_violations(page) == []
    page.keyboard.press("1")
    expect(page.get_by_role("heading", level=2)).to_have_text("Nothing waits.")
    assert Disagreement.objects.get().answer == "first"
    assert article.annotations.get(state="accepted").label == "LOC"
