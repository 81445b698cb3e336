"""Forms that could not be taken: what is shown of them, what goes along hidden, and that they can be kept."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from reader.parameters.sent_form import SET_BY_PAGES, SentField, SentForm

post = RequestFactory().post


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("body", "Is this right?", "text"),
        ("body", "صحيح", "text"),
        ("version", "3", "hidden"),
        ("client_key", "6aeb3d8c-62b8-4f98-ba76-4549b70e64e3", "hidden"),
        ("text", "x" * 81, "text"),
        ("seen", "The English before.", "hidden"),
        ("exact", "هيئة الأحواض", "hidden"),
        ("new_password1", "", "password"),
    ],
)
def test_what_was_written_is_shown_and_what_the_page_set_goes_along(name: str, value: str, kind: str) -> None:
    assert SentField(name, value).kind == kind


def test_hidden_fields_of_pages_that_hold_words_are_known() -> None:
    words = re.compile(
        r'<input type="hidden" name="(\w+)" value="{{ (?:seen|one|\S*\.(?:exact|gloss|text|words)) }}"'
    )
    found = {
        name
        for path in Path(settings.BASE_DIR / "templates").rglob("*.html")
        for name in words.findall(path.read_text(encoding="utf-8"))
    }
    assert {"about", "exact", "seen"} <= found <= SET_BY_PAGES | {"version"}


def test_a_form_is_the_same_after_it_was_kept() -> None:
    picture = SimpleUploadedFile("صورة.png", b"x")
    sent = SentForm.of(
        post("/a/1/?x=2", {"body": ["two", "words"], "old_password": "secret", "file": picture})
    )
    assert sent is not None
    assert sent.action == "/a/1/?x=2"
    assert sent.fields == [
        SentField("body", "two"),
        SentField("body", "words"),
        SentField("old_password", ""),
    ]
    kept = SentForm.kept(json.loads(json.dumps(sent.to_keep())))
    assert kept.fields == sent.fields
    assert [list(one) for one in kept.files] == [["file", ["صورة.png"]]]


def test_nothing_is_made_of_a_request_that_sent_nothing() -> None:
    assert SentForm.of(RequestFactory().get("/")) is None
    assert SentForm.of(post("/", {})) is None
