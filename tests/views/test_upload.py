"""The one page by which all comes in: pasted texts, files, addresses, and the list of what became of each."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reader.errors import Reason
from reader.intake.uploads import process
from reader.models import Address, Article, Draft, Source, Upload
from tests.articles import HARBOUR, HARBOUR_EN, make_article, receive
from tests.jobs.draining import task_count
from tests.shapes import turned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]

FACTS = {"new_source": "Oasis Test Post", "published": "2026-03-01"}
WHERE = "/uploads/"


@pytest.fixture
def admin(client: Client, adel: object) -> Client:
    client.force_login(adel)  # type: ignore[arg-type]
    return client


def news(number: int, last: str = "في المساء") -> bytes:
    """Return a text unlike the others."""
    words = " ".join(f"كلمة{number}{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    return f"خبر رقم {number}\n\nقال الوزير {words} {last}.".encode()


def read_all() -> None:
    for upload in Upload.objects.unfinished().order_by("pk"):
        process(upload.pk)


def test_paste(admin: Client) -> None:
    response = admin.post(WHERE, {**FACTS, "text": HARBOUR, "english": HARBOUR_EN})
    article = Article.objects.get()
    assert response["Location"] == article.get_absolute_url()
    assert article.source.name_en == "Oasis Test Post"
    assert article.headline_en == "Palm Port expansion to begin in spring"
    assert article.uploaded_by is not None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (turned(HARBOUR), "Its letters stood backwards"),
        (HARBOUR.encode().decode("cp1256"), "Its letters had been read as Windows-1256 by mistake."),
    ],
)
def test_what_was_put_right_of_a_pasted_text_is_said(admin: Client, text: str, sentence: str) -> None:
    page = admin.post(WHERE, {**FACTS, "text": text}, follow=True).content.decode()
    assert sentence in page
    assert Article.objects.get().text == HARBOUR.strip()


def test_a_long_pasted_text_is_analysed_in_the_background(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.views.uploads.LONG", 100)
    answer = admin.post(WHERE, {**FACTS, "text": HARBOUR, "english": HARBOUR_EN}, follow=True)
    assert "This is a long text." in answer.content.decode()
    assert (Article.objects.count(), task_count()) == (0, 1)
    read_all()
    article = Article.objects.get()
    assert (article.text, article.source.name_en) == (HARBOUR.strip(), "Oasis Test Post")
    assert article.headline_en == "Palm Port expansion to begin in spring"
    again = admin.post(WHERE, {**FACTS, "text": HARBOUR})
    assert "The library has this text already." in again.content.decode()
    assert "Only English" in admin.post(WHERE, {**FACTS, "text": "Only English words. " * 9}).content.decode()


def test_how_far_the_analysis_of_a_long_text_is_stands_in_the_list(admin: Client) -> None:
    upload, _ = receive("long.txt", [news(1)])
    upload.items = 2
    upload.go(Upload.State.ANALYSING, Reason("analysis-at", percent=40))
    page = admin.get(WHERE).content.decode()
    assert "40 % of a long text is analysed." in page
    assert '<progress max="100" value="20"' in page


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text in it."),
        ("Only English words here, no Arabic.", "not Arabic"),
        ("خبر " * 600_000, "2 MB"),
    ],
)
def test_bad_text_gets_a_sentence_and_keeps_what_was_typed(admin: Client, text: str, sentence: str) -> None:
    response = admin.post(WHERE, {**FACTS, "text": text, "note": "a note I typed"})
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert "a note I typed" in html
    assert text[:1000] in html
    assert not Article.objects.exists()
    assert not Source.objects.filter(name_en="Oasis Test Post").exists()


def test_a_duplicate_links_to_the_first_copy(admin: Client) -> None:
    first = make_article()
    response = admin.post(WHERE, {**FACTS, "text": HARBOUR})
    assert response.status_code == 422
    assert f'href="{first.get_absolute_url()}"' in response.content.decode()
    assert Article.objects.count() == 1


def test_without_source_or_date(admin: Client) -> None:
    response = admin.post(WHERE, {"text": HARBOUR})
    html = response.content.decode()
    assert "Where is it from?" in html
    assert "When was it published?" in html
    assert not Article.objects.exists()


def test_an_existing_source_is_used_again(admin: Client) -> None:
    admin.post(WHERE, {**FACTS, "text": HARBOUR})
    admin.post(WHERE, {**FACTS, "new_source": "oasis test post", "text": HARBOUR + "\nجملة أخرى هنا."})
    assert Source.objects.count() == 1
    assert Article.objects.count() == 2


def test_two_sources_with_the_same_slug(admin: Client) -> None:
    admin.post(WHERE, {**FACTS, "new_source": "صحيفة", "text": HARBOUR})
    admin.post(WHERE, {**FACTS, "new_source": "جريدة", "text": HARBOUR + "\nجملة أخرى هنا."})
    assert {source.slug for source in Source.objects.all()} == {"source", "source-2"}


# One page


def test_the_former_address_of_pasting_leads_here_with_what_was_sent(admin: Client) -> None:
    assert admin.get("/upload/")["Location"] == WHERE
    answer = admin.post("/upload/", {**FACTS, "text": HARBOUR}, follow=True)
    assert answer.redirect_chain[0] == (WHERE, 308)
    assert Article.objects.get().source.name_en == "Oasis Test Post"


def test_one_form_takes_a_text_files_and_an_address_together(admin: Client, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    files = [SimpleUploadedFile("a.txt", news(1)), SimpleUploadedFile("b.txt", news(2))]
    page = "https://news.example/port"
    admin.post(WHERE, {**FACTS, "text": HARBOUR, "files": files, "page": page})
    assert Article.objects.get().text == HARBOUR.strip()
    assert task_count() == 2
    address = Address.objects.get()
    assert (address.url, address.published) == (page, date(2026, 3, 1))
    sources = {Article.objects.get().source, address.source, *(one.source for one in Upload.objects.all())}
    assert sources == {Source.objects.get(name_en="Oasis Test Post")}


def test_a_refused_text_stays_and_files_sent_with_it_are_received(admin: Client, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    files = [SimpleUploadedFile("a.txt", news(1))]
    typed = {**FACTS, "text": "Only English.", "files": files, "page": "https://news.example/port"}
    answer = admin.post(WHERE, typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "not Arabic" in page and "Only English." in page and "1 file received" in page
    assert 'value="https://news.example/port"' not in page  # it is asked for already
    assert Upload.objects.count() == Address.objects.count() == 1


def test_a_file_that_came_under_another_name_too_is_named(admin: Client) -> None:
    files = [SimpleUploadedFile(name, news(1)) for name in ("a.txt", "b.txt")]
    page = admin.post(WHERE, {"files": files}, follow=True).content.decode()
    assert "1 had been handed in before" in page
    assert "The same file under another name: b.txt = a.txt." in page
    assert Upload.objects.count() == 1


def test_files_beside_a_wrong_date_are_not_taken_and_it_says_so(admin: Client) -> None:
    files = [SimpleUploadedFile("a.txt", news(1))]
    answer = admin.post(WHERE, {"files": files, "published": "yesterday"})
    assert answer.status_code == 422
    assert "Choose the files again" in answer.content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("field", ["english", "url", "note"])
def test_what_goes_with_a_text_is_not_dropped_without_one(admin: Client, field: str) -> None:
    files = [SimpleUploadedFile("a.txt", news(1))]
    answer = admin.post(WHERE, {"files": files, field: "https://news.example/"})
    assert answer.status_code == 422
    assert "address and note go with one" in answer.content.decode()
    assert "https://news.example/" in answer.content.decode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "data:text/html,x"])
def test_only_addresses_of_the_web_are_stored(admin: Client, url: str) -> None:
    assert admin.post(WHERE, {**FACTS, "text": HARBOUR, "url": url}).status_code == 422
    assert not Article.objects.exists()


def test_a_text_in_the_bin_is_offered_to_be_restored(admin: Client, adel: Any) -> None:
    article = make_article()
    article.put_in_bin(adel)
    answer = admin.post(WHERE, {**FACTS, "text": HARBOUR})
    assert answer.status_code == 422
    assert f'href="{reverse("binned", args=("article", article.pk))}"' in answer.content.decode()


# Many files


def test_files_are_added_directly_unless_a_look_is_asked_for(admin: Client) -> None:
    page = admin.get(WHERE).content.decode()
    assert 'name="look_first"' in page
    assert "checked" not in page.split('name="look_first"')[1].split(">")[0]
    admin.post(WHERE, {"files": [SimpleUploadedFile("a.txt", news(1))]})
    read_all()
    assert Article.objects.count() == 1


@pytest.fixture
def all_states(adel: Any) -> None:
    """Files in every state: under way, right, doubtful, added, there already, refused."""
    receive("added.txt", [news(1)])
    receive("again.txt", [news(1) + b"\n"])
    receive("no.txt", [b"only English"])
    receive("right.txt", [news(2)], look_first=True)
    receive("alike.txt", [news(1, "في الصباح")], look_first=True)
    receive("short.txt", ["خبر عن الميناء القديم".encode()], look_first=True)
    receive("news.csv", ["رقم;عنوان الخبر;المادة\n7;افتتاح سوق;قال التاجر عمر.\n".encode()], look_first=True)
    read_all()
    receive("coming.txt", [news(3)])


@pytest.mark.parametrize(
    ("state", "count", "names"),
    [
        ("", 8, {"added.txt", "again.txt", "no.txt", "right.txt", "alike.txt", "news.csv", "coming.txt"}),
        ("under-way", 1, {"coming.txt"}),
        ("looks-right", 1, {"right.txt"}),
        ("doubts", 3, {"alike.txt", "short.txt", "news.csv"}),
        ("added", 1, {"added.txt"}),
        ("already-here", 1, {"again.txt"}),
        ("not-added", 1, {"no.txt"}),
    ],
)
def test_the_list_has_states_as_filters_with_counts(
    admin: Client, all_states: None, state: str, count: int, names: set[str]
) -> None:
    answer = admin.get(WHERE, {"state": state} if state else {})
    shown = {one.upload.name for one in answer.context["arrivals"]}
    assert shown == names | ({"short.txt"} if not state else set())
    assert {one.value: one.count for one in answer.context["states"]}[state] == count == len(shown)
    assert f'<span class="count">{count}</span>' in answer.content.decode()


def test_a_filter_that_there_is_not_shows_all(admin: Client, all_states: None) -> None:
    assert len(admin.get(WHERE, {"state": "nonsense"}).context["arrivals"]) == 8


def test_what_waits_is_not_said_to_be_seen_to(admin: Client, all_states: None) -> None:
    Upload.objects.unfinished().delete()
    page = admin.get(WHERE).content.decode()
    assert "seen to" not in page
    assert "1 waits to be added" in page
    assert "of its words run as in" in page
    assert "A headline alone." in page


def test_all_that_look_right_are_added_after_a_preview(admin: Client, all_states: None) -> None:
    where = reverse("add_all")
    for number in range(10, 15):
        receive(f"{number}.txt", [news(number)], published=date(2026, 3, number), look_first=True)
    read_all()
    preview = admin.get(where).content.decode()
    assert "<b>6 texts</b> of 6 files" in preview
    assert "2 that somebody" in preview
    assert "10 Mar 2026 to 14 Mar 2026" in preview and "1 without a date" in preview
    before = Article.objects.count()
    assert admin.post(where, {"texts": "6"})["Location"] == WHERE
    read_all()
    assert Article.objects.count() == before + 6
    assert {draft.name for draft in Draft.objects.all()} == {"alike.txt", "short.txt"}
    assert "Nothing waits that looks right" in admin.get(where).content.decode()


def test_what_was_not_in_the_preview_is_not_added(admin: Client, all_states: None) -> None:
    where = reverse("add_all")
    receive("late.txt", [news(20)], look_first=True)
    read_all()
    answer = admin.post(where, {"texts": "1"})
    assert answer.status_code == 409
    assert "Look again" in answer.content.decode()
    assert not Draft.objects.filter(released=True).exists()


def test_the_list_asks_for_what_it_shows_and_no_more(
    admin: Client, all_states: None, django_assert_max_num_queries: Any
) -> None:
    admin.get("/help/")  # the first request after a sign-in notes the device
    with django_assert_max_num_queries(21):
        admin.get(WHERE)
    for number in range(30, 50):
        receive(f"{number}.txt", [news(number)], look_first=True)
    read_all()
    with django_assert_max_num_queries(21):
        admin.get(WHERE)
