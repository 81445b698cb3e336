"""What was left out of a page and may be its article's: sentences that a place or a name spoke against."""

from collections.abc import Callable

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.boxes import Found
from reader.formats.pages.evidence import FEW_LINKS, PROSE_WORDS, STOPS, PageEvidence
from reader.formats.reading import Surrounding

_SENTENCE_WORDS = 4
_PARAGRAPH_WORDS = 12
_RUN_WORDS = 25
_RUN_AMID = 10
_SURE = (Surrounding.COMMENT, Surrounding.REPEATED, Surrounding.NOTICE)


class DoubtfulBlocks:
    """The sentences that were left out of a page, by their numbers."""

    def __init__(
        self,
        known: PageEvidence,
        is_in_body: Callable[[PageBlock], bool],
        is_in_card: Callable[[PageBlock], bool],
    ) -> None:
        self._known = known
        self._is_in_body, self._is_in_card = is_in_body, is_in_card

    def unsure(self, found: Found) -> frozenset[int]:
        """Return the numbers of the blocks that read like an article's and were left out with no sure reason.

        One sentence is none; but where no more than the headline came in, any is one.
        """
        alone = not any(what is None and prose for what, prose in zip(found, self._known.prose, strict=True))
        least, most = (PROSE_WORDS, PROSE_WORDS) if alone else (_PARAGRAPH_WORDS, _RUN_WORDS)
        sure = (None, *_SURE) if alone else (None, Surrounding.HIDDEN, *_SURE)
        runs: list[list[int]] = [[]]
        for at, what in enumerate(found):
            told = what in sure and at not in self._known.bare_comments
            if not told and self._is_paragraph(at, least):
                runs[-1].append(at)
            elif runs[-1]:
                runs.append([])
        words = (sum(len(self._known.blocks[at].words) for at in run) for run in runs)
        return frozenset(at for run, count in zip(runs, words, strict=True) if count >= most for at in run)

    def amid(self, found: Found) -> frozenset[int]:
        """Return the numbers of the sentences in the body that only the name of their box speaks against.

        A run of few words is none.
        """
        runs: list[list[int]] = [[]]
        told = (None, Surrounding.REPEATED, Surrounding.HIDDEN)
        for at, what in enumerate(found):
            is_left = what not in told and self._is_in_body(self._known.blocks[at])
            if is_left and self._is_paragraph(at, _SENTENCE_WORDS):
                runs[-1].append(at)
            elif runs[-1]:
                runs.append([])
        words = (sum(len(self._known.blocks[at].words) for at in run) for run in runs)
        return frozenset(
            at for run, count in zip(runs, words, strict=True) if count >= _RUN_AMID for at in run
        )

    def _is_paragraph(self, at: int, least: int) -> bool:
        block = self._known.blocks[at]
        if block.is_alt or block.kind in ("caption", "credit") or block.link_share >= FEW_LINKS:
            return False
        sectioned = at in self._known.sections and at not in self._known.bare_comments
        if self._known.said[at] or sectioned or self._is_in_card(block):
            return False
        return len(block.words) >= least and block.text.rstrip().endswith(STOPS)
