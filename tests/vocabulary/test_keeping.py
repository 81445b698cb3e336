"""Words of one's own: kept, reviewed, taken back; how much of an article is known, what is readable."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reader.models import Article, KeptWord, LemmaCount, ReadableArticle, Vocabulary, WordChange
from reader.vocabulary import (
    NEW_A_DAY,
    Grade,
    WordsRefused,
    forget_words,
    grade_word,
    rank_articles,
    review_session,
    say_states,
    shares_of,
    take_back,
    understood_in,
)
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db

RUSSIA = """سفر إلى روسيا

سافر الوزير إلى روسيا أمس. وقال إن لروسيا 23 ميناء.

ستعود السفن من روسيا غدا.
"""


@pytest.fixture
def harbour(db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def keep(client: Client, article: Article, form: str, **sent: str) -> Any:
    address = reverse("keep_word", args=(article.pk, article.text.index(form)))
    return client.post(address, sent, headers={"hx-request": "true"})


def kept(user: Any) -> dict[str, str]:
    return dict(KeptWord.objects.of(user.pk).values_list("lemma", "state"))


def test_a_word_is_kept_with_its_sentence_its_sense_and_its_article(
    harbour: Article, client_of: Any, rima: Any
) -> None:
    answer = keep(client_of(rima), harbour, "التوسعة في")
    word = KeptWord.objects.get(user=rima)
    assert (word.lemma, word.state, word.article) == ("تَوْسِعَة", "new", harbour)
    assert word.sentence[word.at : word.end] == "التوسعة"
    assert word.sentence.startswith("قال وزير النقل") and word.sentence.endswith("مارس.")
    assert word.vowelled[word.vowelled_at : word.vowelled_end] == word.vocalised
    assert word.meaning and word.gloss
    assert "Undo" in answer.content.decode()
    assert '"understood": false' in answer["HX-Trigger-After-Swap"]


def test_keeping_a_word_asks_the_database_little(
    harbour: Article, client_of: Any, rima: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(rima)
    keep(client, harbour, "مارس")  # the first change begins the reader's vocabulary
    with django_assert_max_num_queries(12):
        keep(client, harbour, "وزير")
    with django_assert_max_num_queries(12):
        keep(client, harbour, "وزير", state="known")


def test_what_is_known_of_a_word_holds_for_all_its_forms(db: None, client_of: Any, rima: Any) -> None:
    article = make_article(RUSSIA)
    client = client_of(rima)
    before = shares_of(rima.pk, [article.pk])[article.pk]
    keep(client, article, "روسيا أمس", state="known")
    after = shares_of(rima.pk, [article.pk])[article.pk]
    assert after.known - before.known == 4  # with لروسيا
    assert after.unknown_forms == before.unknown_forms - 1
    assert before.known == 1  # a figure needs no learning
    assert understood_in(rima.pk, article.pk) == {"رُوسِيا"}
    answer = keep(client, article, "لروسيا", state="ignored")
    assert "left alone" in answer.content.decode()
    assert kept(rima) == {"رُوسِيا": "ignored"}


def test_unknown_words_are_marked_and_glossed_if_asked_for(db: None, client_of: Any, rima: Any) -> None:
    article = make_article(RUSSIA)
    client = client_of(rima)
    keep(client, article, "روسيا أمس", state="known")
    plain = client.get(article.get_absolute_url()).content.decode()
    assert "new-word" not in plain.partition("<article")[2]
    assert "% of the words here" in plain
    client.post(reverse("preferences"), {"switches": "new_words", "new_words": "1"})
    marked = client.get(article.get_absolute_url()).content.decode().partition("<article")[2]
    assert '<span class="new-word" data-l="سافَرَ">سافر</span>' in marked
    assert ">روسيا</span>" not in marked
    keep(client, article, "سافر", state="known")
    assert 'data-l="سافَرَ"' not in client.get(article.get_absolute_url()).content.decode()
    client.post(reverse("preferences"), {"switches": ["new_words", "unknown"], "unknown": "1"})
    for view in ("facing", "interlinear"):
        shown = client.get(article.get_absolute_url(), {"view": view}).content.decode()
        assert '<span class="stacked-word bare"><b>سافر</b></span>' in shown
        assert 'data-l="وَزِير"' in shown
    anonymous = Client()
    anonymous.cookies = client.cookies.copy()
    del anonymous.cookies["sessionid"]
    assert "stacked-word" not in anonymous.get(article.get_absolute_url()).content.decode()


def test_each_change_can_be_taken_back_and_an_older_one_not_before_the_newer(
    harbour: Article, client_of: Any, rima: Any
) -> None:
    client = client_of(rima)
    keep(client, harbour, "شجرة", state="known")
    first = WordChange.objects.get(user=rima).batch
    keep(client, harbour, "شجرة", state="learning")
    with pytest.raises(WordsRefused, match="changed since"):
        take_back(rima.pk, first)
    assert list(kept(rima).values()) == ["learning"]
    client.post(reverse("undo_words"))
    assert list(kept(rima).values()) == ["known"]
    client.post(reverse("undo_words"))
    assert kept(rima) == {}
    assert "nothing to take back" in client.post(reverse("undo_words"), follow=True).content.decode()
    keep(client, harbour, "شجرة")
    word = KeptWord.objects.get(user=rima)
    made = word.made
    _count, batch = forget_words(rima.pk, [word.pk])
    take_back(rima.pk, batch)
    assert KeptWord.objects.get(user=rima).made == made


def test_the_review_asks_grades_and_takes_back(harbour: Article, client_of: Any, rima: Any) -> None:
    client = client_of(rima)
    keep(client, harbour, "شجرة")
    page = client.get(reverse("word_review")).content.decode()
    assert "1 of 1" in page and "<mark>شجرة</mark>" in page and "in 10 minutes" in page
    assert "We will not cut down a single tree" in page or "He added" in page
    word = KeptWord.objects.get(user=rima)
    sent = {"word": word.pk, "reviews": 0, "grade": "4"}
    client.post(reverse("word_review"), sent)
    client.post(reverse("word_review"), sent)  # pressed twice: graded once
    word.refresh_from_db()
    assert (word.reviews, word.state, word.phase) == (1, "learning", 2)
    assert "Nothing more today." in client.get(reverse("word_review")).content.decode()
    last = WordChange.objects.filter(user=rima, undone=None).first()
    assert last is not None and last.grade == 4
    client.post(reverse("word_review"), {"undo": last.batch})
    word.refresh_from_db()
    assert (word.reviews, word.state, word.phase) == (0, "new", None)


def test_a_word_remembered_for_three_weeks_is_known(harbour: Article, client_of: Any, rima: Any) -> None:
    keep(client_of(rima), harbour, "شجرة")
    word, now = KeptWord.objects.get(user=rima), timezone.now()
    stamp = Vocabulary.objects.get(user=rima).stamp
    for _ in range(5):
        assert word.state != "known"
        grade_word(rima.pk, word.pk, word.reviews, Grade.GOOD, now)
        word.refresh_from_db()
        if word.state == "known":
            break
        now = word.due or now
    assert word.state == "known" and word.due is not None and word.stability is not None
    assert Vocabulary.objects.get(user=rima).stamp != stamp
    grade_word(rima.pk, word.pk, word.reviews, Grade.AGAIN, word.due)
    word.refresh_from_db()
    assert (word.state, word.lapses, word.known_since) == ("learning", 1, None)


def test_so_many_new_words_come_up_in_a_day(rima: Any) -> None:
    now = timezone.now()
    KeptWord.objects.bulk_create(
        KeptWord(user=rima, lemma=f"كلمة{n}", key=f"كلمه{n}", due=now, made=now) for n in range(NEW_A_DAY + 5)
    )
    assert review_session(rima.pk, now).left == NEW_A_DAY
    for _ in range(NEW_A_DAY):
        session = review_session(rima.pk, now)
        assert session.word is not None
        grade_word(rima.pk, session.word.pk, 0, Grade.EASY, now)
    done = review_session(rima.pk, now)
    assert (done.word, done.left, done.done, done.tomorrow) == (None, 0, NEW_A_DAY, 5)


def test_the_list_is_filtered_paged_and_changed_by_ticks(client_of: Any, rima: Any, anwar: Any) -> None:
    now = timezone.now()
    KeptWord.objects.bulk_create(
        KeptWord(
            user=rima,
            lemma=f"كلمة{n}",
            key=f"كلمه{n}",
            meaning=f"word {n}",
            pos="verb" if n % 2 else "noun",
            due=_due(now, n),
            made=now,
        )
        for n in range(90)
    )
    client = client_of(rima)
    seen: list[str] = []
    address = reverse("kept_words")
    while address:
        context = client.get(address).context
        seen += [row.meaning for row in context["words"]]
        address = f"{reverse('kept_words')}?{context['next']}" if context["next"] else ""
    assert len(seen) == len(set(seen)) == 90
    assert seen[0] == "word 0" and seen[-1] == "word 1"  # those that are not asked for last, the newest first
    found = client.get(reverse("kept_words"), {"q": "كَلِمة7", "kind": "verb"}).context
    assert {row.meaning for row in found["words"]} == {f"word {n}" for n in (7, 71, 73, 75, 77, 79)}
    ticked = [row.pk for row in found["words"]]
    assert client_of(anwar).post(reverse("kept_words"), {"word": ticked, "do": "known"}).status_code == 302
    assert KeptWord.objects.filter(state="known").count() == 0  # nobody else's words
    answer = client.post(reverse("kept_words"), {"word": ticked, "do": "known", "address": "kind=verb"})
    assert answer["Location"].endswith("?kind=verb")
    assert KeptWord.objects.filter(state="known").count() == 6
    client.post(reverse("undo_words"))
    assert KeptWord.objects.filter(state="known").count() == 0
    assert "tick the words first" in client.post(reverse("kept_words"), follow=True).content.decode()


def _due(now: datetime, number: int) -> datetime | None:
    return None if number % 3 == 1 else now + timedelta(days=number)


def test_the_library_stands_in_the_order_of_what_is_readable(db: None, client_of: Any, rima: Any) -> None:
    easy, hard = make_article(RUSSIA), make_article(HARBOUR)
    client = client_of(rima)
    assert "readable" not in client.get(reverse("library")).content.decode()
    keep(client, easy, "روسيا أمس", state="known")
    waiting = client.get(reverse("library"), {"order": "readable"}).content.decode()
    assert "Not worked out yet" in waiting
    assert rank_articles() == 2
    assert rank_articles() == 0  # nothing changed since
    shown = client.get(reverse("library"), {"order": "readable"})
    assert [one.pk for one in shown.context["articles"]] == [easy.pk, hard.pk]
    assert "you know" in shown.content.decode()
    assert ReadableArticle.objects.filter(user=rima).count() == 2
    words = KeptWord.objects.of(rima.pk)
    lemmas = LemmaCount.objects.filter(article=hard).values_list("lemma", flat=True)
    now = timezone.now()
    KeptWord.objects.bulk_create(KeptWord(user=rima, lemma=one, key=one, made=now) for one in lemmas)
    say_states(rima.pk, list(words.values_list("pk", flat=True)), "known")
    rank_articles()
    shown = client.get(reverse("library"), {"order": "readable"})
    assert [one.pk for one in shown.context["articles"]] == [hard.pk, easy.pk]


def test_whoever_is_not_signed_in_is_told_to(harbour: Article, client: Client) -> None:
    word = reverse("word", args=(harbour.pk, harbour.text.index("شجرة")))
    assert "Sign in</a> to keep words" in client.get(word).content.decode()
    assert keep(client, harbour, "شجرة").status_code in (302, 401)
    assert KeptWord.objects.count() == 0


def test_a_kept_word_outlives_its_article(harbour: Article, client_of: Any, rima: Any) -> None:
    client = client_of(rima)
    keep(client, harbour, "شجرة")
    Article.everywhere.filter(pk=harbour.pk).update(binned=timezone.now())
    page = client.get(reverse("kept_words")).content.decode()
    assert "<mark>شجرة</mark>" in page and harbour.source.name_en not in page.partition("<table")[2]
