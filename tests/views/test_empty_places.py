"""Forms of the workbench whose places are empty, or none: a sentence, and nothing is changed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
NO_PLACES = ("", "x", "-1", "²", "2147483648", "9223372036854775808", "9" * 5000)


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def analyst(anwar: Any, client_of: Any) -> Client:
    client: Client = client_of(anwar)
    return client


@pytest.mark.parametrize("name", ["start", "end"])
def test_a_selection_without_a_place_is_refused(analyst: Client, article: Article, name: str) -> None:
    for sent in NO_PLACES:
        places = {"start": "0", "end": "5", name: sent}
        palette = analyst.get(reverse("palette", args=(article.pk,)), places)
        assert palette.status_code == 422
        assert "Select them again." in palette.content.decode()
        words = {"kind": "PER", "exact": article.text[:5], "text_sha256": article.text_sha256}
        marked = analyst.post(reverse("mark", args=(article.pk,)), places | words)
        assert marked.status_code == 422
        assert "Select them again." in marked.content.decode()


@pytest.mark.parametrize("name", ["start", "end", "en_start", "en_end", "drop_part", "part", "change_id"])
def test_a_change_without_a_place_is_refused(analyst: Client, article: Article, name: str) -> None:
    found = article.annotations.mentions()[0]
    before = Annotation.objects.filter(pk=found.pk).values().get()
    for sent in NO_PLACES[name == "drop_part" :]:  # an empty one takes no part out, and changes nothing else
        data: dict[str, str] = {"action": "change", "version": "1", "text_sha256": article.text_sha256}
        if name in ("start", "end"):
            data |= {"start": str(found.start), "end": str(found.end), "exact": found.exact, name: sent}
        elif name == "part":
            data |= {"part": "1", "start": sent, "end": sent}
        elif name == "change_id":
            data |= {"action": "restore", "change_id": sent}
        else:
            data |= ({"en_start": "0", "en_end": "3"} if name.startswith("en_") else {}) | {name: sent}
        assert analyst.post(found.get_absolute_url(), data).status_code == 422, sent[:20]
        assert Annotation.objects.filter(pk=found.pk).values().get() == before


def test_a_version_that_is_none_is_refused(analyst: Client, article: Article) -> None:
    found = article.annotations.mentions()[0]
    for version in NO_PLACES:
        header = {"if-match": f'"{version}"'.encode("ascii", "replace").decode()}
        for data, headers in (({"version": version}, {}), ({}, header)):
            sent = {"action": "accept", **data}
            assert analyst.post(found.get_absolute_url(), sent, headers=headers).status_code == 422
    found.refresh_from_db()
    assert found.state == "suggested"
