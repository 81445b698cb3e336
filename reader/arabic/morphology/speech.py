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
        "أعرف",
        "أقول",
        "أظن",
        "أحب",
        "أتذكر",
    )
)


_TOLD_BY_ONE = 2  # sentences in which somebody says "I"
_ONE_IN = 14  # sentences


def tells_of_oneself(sentences: Sequence[Sequence[str]]) -> bool:
    """Tell whether a whole text is told by somebody who says "I" outside marks: a column, an interview."""
    speech, mine = SpokenWords(), 0
    for words in sentences:
        mine += not any(speech.of(words, False)) and not _MINE.isdisjoint(words)
    return mine >= _TOLD_BY_ONE and mine * _ONE_IN >= len(sentences)


class SpokenWords:
    """Follows the marks of quotation through a text, sentence by sentence."""

    def __init__(self) -> None:
        self._open = False

    def begin_paragraph(self) -> None:
        """Forget a mark that nobody closed."""
        self._open = False

    def of(self, words: Sequence[str], of_me: bool = True) -> list[bool]:
        """Return for each word of the next sentence whether it is spoken.

        A sentence with an "I" of its own (أنا, لأنني) that stands in no marks is told by whom it is about,
        unless this is not asked (`of_me`).
        """
        as_before = _TELLING.isdisjoint(words)
        spoken = [self._open] * len(words) if as_before else list(self._follow(words))
        if not of_me or any(spoken) or _MINE.isdisjoint(words):
            return spoken
        return [True] * len(spoken)

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
