"""A pattern of tokens with its values looked up: which words of a paragraph it finds, which terms rows need.

The index finds the rows that have all terms without which there is no run; the words of these are looked at.
A run ends as soon as it can: the shortest from each word on.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from reader.arabic.normalise import fold, strip_marks
from reader.search.patterns import (
    TokenAll,
    TokenCondition,
    TokenNot,
    TokenPattern,
    TokenTest,
    wild_expression,
)
from reader.search.readings import Way, WordReader, WordReading
from reader.search.terms import NO_ROW, IndexedWord, lemma_term, spelling_key, spelling_term
from reader.search.written import as_written

_LEMMA, _POS = 3, 4  # of a token as it is stored
WordTest: TypeAlias = Callable[[IndexedWord, str], bool]


@dataclass(frozen=True, slots=True)
class RunStep:
    """So many words in a row that pass a test; any do without one."""

    test: WordTest | None
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class PatternRun:
    """A pattern as it is looked for. A row has to have one term of each of `steps`."""

    steps: tuple[tuple[str, ...], ...]
    parts: tuple[RunStep, ...]
    reading: WordReading

    @classmethod
    def of(cls, pattern: TokenPattern, reader: WordReader) -> "PatternRun":
        asked = [step.condition for step in pattern.steps if step.condition and step.least]
        needed = (_needed(condition, reader) for condition in asked)
        parts = tuple(
            RunStep(_tested(step.condition, reader) if step.condition else None, step.least, step.most)
            for step in pattern.steps
        )
        reading = WordReading(pattern.typed, Way.PATTERN, pattern.typed, frozenset())
        return cls(tuple(dict.fromkeys(terms for terms in needed if terms)), parts, reading)

    def runs(self, words: Sequence[IndexedWord], text: str) -> Iterator[tuple[int, int]]:
        """Yield from which word to before which the pattern is there; `text` is what words are places of."""
        passed = [_passed(step.test, words, text) for step in self.parts]
        for first in range(len(words)):
            last = self._end(passed, first)
            if last is not None:
                yield first, last

    def _end(self, passed: Sequence[int], first: int) -> int | None:
        """Return where the shortest run from a word on ends; places are bits, all gone on with at once."""
        ends = 1 << first
        for step, there in zip(self.parts, passed, strict=True):
            ends = _ends(step, there, ends)
            if not ends:
                return None
        ends >>= first + 1
        return first + (ends & -ends).bit_length() if ends else None


def _passed(test: WordTest | None, words: Sequence[IndexedWord], text: str) -> int:
    """Return which words pass a test: a bit for each."""
    if test is None:
        return (1 << len(words)) - 1
    found = 0
    for at, word in enumerate(words):
        if test(word, text[word.start : word.end]):
            found |= 1 << at
    return found


def _ends(step: RunStep, there: int, begins: int) -> int:
    """Return before which words a step may end that begins at one of some."""
    ends = begins if step.least == 0 else 0
    for number in range(1, step.most + 1):
        begins = (begins & there) << 1
        if not begins:
            break
        if number >= step.least:
            ends |= begins
    return ends


# What a condition asks of a word


def _tested(condition: TokenCondition, reader: WordReader) -> WordTest:
    if isinstance(condition, TokenTest):
        return _test(condition, reader)
    if isinstance(condition, TokenNot):
        turned = _tested(condition.part, reader)
        return lambda word, written: not turned(word, written)
    tests = [_tested(part, reader) for part in condition.parts]
    if isinstance(condition, TokenAll):
        return lambda word, written: all(test(word, written) for test in tests)
    return lambda word, written: any(test(word, written) for test in tests)


def _test(test: TokenTest, reader: WordReader) -> WordTest:
    if test.attribute == "pos":
        return lambda word, written: bool(word.token) and word.token[_POS] in test.values
    plain = [value for value in test.values if wild_expression(value) is None]
    wild = _wild_keys(test)
    if test.attribute == "word":
        marked = [value for value in plain if value != strip_marks(value)]
        spelt = {spelling_term(value) for value in plain if value not in marked}
        return lambda word, written: (
            word.spelling in spelt
            or any(as_written(value, written) for value in marked)
            or any(one.fullmatch(spelling_key(written)) for one in wild)
        )
    terms = _terms(test.attribute, plain, reader)
    return lambda word, written: (
        word.main in terms
        or any(one.fullmatch(fold(word.token[_LEMMA] or written)) for one in wild if word.token)
    )


def _wild_keys(test: TokenTest) -> list[re.Pattern[str]]:
    """Return the expressions of the values that are wild, for folded words."""
    found = (wild_expression(spelling_key(value)) for value in test.values)
    return [one for one in found if one is not None]


def _terms(attribute: str, values: Sequence[str], reader: WordReader) -> frozenset[str]:
    """Return the terms of which a word has one if its attribute has one of the values."""
    if attribute == "word":
        return frozenset(map(spelling_term, values))
    forms = {"lemma": reader.forms_written, "root": reader.forms_of_root, "gloss": reader.forms_meaning}
    return frozenset(map(lemma_term, chain.from_iterable(map(forms[attribute], values))))


def _needed(condition: TokenCondition, reader: WordReader) -> tuple[str, ...]:
    """Return terms of which a row has one if a word in it fulfils the condition; none if nobody can tell."""
    if isinstance(condition, TokenTest):
        if condition.attribute == "pos" or _wild_keys(condition):
            return ()
        return tuple(sorted(_terms(condition.attribute, condition.values, reader))) or (NO_ROW,)
    if isinstance(condition, TokenNot):
        return ()
    parts = [_needed(part, reader) for part in condition.parts]
    if isinstance(condition, TokenAll):
        return min((terms for terms in parts if terms), key=len, default=())
    return tuple(dict.fromkeys(chain.from_iterable(parts))) if all(parts) else ()
