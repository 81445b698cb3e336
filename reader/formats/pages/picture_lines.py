"""What captions and credits of a page are: of the article's pictures, or of something around it."""

import re
from collections.abc import Callable, Container
from itertools import islice

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.cards import leads_away
from reader.formats.pages.evidence import PageEvidence
from reader.formats.pages.headlines import likeness_of_words
from reader.formats.pages.naming import is_named_caption, leads_to_picture
from reader.formats.pages.parsing import Element
from reader.formats.pages.picture_words import is_agency, is_gallery_head, is_no_description
from reader.formats.pages.signs import ALL_LINK
from reader.formats.reading import Surrounding
from reader.text.letters import has_arabic_letter

_LIKE_HEADLINE = 0.7
_FILE = re.compile(r"\.(?:zip|pdf|tiff?|psd|eps|mp4)(?:[?#].*)?$", re.IGNORECASE)
_LEADING = frozenset(["a", "aside", "button", "footer"])


class PictureLines:
    """The captions and credits of a page. `in_body` has the ids of the body and of what it stands in."""

    def __init__(
        self,
        known: PageEvidence,
        in_body: Container[int],
        is_in_card: Callable[[PageBlock], bool],
        is_arabic: bool,
    ) -> None:
        self._known, self._in_body, self._is_in_card, self._is_arabic = known, in_body, is_in_card, is_arabic

    def judge(self, at: int, block: PageBlock) -> Surrounding | None:
        if block.is_alt and tuple(block.words) in self._known.clues.authors | self._known.clues.sites:
            return Surrounding.TIMES
        if block.is_alt and (self._tells_nothing(block) or self._is_background_of_title(at)):
            return Surrounding.HIDDEN
        if not block.is_alt and block.kind == "caption" and self._is_only_number(block):
            return Surrounding.HIDDEN
        if self._is_in_card(block):
            return Surrounding.RELATED
        if block.link_share > ALL_LINK and self._is_below_caption(at):
            return Surrounding.SHARING
        if block.kind == "credit" and not self._is_below_caption(at):
            return Surrounding.TIMES
        return None

    def _is_background_of_title(self, at: int) -> bool:
        """Tell whether a description is of a picture above the headline, and other pictures have captions."""
        headline = self._known.clues.headline
        if headline is None or at >= headline or self._is_below(at):
            return False
        return sum(one.kind == "caption" and not (one.is_alt or one.hidden) for one in self._known.blocks) > 1

    def _is_only_number(self, block: PageBlock) -> bool:
        """Tell whether a caption is one word of Latin letters and digits, as a file's name is."""
        told = any(map(str.isdecimal, block.text)) and len(block.words) <= 1
        return self._is_arabic and told and not has_arabic_letter(block.text)

    def _tells_nothing(self, block: PageBlock) -> bool:
        """Tell whether a picture's description is a file's name, a machine's guess or the headline."""
        if (
            is_no_description(block.text)
            or is_agency(block.text)
            or (self._is_arabic and not has_arabic_letter(block.text))
        ):
            return True
        return likeness_of_words(block.words, self._known.clues.headline_words) >= _LIKE_HEADLINE

    def _is_below_caption(self, at: int) -> bool:
        above = (one for one in reversed(self._known.blocks[max(0, at - 4) : at]) if not one.hidden)
        told = (one for one in above if one.kind != "credit")
        return next((one.kind == "caption" and not self._is_idle(one) for one in told), False)

    def _is_idle(self, block: PageBlock) -> bool:
        return block.is_alt and self._tells_nothing(block)

    def is_of_gallery(self, at: int, block: PageBlock) -> bool:
        """Tell whether a caption is of a box of pictures that lead nowhere, in the headline's article.

        Where nothing says that it is in that, there are only captions in the box, below the headline.
        """
        if block.is_alt or block.link_share > 0:
            return False
        box = [up for up in block.place.ancestors() if id(up) not in self._in_body][-1]
        if self._is_next_to_text(at, box):
            return True
        if self._known.held[id(box)] or any(one.tag == "a" and leads_away(one) for one in box.elements()):
            return False
        inside = self._inside(box)
        alone = self._is_below(at) and all(map(self._is_of_picture, inside))
        if not (alone or self._is_within_article(block)):
            return False
        shown = (self._known.blocks[at] for at in inside)
        return sum(one.kind == "caption" and not one.is_alt for one in shown) > 1

    def _is_next_to_text(self, at: int, box: Element) -> bool:
        """Tell whether a box behind the text has nothing but pictures with captions, and leads nowhere."""
        if any(map(_leads, box.elements())) or not self._is_below(at):
            return False
        inside = self._inside(box)
        lines = [self._known.blocks[at] for at in inside]
        is_headed = lines[0].level > 0 and is_gallery_head(lines[0].text)
        told = [one for one in lines if one.kind == "caption" and not one.is_alt]
        if not all(map(self._is_of_picture, inside[is_headed:])):
            return False
        if not (is_headed or all(map(_is_named, told))):
            return False
        pictures = sum(one.tag == "img" for one in box.elements())
        return pictures >= len(told) and self._is_directly_behind(box)

    def _inside(self, box: Element) -> list[int]:
        """Return the places of the blocks in a box."""
        return [at for at, one in enumerate(self._known.blocks) if box in one.place.ancestors()]

    def _is_directly_behind(self, box: Element) -> bool:
        """Tell whether a box stands directly behind the body, or behind what holds it and no other text."""
        before = box.before()
        return before is not None and id(before) in self._in_body

    def _is_of_picture(self, at: int) -> bool:
        block = self._known.blocks[at]
        if block.link_share > ALL_LINK and not any(map(_leads, block.place.elements())):
            return True  # it only loads the file
        return block.kind in ("caption", "credit") or block.hidden or self._known.said[at] is not None

    def _is_within_article(self, block: PageBlock) -> bool:
        whole = (up for up in block.place.ancestors() if up.tag in ("article", "main"))
        return any(id(up) in self._known.headline_places for up in whole)

    def _is_below(self, at: int) -> bool:
        headline = self._known.clues.headline
        return headline is None or at > headline


def _leads(one: Element) -> bool:
    """Tell whether an element leads elsewhere, or asks for something: not to a file of the picture."""
    is_file = one.tag == "a" and (_FILE.search(one.get("href")) or leads_to_picture(one))
    return one.tag in _LEADING and not is_file


def _is_named(caption: PageBlock) -> bool:
    return any(up.tag == "figcaption" or is_named_caption(up) for up in islice(caption.place.ancestors(), 2))
