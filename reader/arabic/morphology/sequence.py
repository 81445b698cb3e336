"""How likely readings follow each other: a hidden Markov model over their tags and lemmas.

Readings are paths of tags (see `tagging`). The counts were estimated with Baum-Welch (see `estimation`); what
grammar forbids costs more than what was merely never counted.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.tagging import CUT, START, emission_class
from reader.arabic.resources import Resources

_PASSIVE = "-passive"
_UNSEEN_LEMMA = 0.3
_MOSTLY = 1.6  # five times as often, as a logarithm
_TENSES = frozenset({"past", "imperfect"})
_RARE_FORMS = frozenset(
    {"1S", "1P", "2", "3MS-passive", "3FS-passive", "3P-passive", "1S-passive", "1P-passive"}
)
_RARE_SHARE = 0.02  # of the places of a third person that a rare form may have too
_RARE_ROW = 5.0  # occurrences that a rare form is thought to have had with what follows a third person
_ORDER, _PRESENT = "imperative-2", "imperfect-3MS"
_BEFORE_ORDER = frozenset({START, "pause", "wa", "fa", "conjunction"})
_ORDER_SHARE = 0.005
_UNGRAMMATICAL = -3.0
_VERBS = frozenset({"past", "imperfect", "imperative", "laysa", "sawfa"})
_BEFORE_VERB = {
    "an": frozenset({"imperfect", "la", "past"}),
    "lam": frozenset({"imperfect"}),
    "lan": frozenset({"imperfect"}),
    "sawfa": frozenset({"imperfect"}),
    "purpose": frozenset({"imperfect"}),
    "qad": frozenset({"past", "imperfect", "la"}),
}
_MOODS = (CUT, "-short")
_CUT_AFTER, _CUT_ALONE = {"lam": 0.5, "lamma": 0.0, "la": -2.0}, -4.0
_BEFORE_NOUN = frozenset({"prep", "prep-bi", "prep-li", "prep-ka", "anna", "inna", "kull", "ghayr"})
# What begins a clause, or asks for a verb.
_OPENING = frozenset(
    {START, "pause", "wa", "fa", "anna", "inna", "an", "in", "relative", "relative-man", "relative-mA"}
    | {"hatta", "lamma", "idha", "conjunction", "purpose", "qad", "lam", "lan", "la", "sawfa", "emphatic"}
)
# What may stand behind a noun with the ending of two or many that it loses nowhere else: وزيري الخارجية.
_AFTER_CONSTRUCT = frozenset({"noun", "adjective", "name", "number", "demonstrative", "digits"})
_NO_CONSTRUCT = -6.0
_HELPING = "kAn_1"  # كان has another verb after it, past or imperfect: كان قال


class Model:
    """Transition and emission logarithms. `transitions` is a square table by tag number."""

    def __init__(self, pairs: dict[tuple[str, str], float], lemmas: dict[tuple[str, str], float]) -> None:
        counted = {START} | {tag for pair in pairs for tag in pair} | {tag for tag, _ in lemmas}
        cut = {tag + CUT for tag in counted if tag.startswith("imperfect") and not tag.endswith(_MOODS)}
        names = sorted(counted | cut)
        self.numbers = {name: number for number, name in enumerate(names)}
        self.start = self.numbers[START]
        self.transitions = self._table(pairs)
        totals: dict[str, float] = {}
        merged: dict[tuple[str, str], float] = {}
        for (tag, lemma), count in lemmas.items():
            kind = emission_class(tag)
            totals[kind] = totals.get(kind, 0.0) + count
            merged[kind, lemma] = merged.get((kind, lemma), 0.0) + count
        self._totals = {kind: math.log(total + 20.0) for kind, total in totals.items()}
        self._lemmas = {key: math.log(count + _UNSEEN_LEMMA) for key, count in merged.items()}
        self._unseen = math.log(_UNSEEN_LEMMA)
        penalties = [_second_verb(tag) for tag in self.numbers]
        self.second_verbs = ([0.0] * len(penalties), *map(list, zip(*penalties, strict=True)))

    def _table(self, pairs: dict[tuple[str, str], float]) -> list[list[float]]:
        size = len(self.numbers)
        into = [0.5] * size
        counts = [[0.0] * size for _ in range(size)]
        for (before, after), count in pairs.items():
            counts[self.numbers[before]][self.numbers[after]] += count
            into[self.numbers[after]] += count
        self._share_with_rare(counts)
        everything = sum(into)
        names = list(self.numbers)
        table = []
        for before, row in zip(names, counts, strict=True):
            total = sum(row) + 5.0
            shares = (
                math.log((count + 5.0 * share / everything) / total)
                for count, share in zip(row, into, strict=True)
            )
            table.append([share + grammar(before, after) for share, after in zip(shares, names, strict=True)])
        return table

    def _share_with_rare(self, counts: list[list[float]]) -> None:
        """Let the rare persons and the passive stand where the third person does, much more rarely."""
        for tag, number in self.numbers.items():
            if tag.endswith(CUT):
                self._copy(counts, number, self.numbers[tag.removesuffix(CUT)])
        for tag, number in self.numbers.items():
            tense, _, rest = tag.partition("-")
            usual = self.numbers.get(f"{tense}-3MS")
            if tense not in _TENSES or rest not in _RARE_FORMS or usual is None:
                continue
            for row in counts:
                row[number] += _RARE_SHARE * row[usual]
            size = sum(counts[usual]) or 1.0
            counts[number] = [
                own + _RARE_ROW * share / size
                for own, share in zip(counts[number], counts[usual], strict=True)
            ]

        self._share_with_orders(counts)

    def _share_with_orders(self, counts: list[list[float]]) -> None:
        """Let an order open a clause as a present does, much more rarely: the counts hardly have any."""
        order, usual = self.numbers.get(_ORDER), self.numbers.get(_PRESENT)
        if order is None or usual is None:
            return
        for tag in _BEFORE_ORDER & self.numbers.keys():
            row = counts[self.numbers[tag]]
            row[order] += _ORDER_SHARE * row[usual]
        size = sum(counts[usual]) or 1.0
        counts[order] = [
            own + _RARE_ROW * share / size for own, share in zip(counts[order], counts[usual], strict=True)
        ]

    @staticmethod
    def _copy(counts: list[list[float]], number: int, whole: int) -> None:
        """Let a tag stand where another does, if it was never counted itself."""
        if any(row[number] for row in counts):
            return
        for row in counts:
            row[number] = row[whole]
        counts[number] = list(counts[whole])

    def number(self, tag: str) -> int:
        """Return the number of `tag`; an unseen one counts as the start of a sentence."""
        return self.numbers.get(tag, self.start)

    def emission(self, tag: str, lemma: str) -> float:
        """Return what speaks for a lemma under a tag; a passive that was never counted is like its active."""
        kind = emission_class(tag)
        if kind.endswith(_PASSIVE) and (kind, lemma) not in self._lemmas:
            return self._of_class(kind.removesuffix(_PASSIVE), lemma)
        return self._of_class(kind, lemma)

    def is_mostly_passive(self, tense: str, lemma: str) -> bool:
        """Tell whether a verb was counted much oftener in the passive: وُلد."""
        passive, active = (self._lemmas.get((kind, lemma)) for kind in (tense + _PASSIVE, tense))
        return passive is not None and passive > (self._unseen if active is None else active) + _MOSTLY

    def _of_class(self, kind: str, lemma: str) -> float:
        return self._lemmas.get((kind, lemma), self._unseen) - self._totals.get(kind, math.log(20.0))

    def path(self, names: tuple[str, ...]) -> tuple[int, int, float]:
        """Return first and last tag number of a path, and the weight of the steps inside it."""
        numbers = [self.number(name) for name in names]
        inside = sum(self.transitions[one][two] for one, two in pairwise(numbers))
        return numbers[0], numbers[-1], inside


def counted_model(resources: Resources) -> Model:
    """Return the model of the counts that the resources have."""
    pairs: dict[tuple[str, str], float] = {}
    lemmas: dict[tuple[str, str], float] = {}
    for kind, one, two, count in resources.rows("reading_counts.tsv"):
        (pairs if kind == "T" else lemmas)[one, two] = float(count)
    return Model(pairs, lemmas)


def _second_verb(before: str) -> tuple[float, ...]:
    """Return what it costs that a verb follows a tag in a clause that has its verb, for each kind of verb.

    After an indefinite noun a relative clause may begin (رجل يحمل); after another, a verb hardly tells more
    than what somebody does meanwhile. The kinds are past, other, past of "he", other of "he".
    """
    kind, _, rest = before.partition("-")
    if kind in _VERBS:
        return -6.0, 0.0, -6.0, 0.0
    feminine = rest.endswith("f")
    if kind in ("noun", "adjective") and not rest.startswith(("the", "own", "mine")):
        return -0.5, 0.0, -2.0 if feminine else -0.5, -1.0 if feminine else 0.0
    return -4.0, -1.0, -9.0 if feminine else -4.0, -4.0 if feminine else -1.0


def grammar(before: str, after: str) -> float:
    """Return a penalty for a tag that the one before does not govern, as a verb after a preposition."""
    kind = after.split("-", 1)[0]
    if after.endswith(CUT):
        return _CUT_AFTER.get(before, _CUT_ALONE)
    if before in _BEFORE_VERB:
        return 0.0 if kind in _BEFORE_VERB[before] else _UNGRAMMATICAL
    if before in _BEFORE_NOUN and kind in _VERBS:
        return _UNGRAMMATICAL
    if before.endswith("-construct") and after.split("-")[0] not in _AFTER_CONSTRUCT:
        return _NO_CONSTRUCT
    return 0.0


def clause_part(names: Sequence[str], reading: Reading) -> tuple[int, bool, bool]:
    """Return what a reading with these tags says of the verb of its clause: see `TaggedReading`."""
    opens = names[0] in _OPENING
    tense = reading.tense
    if not tense:
        return 0, opens, False
    verb = 0 if opens else (1 if tense == "past" else 2) + (2 if reading.person == "3MS" else 0)
    return verb, True, reading.stem.lemma != _HELPING
