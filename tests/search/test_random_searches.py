"""Whatever is asked, the database finds what plain Python finds, in the same order: so both databases do.

`python -m tests.drills.searches` compares the two with each other, with thousands of searches.
"""

import os

import pytest

from reader import search
from reader.benchmarks.corpus_rows import make_corpus
from reader.library.tallies import tell_anew
from reader.models import Annotation, Article, SearchRow
from reader.search.finding import read_paragraphs
from reader.search.matching import Matcher
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.random_searches import RandomSearches
from tests.search.plain_conditions import PlainConditions

SEARCHES = int(os.environ.get("HASHIYA_RANDOM_SEARCHES", "300"))


@pytest.mark.django_db
def test_random_searches_find_what_python_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.search.finding.LOOKING", 3600)
    make_article(HARBOUR, HARBOUR_EN, None)
    make_corpus(12, 1, bases=6)
    judge_some()
    places = list(SearchRow.objects.order_by("-place").values_list("place", flat=True))
    there = read_paragraphs(places)
    made, plain = RandomSearches(1), PlainConditions()
    with_hits = 0
    for _ in range(SEARCHES):
        typed = made.query()
        prepared = search.prepare(typed)
        matcher, fields = Matcher(prepared.plan), prepared.plan.fields
        expected = [
            place
            for place in places
            if not prepared.is_empty and matcher.finds(there[place]) and plain.hold(fields, there[place])
        ]
        assert search.find(prepared).places == expected, typed
        with_hits += bool(expected)
    assert SEARCHES / 4 < with_hits < SEARCHES


def judge_some() -> None:
    """Have marks of every state and origin."""
    pks = list(Annotation.objects.order_by("pk").values_list("pk", flat=True))
    Annotation.objects.filter(pk__in=pks[::7]).update(state="accepted")
    Annotation.objects.filter(pk__in=pks[::11]).update(state="rejected")
    Annotation.objects.filter(pk__in=pks[::13]).update(origin="person")
    tell_anew(list(Article.objects.values_list("pk", flat=True)))
