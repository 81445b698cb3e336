"""The database is locked while one works: the page says why, and keeps the change until it can be saved."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page, expect

from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


@contextmanager
def locked() -> Iterator[None]:
    """Another program writes, and does not finish while the block runs."""
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that wait for others a moment only."""
    monkeypatch.setitem(settings.DATABASES["default"]["OPTIONS"], "timeout", 0.2)


def test_a_judgement_that_cannot_be_saved_is_kept_and_sent_later(
    impatient: None,
    page: Page,
    transactional_db: None,
    anwar: "User",
    sign_in: Callable[["User"], None],
) -> None:
    article: Article = make_article(HARBOUR, HARBOUR_EN)
    sign_in(anwar)
    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    ident = int(page.locator("#card").get_attribute("data-id") or 0)
    with locked():
        page.keyboard.press("a")
        expect(page.locator("#trouble")).to_contain_text(
            "Something else is writing to the database", timeout=30000
        )
        expect(page.locator("#trouble")).to_be_in_viewport()
        expect(page.locator("#pending")).to_contain_text("1 change not sent")
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("#pending")).to_be_hidden()
    assert Annotation.objects.get(pk=ident).state == "accepted"
