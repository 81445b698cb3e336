"""The accessibility rules are really run, under the policy: a page without them would always pass."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_field_without_a_label_is_found(page: Page, axe_violations: Callable[[Page], list[str]]) -> None:
    page.goto("/sign-in/")
    before = axe_violations(page)
    page.evaluate(
        "document.querySelector('input[name=username]').closest('label').replaceWith(document.querySelector('input[name=username]'))"
    )
    found = set(axe_violations(page)) - set(before)
    assert [one for one in found if one.startswith("label: ")] == list(found) != []
