"""Kept words as files: read again, opened as Anki opens them, and taken back as a whole."""

import json
import sqlite3
import zipfile
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.models import KeptWord
from reader.vocabulary import WordsRefused, bring_words
from tests.articles import HARBOUR, make_article
from tests.vocabulary.test_keeping import keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: Any, rima: Any) -> Client:
    """A reader who keeps two words and knows a third."""
    article, client = make_article(HARBOUR), client_of(rima)
    keep(client, article, "شجرة")
    keep(client, article, "التوسعة في")
    keep(client, article, "وزير", state="known")
    return client  # type: ignore[no-any-return]


def exported(client: Client, kind: str) -> bytes:
    answer = client.get(reverse("export_words", args=(kind,)))
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.mark.parametrize("kind", ["csv", "lute", "lingq"])
def test_what_is_written_is_read_again(client: Client, rima: Any, anwar: Any, kind: str) -> None:
    written = exported(client, kind)
    brought = bring_words(anwar.pk, written)
    assert (brought.added, brought.kept_before, brought.not_arabic) == (3, 0, 0)
    columns = ("lemma", "state", "meaning")
    theirs = set(KeptWord.objects.of(anwar.pk).values_list(*columns))
    assert theirs == set(KeptWord.objects.of(rima.pk).values_list(*columns))
    again = bring_words(anwar.pk, written)
    assert (again.added, again.kept_before) == (0, 3)


def test_a_deck_for_anki_opens_updates_and_runs_from_right_to_left(client: Client, tmp_path: Path) -> None:
    first, notes = deck(exported(client, "anki"), tmp_path)
    assert len(notes) == 3
    KeptWord.objects.filter(key="شجره").update(meaning="tree, shrub <b>")
    _, changed = deck(exported(client, "anki"), tmp_path)
    assert changed.keys() == notes.keys()  # so that Anki changes the notes that it has
    assert any("tree, shrub &lt;b&gt;" in fields for fields in changed.values())
    models = list(json.loads(first).values())
    assert all('dir="rtl" lang="ar"' in part for part in models[0]["tmpls"][0]["qfmt"].split("</div>")[:1])
    assert 'dir="rtl" lang="ar"' in models[0]["tmpls"][0]["afmt"]
    assert any("<b>شجرة</b>" in fields for fields in notes.values())


def deck(package: bytes, folder: Path) -> tuple[str, dict[str, str]]:
    """The note types, and the fields of each note by its guid."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        archive.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as collection:
        models = collection.execute("SELECT models FROM col").fetchone()[0]
        assert collection.execute("SELECT count(*) FROM cards").fetchone()[0] == 3
        return models, dict(collection.execute("SELECT guid, flds FROM notes"))


def test_terms_in_any_form_become_dictionary_forms(rima: Any) -> None:
    lute = "language,term,translation,parent,status,tags,pronunciation\n"
    lute += "Arabic,ستؤجل,postpones,,3,,\nArabic,الوزراء,,وزير,W,,\nArabic,hello,,,1,,\nArabic,شجرة,,,I,,\n"
    brought = bring_words(rima.pk, lute.encode("utf-8-sig"))
    assert (brought.added, brought.not_arabic) == (3, 1)
    states = dict(KeptWord.objects.of(rima.pk).values_list("lemma", "state"))
    assert states == {"أَجَّلَ": "learning", "وَزِير": "known", "شَجَرَة": "ignored"}
    assert KeptWord.objects.get(key="اجل").meaning == "postpones"


def test_notes_of_anki_come_in_as_plain_text(rima: Any) -> None:
    text = "#separator:tab\n#html:true\n#notetype column:1\n#tags column:5\n"
    text += "Basic\tthe minister &amp; co\t<b>الوزراء</b>\t[sound:a.mp3]\tnews state::known\n"
    text += 'Basic\tقال: هذه شجرة كبيرة\tشجرة\t"a<br>tree"\t\n'
    text += "Basic\tno Arabic\tat all\t\t\n"
    brought = bring_words(rima.pk, text.encode())
    assert (brought.added, brought.not_arabic) == (2, 1)
    minister, tree = (KeptWord.objects.get(key=key) for key in ("وزير", "شجره"))
    assert (minister.state, minister.meaning) == ("known", "the minister & co")
    assert (tree.state, tree.meaning) == ("new", "a tree")
    assert tree.sentence[tree.at : tree.end] == "شجرة"
    for damaged in ("#separator:", "#separator:tab\n", "#separator:tab\n#tags column:x\nكتاب"):
        with suppress(WordsRefused):
            bring_words(rima.pk, damaged.encode())


def test_a_file_is_refused_whole_with_a_sentence_and_taken_back_whole(client: Client, rima: Any) -> None:
    before = KeptWord.objects.count()
    for content, told in (
        (b"a,b\n1,2\n", "name of each column"),
        (b"term\nhello\n", "no Arabic word"),
        (b"%PDF-1.7 \x00\x01", "no table of words"),
        ("term\n" + "x" * 50_000, "no table of words"),
    ):
        raw = content if isinstance(content, bytes) else content.encode()
        answer = client.post(reverse("import_words"), {"file": SimpleUploadedFile("words.csv", raw)})
        assert answer.status_code == 422
        assert told in answer.content.decode()
    assert client.post(reverse("import_words")).status_code == 422
    with pytest.raises(WordsRefused, match="too many"):
        bring_words(rima.pk, "\n".join(["term", *(f"كلمة{n}" for n in range(20_100))]).encode())
    assert KeptWord.objects.count() == before
    file = SimpleUploadedFile("words.csv", "lemma,state\nكِتاب,known\nقَلَم,\n".encode())
    done = client.post(reverse("import_words"), {"file": file}, follow=True).content.decode()
    assert "2 words are new." in done and "Take the file back" in done
    client.post(reverse("undo_words"))
    assert KeptWord.objects.count() == before
