"""Django's admin site works under our policy, which allows no inline script and no inline style."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.articles import make_source

if TYPE_CHECKING:
    from tests.conftest import MakeUser


@pytest.fixture
def admin_with_password(make_user: "MakeUser") -> User:
    return make_user("adel", "admin")


def test_signing_in_and_changing_a_source(
    page: Page, console_errors: list[str], admin_with_password: User
) -> None:
    source = make_source("Test News")
    page.goto("/admin/")
    page.get_by_label("Name").fill("adel")
    page.get_by_label("Password").fill("a password for tests")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Sources", exact=True).first.click()
    page.get_by_role("link", name="Test News", exact=True).click()
    page.get_by_label("Arabic name").fill("أخبار الاختبار")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    source.refresh_from_db()
    assert source.name_ar == "أخبار الاختبار"
    assert console_errors == []
