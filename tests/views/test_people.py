"""The admins' pages of people and invitations."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.accounts.people import deactivate
from reader.models import Invitation
from reader.models.roles import ROLES, give_role, role_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(adel: User, client_of: Any) -> Client:
    """Signed in as an admin."""
    signed_in: Client = client_of(adel)
    return signed_in


def names(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/people/{query}").content.decode()
    return re.findall(r'<a href="/people/\d+/"><bdi>([^<]+)', html)


def link_in(html: str) -> str:
    found = re.search(r'value="http://testserver(/[^"]+)"', html)
    assert found is not None
    return unescape(found[1])


def test_the_list_has_role_last_sign_in_and_state(client: Client, adel: User, anwar: User) -> None:
    deactivate(anwar.pk, adel)
    html = client.get("/people/").content.decode()
    row = html[html.index("<bdi>anwar") : html.index("</tr>", html.index("<bdi>anwar"))]
    for word in ("analyst", "never signed in", "deactivated"):
        assert word in row


def test_the_list_is_filtered(client: Client, anwar: User, rima: User) -> None:
    assert names(client) == ["adel", "anwar", "rima"]
    assert names(client, "?role=analyst") == ["anwar"]
    assert names(client, "?q=RIM") == ["rima"]
    assert names(client, "?state=deactivated") == []
    assert names(client, "?role=emperor&state=x&q=%00&page=99999999999999999999") == ["adel", "anwar", "rima"]


def test_the_list_is_paged_at_a_fixed_cost(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(40):
        give_role(User.objects.create_user(f"reader{number:02}"), ROLES[0])
    client.get("/people/")
    with django_assert_max_num_queries(10):
        html = client.get("/people/").content.decode()
    assert "People 1 to 30 of 41" in html
    assert len(names(client, "?page=2")) == 11


def test_an_invitation_is_made_shown_and_withdrawn(client: Client) -> None:
    response = client.post("/people/", {"role": "lead", "days": "1", "who": "هدى"}, follow=True)
    link = link_in(response.content.decode())
    assert Client().get(link).status_code == 200
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.note, invitation.made_by.username) == ("lead", "هدى", "adel")
    client.post(f"/people/invitations/{invitation.pk}/")
    assert Client().get(link).status_code == 410
    assert link not in client.get("/people/").content.decode()
    again = client.post(f"/people/invitations/{invitation.pk}/", follow=True).content.decode()
    assert "was used, withdrawn, or has expired" in again


@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_given(role: str, client: Client, anwar: User) -> None:
    client.post(f"/people/{anwar.pk}/", {"do": "role", "role": role})
    assert role_of(User.objects.get(pk=anwar.pk)) == role


def test_a_person_is_deactivated_and_reactivated(client: Client, anwar: User) -> None:
    where = f"/people/{anwar.pk}/"
    html = client.post(where, {"do": "deactivate"}, follow=True).content.decode()
    assert "deactivated and signed out" in html
    assert not User.objects.get(pk=anwar.pk).is_active
    client.post(where, {"do": "reactivate"})
    assert User.objects.get(pk=anwar.pk).is_active


def test_a_link_for_a_new_password_is_shown_once_and_works(client: Client, anwar: User) -> None:
    where = f"/people/{anwar.pk}/"
    link = link_in(client.post(where, {"do": "link"}).content.decode())
    assert Client().get(link, follow=True).status_code == 200
    assert "http://testserver/" not in client.get(where).content.decode()


def test_a_person_is_signed_out_everywhere(client: Client, anwar: User, client_of: Any) -> None:
    theirs = client_of(anwar)
    theirs.get("/")
    html = client.post(f"/people/{anwar.pk}/", {"do": "sign-out"}, follow=True).content.decode()
    assert "signed out of 1 device" in html
    assert theirs.get("/account/").status_code == 302


def test_only_an_account_that_did_nothing_can_be_deleted(client: Client, adel: User, anwar: User) -> None:
    from tests.accounts.test_people import works

    where = f"/people/{anwar.pk}/"
    assert "Delete it for good" in client.get(where).content.decode()
    works(anwar)
    assert "Delete it for good" not in client.get(where).content.decode()
    assert client.post(where, {"do": "delete"}).status_code == 422
    rima = User.objects.create_user("rima")
    client.post(f"/people/{rima.pk}/", {"do": "delete"})
    assert not User.objects.filter(username="rima").exists()


def test_ones_own_page_has_no_buttons_and_takes_none(client: Client, adel: User) -> None:
    where = f"/people/{adel.pk}/"
    assert 'name="do"' not in client.get(where).content.decode()
    for wish in ("deactivate", "delete", "role"):
        response = client.post(where, {"do": wish, "role": "reader"})
        assert response.status_code == 422
        assert "Ask another admin" in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"do": "x"}, {"do": "role"}, {"do": "role", "role": "emperor"}])
def test_a_wish_that_makes_no_sense_is_refused_with_a_sentence(
    data: dict[str, str], client: Client, anwar: User
) -> None:
    response = client.post(f"/people/{anwar.pk}/", data)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


def test_others_change_nothing(anwar: User, lubna: User, adel: User, client_of: Any) -> None:
    for user in (anwar, lubna):
        for data in ({"do": "deactivate"}, {"do": "role", "role": "reader"}, {"do": "link"}):
            assert client_of(user).post(f"/people/{adel.pk}/", data).status_code == 403
        assert client_of(user).post("/people/", {"role": "admin", "days": 7}).status_code == 403
    assert not Invitation.objects.exists()
    assert role_of(User.objects.get(pk=adel.pk)) == "admin"
