"""The original of an article can be had back, byte for byte, however it came in."""

import io
import zipfile
from hashlib import sha256
from typing import Any

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse

from reader.intake.uploads import process
from reader.library import originals
from reader.models import Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article, receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
OTHER = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد."
TABLE = 'title,text\nافتتاح سوق,"قال التاجر عمر إن سوق الذهب عاد."\n'


def taken_in(name: str, data: bytes, **more: Any) -> list[Article]:
    upload, _ = receive(name, [data], **more)
    process(upload.pk)
    return list(upload.articles.order_by("item"))


def archive(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return buffer.getvalue()


def download(article: Article, query: str = "?download") -> tuple[FileResponse, bytes]:
    answer: Any = Client().get(reverse("raw_text", args=(article.pk,)) + query)
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content)


def assert_whole(article: Article, data: bytes, name: str, kind: str) -> None:
    answer, got = download(article)
    assert got == data
    assert answer["Content-Length"] == str(len(data))
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["ETag"] == f'"{sha256(data).hexdigest()}"'
    page = Client().get(reverse("raw_text", args=(article.pk,))).content.decode()
    assert sha256(data).hexdigest() in page
    assert f"<bdi>{name}</bdi>" in page


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_a_file_that_came_through_uploads(encoding: str) -> None:
    data = HARBOUR.encode(encoding)
    (article,) = taken_in("ميناء النخيل.txt", data)
    assert_whole(article, data, "ميناء النخيل.txt", "text/plain")
    answer, _ = download(article)
    assert "filename*=utf-8''%D9%85" in answer["Content-Disposition"]


def test_a_page_is_saved_and_never_shown() -> None:
    data = f"<html><body><h1>{OTHER[:20]}</h1><p>{OTHER}</p><script>alert(1)</script></body></html>".encode()
    (article,) = taken_in("page.html", data)
    assert_whole(article, data, "page.html", "text/html")
    answer, _ = download(article)
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_member_of_an_archive_by_its_name_and_place() -> None:
    harbour, other = HARBOUR.encode("cp1256"), OTHER.encode()
    packed = archive(("a/port.txt", harbour), ("b/port.txt", other), ("b/port.txt.bak", b"no"))
    first, second = taken_in("many.zip", packed)
    assert_whole(first, harbour, "port.txt", "text/plain")
    assert_whole(second, other, "port.txt", "text/plain")
    page = Client().get(reverse("raw_text", args=(first.pk,))).content.decode()
    assert "in the archive <bdi>many.zip</bdi>" in page


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_files() -> None:
    harbour, other = HARBOUR.encode(), OTHER.encode()
    first, second = taken_in("twins.zip", archive(("port.txt", harbour), ("port.txt", other)))
    assert (download(first)[1], download(second)[1]) == (harbour, other)


def test_a_member_whose_name_is_longer_than_what_is_kept_of_it() -> None:
    folder = "/".join(["مجلد" * 20] * 5)
    data = HARBOUR.encode()
    (article,) = taken_in("deep.zip", archive((f"{folder}/port.txt", data), ("port.txt", b"English")))
    assert len(article.raw_name) == 200
    assert download(article)[1] == data


def test_a_row_of_a_table_gives_the_table_also_out_of_an_archive() -> None:
    data = TABLE.encode()
    (row,) = taken_in("news.csv", data)
    assert_whole(row, data, "news.csv", "text/csv")
    other = TABLE.replace("عاد", "عاد اليوم").encode()
    (packed,) = taken_in("tables.zip", archive(("2026/news.csv", other)))
    assert_whole(packed, other, "news.csv", "text/csv")


def test_pasted_text(adel: Any, client_of: Any) -> None:
    article = make_article(HARBOUR)
    assert_whole(article, HARBOUR.encode(), f"article-{article.pk}.txt", "text/plain")


def test_the_file_with_the_english_is_there_too() -> None:
    sha, _ = originals.store_original([HARBOUR_EN.encode()])
    (article,) = taken_in("port.ar.txt", HARBOUR.encode(), english_file=("port.en.txt", sha))
    assert download(article, "?download=english")[1] == HARBOUR_EN.encode()


def test_a_file_that_is_lost_is_said_to_be() -> None:
    (article,) = taken_in("port.txt", HARBOUR.encode())
    assert article.upload is not None
    originals.path_of(article.upload.sha256).unlink()
    where = reverse("raw_text", args=(article.pk,))
    assert "Its file is lost" in Client().get(where).content.decode()
    assert Client().get(f"{where}?download").status_code == 404


def test_a_file_that_was_refused_can_be_had_back_by_admins(adel: Any, client_of: Any) -> None:
    upload, _ = receive("scan.pdf", [b"no PDF at all"])
    process(upload.pk)
    answer: Any = client_of(adel).get(reverse("upload_file", args=(upload.pk,)))
    assert b"".join(answer.streaming_content) == b"no PDF at all"
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("kind", ["tmx", "html", "docx"])
def test_readers_have_both_languages_as_files(kind: str, rima: Any, client_of: Any, settings: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    where = reverse("both_languages", args=(article.pk, kind))
    for client in (Client(), client_of(rima)):
        assert client.get(where)["Content-Disposition"].startswith("attachment")
        page = client.get(reverse("raw_text", args=(article.pk,))).content.decode()
        assert f'href="{where}"' in page
    settings.HASHIYA_ANONYMOUS_READING = False
    assert Client().get(where).status_code == 302
