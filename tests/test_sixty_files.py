"""Sixty files of every kind in one upload, as an admin sends them: each is told of, and nothing vanishes."""

import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.benchmarks.hostile_files import paragraphs, pdf, whole, word_file
from reader.benchmarks.zipping import packed
from reader.models import Article, IntakeRecord, Upload
from tests.jobs.draining import drain

# On one database: each kind of file is taken in on both by other tests.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.sqlite, pytest.mark.usefixtures("state")]
DATA = Path(__file__).parent / "data"
INPUTS = [
    path
    for path in sorted((DATA / "inputs").iterdir())
    if path.name not in {"README.tsv", "expected.json"} and not path.name.startswith(("glossary", "feed"))
]
PAGES = sorted((DATA / "intake" / "pages").glob("*.html"))[:14]
TEXT = (
    "افتتاح مكتبة في {place}\n\nقالت مديرة الثقافة ريم العلي إن مكتبة {place} فتحت أبوابها أمس.\n\n"
    "وفيها ألف كتاب."
)
PLACES = ("السهل", "الجبل", "الساحل", "الوادي", "الهضبة", "الواحة", "الجزيرة", "الضفة")
REFUSED = {
    "empty.txt": b"",
    "english.txt": b"Only English in here, and nothing else.",
    "persian.txt": "این یک متن فارسی است که برای آزمایش نوشته شده است و باید رد شود.".encode(),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99,
    "cut.docx": word_file(paragraphs("قال"))[:-60],
    "pictures.pdf": pdf([], page=b"q Q"),
    "menu.html": b"<html><body><nav><a>x</a></nav></body></html>",
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(400),
    "broken.jsonl": b'{"text": "',
    "cut.zip": packed({"a.txt": TEXT.encode()})[:-30],
}


def told(place: str) -> str:
    return TEXT.format(place=place)


def sixty() -> dict[str, bytes]:
    """Return the files by name: as they were seen, pages, whole ones of our own, twins and broken ones."""
    files = {path.name: path.read_bytes() for path in (*INPUTS, *PAGES)} | REFUSED
    files["windows.txt"] = told(PLACES[0]).encode("cp1256")
    files["twin.txt"] = told(PLACES[0]).encode()  # the same text in other bytes
    files["word.docx"] = word_file(paragraphs(*told(PLACES[1]).split("\n\n")))
    files["printed.pdf"] = whole(told(PLACES[2]))["text.pdf"]
    head, *body = told(PLACES[3]).split("\n\n")
    files["table.csv"] = f"العنوان,النص\n{head},{' '.join(body)}\nبلا نص,\n".encode()
    files["several.zip"] = packed(
        {"a.txt": told(PLACES[4]).encode(), "b.txt": told(PLACES[5]).encode(), "c.pdf": b"%PDF-1.7"}
    )
    files["pair.ar.txt"] = told(PLACES[6]).encode()
    files["pair.en.txt"] = b"A library opens\n\nThe head of culture said so.\n\nIt has a thousand books."
    rest = 60 - len(files)
    files |= {f"note-{number}.txt": told(f"{PLACES[7]} {number}").encode() for number in range(rest)}
    return files


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def rows_of_the_list(client: Client) -> dict[str, str]:
    """Return what the list says of each file, by its name, from all its pages; no file stands there twice."""
    rows: list[tuple[str, str]] = []
    number = 1
    while True:
        response = client.get(reverse("uploads"), {"page": number})
        assert response.status_code == 200
        html = response.content.decode()
        listed = html[html.index('<ul class="files">') :]
        for row in re.findall(r"<li\b.*?</li>", listed, re.S):
            name = re.search(r'class="file-name"[^>]*>(.*?)</a>', row, re.S)
            if name:
                rows.append((unescape(re.sub(r"<[^>]+>", "", name[1])), row))
        if f"page={number + 1}" not in html:
            break
        number += 1
    assert max(Counter(name for name, _ in rows).values()) == 1
    return dict(rows)


def test_sixty_files_in_one_upload_are_all_told_of(client: Client) -> None:
    files = sixty()
    assert len(files) == 60
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    assert client.post(reverse("uploads"), {"files": sent}).status_code == 302
    drain()

    uploads = {one.name: one for one in Upload.objects.all()}
    assert uploads.keys() == files.keys() - {"pair.en.txt"}  # which is the English of the other
    assert all(one.is_finished for one in uploads.values())
    rows = rows_of_the_list(client)
    assert rows.keys() == uploads.keys()
    for name, upload in uploads.items():
        row, own = unescape(rows[name]), told_by_itself(client, upload)
        articles, drafts = list(upload.articles.all()), list(upload.drafts.filter(released=False))
        if upload.state == Upload.State.REFUSED and not upload.items:
            assert upload.reason.endswith("."), name
            assert upload.reason in row, name
            continue
        # every text of the file became an article, waits, or is told of with the reason
        assert upload.items == len(articles) + len(drafts) + len(upload.report), name
        for article in articles:
            assert article.get_absolute_url() in own, name
        for one in upload.report:
            assert one["article"] or one["reason"], name
        if len(articles) == 1:
            assert articles[0].get_absolute_url() in row, name
        if drafts:
            assert reverse("draft", args=(upload.pk, min(one.item for one in drafts))) in row, name
            doubts = next((list(one.doubts) for one in drafts if one.doubts), [])
            assert all(doubt[1:] in row for doubt in doubts), name
    refused = {name for name, one in uploads.items() if one.state == Upload.State.REFUSED}
    assert REFUSED.keys() <= refused
    # of two files that say the same one is the other's duplicate, wherever they came from
    assert {uploads["windows.txt"].state, uploads["twin.txt"].state} == {"ready", "duplicate"}
    assert Article.objects.get(upload=uploads["pair.ar.txt"]).headline_en == "A library opens"
    assert_what_was_left_out_is_told(client, rows)


def told_by_itself(client: Client, upload: Upload) -> str:
    response = client.get(reverse("one_upload", args=(upload.pk,)))
    assert response.status_code == 200
    return unescape(response.content.decode())


def assert_what_was_left_out_is_told(client: Client, rows: dict[str, str]) -> None:
    records = IntakeRecord.objects.filter(upload__name__in=[path.name for path in PAGES])
    records = records.exclude(left_out=[]).select_related("upload")
    assert len(records) > len(PAGES) / 2
    for record in records:
        assert "Left out: " in rows[record.upload.name]
        shown = plain(told_by_itself(client, record.upload))
        for _, _, words in record.left_out:
            assert plain(words) in shown, record.upload.name


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())
