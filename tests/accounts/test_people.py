"""What admins do with accounts, who may not be done it to, and what is kept of it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from reader.accounts.errors import AccountError
from reader.accounts.people import (
    change_role,
    deactivate,
    delete_unused,
    did_nothing,
    history_of,
    people,
    reactivate,
)
from reader.annotation import NewMark, mark
from reader.models import AccountChange
from reader.models.roles import ADMIN, ANALYST, READER, ROLES, role_of
from tests import pseudo
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


def works(user: User) -> None:
    article = make_article()
    at = HARBOUR.index("أعمال")
    mark(article, user, NewMark("actor", at, at + 5, "أعمال", article.text_sha256, "ORG"))


def history(user: User) -> list[tuple[str, str, str]]:
    return [(str(one.by), one.action, one.detail) for one in history_of(user)]


@pytest.mark.parametrize("role", ROLES)
def test_a_changed_role_is_kept_in_the_history(role: str, adel: User, make_user: Any) -> None:
    user = make_user("huda", READER)
    assert role_of(change_role(user.pk, role, adel)) == role
    assert history(user) == ([] if role == READER else [("adel", "role", f"reader to {role}")])


def test_roles_in_the_history_are_told_in_the_language_of_the_page(adel: User, anwar: User) -> None:
    change_role(anwar.pk, READER, adel)
    [change] = history_of(anwar)
    assert change.sentence == "changed the role: analyst to reader"
    with pseudo.spoken():
        roles = f"{pseudo.pseudo('analyst')} tøø {pseudo.pseudo('reader')}"
        assert change.sentence.endswith(f": {roles}⟧")


def test_whoever_is_deactivated_keeps_name_role_and_work(adel: User, anwar: User) -> None:
    works(anwar)
    deactivate(anwar.pk, adel)
    reread = User.objects.get(pk=anwar.pk)
    assert (reread.is_active, role_of(reread), did_nothing(reread)) == (False, ANALYST, False)
    reactivate(anwar.pk, adel)
    assert User.objects.get(pk=anwar.pk).is_active
    assert [action for _, action, _ in history(anwar)] == ["reactivated", "deactivated"]


def test_an_account_that_did_something_is_not_deleted(adel: User, anwar: User) -> None:
    works(anwar)
    with pytest.raises(AccountError, match="has done work here"):
        delete_unused(anwar.pk, adel)
    assert User.objects.filter(pk=anwar.pk).exists()


def test_an_account_that_did_nothing_is_deleted_with_what_was_done_to_it(adel: User, anwar: User) -> None:
    change_role(anwar.pk, READER, adel)
    AccountChange.objects.create(account=anwar, by=anwar, action="password")
    assert did_nothing(anwar)
    assert delete_unused(anwar.pk, adel) == "anwar"
    assert not User.objects.filter(username="anwar").exists()


def test_an_admin_who_changed_other_accounts_is_not_deleted(adel: User, make_user: Any) -> None:
    other = make_user("adila", ADMIN)
    change_role(make_user("huda").pk, ANALYST, other)
    assert not did_nothing(other)
    with pytest.raises(AccountError):
        delete_unused(other.pk, adel)


@pytest.mark.parametrize("verb", [deactivate, delete_unused, lambda pk, by: change_role(pk, READER, by)])
def test_nobody_acts_on_their_own_account_so_that_an_admin_is_left(verb: Any, adel: User) -> None:
    with pytest.raises(AccountError, match="Ask another admin"):
        verb(adel.pk, adel)
    assert role_of(User.objects.get(pk=adel.pk)) == ADMIN


def test_two_admins_cannot_shut_each_other_out(adel: User, make_user: Any) -> None:
    other = make_user("adila", ADMIN)
    deactivate(other.pk, adel)
    with pytest.raises(AccountError, match="no longer an admin"):
        deactivate(adel.pk, other)


def test_an_unknown_role_and_an_unknown_account_are_refused(adel: User, anwar: User) -> None:
    with pytest.raises(AccountError, match="no such role"):
        change_role(anwar.pk, "emperor", adel)
    with pytest.raises(AccountError, match="no longer there"):
        deactivate(10**6, adel)


def test_people_are_found_by_name_address_role_and_state(adel: User, anwar: User, rima: User) -> None:
    User.objects.filter(pk=anwar.pk).update(first_name="أنور الخطيب")
    deactivate(rima.pk, adel)
    root = User.objects.create_superuser("root")
    assert list(people(text="الخطيب")) == [anwar]
    assert list(people(text="RIMA@example")) == [rima]
    assert list(people(role=ADMIN)) == [adel, root]
    assert list(people(state="deactivated")) == [rima]
    assert list(people(role=ANALYST, state="active")) == [anwar]
