"""Which words of a text stand in somebody's speech: between marks, or after a colon."""

from collections.abc import Iterator, Sequence

_SPEAKER = 6  # words that a colon may have before it in its sentence to announce speech without marks
_OPENING, _CLOSING, _EITHER = frozenset("«“„‹"), frozenset("»”›"), frozenset("\"'")


class SpokenWords:
    """Follows the marks of quotation through a text, sentence by sentence."""

    def __init__(self) -> None:
        self._open = False

    def begin_paragraph(self) -> None:
        """Forget a mark that nobody closed."""
        self._open = False

    def of(self, words: Sequence[str]) -> list[bool]:
        """Return for each word of the next sentence whether it is spoken."""
        return list(self._follow(words))

    def _follow(self, words: Sequence[str]) -> Iterator[bool]:
        after_colon = False
        for place, word in enumerate(words):
            if word in _OPENING or word in _CLOSING or word in _EITHER:
                self._open = word in _OPENING or (word in _EITHER and not self._open)
                after_colon = False if not self._open else after_colon
                yield False
            else:
                yield self._open or after_colon
                after_colon = after_colon or (word == ":" and place <= _SPEAKER)
