"""The pages of data out and in."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reader.models import Annotation, Article, DataImport
from reader.rounds import open_round, say_done
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def posted(client: Any, **given: Any) -> Any:
    return client.post(
        reverse("export"), {"what": "library", "format": "jsonl", "state": "suggested", **given}
    )


def unpacked(response: Any) -> dict[str, bytes]:
    assert response.status_code == 200, response.content.decode()[:500]
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_page_tells_what_each_format_keeps_and_loses(
    article: Article, anwar: Any, client_of: Any
) -> None:
    page = client_of(anwar).get(f"{reverse('export')}?article={article.pk}").content.decode()
    assert article.headline in page
    for title in ("JSON lines", "W3C Web Annotation", "CoNLL-U", "brat", "Excel"):
        assert title in page
    assert "marks that overlap" in page


def test_an_article_comes_as_an_archive_with_its_report(
    article: Article, anwar: Any, client_of: Any, state: Path
) -> None:
    make_article(HARBOUR.replace("الربيع", "الصيف"))
    response = posted(client_of(anwar), what="article", article=article.pk)
    assert f"{article.pk}-palm-port" in response["Content-Disposition"]
    files = unpacked(response)
    (line,) = files["articles.jsonl"].splitlines()
    assert json.loads(line)["text"] == article.text
    assert b"Everything else was carried" in files["report.txt"]
    assert not list(state.glob(".hashiya-*"))


def test_filters_hold(article: Article, anwar: Any, client_of: Any, state: Path) -> None:
    files = unpacked(posted(client_of(anwar), layer=["quote"], label=["direct"], format="csv"))
    assert "PER" not in files["marks.csv"].decode()
    assert b"direct" in files["marks.csv"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"format": "pdf"}, "not there"),
        ({"what": ""}, "Choose what"),
        ({"what": "article", "article": 10**6}, "not there any more"),
        ({"first": "2026-05-01", "last": "2026-04-01"}, "after the last"),
        ({"first": "2030-01-01"}, "No article is in what was chosen"),
    ],
)
def test_what_cannot_be_is_told(
    article: Article, anwar: Any, client_of: Any, given: dict[str, Any], said: str, state: Path
) -> None:
    response = posted(client_of(anwar), **given)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_round_that_goes_on_stays(
    article: Article, anwar: Any, basma: Any, lubna: Any, client_of: Any, state: Path
) -> None:
    one = open_round(article, [anwar, basma], lubna, "nothing")
    client = client_of(lubna)
    assert client.get(f"{reverse('export')}?round={one.pk}").status_code == 403
    assert posted(client, what="round", round=one.pk).status_code == 403
    for part in one.assignments.all():
        say_done(part)
    files = unpacked(posted(client, what="round", round=one.pk))
    told = [json.loads(line).get("annotator") for line in files["articles.jsonl"].splitlines()]
    assert told == ["gold", "anwar", "basma"]


def test_an_import_is_told_then_done_then_undone(
    article: Article, adel: Any, client_of: Any, state: Path
) -> None:
    article.annotations.all().delete()
    at = article.text.index("سامر الحلبي")
    entity = {"id": 1, "label": "PER", "start_offset": at, "end_offset": at + 11}
    unknown = {"id": 2, "label": "Minister", "start_offset": at, "end_offset": at + 4}
    data = json.dumps({"text": article.text, "entities": [entity, unknown]}).encode()
    client, address = client_of(adel), reverse("import")
    page = client.post(address, {"file": SimpleUploadedFile("doccano.jsonl", data), "action": "look"})
    told = page.content.decode()
    assert "Minister" in told
    assert told.count('<td class="numeral" data-label="') == 4  # on a phone there is no head of the table
    assert not Annotation.objects.exists()
    held = page.context["held"]
    client.post(address, {"known": held, "action": "apply"})
    assert Annotation.objects.get().exact == "سامر الحلبي"
    assert "1 mark was taken in" in client.get(address).content.decode()
    client.post(reverse("undo_import", args=(DataImport.objects.get().pk,)))
    assert "1 mark was taken back" in client.get(address).content.decode()
    assert Annotation.objects.get().state == "superseded"


def test_what_cannot_be_imported_is_told(adel: Any, client_of: Any, state: Path) -> None:
    client, address = client_of(adel), reverse("import")
    sent = [
        ({}, "Choose a file"),
        ({"known": "0" * 64}, "not kept any longer"),
        ({"known": "../../etc/passwd"}, "not kept any longer"),
        (
            {"file": SimpleUploadedFile("a.pdf", b"%PDF")},
            "no format" if False else "Nothing here is of a format",
        ),
        ({"file": SimpleUploadedFile("a.jsonl", b"{}"), "labels": "Politician"}, "theirs=ours"),
    ]
    for given, said in sent:
        response = client.post(address, given)
        assert response.status_code == 422
        assert said in response.content.decode()
