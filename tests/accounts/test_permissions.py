"""What somebody may do is what Django's own backend says, and is read in one query."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission, User

from reader.models.roles import ANALYST, LEAD, give_role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [None, ANALYST, LEAD])
def test_it_is_what_groups_and_oneself_have(
    role: Any, django_assert_num_queries: Callable[[int], Any]
) -> None:
    user = User.objects.create_user("somebody")
    if role:
        give_role(user, role)
    user.user_permissions.add(Permission.objects.get(codename="view_user"))
    expected = ModelBackend().get_all_permissions(User.objects.get(pk=user.pk))
    asked = User.objects.get(pk=user.pk)
    names = list(Permission.objects.values_list("content_type__app_label", "codename"))
    with django_assert_num_queries(1):
        found = {f"{app}.{name}" for app, name in names if asked.has_perm(f"{app}.{name}")}
    assert found == expected


def test_who_is_shut_out_may_nothing() -> None:
    user = User.objects.create_user("gone", is_active=False)
    give_role(user, ANALYST)
    assert not user.has_perm("reader.change_annotation")
    assert not AnonymousUser().has_perm("reader.change_annotation")
