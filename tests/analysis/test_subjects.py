"""An article's subject is found by the analysis; what a person says instead stays, with who said it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from reader.analysis.storing import annotate
from reader.analysis.subjects import say_subject
from reader.annotation import ActionRefused
from tests.articles import make_article

pytestmark = pytest.mark.django_db

_COURT = (
    "السجن لمدير سابق\nقضت محكمة الجنايات بإدانة المتهم بالاختلاس في جلسة أمس.\n"
    "وقال محاميه إنه سيطعن في الحكم أمام محكمة الاستئناف."
)


def test_the_subject_is_found_when_an_article_comes_in() -> None:
    assert make_article(_COURT, "").subject == "courts"


def test_what_a_person_says_outlives_another_analysis(adel: User) -> None:
    article = make_article(_COURT, "")
    say_subject(article, "politics", adel)
    article.refresh_from_db()
    assert (article.subject, article.subject_said) == ("politics", "politics")
    annotate(article)
    article.refresh_from_db()
    assert article.subject == "politics"
    change = article.subject_changes.get()
    assert (change.before, change.after, change.user) == ("", "politics", adel)


def test_it_can_be_left_to_the_analysis_again(adel: User) -> None:
    article = make_article(_COURT, "")
    for said in ("sport", ""):
        say_subject(article, said, adel)
    article.refresh_from_db()
    assert (article.subject, article.subject_said) == ("courts", "")
    assert [one.after for one in article.subject_changes.all()] == ["", "sport"]


def test_what_is_no_subject_is_refused(adel: User) -> None:
    article = make_article(_COURT, "")
    with pytest.raises(ActionRefused):
        say_subject(article, "gardening", adel)
    assert not article.subject_changes.exists()


def test_an_admin_corrects_it_in_the_facts(adel: User, client_of: Any) -> None:
    admin: Client = client_of(adel)
    article = make_article(_COURT, "")
    assert "Subject: Courts" in admin.get(article.get_absolute_url()).content.decode()
    where = reverse("article_facts", args=(article.pk,))
    sent = {"source": article.source.slug, "published": "", "subject": "economy"}
    assert admin.post(where, sent).status_code == 302
    page = admin.get(article.get_absolute_url()).content.decode()
    assert "Subject: Economy, said by a person" in page
    assert "Earlier subjects" in admin.get(where).content.decode()
    assert admin.post(where, sent | {"subject": "gardening"}).status_code == 422


def test_the_popover_marks_the_sense_that_is_shown(adel: User, client_of: Any) -> None:
    article = make_article(_COURT, "")
    at = _COURT.index("جلسة")
    page = client_of(adel).get(reverse("word", args=(article.pk, at))).content.decode()
    marked = page.partition('<b class="shown">')[2]
    assert marked.startswith("hearing")
    assert "session" in marked
