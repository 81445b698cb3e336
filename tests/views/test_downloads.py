"""Names of files that are saved, in any script."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import Client

from reader.views.downloads import named
from tests.articles import HARBOUR, make_article


@pytest.mark.parametrize(
    "name", ["خبر عاجل.txt", 'a"b\\c.txt', "a\r\nX-Evil: 1.txt", "a;b=c,d.txt", "l'été.txt"]
)
def test_a_name_is_encoded_and_comes_back(name: str) -> None:
    header = named(HttpResponse(), name)["Content-Disposition"]
    assert header.isascii()
    assert header.isprintable()
    quoted = re.fullmatch(r"attachment; filename\*=utf-8''([\w.~%!#$&+^`|'()*-]+)", header)
    plain = re.fullmatch(r'attachment; filename="((?:[^"\\]|\\.)*)"', header)
    assert quoted or plain
    found = unquote(quoted[1]) if quoted else re.sub(r"\\(.)", r"\1", plain[1] if plain else "")
    assert found == name


def test_what_is_shown_is_no_attachment() -> None:
    assert named(HttpResponse(), "a.png", is_shown=True)["Content-Disposition"] == 'inline; filename="a.png"'


@pytest.mark.django_db
def test_an_article_in_both_languages_is_named_by_its_headline(client: Client) -> None:
    article = make_article(HARBOUR.replace("توسعة", 'توسعة "كبرى"'))
    header = client.get(f"/a/{article.pk}/both.tmx")["Content-Disposition"]
    assert unquote(header.partition("''")[2]) == f"{article.headline}.tmx"


def test_no_view_writes_the_header_itself() -> None:
    others = [path for path in Path("reader").rglob("*.py") if path.name != "downloads.py"]
    assert [path for path in others if '["Content-Disposition"]' in path.read_text(encoding="utf-8")] == []
