"""What stands under headings that lead to others, to comments or to what a site says of itself."""

from collections.abc import Container, Iterable, Sequence
from itertools import islice

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.elements import HEADINGS
from reader.formats.pages.evidence import LINKED, STOPS, PageEvidence, lists_behind
from reader.formats.pages.naming import is_article_body, is_named_body
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import begins_comments, is_about, is_time_line, leads_to_others
from reader.formats.pages.threads import answers_in
from reader.formats.reading import Surrounding

_SENTENCE_WORDS = 4
_ABOUT_WORDS = 7  # of a heading
_TEXT_WORDS = 20
_FEW_BLOCKS = 3


def mark_sections(known: PageEvidence) -> None:
    """Tell the evidence what stands under headings of comments, of links to others, of the site itself."""
    known.sections, known.bare_comments = _Sections(known).found()


class _Sections:
    def __init__(self, known: PageEvidence) -> None:
        self._known = known
        self._first: dict[int, int] = {}  # the first sentence in each element
        for at, block in enumerate(known.blocks):
            if known.prose[at] and known.said[at] is None and at not in known.teasers:
                for up in block.place.ancestors():
                    self._first.setdefault(id(up), at)

    def found(self) -> tuple[dict[int, Surrounding], set[int]]:
        """Return what the blocks under headings are, and those under one of comments with no other sign."""
        found: dict[int, Surrounding] = dict.fromkeys(self._known.teasers, Surrounding.RELATED) | answers_in(
            self._known.blocks
        )
        found |= dict.fromkeys(self._known.clues.record, Surrounding.TIMES)
        bare_comments: set[int] = set()
        above = 0  # words of sentences
        for at, block in enumerate(self._known.blocks):
            above += len(block.words) if self._known.prose[at] else 0
            if at in found:
                continue
            what = self._stands_above(at, above)
            if what is None:
                continue
            led = list(self._led_by(at, what))
            found |= {other: what for other in led if other not in found}
            if what is Surrounding.COMMENT and not self._has_sign_of_comments(led):
                bare_comments.update(led[1:])
        return found, bare_comments

    def _stands_above(self, at: int, above: int) -> Surrounding | None:
        """Return what a line stands above as its heading, if that is around the article; None for others.

        `above` counts the words of sentences above it.
        """
        block = self._known.blocks[at]
        if block.kind in ("caption", "credit") and not block.is_alt:
            return None
        if begins_comments(block.text):
            if self._is_subhead(block):
                self._known.said[at] = None
                return None
            if len(block.words) <= _ABOUT_WORDS - 1 and self._is_below_text(block, above):
                return Surrounding.COMMENT
        if leads_to_others(block.text, 0.0) and len(block.words) <= _ABOUT_WORDS + 1:
            if self._goes_on_as_text(at):
                self._known.said[at] = None
                return None
            return Surrounding.RELATED
        if above >= _SENTENCE_WORDS and self._is_about_site(at):
            return Surrounding.FOOT
        return Surrounding.NOTICE if self._is_above_notice(at) else None

    def _goes_on_as_text(self, at: int) -> bool:
        """Tell whether a heading stands between paragraphs of the same text, and no link follows it."""
        blocks = self._known.blocks
        if not blocks[at].level or at + 1 == len(blocks) or blocks[at].link_letters:
            return False
        above = next((one for one in reversed(blocks[max(0, at - _FEW_BLOCKS) : at]) if not one.is_alt), None)
        return all(
            one is not None
            and one.place.tag == "p"
            and one.place.parent is blocks[at].place.parent
            and not one.link_letters
            and len(one.words) > _SENTENCE_WORDS
            and one.text.rstrip().endswith(STOPS)
            for one in (above, blocks[at + 1])
        )

    def _is_above_notice(self, at: int) -> bool:
        """Tell whether a heading in a box of its own says that conditions or a plea follow."""
        block = self._known.blocks[at]
        if (
            self._known.said[at] is not Surrounding.NOTICE
            or not block.level
            or len(block.words) > _ABOUT_WORDS
        ):
            return False
        return self._box(at) is not None

    def _is_about_site(self, at: int) -> bool:
        """Tell whether a heading stands above what a site says of itself."""
        block = self._known.blocks[at]
        if not block.level or len(block.words) > _ABOUT_WORDS or block.link_share > LINKED:
            return False
        if not (about := is_about(block.text)) or self._box(at) is None:
            return False
        words = set(block.words)
        return about == "self" or (
            bool(about) and any(set(one) <= words for one in self._known.clues.sites if one)
        )

    def _is_below_text(self, block: PageBlock, above: int) -> bool:
        """Tell a heading above comments from their number, which stands beside the headline."""
        return block.link_share <= LINKED and above >= _TEXT_WORDS

    def _has_sign_of_comments(self, led: Sequence[int]) -> bool:
        """Tell whether somebody can answer there, or says when they did, or a name of a box says so."""
        for at in led[1:]:
            block = self._known.blocks[at]
            if is_time_line(block.text) or self._known.said[at] is Surrounding.COMMENT:
                return True
            if any(self._known.named(up) is Surrounding.COMMENT for up in block.place.ancestors()):
                return True
        places = (up for at in led[:1] for up in islice(self._known.blocks[at].place.ancestors(), 3))
        return any(id(up) in self._known.asking for up in places)

    def _is_subhead(self, block: PageBlock) -> bool:
        """Tell whether a heading stands in what says that it is the text, among its paragraphs."""
        parent = block.place.parent
        if parent is None or not block.level or not (is_named_body(parent) or is_article_body(parent)):
            return False
        if id(parent) in self._known.asking or any(
            self._known.named(up) is Surrounding.COMMENT for up in parent.ancestors()
        ):
            return False
        return self._known.clues.extracted.of(block.words) == 1.0 or not self._known.clues.extracted

    def _led_by(self, at: int, what: Surrounding) -> Iterable[int]:
        """Yield the blocks that a heading stands above: those in its box, or the next ones like its kind."""
        box, lists = self._box(at), set(lists_behind(self._known.blocks[at]))
        yield at
        for other in range(at + 1, len(self._known.blocks)):
            block = self._known.blocks[other]
            if box is not None:
                if not any(up is box for up in block.place.ancestors()):
                    return
                yield other
            elif what is Surrounding.COMMENT or self._is_link_like(block) or _is_in(block, lists):
                yield other
            else:
                return

    def _box(self, at: int) -> Element | None:
        """Return the largest element that a heading begins, and that has no great part of the text."""
        total = self._known.held[id(self._known.page)]
        found = None
        for up in self._known.blocks[at].place.ancestors():
            if (
                up.tag in ("body", "html", "main")
                or id(up) in self._known.holding
                or self._first.get(id(up), at) < at
                or self._known.held[id(up)] > 0.3 * total
            ):
                return found
            if up.tag not in HEADINGS and sum(isinstance(one, Element) for one in up.children) > 1:
                found = up
        return found

    def _is_link_like(self, block: PageBlock) -> bool:
        if block.link_share > LINKED or block.is_alt or is_time_line(block.text):
            return True
        return any(self._known.is_card(up) for up in block.place.ancestors())


def _is_in(block: PageBlock, lists: Container[int]) -> bool:
    """Tell whether a block with a link stands in one of these lists."""
    return block.link_share > 0 and any(id(up) in lists for up in block.place.ancestors())
