"""Exports in the background: ordered, made, stopped, kept for their days, for their owner alone."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from reader.exchange import CannotExport, Selection, exporting, jobs, reading
from reader.exchange.jobs import clear_exports, export_path, give_up_export, make_file, order_export
from reader.exchange.tasks import enqueue_export
from reader.formats.writers.registry import formats
from reader.models import Article, Collection, ExportJob
from reader.models.roles import give_role
from reader.rounds import open_round
from reader.views import data
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, make_article
from tests.jobs.draining import drain

pytestmark = pytest.mark.django_db
JSONL = formats()["jsonl"]


@pytest.fixture
def article(state: Any) -> Article:
    return make_article(HARBOUR)


def names_in(sent: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def body(response: Any) -> bytes:
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def test_a_large_export_is_made_in_the_background(
    article: Article, client_of: Any, anwar: User, basma: User, adel: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "MOST_ARTICLES", 0)
    client: Client = client_of(anwar)
    sent = {"what": "library", "format": "jsonl", "state": ["accepted", "suggested"]}
    assert client.post("/export/", sent)["Location"] == "/export/#exports"
    page = client.get("/export/")
    assert "Being made" in page.content.decode()
    (job,) = ExportJob.objects.all()
    where = f"/export/{job.pk}/file/"
    assert client.get(where).status_code == 404
    drain()
    job.refresh_from_db()
    assert (job.state, job.articles, job.done, job.reason) == ("ready", 1, 1, "")
    assert "articles.jsonl" in names_in(body(client.get(where)))
    assert job.size == export_path(job).stat().st_size
    assert "library.jsonl.zip" in client.get(where)["Content-Disposition"]
    assert "Download" in client.get("/export/").content.decode()
    assert client.get("/export/", headers={"HX-Request": "true"}).status_code == 286
    assert client_of(basma).get(where).status_code == 404
    assert client_of(adel).get(where).status_code == 200
    assert client_of(basma).post(f"/export/{job.pk}/", {"do": "stop"}).status_code == 404
    client.post(f"/export/{job.pk}/", {"do": "stop"})
    assert not export_path(job).exists()
    client.post(f"/export/{job.pk}/", {"do": "again"})
    drain()
    assert ExportJob.objects.get(state="ready").asked == job.asked


def test_what_is_stopped_leaves_nothing(
    article: Article, anwar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = order_export(JSONL, Selection(anwar), anwar, with_bom=False)
    monkeypatch.setattr(jobs, "_TOLD_EVERY", 0)
    real = reading.library_of

    def stopping(selection: Selection, tell: Callable[[int], object]) -> Any:
        ExportJob.objects.update(state="stopped")
        return real(selection, tell)

    monkeypatch.setattr(exporting, "library_of", stopping)
    make_file(job.pk)
    assert ExportJob.objects.get().state == "stopped"
    assert [one.name for one in export_path(job).parent.iterdir()] == []
    make_file(job.pk)  # and is not begun again
    assert not export_path(job).exists()


def test_what_breaks_says_so_after_some_tries(
    article: Article, anwar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = order_export(JSONL, Selection(anwar), anwar, with_bom=False)
    enqueue_export(job)

    def full(*_args: Any, **_more: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jobs, "export", full)
    for _ in range(5):
        drain(at_once=True)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "tries failed (OSError)" in job.reason
    give_up_export(job.task or job.pk, 1, "")  # type: ignore[arg-type]  # what is finished stays
    assert "OSError" in ExportJob.objects.get().reason


def test_rights_are_looked_at_again_when_it_is_made(
    article: Article, anwar: User, basma: User, lubna: User
) -> None:
    one = open_round(article, [anwar, basma], lubna, "nothing")
    theirs = Collection.objects.create(name="A", owner=basma)
    theirs.articles.add(article)
    for selection in (Selection(lubna, round=one), Selection(lubna, collection=theirs)):
        made = order_export(JSONL, selection, lubna, with_bom=False)
        make_file(made.pk)
        made.refresh_from_db()
        assert "not there any more, or not to be seen" in made.reason
    job = order_export(JSONL, Selection(anwar), anwar, with_bom=False)
    give_role(anwar, "reader")
    make_file(job.pk)
    assert "may no longer export" in ExportJob.objects.get(pk=job.pk).reason


def test_a_selection_is_kept_as_it_was(article: Article, anwar: User) -> None:
    own = Collection.objects.create(name="A", owner=anwar)
    day = timezone.localdate()
    for one in (
        Selection(anwar, article=article.pk, first=day, labels=["PER"], author="x", with_notes=False),
        Selection(anwar, collection=own, states=["accepted"], layers=["actor"], last=day),
        Selection(anwar, search="ميناء"),
    ):
        assert Selection.unpacked(json.loads(json.dumps(one.packed())), anwar).packed() == one.packed()  # type: ignore[union-attr]


def test_files_go_after_their_days_and_nobody_fills_the_disk(article: Article, anwar: User) -> None:
    made = [order_export(JSONL, Selection(anwar), anwar, with_bom=False) for _ in range(jobs.MOST_UNFINISHED)]
    with pytest.raises(CannotExport, match="being made"):
        order_export(JSONL, Selection(anwar), anwar, with_bom=False)
    for one in made:
        make_file(one.pk)
    assert clear_exports() == 0
    ExportJob.objects.filter(pk=made[0].pk).update(finished=timezone.now() - timedelta(days=15))
    assert clear_exports() == 1
    assert not export_path(made[0]).exists()
    assert export_path(made[1]).exists()
    ExportJob.objects.update(made=timezone.now() - timedelta(days=100))
    clear_exports()
    assert not ExportJob.objects.exists()
    with pytest.raises(CannotExport, match="No article"):
        order_export(JSONL, Selection(anwar, search="كلمةلاتوجد"), anwar, with_bom=False)


def test_a_program_has_an_export_made(article: Article, anwar: User, basma: User) -> None:
    program = Program(token_for(anwar, "read"))
    asked = {"format": "jsonl", "search": "ميناء", "state": ["accepted", "suggested"]}
    response = program.send("post", "/exports", asked, **{"Idempotency-Key": "e1"})
    assert response.status_code == 202
    assert program.send("post", "/exports", asked, **{"Idempotency-Key": "e1"}).json() == response.json()
    where = response["Location"]
    assert program.told(where)["state"] == "waiting"
    drain()
    told = program.told(where)
    assert (told["state"], told["percent"], told["done"], told["name"]) == ("ready", 100, 1, "ميناء")
    assert told["kept_until"]
    assert "articles.jsonl" in names_in(body(program.get(f"{where}/file")))
    assert program.told("/exports/jobs")["items"] == [told]
    other = Program(token_for(basma))
    assert other.told("/exports/jobs")["items"] == []
    assert other.get(where).status_code == 404
    assert program.send("delete", where).status_code == 204
    assert program.get(f"{where}/file").status_code == 404
    for wrong in (
        {"format": "none"},
        {"format": "jsonl", "article": article.pk, "search": "ميناء"},
        {"format": "jsonl", "search": "كلمةلاتوجد"},
        {"format": "jsonl", "collection": 99},
    ):
        refusal = program.send("post", "/exports", wrong)
        assert refusal.status_code == 422
        assert refusal.json()["detail"].endswith(".")


def test_exports_take_collections_and_searches_at_once_too(article: Article, anwar: User) -> None:
    own = Collection.objects.create(name="A", owner=anwar)
    own.articles.add(article)
    program = Program(token_for(anwar))
    for query in (f"collection={own.pk}", "search=ميناء"):
        response = program.get(f"/exports/jsonl?{query}")
        assert "articles.jsonl" in names_in(body(response))
    assert program.get("/exports/jsonl?collection=99").status_code == 422
