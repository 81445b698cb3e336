"""Labels of what faces what, and the scores against them."""

from pathlib import Path

import pytest
from django.conf import settings

from reader.evaluation.alignment import LabelledEnglish, place_of, read_labels, score
from reader.intake.seeding import load_seeds
from reader.management.commands.evaluate import found_in_literal, found_in_seeds

DATA = Path(__file__).parents[1] / "data" / "alignment.tsv"
LINES = [
    "# remark\n",
    "\n",
    "port\t1\tactor\tسامر\tSamer\n",
    "port\t1\tactor\tسامر\tSamer\n",
    "port\t2\tactor\tالصور\t\n",
]


def labels() -> list[LabelledEnglish]:
    return read_labels(DATA.read_text(encoding="utf-8").splitlines(keepends=True))


def test_the_same_words_are_told_apart() -> None:
    assert [(one.arabic, one.turn, one.english) for one in read_labels(LINES)] == [
        ("سامر", 0, "Samer"),
        ("سامر", 1, "Samer"),
        ("الصور", 0, ""),
    ]


@pytest.mark.parametrize(
    "line", ["port\t1\tactor\tسامر", "port\tx\tactor\tسامر\tSamer", "port\t1\tpoem\tسامر\tSamer"]
)
def test_a_line_that_is_no_label(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_labels([line])


def test_scores() -> None:
    one, two, nothing = read_labels(LINES)
    scores = score(
        [one, two, nothing],
        {place_of(one): "Samer", place_of(two): "Samer Halabi", place_of(nothing): "Tyre"},
    )
    assert (scores.labels, scores.recall_exact, scores.recall_near) == (2, 0.5, 1.0)
    assert scores.precision_exact == pytest.approx(1 / 3)
    assert len(scores.missed) == 2


def test_every_label_is_in_the_seeds() -> None:
    for label in labels():
        arabic = (settings.SEEDS_DIR / f"{label.article}.ar.txt").read_text(encoding="utf-8")
        english = (settings.SEEDS_DIR / f"{label.article}.en.txt").read_text(encoding="utf-8")
        assert label.arabic in " ".join(arabic.split()), label
        assert label.english in " ".join(english.split()), label


@pytest.mark.once
@pytest.mark.django_db
def test_the_reader_finds_what_is_labelled() -> None:
    load_seeds(lambda done, total, name: None)
    found = found_in_seeds()
    for layer in ("actor", "quote"):
        scores = score([one for one in labels() if one.layer == layer], found)
        assert scores.recall_exact >= 0.93, scores.missed
        assert scores.precision_exact >= 0.95, scores.missed
    known, in_literal = found_in_literal()
    for layer in ("actor", "quote"):
        scores = score([one for one in known if one.layer == layer], in_literal)
        assert (scores.recall_exact, scores.precision_exact) == (1.0, 1.0), scores.missed
