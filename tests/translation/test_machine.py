"""English from a provider: what is asked, remembered, postponed and caught up with; over real HTTP."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reader.analysis.correcting import correct_line
from reader.arabic.pipeline import Analyser
from reader.glossary import add
from reader.models import (
    Article,
    Paragraph,
    Translation,
    TranslationProvider,
    TranslationUnit,
    TranslationWait,
)
from reader.translation.machine import arriving, missing, translate_some
from reader.translation.writing import set_english
from tests.articles import HARBOUR, make_article
from tests.translation.services.stub import MISBEHAVIOUR, Stub, english_of

pytestmark = pytest.mark.django_db
LINES = HARBOUR.count("\n\n") + 1


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


def english(article: Article) -> list[str]:
    return [row.text for row in Translation.objects.filter(paragraph__article=article)]


def later(**time: float) -> None:
    """Let time pass for those who wait."""
    by = timedelta(**time)
    for row in TranslationWait.objects.all():
        row.retry_at -= by
        row.save()
    for provider in TranslationProvider.objects.exclude(open_until=None):
        assert provider.open_until is not None
        provider.open_until -= by
        provider.save()


def test_nothing_is_sent_unless_switched_on(article: Article, stub: Stub) -> None:
    with pytest.raises(CommandError, match="nothing was sent"):
        call_command("translate")
    assert translate_some().translated == 0
    assert arriving(article) is None


def test_the_command_fills_what_is_missing(article: Article, switched_on: Stub) -> None:
    out = StringIO()
    call_command("translate", stdout=out)
    article.refresh_from_db()
    assert out.getvalue() == f"{LINES} paragraphs were translated by LibreTranslate.\n"
    assert article.headline_en == english_of(article.headline)
    assert {row.origin for row in Translation.objects.all()} == {"machine"}
    assert {row.origin for row in TranslationUnit.objects.all()} == {"machine"}
    assert arriving(article) is None


def test_an_admin_can_switch_one_on(article: Article, stub: Stub) -> None:
    TranslationProvider.objects.create(name="libre", is_on=True, address=stub.address)
    assert translate_some().translated == LINES


def test_a_sentence_is_asked_for_once(switched_on: Stub) -> None:
    first = "وصلت السفينة إلى الميناء اليوم."
    make_article(f"خبر أول\n\n{first} ثم غادرت في المساء.")
    make_article(f"خبر ثان\n\nقال الوزير إنه راض. {first}")
    while translate_some().translated:
        pass
    assert switched_on.asked.count(first) == 1
    assert not missing().exists()


def test_what_a_person_wrote_of_a_sentence_is_taken(switched_on: Stub, anwar: Any) -> None:
    sentence = "وصلت السفينة إلى الميناء اليوم."
    first = make_article(f"خبر أول\n\n{sentence}")
    set_english(first.paragraphs.get(number=1), "The ship reached port today.", "", anwar)
    second = make_article(f"خبر ثان\n\n{sentence}")
    translate_some([second.pk])
    row = Translation.objects.get(paragraph__article=second, paragraph__number=1)
    assert (row.text, row.origin) == ("The ship reached port today.", "person")
    assert sentence not in switched_on.asked


def test_a_persons_english_is_never_replaced(article: Article, switched_on: Stub, anwar: Any) -> None:
    line = article.paragraphs.get(number=2)
    set_english(line, "Mine.", "", anwar)
    translate_some()
    assert Translation.objects.get(paragraph=line).text == "Mine."


@pytest.mark.once
@pytest.mark.parametrize("mode", MISBEHAVIOUR)
def test_what_went_wrong_is_caught_up_with(article: Article, switched_on: Stub, mode: str) -> None:
    switched_on.mode = mode
    for _ in range(4):
        turn = translate_some(deadline=1)
        later(minutes=1)
        assert turn.translated == 0
    assert english(article) == []
    assert not TranslationUnit.objects.exists()
    assert len(switched_on.asked) <= 4 * LINES
    switched_on.mode = "normal"
    later(days=2)
    assert translate_some().translated == LINES
    texts = [row.text for row in article.paragraphs.all()]
    assert english(article) == [" ".join(english_of(part) for part in [text]) for text in texts]


def test_a_provider_that_fails_rests_longer_each_time(article: Article, switched_on: Stub) -> None:
    switched_on.mode = "broken"
    rests = []
    for _ in range(3):
        translate_some()
        provider = TranslationProvider.objects.get()
        assert provider.open_until is not None
        rests.append((provider.open_until - timezone.now()).total_seconds())
        later(hours=2)
    assert [round(rest, -1) for rest in rests] == [30, 60, 120]
    assert len(switched_on.asked) == 3  # one question each time, then it rests
    assert "gave no translation" in TranslationProvider.objects.get().problem


def test_it_is_left_alone_as_long_as_it_wants(article: Article, switched_on: Stub) -> None:
    switched_on.mode = "too_many"
    turn = translate_some()
    assert turn.postponed is not None
    assert 100 < (turn.postponed.until - timezone.now()).total_seconds() <= 120
    waiting = arriving(article)
    assert waiting is not None
    assert (waiting.count, waiting.problem) == (LINES, "libre wants to be asked less")


def test_the_budget_of_a_day_is_kept(article: Article, switched_on: Stub) -> None:
    TranslationProvider.objects.create(name="libre", characters_per_day=len(article.headline) + 5)
    turn = translate_some()
    assert (turn.translated, len(switched_on.asked)) == (1, 1)
    assert turn.postponed is not None
    assert "budget" in str(turn.postponed)
    assert translate_some().translated == 0
    TranslationProvider.objects.update(day=timezone.localdate() - timedelta(days=1), characters_per_day=0)
    later(days=1)
    assert translate_some().translated == LINES - 1


def test_one_that_is_at_work_is_not_taken_again(article: Article, switched_on: Stub) -> None:
    for line in article.paragraphs.all():
        TranslationWait.objects.create(paragraph=line, retry_at=timezone.now() + timedelta(minutes=5))
    assert translate_some().translated == 0
    later(minutes=6)
    assert translate_some().translated == LINES


def test_a_correction_costs_the_corrected_sentence_alone(switched_on: Stub, anwar: Any) -> None:
    first, second = "وصلت السفينة إلى الميناء اليوم.", "ثم غادرت في المساء."
    article = make_article(f"خبر عن الميناء\n\n{first} {second}")
    translate_some()
    switched_on.asked.clear()
    changed = "ثم غادرت في الصباح."
    correct_line(article, 1, f"{first} {changed}", article.text_sha256, anwar)
    row = Translation.objects.get(paragraph__article=article, paragraph__number=1)
    assert row.outdated
    assert translate_some().translated == 1
    row.refresh_from_db()
    assert (row.text, row.outdated) == (f"{english_of(first)} {english_of(changed)}", False)
    assert switched_on.asked == [changed]
    assert row.paragraph.earlier_translations.count() == 1


def test_the_glossary_wins_over_the_provider(switched_on: Stub, adel: Any) -> None:
    add(adel, "ميناء النخيل", "Palm Port")
    article = make_article("خبر عن العمل\n\nبدأ العمل في ميناء النخيل اليوم.")
    switched_on.english = lambda text: (
        f"Work began: {text[-25:]}" if "Palm Port" in text else "News of the work"
    )
    translate_some()
    assert switched_on.asked[-1] == "بدأ العمل في Palm Port اليوم."
    switched_on.english = lambda text: (
        "Work began in Palm Port today." if "Palm" in text else "News of the work"
    )
    later(days=1)
    translate_some()
    assert english(article)[-1] == "Work began in Palm Port today."


def test_english_without_the_glossarys_term_is_refused(switched_on: Stub, adel: Any) -> None:
    sentence = "بدأ العمل في ميناء النخيل اليوم."
    switched_on.english = lambda text: "Work began in the date harbour today."
    make_article(f"خبر عن العمل\n\n{sentence}")
    translate_some()
    add(adel, "ميناء النخيل", "Palm Port")
    second = make_article(f"خبر آخر عن العمل\n\n{sentence}")
    while translate_some([second.pk]).translated:
        pass
    assert Translation.objects.filter(paragraph__article=second, paragraph__number=1).count() == 0
    waiting = TranslationWait.objects.get(paragraph__article=second, paragraph__number=1)
    assert "Palm Port" in waiting.problem


def test_an_article_that_is_deleted_meanwhile_stops_nothing(
    article: Article, switched_on: Stub, monkeypatch: Any
) -> None:
    last = make_article("خبر آخر عن العمل")
    headline = last.headline

    def terms(analyser: Analyser, text: str, glossary: Any) -> list[Any]:
        if text == headline:
            Article.objects.filter(pk=last.pk).delete()
        return []

    monkeypatch.setattr(Analyser, "terms_in", terms)
    switched_on.english = lambda text: "" if text == headline else english_of(text)
    assert translate_some().translated == LINES


def test_a_page_tells_what_is_coming_and_swaps_it_in(
    article: Article,
    switched_on: Stub,
    client: Client,
) -> None:
    page = client.get(article.get_absolute_url()).content.decode()
    assert f"{LINES} paragraphs without English" in page
    assert switched_on.asked == []  # a page asks nobody
    since = timezone.now().timestamp()
    translate_some()
    where = f"{reverse('arrived', args=(article.pk,))}?since={since}"
    swap = client.get(where, headers={"HX-Request": "true"}).content.decode()
    line = Paragraph.objects.get(article=article, number=3)
    assert english_of(line.text) in swap
    assert 'id="p2" hx-swap-oob="true"' in swap
    assert "without English" not in swap
    assert client.get(where)["Location"] == article.get_absolute_url()
    assert client.get(f"{where}x", headers={"HX-Request": "true"}).status_code == 200
