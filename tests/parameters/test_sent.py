"""Queries and forms as views read them, and that no view reads them otherwise."""

import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from reader.parameters import Parameters, next_address, submitted

VIEWS = Path("reader/views")
BESIDE_THE_TYPES = re.compile(
    r"request\.(?:GET|POST)\s*[.\[]|in request\.(?:GET|POST)\b|getlist|<(?:int|str|path):"
    r"|\bint\([^)]*(?:data|sent|posted|query)"
)


def sent(query: str) -> Parameters:
    return Parameters(QueryDict(query))


def test_each_value_comes_in_its_type() -> None:
    found = sent(
        "on=12&tick=1&tick=x&tick=3&view=arabic&q=+two++words%0A&line=7&since=0&big=9223372036854775808"
    )
    assert found.row("on") == 12
    assert found.rows("tick") == [1, 3]
    assert found.choice("view", ("arabic", "facing")) == "arabic"
    assert found.search() == "two words"
    assert found.place("line") == 7
    assert found.moment("since") is not None
    assert found.row("big") == 0
    assert found.place("big") is None


def test_what_was_not_sent_has_a_default() -> None:
    found = sent("view=sideways")
    assert found.row("on") == 0
    assert found.rows("tick") == []
    assert found.choice("view", ("arabic",), "facing") == "facing"
    assert found.text("line", "as it stands") == "as it stands"
    assert found.place("line") is None
    assert "line" not in found


def test_a_form_is_sent_again_without_its_token() -> None:
    assert list(sent("csrfmiddlewaretoken=x&a=1&a=2").pairs()) == [("a", "1"), ("a", "2")]


def test_a_query_without_one_of_its_values() -> None:
    found = sent("source=bbc&source=afp&page=3&q=x")
    assert found.address() == "source=bbc&source=afp&q=x"
    assert found.address(source="bbc") == "source=afp&q=x"
    assert found.address(source="") == "q=x"


@pytest.mark.parametrize("wanted", ["/a/1/#p3", "/?q=x", "http://testserver/help/"])
def test_next_leads_to_pages_of_this_site(wanted: str) -> None:
    request = RequestFactory().post("/", {"next": wanted})
    assert next_address(request, "/default/") == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "help",
        "4",
        "None",
        "?q=x",
        "//evil.example",
        "http://evil.example/",
        "javascript:alert(1)",
        "http://[",
    ],
)
def test_an_empty_relative_or_foreign_next_leads_to_the_default(wanted: str) -> None:
    request = RequestFactory().post("/", {"next": wanted})
    assert next_address(request, "/default/") == "/default/"


def test_an_empty_form_that_was_posted_is_a_form() -> None:
    assert submitted(RequestFactory().get("/")) is None
    assert submitted(RequestFactory().post("/")) is not None


@pytest.mark.parametrize(
    "path", [*sorted(VIEWS.rglob("*.py")), Path("reader/watch/guard.py"), Path("reader/urls.py")], ids=str
)
def test_views_read_requests_by_the_types_alone(path: Path) -> None:
    assert BESIDE_THE_TYPES.findall(path.read_text(encoding="utf-8")) == []
