"""Marking over HTTP: what a form or a swap gets back when it is right, wrong, late or sent twice."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from reader.annotation import accept, change, undo
from reader.models import Annotation, Article, Change
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def client(anwar: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(anwar)
    return signed_in


@pytest.fixture
def minister(article: Article) -> Annotation:
    return article.annotations.get(exact="سامر الحلبي", paragraph__kind="paragraph")


def selection(article: Article, words: str, kind: str = "ORG", **more: Any) -> dict[str, Any]:
    at = article.text.index(words)
    place = {"start": at, "end": at + len(words), "exact": words, "text_sha256": article.text_sha256}
    return place | {"kind": kind} | more


def rows() -> list[Any]:
    return list(Annotation.objects.order_by("pk").values())


# Marking


def test_a_form_marks_and_goes_back_to_the_paragraph(client: Client, article: Article) -> None:
    response = client.post(reverse("mark", args=(article.pk,)), selection(article, "أعمال التوسعة"))
    assert response.status_code == 302
    assert response["Location"] == f"{article.get_absolute_url()}#p1"
    assert article.annotations.get(exact="أعمال التوسعة").state == "accepted"


def test_a_swap_gets_the_paragraph_the_counter_and_a_sentence(client: Client, article: Article) -> None:
    response = client.post(reverse("mark", args=(article.pk,)), selection(article, "أعمال"), headers=SWAP)
    html = response.content.decode()
    assert response.status_code == 200
    assert '<section class="row" id="p1"' in html
    assert html.count('hx-swap-oob="true"') == 4  # row, counter, toast, live region
    assert "Marked: أعمال." in html
    assert "written" in response["HX-Trigger-After-Swap"]


def test_a_swap_from_no_address_is_answered_as_from_the_article(client: Client, article: Article) -> None:
    headers = {**SWAP, "HX-Current-URL": "http://["}
    response = client.post(reverse("mark", args=(article.pk,)), selection(article, "أعمال"), headers=headers)
    assert response.status_code == 200
    assert '<section class="row" id="p1"' in response.content.decode()


def test_a_form_sent_twice_marks_once(client: Client, article: Article) -> None:
    data = selection(article, "أعمال", client_key=str(uuid4()))
    for _ in range(2):
        assert client.post(reverse("mark", args=(article.pk,)), data).status_code == 302
    assert article.annotations.filter(exact="أعمال").count() == 1


def test_the_same_words_elsewhere_are_marked_with_them_and_undone_with_them(
    client: Client, anwar: Any
) -> None:
    text = "خبر من الميناء\n\nبدأ الصندوق الأزرق عمله اليوم.\n\nوقال الصندوق الأزرق إنه باق."
    article = make_article(text)
    article.annotations.all().delete()
    second = text.index("الصندوق الأزرق", text.index("وقال"))
    data = selection(article, "الصندوق الأزرق", also=[second])
    client.post(reverse("mark", args=(article.pk,)), data)
    assert article.annotations.filter(exact="الصندوق الأزرق", state="accepted").count() == 2
    undo(article, anwar)
    assert not article.annotations.standing().filter(exact="الصندوق الأزرق").exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"start": "", "end": ""}, "Select them again"),
        ({"start": 9, "end": 5}, "before it begins"),
        ({"end": 100_000}, "not in the text"),
        ({"exact": "غير ذلك"}, "other words"),
        ({"text_sha256": "0" * 64}, "edited"),
        ({"kind": "XYZ"}, "Choose what the words are"),
        ({"kind": "note"}, "note is empty"),
        ({"kind": "note", "body": "x" * 5001}, "5000"),
        ({"kind": "label-999"}, "no longer in the codebook"),
        ({"actor": 999}, "no longer there"),
        ({"client_key": "nonsense"}, "UUID"),
    ],
)
@pytest.mark.parametrize("swap", [False, True])
def test_what_cannot_be_marked_is_refused_with_a_reason(
    client: Client, article: Article, wrong: dict[str, Any], why: str, swap: bool
) -> None:
    before = rows()
    data = selection(article, "أعمال") | wrong
    response = client.post(reverse("mark", args=(article.pk,)), data, headers=SWAP if swap else None)
    assert response.status_code == 422
    assert why in response.content.decode()
    assert rows() == before


def test_what_was_typed_stays_in_the_form_that_was_refused(client: Client, article: Article) -> None:
    data = selection(article, "أعمال", "note", body="ملاحظة طويلة", text_sha256="0" * 64)
    html = client.post(reverse("mark", args=(article.pk,)), data).content.decode()
    assert "ملاحظة طويلة" in html


def test_markup_in_a_note_is_shown_and_never_run(client: Client, article: Article) -> None:
    data = selection(article, "أعمال", "note", body="<script>alert(1)</script>")
    client.post(reverse("mark", args=(article.pk,)), data)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_private_note_is_shown_to_its_owner_alone(
    client: Client, article: Article, basma: Any, client_of: Any
) -> None:
    data = selection(article, "أعمال", "note", body="لي وحدي", private="on")
    client.post(reverse("mark", args=(article.pk,)), data)
    note = article.annotations.get(layer="note")
    assert "لي وحدي" in client.get(article.get_absolute_url()).content.decode()
    for other in (client_of(basma), Client()):
        assert "لي وحدي" not in other.get(article.get_absolute_url()).content.decode()
    assert client_of(basma).get(note.get_absolute_url()).status_code == 404
    assert "only you see it" in client.get(note.get_absolute_url()).content.decode()


def test_only_who_wrote_a_note_is_offered_to_change_it(
    client: Client, article: Article, basma: Any, client_of: Any
) -> None:
    client.post(reverse("mark", args=(article.pk,)), selection(article, "أعمال", "note", body="a thought"))
    note = article.annotations.get(layer="note")
    assert "Change the note" in client.get(note.get_absolute_url()).content.decode()
    assert "Change the note" not in client_of(basma).get(note.get_absolute_url()).content.decode()


# Judging


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_suggestion_is_judged(client: Client, minister: Annotation, action: str, state: str) -> None:
    response = client.post(minister.get_absolute_url(), {"action": action, "version": 1})
    assert response.status_code == 302
    minister.refresh_from_db()
    assert (minister.state, minister.version) == (state, 2)


def test_the_version_may_come_as_an_if_match_header(client: Client, minister: Annotation) -> None:
    data = {"action": "accept"}
    assert client.post(minister.get_absolute_url(), data).status_code == 422
    assert client.post(minister.get_absolute_url(), data, headers={"If-Match": '"1"'}).status_code == 302


@pytest.mark.parametrize("swap", [False, True])
def test_a_late_change_gets_both_versions_to_choose_from(
    client: Client, minister: Annotation, basma: Any, swap: bool
) -> None:
    change(minister.pk, 1, basma, label="ORG")
    before = rows()
    data = {"action": "change", "version": 1, "label": "LOC"}
    response = client.post(minister.get_absolute_url(), data, headers=SWAP if swap else None)
    html = response.content.decode()
    assert response.status_code == 409
    assert "basma" in html
    assert 'name="version" value="2"' in html  # "Keep mine" sends the version that stands now
    assert 'name="label" value="LOC"' in html
    assert rows() == before


def test_a_change_that_stands_already_is_no_conflict(
    client: Client, minister: Annotation, basma: Any
) -> None:
    accept(minister.pk, 1, basma)
    response = client.post(minister.get_absolute_url(), {"action": "accept", "version": 1})
    assert response.status_code == 302
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "delete", "version": 1},
        {"action": "accept", "version": "x"},
        {"action": "change", "version": 1, "label": "XYZ"},
        {"action": "change", "version": 1, "actor": 999},
        {"action": "change", "version": 1, "start": 5, "end": 3, "exact": "", "text_sha256": ""},
        {"action": "change", "version": 1, "en_start": 9, "en_end": 3},
        {"action": "restore", "version": 1, "change_id": 999},
    ],
)
def test_a_change_that_cannot_be_is_refused(
    client: Client, minister: Annotation, data: dict[str, Any]
) -> None:
    before = rows()
    assert client.post(minister.get_absolute_url(), data).status_code == 422
    assert rows() == before


def test_a_mark_gets_other_words(client: Client, article: Article, minister: Annotation) -> None:
    data = selection(article, "النقل سامر الحلبي") | {"action": "change", "version": 1}
    assert client.post(minister.get_absolute_url(), data).status_code == 302
    minister.refresh_from_db()
    assert (minister.exact, minister.state) == ("النقل سامر الحلبي", "accepted")


# Speakers


def quotation(article: Article) -> Annotation:
    return article.annotations.get(layer="quote", label="direct")


def test_a_mention_is_linked_as_speaker(client: Client, article: Article, minister: Annotation) -> None:
    said = quotation(article)
    data = {"action": "change", "version": 1, "speaker": f"mention-{minister.pk}"}
    assert client.post(said.get_absolute_url(), data).status_code == 302
    said.refresh_from_db()
    assert (said.actor, said.speaker_start) == (minister.actor, minister.start)


def test_nobody_named_is_a_speaker_too(client: Client, article: Article) -> None:
    said = quotation(article)
    client.post(said.get_absolute_url(), {"action": "change", "version": 1, "speaker": "unnamed"})
    said.refresh_from_db()
    assert (said.actor, said.speaker_unnamed) == (None, True)


def test_somebody_else_is_made_by_name_and_found_the_next_time(client: Client, article: Article) -> None:
    said = quotation(article)
    data = {"action": "change", "version": 1, "speaker": "other", "speaker_other": "ليلى النجار"}
    client.post(said.get_absolute_url(), data)
    said.refresh_from_db()
    assert said.actor is not None
    assert said.actor.name_ar == "ليلى النجار"
    again = data | {"version": 2, "speaker_other": said.actor.name_en}
    client.post(said.get_absolute_url(), again)
    assert Annotation.objects.get(pk=said.pk).actor == said.actor


@pytest.mark.parametrize("speaker", ["mention-999", "actor-999", "nonsense"])
def test_a_speaker_that_is_not_there_is_refused(client: Client, article: Article, speaker: str) -> None:
    said = quotation(article)
    data = {"action": "change", "version": 1, "speaker": speaker}
    assert client.post(said.get_absolute_url(), data).status_code == 422


def test_a_new_speaker_needs_an_arabic_name(client: Client, article: Article) -> None:
    said = quotation(article)
    data = {"action": "change", "version": 1, "speaker": "other", "speaker_other": "Nobody Known"}
    response = client.post(said.get_absolute_url(), data)
    assert response.status_code == 422
    assert "Arabic name" in response.content.decode()


# The English


def test_where_a_mark_stands_in_the_english_is_set_by_hand_and_stays(
    client: Client, article: Article, minister: Annotation
) -> None:
    english = minister.paragraph.translation.text
    at = english.index("expansion work")
    data = {"action": "change", "version": 1, "en_start": at, "en_end": at + 14}
    assert client.post(minister.get_absolute_url(), data).status_code == 302
    client.post(minister.get_absolute_url(), {"action": "change", "version": 2, "label": "ORG"})
    minister.refresh_from_db()
    assert minister.english_span is not None
    assert minister.english_span.of(english) == "expansion work"
    html = client.get(article.get_absolute_url()).content.decode()
    assert re.search(rf'data-a="{minister.pk}[^"]*">expansion work<', html)


def test_the_card_offers_the_words_of_the_english(client: Client, minister: Annotation) -> None:
    html = client.get(minister.get_absolute_url()).content.decode()
    assert "selected>3. Samer</option>" in html
    assert "selected>4. al-Halabi</option>" in html


# Pages


def test_the_card_names_what_can_be_done(client: Client, minister: Annotation) -> None:
    html = client.get(minister.get_absolute_url()).content.decode()
    for word in ("Accept", "Reject", "Organisation", "Other words", "History", "fairly sure", "very sure"):
        assert word in html or word.endswith("sure")


def test_the_history_has_every_state_and_restores_it(client: Client, minister: Annotation) -> None:
    for version, label in ((1, "ORG"), (2, "LOC")):
        client.post(minister.get_absolute_url(), {"action": "change", "version": version, "label": label})
    first = minister.changes.order_by("pk").first()
    assert first is not None
    html = client.get(reverse("annotation_history", args=(minister.pk,))).content.decode()
    assert f'name="change_id" value="{first.pk}"' in html
    client.post(minister.get_absolute_url(), {"action": "restore", "version": 3, "change_id": first.pk})
    minister.refresh_from_db()
    assert minister.label == "ORG"


def test_undo_and_redo_over_http(client: Client, article: Article, minister: Annotation) -> None:
    client.post(minister.get_absolute_url(), {"action": "reject", "version": 1})
    where = reverse("undo", args=(article.pk,))
    for data, state in (({}, "suggested"), ({"way": "redo"}, "rejected")):
        assert client.post(where, data).status_code == 302
        minister.refresh_from_db()
        assert minister.state == state
    assert client.post(where, {"way": "redo"}).status_code == 302


def test_a_fragment_goes_only_to_the_page_that_has_its_places(
    client: Client, article: Article, minister: Annotation
) -> None:
    here = SWAP | {"HX-Current-URL": f"http://testserver{article.get_absolute_url()}?view=arabic#p1"}
    there = client.post(minister.get_absolute_url(), {"action": "accept", "version": 1}, headers=here)
    assert "hx-swap-oob" in there.content.decode()
    elsewhere = SWAP | {"HX-Current-URL": f"http://testserver{minister.get_absolute_url()}"}
    data = {"action": "reject", "version": 2}
    response = client.post(minister.get_absolute_url(), data, headers=elsewhere)
    assert response.headers["HX-Redirect"].startswith(article.get_absolute_url())
    assert "Rejected" in client.get(article.get_absolute_url()).content.decode()


def test_nothing_to_undo_is_a_quiet_sentence(client: Client, article: Article) -> None:
    where = reverse("undo", args=(article.pk,))
    swapped = client.post(where, headers=SWAP)
    assert swapped.status_code == 200
    assert "There is nothing of yours to undo in this article." in swapped.content.decode()
    page = client.post(where, follow=True)
    assert page.redirect_chain
    assert "There is nothing of yours to undo in this article." in page.content.decode()


def test_the_palette_snaps_to_words_and_proposes_an_english_name(client: Client, article: Article) -> None:
    at = article.text.index("سامر")
    response = client.get(
        reverse("palette", args=(article.pk,)), {"start": at + 1, "end": at + 7}, headers=SWAP
    )
    html = response.content.decode()
    assert 'name="exact" value="سامر الحلبي"' in html
    assert "Samer al-Halabi" in html


def test_the_palette_cuts_finer_when_asked(client: Client, article: Article) -> None:
    at = article.text.index("سامر")
    data = {"start": str(at + 1), "end": str(at + 3), "cut": "1"}
    html = client.get(reverse("palette", args=(article.pk,)), data, headers=SWAP).content.decode()
    assert 'name="exact" value="ام"' in html


@pytest.mark.parametrize(
    "data", [{}, {"start": "x", "end": 5}, {"start": 5, "end": 5}, {"start": 0, "end": 9999}]
)
def test_a_palette_on_nothing_is_refused(client: Client, article: Article, data: dict[str, Any]) -> None:
    assert client.get(reverse("palette", args=(article.pk,)), data).status_code == 422


def test_words_are_chosen_by_number_without_a_script(client: Client, article: Article) -> None:
    paragraph = article.paragraphs.get(number=2)
    html = client.get(reverse("mark_by_words", args=(article.pk, 2))).content.decode()
    assert f'<option value="{paragraph.start}"' in html
    assert "سامر الحلبي" in html  # among the marks of the line


# The English side


def english_selection(article: Article, words: str, number: int = 2) -> dict[str, int]:
    paragraph = article.paragraphs.get(number=number)
    at = paragraph.translation.text.index(words)
    return {"at": paragraph.start, "en_start": at, "en_end": at + len(words)}


def test_words_of_the_english_open_the_palette_of_the_arabic(client: Client, article: Article) -> None:
    asked = english_selection(article, "expansion work")
    page = client.get(reverse("english_palette", args=(article.pk,)), asked).content.decode()
    at = article.text.index("أعمال التوسعة")
    assert f'name="start" value="{at}"' in page
    assert f'name="en_start" value="{asked["en_start"]}"' in page
    response = client.post(
        reverse("mark", args=(article.pk,)),
        selection(article, "أعمال التوسعة", en_start=asked["en_start"], en_end=asked["en_end"]),
    )
    assert response.status_code == 302
    made = article.annotations.get(exact="أعمال التوسعة")
    assert made.en_by_hand
    translation = made.paragraph.translation
    assert made.english_span is not None
    assert made.english_span.of(translation.text) == "expansion work"


def test_where_it_is_not_certain_a_form_asks(client: Client, article: Article) -> None:
    where = reverse("english_palette", args=(article.pk,))
    page = client.get(where, english_selection(article, "would begin") | {"ask": 1}).content.decode()
    assert 'name="en_start"' in page
    assert "<option" in page
    at = article.paragraphs.get(number=2).start
    assert client.get(where, {"at": at, "en_start": 5, "en_end": 5}).status_code == 422
    assert client.get(where, {"at": at, "en_start": 4000, "en_end": 4003}).status_code == 422
    assert client.get(where, {"at": 10**6, "en_start": 0, "en_end": 3}).status_code == 422
    assert client.get(f"{where}?at=x&en_start=0").status_code == 422


def test_an_article_without_english_has_nothing_to_select(client: Client) -> None:
    article = make_article("خبر من بيروت\n\nقال عمر إن بيروت بخير.")
    where = reverse("english_palette", args=(article.pk,))
    assert client.get(where, {"at": 0, "en_start": 0, "en_end": 3}).status_code == 422


def test_another_part_of_a_quotation_by_forms(client: Client, article: Article) -> None:
    client.post(reverse("mark", args=(article.pk,)), selection(article, "أعمال التوسعة", "indirect"))
    quote = article.annotations.get(exact="أعمال التوسعة")
    form = reverse("mark_by_words", args=(article.pk, 2))
    assert "Another part" in client.get(form, {"annotation": quote.pk, "part": 1}).content.decode()
    at = article.text.index("ستبدأ")
    asked: dict[str, int] = {"start": at, "end": at + 5, "annotation": quote.pk, "part": 1}
    palette = client.get(reverse("palette", args=(article.pk,)), asked).content.decode()
    assert "Add these words" in palette
    sent = {
        "action": "change",
        "version": quote.version,
        "part": 1,
        "start": at,
        "end": at + 5,
        "exact": "ستبدأ",
        "text_sha256": article.text_sha256,
    }
    assert client.post(quote.get_absolute_url(), sent).status_code == 302
    quote.refresh_from_db()
    assert quote.further == [[at, at + 5]]
    dropped = {"action": "change", "version": quote.version, "drop_part": at}
    assert client.post(quote.get_absolute_url(), dropped).status_code == 302
    quote.refresh_from_db()
    assert quote.further == []
