"""Both languages as files: what is in them is read back with other libraries than wrote it."""

import io
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from reader.formats.writers.bilingual import AlignedUnit, BilingualLine, BilingualText
from reader.formats.writers.tmx import tmx
from reader.formats.writers.word import docx
from tests.articles import HARBOUR, HARBOUR_EN, make_article

TEXT = BilingualText(
    "Port & <sea> · ميناء",
    "Test News, 2026-03-01.",
    [
        BilingualLine(
            "headline", "ميناء", "Port", [AlignedUnit("ميناء", "Port", "machine", "libre", "2026-03-01")]
        ),
        BilingualLine("paragraph", "وصلت 3 سفن.", "", [AlignedUnit("وصلت 3 سفن.", "")]),
    ],
)


def test_tmx_has_the_sentences_that_face_each_other() -> None:
    root = ET.fromstring(tmx(TEXT))
    (unit,) = root.iter("tu")
    assert [seg.text for seg in unit.iter("seg")] == ["ميناء", "Port"]
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "origin": "machine",
        "provider": "libre",
    }
    assert unit.get("creationdate") == "20260301T000000Z"


def test_word_has_the_arabic_right_to_left() -> None:
    document = Document(io.BytesIO(docx(TEXT)))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Port", "ميناء"],
        ["", "وصلت 3 سفن."],
    ]
    arabic = table.rows[1].cells[1].paragraphs[0]
    assert "w:bidi" in arabic._p.xml
    assert "w:rtl" in arabic._p.xml


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["tmx", "html", "docx"])
def test_an_article_can_be_taken_out(kind: str, anwar: Any, client_of: Any) -> None:
    client: Client = client_of(anwar)
    article = make_article(HARBOUR, HARBOUR_EN)
    response = client.get(reverse("both_languages", args=(article.pk, kind)))
    assert response["Content-Disposition"].startswith("attachment")
    if kind == "docx":
        cells = [
            cell.text for row in Document(io.BytesIO(response.content)).tables[0].rows for cell in row.cells
        ]
        text = "\n".join(cells)
    else:
        text = response.content.decode()
    for line in article.paragraphs.all():
        assert line.text in text
    assert "We will not cut down a single tree." in text


@pytest.mark.django_db
def test_another_kind_is_not_there(anwar: Any, client_of: Any) -> None:
    article = make_article()
    assert client_of(anwar).get(f"/a/{article.pk}/both.pdf").status_code == 404
