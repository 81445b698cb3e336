"""A shown gloss is judged by its content words, its person and its voice."""

import pytest

from reader.analyser import site_analyser
from reader.evaluation.labelled_articles import read_labelled_article
from reader.evaluation.shown_glosses import GlossComparison, Verdict, judged_glosses, verdicts_by_section


@pytest.fixture(scope="module")
def comparison() -> GlossComparison:
    return GlossComparison(site_analyser().known.forms)


@pytest.mark.parametrize(
    ("shown", "right", "verdict"),
    [
        ("and the sessions", "session", "right"),
        ("[she] said", "say", "right"),
        ("[he] goes out", "go out", "right"),
        ("her/its house", "house", "right"),
        ("two days", "day", "right"),
        ("the tournament", "session", "misleading"),
        ("the popular market", "market", "clumsy"),
        ("higher", "high", "misleading"),
        ("above", "above", "right"),
        ("", "session", "absent"),
        ("[he] lost us", "we lose", "misleading"),
        ("we lost", "we lose", "right"),
        ("and [she] asked", "I ask", "misleading"),
        ("[he] killed", "be killed", "misleading"),
        ("[he] was killed", "be killed", "right"),
        ("killed", "be killed", "right"),
        ("[he] was late", "be late", "right"),
        ("children", "child", "right"),
        ("[he] tied", "tie", "right"),
        ("the rule", "ruling", "misleading"),
        ("raising", "raise", "right"),
        ("I died", "she die", "misleading"),
        ("[he] arrived", "they arrive", "right"),
        ("[he] is convinced", "convince", "misleading"),
        ("[he] is absent", "absent", "right"),
        ("[he] mentioned", "the mention", "misleading"),
        ("my mention", "the mention", "right"),
    ],
)
def test_glosses_are_compared_by_what_they_say(
    comparison: GlossComparison, shown: str, right: str, verdict: str
) -> None:
    assert comparison.verdict(shown, [right]) == verdict


def test_what_is_labelled_clumsy_is_clumsy(comparison: GlossComparison) -> None:
    assert comparison.verdict("the sitting", ["session"], ["sitting"]) is Verdict.CLUMSY


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [("the state / term", "either"), ("of his term / state", "either"), ("the state / county", "misleading")],
)
def test_two_senses_for_one_word_are_a_verdict_of_their_own(
    comparison: GlossComparison, shown: str, verdict: str
) -> None:
    assert comparison.verdict(shown, ["term"]) == verdict


def test_a_phrase_over_two_words_is_right_for_either(comparison: GlossComparison) -> None:
    phrase = ["prime", "head", "minister"]
    assert comparison.verdict("prime minister", ["prime", "head"], phrase=phrase) is Verdict.RIGHT
    assert comparison.verdict("prime suspect", ["prime", "head"], phrase=phrase) is Verdict.CLUMSY


def test_a_noun_may_be_shown_with_the_name_beside_it(comparison: GlossComparison) -> None:
    assert comparison.verdict("Reuters", ["agency"], names=["Reuters"]) is Verdict.RIGHT
    assert comparison.verdict("Reuters", ["agency"]) is Verdict.MISLEADING


def test_the_glosses_of_an_article_are_judged_by_section() -> None:
    words = '<w gloss="president">الرئيس</w> <w gloss="banana">الجديد</w>'
    article = (
        f'<article section="weather" style="agency" title=""><line kind="headline">{words}</line></article>'
    )
    one = read_labelled_article("rain", article.encode())
    judged = list(judged_glosses(site_analyser(), [one]))
    assert [(given.word, given.verdict) for given in judged] == [
        ("الرئيس", "right"),
        ("الجديد", "misleading"),
    ]
    assert verdicts_by_section(judged) == {"weather": {Verdict.RIGHT: 1, Verdict.MISLEADING: 1}}
