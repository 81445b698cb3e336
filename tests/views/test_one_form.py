"""Where several things are typed on one page, every button stores all of them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.models import Answer, Article, Feed, Label, LabelSet
from reader.rounds.answers import answer_question
from reader.rounds.discussion import add_comment
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


@pytest.fixture
def questions() -> dict[str, tuple[LabelSet, Label]]:
    """Two questions about an article, each with an answer."""
    found = {}
    for name in ("Tone", "Topic"):
        question = LabelSet.objects.create(slug=name.lower(), name_en=name, kind="article")
        found[name] = (question, Label.objects.create(label_set=question, name_en=f"{name} one"))
    return found


def sent(questions: dict[str, tuple[LabelSet, Label]], **labels: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"question": [question.pk for question, _ in questions.values()]}
    for name, (question, _) in questions.items():
        data[f"label-{question.pk}"] = labels[name].pk if labels.get(name) else ""
        data[f"seen-{question.pk}"] = labels.get(f"{name}_seen", "")
    return data


def test_one_button_saves_the_answers_to_all_questions(
    article: Article, questions: dict[str, tuple[LabelSet, Label]], anwar: Any, client_of: Any
) -> None:
    where = reverse("answers", args=(article.pk,))
    client: Client = client_of(anwar)
    assert client.get(where).content.decode().count(">Save all answers<") == 1
    client.post(where, sent(questions, Tone=questions["Tone"][1], Topic=questions["Topic"][1]))
    assert {str(one.label) for one in Answer.objects.all()} == {"Tone one", "Topic one"}


def test_a_question_that_was_not_touched_is_left_alone(
    article: Article, questions: dict[str, tuple[LabelSet, Label]], anwar: Any, basma: Any, client_of: Any
) -> None:
    question, label = questions["Topic"]
    answer_question(article, basma, question, label, None)  # while Anwar's page shows no answer
    client: Client = client_of(anwar)
    data = sent(questions, Tone=questions["Tone"][1])
    assert client.post(reverse("answers", args=(article.pk,)), data).status_code == 302
    assert Answer.objects.standing(article, None)[question.pk].label == label
    assert Answer.objects.count() == 2


def test_an_answer_that_somebody_changed_meanwhile_is_told_and_the_others_are_saved(
    article: Article, questions: dict[str, tuple[LabelSet, Label]], anwar: Any, basma: Any, client_of: Any
) -> None:
    question, label = questions["Topic"]
    other = Label.objects.create(label_set=question, name_en="Topic two")
    answer_question(article, basma, question, label, None)
    data = sent(questions, Tone=questions["Tone"][1], Topic=other)
    page = client_of(anwar).post(reverse("answers", args=(article.pk,)), data)
    assert page.status_code == 409
    assert "basma answered" in page.content.decode()
    assert {str(one.label) for one in Answer.objects.all()} == {"Topic one", "Tone one"}


def test_a_line_and_what_it_is_are_corrected_by_one_button(
    article: Article, adel: Any, client_of: Any
) -> None:
    client: Client = client_of(adel)
    paragraph = article.paragraphs.get(number=3)
    where = reverse("correct_line", args=(article.pk, 3))
    page = client.get(where).content.decode()
    assert page.partition("<main")[2].count("<form") == 1
    line = paragraph.text.replace("شجرة", "نخلة")
    client.post(where, {"line": line, "kind": "caption", "text_sha256": article.text_sha256})
    corrected = Article.objects.get()
    assert "نخلة" in corrected.text
    assert corrected.paragraphs.get(number=3).kind == "caption"


def test_a_line_that_is_refused_keeps_its_kind_too(article: Article, adel: Any, client_of: Any) -> None:
    where = reverse("correct_line", args=(article.pk, 3))
    data = {"line": "only English", "kind": "caption", "text_sha256": article.text_sha256}
    data["line"] = ""
    page = client_of(adel).post(where, data)
    assert page.status_code == 422
    assert '<option value="caption" selected>' in page.content.decode()
    assert Article.objects.get().paragraphs.get(number=3).kind == "paragraph"


@pytest.mark.parametrize("action", ["resolve", "answer"])
def test_a_typed_answer_is_said_whatever_button_is_pressed(
    article: Article, anwar: Any, basma: Any, client_of: Any, action: str
) -> None:
    thread = add_comment(article, anwar, "Is this a name?")
    where = reverse("comment", args=(thread.pk,))
    client_of(basma).post(where, {"body": "Yes, it is.", "action": action})
    thread.refresh_from_db()
    assert [one.body for one in thread.answers.all()] == ["Yes, it is."]
    assert (thread.resolved is not None) == (action == "resolve")


@pytest.mark.parametrize("button", ["", "now", "pause", "drop"])
def test_every_button_of_a_feed_saves_its_fields(adel: Any, client_of: Any, button: str) -> None:
    feed = Feed.objects.create(url="https://news.example/feed", minutes=60)
    data = {"url": feed.url, "name": "Port news", "minutes": "15", "do": button}
    client_of(adel).post(reverse("feed", args=(feed.pk,)), data)
    feed = Feed.everywhere.get()
    assert (feed.name, feed.minutes) == ("Port news", 15)
    assert (feed.is_active, feed.binned is not None) == (button != "pause", button == "drop")
