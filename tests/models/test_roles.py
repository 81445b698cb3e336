"""The roles: each may do what those before it may, and more; what a person did outlives their account."""

from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models import ProtectedError

from reader.annotation import NewMark, mark
from reader.models import (
    AccountChange,
    ApiToken,
    ArticleDuty,
    Claim,
    Device,
    ExportJob,
    Invitation,
    KeptWord,
    OwnNote,
    ReadableArticle,
    ReadingPlace,
    SavedSearch,
    SearchDigest,
    SearchVisit,
    SecondStep,
    Vocabulary,
    WordChange,
)
from reader.models.account import InterfaceLanguage, StepsSeen
from reader.models.roles import ADMIN, ANALYST, READER, ROLES, give_role, role_of
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db

# What says nothing of what somebody did to the library, or what was done to the account itself
GOES_WITH_THE_ACCOUNT = {
    (AccountChange, "account"),
    (ApiToken, "user"),
    (ArticleDuty, "user"),
    (Claim, "user"),
    (Device, "user"),
    (ExportJob, "user"),
    (InterfaceLanguage, "user"),
    (Invitation, "used_by"),
    (SavedSearch, "user"),
    (SearchDigest, "user"),
    (SearchVisit, "user"),
    (SecondStep, "user"),
    (StepsSeen, "user"),
    (KeptWord, "user"),
    (OwnNote, "user"),
    (ReadingPlace, "user"),
    (ReadableArticle, "user"),
    (Vocabulary, "user"),
    (WordChange, "user"),
}


def test_each_role_may_do_what_the_one_before_it_may(db: None) -> None:
    may = [set(Group.objects.get(name=role).permissions.values_list("codename", flat=True)) for role in ROLES]
    assert len(may) == 4
    for less, more in pairwise(may):
        assert less < more


def test_a_lead_opens_rounds_and_neither_adds_articles_nor_enters_the_admin_site(lubna: Any) -> None:
    assert lubna.has_perms(["reader.add_round", "reader.change_annotation"])
    assert not lubna.has_perm("reader.add_article")
    assert not lubna.has_perm("reader.delete_round")
    assert not lubna.is_staff


def test_analysts_open_no_rounds(anwar: Any, adel: Any) -> None:
    assert not anwar.has_perm("reader.add_round")
    assert adel.has_perms(["reader.add_round", "reader.delete_round"])


def test_a_person_has_one_role_and_only_admins_enter_django_admin(make_user: Any) -> None:
    user = make_user("huda", ADMIN)
    assert user.is_staff
    for role in ROLES:
        give_role(user, role)
        assert role_of(User.objects.get(pk=user.pk)) == role
        assert list(user.groups.values_list("name", flat=True)) == [role]
        assert user.is_staff == (role == ADMIN)


def test_a_superuser_who_is_given_a_lesser_role_is_none_any_more() -> None:
    user = User.objects.create_superuser("root")
    assert role_of(user) == ADMIN
    give_role(user, READER)
    assert not User.objects.get(pk=user.pk).has_perm("reader.add_article")


def test_who_has_no_role_has_none() -> None:
    assert role_of(User.objects.create_user("nobody")) == ""


def test_deleting_a_user_who_did_something_is_refused_and_the_history_keeps_the_name(make_user: Any) -> None:
    article = make_article()
    user = make_user("huda", ANALYST)
    at = HARBOUR.index("أعمال")
    marked = mark(article, user, NewMark("actor", at, at + 5, "أعمال", article.text_sha256, "ORG"))
    with pytest.raises(ProtectedError):
        user.delete()
    with pytest.raises(ProtectedError):
        User.objects.filter(username="huda").delete()
    assert [change.user for change in marked.changes.all()] == [user]


def test_every_row_that_says_who_did_something_protects_its_author() -> None:
    links = {
        (model, field.name): field.remote_field.on_delete
        for model in apps.get_app_config("reader").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is User
    }
    assert links
    loose = {link for link, rule in links.items() if rule not in (models.PROTECT, models.RESTRICT)}
    assert loose == GOES_WITH_THE_ACCOUNT


def test_upgrading_shuts_analysts_out_of_django_admin(make_user: Any) -> None:
    from importlib import import_module

    User.objects.filter(pk__in=[make_user("anwar", ANALYST).pk, make_user("adel", ADMIN).pk]).update(
        is_staff=True
    )
    import_module("reader.migrations.0015_keep_who_did_what").close_the_back_door(apps, None)
    assert list(User.objects.filter(is_staff=True).values_list("username", flat=True)) == ["adel"]
