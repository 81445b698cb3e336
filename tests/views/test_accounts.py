"""The pages of one's own account: name, address, password."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.accounts.people import history_of

pytestmark = pytest.mark.django_db
OLD, NEW = "a password for tests", "four words make sense"


@pytest.fixture
def client(rima: User, client_of: Any) -> Client:
    """Signed in as a reader."""
    signed_in: Client = client_of(rima)
    return signed_in


def test_the_head_of_every_page_leads_to_the_account(client: Client, adel: User, client_of: Any) -> None:
    page = client.get("/").content.decode()
    assert 'href="/account/"' in page
    assert 'href="/people/"' not in page
    page = client_of(adel).get("/").content.decode()
    assert 'href="/people/"' in page
    assert 'href="/people/"' in client_of(adel).get("/admin/").content.decode()
    assert 'href="/account/"' not in Client().get("/").content.decode()


def test_a_reader_changes_their_password(client: Client, rima: User) -> None:
    response = client.post("/account/password/", {"old_password": OLD, "new_password": NEW}, follow=True)
    assert "Your password is changed" in response.content.decode()
    rima.refresh_from_db()
    assert rima.check_password(NEW)
    assert client.get("/account/").status_code == 200
    assert [(one.by, one.action) for one in history_of(rima)] == [(rima, "password")]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong", NEW, "not the password that you have now"),
        (OLD, "short", "at least 10 characters"),
        (OLD, "rima@example", "too similar"),
        (OLD, "", "required"),
        (OLD, "x" * 5000, "at most"),
    ],
)
def test_a_password_that_cannot_be_is_refused_with_a_sentence(
    old: str, new: str, sentence: str, client: Client, rima: User
) -> None:
    response = client.post("/account/password/", {"old_password": old, "new_password": new})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    rima.refresh_from_db()
    assert rima.check_password(OLD)


def test_a_short_password_is_refused_in_the_language_of_the_page(client: Client, rima: User) -> None:
    client.cookies["language"] = "ar"
    refused = client.post("/account/password/", {"old_password": OLD, "new_password": "short"})
    assert "لا تقل كلمة المرور عن 10 محارف" in refused.content.decode()


def test_a_name_is_changed_without_the_password_and_an_address_only_with_it(
    client: Client, rima: User
) -> None:
    same = {"email": rima.email}
    assert client.post("/account/", same | {"first_name": "ريما حداد"}).status_code == 302
    elsewhere = {"first_name": "ريما حداد", "email": "elsewhere@example.org"}
    refused = client.post("/account/", elsewhere)
    assert refused.status_code == 422
    assert "elsewhere@example.org" in refused.content.decode()
    rima.refresh_from_db()
    assert (rima.first_name, rima.email) == ("ريما حداد", "rima@example.org")
    assert client.post("/account/", elsewhere | {"password": OLD}).status_code == 302
    rima.refresh_from_db()
    assert rima.email == "elsewhere@example.org"


def test_django_admin_changes_no_password_of_its_own(adel: User, client_of: Any) -> None:
    assert client_of(adel).get("/admin/password_change/")["Location"] == "/account/"


def test_what_is_secret_is_kept_in_no_cache(client: Client, adel: User, client_of: Any) -> None:
    for where in ("/account/", "/account/second-step/", "/account/second-step.svg"):
        assert "no-store" in client.get(where)["Cache-Control"]
    for where in ("/people/", f"/people/{adel.pk}/"):
        assert "no-store" in client_of(adel).get(where)["Cache-Control"]


def test_the_password_is_guessed_no_oftener_on_the_account_page_than_at_the_door(client: Client) -> None:
    wrong = {"old_password": "wrong", "new_password": NEW}
    answers = [client.post("/account/password/", wrong).status_code for _ in range(11)]
    assert answers[:9] == [422] * 9
    assert answers[-1] == 429
    assert client.post("/account/password/", wrong | {"old_password": OLD}).status_code == 429
