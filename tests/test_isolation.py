"""Texts that people or files bring never disturb the direction of what stands around them.

Without isolation the browser's bidi algorithm lets an Arabic name pull the date or the number beside it to
its other side. Every text that is put into a sentence of the interface stands in a `bdi`, or alone in an
element that says its own direction.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from reader.models import Article, Feed, Label, LabelSet, Source, Upload
from tests.strange import Map

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BROUGHT = "علامة"
ARABIC = re.compile("[\u0621-\u064a]")
ISOLATED = "ancestor-or-self::*[self::bdi or @dir='rtl' or @dir='auto'][1]"
PLAIN = {
    "title",
    "option",
    "textarea",
    "script",
    "style",
}  # the browser isolates what they hold, or shows none


@pytest.fixture
def brought(full_library: Article, users: dict[str, Any]) -> Article:
    """The library, in which every name that a person or a file gave has an Arabic word in it."""
    for model, fields in {
        User: ("username",),
        Source: ("name_en",),
        Upload: ("name",),
        Feed: ("name",),
        Label: ("name_en",),
        LabelSet: ("name_en",),
    }.items():
        for row in model._default_manager.all():
            for field in fields:
                setattr(row, field, f"{BROUGHT} {row.pk} {getattr(row, field)}"[:60])
            row.save()
    for user in users.values():
        user.refresh_from_db()
    return full_library


def disturbing(page: bytes) -> Iterator[str]:
    """Yield the elements in which a brought text stands among others without being isolated."""
    if not page.strip():
        return
    for text in html.fromstring(page.decode()).xpath("//text()"):
        if not ARABIC.search(text):
            continue
        element = text.getparent().getparent() if text.is_tail else text.getparent()
        if element.tag in PLAIN or element.xpath(ISOLATED):
            continue
        yield html.tostring(element, encoding="unicode")[:200]


@pytest.mark.parametrize("role", ["reader", "analyst", "admin"])
def test_every_text_that_is_brought_in_is_isolated(
    role: str,
    brought: Article,
    users: dict[str, Any],
    client_of: Any,
) -> None:
    client: Client = client_of(users[role])
    found = Map([client])
    told: dict[str, str] = {}
    for route, paths in found.paths.items():
        if route.startswith("admin/"):
            continue
        for path in paths[:2]:
            answer = found.answer(client, path)
            if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            for one in disturbing(answer.content):
                told.setdefault(one, path)
    assert not told, "\n".join(f"{path}: {one}" for one, path in told.items())
