"""Scores quotations against hand-labelled articles, as the gold set's rules say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.arabic.document import Document, Quotation, QuotationKind
from reader.arabic.normalise import fold
from reader.evaluation.counts import Counts
from reader.text.spans import Span

_SLACK = 2  # code points by which the ends of a direct quotation may differ


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference from the labels: `what` is "wrong", "missed" or "speaker"."""

    article: str
    what: str
    kind: str
    exact: str
    detail: str = ""


@dataclass(slots=True)
class QuotationScores:
    """Direct quotations, indirect (with mixed) ones, and the speakers of the direct ones found.

    `judged` has the score of every quotation that counts, and whether it is right.
    """

    direct: Counts = field(default_factory=Counts)
    indirect: Counts = field(default_factory=Counts)
    speakers_right: int = 0
    speakers: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def speaker_accuracy(self) -> float:
        return self.speakers_right / self.speakers if self.speakers else 0.0


@dataclass(frozen=True, slots=True)
class _Gold:
    kind: str
    span: Span
    core: bool
    speaker: Span | None
    speaker_name: str


def evaluate(records: Iterable[Mapping[str, Any]], analyse: Callable[[str], Document]) -> QuotationScores:
    """Score `analyse` on records of the gold set's form (`text`, `quotations`, `optional`).

    Counted are the core items: in the body, not `doubt`, not of `form` nominal; what is found of the
    others counts neither way. A direct item is found when both ends are within 2 code points, an indirect
    or mixed one when the overlap is at least half of the union. Raises KeyError for a record without text.
    """
    scores = QuotationScores()
    for record in records:
        _score_article(record, analyse(record["text"]), scores)
    return scores


def _score_article(record: Mapping[str, Any], document: Document, scores: QuotationScores) -> None:
    gold = _gold_of(record)
    body = _body_start(record["text"])
    name = str(record.get("id", ""))
    for direct in (True, False):
        wanted = [item for item in gold if (item.kind == "direct") == direct]
        found = [one for one in document.quotations if (one.kind is QuotationKind.DIRECT) == direct]
        pairs = _paired(wanted, found, _close if direct else _overlapping)
        matched = {at for at, _ in pairs}
        hit = {at for _, at in pairs}
        right = [(wanted[i], found[j]) for i, j in pairs if wanted[i].core]
        missed = [item for i, item in enumerate(wanted) if item.core and i not in matched]
        wrong = [one for j, one in enumerate(found) if j not in hit and one.span.start >= body]
        counts = Counts(len(right), len(right) + len(wrong), len(right) + len(missed))
        scores.judged += [(one.score, True) for _, one in right] + [(one.score, False) for one in wrong]
        if direct:
            scores.direct += counts
            _score_speakers(name, right, scores)
        else:
            scores.indirect += counts
        kind = "direct" if direct else "indirect"
        text = record["text"]
        scores.mistakes += [Mistake(name, "missed", kind, item.span.of(text)) for item in missed]
        scores.mistakes += [Mistake(name, "wrong", kind, one.span.of(text), one.verb_ar) for one in wrong]


def _gold_of(record: Mapping[str, Any]) -> list[_Gold]:
    labelled = [(item, True) for item in record["quotations"]]
    labelled += [(item, False) for item in record.get("optional", ())]
    return [
        _Gold(
            item["kind"],
            Span(item["start"], item["end"]),
            counts and item["zone"] == "body" and not item.get("doubt") and item["form"] != "nominal",
            Span(*item["speaker"]) if item["speaker"] else None,
            item["speaker_name"] or "",
        )
        for item, counts in labelled
    ]


def _body_start(text: str) -> int:
    end = text.find("\n")
    return end + 1 if end >= 0 else 0


def _paired(
    wanted: Sequence[_Gold], found: Sequence[Quotation], fits: Callable[[Span, Span], float]
) -> list[tuple[int, int]]:
    """Return the best one-to-one pairs, the core items and the closest fits first."""
    candidates = [
        (item.core, fit, i, j)
        for i, item in enumerate(wanted)
        for j, one in enumerate(found)
        if (fit := fits(item.span, one.span)) > 0
    ]
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(candidates, key=lambda one: (not one[0], -one[1], one[2], one[3])):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _close(gold: Span, found: Span) -> float:
    away = max(abs(gold.start - found.start), abs(gold.end - found.end))
    return 1.0 / (1 + away) if away <= _SLACK else 0.0


def _overlapping(gold: Span, found: Span) -> float:
    shared = min(gold.end, found.end) - max(gold.start, found.start)
    union = max(gold.end, found.end) - min(gold.start, found.start)
    return shared / union if union and 2 * shared >= union else 0.0


def _score_speakers(name: str, pairs: Sequence[tuple[_Gold, Quotation]], scores: QuotationScores) -> None:
    for gold, found in pairs:
        scores.speakers += 1
        if _same_speaker(gold, found):
            scores.speakers_right += 1
        else:
            detail = f"{found.speaker_name} for {gold.speaker_name}"
            scores.mistakes.append(Mistake(name, "speaker", "direct", str(found.span), detail))


def _same_speaker(gold: _Gold, found: Quotation) -> bool:
    if gold.speaker is None:
        return found.speaker is None
    if found.speaker is not None and found.speaker.overlaps(gold.speaker):
        return True
    return bool(gold.speaker_name) and fold(gold.speaker_name) == fold(found.speaker_name)
