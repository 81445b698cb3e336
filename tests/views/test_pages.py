"""Preferences, help, sign-in, and requests that cannot be served."""

import pytest
from django.test import Client

from reader.views.forms.preferences import COOKIE, Preferences

pytestmark = pytest.mark.django_db


def test_preferences_are_kept(client: Client) -> None:
    data = {
        "view": "arabic",
        "size": "130",
        "switches": ["actors", "quotes"],
        "quotes": "1",
        "next": "/quotes/",
    }
    response = client.post("/preferences/", data)
    assert response["Location"] == "/quotes/"
    prefs = client.get("/help/").context["prefs"]
    assert prefs == Preferences(view="arabic", size="130", actors=False, quotes=True)


def test_a_swap_needs_no_answer(client: Client) -> None:
    response = client.post("/preferences/", {"theme": "dark"}, headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert client.get("/help/").context["prefs"].theme == "dark"


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_next_stays_here(client: Client, wanted: str) -> None:
    assert client.post("/preferences/", {"next": wanted})["Location"] == "/"


@pytest.mark.parametrize("cookie", ["", "view=upside-down&size=9", "%%%", "actors=", "view" * 5000])
def test_a_strange_cookie_is_ignored(client: Client, cookie: str) -> None:
    client.cookies[COOKIE] = cookie
    prefs = client.get("/help/").context["prefs"]
    assert (prefs.view, prefs.size) == ("facing", "100")


def test_sign_in(client: Client, rima: object) -> None:
    good = {"username": "rima", "password": "a password for tests"}
    wrong = client.post("/sign-in/", {**good, "password": "no"})
    assert wrong.status_code == 200
    assert 'value="rima"' in wrong.content.decode()
    assert client.post("/sign-in/?next=/quotes/", good)["Location"] == "/quotes/"


def test_not_found(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "<html" in response.content.decode()


def test_the_403_says_which_role(client: Client, rima: object) -> None:
    client.force_login(rima)  # type: ignore[arg-type]
    assert "for admins" in client.get("/upload/").content.decode()


def test_a_page_is_older_than_the_change_that_came_after_it(client: Client) -> None:
    before = int(client.get("/help/").context["made"])
    assert "written" not in client.cookies
    client.post("/preferences/", {"theme": "dark"})
    written = int(client.cookies["written"].value)
    assert before <= written <= int(client.get("/help/").context["made"])
    client.get("/help/")
    assert int(client.cookies["written"].value) == written
