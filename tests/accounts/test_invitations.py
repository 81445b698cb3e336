"""Invitations: a role, once, for some days, unless they are withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from reader.accounts.errors import AccountError
from reader.accounts.invitations import invitation_of, invitation_path, invite, join, revoke, token_of
from reader.accounts.people import history_of
from reader.models import Invitation
from reader.models.roles import ROLES, role_of
from reader.watch.lines import masked

pytestmark = pytest.mark.django_db
FORM = {"username": "هدى", "new_password": "four words make sense", "full_name": "هدى الخوري", "email": ""}


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_invited_makes_an_account_with_the_role_and_is_signed_in(
    role: str, client: Client, adel: User
) -> None:
    invitation = invite(role, adel, who="Huda")
    response = client.post(invitation_path(invitation), FORM)
    assert response.status_code == 302
    user = User.objects.get(username="هدى")
    assert (role_of(user), client.session["_auth_user_id"]) == (role, str(user.pk))
    assert user.check_password(FORM["new_password"])
    invitation.refresh_from_db()
    assert invitation.used_by == user
    assert [(one.by, one.action) for one in history_of(user)] == [(adel, "joined")]


def test_an_invitation_works_once(client: Client, adel: User) -> None:
    invitation = invite("reader", adel)
    client.post(invitation_path(invitation), FORM)
    assert Client().get(invitation_path(invitation)).status_code == 410
    with pytest.raises(AccountError, match="was used"):
        join(token_of(invitation), "another", "four words make sense")


def test_an_invitation_that_was_withdrawn_or_has_expired_makes_no_account(client: Client, adel: User) -> None:
    withdrawn, expired = invite("admin", adel), invite("admin", adel)
    assert revoke(withdrawn.pk, adel)
    assert not revoke(withdrawn.pk, adel)
    Invitation.objects.filter(pk=expired.pk).update(expires=timezone.now() - timedelta(seconds=1))
    for one in (withdrawn, expired):
        assert client.post(invitation_path(one), FORM).status_code == 410
    assert not User.objects.filter(username="هدى").exists()


@pytest.mark.parametrize("change", ["", "x", ":x", "\0"])
def test_a_link_that_nobody_made_leads_nowhere(change: str, client: Client, adel: User) -> None:
    invitation = invite("admin", adel)
    token = token_of(invitation)
    assert invitation_of(token) is not None
    assert invitation_of(token[:-2] + change) is None
    assert client.get(invitation_path(invitation)[:-3] + "/").status_code == 410


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"username": "ADEL"}, "taken"),
        ({"username": "a b"}, "valid username"),
        ({"username": ""}, "required"),
        ({"new_password": "12345678901"}, "too common"),
        ({"new_password": "هدى الخوري"}, "too similar"),
        ({"email": "nowhere"}, "valid email"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    wrong: dict[str, str], sentence: str, client: Client, adel: User
) -> None:
    response = client.post(invitation_path(invite("reader", adel)), FORM | wrong)
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert "هدى الخوري" in html
    assert User.objects.count() == 1


def test_an_unknown_role_cannot_be_given(adel: User, client_of: Any) -> None:
    with pytest.raises(AccountError):
        invite("emperor", adel)
    response = client_of(adel).post("/people/", {"role": "emperor", "days": 7})
    assert response.status_code == 422
    assert not Invitation.objects.exists()


def test_the_link_is_cut_short_in_the_log(adel: User) -> None:
    invitation = invite("admin", adel)
    code, proof = token_of(invitation).split(":")
    shown = masked(invitation_path(invitation))
    assert code not in shown
    assert proof not in shown
