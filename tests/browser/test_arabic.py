"""The interface in Arabic, in a browser: chosen in the head, read, judged by keyboard, mirrored."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from reader.models import Annotation, Article
from tests.browser.test_phone import BEYOND
from tests.browser.test_reading import open_gloss

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACES = """() => Object.fromEntries(["arabic", "english", "number", "margin"].map(name =>
    [name, document.querySelector(`#p1 > .${name}`)?.getBoundingClientRect().x]))"""


@pytest.mark.parametrize("width", [360, 1440])
def test_an_article_is_read_and_judged_in_arabic(
    width: int,
    page: Page,
    seed: Article,
    users: dict[str, User],
    sign_in: Callable[[User], None],
    console_errors: list[str],
) -> None:
    sign_in(users["analyst"])
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{seed.get_absolute_url()}?view=facing")
    if width == 360:
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate("document.documentElement.lang") == "ar"
    assert page.url.endswith("?view=facing")
    if width == 1440:  # from the right: the number, the text, the margin, the English
        at = page.evaluate(PLACES)
        assert at["number"] > at["arabic"] > at["margin"] > at["english"]

    page.goto(seed.get_absolute_url())
    expect(page.locator("#p1 > .english")).to_be_hidden()
    page.locator("#p1 .one-english").click()
    expect(page.locator("#p1 > .english")).to_be_visible()
    open_gloss(page, "واتهمت")
    expect(page.locator("#gloss")).to_have_attribute("aria-label", "معنى واتهمت")
    expect(page.locator("#gloss")).to_contain_text("المدخل")
    assert page.evaluate(BEYOND) == []
    page.keyboard.press("Escape")

    page.keyboard.press("n")
    card = page.locator("#card")
    expect(card).to_contain_text("قبول")
    ident = card.get_attribute("data-id")
    page.keyboard.press("a")
    expect(page.locator(f'#card:not([data-id="{ident}"])')).to_be_visible()
    assert Annotation.objects.filter(article=seed, state="accepted").count() == 1
    assert page.evaluate(BEYOND) == []
    assert console_errors == []
