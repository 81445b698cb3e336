"""What an article is about: the subject whose words it has most of, or "general" where none leads clearly.

A table gives dictionary words, and pairs of them, weights for subjects. A word counts more the oftener it
stands, but by its logarithm, as in the weighting of terms for retrieval; each subject's sum is compared with
what a text of that length has by chance.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.arabic.document import Subject
from reader.arabic.morphology.reading import Reading
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_LEAST = 5.0  # evidence below which no subject is said
_LEAST_SHARE = 0.06  # of it for each word of a longer text
_LEAD = 1.12  # how much more than the next a subject has


class ArticleSubjects:
    """Finds the subject of a text by its words."""

    def __init__(self, resources: Resources) -> None:
        self._words: dict[str, list[tuple[Subject, float]]] = {}
        self._pairs: dict[tuple[str, ...], list[tuple[Subject, float]]] = {}
        for subject, weight, words in resources.rows("article_subjects.tsv"):
            for word in words.split(" "):
                entry = (Subject(subject), float(weight))
                one, *rest = map(fold, word.split("_"))
                if rest:
                    self._pairs.setdefault((one, *rest), []).append(entry)
                else:
                    self._words.setdefault(one, []).append(entry)
        self._openings = frozenset(one for one, *_ in self._pairs)

    def find(self, sentences: Sequence[Sequence[Reading]]) -> Subject:
        """Return the subject of a text whose words are read so; its first sentence is the headline."""
        found = self.evidence(sentences)
        first, second = (*found.most_common(2), (Subject.GENERAL, 0.0), (Subject.GENERAL, 0.0))[:2]
        words = sum(map(len, sentences))
        if first[1] < max(_LEAST, _LEAST_SHARE * min(words, 1000)) or first[1] < _LEAD * second[1]:
            return Subject.GENERAL
        return first[0]

    def evidence(self, sentences: Sequence[Sequence[Reading]]) -> Counter[Subject]:
        """Return what speaks for each subject; those for which nothing does are left out."""
        words: list[str] = []
        pairs: Counter[tuple[str, ...]] = Counter()
        for number, sentence in enumerate(sentences):
            keys = list(map(self._key, sentence))
            words += keys if number else keys * 2
            if not self._openings.isdisjoint(keys):
                pairs.update(one for one in pairwise(keys) if one[0] in self._openings and one in self._pairs)
        counts = Counter(words)
        found: Counter[Subject] = Counter()
        self._add(
            found, ((self._words[word], count) for word, count in counts.items() if word in self._words)
        )
        self._add(found, ((self._pairs[pair], count) for pair, count in pairs.items()))
        return found

    @remembered(60_000)
    def _key(self, reading: Reading) -> str:
        return fold(strip_marks(reading.lemma))

    @staticmethod
    def _add(found: Counter[Subject], entries: Iterable[tuple[list[tuple[Subject, float]], int]]) -> None:
        for meant, count in entries:
            times = 1.0 + math.log(count)
            for subject, weight in meant:
                found[subject] += times * weight  # type: ignore[assignment]
