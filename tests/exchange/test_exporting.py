"""Exports of a real library: what may leave does, whole; nothing else, and nothing half."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reader.annotation import NewMark, mark
from reader.exchange import CannotExport, Selection, export
from reader.exchange.reading import records
from reader.formats.writers.registry import formats
from reader.models import Annotation, Article
from reader.rounds import open_round, say_done
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
ALL = Selection(AnonymousUser())


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def note(article: Article, user: Any, words: str, **more: Any) -> Annotation:
    at = article.text.index(words)
    return mark(article, user, NewMark("note", at, at + len(words), words, article.text_sha256, **more))


def test_a_record_has_the_rows_of_its_article(article: Article) -> None:
    (record,) = records(ALL)
    assert record.text == article.text
    assert [line.kind for line in record.lines] == [row.kind for row in article.paragraphs.all()]
    assert record.lines[0].english.startswith("Palm Port")
    assert len(record.marks) == article.annotations.count()
    named = {actor.name_en for actor in record.actors}
    assert "Samer al-Halabi" in named
    assert any(said.speaker_name or said.actor for said in record.of_layer("quote"))


def test_private_notes_leave_with_their_writer_alone(article: Article, anwar: Any, basma: Any) -> None:
    note(article, anwar, "مارس", body="for me", is_private=True)
    for user, bodies in ((anwar, ["for me"]), (basma, []), (AnonymousUser(), [])):
        (record,) = records(Selection(user))
        assert [one.body for one in record.of_layer("note")] == bodies


def test_what_is_done_alone_in_a_round_stays_until_it_is_done(
    article: Article, anwar: Any, basma: Any, lubna: Any
) -> None:
    one = open_round(article, [anwar, basma], lubna, "nothing")
    note(article, anwar, "مارس", body="alone")
    (record,) = records(replace(ALL, user=basma))
    assert not record.of_layer("note")
    say_done(one.assignments.get(user=anwar))
    gold, first = records(replace(ALL, round=one))
    assert (gold.annotator, first.annotator) == ("gold", "anwar")
    assert [mark.body for mark in first.marks] == ["alone"]
    with pytest.raises(CommandError, match="goes on"):
        call_command("export", "jsonl", round=one.pk, to=Path("/nowhere.zip"))


def test_nothing_leaves_from_the_bin(article: Article, adel: Any) -> None:
    article.put_in_bin(adel)
    assert not list(records(ALL))


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({"layers": ["quote"]}, {"direct", "indirect", "mixed"}),
        ({"labels": ["PER"]}, {"PER"}),
        ({"states": ["accepted"]}, {"note"}),
        ({"author": "anwar"}, {"note"}),
        ({"with_notes": False}, {"PER", "LOC", "ORG", "direct", "indirect", "mixed"}),
    ],
)
def test_marks_are_chosen(article: Article, anwar: Any, filters: dict[str, Any], kinds: set[str]) -> None:
    note(article, anwar, "مارس", body="a remark")
    (record,) = records(replace(ALL, **filters))
    assert record.marks
    assert {one.label for one in record.marks} <= kinds


def test_queries_are_few_whatever_the_batch_has(article: Article) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        list(records(ALL))
    make_article(HARBOUR.replace("الربيع", "الصيف"))
    with CaptureQueriesContext(connection) as more:
        assert len(list(records(ALL))) == 2
    assert len(more) == len(few) <= 7


@pytest.mark.parametrize("name", formats())
def test_each_format_writes_a_library(article: Article, tmp_path: Path, name: str) -> None:
    told: list[int] = []
    outcome = export(formats()[name], ALL, tmp_path / "out.zip", tell=told.append)
    assert told == [1]
    assert outcome.articles == 1
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "report.txt" in archive.namelist()
        assert any(file.endswith(formats()[name].ending) for file in archive.namelist())
    assert [path.name for path in tmp_path.iterdir()] == ["out.zip"]


def test_the_command_writes_a_folder_with_a_report(article: Article, tmp_path: Path, capsys: Any) -> None:
    call_command("export", "conll2003", article=article.pk, to=tmp_path / "out", state=["accepted"])
    assert (tmp_path / "out/actors.conll").read_text().startswith("-DOCSTART-")
    assert (tmp_path / "out/report.txt").read_text() in capsys.readouterr().out
    with pytest.raises(CommandError, match="there already"):
        call_command("export", "jsonl", to=tmp_path / "out")
    with pytest.raises(CommandError, match="no article 999"):
        call_command("export", "jsonl", article=999, to=tmp_path / "new")


def test_nothing_half_is_left(article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    for name in ("out", "out.zip"):
        with pytest.raises(OSError, match="full"):
            export(replace(formats()["jsonl"], write=broken), ALL, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_package_that_is_not_here_is_named(tmp_path: Path) -> None:
    missing = replace(formats()["parquet"], needs="no_such_package")
    with pytest.raises(CannotExport, match="no_such_package"):
        export(missing, ALL, tmp_path / "out.zip")


def test_lines_of_json_are_whole(
    article: Article, tmp_path: Path, anwar: Any, client_of: Callable[..., Any]
) -> None:
    export(formats()["jsonl"], ALL, tmp_path / "out")
    (line,) = (tmp_path / "out/articles.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["text"] == article.text
