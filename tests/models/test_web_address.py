"""Columns of web addresses: nothing but http and https goes in, and nothing else is linked."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client

from reader.models import Address, Article, Feed, TranslationProvider
from reader.models.web_address import WebAddressField
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db
COLUMNS = [
    (model, field)
    for model in apps.get_app_config("reader").get_models()
    for field in model._meta.get_fields()
    if getattr(field, "name", "") in ("url", "address") and not field.is_relation
]


def test_every_column_of_an_address_is_one() -> None:
    assert len(COLUMNS) >= 6
    assert [(model, field) for model, field in COLUMNS if not isinstance(field, WebAddressField)] == []


def test_a_script_of_a_table_is_not_stored(tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    lines = [line for line in HARBOUR.splitlines() if line]
    text = "\n".join(lines[1:]).replace('"', "'")
    table.write_text(f'headline,text,url\n"{lines[0]}","{text}",javascript:alert(1)\n', encoding="utf-8")
    call_command("ingest", str(table))
    assert Article.objects.get().url == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT url FROM reader_article")
        assert cursor.fetchall() == [("",)]


def test_a_stored_script_is_not_linked(client: Client) -> None:
    article = make_article()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reader_article SET url = 'javascript:alert(1)'")
    assert Article.objects.get().url == ""
    assert "javascript:alert" not in client.get(article.get_absolute_url()).content.decode()


def test_a_web_address_is_linked(client: Client) -> None:
    article = make_article()
    article.url = "https://news.example/1"
    article.save()
    assert f'href="{article.url}"' in client.get(article.get_absolute_url()).content.decode()


def test_a_stored_script_of_a_feed_is_not_linked(adel: Any, client_of: Any) -> None:
    Address.objects.create(url="https://news.example/1", title="A page")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reader_address SET url = 'javascript:alert(1)'")
    assert "javascript:alert" not in client_of(adel).get("/feeds/").content.decode()


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "ftp://a.example/", "file:///etc/passwd"])
def test_other_schemes_are_refused_in_forms(bad: str, adel: Any, client_of: Any, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    client = client_of(adel)
    for address, data in (
        ("/feeds/", {"url": bad, "minutes": "60"}),
        (
            "/admin/reader/translationprovider/add/",
            {"name": "libre", "address": bad, "characters_per_day": "1"},
        ),
    ):
        assert "begins with http:// or https://" in client.post(address, data).content.decode()
    assert not Feed.objects.exists()
    assert not TranslationProvider.objects.exists()
    with pytest.raises(ValidationError):
        Feed(url=bad).full_clean()
