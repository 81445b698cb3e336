"""The roles: each may do what those before it may, and something more."""

from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import Group

from reader.roles import ROLES

pytestmark = pytest.mark.django_db


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
