"""English that arrives while somebody reads, and English that is written in its place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from reader.models import Translation
from reader.translation.machine import translate_some
from tests.articles import HARBOUR, make_article
from tests.translation.services.stub import Stub, english_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_it_is_swapped_in_and_written_in_place(
    page: Page, switched_on: Stub, anwar: "User", sign_in: Callable[["User"], None]
) -> None:
    article = make_article(HARBOUR)
    sign_in(anwar)
    page.goto(article.get_absolute_url())
    expect(page.locator("#arriving")).to_contain_text("4 paragraphs without English")
    translate_some()
    sentence = article.paragraphs.get(number=3).text
    expect(page.locator("#p2 .translation")).to_contain_text(english_of(sentence)[:20])
    expect(page.locator("#arriving")).to_have_text("")
    page.locator("#p2").hover()
    page.locator("#p2").get_by_role("link", name="english").click()
    field = page.get_by_label("English of sentence 1")
    field.fill("He added: “We will not cut down a single tree.”")
    page.get_by_role("button", name="Save the English").click()
    expect(page.locator("#p2 .translation")).to_contain_text("a single tree")
    expect(page.locator("#p2 .translation")).not_to_contain_text("machine translation")
    assert Translation.objects.get(paragraph__article=article, paragraph__number=3).author == anwar
