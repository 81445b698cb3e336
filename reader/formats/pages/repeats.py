"""What stands on a page twice: the headline, sentences for another width, a sentence in large letters."""

from collections import Counter
from collections.abc import Callable, Iterable

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.boxes import Found
from reader.formats.pages.evidence import PROSE_WORDS, PageEvidence, SharedRuns
from reader.formats.pages.signs import is_pulled_quote
from reader.formats.reading import Surrounding

_SENTENCE_WORDS = 4
_DOUBLED = 3  # sentences
_LEAST_CAPTION = 3  # words


class Repeats:
    """What repeats other lines of a page. `is_in_body` tells where a block stands."""

    def __init__(self, known: PageEvidence, is_in_body: Callable[[PageBlock], bool]) -> None:
        self._known = known
        self._is_in_body = is_in_body

    def mark_doubled(self, found: Found) -> None:
        """Leave out sentences that stand there a second time together, as for another width of the window."""
        blocks = self._known.blocks
        prose = [at for at, what in enumerate(found) if what is None and self._known.prose[at]]
        words = [tuple(blocks[at].words) for at in prose]
        first: dict[tuple[tuple[str, ...], ...], int] = {}
        for number in range(len(words) - _DOUBLED + 1):
            run = tuple(words[number : number + _DOUBLED])
            if len(set(run)) < _DOUBLED or any(len(one) < _SENTENCE_WORDS for one in run):
                continue
            if number - first.setdefault(run, number) >= _DOUBLED:
                for at in prose[number : number + _DOUBLED]:
                    found[at] = Surrounding.REPEATED

    def mark_repeated(self, found: Found) -> None:
        """Leave out what stands in the text already: the headline again, a sentence in large letters."""
        headline = list(self._known.clues.headline_words)
        lines = [(at, self._known.blocks[at]) for at, what in enumerate(found) if what is None]
        flow = Counter(tuple(block.words) for _, block in lines)
        text = SharedRuns(block.words for _, block in lines if not is_pulled_quote(block))
        captions: set[tuple[str, ...]] = {
            tuple(b.words) for _, b in lines if b.kind == "caption" and not b.is_alt
        }
        for at, what in enumerate(found):  # the text's beginning, shown again where nothing says what it is
            shown = self._known.blocks[at].words
            if what is Surrounding.UNCERTAIN and len(shown) >= PROSE_WORDS and text.of(shown) >= 0.9:
                found[at] = Surrounding.REPEATED
        begun = next((at for at, _ in lines if self._known.prose[at]), len(found))
        for at, block in lines:
            words = tuple(block.words)
            if at == self._known.clues.headline:
                continue
            if (
                headline
                and list(words) == headline
                and (block.level or block.is_alt or at < begun or not self._is_in_body(block))
            ):
                found[at] = Surrounding.REPEATED
            elif (block.is_alt and _is_told(words, captions)) or (
                block.kind == "caption" and flow[words] > 1
            ):
                found[at] = Surrounding.REPEATED
                flow[words] -= 1
            elif is_pulled_quote(block) and text.of(block.words) >= 0.9 and len(words) >= 3:
                found[at] = Surrounding.REPEATED


def _is_told(description: tuple[str, ...], captions: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether a caption says what a picture's description says, or the same and little more."""
    said = set(description)
    return any(
        description == one or (len(one) >= _LEAST_CAPTION and set(one) <= said and len(said) <= 2 * len(one))
        for one in captions
    )
