"""What readers mark for themselves: anchored as marks are, shown to nobody else, moved with its words."""

import csv
import io
from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from reader.analysis.correcting import correct_line
from reader.backup.rows import tables_of
from reader.models import Article, OwnNote
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
BODY = "Ask the harbour master about this."


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def reading(rima: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(rima)


def mark(client: Client, article: Article, words: str, body: str = BODY, **sent: str) -> None:
    start = article.text.index(words)
    values = {"start": start, "end": start + len(words), "text": article.text_sha256, "body": body} | sent
    response = client.post(f"/a/{article.pk}/notes/", values)
    assert response.status_code == 302, response.content.decode()


def test_words_are_marked_whole_with_their_anchor(reading: Client, article: Article, rima: User) -> None:
    mark(reading, article, "تبدأ في الرب"[2:])
    note = OwnNote.objects.get()
    assert note.exact == "تبدأ في الربيع"
    assert article.text[note.start : note.end] == note.exact
    assert article.text[: note.start].endswith(note.prefix)
    assert article.text[note.end :].startswith(note.suffix)
    assert (note.user, note.body, note.text_sha256) == (rima, BODY, article.text_sha256)
    assert BODY in reading.get(article.get_absolute_url()).content.decode()


def test_nobody_else_ever_sees_it(
    reading: Client, article: Article, adel: User, anwar: User, client_of: Callable[[User], Client]
) -> None:
    mark(reading, article, "سامر الحلبي")
    note = OwnNote.objects.get()
    pages = ("", "raw/", "annotations.json")
    for user in (adel, anwar):
        client = client_of(user)
        seen = [client.get(f"/a/{article.pk}/{page}") for page in pages]
        seen += [client.get(one) for one in ("/my-notes/", "/my-notes.csv", "/", f"/a/{article.pk}.json")]
        assert not any(BODY in page.content.decode() for page in seen if not page.streaming)
        assert BODY not in b"".join(client.get("/my-notes.json")).decode()
        assert client.post(f"/my-notes/{note.pk}/", {"do": "remove"}).status_code == 404
        assert client.post(f"/my-notes/{note.pk}/", {"body": "mine"}).status_code == 404
    assert BODY not in Client().get(article.get_absolute_url()).content.decode()
    assert OwnNote.objects.get().body == BODY


def test_notes_are_listed_some_at_a_time_and_come_as_a_table(
    reading: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.views.own_notes.PER_PAGE", 2)
    for body in ("one", "two", "three"):
        mark(reading, article, "لن نقطع", body)
    first = reading.get("/my-notes/")
    assert [one.body for one in first.context["notes"]] == ["three", "two"]
    second = reading.get(f"/my-notes/?at={first.context['following']}")
    assert [one.body for one in second.context["notes"]] == ["one"]
    assert f"{article.get_absolute_url()}#p2" in first.content.decode()
    table = b"".join(reading.get("/my-notes.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["note"] for row in rows] == ["three", "two", "one"]
    assert rows[0]["exact"] == "لن نقطع"


def test_a_note_is_changed_and_removed(reading: Client, article: Article) -> None:
    mark(reading, article, "لن نقطع")
    note = OwnNote.objects.get()
    swap = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{article.get_absolute_url()}"}
    changed = reading.post(f"/my-notes/{note.pk}/", {"do": "save", "body": "Changed."}, headers=swap)
    assert "Changed." in changed.content.decode()
    assert "<html" not in changed.content.decode()
    gone = reading.post(f"/my-notes/{note.pk}/", {"do": "remove", "next": "/my-notes/"})
    assert gone["Location"] == "/my-notes/"
    assert not OwnNote.objects.exists()


def test_without_scripts_a_note_is_put_on_a_paragraph(reading: Client, article: Article) -> None:
    number = next(one.number for one in article.paragraphs.all() if "لن نقطع" in one.text)
    page = reading.get(f"/a/{article.pk}/p/{number}/note/")
    assert "لن نقطع" in page.content.decode()
    answer = reading.post(f"/a/{article.pk}/p/{number}/note/", {"body": BODY})
    assert answer["Location"].startswith(article.get_absolute_url())
    assert "لن نقطع" in OwnNote.objects.get().exact
    assert f"/a/{article.pk}/p/{number}/note/" in reading.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "sent", [{"start": "999999", "end": "1000000"}, {"text": "0" * 64}, {"body": "ن" * 2001}, {"start": "x"}]
)
def test_what_cannot_be_is_refused_with_a_sentence(
    reading: Client, article: Article, sent: dict[str, str]
) -> None:
    start = article.text.index("لن")
    values = {"start": f"{start}", "end": f"{start + 2}", "text": article.text_sha256, "body": ""}
    if sent.get("start") == "x":
        values |= {"end": "x"}
    response = reading.post(f"/a/{article.pk}/notes/", values | sent)
    assert response.status_code in (302, 422)
    assert OwnNote.objects.count() == (response.status_code == 302)


def test_a_note_follows_its_words_when_the_text_is_corrected(
    reading: Client, article: Article, adel: User
) -> None:
    for words in ("لن نقطع شجرة", "ستبدأ في مارس", "سامر الحلبي"):
        mark(reading, article, words)
    line = article.paragraphs.get(number=2)
    new = line.text.replace("وزير النقل", "وزير النقل والموانئ").replace("ستبدأ في مارس", "تنطلق خلال أبريل")
    corrected = correct_line(article, 2, new, article.text_sha256, adel)
    minister, begins, tree = OwnNote.objects.order_by("start")
    assert (minister.exact, minister.needs_look) == ("سامر الحلبي", "")
    assert begins.needs_look == "its words were edited"
    assert (tree.exact, tree.needs_look) == ("لن نقطع شجرة", "")
    for one in (minister, begins, tree):
        assert one.exact == corrected.text[one.start : one.end]
        assert one.text_sha256 == corrected.text_sha256
    assert "its words were edited" in reading.get("/my-notes/").content.decode()


def test_it_goes_with_the_account_and_into_a_backup(reading: Client, article: Article, rima: User) -> None:
    mark(reading, article, "لن نقطع")
    assert {"reader_ownnote", "reader_readingplace"} <= tables_of(apps).keys()
    rima.delete()
    assert not OwnNote.objects.exists()


def test_an_article_in_the_bin_takes_its_notes_along(reading: Client, article: Article, adel: User) -> None:
    mark(reading, article, "لن نقطع")
    article.put_in_bin(adel)
    assert BODY not in reading.get("/my-notes/").content.decode()
    assert BODY not in b"".join(reading.get("/my-notes.csv")).decode()
    article.take_out_of_bin()
    assert BODY in reading.get("/my-notes/").content.decode()
