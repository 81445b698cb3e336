"""The scorer of who is who, on examples worked out by hand."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reader.arabic.document import ActorType, Document, Mention
from reader.evaluation import reports
from reader.evaluation.linking import Chains, LinkingScores, chains, evaluate
from reader.text.spans import Span
from tests.arabic.analyser import ANALYSER

SAMPLES = Path(__file__).parents[1] / "data" / "actors_linking.jsonl"
TEXT = "التقى سامر الحلبي هناء الحلبي، ثم قال الحلبي إن حلب مدينته"


def pairs(gold: str, answer: str) -> list[tuple[str, str]]:
    """Return mentions in order: a letter for each labelled actor, a digit for each answered one."""
    return list(zip(gold, answer, strict=True))


def test_b_cubed_of_the_example_of_bagga_and_baldwin() -> None:
    """Twelve mentions, chains of 5, 2 and 5; the answer joins the 2 to the last 5: precision 16/21."""
    scores = chains(pairs("aaaaabbccccc", "111112222222"))
    assert (
        scores.precision == pytest.approx((5 * 5 / 5 + 2 * 2 / 7 + 5 * 5 / 7) / 12) == pytest.approx(16 / 21)
    )
    assert scores.recall == 1.0
    assert scores.f1 == pytest.approx(2 * (16 / 21) / (16 / 21 + 1))
    assert (scores.right, scores.found, scores.wanted) == (10 + 1 + 10, 10 + 21, 10 + 1 + 10)


def test_joining_the_two_long_chains_costs_more_precision() -> None:
    """The same chains, but the two of five joined: precision 7/12."""
    assert chains(pairs("aaaaabbccccc", "111112211111")).precision == pytest.approx(7 / 12)


def test_a_chain_that_is_cut_costs_recall() -> None:
    scores = chains(pairs("aaa", "112"))
    assert scores.precision == 1.0
    assert scores.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert scores.pairwise_f1 == pytest.approx(2 * 1 / (1 + 3))


def test_every_mention_by_itself_has_no_pairs() -> None:
    scores = chains(pairs("ab", "12"))
    assert (scores.precision, scores.recall, scores.f1, scores.pairwise_f1) == (1.0, 1.0, 1.0, 0.0)
    assert (Chains().precision, Chains().recall, Chains().f1, Chains().pairwise_f1) == (0, 0, 0, 0)


def places(words: str, text: str = TEXT) -> list[int]:
    at = text.rindex(words)
    return [at, at + len(words)]


def actor(name_ar: str, name_en: str, *mentions: str, text: str = TEXT, kind: str = "PER") -> dict[str, Any]:
    found = [places(words, text) for words in mentions]
    return {"name_ar": name_ar, "name_en": name_en, "type": kind, "mentions": found}


def mention(
    words: str, number: int, name_ar: str, name_en: str, kind: str = "PER", text: str = TEXT
) -> Mention:
    return Mention(Span(*places(words, text)), ActorType(kind), number, name_ar, name_en, 0.9)


SAMER = actor("سامر الحلبي", "Samer al-Halabi|Samir al-Halabi", "سامر الحلبي")
HANA = actor("هناء الحلبي", "Hana al-Halabi", "هناء الحلبي", "الحلبي")
ALEPPO = actor("حلب", "Aleppo", "حلب", kind="LOC")


def scores_of(*answers: Mention) -> LinkingScores:
    record = {"id": "x", "text": TEXT, "actors": [SAMER, HANA, ALEPPO]}
    return evaluate([record], lambda text: Document(text, mentions=answers))


def test_only_mentions_with_exact_spans_are_linked() -> None:
    scores = scores_of(
        mention("سامر", 0, "سامر", "Samer"),
        mention("هناء الحلبي", 1, "هناء الحلبي", "Hana al-Halabi"),
        mention("الحلبي", 1, "هناء الحلبي", "Hana al-Halabi"),
        mention("مدينته", 2, "مدينته", "His City"),
    )
    assert scores.articles == Chains(mentions=2, precise=2, complete=2, right=1, found=1, wanted=1)
    assert (scores.mentions_found, scores.mentions, scores.share_found) == (2, 4, 0.5)
    assert (scores.actors_found, scores.actors) == (1, 3)


def test_a_surname_given_to_the_other_one_is_a_wrong_link() -> None:
    scores = scores_of(
        mention("سامر الحلبي", 0, "سامر الحلبي", "Samer al-Halabi"),
        mention("هناء الحلبي", 1, "هناء الحلبي", "Hana al-Halabi"),
        mention("الحلبي", 0, "سامر الحلبي", "Samer al-Halabi"),
    )
    assert scores.articles.precision == pytest.approx((1 / 2 + 1 + 1 / 2) / 3)
    assert scores.articles.recall == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert scores.articles.pairwise_f1 == 0.0


def test_names_are_compared_without_case_and_any_accepted_one_will_do() -> None:
    scores = scores_of(
        mention("سامر الحلبي", 0, "سامر الحلبي", "SAMIR Al-Halabi"),
        mention("هناء الحلبي", 1, "هناء الحلبي", "Hana Halabi"),
    )
    assert scores.names_right == 1
    assert scores.share_named == pytest.approx(1 / 3)
    assert scores.share_named_of_found == 0.5
    assert [(arabic, given) for _, arabic, _, given in scores.mistakes] == [
        ("هناء الحلبي", "Hana Halabi"),
        ("حلب", ""),
    ]


FIRST, SECOND = "قال سامر الحلبي نعم", "وقال سامر الحلبي لا"


def across(first: str, second: str) -> LinkingScores:
    """Score two articles on Samer al-Halabi, who bears these English names in them."""
    records = [
        {"id": text, "text": text, "actors": [actor("سامر الحلبي", "Samer", "سامر الحلبي", text=text)]}
        for text in (FIRST, SECOND)
    ]
    answers = {
        FIRST: mention("سامر الحلبي", 0, "سامر الحلبي", first, text=FIRST),
        SECOND: mention("سامر الحلبي", 5, "سامر حلبي", second, text=SECOND),
    }
    return evaluate(records, lambda text: Document(text, mentions=(answers[text],)))


def test_across_articles_actors_are_linked_as_in_the_library() -> None:
    """The second article writes another Arabic name, so that the English one decides."""
    assert across("Samer", "Samer").library == Chains(2, 2, 2, 1, 1, 1)
    apart = across("Samer", "Sami")
    assert apart.library == Chains(2, 2, 1, 0, 0, 1)
    assert apart.articles == Chains(2, 2, 2, 0, 0, 0)


def test_namesakes_with_two_english_names_are_two_labelled_actors() -> None:
    """Tunis and Tunisia are both تونس; joining them is a wrong link across articles."""
    texts = ("زار تونس", "غادر تونس")
    records = [
        {"id": text, "text": text, "actors": [actor("تونس", name, "تونس", text=text, kind="LOC")]}
        for text, name in zip(texts, ("Tunis", "Tunisia"), strict=True)
    ]
    scores = evaluate(
        records, lambda text: Document(text, mentions=(mention("تونس", 0, "تونس", "Tunis", "LOC", text),))
    )
    assert (scores.library.precision, scores.library.recall) == (0.5, 1.0)


def test_a_record_without_actors_is_refused() -> None:
    with pytest.raises(KeyError):
        evaluate([{"id": "x", "text": TEXT}], Document)


def test_the_report_reads_lines_and_skips_empty_ones() -> None:
    text = "زار موسكو"
    moscow = actor("موسكو", "Moscow", "موسكو", text=text, kind="LOC")
    report = reports.actors_linking(
        ANALYSER, [json.dumps({"id": "x", "text": text, "actors": [moscow]}), "\n"]
    )
    assert report["mentions"] == {"share_found": 1.0, "wanted": 1}
    assert report["in each article"]["b_cubed_f1"] == report["across the articles"]["b_cubed_f1"] == 1.0
    assert report["actors"]["share_named_right"] == 1.0
    assert report["not named right"] == {}


def test_the_labels_of_the_samples_lie_in_their_texts_and_do_not_overlap() -> None:
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = sorted(Span(*ends) for one in record["actors"] for ends in one["mentions"])
        assert all(span and span.end <= len(record["text"]) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.of(record["text"]) == span.of(record["text"]).strip(' "«»“”()') for span in spans)
        assert {one["type"] for one in record["actors"]} <= {kind.value for kind in ActorType}
