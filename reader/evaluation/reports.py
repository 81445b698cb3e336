"""What `evaluate` prints: the scores of each kind as named figures, in the order of a person's table."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.arabic.confidence import ASKS_FOR_A_LOOK, Band, band_of
from reader.arabic.pipeline import Analyser
from reader.evaluation import alignment as alignment_scores
from reader.evaluation import entities as entity_scores
from reader.evaluation import glosses as gloss_scores
from reader.evaluation import intake as intake_scores
from reader.evaluation import linking as linking_scores
from reader.evaluation import names as name_scores
from reader.evaluation import quotations as quotation_scores
from reader.evaluation import shown_glosses as shown_scores
from reader.evaluation import whole_articles as whole_scores
from reader.evaluation.alignment import LAYERS, LabelledEnglish, Place
from reader.evaluation.counts import Counts
from reader.evaluation.invisible_marks import PAGES, marked_page
from reader.evaluation.labelled_articles import LINE_KINDS, LabelledArticle
from reader.evaluation.shown_glosses import Verdict

Report = dict[str, Any]

_RELIABILITY_STEPS = (0.0, 0.5, ASKS_FOR_A_LOOK, *(band.low for band in Band if band.low), Band.VERY.high)

# Parts of a report that are for whoever looks for errors.
DETAILS = frozenset(
    {"calibration", "tokens", "tokens_per_second", "wrong", "not named right", "words_scored"}
)


def entities(analyser: Analyser, lines: Iterable[str], training: Iterable[str] | None = None) -> Report:
    """Score names: span precision, recall and F1 over all types and by type, calibration, speed."""
    scores = entity_scores.evaluate(analyser, lines, training)
    report: Report = {"all": _span_scores(scores.overall)}
    report |= {kind: _span_scores(one) for kind, one in scores.by_type.items()}
    report["all, ministries and armies included"] = _span_scores(scores.with_institutions)
    if scores.unseen_organisations is not None:
        report["unseen organisations"] = _span_scores(scores.unseen_organisations)
    report["calibration"] = {
        f"score {one.low:.1f} to {one.high:.1f}": {
            "names": one.found,
            "share_right": round(one.right / one.found, 3) if one.found else None,
        }
        for one in scores.calibration
    }
    return report | {"tokens": scores.tokens, "tokens_per_second": round(scores.tokens_per_second)}


def _span_scores(scores: Counts) -> Report:
    return {
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "wanted": scores.wanted,
    }


def alignment(labels: Sequence[LabelledEnglish], found: Mapping[Place, str]) -> Report:
    """Score what was found in the English: recall and precision of actors and of direct quotations."""
    report: Report = {}
    for layer, name in LAYERS.items():
        scores = alignment_scores.score([one for one in labels if one.layer == layer], found)
        report[name] = {
            "labels": scores.labels,
            "recall": round(scores.recall_exact, 4),
            "recall_touching": round(scores.recall_near, 4),
            "precision": round(scores.precision_exact, 4),
        }
        report[f"{name} wrong"] = {str(number): one for number, one in enumerate(scores.missed, 1)}
    return report


def glosses(analyser: Analyser, lines: Iterable[str]) -> Report:
    """Score the gloss that is shown: top-1 accuracy, oracle accuracy, their ratio."""
    scores = gloss_scores.evaluate(analyser, lines)
    return {
        "accuracy": round(scores.accuracy, 4),
        "oracle_accuracy": round(scores.oracle, 4),
        "ratio": round(scores.ratio, 4),
        "words_scored": scores.scored,
    }


def quotations(analyser: Analyser, lines: Iterable[str]) -> Report:
    """Score quotations: direct and indirect ones, and the speakers of the direct ones."""
    scores = quotation_scores.evaluate(_records(lines), analyser.analyse)
    return {
        "direct": _span_scores(scores.direct),
        "indirect": _span_scores(scores.indirect),
        "speaker_accuracy": round(scores.speaker_accuracy, 4),
        "speakers_scored": scores.speakers,
        "calibration": _shares_of_bands(scores.judged, "quotations"),
    }


def _records(lines: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    return (json.loads(line) for line in lines if line.strip())


def _shares_of_bands(judged: Sequence[tuple[float, bool]], name: str) -> Report:
    """Return how many marks had each score, as the pages put it into words, and were right."""
    words = {
        Band.GUESS: f"a guess, below {Band.GUESS.high}",
        Band.FAIRLY: f"fairly sure, {Band.FAIRLY.low} to {Band.FAIRLY.high}",
        Band.VERY: "very sure",
    }
    report: Report = {}
    for band, said in words.items():
        right = [one for score, one in judged if band_of(score) is band]
        share = round(sum(right) / len(right), 3) if right else None
        report[said] = {name: len(right), "share_right": share}
    return report


def english_names(analyser: Analyser, lines: Iterable[str]) -> Report:
    """Score English names: the share that is right, and of those that no list has; the wrong ones."""
    scores = name_scores.evaluate(analyser, lines)
    return {
        "share_right": round(scores.share, 4),
        "share_right_unlisted": round(scores.share_unlisted, 4),
        "names": scores.names,
        "wrong": {arabic: f"{given} (accepted: {accepted})" for arabic, accepted, given in scores.wrong},
    }


def actors_linking(analyser: Analyser, lines: Iterable[str]) -> Report:
    """Score who is who, in each article and across the file; mentions found; English names."""
    scores = linking_scores.evaluate(_records(lines), analyser.analyse)
    return {
        "in each article": _chain_scores(scores.articles),
        "across the articles": _chain_scores(scores.library),
        "mentions": {"share_found": round(scores.share_found, 4), "wanted": scores.mentions},
        "actors": {
            "share_named_right": round(scores.share_named, 4),
            "share_named_right_of_found": round(scores.share_named_of_found, 4),
            "wanted": scores.actors,
        },
        "not named right": {
            f"{article} {arabic}": f"{given or 'not found'} (accepted: {accepted})"
            for article, arabic, accepted, given in scores.mistakes
        },
    }


def intake(folder: Path, read: intake_scores.ReadTexts, worded: intake_scores.Worded) -> Report:
    """Score what of a folder's files comes in, which its `expected.json` tells; pages with marks again.

    `failures` tells of each file that was not as expected what was wrong, with the words.
    """
    expected = intake_scores.read_expected(folder)
    judged = {
        name: intake_scores.judge_file(folder / name, texts, read, worded) for name, texts in expected.items()
    }
    report = intake_scores.figures(judged.values())
    with TemporaryDirectory() as scratch:
        marked = {}
        for number, (name, texts) in enumerate(expected.items()):
            if name.lower().endswith(PAGES):
                page, said = marked_page((folder / name).read_bytes(), texts, number)
                path = Path(scratch) / Path(name).name
                path.write_bytes(page)
                marked[f"{name} with marks"] = intake_scores.judge_file(path, said, read, worded)
    if marked:
        report["pages with invisible marks"] = intake_scores.figures(marked.values())
    failures = {name: list(one.wrong) for name, one in (judged | marked).items() if one.wrong}
    return report | {"failures": failures}


def shown(analyser: Analyser, articles: Sequence[LabelledArticle]) -> Report:
    """Score the gloss that is shown: shares of each verdict, by section of the paper."""
    judged = list(shown_scores.judged_glosses(analyser, articles))
    sections = {
        section: _verdict_shares(counted)
        for section, counted in shown_scores.verdicts_by_section(judged).items()
    }
    worst = max(sections, key=lambda section: sections[section][Verdict.MISLEADING], default="")
    total = sum((Counter({one.verdict: 1}) for one in judged), Counter[Verdict]())
    report: Report = {"all": _verdict_shares(total)} | sections
    if worst:
        report["worst section"] = {worst: sections[worst][Verdict.MISLEADING]}
    wrong = [one for one in judged if one.verdict not in (Verdict.RIGHT, Verdict.ABSENT)]
    return report | {
        "wrong": {
            str(
                number
            ): f"{one.verdict} {one.article} {one.word}: {one.shown} (right: {', '.join(one.right)})"
            for number, one in enumerate(wrong, 1)
        }
    }


def _verdict_shares(counted: Counter[Verdict]) -> Report:
    words = counted.total()
    return {one: round(counted[one] / words, 4) if words else 0.0 for one in Verdict} | {"words": words}


def whole_articles(analyser: Analyser, articles: Sequence[LabelledArticle]) -> Report:
    """Score names, their English, quotations, speakers, kinds of lines, and how sure the marks are of it."""
    scores = whole_scores.score_articles(articles, analyser.analyse)
    report: Report = {"names": _span_scores(scores.all_actors)}
    report |= {kind: _span_scores(one) for kind, one in scores.actors.items()}
    report["English names"] = {
        "share_right": round(scores.english.precision, 4),
        "share_right_or_called_a_guess": round(scores.english_or_guess.precision, 4),
        "names": scores.english.found,
    }
    report["quotations, ends exact"] = _span_scores(scores.quotations_exact)
    report["quotations, half in common"] = _span_scores(scores.quotations_near)
    report["speakers"] = {
        "share_right": round(scores.speakers.precision, 4),
        "quotations": scores.speakers.found,
    }
    report |= {f"lines: {kind}": _span_scores(scores.lines[kind]) for kind in LINE_KINDS}
    for name, judged in (("names", scores.sure_actors), ("quotations", scores.sure_quotations)):
        report[f"sureness of {name}"] = _shares_of_bands(judged, name)
    report["calibration"] = {
        "names": _reliability(scores.sure_actors, "names"),
        "quotations": _reliability(scores.sure_quotations, "quotations"),
    }
    return report | {
        "wrong": {
            str(number): f"{one.what} {one.article} {one.wanted} -> {one.found}"
            for number, one in enumerate(scores.wrong, 1)
        }
    }


def _reliability(judged: Sequence[tuple[float, bool]], name: str) -> Report:
    """Return, for each step of the scores, how many had it, their mean score and the share that was right."""
    report: Report = {}
    for low, high in pairwise(_RELIABILITY_STEPS):
        step = [(score, right) for score, right in judged if low <= score < high]
        report[f"score {low} to {min(high, 1.0)}"] = {
            name: len(step),
            "mean_score": round(sum(score for score, _ in step) / len(step), 3) if step else None,
            "share_right": round(sum(right for _, right in step) / len(step), 3) if step else None,
        }
    return report


def _chain_scores(scores: linking_scores.Chains) -> Report:
    return {
        "b_cubed_precision": round(scores.precision, 4),
        "b_cubed_recall": round(scores.recall, 4),
        "b_cubed_f1": round(scores.f1, 4),
        "pairwise_f1": round(scores.pairwise_f1, 4),
        "mentions": scores.mentions,
    }
