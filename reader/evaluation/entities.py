"""How often the actors found are right: exact spans and types against CoNLL labels."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.arabic.actors.bio import decoded
from reader.arabic.actors.finding import Names, Wanted
from reader.arabic.actors.tagger import Name, read_conll
from reader.arabic.document import ActorType
from reader.arabic.names.gazetteer import key
from reader.arabic.pipeline import Analyser
from reader.evaluation.counts import Counts

_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_STRETCH = 30  # sentences of a corpus without document boundaries that are read as one article


@dataclass(frozen=True, slots=True)
class Calibration:
    """Names whose score was in `low <= score < high`: how many there are and how many are right."""

    low: float
    high: float
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class EntityScores:
    """Counts over all types and by type.

    `unseen_organisations` counts the organisations that the training text does not name; None without one.
    `with_institutions` scores everything that the reader marks, ministries and armies too, which ANERcorp
    does not label; `overall` leaves those out.
    """

    overall: Counts
    by_type: dict[str, Counts]
    with_institutions: Counts
    tokens: int
    seconds: float
    calibration: tuple[Calibration, ...]
    unseen_organisations: Counts | None = None
    sentences: int = field(default=0)

    @property
    def tokens_per_second(self) -> float:
        return self.tokens / self.seconds if self.seconds else 0.0


def evaluate(analyser: Analyser, lines: Iterable[str], training: Iterable[str] | None = None) -> EntityScores:
    """Score the names found in a CoNLL text (word, tab, BIO label; a blank line between sentences).

    A name is right when its words and its type are those of the label, as conlleval counts. The words are
    taken as they stand, clitics inside; the corpus has no document boundaries, so stretches of sentences in
    order are read as articles. Raises ValueError for a line without a label.
    """
    words, labels = read_conll(lines)
    gold = [{(first, last, kind) for first, last, kind in decoded(row)} for row in labels]
    _find(analyser, words[:1], Wanted.CURRENCIES)  # what is loaded once is not timed
    begun = time.perf_counter()
    rows = _find(analyser, words, Wanted.CURRENCIES)
    seconds = time.perf_counter() - begun
    found = [{(name.first, name.last, name.type.value) for name in row} for row in rows]
    marked = [
        {(name.first, name.last, name.type.value) for name in row}
        for row in _find(analyser, words, Wanted.EVERYTHING)
    ]
    return EntityScores(
        overall=_score(found, gold),
        by_type={kind.value: _score(found, gold, kind.value) for kind in ActorType},
        with_institutions=_score(marked, gold),
        tokens=sum(map(len, words)),
        seconds=seconds,
        calibration=_calibration(rows, gold),
        unseen_organisations=None if training is None else _unseen(words, found, gold, training),
        sentences=len(words),
    )


def _find(analyser: Analyser, words: Sequence[Sequence[str]], wanted: Wanted) -> Names:
    rows: Names = []
    for start in range(0, len(words), _STRETCH):
        rows.extend(analyser.names_in(words[start : start + _STRETCH], wanted))
    return rows


Found = Sequence[set[tuple[int, int, str]]]


def _score(found: Found, gold: Found, kind: str = "") -> Counts:
    right, total, wanted = 0, 0, 0
    for one, other in zip(found, gold, strict=True):
        mine = {name for name in one if not kind or name[2] == kind}
        theirs = {name for name in other if not kind or name[2] == kind}
        right += len(mine & theirs)
        total += len(mine)
        wanted += len(theirs)
    return Counts(right, total, wanted)


def _calibration(rows: Sequence[Sequence[Name]], gold: Found) -> tuple[Calibration, ...]:
    found: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for row, wanted in zip(rows, gold, strict=True):
        for name in row:
            place = max(at for at, low in enumerate(_BINS[:-1]) if name.score >= low)
            found[place] += 1
            right[place] += (name.first, name.last, name.type.value) in wanted
    return tuple(
        Calibration(_BINS[place], _BINS[place + 1], found[place], right[place])
        for place in range(len(_BINS) - 1)
    )


def _unseen(words: Sequence[Sequence[str]], found: Found, gold: Found, training: Iterable[str]) -> Counts:
    """Score the organisations that the training text does not name (recall is what counts)."""
    known_words, known_labels = read_conll(training)
    seen = {
        _joined(row[first:last])
        for row, labels in zip(known_words, known_labels, strict=True)
        for first, last, kind in decoded(labels)
        if kind == ActorType.ORGANISATION
    }

    def unseen(rows: Found) -> list[set[tuple[int, int, str]]]:
        return [
            {
                name
                for name in row
                if name[2] == ActorType.ORGANISATION and _joined(sentence[name[0] : name[1]]) not in seen
            }
            for row, sentence in zip(rows, words, strict=True)
        ]

    return _score(unseen(found), unseen(gold))


def _joined(words: Sequence[str]) -> str:
    return " ".join(map(key, words))
