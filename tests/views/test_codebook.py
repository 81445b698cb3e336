"""The codebook: its page, its versions, and its labels in the palette and on the article."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.annotation import ActionRefused, NewMark, mark
from reader.models import Article, Label, LabelSet
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


@pytest.fixture
def economy() -> Label:
    frames = LabelSet.objects.create(slug="frames", name_en="Frames", guidelines="Mark the whole clause.")
    return Label.objects.create(label_set=frames, name_en="Economy", name_ar="اقتصاد", colour="teal", key="e")


def draft(article: Article, label: Label) -> NewMark:
    at = article.text.index("أعمال التوسعة")
    return NewMark("label", at, at + 13, "أعمال التوسعة", article.text_sha256, code=label)


def test_the_page_has_definitions_and_guidelines(client: Client, economy: Label) -> None:
    html = client.get(reverse("codebook")).content.decode()
    assert "Mark the whole clause." in html
    assert "اقتصاد" in html


def test_an_empty_codebook_says_what_to_do(client: Client) -> None:
    assert "no codebook yet" in client.get(reverse("codebook")).content.decode()


def test_every_change_that_is_saved_in_the_admin_site_is_a_version(
    adel: Any, client_of: Any, economy: Label
) -> None:
    client, frames = client_of(adel), economy.label_set
    data = {
        "name_en": "Frames",
        "slug": "frames",
        "kind": "spans",
        "guidelines": "New words.",
        "labels-TOTAL_FORMS": "1",
        "labels-INITIAL_FORMS": "1",
        "labels-0-id": str(economy.pk),
        "labels-0-label_set": str(frames.pk),
        "labels-0-name_en": "Economics",
        "labels-0-colour": "teal",
        "labels-0-position": "0",
    }
    address = reverse("admin:reader_labelset_change", args=(frames.pk,))
    for _ in range(2):  # the second changes nothing
        assert client.post(address, data).status_code == 302
    versions = list(frames.versions.values_list("version", "content__guidelines", "made_by__username"))
    assert versions == [(1, "New words.", "adel")]


def test_a_label_is_marked_and_shown_to_readers(
    client: Client, article: Article, anwar: Any, economy: Label
) -> None:
    marked = mark(article, anwar, draft(article, economy))
    html = client.get(article.get_absolute_url()).content.decode()
    assert marked.code == economy
    assert "mark label teal" in html
    assert "Economy" in html


def test_a_label_that_is_renamed_is_renamed_in_pages_that_were_read_before(
    client: Client, article: Article, anwar: Any, adel: Any, economy: Label
) -> None:
    economy.label_set.keep_version(adel)
    mark(article, anwar, draft(article, economy))
    assert "Economy" in client.get(article.get_absolute_url()).content.decode()
    economy.name_en = "Livelihood"
    economy.save()
    economy.label_set.keep_version(adel)
    assert "Livelihood" in client.get(article.get_absolute_url()).content.decode()


def test_a_retired_label_is_not_offered_and_not_taken(
    article: Article, anwar: Any, client_of: Any, economy: Label
) -> None:
    economy.is_retired = True
    economy.save()
    at = article.text.index("أعمال")
    palette = client_of(anwar).get(reverse("palette", args=(article.pk,)), {"start": at, "end": at + 5})
    assert "Economy" not in palette.content.decode()
    with pytest.raises(ActionRefused, match="no longer in the codebook"):
        mark(article, anwar, draft(article, economy))
