"""How often what is marked in the Arabic is found in the English: labels, and the scores against them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LAYERS = {"actor": "actors", "quote": "direct quotations"}


@dataclass(frozen=True, slots=True)
class LabelledEnglish:
    """The English of a mention or quotation; empty where the English does not say it.

    `turn` counts the same Arabic words of one paragraph from zero.
    """

    article: str
    paragraph: int
    layer: str
    arabic: str
    turn: int
    english: str


Place = tuple[str, int, str, str, int]


def place_of(label: LabelledEnglish) -> Place:
    return (label.article, label.paragraph, label.layer, label.arabic, label.turn)


def read_labels(lines: Iterable[str]) -> list[LabelledEnglish]:
    """Return the labels of a file: article, paragraph, layer, Arabic, English between tabs; # for remarks.

    Raises ValueError for a line that is none.
    """
    labels: list[LabelledEnglish] = []
    turns: dict[tuple[str, int, str, str], int] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 5 or fields[2] not in LAYERS or not fields[1].isdecimal():
            raise ValueError(f"line {number} is no label")
        article, paragraph, layer, arabic, english = fields
        key = (article, int(paragraph), layer, arabic)
        turns[key] = turns.get(key, -1) + 1
        labels.append(LabelledEnglish(*key, turns[key], english))
    return labels


@dataclass(frozen=True, slots=True)
class AlignmentScores:
    """Shares from 0 to 1. A find is exact if it has the very words, near if it shares some with them."""

    labels: int
    recall_exact: float
    recall_near: float
    precision_exact: float
    missed: Sequence[str]


def score(labels: Sequence[LabelledEnglish], found: Mapping[Place, str]) -> AlignmentScores:
    """Compare what was found, by place, with the labels. Places that nobody labelled are left out."""
    said = [label for label in labels if label.english]
    exact = sum(found.get(place_of(label), "") == label.english for label in said)
    near = sum(_touch(found.get(place_of(label), ""), label.english) for label in said)
    answers = sum(bool(found.get(place_of(label))) for label in labels)
    missed = [
        f"{label.article} {label.paragraph}: {label.arabic} = {label.english or '(nothing)'},"
        f" found: {found.get(place_of(label)) or 'nothing'}"
        for label in labels
        if found.get(place_of(label), "") != label.english
    ]
    total = max(1, len(said))
    return AlignmentScores(len(said), exact / total, near / total, exact / max(1, answers), missed)


def _touch(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))
