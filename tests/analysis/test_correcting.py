"""A line is corrected: where the marks are afterwards, what is in doubt, and what is refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.analysis.correcting import correct_line
from reader.analysis.storing import annotate
from reader.annotation import ActionRefused, NewMark, accept, mark, undo
from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
LINE = 2  # قال وزير النقل سامر الحلبي إن أعمال التوسعة في مدينة طرابلس ستبدأ في مارس.


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def line(article: Article, number: int = LINE) -> str:
    return article.paragraphs.get(number=number).span.of(article.text)


def corrected(article: Article, before: str, after: str, user: Any, number: int = LINE) -> Article:
    wanted = line(article, number).replace(before, after)
    return correct_line(article, number, wanted, article.text_sha256, user)


def marked(article: Article, words: str, user: Any) -> Annotation:
    at = article.text.index(words)
    draft = NewMark("note", at, at + len(words), words, article.text_sha256, body="ملاحظة")
    return mark(article, user, draft)


def judged(article: Article, words: str, user: Any) -> Annotation:
    one = article.annotations.get(exact=words, paragraph__number=LINE)
    return accept(one.pk, 1, user)


def test_marks_after_the_change_follow_their_words(article: Article, anwar: Any, adel: Any) -> None:
    minister, note = judged(article, "سامر الحلبي", anwar), marked(article, "شجرة واحدة", anwar)
    changed = corrected(article, "قال وزير", "وقال أمس وزير", adel)
    for one, words in ((minister, "سامر الحلبي"), (note, "شجرة واحدة")):
        one.refresh_from_db()
        assert one.span.of(changed.text) == one.exact == words
        assert (one.text_sha256, one.needs_look) == (changed.text_sha256, "")
        assert one.changes.order_by("-pk").values_list("action", flat=True).first() == "move"


def test_a_mark_whose_words_were_edited_needs_a_look_until_it_is_accepted(
    article: Article, anwar: Any, adel: Any
) -> None:
    minister = judged(article, "سامر الحلبي", anwar)
    corrected(article, "سامر الحلبي", "سامي الحلبي", adel)
    minister.refresh_from_db()
    assert minister.needs_look
    assert list(Annotation.objects.to_look_at()) == [minister]
    accept(minister.pk, minister.version, anwar)
    assert not Annotation.objects.to_look_at().exists()


@pytest.mark.parametrize(
    ("wanted", "exact", "in_doubt"),
    [
        ("سامر الحلبي، إن", "سامر الحلبي", False),
        ("سامي الحلبي، إن", "سامي الحلبي", True),
        ("«سامي الحلبي» إن", "سامي الحلبي", True),
        ("(سامي بن علي)، إن", "سامي بن علي", True),
    ],
)
def test_a_correction_pulls_no_punctuation_into_a_name(
    article: Article, anwar: Any, adel: Any, wanted: str, exact: str, in_doubt: bool
) -> None:
    minister = judged(article, "سامر الحلبي", anwar)
    changed = corrected(article, "سامر الحلبي إن", wanted, adel)
    minister.refresh_from_db()
    assert minister.span.of(changed.text) == minister.exact == exact
    assert bool(minister.needs_look) is in_doubt


def test_suggestions_are_made_anew_and_what_was_rejected_stays_so(
    article: Article, anwar: Any, adel: Any
) -> None:
    city = article.annotations.get(exact="طرابلس")
    changed = corrected(article, "طرابلس", "بيروت", adel)
    assert not Annotation.objects.filter(pk=city.pk).exists()
    assert changed.annotations.filter(exact="بيروت", state="suggested").exists()


def test_the_earlier_text_is_kept_and_the_translation_stays(article: Article, adel: Any) -> None:
    before, english = article.text, article.paragraphs.get(number=LINE).translation.text
    changed = corrected(article, "مارس", "أبريل", adel)
    revision = changed.revisions.get()
    assert (revision.text, revision.edited_by) == (before, adel)
    assert changed.paragraphs.get(number=LINE).translation.text == english


def test_the_headline_of_the_library_is_corrected_too(article: Article, adel: Any) -> None:
    changed = corrected(article, "الربيع", "الصيف", adel, number=0)
    assert changed.headline.endswith("في الصيف")


def test_own_work_can_still_be_undone_after_a_correction(article: Article, anwar: Any, adel: Any) -> None:
    minister = judged(article, "سامر الحلبي", anwar)
    changed = corrected(article, "قال وزير", "وقال أمس وزير", adel)
    undo(changed, anwar)
    minister.refresh_from_db()
    assert minister.state == "suggested"
    assert minister.span.of(changed.text) == "سامر الحلبي"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("", "empty"),
        ("سطر\nسطر آخر", "line break"),
        ("ا" * 20_001, "20000"),
        ("only English words in this line " * 40, "not Arabic"),
    ],
)
def test_a_line_that_cannot_be_is_refused(article: Article, adel: Any, wanted: str, why: str) -> None:
    rows = list(Annotation.objects.values())
    with pytest.raises(ActionRefused, match=why):
        correct_line(article, LINE, wanted, article.text_sha256, adel)
    assert list(Annotation.objects.values()) == rows
    assert Article.objects.get(pk=article.pk).text == article.text


def test_an_unchanged_line_and_another_articles_text_are_refused(article: Article, adel: Any) -> None:
    with pytest.raises(ActionRefused, match="Nothing was changed"):
        correct_line(article, LINE, line(article), article.text_sha256, adel)
    make_article(HARBOUR.replace("مارس", "أبريل"))
    with pytest.raises(ActionRefused, match="another one in the library"):
        corrected(article, "مارس", "أبريل", adel)


def test_two_corrections_of_one_text_do_not_overwrite_each_other(article: Article, adel: Any) -> None:
    corrected(article, "مارس", "أبريل", adel)
    with pytest.raises(ActionRefused, match="in the meantime"):
        corrected(article, "مارس", "مايو", adel)


def test_the_form_keeps_what_was_typed_and_leads_to_what_is_in_doubt(
    article: Article, anwar: Any, adel: Any, client_of: Any
) -> None:
    client: Client = client_of(adel)
    where = reverse("correct_line", args=(article.pk, LINE))
    refused = client.post(where, {"line": "سطر جديد كتبته", "text_sha256": "0" * 64})
    assert refused.status_code == 422
    assert "سطر جديد كتبته" in refused.content.decode()
    judged(article, "سامر الحلبي", anwar)
    wanted = line(article).replace("سامر", "سامي")
    response = client.post(where, {"line": wanted, "text_sha256": article.text_sha256})
    assert response["Location"] == reverse("to_look_at")
    assert "سامي الحلبي" in client.get(reverse("to_look_at")).content.decode()


def test_a_line_can_be_said_to_be_a_caption_and_stays_one(
    article: Article, adel: Any, client_of: Any
) -> None:
    where = reverse("correct_line", args=(article.pk, 3))
    client = client_of(adel)
    data = {"kind": "caption", "text_sha256": article.text_sha256}
    assert client.post(where, data)["Location"] == article.get_absolute_url()
    article.refresh_from_db()
    annotate(article)
    assert article.paragraphs.get(number=3).kind == "caption"
    assert article.caption_count == 2
    for wrong in ({"kind": "poem"}, {"text_sha256": "0"}):
        assert client.post(where, data | wrong).status_code == 422
    assert client.post(reverse("correct_line", args=(article.pk, 0)), data).status_code == 422
