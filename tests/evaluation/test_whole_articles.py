"""Whole articles are scored by names, English, quotations, speakers and kinds of lines."""

import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reader.arabic.document import (
    ActorType,
    Block,
    BlockKind,
    Document,
    Mention,
    Quotation,
    QuotationKind,
)
from reader.evaluation.counts import Counts
from reader.evaluation.labelled_articles import LabelledArticle, read_labelled_article
from reader.evaluation.whole_articles import WholeArticleScores, score_articles
from reader.text.spans import Span

HEADLINE = 'خبر من وكالة <actor type="ORG" english="Reuters">رويترز</actor>'
WORDS = '<quote kind="direct" speaker="ليلى المرادي">صعب جدا اليوم</quote>'
REPORT = f'<quote kind="mixed" speaker="ليلى المرادي|الوزيرة">الوضع "{WORDS}"</quote>'
CALL = '<quote kind="indirect" speaker="المرادي" optional="yes">الهدوء</quote>'
BODY = f'قالت <actor type="PER" english="Layla al-Muradi">ليلى المرادي</actor> إن {REPORT}، داعية إلى {CALL}.'
CREDIT = '<actor type="LOC" english="Wadi" optional="yes">الوادي</actor>'


@pytest.fixture
def labelled() -> LabelledArticle:
    kinds = {"headline": HEADLINE, "paragraph": BODY, "credit": CREDIT}
    lines = "".join(f'<line kind="{kind}">{words}</line>' for kind, words in kinds.items())
    return read_labelled_article(
        "x", f'<article section="sport" style="agency" title="">{lines}</article>'.encode()
    )


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def scored(labelled: LabelledArticle, **found: Any) -> WholeArticleScores:
    return score_articles([labelled], lambda text: Document(text, **found))


def name(text: str, words: str, kind: ActorType, english: str = "", score: float = 0.95) -> Mention:
    return Mention(span_of(text, words), kind, 0, words, english, score)


def said(text: str, words: str, kind: str, speaker: str = "", score: float = 0.95) -> Quotation:
    return Quotation(QuotationKind(kind), span_of(text, words), None, None, speaker, score)


def test_a_name_needs_its_words_and_its_type(labelled: LabelledArticle) -> None:
    person = name(labelled.text, "ليلى المرادي", ActorType.PERSON, "Layla Al Muradi")
    place = name(labelled.text, "رويترز", ActorType.PLACE, "Reuters")
    scores = scored(labelled, mentions=(place, person))
    assert scores.actors[ActorType.PERSON] == Counts(1, 1, 1)
    assert scores.actors[ActorType.ORGANISATION] == Counts(0, 0, 1)
    assert scores.actors[ActorType.PLACE] == Counts(0, 1, 0)
    assert scores.all_actors == Counts(1, 2, 2)
    assert scores.english == Counts(1, 1, 1)
    assert scores.sure_actors == [(0.95, False), (0.95, True)]


@pytest.mark.parametrize(("words", "right"), [("وكالة رويترز", 1), ("من وكالة رويترز", 0), ("رويترز", 1)])
def test_a_noun_before_a_name_may_stand_in_it(labelled: LabelledArticle, words: str, right: int) -> None:
    scores = scored(labelled, mentions=(name(labelled.text, words, ActorType.ORGANISATION),))
    assert scores.actors[ActorType.ORGANISATION] == Counts(right, 1, 1)


def test_another_spelling_is_wrong_unless_accepted(labelled: LabelledArticle) -> None:
    person = name(labelled.text, "ليلى المرادي", ActorType.PERSON, "Laila Maradi")
    scores = scored(labelled, mentions=(person,))
    assert (scores.english, scores.english_or_guess) == (Counts(0, 1, 1), Counts(0, 1, 1))
    assert [one.what for one in scores.wrong].count("English name") == 1


def test_a_name_whose_english_nobody_labelled_is_right_and_its_english_is_not_judged(
    labelled: LabelledArticle,
) -> None:
    bare = replace(labelled, actors=tuple(replace(one, english=()) for one in labelled.actors))
    scores = scored(bare, mentions=(name(bare.text, "رويترز", ActorType.ORGANISATION, "Reuters"),))
    assert scores.actors[ActorType.ORGANISATION].right == 1
    assert scores.english.found == 0
    assert [one.what for one in scores.wrong if "no such" in one.what] == []


def test_what_is_optional_counts_neither_way(labelled: LabelledArticle) -> None:
    place = name(labelled.text, "الوادي", ActorType.PLACE)
    calm = said(labelled.text, "الهدوء", "indirect")
    scores = scored(labelled, mentions=(place,), quotations=(calm,))
    assert scores.all_actors == Counts(0, 0, 2)
    assert scores.quotations_near == Counts(0, 0, 2)
    assert scores.sure_actors == scores.sure_quotations == []


def test_a_quotation_is_found_by_its_kind_and_half_of_its_words(labelled: LabelledArticle) -> None:
    whole = said(labelled.text, 'الوضع "صعب جدا اليوم"', "indirect", "الوزيرة")
    part = said(labelled.text, "صعب جدا", "direct", "رويترز")
    scores = scored(labelled, quotations=(whole, part))
    assert scores.quotations_near == Counts(2, 2, 2)
    assert scores.quotations_exact == Counts(1, 2, 2)
    assert scores.speakers == Counts(1, 2, 2)
    assert scores.sure_quotations == [(0.95, True), (0.95, False)]
    assert {one.what for one in scores.wrong} >= {"ends of quotation", "speaker"}


def test_marks_at_its_ends_make_no_other_quotation(labelled: LabelledArticle) -> None:
    marked = said(labelled.text, '"صعب جدا اليوم"', "direct", "ليلى المرادي")
    assert scored(labelled, quotations=(marked,)).quotations_exact == Counts(1, 1, 2)


def test_a_direct_one_is_no_report(labelled: LabelledArticle) -> None:
    report = said(labelled.text, "صعب جدا اليوم", "indirect")
    scores = scored(labelled, quotations=(report,))
    assert scores.quotations_near.right == 1  # of the report around it
    assert scores.quotations_exact.right == 0


def test_a_line_is_of_the_kind_of_its_block_or_the_credit_of_a_caption(labelled: LabelledArticle) -> None:
    headline, body, credit = (one.span for one in labelled.lines)
    blocks = (
        Block(BlockKind.SUBHEAD, headline, headline),
        Block(BlockKind.CAPTION, body, body, credit),
    )
    scores = scored(labelled, blocks=blocks)
    assert scores.lines["headline"] == Counts(0, 0, 1)
    assert scores.lines["subhead"] == Counts(0, 1, 0)
    assert scores.lines["caption"] == Counts(0, 1, 0)
    assert scores.lines["credit"] == Counts(1, 1, 1)


DEVELOPMENT = Path(__file__).parent.parent / "data" / "fresh" / "development"


@pytest.mark.parametrize("what", ["shown", "fresh"])
def test_the_command_gives_figures_and_the_words_only_when_asked(what: str) -> None:
    article = sorted(DEVELOPMENT.glob("*.xml"))[0]
    plain, told = StringIO(), StringIO()
    call_command("evaluate", what, str(article), json=True, stdout=plain)
    figures = json.loads(plain.getvalue())
    assert "without lists" in figures
    assert not re.search("[\u0621-\u064a]", plain.getvalue())
    call_command("evaluate", what, str(article), json=True, wrong=True, with_lists=True, stdout=told)
    wrong = json.loads(told.getvalue())
    assert re.search("[\u0621-\u064a]", wrong["wrong"]["1"])
    assert {name: figures[name] for name in wrong if name != "wrong"} == {
        name: value for name, value in wrong.items() if name != "wrong"
    }


def test_the_reliability_of_scores_is_given_when_asked() -> None:
    article = sorted(DEVELOPMENT.glob("*.xml"))[0]
    plain, asked, table = StringIO(), StringIO(), StringIO()
    call_command("evaluate", "fresh", str(article), json=True, with_lists=True, stdout=plain)
    call_command(
        "evaluate", "fresh", str(article), json=True, with_lists=True, calibration=True, stdout=asked
    )
    assert "calibration" not in json.loads(plain.getvalue())
    report = json.loads(asked.getvalue())
    for what in ("names", "quotations"):
        steps = report["calibration"][what]
        found = sum(step[what] for step in steps.values())
        assert found == sum(band[what] for band in report[f"sureness of {what}"].values()) > 0
        for name, step in steps.items():
            low, high = map(float, re.findall(r"[\d.]+", name))
            assert step[what] == 0 or (low <= step["mean_score"] <= high and 0 <= step["share_right"] <= 1)
    call_command("evaluate", "fresh", str(article), with_lists=True, calibration=True, stdout=table)
    assert re.search(r"(?m)^    score 0.85 to 0.97 +names \d+ +mean score", table.getvalue())


def test_the_command_says_which_file_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<page/>")
    with pytest.raises(CommandError, match="a: <page> stands where <article> should"):
        call_command("evaluate", "shown", str(tmp_path))
