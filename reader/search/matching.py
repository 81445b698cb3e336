"""Which words of a paragraph a plan finds, and whether it finds the paragraph: as databases do, in Python."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from reader.search.pattern_runs import PatternRun
from reader.search.plan import (
    AllTerms,
    AnyTerms,
    NoTerms,
    OneTerm,
    PlanNode,
    SearchPlan,
    Steps,
    TermRun,
    TermsNear,
    WrittenRun,
)
from reader.search.readings import WordReading
from reader.search.terms import IndexedWord
from reader.search.written import as_written

KIND_OF_TERM = {"l": "main", "e": "main", "s": "spelling"}


@dataclass(frozen=True, slots=True)
class WordHit:
    """A run of words that was looked for: from which to before which, and by which reading."""

    first: int
    last: int
    reading: WordReading | None


@dataclass(frozen=True)
class SearchedText:
    """The words of one side of a paragraph, in order, and the text that they are places of."""

    text: str
    words: Sequence[IndexedWord]

    @cached_property
    def terms(self) -> list[frozenset[str]]:
        return [frozenset((word.main, word.spelling, *word.sounds)) for word in self.words]

    def written(self, at: int) -> str:
        return self.text[self.words[at].start : self.words[at].end]


class Matcher:
    """Finds what a plan looks for in the two sides of paragraphs."""

    def __init__(self, plan: SearchPlan) -> None:
        self._plan = plan

    def finds(self, sides: Iterable[SearchedText]) -> bool:
        """Tell whether a paragraph is one that the plan looks for; its Arabic side comes first."""
        return self._holds(self._plan.root, sides)

    def confirms(self, sides: Iterable[SearchedText]) -> bool:
        """Tell whether a paragraph that the index found is one, looking at what the index leaves open."""
        return all(self._holds(part, sides) for part in self._plan.open_parts)

    def hits(self, side: SearchedText) -> list[WordHit]:
        """Return the words that made it one, in order; those of the longest run where several begin."""
        found: dict[int, WordHit] = {}
        for hit in self._hits(self._plan.root, side):
            known = found.get(hit.first)
            if known is None or known.last < hit.last:
                found[hit.first] = hit
        return _without_inner(sorted(found.values(), key=lambda hit: (hit.first, -hit.last)))

    def _holds(self, node: PlanNode, sides: Iterable[SearchedText]) -> bool:
        if isinstance(node, AllTerms):
            return all(self._holds(part, sides) for part in node.parts)
        if isinstance(node, AnyTerms):
            return any(self._holds(part, sides) for part in node.parts)
        if isinstance(node, NoTerms):
            return not self._holds(node.part, sides)
        if isinstance(node, WrittenRun) and node.is_arabic:
            sides = islice(sides, 1)
        return any(next(self._hits(node, side), None) is not None for side in sides)

    def _hits(self, node: PlanNode, side: SearchedText) -> Iterator[WordHit]:
        if isinstance(node, AllTerms | AnyTerms):
            for part in node.parts:
                yield from self._hits(part, side)
        elif isinstance(node, TermRun):
            for run in node.of_kinds:
                yield from self._runs(run, side)
        elif isinstance(node, PatternRun):
            for first, last in node.runs(side.words, side.text):
                yield WordHit(first, last, node.reading)
        else:
            yield from self._by_words(node, side)

    def _by_words(self, node: PlanNode, side: SearchedText) -> Iterator[WordHit]:
        if isinstance(node, OneTerm):
            yield from self._words(node, side)
        elif isinstance(node, TermsNear):
            yield from self._near(node, side)
        elif isinstance(node, WrittenRun):
            yield from self._written(node, side)

    def _words(self, node: OneTerm, side: SearchedText) -> Iterator[WordHit]:
        wanted = frozenset(node.terms)
        for at, terms in enumerate(side.terms):
            if common := wanted & terms:
                yield WordHit(at, at + 1, self._reading(node.terms, common))

    def _reading(self, terms: Iterable[str], common: frozenset[str]) -> WordReading | None:
        """Return the reading of the first term that is there."""
        of = self._plan.reading_of
        return next((of[term] for term in terms if term in common and term in of), None)

    def _runs(self, run: Steps, side: SearchedText) -> Iterator[WordHit]:
        first = run[0]
        kind = KIND_OF_TERM.get(first[0][0], "main")
        terms = [getattr(word, kind) for word in side.words]
        for at in range(len(terms) - len(run) + 1):
            if terms[at] in first and all(terms[at + n] in step for n, step in enumerate(run)):
                yield WordHit(at, at + len(run), self._plan.reading_of.get(terms[at]))

    def _written(self, node: WrittenRun, side: SearchedText) -> Iterator[WordHit]:
        steps = [
            (KIND_OF_TERM.get(step[0][0], "main"), step, typed)
            for step, typed in zip(node.steps, node.words, strict=True)
        ]
        kind, first, _ = steps[0]
        for at in range(len(side.words) - len(steps) + 1):
            if getattr(side.words[at], kind) in first and _stand_at(steps, side, at):
                yield WordHit(at, at + len(steps), self._plan.reading_of.get(first[0]))

    def _near(self, node: TermsNear, side: SearchedText) -> Iterator[WordHit]:
        """Yield the words of each group that stands together: one place a word, neighbours near enough."""
        places = [[at for at, terms in enumerate(side.terms) if terms & set(step)] for step in node.steps]
        if not all(places):
            return
        for first in places[0]:
            group = _group(first, places[1:], node.apart)
            for at in group:
                yield WordHit(at, at + 1, self._reading(sum(node.steps, ()), side.terms[at]))


def _stand_at(steps: Sequence[tuple[str, Sequence[str], str]], side: SearchedText, at: int) -> bool:
    """Tell whether words stand in a row at a place, each of a kind and written as it was typed."""
    return all(
        getattr(side.words[at + n], kind) in terms and as_written(typed, side.written(at + n))
        for n, (kind, terms, typed) in enumerate(steps)
    )


def _group(first: int, others: Sequence[Sequence[int]], apart: int) -> list[int]:
    """Return places, one of each list, that go with `first`; none if there are none near enough."""
    group = [first]
    for places in others:
        near = [at for at in places if at not in group and _is_near([*group, at], apart)]
        if not near:
            return []
        group.append(min(near, key=lambda at: abs(at - first)))
    return group


def _is_near(group: Sequence[int], apart: int) -> bool:
    return all(later - earlier <= apart + 1 for earlier, later in pairwise(sorted(group)))


def _without_inner(hits: Sequence[WordHit]) -> list[WordHit]:
    """Leave out hits inside longer ones."""
    kept: list[WordHit] = []
    for hit in hits:
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
    return kept
