"""Who may change which field of whose annotation: a table, tried over HTTP; and private notes."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse

from reader.annotation import ActionRefused, NewMark, change, mark, redo, undo
from reader.models import Annotation, Article, Label, LabelSet
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
WORDS = "أعمال التوسعة"

# what is sent -> the layers of marks, machine's or a person's, that anybody may change so
SENT: dict[str, dict[str, Any]] = {
    "kind of actor": {"label": "LOC"},
    "kind of quotation": {"label": "indirect"},
    "no kind at all": {"label": "poem"},
    "speaker": {"speaker": "unnamed"},
    "text": {"body": "changed"},
    "private": {"private": "on"},
    "English words": {"en_start": 0, "en_end": 4},
    "withdraw": {"action": "withdraw"},
}
ALL = {"actor", "quote", "caption", "label", "note"}
ANYBODY = {
    "kind of actor": {"actor"},
    "kind of quotation": {"quote"},
    "no kind at all": set(),
    "speaker": {"quote"},
    "text": set(),
    "private": set(),
    "English words": ALL,
    "withdraw": ALL,
}
ITS_WRITER_TOO = {"text": {"note"}, "private": {"note"}}


@pytest.fixture
def article() -> Article:
    article = make_article(HARBOUR, HARBOUR_EN)
    article.annotations.all().delete()
    return article


def marked(article: Article, user: Any, layer: str, **more: Any) -> Annotation:
    label = {"actor": "ORG", "quote": "direct"}.get(layer, "")
    frame, _ = LabelSet.objects.get_or_create(slug="frame", name_en="Frame")
    code, _ = Label.objects.get_or_create(label_set=frame, name_en="Economy")
    at = article.text.index(WORDS)
    return mark(
        article,
        user,
        NewMark(
            layer, at, at + len(WORDS), WORDS, article.text_sha256, label,
            code=code if layer == "label" else None, body="a note" if layer == "note" else "", **more,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("layer", sorted(ALL))
@pytest.mark.parametrize("whose", ["own", "another's", "machine's"])
def test_who_may_change_which_field_of_whose_mark(
    layer: str, whose: str, article: Article, anwar: Any, basma: Any, client_of: Any
) -> None:
    user = anwar if whose == "own" else basma
    client = client_of(user)
    for what, fields in SENT.items():
        one = marked(article, anwar, layer)
        if whose == "machine's":
            Annotation.objects.filter(pk=one.pk).update(origin="machine", created_by=None)
        before = Annotation.objects.values().get(pk=one.pk)
        response = client.post(one.get_absolute_url(), {"action": "change", "version": 1} | fields)
        if layer in ANYBODY[what] or (whose == "own" and layer in ITS_WRITER_TOO.get(what, ())):
            assert (what, response.status_code) == (what, 302)
            assert Annotation.objects.get(pk=one.pk).version == 2
        else:
            assert (what, response.status_code) == (what, 422)
            assert Annotation.objects.values().get(pk=one.pk) == before
        Annotation.objects.filter(pk=one.pk).delete()


def test_nobody_hides_a_mark_of_the_machine_or_of_another(
    article: Article, anwar: Any, basma: Any, rima: Any, client_of: Any
) -> None:
    one = marked(article, anwar, "note")
    client_of(basma).post(one.get_absolute_url(), {"action": "change", "version": 1, "private": "on"})
    one.refresh_from_db()
    assert not one.is_private
    with pytest.raises(ActionRefused, match="anwar’s"):
        change(one.pk, 1, basma, is_private=True)
    assert change(one.pk, 1, anwar, is_private=True).is_private
    assert client_of(basma).get(one.get_absolute_url()).status_code == 404


def test_only_notes_are_marked_as_private(article: Article, anwar: Any, client_of: Any) -> None:
    at = article.text.index(WORDS)
    sent = {"start": at, "end": at + len(WORDS), "exact": WORDS, "text_sha256": article.text_sha256}
    sent |= {"kind": "PER", "private": "on"}
    response = client_of(anwar).post(reverse("mark", args=(article.pk,)), sent)
    assert response.status_code == 422
    assert "Only a note" in response.content.decode()
    one = marked(article, anwar, "actor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.filter(pk=one.pk).update(is_private=True)


def test_history_does_not_bring_back_what_nobody_may_set(article: Article, anwar: Any, basma: Any) -> None:
    one = change(marked(article, anwar, "actor").pk, 1, basma, label="PER")
    deed = one.changes.get(action="change")
    deed.after |= {"is_private": True}
    deed.save()
    undo(article, basma)
    with pytest.raises(ActionRefused, match="nothing that"):
        redo(article, basma)


def test_marks_that_were_hidden_before_are_shown_again(article: Article, anwar: Any, basma: Any) -> None:
    migration = import_module("reader.migrations.0018_only_notes_are_private")
    own = marked(article, anwar, "note", is_private=True)
    hidden = marked(article, anwar, "note")
    deed = change(hidden.pk, 1, anwar, is_private=True).changes.get(action="change")
    deed.user = basma  # as it could be once
    deed.save()
    migration.show_what_was_hidden(apps, None)
    own.refresh_from_db()
    hidden.refresh_from_db()
    assert (own.is_private, hidden.is_private) == (True, False)
    assert hidden.changes.order_by("-pk")[0].after["is_private"] is False
    assert hidden.changes.order_by("-pk")[0].version == hidden.version
