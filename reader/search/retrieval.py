"""How well single words are found: labelled text searched for each of its own words, without a database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reader.arabic.pipeline import Analyser
from reader.evaluation.glosses import labelled_sentences
from reader.search.readings import WordReader
from reader.search.terms import lemma_term, spelling_term
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """Means over the queries: which share of what was found is right, and of what is right was found."""

    precision: float
    recall: float
    queries: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def evaluate_retrieval(analyser: Analyser, lines: Iterable[str]) -> RetrievalScores:
    """Search lines of word, tab, gold glosses (as `evaluate glosses` reads them) for each word of theirs.

    A query is a word with its glosses; right is every word of the text with the same glosses. Words without
    glosses are searched, and none is looked for.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    right: dict[tuple[str, ...], set[int]] = defaultdict(set)
    queries: set[tuple[str, tuple[str, ...]]] = set()
    number = 0
    for sentence in labelled_sentences(lines):
        lemmas = _lemmas(analyser, [word for word, _ in sentence])
        for (word, gold), lemma in zip(sentence, lemmas, strict=True):
            for term in (lemma_term(lemma), spelling_term(word)):
                holders[term].add(number)
            if gold:
                right[gold].add(number)
                queries.add((word, gold))
            number += 1
    reader = WordReader(analyser, set)
    precision = recall = 0.0
    for word, gold in queries:
        found: set[int] = set()
        for reading in reader.readings(word):
            found.update(*(holders.get(term, ()) for term in reading.terms))
        common = len(found & right[gold])
        precision += common / len(found) if found else 0.0
        recall += common / len(right[gold])
    count = max(len(queries), 1)
    return RetrievalScores(precision / count, recall / count, len(queries))


def _lemmas(analyser: Analyser, words: list[str]) -> list[str]:
    """Return the dictionary forms of the words of a sentence in their context."""
    text = " ".join(words)
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    tokens = analyser.read_tokens(text, spans, [Span(0, len(text))])
    return [token.lemma or word for token, word in zip(tokens, words, strict=True)]
