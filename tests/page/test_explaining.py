"""What a mark means is said in sentences, and the shares in them are those that were measured."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from reader.annotation import accept
from reader.arabic.confidence import Band
from reader.models import Annotation, Article
from reader.page.explaining import MEASURED, explained, score_words
from tests.articles import make_article

FIGURES = Path(__file__).parents[2] / "docs" / "figures.md"


def shares(row: str) -> list[int]:
    """The shares, in 100, of a row of the figures."""
    line = next(one for one in FIGURES.read_text("utf-8").splitlines() if one.startswith(f"| {row}"))
    return [round(100 * float(one)) for one in re.findall(r"\d\.\d\d", line.split("|")[2])]


def how_many_fairly_sure() -> int:
    """How many quotations were called so at most, of either half."""
    line = next(one for one in FIGURES.read_text("utf-8").splitlines() if one.startswith("| 0.85 to 0.97"))
    return max(int(one.partition(":")[0]) for one in line.split("|")[3].split(";"))


def test_the_shares_that_people_are_told_are_those_of_the_figures() -> None:
    very, fairly, guess = shares("names right of those")
    (quotations,) = shares("quotations right, with their speakers")
    assert how_many_fairly_sure() < 20  # quotations: too few to promise a share
    assert {Band.VERY: (very, None), Band.FAIRLY: (fairly, None), Band.GUESS: (guess, quotations)} == MEASURED


def suggestion(layer: str, label: str, score: float | None) -> Annotation:
    return Annotation(layer=layer, label=label, score=score, state="suggested", origin="machine")


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (suggestion("actor", "PER", 0.93), ("A person: one line", "fairly sure: 96 in 100", "Thin")),
        (suggestion("actor", "LOC", 0.8), ("A place: a bracket", "a guess: 80 in 100", "Thin")),
        (suggestion("actor", "ORG", 0.6), ("two lines", "a guess: 80 in 100", "Broken")),
        (suggestion("quote", "indirect", 0.6), ("Reported speech: a corner", "83 in 100", "Broken")),
        (suggestion("actor", "PER", 0.98), ("A person", "very sure: 99 in 100", "Thin")),
        (
            suggestion("quote", "direct", 0.98),
            ("A direct quotation", "very sure: at least 97 in 100", "Thin"),
        ),
    ],
)
def test_form_score_and_state_of_a_suggestion_are_told(mark: Annotation, said: tuple[str, ...]) -> None:
    for part in said:
        assert part in explained(mark)


def test_each_word_for_scores_has_its_promise_and_what_was_measured() -> None:
    told = {str(one.word): f"{one.promise} {one.measured}" for one in score_words()}
    assert list(told) == ["very sure", "fairly sure", "a guess"]
    assert "At least 85 in 100" in told["fairly sure"]
    assert "Less than 85 in 100" in told["a guess"]
    assert "At least 97 in 100" in told["very sure"]
    assert "Measured: 99 in 100 names; too few quotations" in told["very sure"]


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


def test_a_reader_is_told_at_the_word_and_an_analyst_on_the_card(
    client: Client, article: Article, anwar: User
) -> None:
    mark = article.annotations.filter(layer="actor", state="suggested").first()
    assert mark
    word = client.get(reverse("word", args=(article.pk, mark.start))).content.decode()
    assert explained(mark) in word
    client.force_login(anwar)
    card = client.get(mark.get_absolute_url()).content.decode()
    assert explained(mark) in card
    accept(mark.pk, mark.version, anwar)
    assert "a person has marked or accepted it" in client.get(mark.get_absolute_url()).content.decode()


def test_a_gloss_says_what_it_is_and_the_help_page_has_the_whole_key(
    client: Client, article: Article
) -> None:
    word = client.get(reverse("word", args=(article.pk, 0))).content.decode()
    assert "What is this?" in word
    key = client.get(reverse("help")).content.decode()
    for part in ('id="marks"', 'id="scores"', "Rejected by a person", "a ruled box", "96 in 100 names"):
        assert part in key
