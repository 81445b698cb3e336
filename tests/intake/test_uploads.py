"""Files on their way into the library: what is kept, what becomes of each, and what a kill leaves."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from reader.intake.uploads import process
from reader.library import originals
from reader.models import Article, Upload
from tests.articles import HARBOUR, make_article, make_source, receive
from tests.jobs.draining import drain, task_count
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
OTHER = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد."


def received(name: str = "port.txt", data: bytes = HARBOUR.encode(), **more: Any) -> Upload:
    upload, _ = receive(name, [data], **more)
    return upload


def archive(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return buffer.getvalue()


def done(upload: Upload) -> Upload:
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def test_a_file_is_kept_under_its_sha256_whatever_becomes_of_it() -> None:
    upload = received("x.txt", b"\x00\x01 nothing to read")
    assert originals.path_of(upload.sha256).read_bytes() == b"\x00\x01 nothing to read"
    assert done(upload).state == "refused"
    assert originals.path_of(upload.sha256).exists()
    assert list(faults()) == []


def test_a_file_that_is_too_large_leaves_nothing(monkeypatch: Any, state: Path) -> None:
    monkeypatch.setattr(originals, "MAX_BYTES", 10)
    with pytest.raises(originals.FileTooLarge):
        received(data=b"01234567890")
    assert not Upload.objects.exists()
    assert [path for path in originals.originals_folder().rglob("*") if path.is_file()] == []


def test_a_file_becomes_an_article() -> None:
    upload = done(received(source=make_source("Harbour Daily")))
    article = upload.articles.get()
    assert (upload.state, upload.items, upload.items_done) == ("ready", 1, 1)
    assert (article.item, article.source.name_en, article.raw_name) == (0, "Harbour Daily", "port.txt")


def test_done_again_it_is_done_once() -> None:
    upload = done(received())
    for state in ("queued", "reading", "analysing"):
        Upload.objects.filter(pk=upload.pk).update(state=state)
        assert done(upload).state == "ready"
    assert Article.objects.count() == 1


def test_the_same_bytes_are_one_upload() -> None:
    first, is_new = receive("a.txt", [HARBOUR.encode()])
    again, is_new_again = receive("b.txt", [HARBOUR.encode()])
    assert (first, is_new, is_new_again) == (again, True, False)


def test_what_was_refused_is_tried_again_when_it_is_sent_again() -> None:
    upload = done(received("x.txt", b"only English"))
    assert upload.state == "refused"
    again, is_new = receive("x.txt", [b"only English"])
    assert (again.pk, again.state, is_new) == (upload.pk, "queued", True)


def test_a_text_that_is_there_already_is_told_with_its_article() -> None:
    there = make_article(HARBOUR)
    upload = done(received(data=HARBOUR.encode() + b"\n\n"))
    assert upload.state == "duplicate"
    assert upload.report[0]["article"] == there.pk


def test_an_archive_tells_of_each_text() -> None:
    packed = archive(
        **{
            "one.ar.txt": HARBOUR,
            "one.en.txt": "Palm Port expansion\n\nImage caption A view\n\nThe minister said.\n\nHe added.",
            "two.txt": OTHER,
            "three.txt": "No Arabic here at all.",
            "again.txt": OTHER,
            "inner.zip": "PK\x03\x04",
        }
    )
    upload = done(received("many.zip", packed))
    assert (upload.state, upload.items, upload.articles.count()) == ("ready", 5, 2)
    assert {one["name"]: bool(one["article"]) for one in upload.report} == {
        "three.txt": False,
        "again.txt": True,
        "inner.zip": False,
    }
    assert upload.articles.get(item=0).headline_en == "Palm Port expansion"


def test_a_row_whose_date_is_not_understood_waits_unless_somebody_says_the_date() -> None:
    said = "قال الوزير سامر الحلبي إن العمل يبدأ في طرابلس غدا"
    table = f"النص,التاريخ\n{said} في الميناء,أول أمس\n{said} في السوق,3 آذار 2026\n"
    upload = done(received("a.csv", table.encode()))
    assert [one.published for one in upload.articles.all()] == [date(2026, 3, 3)]
    assert [one.published for one in upload.drafts.waiting()] == [None]
    one_row = table.rsplit("\n", 2)[0].replace("الميناء", "القطار")
    upload = done(received("b.csv", one_row.encode(), published=date(2026, 3, 4)))
    assert [one.published for one in upload.articles.all()] == [date(2026, 3, 4)]


def test_verify_tells_what_is_amiss(capsys: Any) -> None:
    upload = done(received())
    call_command("verify")
    originals.path_of(upload.sha256).unlink()
    with pytest.raises(CommandError, match="1 fault"):
        call_command("verify")
    assert "has lost its file" in capsys.readouterr().out


# Over HTTP


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def test_many_files_are_sent_and_listed_with_their_states(client: Client) -> None:
    files = [
        SimpleUploadedFile("port.txt", HARBOUR.encode()),
        SimpleUploadedFile("سوق.txt", OTHER.encode()),
        SimpleUploadedFile("empty.txt", b""),
    ]
    response = client.post(reverse("uploads"), {"files": files})
    assert response["Location"] == reverse("uploads")
    assert task_count() == 3
    page = client.get(reverse("uploads")).content.decode()
    assert page.count(">queued<") == 3
    assert 'hx-trigger="every 2s, click"' in page
    swap = {"HX-Request": "true"}
    assert client.get(reverse("uploads"), headers=swap).status_code == 200
    drain()
    polled = client.get(reverse("uploads"), headers=swap)
    assert polled.status_code == 286
    assert "every 2s" not in polled.content.decode()
    assert "the file is empty" in polled.content.decode()
    refused = Upload.objects.get(name="empty.txt")
    assert "the file is empty" in client.get(reverse("one_upload", args=(refused.pk,))).content.decode()


def test_a_form_without_files_is_told(client: Client) -> None:
    response = client.post(reverse("uploads"), {})
    assert response.status_code == 422
    assert "Choose files" in response.content.decode()


def test_sent_again_it_is_shown_again(client: Client) -> None:
    for _ in range(2):
        client.post(reverse("uploads"), {"files": [SimpleUploadedFile("port.txt", HARBOUR.encode())]})
    assert (Upload.objects.count(), task_count()) == (1, 1)
    assert "had been handed in before" in client.get(reverse("uploads")).content.decode()
