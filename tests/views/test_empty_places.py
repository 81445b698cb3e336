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


@pytest.mark.parametrize("sent", NO_PLACES)
@pytest.mark.parametrize("name", ["start", "end"])
def test_a_selection_without_a_place_is_refused(
    analyst: Client, article: Article, name: str, sent: str
) -> None:
    palette = analyst.get(reverse("palette", args=(article.pk,)), {"start": "0", "end": "5", name: sent})
    assert palette.status_code == 422
    assert "Select them again." in palette.content.decode()
    data = {"kind": "PER", "start": "0", "end": "5", "exact": article.text[:5], name: sent}
    data["text_sha256"] = article.text_sha256
    marked = analyst.post(reverse("mark", args=(article.pk,)), data)
    assert marked.status_code == 422
    assert "Select them again." in marked.content.decode()


@pytest.mark.parametrize("sent", NO_PLACES)
@pytest.mark.parametrize("name", ["start", "end", "en_start", "en_end", "drop_part", "part", "change_id"])
def test_a_change_without_a_place_is_refused(analyst: Client, article: Article, name: str, sent: str) -> None:
    found = article.annotations.mentions()[0]
    before = Annotation.objects.filter(pk=found.pk).values().get()
    place = {"start": str(found.start), "end": str(found.end), "exact": found.exact}
    data: dict[str, str] = {"action": "change", "version": "1", "text_sha256": article.text_sha256}
    if name in ("start", "end"):
        data |= place | {name: sent}
    elif name == "part":
        data |= {"part": "1", "start": sent, "end": sent}
    elif name == "change_id":
        data |= {"action": "restore", "change_id": sent}
    else:
        data |= {"en_start": "0", "en_end": "3"} if name.startswith("en_") else {}
        data |= {name: sent}
    response = analyst.post(found.get_absolute_url(), data)
    assert response.status_code == 422 or (name == "drop_part" and not sent), response.content.decode()[-500:]
    after = Annotation.objects.filter(pk=found.pk).values().get()
    assert after == before or (name == "drop_part" and not sent)


@pytest.mark.parametrize("version", NO_PLACES)
def test_a_version_that_is_none_is_refused(analyst: Client, article: Article, version: str) -> None:
    found = article.annotations.mentions()[0]
    for headers in ({}, {"if-match": f'"{version}"'.encode("ascii", "replace").decode()}):
        data = {"action": "accept"} | ({} if headers else {"version": version})
        assert analyst.post(found.get_absolute_url(), data, headers=headers).status_code == 422
    found.refresh_from_db()
    assert found.state == "suggested"
