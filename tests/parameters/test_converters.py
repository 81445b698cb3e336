"""Numbers in addresses: what no row or place can be is 404, on every address that has one."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

PATTERNS = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
pytestmark = pytest.mark.django_db


def address(pattern: URLPattern, number: str) -> str:
    """The pattern's address with this number for each of its parts that is one."""
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__
        part = number if kind in ("Row", "Place") else "x"
        for word in ("row", "place", "slug", "str"):
            route = route.replace(f"<{word}:{name}>", part)
    return f"/{route}"


@pytest.mark.parametrize("number", [str(2**63), "9" * 5000, "-1", "٣", "²", "1.5"])
def test_addresses_with_numbers_of_no_row_are_404(client: Client, number: str) -> None:
    numbered = [one for one in PATTERNS if "<row:" in str(one.pattern) or "<place:" in str(one.pattern)]
    assert numbered
    for pattern in numbered:
        assert client.get(address(pattern, number)).status_code == 404, pattern


def test_the_largest_row_is_an_address_of_nothing(client: Client) -> None:
    assert client.get(f"/a/{2**63 - 1}/").status_code == 404
    assert client.get(f"/a/1/w/{2**31 - 1}/").status_code == 404


def test_no_address_has_an_unbounded_number() -> None:
    assert [one for one in PATTERNS if "<int:" in str(one.pattern)] == []
