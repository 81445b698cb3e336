"""Lines about the headline: a second one above it, one that leads into the text, a picture's caption."""

from collections.abc import Iterable, Sequence
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.evidence import PageEvidence
from reader.formats.pages.headlines import likeness_of_words, parts_of_title
from reader.formats.pages.naming import name_parts
from reader.formats.pages.phrases import is_heading_label, is_stamp, names_day_alone, tells_time
from reader.formats.pages.title_words import is_bulletin

_LEAD_WORDS = 4
_AROUND = 5  # elements
_OF_HEAD = frozenset(["cover", "featured", "headline", "hero", "lead", "main"])
_PICTURES = frozenset(["image", "img", "media", "photo", "pic", "picture"])
_LISTED = 3  # entries
_MOST_WORDS = 12
_LIKE_HEADLINE = 0.5
_URGENT = ("عاجل:", "عاجل :", "عاجل |", "عاجل -")
_ABOVE_HEADLINE = 6  # blocks


def split_labels(blocks: Sequence[PageBlock], said: Iterable[str]) -> list[PageBlock]:
    """Return the blocks of a page, a theme's label at the end of a heading as one that is not shown.

    That is a word such as "featured", behind a headline that the page's head (`said`) knows without it.
    """
    heads = [words for one in said for part in (one, *parts_of_title(one)) if (words := folded_words(part))]
    found: list[PageBlock] = []
    for block in blocks:
        found.append(block)
        rest, _, label = block.text.rstrip().rpartition(" ")
        if block.level and rest and is_heading_label(label) and folded_words(rest) in heads:
            block.retell(rest.rstrip())
            found.append(PageBlock(label, "", block.place, hidden=True))
    return found


def _is_of_head(description: PageBlock) -> bool:
    """Tell whether a picture stands in a box that is named for being the one above the headline."""
    around = [name_parts(up) for up in islice(description.place.ancestors(), 1, _AROUND)]
    return any(names & _OF_HEAD and names & _PICTURES for names in around)


class AboutHeadline:
    """What stands directly about the headline of a page."""

    def __init__(self, known: PageEvidence) -> None:
        self._known = known

    def is_picture_above(self, at: int) -> bool:
        """Tell whether there is nothing but pictures, times and links between a caption and the headline."""
        headline, blocks = self._known.clues.headline, self._known.blocks
        if headline is None or not 0 <= headline - at <= _ABOVE_HEADLINE:
            return False
        if blocks[at].is_alt and not _is_of_head(blocks[at]):
            return False
        shown = [one for one in blocks[:headline] if one.kind == "caption" and not (one.is_alt or one.hidden)]
        if len(shown) > 1:
            return False  # pictures of other articles, one after the other
        between = blocks[at + 1 : headline]
        plain = (one for one in between if one.kind not in ("caption", "credit") and not one.hidden)
        return all(len(one.words) < _LEAD_WORDS or is_stamp(one.text) for one in plain)

    def leads_into_text(self, at: int, first: int) -> bool:
        """Tell whether a line of some words stands between the headline and the text's first sentence."""
        block, headline = self._known.blocks[at], self._known.clues.headline
        if at + 1 != first or headline is None or block.link_letters or tells_time(block.text):
            return False
        beside = self._known.blocks[headline].place.parent
        return len(block.words) > _LEAD_WORDS and beside in (block.place, block.place.parent)

    def is_overline(self, at: int) -> bool:
        """Tell whether a line stands directly above the headline in its box, as papers print a second one."""
        headline, block = self._known.clues.headline, self._known.blocks[at]
        if headline is None or not 0 < headline - at <= _ABOVE_HEADLINE or block.link_letters:
            return False
        has_own_words = any(isinstance(part, str) and part.strip() for part in block.place.children)
        if not (has_own_words and _LEAD_WORDS <= len(block.words) <= _MOST_WORDS):
            return False
        if any(not (one.hidden or one.is_alt) for one in self._known.blocks[at + 1 : headline]):
            return False
        words = self._known.clues.headline_words
        if block.text.startswith(_URGENT):
            return False  # of other news, in a bar
        if tells_time(block.text) or likeness_of_words(block.words, words) >= _LIKE_HEADLINE:
            return False
        beside = self._known.blocks[headline].place
        return block.place is not beside and block.place.parent is beside.parent is not None

    def is_next(self, block: PageBlock) -> bool:
        at, blocks = self._known.clues.headline, self._known.blocks
        return at is not None and at + 1 < len(blocks) and blocks[at + 1] is block

    def is_bulletin_above(self, at: int) -> bool:
        """Tell whether a line above the headline is of figures, as of the weather or of currencies."""
        headline, block = self._known.clues.headline, self._known.blocks[at]
        return headline is not None and at < headline and not block.is_row and is_bulletin(block.text)

    def tells_day_alone(self, at: int) -> bool:
        """Tell whether a line says who and on which day, without its year."""
        block = self._known.blocks[at]
        return not (block.level or block.is_row or block.kind) and names_day_alone(block.text)

    def is_listed_with_time(self, at: int) -> bool:
        """Tell whether a few words are an entry of a list that has the time too, and no sentence."""
        block = self._known.blocks[at]
        around = block.place.parent
        if block.kind != "list_item" or around is None or len(block.words) >= _LEAD_WORDS:
            return False
        beside = self._known.blocks[max(0, at - _LISTED) : at + _LISTED + 1]
        listed = [one for one in beside if around in one.place.ancestors()]
        return not self._known.held[id(around)] and any(is_stamp(one.text) for one in listed)
