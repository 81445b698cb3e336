"""Which words of a text stand in somebody's speech: between marks, after a colon, or where "I" tells."""

from collections.abc import Iterator, Sequence

_SPEAKER = 6  # words that a colon may have before it in its sentence to announce speech without marks
_OPENING, _CLOSING, _EITHER = frozenset("«“„‹"), frozenset("»”›"), frozenset("\"'")
_TELLING = _OPENING | _CLOSING | _EITHER | {":"}

_MINE = frozenset(
    f"{lead}{one}"
    for lead in ("", "و", "ف")
    for one in (
        "أنا",
        "أنني",
        "إنني",
        "لأنني",
        "بأنني",
        "كأنني",
        "لكنني",
        "لأني",
        "بأني",
        "إني",
        "أني",
        "لكني",
        "كنت",
        "لست",
        "كأني",
        "ليتني",
        "لي",
        "معي",
        "عندي",
        "أمي",
        "أعتقد",
        "أظن",
        "أتذكر",
    )
)


class SpokenWords:
    """Follows the marks of quotation through a text, sentence by sentence."""

    def __init__(self) -> None:
        self._open = self._of_oneself = False

    def begin_paragraph(self) -> None:
        """Forget a mark that nobody closed, and who told of oneself."""
        self._open = self._of_oneself = False

    def of(self, words: Sequence[str]) -> list[bool]:
        """Return for each word of the next sentence whether it is spoken.

        A sentence with an "I" of its own (أنا, لأنني) that stands in no marks is told by whom it is about, as
        are those after it in its paragraph.
        """
        as_before = _TELLING.isdisjoint(words)
        spoken = [self._open] * len(words) if as_before else list(self._follow(words))
        if any(spoken):
            return spoken
        self._of_oneself = self._of_oneself or not _MINE.isdisjoint(words)
        return [self._of_oneself] * len(spoken)

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
