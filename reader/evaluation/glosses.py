"""How often the gloss shown is the right one: accuracy of the chosen reading against gold glosses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.arabic.morphology.senses import clean_senses
from reader.arabic.pipeline import Analyser
from reader.arabic.remembering import remembered
from reader.text.spans import Span

_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_EMPTY_WORDS = frozenset({"to", "the", "a", "an", "be"})


@dataclass(frozen=True, slots=True)
class GlossScores:
    """Counts over the scored words. `top` had the chosen reading right, `reachable` had any reading right."""

    scored: int
    top: int
    reachable: int
    words: int

    @property
    def accuracy(self) -> float:
        return self.top / self.scored if self.scored else 0.0

    @property
    def oracle(self) -> float:
        return self.reachable / self.scored if self.scored else 0.0

    @property
    def ratio(self) -> float:
        return self.top / self.reachable if self.reachable else 0.0


@dataclass(frozen=True, slots=True)
class GlossJudgement:
    """One scored word with its gold glosses, the senses chosen and whether they, or any reading, match."""

    word: str
    gold: tuple[str, ...]
    senses: tuple[str, ...]
    right: bool
    reachable: bool


def evaluate(analyser: Analyser, lines: Iterable[str]) -> GlossScores:
    """Score the glosser on lines of word, tab, gold glosses separated by `;`; a blank line ends a sentence.

    A word is right when any sense of its chosen reading equals any gold gloss after `normal_forms`; it is
    reachable when any reading's does. Words without gold are read, for context, and not scored. Raises
    ValueError on a line without a tab.
    """
    words = scored = top = reachable = 0
    for judged, count in map(GlossJudge(analyser).judge, labelled_sentences(lines)):
        words += count
        scored += len(judged)
        top += sum(one.right for one in judged)
        reachable += sum(one.reachable for one in judged)
    return GlossScores(scored, top, reachable, words)


def labelled_sentences(lines: Iterable[str]) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    """Yield the sentences as (word, gold glosses) pairs; "greater / greatest" is two glosses."""
    sentence: list[tuple[str, tuple[str, ...]]] = []
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r\n")
        if not row.strip():
            if sentence:
                yield sentence
            sentence = []
            continue
        word, tab, gold = row.partition("\t")
        if not tab or not word:
            raise ValueError(f"line {number}: expected word, tab, glosses")
        sentence.append((word, clean_senses(gold.replace(" / ", "/"))))
    if sentence:
        yield sentence


class GlossJudge:
    """What the glosses of one analyser are worth."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser, self._english = analyser, analyser.known.forms

    def judge(self, sentence: list[tuple[str, tuple[str, ...]]]) -> tuple[list[GlossJudgement], int]:
        """Return the judgement of every word that has gold glosses, and how many words there are."""
        spans, start = [], 0
        for word, _ in sentence:
            spans.append(Span(start, start + len(word)))
            start += len(word) + 1
        text = " ".join(word for word, _ in sentence)
        tokens = self._analyser.read_tokens(text, spans, [Span(0, len(text))])
        judged = []
        for (word, gold), token in zip(sentence, tokens, strict=True):
            if gold:
                right = self._matches(token.senses, gold)
                judged.append(
                    GlossJudgement(word, gold, token.senses, right, right or self._any_reading(word, gold))
                )
        return judged, len(sentence)

    @remembered(100_000)
    def _any_reading(self, word: str, gold: tuple[str, ...]) -> bool:
        return any(self._matches(reading.senses, gold) for reading in self._analyser.readings(word))

    @remembered(100_000)
    def _matches(self, senses: tuple[str, ...], gold: tuple[str, ...]) -> bool:
        wanted = frozenset().union(*map(self.normal_forms, gold))
        return any(self.normal_forms(sense) & wanted for sense in senses)

    @remembered(100_000)
    def normal_forms(self, gloss: str) -> frozenset[str]:
        """Return the forms under which two glosses count as equal.

        Lower case, punctuation dropped, a leading "to", "the", "a", "an" or "be" dropped; the last word in
        the singular and, for a single word, its possible base forms as a verb ("accused" as "accuse").
        """
        words = _NOT_WORDS.sub(" ", gloss.lower().replace("-", " ")).split()
        while len(words) > 1 and words[0] in _EMPTY_WORDS:
            words = words[1:]
        plain = " ".join(words)
        forms = {plain, self._english.singular(plain)}
        if len(words) == 1:
            forms |= self._english.base_forms(plain)
        return frozenset(form for form in forms if form)
