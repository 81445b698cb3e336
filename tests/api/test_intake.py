"""Handing files in, analysing a text and fetching exports by the API."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reader.analyser import site_analyser
from reader.analysis.storing import document_of
from reader.arabic.pipeline import to_json
from reader.intake.uploads import process
from reader.models import Article, Source, Upload
from reader.text.canonical import canonical
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db]


def handed_in(program: Program, text: str = HARBOUR, key: str = "", **facts: str) -> Any:
    file = SimpleUploadedFile("harbour.txt", text.encode(), content_type="text/plain")
    headers = {"Authorization": f"Bearer {program.token}"} | ({"Idempotency-Key": key} if key else {})
    return program.client.post("/api/v1/uploads", {"file": file, **facts}, headers=headers)


def test_a_file_is_handed_in_and_followed_to_its_article(state: Path, adel: Any) -> None:
    program = Program(token_for(adel, "upload"))
    first = handed_in(program, key="one", new_source="Test News", published="2026-03-01")
    assert (first.status_code, first.json()["state"], first.json()["finished"]) == (202, "queued", False)
    again = handed_in(program, key="one", new_source="Test News", published="2026-03-01")
    assert (again.status_code, again["Idempotent-Replay"]) == (202, "true")
    where = first["Location"]
    process(Upload.objects.get().pk)
    told = program.told(where)
    assert (told["state"], told["percent"], told["finished"]) == ("ready", 100, True)
    article = Article.objects.get(pk=told["articles"][0])
    assert (article.source.name_en, str(article.published), article.uploaded_by) == (
        "Test News",
        "2026-03-01",
        adel,
    )
    known = handed_in(program)
    assert (known.status_code, known.json()["id"]) == (200, told["id"])
    assert [one["id"] for one in program.whole("/uploads?limit=1")] == [told["id"]]


def test_what_is_no_upload_is_told(state: Path, adel: Any, settings: Any) -> None:
    program = Program(token_for(adel))
    wrong = handed_in(program, published="yesterday")
    assert (wrong.status_code, "is not a date" in wrong.json()["detail"]) == (422, True)
    nothing = program.client.post("/api/v1/uploads", {}, headers={"Authorization": f"Bearer {program.token}"})
    assert (nothing.status_code, nothing.json()["detail"]) == (422, "“file” is missing.")
    empty = handed_in(program, "")
    assert empty.status_code == 202
    process(Upload.objects.get().pk)
    told = program.told(empty["Location"])
    assert told["state"] == "refused" and told["reason"].endswith(".")
    assert not Source.objects.exists()


def test_analyse_gives_what_the_command_gives(rima: Any) -> None:
    program = Program(token_for(rima))
    told = program.send("post", "/analyse", {"text": HARBOUR})
    analyser = site_analyser()
    expected = to_json(document_of(canonical(HARBOUR), analyser=analyser), analyser.version)
    assert told.json() == json.loads(json.dumps(expected))
    assert not Article.objects.exists()
    for text, status in (("", 422), ("\u200f \n", 422), ("a\0", 422), ("ا" * 200_001, 413)):
        refusal = program.send("post", "/analyse", {"text": text})
        assert (refusal.status_code, refusal["Content-Type"]) == (status, "application/problem+json")


def test_an_export_is_that_of_the_page(state: Path, anwar: Any, rima: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    make_article(HARBOUR.replace("الربيع", "الصيف"))
    program = Program(token_for(anwar))
    names = [one["name"] for one in program.told("/exports")["items"]]
    assert {"jsonl", "w3c", "conllu", "csv"} <= set(names)
    response = program.get(f"/exports/jsonl?article={article.pk}&layer=actor")
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        (line,) = archive.read("articles.jsonl").splitlines()
    record = json.loads(line)
    assert record["text"] == article.text
    assert {mark["layer"] for mark in record["marks"]} == {"actor"}
    assert not list(state.glob(".hashiya-*"))
    for path in ("/exports/nonsense", "/exports/jsonl?article=987654", "/exports/jsonl?first=x"):
        assert program.get(path).status_code == 422
    assert program.get("/exports/jsonl?article=1&round=1").status_code == 422
    assert Program(token_for(rima)).get("/exports/jsonl").status_code == 403
