"""The upload page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reader.models import Article, Source
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db

FACTS = {"new_source": "Oasis Test Post", "published": "2026-03-01"}


@pytest.fixture
def admin(client: Client, adel: object) -> Client:
    client.force_login(adel)  # type: ignore[arg-type]
    return client


def test_paste(admin: Client) -> None:
    response = admin.post("/upload/", {**FACTS, "text": HARBOUR, "english": HARBOUR_EN})
    article = Article.objects.get()
    assert response["Location"] == article.get_absolute_url()
    assert article.source.name_en == "Oasis Test Post"
    assert article.headline_en == "Palm Port expansion to begin in spring"
    assert article.uploaded_by is not None


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_file(admin: Client, encoding: str) -> None:
    file = SimpleUploadedFile("خبر.txt", HARBOUR.encode(encoding), "text/plain")
    admin.post("/upload/", {**FACTS, "file": file})
    article = Article.objects.get()
    assert article.raw_name == "خبر.txt"
    assert article.text == HARBOUR.strip()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text in it."),
        ("Only English words here, no Arabic.", "not Arabic"),
        ("خبر " * 600_000, "2 MB"),
    ],
)
def test_bad_text_gets_a_sentence_and_keeps_what_was_typed(admin: Client, text: str, sentence: str) -> None:
    response = admin.post("/upload/", {**FACTS, "text": text, "note": "a note I typed"})
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert "a note I typed" in html
    assert text[:1000] in html
    assert not Article.objects.exists()
    assert not Source.objects.filter(name_en="Oasis Test Post").exists()


def test_binary_file(admin: Client) -> None:
    file = SimpleUploadedFile("x.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text/plain")
    response = admin.post("/upload/", {**FACTS, "file": file, "note": "kept"})
    assert response.status_code == 422
    assert b"kept" in response.content
    assert not Article.objects.exists()


def test_another_kind_of_file(admin: Client) -> None:
    file = SimpleUploadedFile("x.exe", HARBOUR.encode(), "text/plain")
    response = admin.post("/upload/", {**FACTS, "file": file})
    assert response.status_code == 422
    assert "Choose a .txt or .html file" in response.content.decode()


def test_a_duplicate_links_to_the_first_copy(admin: Client) -> None:
    first = make_article()
    response = admin.post("/upload/", {**FACTS, "text": HARBOUR})
    assert response.status_code == 422
    assert f'href="{first.get_absolute_url()}"' in response.content.decode()
    assert Article.objects.count() == 1


def test_without_source_or_date(admin: Client) -> None:
    response = admin.post("/upload/", {"text": HARBOUR})
    html = response.content.decode()
    assert "Where is it from?" in html
    assert "When was it published?" in html
    assert not Article.objects.exists()


def test_an_existing_source_is_used_again(admin: Client) -> None:
    admin.post("/upload/", {**FACTS, "text": HARBOUR})
    admin.post("/upload/", {**FACTS, "new_source": "oasis test post", "text": HARBOUR + "\nجملة أخرى هنا."})
    assert Source.objects.count() == 1
    assert Article.objects.count() == 2


def test_two_sources_with_the_same_slug(admin: Client) -> None:
    admin.post("/upload/", {**FACTS, "new_source": "صحيفة", "text": HARBOUR})
    admin.post("/upload/", {**FACTS, "new_source": "جريدة", "text": HARBOUR + "\nجملة أخرى هنا."})
    assert {source.slug for source in Source.objects.all()} == {"source", "source-2"}
