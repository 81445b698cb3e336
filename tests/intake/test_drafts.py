"""Texts that somebody looks at before they become articles."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.analysis.storing import annotate
from reader.intake.drafts import lines_of, say
from reader.intake.ingest import TextRefused, ingest
from reader.intake.uploads import process
from reader.models import Article, Draft, Upload
from reader.sentences import stored_sentence
from tests.articles import HARBOUR, make_article, make_source, receive
from tests.whole import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
OTHER = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد.\n\nاقرأ أيضا: مواضيع أخرى"


@pytest.fixture
def client(adel: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(adel)
    return signed_in


def archive(*texts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for number, text in enumerate(texts):
            packed.writestr(f"{number}.txt", text)
    return buffer.getvalue()


def held(*texts: str) -> Upload:
    data = archive(*texts) if len(texts) > 1 else texts[0].encode()
    upload, _ = receive("texts.zip" if len(texts) > 1 else "a.txt", [data], look_first=True)
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def kinds(draft: Draft) -> list[str]:
    return [line.kind for line in lines_of(draft)]


def test_nothing_is_in_the_library_before_somebody_looked(client: Client) -> None:
    upload = held(HARBOUR, OTHER)
    assert (upload.state, upload.drafts.count()) == ("held", 2)
    assert not Article.objects.exists()
    assert list(faults()) == []
    assert "Look at 2 texts" in client.get(reverse("uploads")).content.decode()


def test_each_line_shows_what_it_is(client: Client) -> None:
    upload = held(HARBOUR)
    draft = upload.drafts.get()
    assert kinds(draft) == ["headline", "caption", "paragraph", "paragraph"]
    page = client.get(reverse("draft", args=(upload.pk, 0))).content.decode()
    assert page.count('<select class="line-kind"') == 4
    assert "قال وزير النقل سامر الحلبي" in page


def test_what_a_person_says_of_a_line_holds_for_good() -> None:
    upload = held(OTHER)
    draft = upload.drafts.get()
    say(draft, 1, "caption")
    say(draft, 2, Draft.LEFT_OUT)
    assert kinds(draft) == ["headline", "caption", "left_out"]
    upload.drafts.update(released=True)
    upload.go(Upload.State.QUEUED)
    process(upload.pk)
    article = Article.objects.get()
    for _ in range(2):
        assert [row.kind for row in article.paragraphs.all()] == ["headline", "caption"]
        assert article.caption_count == 1
        annotate(article)
    assert "اقرأ أيضا" not in article.text


def test_another_headline_goes_to_the_top() -> None:
    upload = held(f"موقع الأخبار\n\n{OTHER}")
    draft = upload.drafts.get()
    say(draft, 1, "headline")
    say(draft, 0, "paragraph")
    upload.drafts.update(released=True)
    upload.go(Upload.State.QUEUED)
    process(upload.pk)
    assert Article.objects.get().headline == "افتتاح سوق في طرابلس"


@pytest.mark.parametrize(("number", "kind"), [(99, "caption"), (-1, "caption"), (0, "poem")])
def test_what_is_no_line_or_kind_is_refused(number: int, kind: str) -> None:
    draft = held(HARBOUR).drafts.get()
    with pytest.raises(TextRefused):
        say(draft, number, kind)
    draft.refresh_from_db()
    assert draft.lines == []


def test_a_text_like_another_is_shown_with_it(client: Client) -> None:
    first = make_article(HARBOUR * 3)
    upload = held(HARBOUR * 3 + "\nوجاء في بيان آخر أن العمل مستمر.")
    draft = upload.drafts.get()
    assert draft.twin == first
    assert draft.percent > 70
    page = client.get(reverse("draft", args=(upload.pk, 0))).content.decode()
    assert f'href="{first.get_absolute_url()}"' in page
    assert held(OTHER).drafts.get().twin is None


def test_the_same_text_is_a_duplicate_and_no_draft() -> None:
    make_article(HARBOUR)
    assert held(HARBOUR + "\n").state == "duplicate"


def test_from_the_page_to_the_library(client: Client) -> None:
    files = [SimpleUploadedFile("texts.zip", archive(HARBOUR, OTHER, "not Arabic at all"))]
    client.post(reverse("uploads"), {"files": files, "look_first": "on"})
    upload = Upload.objects.get()
    process(upload.pk)
    first = reverse("draft", args=(upload.pk, 0))
    swap = client.post(first, {"kind-1": "paragraph", "kind-0": "headline"}, headers={"HX-Request": "true"})
    assert 'id="structure"' in swap.content.decode()
    client.post(first, {"do": "save", "site": "Harbour Times", "published": "2026-03-05"})
    assert client.post(first, {"do": "save", "published": "yesterday"}).status_code == 422
    assert client.post(first, {"do": "add"})["Location"] == reverse("draft", args=(upload.pk, 1))
    process(upload.pk)
    article = Article.objects.get()
    assert (article.source.name_en, article.published) == ("Harbour Times", date(2026, 3, 5))
    assert article.paragraphs.get(number=1).kind == "paragraph"
    upload.refresh_from_db()
    assert upload.state == "held"
    client.post(reverse("draft", args=(upload.pk, 1)), {"do": "leave out all"})
    upload.refresh_from_db()
    assert (upload.state, Article.objects.count()) == ("ready", 1)
    assert stored_sentence(upload.report[-1]["reason"]).startswith("It was left out.")
    assert client.get(first).status_code == 404


def test_a_worker_that_was_killed_while_adding_goes_on(monkeypatch: Any) -> None:
    upload = held(HARBOUR, OTHER)
    upload.drafts.update(released=True)
    upload.go(Upload.State.QUEUED)
    calls = []

    def dies(submission: Any) -> Any:
        calls.append(submission)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(submission)

    real = ingest
    monkeypatch.setattr("reader.intake.uploads.ingest", dies)
    with pytest.raises(KeyboardInterrupt):
        process(upload.pk)
    process(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, Article.objects.count(), upload.drafts.count()) == ("ready", 2, 0)


def test_a_draft_that_became_a_duplicate_meanwhile_is_told() -> None:
    upload = held(HARBOUR)
    make_article(HARBOUR, source=make_source().name_en)
    upload.drafts.update(released=True)
    upload.go(Upload.State.QUEUED)
    process(upload.pk)
    upload.refresh_from_db()
    assert upload.state == "held"
    assert "already" in stored_sentence(upload.report[-1]["reason"])


# One form: every button stores what stands on the page


FACTS = {"site": "Harbour Times", "published": "2026-03-05"}


@pytest.mark.parametrize("button", ["add", "add all"])
def test_adding_stores_source_date_kinds_and_english_that_were_typed_before(
    client: Client, button: str
) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    page = client.get(where).content.decode()
    assert page.partition("<main")[2].count("<form") == 1
    english = "Opening of a market in Tripoli\r\n\r\nThe merchant Omar said so."
    typed = {**FACTS, "english": english, "kind-0": "headline", "kind-1": "caption", "kind-2": "left_out"}
    client.post(where, {**typed, "do": button})
    process(upload.pk)
    article = Article.objects.get()
    assert (article.source.name_en, article.published) == ("Harbour Times", date(2026, 3, 5))
    assert [row.kind for row in article.paragraphs.all()] == ["headline", "caption"]
    assert article.headline_en == "Opening of a market in Tripoli"


@pytest.mark.parametrize("button", ["save", "split 1", "up 1", "down 0", ""])
def test_every_other_button_stores_them_too(client: Client, button: str) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    client.post(where, {"english": EN})
    client.post(where, {**FACTS, "english": EN, "kind-1": "caption", "do": button})
    draft = upload.drafts.get()
    assert (draft.site, draft.published, draft.said) == ("Harbour Times", date(2026, 3, 5), {1: "caption"})


def test_a_change_of_a_line_with_scripts_stores_them_and_loses_no_english(client: Client) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    client.post(where, {"english": EN, "do": "save"})
    client.post(where, {"english": EN, "do": "split 1"})
    split = upload.drafts.get()
    swap = {"HX-Request": "true"}
    page = client.post(where, {**FACTS, "english": split.english, "kind-1": "caption"}, headers=swap)
    assert page.status_code == 200
    draft = upload.drafts.get()
    assert (draft.site, draft.english, draft.facing) == ("Harbour Times", split.english, split.facing)


def test_a_date_that_is_none_is_told_and_the_rest_is_kept(client: Client) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    typed = {"site": "Harbour Times", "published": "yesterday", "kind-1": "caption", "do": "add"}
    answer = client.post(where, typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="yesterday"' in page and 'value="Harbour Times"' in page
    draft = upload.drafts.get()
    assert (draft.released, draft.said) == (False, {1: "caption"})


def test_what_was_left_out_can_be_looked_at_again(client: Client) -> None:
    upload = held(OTHER)
    client.post(reverse("draft", args=(upload.pk, 0)), {"do": "leave out"})
    upload.refresh_from_db()
    assert (upload.state, upload.drafts.count()) == ("refused", 0)
    where = reverse("one_upload", args=(upload.pk,))
    assert "Read the file again" in client.get(where).content.decode()
    client.post(where)
    process(upload.pk)
    assert upload.drafts.get().text.startswith("افتتاح سوق")


# Tables


TABLE = "رقم;عنوان الخبر;المادة;يوم\n7;افتتاح سوق;قال التاجر عمر إن سوق الذهب في طرابلس عاد.;2026-03-05\n"


def table(client: Client, text: str = TABLE, name: str = "news.csv") -> Upload:
    client.post(reverse("uploads"), {"files": [SimpleUploadedFile(name, text.encode())], "look_first": "on"})
    upload = Upload.objects.get()
    process(upload.pk)
    upload.refresh_from_db()
    return upload


def test_a_table_whose_columns_nobody_knows_waits_until_somebody_says(client: Client) -> None:
    upload = table(client)
    assert (upload.state, upload.drafts.count()) == ("held", 0)
    where = reverse("columns", args=(upload.pk,))
    page = client.get(where).content.decode()
    assert "عنوان الخبر" in page and "سوق الذهب" in page
    data = {"column-1": "headline", "column-2": "text", "column-3": "published", "column-0": "name"}
    assert client.post(where, data).status_code == 302
    process(upload.pk)
    draft = upload.drafts.get()
    assert draft.text.startswith("افتتاح سوق\n\nقال التاجر")
    assert (draft.published, draft.name) == (date(2026, 3, 5), "row 7")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "which column has the text"),
        ({"column-1": "text", "column-2": "text"}, "Two columns"),
        ({"column-1": "poem", "column-2": "text"}, "cannot be the poem"),
    ],
)
def test_columns_that_cannot_be_are_refused(client: Client, data: dict[str, str], said: str) -> None:
    upload = table(client)
    answer = client.post(reverse("columns", args=(upload.pk,)), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    upload.refresh_from_db()
    assert (upload.state, upload.columns) == ("held", {})


def test_guessed_columns_can_be_changed_while_drafts_wait(client: Client) -> None:
    line = '{"title": "افتتاح سوق", "body": "قال التاجر عمر إن السوق عاد.", "more": {"note": "هذا نص آخر."}}'
    upload = table(client, line, "news.jsonl")
    assert "السوق عاد" in upload.drafts.get().text
    where = reverse("columns", args=(upload.pk,))
    client.post(where, {"column-0": "headline", "column-2": "text"})
    process(upload.pk)
    assert "نص آخر" in upload.drafts.get().text


# English beside the Arabic


EN = "Opening of a market in Tripoli\n\nThe merchant Omar said. The gold market was back.\n\nRead also"


def test_files_dropped_together_are_put_beside_each_other(client: Client) -> None:
    files = [SimpleUploadedFile("a.en.txt", EN.encode()), SimpleUploadedFile("a.ar.txt", OTHER.encode())]
    client.post(reverse("uploads"), {"files": files, "look_first": "on"})
    upload = Upload.objects.get()
    process(upload.pk)
    assert [one.english[0][1] for one in lines_of(upload.drafts.get())] == EN.split("\n\n")
    assert list(faults()) == []


def english_beside(draft: Draft) -> list[list[str]]:
    return [[text for _, text in line.english] for line in lines_of(draft)]


def test_what_faces_what_is_corrected_and_holds(client: Client) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    assert client.post(where, {"do": "save", "english": EN}).status_code == 302
    draft = upload.drafts.get()
    client.post(where, {"do": "split 1"})
    client.post(where, {"do": "up 1"})
    draft.refresh_from_db()
    assert english_beside(draft) == [
        ["Opening of a market in Tripoli", "The merchant Omar said."],
        ["The gold market was back."],
        ["Read also"],
    ]
    client.post(where, {"do": "save", "kind-2": "left_out"})
    client.post(where, {"do": "add"})
    process(upload.pk)
    article = Article.objects.get()
    assert [row.translation.text for row in article.paragraphs.select_related("translation")] == [
        "Opening of a market in Tripoli The merchant Omar said.",
        "The gold market was back.",
    ]


@pytest.mark.parametrize("do", ["up 0", "down 2", "split 0", "up 99", "up x"])
def test_moves_that_cannot_be_are_refused(client: Client, do: str) -> None:
    upload = held(OTHER)
    where = reverse("draft", args=(upload.pk, 0))
    client.post(where, {"do": "save", "english": EN})
    assert client.post(where, {"do": do}).status_code == 422
    assert upload.drafts.get().facing == []


def test_arabic_is_no_english(client: Client) -> None:
    upload = held(OTHER)
    answer = client.post(reverse("draft", args=(upload.pk, 0)), {"do": "save", "english": HARBOUR})
    assert answer.status_code == 422
    assert upload.drafts.get().english == ""


def test_more_english_than_arabic_loses_none() -> None:
    upload, _ = receive("a.txt", [OTHER.encode()], english=EN + "\n\nOne more.\n\nAnd more.", look_first=True)
    process(upload.pk)
    assert sum(map(len, english_beside(upload.drafts.get()))) == 5
