"""Django's admin site works under our policy, which allows no inline script and no inline style."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.conftest import MakeUser


@pytest.fixture
def admin_with_password(make_user: "MakeUser") -> User:
    return make_user("adel", "admin")


def test_signing_in_and_changing_a_user(
    page: Page, console_errors: list[str], admin_with_password: User
) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("adel")
    page.get_by_label("Password").fill("a password for tests")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Users", exact=True).first.click()
    page.get_by_role("link", name="adel", exact=True).click()
    page.get_by_label("First name").fill("Adel")
    # The two-column picker of groups is built by the admin's own script.
    expect(page.locator("#id_groups_from")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert User.objects.get(username="adel").first_name == "Adel"
    assert console_errors == []
