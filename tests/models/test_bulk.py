"""Rows inserted without objects' overhead are the rows that `bulk_create` would have made."""

import pytest
from django.forms.models import model_to_dict

from reader.models import Annotation
from reader.models.bulk import insert
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


def test_they_are_the_same_rows() -> None:
    made = list(make_article(HARBOUR).annotations.order_by("start", "end", "layer"))
    Annotation.objects.all().delete()
    for one in made:
        one.pk = None
    insert(made)
    inserted = list(Annotation.objects.order_by("start", "end", "layer"))
    Annotation.objects.all().delete()
    Annotation.objects.bulk_create(made)
    created = list(Annotation.objects.order_by("start", "end", "layer"))
    assert len(inserted) == len(created) > 3
    for one, other in zip(inserted, created, strict=True):
        assert model_to_dict(one, exclude=["id"]) == model_to_dict(other, exclude=["id"])
        assert one.created is not None


def test_nothing_to_insert() -> None:
    insert([])
