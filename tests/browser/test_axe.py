"""The accessibility rules, on every page that there is, in each language, width and colour scheme."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from tests.browser.sizes import LANGUAGES, prepare
from tests.browser.test_phone import addresses, is_page

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from reader.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# All rules at each width, on a phone that of the size of what is touched too; those about colours in dark too
_TOUCHED: dict[str, object] = {"rules": {"target-size": {"enabled": True}}}
_COLOURS: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"]}
LOOKS: list[tuple[int, Any, dict[str, object]]] = [
    (360, "light", _TOUCHED),
    (1024, "light", {}),
    (1440, "light", {}),
    (1440, "dark", _COLOURS),
    (360, "dark", _COLOURS),
]
# What can be opened on the page is looked at too
OPEN_ALL = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"
FOUND = """options => axe.run({ resultTypes: ["violations"], ...options }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`)))"""


def test_a_field_without_a_label_is_found(page: Page, axe_violations: Callable[[Page], list[str]]) -> None:
    """The rules are really run, under the policy: a page without them would always pass."""
    page.goto("/sign-in/")
    before = axe_violations(page)
    field = "document.querySelector('input[name=username]')"
    page.evaluate(f"{field}.closest('label').replaceWith({field})")
    found = set(axe_violations(page)) - set(before)
    assert [one for one in found if one.startswith("label: ")] == list(found) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_the_rules(
    language: str,
    page: Page,
    context: BrowserContext,
    live_server: Any,
    full_library: "Article",
    users: dict[str, "User"],
    sign_in: Callable[["User"], None],
) -> None:
    """As an admin, who sees most of a page. What visitors see of it has tests beside its other tests."""
    sign_in(users["admin"])
    prepare(page, context, live_server.url, (LOOKS[0][0], language))
    client = Client()
    client.force_login(users["admin"])
    wrong: list[str] = []
    seen = 0
    for where in dict.fromkeys(addresses(full_library)):
        answer = client.get(where)
        if not is_page(answer) or b"<html" not in answer.content:  # a part of a page
            continue
        page.goto(where)
        assert page.evaluate("document.documentElement.lang") == language
        seen += 1
        wrong += [f"{where}, {one}" for one in violations(page)]
    assert wrong == []
    assert seen > 65


def violations(page: Page) -> list[str]:
    """Return what breaks a rule in one of the looks of the page that is open."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(OPEN_ALL)
    found: dict[str, None] = {}
    for width, scheme, options in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found |= dict.fromkeys(f"{width} {scheme}: {one}" for one in page.evaluate(FOUND, options))
    return list(found)
