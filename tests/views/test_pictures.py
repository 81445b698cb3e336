"""Pictures from the upload to the page, and how they are served."""

import base64

import pytest
from django.test import Client

from reader.intake.uploads import process
from reader.library import originals
from reader.models import Article, Picture, Upload
from tests.articles import receive
from tests.formats.test_pictures import PAGE, png
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]


def page_with(data: bytes) -> bytes:
    return PAGE.format("data:image/png;base64," + base64.b64encode(data).decode()).encode()


def taken_in(look_first: bool = False) -> Upload:
    upload, _ = receive("a.html", [page_with(png())], look_first=look_first)
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def test_a_picture_is_shown_with_its_caption(client: Client) -> None:
    taken_in()
    article = Article.objects.get()
    picture = Picture.objects.get()
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'<img src="{picture.get_absolute_url()}" width="64" height="48" alt="سفن"' in page
    assert "no picture in source" not in page
    assert article.paragraphs.get(picture=picture).kind == "caption"
    assert list(faults()) == []


def test_it_is_served_as_what_it_is_and_as_nothing_else(client: Client) -> None:
    taken_in()
    response = client.get(Picture.objects.get().get_absolute_url())
    assert response.content == png()
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in response["Cache-Control"]


def test_another_address_has_none(client: Client) -> None:
    assert client.get(f"/pictures/{'0' * 64}/").status_code == 404
    assert client.get("/pictures/..%2F..%2Fetc/").status_code == 404


def test_a_draft_keeps_its_picture_through_changes(client: Client) -> None:
    upload = taken_in(look_first=True)
    draft = upload.drafts.get()
    draft.lines = [[2, "headline"]]  # which moves to the top
    draft.released = True
    draft.save()
    upload.go(Upload.State.QUEUED)
    process(upload.pk)
    article = Article.objects.get()
    shown = article.paragraphs.exclude(picture=None).get()
    assert shown.span.of(article.text) == "سفن في ميناء النخيل أمس"


def test_a_lost_file_is_told() -> None:
    taken_in()
    picture = Picture.objects.get()
    originals.path_of(picture.sha256).unlink()
    assert [fault for fault in faults() if picture.sha256 in fault]
