"""A query with its words looked up: a tree of terms, which both databases and Python can follow.

Databases find the rows; where order at a distance or exact spelling counts, Python looks at them again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import prod
from typing import TypeAlias

from reader.search.pattern_runs import PatternRun
from reader.search.patterns import TokenPattern
from reader.search.query import (
    AllOf,
    NoneOf,
    QueryField,
    QueryNode,
    QueryPhrase,
    QueryWord,
    SearchQuery,
)
from reader.search.readings import Way, WordReader, WordReading
from reader.search.terms import NO_ROW

MOST_WAYS = 64  # in which the words of a phrase can be put together
_IN_PHRASES = frozenset({Way.LEMMA, Way.SPELLING, Way.ENGLISH, Way.EXACT})


@dataclass(frozen=True, slots=True)
class OneTerm:
    """A word that has one of these terms."""

    terms: tuple[str, ...]


Steps: TypeAlias = tuple[tuple[str, ...], ...]  # for each word of a phrase its terms


@dataclass(frozen=True, slots=True)
class TermRun:
    """Words in a row, each with one of its terms; `of_kinds` are the runs of terms of one kind."""

    of_kinds: tuple[Steps, ...]

    @classmethod
    def of(cls, steps: Steps) -> "TermRun":
        kinds = dict.fromkeys(term[0] for term in steps[0])
        runs = (tuple(tuple(term for term in step if term[0] == kind) for step in steps) for kind in kinds)
        return cls(tuple(_few(run) for run in runs if all(run)))


@dataclass(frozen=True, slots=True)
class TermsNear:
    """Words with at most `apart` others between neighbours, in any order."""

    steps: Steps
    apart: int


@dataclass(frozen=True, slots=True)
class WrittenRun:
    """Words in a row that are written as they were typed, vowel signs counting where they were."""

    words: tuple[str, ...]
    steps: Steps

    @property
    def is_arabic(self) -> bool:
        """Whether only Arabic can have its words: a spelling is a term of that side alone."""
        return all(term[0] == "s" for step in self.steps for term in step)


@dataclass(frozen=True, slots=True)
class AllTerms:
    parts: tuple["PlanNode", ...]


@dataclass(frozen=True, slots=True)
class AnyTerms:
    parts: tuple["PlanNode", ...]


@dataclass(frozen=True, slots=True)
class NoTerms:
    part: "PlanNode"


PlanNode: TypeAlias = OneTerm | TermRun | TermsNear | WrittenRun | PatternRun | AllTerms | AnyTerms | NoTerms


@dataclass(frozen=True)
class SearchPlan:
    """What is looked for, and in which ways; `readings` has those that were left out too."""

    root: AllTerms
    readings: tuple[WordReading, ...] = ()
    left_out: frozenset[str] = frozenset()
    fields: tuple[QueryField, ...] = ()
    is_cut: bool = False

    @cached_property
    def reading_of(self) -> dict[str, WordReading]:
        """By which reading each term is looked for; the first counts."""
        kept = [one for one in self.readings if one.ident not in self.left_out]
        return {term: one for one in reversed(kept) for term in one.terms}

    @cached_property
    def is_checked(self) -> bool:
        """Whether rows have to be looked at again."""
        return bool(self.open_parts)

    @cached_property
    def open_parts(self) -> tuple[PlanNode, ...]:
        """The parts that a row is looked at again for: what databases leave open."""
        return tuple(
            part
            for part in self.root.parts
            if any(isinstance(one, TermsNear | WrittenRun | PatternRun) for one in _leaves(part))
        )

    @property
    def has_words(self) -> bool:
        return bool(self.root.parts)


def plan_of(query: SearchQuery, reader: WordReader, left_out: Collection[str] = ()) -> SearchPlan:
    """Look the words of a query up; readings whose `ident` is in `left_out` are not looked for."""
    planner = _Planner(reader, frozenset(left_out))
    root = AllTerms(tuple(map(planner.node, query.wanted.parts)))
    readings = {one.ident: one for one in planner.readings}
    return SearchPlan(root, tuple(readings.values()), planner.left_out, query.fields, query.is_cut)


@dataclass(slots=True)
class _Planner:
    reader: WordReader
    left_out: frozenset[str]
    readings: list[WordReading] = field(default_factory=list)

    def node(self, node: QueryNode) -> PlanNode:
        if isinstance(node, QueryWord):
            return self._word(node)
        if isinstance(node, QueryPhrase):
            return self._phrase(node)
        if isinstance(node, NoneOf):
            return NoTerms(self.node(node.part))
        if isinstance(node, TokenPattern):
            return PatternRun.of(node, self.reader)
        parts = tuple(map(self.node, node.parts))
        return AllTerms(parts) if isinstance(node, AllOf) else AnyTerms(parts)

    def _word(self, word: QueryWord) -> PlanNode:
        if word.exact:
            return self._written((word.text,))
        return OneTerm(
            self._terms(self.reader.of_root(word.text) if word.root else self.reader.readings(word.text))
        )

    def _phrase(self, phrase: QueryPhrase) -> PlanNode:
        if phrase.exact:
            return self._written(phrase.words)
        steps = tuple(
            self._terms([one for one in self.reader.readings(word) if one.way in _IN_PHRASES])
            for word in phrase.words
        )
        if phrase.apart is not None:
            return TermsNear(steps, phrase.apart)
        return TermRun.of(steps)

    def _written(self, words: tuple[str, ...]) -> PlanNode:
        return WrittenRun(words, tuple(self._terms([self.reader.exact(word)]) for word in words))

    def _terms(self, readings: list[WordReading]) -> tuple[str, ...]:
        self.readings += readings
        kept = (one.terms for one in readings if one.ident not in self.left_out)
        return tuple(dict.fromkeys(chain.from_iterable(map(sorted, kept)))) or (NO_ROW,)


def _few(steps: Steps) -> Steps:
    """Leave out the last readings of the words of a long phrase, the same on every database."""
    most = max(map(len, steps))
    while most > 1 and prod(map(len, steps)) > MOST_WAYS:
        most -= 1
        steps = tuple(step[:most] for step in steps)
    return steps


def _leaves(node: PlanNode) -> Iterator[PlanNode]:
    if isinstance(node, AllTerms | AnyTerms):
        yield from chain.from_iterable(map(_leaves, node.parts))
    elif isinstance(node, NoTerms):
        yield from _leaves(node.part)
    else:
        yield node
