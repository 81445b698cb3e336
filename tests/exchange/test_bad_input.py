"""What is wrong with a file, or with much of it: told in a sentence, in bounds, and nothing half done."""

import json
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reader.exchange import Selection
from reader.exchange.importing import ImportRefused, take_annotations
from reader.exchange.reading import records
from reader.formats.annotated.files import LONGEST_LINE, MOST_BYTES
from reader.formats.records import ExportedMark
from reader.formats.writers.jsonl import line_of
from reader.models import Annotation, Article, DataImport
from reader.text.spans import Span
from reader.views import imports
from tests.articles import HARBOUR, make_article
from tests.formats.writers.written_files import written

pytestmark = pytest.mark.django_db
ALL = Selection(AnonymousUser())
MEGABYTE = 1 << 20


def test_a_gigabyte_of_lines_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ImportRefused, match=r"articles\.jsonl is larger than 1,024 MB"):
        take_annotations(path, None, apply=True)


def test_a_line_without_an_end_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    with path.open("wb") as file:
        file.write(b'{"hashiya": 1')
        file.truncate(MOST_BYTES)
    tracemalloc.start()
    with pytest.raises(ImportRefused, match="Line 1 "):
        take_annotations(path, None, apply=True)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * LONGEST_LINE


def test_of_many_lines_one_is_held(tmp_path: Path) -> None:
    make_article(HARBOUR)
    line = line_of(replace(next(records(ALL)), marks=())).encode().rstrip(b"\n")
    path = tmp_path / "articles.jsonl"
    path.write_bytes(line + b"\n")
    take_annotations(path, None)  # so that what is loaded once is there
    path.write_bytes((line + b" " * (4 * MEGABYTE) + b"\n") * 8)
    tracemalloc.start()
    report = take_annotations(path, None)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.totals["onto"] == 8
    assert most < 24 * MEGABYTE < path.stat().st_size


@pytest.fixture
def article() -> Article:
    made = make_article(HARBOUR)
    made.annotations.all().delete()
    return made


def test_two_files_for_one_article_go_onto_it_once(article: Article, tmp_path: Path) -> None:
    found = {name: article.text.index(name) for name in ("طرابلس", "سامر الحلبي")}
    kinds = {"طرابلس": "Place", "سامر الحلبي": "Person"}
    rows = {name: f"\t{kinds[name]} {at} {at + len(name)}\t{name}\n" for name, at in found.items()}
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for folder, names in (("first", ["طرابلس"]), ("second", ["طرابلس", "سامر الحلبي"])):
            archive.writestr(f"{folder}/a.txt", article.text)
            archive.writestr(
                f"{folder}/a.ann", "".join(f"T{n}{rows[name]}" for n, name in enumerate(names, 1))
            )
    told = take_annotations(path, None)
    done = take_annotations(path, None, apply=True)
    for report in (told, done):
        assert +report.totals == {"onto": 2, "marks": 2, "there": 1}
    assert sorted(article.annotations.values_list("exact", flat=True)) == sorted(found)
    assert Article.objects.count() == 1


def test_a_place_beyond_the_text_is_found_by_its_words_or_told(article: Article, tmp_path: Path) -> None:
    far = len(article.text) + 50
    lines = [
        "text_sha256,start,end,kind,words",
        f"{article.text_sha256},{far},{far + 11},PER,سامر الحلبي",
        f"{article.text_sha256},{far},{far + 3},PER,",
        f"{article.text_sha256},{far},{far + 3},PER,زيد",
    ]
    path = tmp_path / "spans.csv"
    path.write_text("\n".join(lines), "utf-8")
    report = take_annotations(path, None, apply=True)
    assert [one.exact for one in article.annotations.all()] == ["سامر الحلبي"]
    assert [why for _name, _words, why in report.doubts] == [
        "it says neither its words nor a place that is there",
        "its words are not in the text",
    ]


def test_a_record_of_ours_with_parts_beyond_its_text_is_damaged(article: Article, tmp_path: Path) -> None:
    at, far = article.text.index("سامر"), len(article.text) + 5
    (record,) = records(ALL)
    mark = ExportedMark("1", "quote", "direct", at, at + 11, "", 0, cue=Span(far, far + 3))
    marks = (mark, replace(mark, exact="سامر الحلبي"))
    path = tmp_path / "articles.jsonl"
    path.write_text(line_of(replace(record, marks=marks)), "utf-8")
    with pytest.raises(ImportRefused, match="span-outside"):
        take_annotations(path, None, apply=True)
    assert not article.annotations.exists()


@pytest.mark.parametrize("name", ["tei", "xmi"])
def test_entities_in_xml_are_refused(name: str, tmp_path: Path) -> None:
    files, _lost = written(name)
    ending = {"tei": "12.xml", "xmi": "12.xmi"}[name]
    head, mark, rest = files[ending].decode().partition("?>")
    for entity in ('<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">'):
        (tmp_path / ending).write_text(f"{head}{mark}<!DOCTYPE x [{entity}]>{rest}", "utf-8")
        with pytest.raises(ImportRefused, match="no XML"):
            take_annotations(tmp_path / ending, None, format=name, apply=True)
    assert not Article.objects.exists()


def test_unknown_labels_are_counted_mapped_or_added(article: Article, tmp_path: Path) -> None:
    at = article.text.index("سامر")
    entities = [{"label": "Politician", "start_offset": at, "end_offset": at + 11}]
    path = tmp_path / "doccano.jsonl"
    path.write_text(json.dumps({"text": article.text, "entities": entities}), "utf-8")
    assert take_annotations(path, None).unknown == {"Politician": 1}
    assert not Annotation.objects.exists()
    assert take_annotations(path, None, labels={"Politician": "PER"}).totals["marks"] == 1
    take_annotations(path, None, apply=True, with_new_labels=True)
    assert article.annotations.get().code.name_en == "Politician"  # type: ignore[union-attr]


def sent(client: Client, data: bytes, name: str = "a.jsonl", **more: str) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post("/import/", {"file": file, **more})


def test_the_page_tells_before_it_takes_in(
    state: Any, adel: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_article(HARBOUR)
    (record,) = records(ALL)
    marks = tuple(replace(one, state="accepted") for one in record.marks)
    line = line_of(replace(record, marks=marks)).encode()
    client: Client = client_of(adel)
    page = sent(client, line)
    assert page.status_code == 200
    assert not DataImport.objects.exists()
    held = page.context["held"]
    assert held in page.content.decode()
    assert client.post("/import/", {"known": held, "action": "apply"}).status_code == 302
    run = DataImport.objects.get()
    assert made.annotations.filter(state="accepted").count() == len(marks)
    assert client.post(f"/import/{run.pk}/undo/").status_code == 302
    assert made.annotations.filter(state="suggested").count() == len(marks)
    refused = [
        (client.post("/import/", {"known": "0" * 64, "action": "apply"}), "not kept any longer"),
        (client.post("/import/", {}), "Choose a file"),
        (sent(client, line, labels="Politician"), "theirs=ours"),
        (sent(client, b"{"), "no JSON"),
    ]
    monkeypatch.setattr(imports, "MOST_BYTES", 10)
    refused.append((sent(client, line), "manage.py import_annotations"))
    for response, sentence in refused:
        assert response.status_code == 422
        assert sentence in response.content.decode(), sentence
    assert DataImport.objects.count() == 1
