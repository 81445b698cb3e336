"""Many articles read anew by processes: all of them once, whoever is killed, and what cannot be is named."""

import os
import pickle
import re
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest

from reader.analyser import site_analyser
from reader.analysis.anew import asking
from reader.analysis.anew.asking import asked_text, batches_of, site_recipe
from reader.analysis.anew.batches import OtherVersion, Recipe, TextToRead, read_batch, unpack_batch
from reader.analysis.anew.driving import Run
from reader.analysis.anew.engines import ProcessesHere, processes_here
from reader.analysis.anew.writing import WritingHere, store_reading, writers
from reader.analysis.storing import annotate
from reader.annotation.changes import accept
from reader.arabic.document import BlockKind
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources
from reader.library.tallies import miscounted
from reader.models import Annotation, Article
from reader.sentences import sentence_of
from tests.analysis.anew.dying import POISON, read_or_die
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_TEXTS", 2)


@pytest.fixture
def library(small_batches: None) -> list[Article]:
    """Sixteen articles that another version analysed, which found nothing."""
    articles = [make_article(f"{HARBOUR}\nالجملة رقم {number} هنا.") for number in range(16)]
    Article.objects.update(analysis_version="older")
    for one in articles:
        one.annotations.all().delete()
    return articles


def ids(articles: Sequence[Article]) -> list[int]:
    return [one.pk for one in articles]


class _Killing:
    """Lets the processes read, and kills one of them after the third batch that is handed out."""

    def __init__(self, engine: ProcessesHere) -> None:
        self.engine, self.handed_out, self.room = engine, 0, engine.room

    def submit(self, batch: Sequence[TextToRead]) -> "Future[bytes]":
        self.handed_out += 1
        if self.handed_out == 4:
            first: Any = self.engine.pool
            os.kill(next(iter(first._processes)), signal.SIGKILL)
        return self.engine.submit(batch)


class _Poisoned(ProcessesHere):
    """Processes that end at a certain text."""

    def submit(self, batch: Sequence[TextToRead]) -> "Future[bytes]":
        try:
            return self.pool.submit(read_or_die, self.recipe, batch)
        except RuntimeError:
            self.pool.shutdown(wait=False)
            self.pool = self._started()
            return self.pool.submit(read_or_die, self.recipe, batch)


@pytest.fixture
def processes() -> Iterator[ProcessesHere]:
    with processes_here(site_recipe(), 2) as engine:
        assert isinstance(engine, ProcessesHere)
        yield engine


@pytest.mark.once
def test_a_killed_process_loses_no_article(library: list[Article], processes: ProcessesHere) -> None:
    told: list[int] = []
    outcome = Run(_Killing(processes), WritingHere(), told.append).over(ids(library))
    assert (outcome.stored, outcome.changed, outcome.failed) == (16, 0, {})
    assert sum(told) == 16
    assert set(Article.objects.values_list("analysis_version", flat=True)) == {site_analyser().version}
    read, alone = library[0], make_article(HARBOUR + "\nوالجملة رقم 100 هنا.")
    found = [list(one.annotations.values_list("layer", "label", "exact", "actor")) for one in (read, alone)]
    assert found[0] == found[1] != []


@pytest.mark.once
def test_a_text_that_kills_its_reader_is_named_and_costs_no_other(library: list[Article]) -> None:
    poison = make_article(f"{POISON}\n\nقال الوزير إن الوضع خطير.")
    without_lexicon = Recipe("", "fast", Analyser(Resources(lexicon=None)).version)  # begins sooner
    engine = _Poisoned(without_lexicon, 1)
    try:
        outcome = Run(engine, WritingHere(), lambda count: None).over([*ids(library[:5]), poison.pk])
    finally:
        engine.pool.shutdown()
    assert outcome.stored == 5
    assert list(outcome.failed) == [poison.pk]
    assert "BrokenProcessPool" in outcome.failed[poison.pk]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_processes_store_beside_each_other(small_batches: None) -> None:
    articles = [make_article(f"{HARBOUR}\nالجملة رقم {number} هنا.") for number in range(8)]
    Article.objects.update(analysis_version="older")
    Annotation.objects.update(score=0)
    with writers(2) as writer, processes_here(site_recipe(), 1) as reading:
        outcome = Run(reading, writer, lambda count: None).over(ids(articles))
    assert (outcome.stored, outcome.failed) == (8, {})
    assert set(Article.objects.values_list("analysis_version", flat=True)) == {site_analyser().version}
    assert not Annotation.objects.filter(score=0).exists()
    assert list(miscounted()) == []


def test_what_people_said_is_read_and_what_they_judged_stays(small_batches: None, anwar: Any) -> None:
    article = make_article()
    judged = article.annotations.first()
    assert judged is not None
    accept(judged.pk, judged.version, anwar)
    article.kinds, article.subject_said = [[3, "credit"]], "sport"
    article.save()
    asked = asked_text(article)
    assert asked.kinds == ((3, BlockKind.CREDIT.value),)
    (document,) = unpack_batch(read_batch(site_recipe(), [asked]))
    assert document == site_analyser().analyse(article.text, article.kinds_said, subject=document.subject)
    assert document.subject.value == "sport"
    assert store_reading(asked, document)
    assert store_reading(asked, document)
    assert article.annotations.filter(pk=judged.pk, state="accepted").count() == 1
    once = list(article.annotations.values_list("start", "end", "label", "state"))
    annotate(Article.objects.get(pk=article.pk))
    assert list(article.annotations.values_list("start", "end", "label", "state")) == once


def test_an_article_that_was_changed_meanwhile_is_left_alone(small_batches: None) -> None:
    article = make_article()
    asked = asked_text(article)
    (document,) = unpack_batch(read_batch(site_recipe(), [asked]))
    Article.objects.filter(pk=article.pk).update(subject_said="sport", analysis_version="newest")
    assert not store_reading(asked, document)
    assert not store_reading(replace(asked, pk=0), document)
    assert Article.objects.get(pk=article.pk).analysis_version == "newest"


def test_another_version_is_refused() -> None:
    with pytest.raises(OtherVersion) as refused:
        read_batch(replace(site_recipe(), version="of-tomorrow"), [])
    sentence = sentence_of(pickle.loads(pickle.dumps(refused.value)))
    assert re.search(r"version .*, here it is of-tomorrow", sentence)


def test_batches_are_small_and_long_texts_stand_apart(
    library: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_TEXTS", 5)
    monkeypatch.setattr(asking, "MOST_LETTERS", 3 * len(HARBOUR) + 200)
    monkeypatch.setattr(asking, "LONG", len(HARBOUR) * 2)
    long = make_article(HARBOUR + "\nكلمة أخرى في النص." * 40)
    apart: list[int] = []
    sizes = [len(batch) for batch in batches_of([*ids(library[:8]), long.pk, 10**9], apart.append)]
    assert (sizes, apart) == ([3, 3, 2], [long.pk])
