"""Every page on a phone in a language whose sentences are a third longer: nothing to scroll sideways for."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page

from reader.models import Article
from tests import pseudo
from tests.browser.test_phone import BEYOND, addresses, is_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


def test_no_page_scrolls_sideways_on_a_phone_in_a_longer_language(
    page: Page, full_library: Article, users: dict[str, User], sign_in: Callable[[User], None]
) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    sign_in(users["admin"])
    client = Client()
    client.force_login(users["admin"])
    seen = 0
    wrong: list[str] = []
    with pseudo.spoken():
        for where in dict.fromkeys(addresses(full_library)):
            if not is_page(client.get(where)):
                continue
            page.goto(where, wait_until="domcontentloaded")
            seen += 1
            wrong += [f"{where}: {one}" for one in page.evaluate(BEYOND)]
    assert wrong == []
    assert seen > 55
