"""Who speaks in the seeds: every quotation that is found has the speaker whom a reader of the text names."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.arabic.analyser import analyse

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "tests" / "data" / "seed_speakers.tsv"
MOST_UNCERTAIN = 2  # quotations of all seeds together whose speaker may be said to be not certain


def _labelled() -> dict[str, list[tuple[str, frozenset[str], str]]]:
    """Return of each seed: kind of quotation, names of its speaker that are right, its words."""
    found: dict[str, list[tuple[str, frozenset[str], str]]] = defaultdict(list)
    for line in TRUTH.read_text(encoding="utf-8").splitlines()[1:]:
        article, kind, speakers, words = line.split("\t")
        found[article].append((kind, frozenset(speakers.split("|")), words))
    return found


LABELLED = _labelled()


def _alike(words: str, other: str) -> bool:
    shorter, longer = sorted((words, other), key=len)
    return shorter in longer


def _wrong(article: str) -> tuple[list[str], int, int]:
    """Return what is wrong in a seed, how many speakers are not certain, how many quotations are found."""
    text = (ROOT / "seeds" / f"{article}.ar.txt").read_text(encoding="utf-8")
    wrong, uncertain = [], 0
    quotations = analyse(text).quotations
    for one in quotations:
        words = " ".join(one.span.of(text).split())
        accepted = [
            names
            for kind, names, said in LABELLED[article]
            if (kind == "direct") == (one.kind.value == "direct") and _alike(words, said)
        ]
        if not one.speaker_name:
            uncertain += 1
        elif not any(one.speaker_name in names for names in accepted):
            wrong.append(f"{one.speaker_name}: {words}")
    return wrong, uncertain, len(quotations)


@pytest.mark.parametrize("article", sorted(LABELLED))
def test_every_speaker_of_a_seed_is_right(article: str) -> None:
    wrong, _, _ = _wrong(article)
    assert wrong == []


def test_nearly_every_quotation_of_the_seeds_is_found_with_its_speaker() -> None:
    counts = [_wrong(article) for article in LABELLED]
    labelled = sum(len(rows) for rows in LABELLED.values())
    assert sum(uncertain for _, uncertain, _ in counts) <= MOST_UNCERTAIN
    assert sum(found for _, _, found in counts) >= labelled - 6
