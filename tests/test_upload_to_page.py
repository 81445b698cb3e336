"""From the upload page to the read article: files of every format, whole, broken and meaning harm."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.benchmarks.hostile_files import BOMBS, paragraphs, pdf, whole, word_file
from reader.benchmarks.zipping import packed
from reader.intake.uploads import process
from reader.models import Article, Upload
from tests.views.test_article import lines

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("state")]
SEED = (project.SEEDS_DIR / "rate-cut.ar.txt").read_text(encoding="utf-8")
TEXT = "\n\n".join(line for line in SEED.split("\n") if line.strip() and not line.startswith("Image caption"))
WHOLE = whole(TEXT) | {
    "iso.txt": TEXT.encode("iso8859-6", "ignore"),
    "marked.txt": TEXT.encode("utf-8-sig"),
    "bare.htm": "".join(f"<p>{line}" for line in TEXT.split("\n\n")).encode(),
    "table.tsv": ("العنوان\tالنص\n" + "\t".join(TEXT.split("\n\n", 1)).replace("\n\n", " ")).encode(),
    "list.json": b'[{"body": "' + TEXT.replace("\n", "\\n").replace('"', '\\"').encode() + b'"}]',
    "pair.zip": packed({"a/x.ar.txt": TEXT.encode(), "a/x.en.txt": b"The headline\n\nThe first paragraph."}),
}
PDFS = Path(__file__).parent / "data" / "pdf"
PERSIAN = "این یک متن فارسی است که برای آزمایش نوشته شده است و باید رد شود."
CHATS = ("result.json", "_chat.txt")
BROKEN = [
    ("empty.txt", b"", "the file is empty"),
    ("binary.txt", bytes(range(256)) * 9, "holds no text"),
    ("english.txt", b"Only English in here.", "not Arabic"),
    ("persian.txt", PERSIAN.encode(), "Persian"),
    ("lines.txt", "ب\n".encode() * 30_000, "more than 20,000 lines"),
    ("brackets.txt", ("قال " + "«(" * 200_000).encode(), "more than 250,000 words"),
    ("menu.html", b"<html><body><nav><a>x</a></nav></body></html>", "no text in this page"),
    ("deep.html", b"<div>" * 9000 + "قال".encode(), "nested more than 256 deep"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "Save it as .docx"),
    ("cut.docx", WHOLE["word.docx"][:-200], "damaged"),
    ("markup.docx", word_file(paragraphs("قال") + "<w:p>"), "damaged"),
    ("nothing.docx", word_file(paragraphs(" ")), "no text in this Word file"),
    ("cut.pdf", WHOLE["text.pdf"][:90], "damaged"),
    ("pictures.pdf", pdf([], page=b"q Q"), "pictures of pages"),
    ("shapes.pdf", (PDFS / "wkhtmltopdf-figures.pdf").read_bytes(), "does not say which letters"),
    ("columns.csv", "أ,ب\nقال,قال\n".encode(), "No column is called text"),
    ("rows.csv", b"title,text\n", "no rows"),
    ("broken.jsonl", b'{"text": "', "not JSON"),
    ("number.jsonl", b"7\n", "no JSON object"),
    ("cut.json", WHOLE["result.json"][:-30], "cut off in line"),
    ("settings.json", b'{"colour": "red"}', "one JSON object with colour"),
    ("silent.json", b'{"name": "x", "messages": [{"id": 1, "type": "service"}]}', "no post with words"),
    ("cut.xlsx", WHOLE["book.xlsx"][:-100], "damaged"),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "locked with a password"),
    ("cut.warc.gz", WHOLE["pages.warc.gz"][:40], "web archive is damaged"),
    ("empty.eml", b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\n", "no text in this mail"),
    ("empty.mhtml", b"Snapshot-Content-Location: http://a.example/\n\nx", "no page in this file"),
    ("cut.zip", WHOLE["all.zip"][:-100], "damaged"),
    ("empty.zip", b"PK\x05\x06" + bytes(18), "no text"),
    ("bomb.zip", packed({"a.txt": bytes(9_000_000)}), "grows too much"),
    ("inner.zip", packed({"a.zip": packed({"a.txt": TEXT.encode()})}), "inside an archive"),
    ("broken.zip", packed({"a.pdf": b"%PDF-1.7"}), "damaged"),
]


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def sent(client: Client, name: str, data: bytes) -> Upload:
    """Send a file from the upload page and let a worker read it."""
    response = client.post(reverse("uploads"), {"files": [SimpleUploadedFile(name, data)]})
    assert response.status_code == 302
    upload = Upload.objects.get()
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def words_on_page(client: Client, article: Article) -> list[str]:
    html = client.get(article.get_absolute_url()).content.decode()
    return " ".join(line for _, line in sorted(lines(html))).split()


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_becomes_an_article_that_can_be_read(client: Client, name: str) -> None:
    upload = sent(client, name, WHOLE[name])
    if name in CHATS:  # they wait until somebody says what a text of them is
        client.post(reverse("columns", args=(upload.pk,)), {"posts": "post"})
        process(upload.pk)
        upload.refresh_from_db()
    assert upload.state == "ready"
    article = upload.articles.order_by("item")[0]
    source = TEXT if name not in ("windows.txt", "iso.txt") else WHOLE[name].decode(article_encoding(name))
    assert words_on_page(client, article) == source.split()
    assert article.get_absolute_url() in client.get(reverse("one_upload", args=(upload.pk,))).content.decode()


def article_encoding(name: str) -> str:
    return {"windows.txt": "cp1256", "iso.txt": "iso8859-6"}[name]


@pytest.mark.parametrize("producer", ["chromium", "libreoffice", "pango", "fpdf2", "weasyprint"])
def test_a_pdf_of_each_producer_is_read_word_for_word(client: Client, producer: str) -> None:
    upload = sent(client, "news.pdf", (PDFS / f"{producer}-news.pdf").read_bytes())
    source = (PDFS / "news.txt").read_text(encoding="utf-8")
    assert words_on_page(client, upload.articles.get()) == source.split()


@pytest.mark.parametrize(("name", "data", "says"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_a_broken_file_is_kept_and_refused_with_a_reason(
    client: Client, name: str, data: bytes, says: str
) -> None:
    upload = sent(client, name, data)
    assert (upload.state, Article.objects.count()) == ("refused", 0)
    page = unescape(client.get(reverse("one_upload", args=(upload.pk,))).content.decode())
    assert says in page
    assert upload.reason in page


@pytest.mark.slow
@pytest.mark.own_process
@pytest.mark.sqlite  # what a bomb does to its reader does not hang on the database
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_with_an_article_or_a_reason(client: Client, name: str) -> None:
    upload = sent(client, name, BOMBS[name]())
    assert upload.state == "ready" or (upload.state == "refused" and upload.reason.endswith("."))
    for article in upload.articles.all():
        assert client.get(article.get_absolute_url()).status_code == 200
    assert client.get(reverse("one_upload", args=(upload.pk,))).status_code == 200
