"""Words cut into the pieces that the encoder has vectors for."""

from collections.abc import Mapping, Sequence

from reader.arabic.normalise import strip_marks

_START = "▁"  # stands before the first letter of a word
_UNKNOWN = 10.0  # by how much a letter without a piece is worse than the rarest piece
_MOST = 48  # pieces of one word that are read; the rest of a longer one is left out
_REMEMBERED = 60_000  # words whose pieces are kept


class Pieces:
    """A vocabulary of pieces, each with the logarithm of its probability.

    A word is cut where the product of the probabilities is highest (the unigram model of Kudo, "Subword
    Regularization", 2018, by Viterbi's algorithm).
    """

    def __init__(
        self, texts: Sequence[str], scores: Sequence[float], normal: Mapping[str, str], unknown: int
    ) -> None:
        """`normal` says what characters are read as; `unknown` is the number of the piece for all others."""
        known = (one for one in enumerate(zip(texts, scores, strict=True)) if one[0] != unknown)
        self._pieces = {text: (number, score) for number, (text, score) in known if text}
        self._longest = max(map(len, self._pieces), default=0)
        self._normal = str.maketrans(dict(normal))
        self._unknown = unknown
        self._worst = min(scores, default=0.0) - _UNKNOWN
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one; vowel signs do not count."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            found = self._seen[word] = self._cut(word)[:_MOST] or (self._unknown,)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        letters = _START + strip_marks(word).translate(self._normal).replace(" ", _START)
        best = [0.0] + [float("-inf")] * len(letters)
        step = [(0, self._unknown)] * (len(letters) + 1)  # where the last piece begins, and its number
        for first in range(len(letters)):
            here = best[first]
            if here + self._worst > best[first + 1]:
                best[first + 1], step[first + 1] = here + self._worst, (first, self._unknown)
            for last in range(first + 1, min(len(letters), first + self._longest) + 1):
                piece = self._pieces.get(letters[first:last])
                if piece and here + piece[1] > best[last]:
                    best[last], step[last] = here + piece[1], (first, piece[0])
        found: list[int] = []
        at = len(letters)
        while at > 0:
            at, number = step[at]
            found.append(number)
        return tuple(reversed(found))
