"""Annotations come in: onto articles that are there, or with their text; told first, undone as one."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection

from reader.exchange import Selection, export, importing
from reader.exchange.importing import ImportRefused, take_annotations
from reader.exchange.reading import records
from reader.exchange.undoing import undo_import
from reader.formats.records import ExportedArticle, packed_record
from reader.formats.writers.jsonl import line_of
from reader.formats.writers.registry import formats
from reader.models import Actor, Annotation, Article, Change, DataImport, Label, LabelSet
from reader.text.canonical import canonical
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.records import TEXT, sample

pytestmark = pytest.mark.django_db
ALL = Selection(AnonymousUser(), states=Annotation.State.values)
CHANGING = frozenset(("id", "created", "updated", "author"))


def content(record: ExportedArticle) -> Any:
    """What an article says, without the ids and moments that another library has of its own."""
    actors = {one.id: one.name_en for one in record.actors}
    marks = [
        {
            **packed_record(one, CHANGING),
            "actor": actors.get(one.actor),
            "created": one.created,
            "author": one.author,
        }
        for one in record.marks
    ]
    lines = [packed_record(replace(one, translation=None)) | {"english": one.english} for one in record.lines]
    named = sorted((packed_record(one, CHANGING) for one in record.actors), key=lambda one: one["name_en"])
    own = packed_record(record, CHANGING | {"actors", "marks", "lines"})
    return json.loads(json.dumps([own, lines, named, marks], sort_keys=True))


def library() -> list[ExportedArticle]:
    return list(records(ALL))


def empty_library() -> None:
    for model in (Change, Annotation, Actor):
        model._base_manager.all().delete()
    Article.everywhere.all().delete()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The invented article with everything, as it would be stored, in a file."""
    assert canonical(TEXT) == TEXT.rstrip("\n")
    path = tmp_path / "articles.jsonl"
    text = TEXT.rstrip("\n")
    path.write_text(line_of(replace(sample(), text=text, text_sha256="")), "utf-8")
    return path


@pytest.mark.parametrize("name", ["jsonl", "w3c", "xmi", "tei"])
def test_an_empty_library_gets_the_same_rows(name: str, file: Path, tmp_path: Path) -> None:
    make_article(HARBOUR, HARBOUR_EN)
    take_annotations(file, None, apply=True, with_new_labels=True)
    before = library()
    assert [len(one.marks) for one in before] == [before[0].marks.__len__(), 7]
    export(formats()[name], ALL, tmp_path / "out.zip")
    empty_library()
    report = take_annotations(tmp_path / "out.zip", None, apply=True)
    assert not report.doubts
    assert report.totals["new"] == 2
    after = sorted(library(), key=lambda one: one.text)
    assert list(map(content, after)) == list(map(content, sorted(before, key=lambda one: one.text)))


def test_a_dry_run_stores_nothing_and_says_all(file: Path) -> None:
    report = take_annotations(file, None)
    assert (report.totals["new"], report.totals["marks"]) == (1, 6)
    assert report.unknown == {"Loss of trees": 1}
    assert not Article.objects.exists()
    assert not DataImport.objects.exists()


def test_a_dry_run_foresees_what_happens_and_holds_the_database_no_longer_than_for_an_article(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = make_article(HARBOUR)
    there = next(records(ALL))
    other = json.loads(file.read_text("utf-8"))
    again = other | {"marks": [*other["marks"][:2], other["marks"][0] | {"start": 2, "end": 3, "exact": "ن"}]}
    accepted = replace(there, marks=tuple(replace(mark, state="accepted") for mark in there.marks))
    lines = [line_of(each) for each in (there, accepted)] + list(map(json.dumps, (other, again)))
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(line.rstrip("\n") for line in lines), "utf-8", newline="")
    depth, depths = len(connection.atomic_blocks), []
    real = importing.ImportReport.add

    def add(self: Any, row: Any) -> None:
        depths.append(len(connection.atomic_blocks) - depth)
        real(self, row)

    monkeypatch.setattr(importing.ImportReport, "add", add)
    for new_labels in (False, True):
        told = take_annotations(path, None, with_new_labels=new_labels)
        assert Article.objects.get() == one and not DataImport.objects.exists()
        assert not Annotation.objects.filter(state="accepted").exists()
    assert set(depths) == {0}
    done = take_annotations(path, None, apply=True, with_new_labels=True)
    assert told.totals == done.totals
    assert told.doubts == done.doubts
    assert [(row.what, row.marks, row.there, row.accepted) for row in told.rows] == [
        (row.what, row.marks, row.there, row.accepted) for row in done.rows
    ]
    assert [row.what for row in told.rows] == ["onto", "onto", "new", "onto"]


def test_marks_carry_who_and_when_and_one_undo_takes_all_back(file: Path, anwar: Any) -> None:
    article = make_article(HARBOUR)
    report = take_annotations(file, anwar, apply=True)
    note = Annotation.objects.get(layer="note")
    assert (note.came_from.author, note.came_from.reference) == ("omar", "5")
    assert note.created_by == anwar
    assert note.changes.get().user == anwar
    assert report.number is not None
    assert undo_import(report.number, anwar) == (6, 0)
    assert list(Article.objects.all()) == [article]
    assert Article.everywhere.count() == 2
    with pytest.raises(ImportRefused, match="already"):
        undo_import(report.number, anwar)


def test_a_mark_that_somebody_changed_meanwhile_stays(file: Path, anwar: Any, basma: Any) -> None:
    from reader.annotation import accept

    report = take_annotations(file, anwar, apply=True)
    suggested = Annotation.objects.filter(state="suggested").first()
    assert suggested is not None
    accept(suggested.pk, suggested.version, basma)
    assert undo_import(report.number or 0, anwar) == (5, 1)
    assert Article.objects.count() == 1


def test_marks_go_onto_the_article_that_is_there(tmp_path: Path) -> None:
    article = make_article(HARBOUR)
    (record,) = records(ALL)
    marks = tuple(replace(one, state="accepted") for one in record.marks)
    path = tmp_path / "articles.jsonl"
    path.write_text(line_of(replace(record, marks=marks)), "utf-8")
    report = take_annotations(path, None, apply=True)
    assert +report.totals == {"onto": 1, "accepted": len(marks)}
    assert article.annotations.filter(state="accepted").count() == len(marks)
    assert take_annotations(path, None).totals["there"] == len(marks)
    assert undo_import(report.number or 0, None) == (len(marks), 0)
    assert article.annotations.filter(state="suggested").count() == len(marks)


def test_an_edited_text_is_compared_and_doubts_are_told(tmp_path: Path) -> None:
    article = make_article(HARBOUR)
    text = "سطر جديد في أول النص\n\n" + HARBOUR.replace("طرابلس", "بيروت ")
    entities = []
    for label, words in (("PER", "سامر الحلبي"), ("LOC", "بيروت ")):
        at = text.index(words)
        entities.append({"label": label, "start_offset": at, "end_offset": at + len(words)})
    path = tmp_path / "doccano.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}), "utf-8")
    article.annotations.all().delete()
    report = take_annotations(path, None, apply=True)
    assert report.totals["onto"] == 1
    assert [row.exact for row in article.annotations.all()] == ["سامر الحلبي"]
    (doubt,) = report.doubts
    assert "edited" in doubt[2]


def test_offsets_in_utf_16_are_recognised(tmp_path: Path) -> None:
    article = make_article(HARBOUR.replace("قال", "🚢🚢 قال"))
    article.annotations.all().delete()
    at = article.text.index("سامر")
    rows = [
        ("text_sha256", "start", "end", "kind", "words"),
        (article.text_sha256, at + 2, at + 13, "PER", "سامر الحلبي"),
    ]
    path = tmp_path / "spans.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), "utf-8")
    report = take_annotations(path, None, apply=True)
    assert report.totals["utf_16"] == 1
    assert article.annotations.get().start == at


def test_foreign_line_ends_change_no_place(tmp_path: Path) -> None:
    article = make_article(HARBOUR)
    article.annotations.all().delete()
    text = article.text.replace("\n", "\r\n")
    at = text.index("طرابلس")
    entities = [{"id": 1, "label": "LOC", "start_offset": at, "end_offset": at + 6}]
    path = tmp_path / "doccano.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}), "utf-8")
    report = take_annotations(path, None, apply=True)
    assert (report.totals["onto"], report.totals["marks"], report.totals["moved"]) == (1, 1, 1)
    assert article.annotations.get().exact == "طرابلس"


def test_labels_of_others_are_mapped_or_left_out(tmp_path: Path, anwar: Any) -> None:
    article = make_article(HARBOUR)
    article.annotations.all().delete()
    text = article.text
    entities = [
        {
            "id": 1,
            "label": "Politician",
            "start_offset": text.index("سامر"),
            "end_offset": text.index("سامر") + 11,
        }
    ]
    path = tmp_path / "doccano.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}), "utf-8")
    assert take_annotations(path, None, apply=True).unknown == {"Politician": 1}
    assert take_annotations(path, None, labels={"Politician": "PER"}).totals["marks"] == 1
    Label.objects.create(
        label_set=LabelSet.objects.create(slug="roles", name_en="Roles"), name_en="politician"
    )
    assert take_annotations(path, None, apply=True).totals["marks"] == 1
    assert article.annotations.get(code__name_en="politician").exact == "سامر الحلبي"


def test_a_web_annotation_of_another_program_is_found_by_its_words(tmp_path: Path) -> None:
    article = make_article(HARBOUR)
    article.annotations.all().delete()
    quote = {"type": "TextQuoteSelector", "exact": "سامر الحلبي", "prefix": "وزير النقل "}
    one = {
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "who is this?", "purpose": "commenting"},
        "target": {"source": f"urn:sha256:{article.text_sha256}", "selector": quote},
    }
    path = tmp_path / "page.jsonld"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": [one]}), "utf-8")
    take_annotations(path, None, apply=True)
    found = article.annotations.get()
    assert (found.layer, found.exact, found.body) == ("note", "سامر الحلبي", "who is this?")


BAD: dict[str, tuple[str, bytes, str]] = {
    "not UTF-8": ("a.jsonl", '{"hashiya": 1, "text": "ميناء"}'.encode("cp1256"), "UTF-8"),
    "not JSON": ("a.jsonl", b'{"hashiya": 1', "no JSON"),
    "no record": ("a.jsonl", b'{"hashiya": 1, "id": 3}', "damaged"),
    "a span beyond the text": (
        "a.jsonl",
        json.dumps(
            {"text": "abc", "entities": [{"label": "PER", "start_offset": 1, "end_offset": 9}]}
        ).encode(),
        "behind the text",
    ),
    "entities in XML": (
        "a.xmi",
        b'<!DOCTYPE x [<!ENTITY a "b">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>',
        "no XML",
    ),
    "no text beside": ("a.ann", b"T1\tPerson 0 1\tx", "missing beside"),
    "nothing that is read": ("a.pdf", b"%PDF", "no format"[:2]),
    "too few columns": ("a.conll", "ميناء\n".encode(), "columns"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_refused_with_a_sentence(case: str, tmp_path: Path) -> None:
    name, data, said = BAD[case]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ImportRefused, match=said):
        take_annotations(tmp_path / name, None, apply=True)
    assert not DataImport.objects.exists()
    assert not Article.objects.exists()


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("articles.jsonl", b"0" * (64 << 20))
    with pytest.raises(ImportRefused, match="far more"):
        take_annotations(path, None, apply=True)


def test_a_wrong_article_leaves_nothing_of_the_others(file: Path) -> None:
    with file.open("ab") as more:
        more.write(b'\n{"hashiya": 1, "id": "x"}\n')
    with pytest.raises(ImportRefused, match="damaged"):
        take_annotations(file, None, apply=True)
    assert not Article.everywhere.exists()


def test_the_command_tells_and_undoes(file: Path, capsys: Any) -> None:
    with pytest.raises(CommandError, match="Not everything"):
        call_command("import_annotations", file)
    assert "unknown label: Loss of trees" in capsys.readouterr().out
    call_command("import_annotations", file, apply=True, new_labels=True)
    assert "7 marks new" in capsys.readouterr().out
    call_command("import_annotations", undo=DataImport.objects.get().pk)
    assert "7 marks were taken back" in capsys.readouterr().out
    for given in ({"undo": 99}, {"user": "nobody"}, {}):
        with pytest.raises(CommandError):
            call_command("import_annotations", **given)
