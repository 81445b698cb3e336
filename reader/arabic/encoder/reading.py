"""Sentences of words through the encoder: for each word how likely each label is."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.arabic.encoder.network import Network
from reader.arabic.encoder.pieces import Pieces

_UNKNOWN = 3  # the piece for letters that have none
_BATCH = 8  # stretches that are read at once

Shares = list[list[float]]  # for every word the logarithm of the probability of every label


class _Stretch(NamedTuple):
    """Words of a sentence that are read together: which sentence, from which word, their pieces."""

    sentence: int
    first: int
    pieces: list[int]
    starts: list[int]


class Encoder:
    """Reads words in the context of their sentence. Threads may share one."""

    def __init__(self, content: bytes) -> None:
        """Unpack the bytes of its file; raises DamagedEncoder where they are not whole."""
        self._network = Network(content)
        shape = self._network.shape
        self._pieces = Pieces(shape.pieces, shape.scores, shape.normal, _UNKNOWN)
        self._longest = shape.longest
        self.labels = shape.labels

    def label_shares(
        self, sentences: Sequence[Sequence[str]], tell: Callable[[float], object] = lambda share: None
    ) -> list[Shares]:
        """Return for every word of every sentence the logarithms of the probabilities of `labels`.

        A sentence that is longer than what is read at once is read in stretches. `tell` is told before each
        batch what share is done, from 0 to 1.
        """
        stretches = sorted(self._stretches(sentences), key=lambda one: len(one.pieces))
        found: list[Shares] = [[[] for _ in words] for words in sentences]
        for start in range(0, len(stretches), _BATCH):
            tell(start / len(stretches))
            batch = stretches[start : start + _BATCH]
            scores = self._network.label_scores([one.pieces for one in batch], [one.starts for one in batch])
            for one, rows in zip(batch, scores, strict=True):
                found[one.sentence][one.first : one.first + len(one.starts)] = rows.tolist()
        return found

    def _stretches(self, sentences: Sequence[Sequence[str]]) -> Iterator[_Stretch]:
        for number, words in enumerate(sentences):
            stretch = _Stretch(number, 0, [], [])
            for at, word in enumerate(words):
                cut = self._pieces.of(word)
                if stretch.starts and len(stretch.pieces) + len(cut) > self._longest:
                    yield stretch
                    stretch = _Stretch(number, at, [], [])
                stretch.starts.append(len(stretch.pieces))
                stretch.pieces.extend(cut)
            if stretch.starts:
                yield stretch
