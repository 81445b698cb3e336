"""The words of a class: which are listed, in which order, what is left out and said, with how few queries."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone

from reader.arabic.normalise import fold
from reader.models import Article, GlossCorrection, KeptWord
from reader.page import class_words
from reader.page.class_words import ClassChoice, class_list
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db

OTHER = "توسعة المدرسة\n\nقالت المديرة إن المدرسة الجديدة تفتح أبوابها. وأعلنت المديرة موعدا آخر.\n"


@pytest.fixture
def articles() -> list[Article]:
    cache.clear()
    return [make_article(HARBOUR), make_article(OTHER)]


EVERY = ClassChoice(without=0)


def lemmas(articles: list[Article], choice: ClassChoice) -> list[str]:
    return [word.lemma for word in class_list(articles, choice).words]


def test_a_word_stands_once_where_it_is_first_met_with_its_place(articles: list[Article]) -> None:
    found = class_list(articles, EVERY)
    assert [section.article for section in found.sections] == articles
    listed = [word.lemma for word in found.words]
    assert len(listed) == len(set(listed))
    school = next(word for word in found.words if "مَدْرَسَة" in word.lemma)
    assert (school.number, school.ident, school.place) == (2, "headline", "")
    assert school.count == 2
    assert school.href == f"{articles[1].get_absolute_url()}#headline"
    assert "school" in school.gloss
    assert school.root.replace(" ", "") == "درس"


def test_names_numbers_and_words_of_grammar_are_no_words_of_a_list(articles: list[Article]) -> None:
    kinds = {word.kind for word in class_list(articles, EVERY).words}
    assert kinds <= {"verb", "noun", "adjective", "adverb"}


def test_the_most_frequent_stand_first_in_one_section_where_that_is_asked_for(
    articles: list[Article],
) -> None:
    found = class_list(articles, ClassChoice(order="frequency", without=0))
    counts = [word.count for word in found.words]
    assert len(found.sections) == 1
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1


def test_verbs_have_the_number_of_their_form(articles: list[Article]) -> None:
    forms = {word.lemma: word.form for word in class_list(articles, EVERY).words if word.kind == "verb"}
    assert forms["أَعْلَنَ"] == "IV"
    assert all(not word.form for word in class_list(articles, EVERY).words if word.kind != "verb")


def test_the_commonest_are_left_out_and_counted(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = lemmas(articles, EVERY)
    found = class_list(articles, ClassChoice(without=100))
    assert found.common + len(found.words) == len(every)
    assert found.common > 0


def test_words_that_somebody_knows_are_left_out_for_them_alone(articles: list[Article], anwar: User) -> None:
    KeptWord.objects.create(user=anwar, lemma="مَدْرَسَة", key="مدرسة", state="known", made=timezone.now())
    mine = class_list(articles, ClassChoice(without=0, knower=anwar.pk))
    assert mine.known == 1
    assert "مَدْرَسَة" not in [word.lemma for word in mine.words]
    assert "مَدْرَسَة" in lemmas(articles, EVERY)


def test_a_list_ends_and_says_how_many_rarer_words_it_lacks(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = class_list(articles, EVERY)
    monkeypatch.setattr(class_words, "MOST_WORDS", 5)
    found = class_list(articles, EVERY)
    assert len(found.words) == 5
    assert found.cut == len(every.words) - 5
    least = min(word.count for word in found.words)
    left = {word.lemma: word.count for word in every.words} | {word.lemma: 0 for word in found.words}
    assert max(left.values()) <= least


def test_long_articles_are_read_up_to_a_bound_which_is_said(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert class_list(articles, EVERY).is_whole
    monkeypatch.setattr(class_words, "MOST_PARAGRAPHS", 2)
    assert not class_list(articles, EVERY).is_whole


def test_a_meaning_that_a_person_has_set_stands_before_the_machines(
    articles: list[Article], anwar: User
) -> None:
    GlossCorrection.objects.create(
        scope="article", article=articles[1], key=fold("المدرسة"), english="academy", author=anwar
    )
    found = {word.lemma: word.gloss for word in class_list(articles, EVERY).words}
    assert found["مَدْرَسَة"] == "academy"


def test_a_list_takes_few_queries(articles: list[Article], django_assert_max_num_queries: Any) -> None:
    class_list(articles, ClassChoice())
    with django_assert_max_num_queries(4):  # the paragraphs, the known words, and a wording for each article
        class_list(articles, ClassChoice(knower=1))
