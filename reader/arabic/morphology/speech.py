"""Which words of a text stand in somebody's speech: between marks, after a colon, or where "I" tells."""

from collections.abc import Iterable, Iterator, Sequence

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
    )
)


_OFTEN = 3
_SAYING_WRITTEN = (
    "قال قالت قالوا قوله قولها قولهم قائلا قائلة قائلين يقول تقول القول بالقول أجاب أجابت رد كتب كتبت"
)
_SAYING = frozenset(f"{lead}{one}" for lead in ("", "و", "ف") for one in _SAYING_WRITTEN.split(" "))
_MINE_TOO = _MINE | {"لي", "مني", "عني", "معي", "عندي", "أمامي", "جاءني", "جاءتني", "أخبرني", "سألني"}


def told_of_oneself(paragraphs: Sequence[Iterable[str]]) -> list[bool]:
    """Return for each paragraph of an article, given as words, whether it is told by an "I".

    Where every third is, all are: a column, an interview.
    """
    told = list(map(_tells_of_oneself, paragraphs))
    return [True] * len(told) if sum(told) > 1 and sum(told) * _OFTEN >= len(told) else told


def _tells_of_oneself(words: Iterable[str]) -> bool:
    """Tell whether an "I" stands outside marks and before any colon that may announce speech."""
    closed = True
    for word in words:
        if word in _OPENING or word in _EITHER or word in _CLOSING:
            closed = word in _CLOSING or (word in _EITHER and not closed)
        elif closed and word == ":":
            return False
        elif closed and word in _MINE_TOO:
            return True
    return False


class SpokenWords:
    """Follows the marks of quotation through a text, sentence by sentence."""

    def __init__(self) -> None:
        self._open, self._told = False, False

    def begin_paragraph(self, of_oneself: bool = False) -> None:
        """Forget a mark that nobody closed; `of_oneself` tells that somebody tells the paragraph as "I"."""
        self._open, self._told = False, of_oneself

    def of(self, words: Sequence[str]) -> list[bool]:
        """Return for each word of the next sentence whether it is spoken.

        A sentence with an "I" of its own (أنا, لأنني) that stands in no marks is told by whom it is about.
        """
        as_before = _TELLING.isdisjoint(words)
        spoken = [self._open or self._told] * len(words) if as_before else list(self._follow(words))
        if _MINE.isdisjoint(words) or any(spoken):
            return spoken
        return [True] * len(spoken)

    def _follow(self, words: Sequence[str]) -> Iterator[bool]:
        after_colon, closed = False, self._open
        for place, word in enumerate(words):
            closed = (
                closed or word in _OPENING or word in _EITHER
            )  # what stands outside marks is told by others
            if word in _OPENING or word in _CLOSING or word in _EITHER:
                self._open = word in _OPENING or (word in _EITHER and not self._open)
                after_colon = False if not self._open else after_colon
                yield False
            else:
                yield self._open or after_colon or (self._told and not closed)
                announced = word == ":" and (place <= _SPEAKER or not _SAYING.isdisjoint(words[:place]))
                after_colon = after_colon or announced
