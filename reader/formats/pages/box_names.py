"""What the names of the boxes around a block say that it is, and when they are not heeded."""

from collections.abc import Sequence
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.elements import HEADINGS
from reader.formats.pages.evidence import FEW_LINKS, LINKED, PROSE_WORDS, PageEvidence, is_prose
from reader.formats.pages.naming import name_parts, surrounding_by_names
from reader.formats.pages.panels import opens_panel
from reader.formats.pages.parsing import Element
from reader.formats.pages.signs import FACTS, is_no_time, is_quoted_post
from reader.formats.reading import Surrounding

_NEVER_OF_HEADLINE = frozenset(["nav", "footer", "aside", "dialog", "button"])
_ALL_OF_PICTURE = frozenset([Surrounding.NOTICE, Surrounding.SHARING, Surrounding.TIMES])
_OF_TEXT = frozenset(["blockquote", "h2", "h3", "ol", "p", "ul"])
_LINES_SET_APART, _BESIDE = 3, 2
_NEAR_PARTS, _FEW_WORDS = 20, 4
_PULLED = frozenset(["pull", "pullquote", "quote"])  # a quotation from the text, or beside it


class BoxNames:
    """The names of a page's boxes. `in_body` has the ids of the body and of what it stands in."""

    def __init__(self, known: PageEvidence, body: Element, in_body: set[int]) -> None:
        self._known, self._body, self._in_body = known, body, in_body
        self._holding = _boxes_of_headline(known)

    def of(self, block: PageBlock) -> Surrounding | None:
        """Return what a block is by the outermost name that says so, of those that do not hold the body."""
        found: Surrounding | None = None
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                break
            what = self._known.named(up)
            if what is None or id(up) in self._holding or (up.tag == "button" and opens_panel(block)):
                continue
            if self._is_excused(what, up, block):
                continue
            found = what
        return found

    def _is_excused(self, what: Surrounding, up: Element, block: PageBlock) -> bool:
        """Tell whether a block may well be a line though an element around it has such a name."""
        names = name_parts(up)
        if _is_of_picture(block, what, up):
            return True
        if what is Surrounding.TIMES:
            return is_no_time(block)
        if what is Surrounding.NOTICE and "bio" in names:
            return self._is_told_life(up)
        if what in (Surrounding.RELATED, Surrounding.FOOT):
            return self._is_box_of_article(what, up, block)
        if what in (Surrounding.SHARING, Surrounding.MENU) and up.tag not in ("nav", "menu", "button"):
            is_told = is_prose(block) and len(block.words) >= PROSE_WORDS and block.link_share < FEW_LINKS
            return is_told or (what is Surrounding.SHARING and is_quoted_post(block, up))
        if what is Surrounding.ADVERTISEMENT and "banner" in names:
            return block.kind in ("caption", "subhead") or is_prose(block)
        return False

    def _is_box_of_article(self, what: Surrounding, up: Element, block: PageBlock) -> bool:
        """Tell whether a box that is called what leads elsewhere, or a foot, is of the article's own text."""
        names = name_parts(up)
        if what is Surrounding.RELATED and is_quoted_post(block, up):
            return True
        if what is Surrounding.RELATED and (up.tag == "aside" or self._leads_nowhere(up)):
            told = bool((FACTS | _PULLED) & names) or self._is_box_of_text(up)
            return up.tag != "aside" or (told and block.link_share < LINKED)
        if what is Surrounding.FOOT and up.tag == "footer":
            quoted = any(one.tag == "blockquote" for one in islice(up.ancestors(), 1, 3))
            return (quoted or self._is_foot_of_text(up)) and block.link_share < LINKED
        return False

    def _leads_nowhere(self, box: Element) -> bool:
        """Tell whether a box in the body has sentences and not one link, whatever it is called."""
        if not any(up is self._body for up in box.ancestors()) or self._known.lines[id(box)] < 2:
            return False
        return not any(one.tag in ("a", "button", "aside") for one in box.elements())

    def _is_box_of_text(self, box: Element) -> bool:
        """Tell whether an aside in the body has a heading, lines and nothing to press."""
        is_inside = any(up is self._body for up in islice(box.ancestors(), 1, None))
        if not is_inside or id(box) in self._known.asking:
            return False
        tags = [one.tag for one in box.elements()]
        if _is_set_apart(box, tags):
            return True
        headed = any(tag in HEADINGS for tag in tags) and any(tag in ("li", "p", "td") for tag in tags)
        return headed and surrounding_by_names(box) is None and not {"a", "button", "img"} & set(tags)

    def _is_told_life(self, box: Element) -> bool:
        """Tell whether a box in the body tells somebody's life in points, not who wrote the article."""
        if not any(up is self._body for up in box.ancestors()):
            return False
        words = folded_words(box.text())
        writers = any(set(one) <= set(words) for one in self._known.clues.authors if one)
        return sum(one.tag == "li" for one in box.elements()) > 1 and not writers

    def _is_foot_of_text(self, foot: Element) -> bool:
        """Tell whether a foot is of the article itself and has notes or sources in it."""
        if foot.get("class") or foot.get("id") or not any(one.tag == "article" for one in foot.ancestors()):
            return False
        if not any(
            id(up) in self._in_body for up in islice(foot.ancestors(), 1, None) if up.tag == "article"
        ):
            return False
        return any(one.tag in ("ol", "h2", "h3", "h4", "h5", "h6") for one in foot.elements())


def _is_set_apart(box: Element, tags: Sequence[str]) -> bool:
    """Tell whether a box with no name has a few words and nothing else, between the paragraphs of a text."""
    if len(tags) > _LINES_SET_APART or {"a", "button", "img", "li", *HEADINGS} & set(tags):
        return False
    if box.get("class") or box.get("id") or box.get("role") or box.parent is None:
        return False
    parts = [one for one in box.parent.children if isinstance(one, Element)]
    at = parts.index(box)
    beside = parts[max(0, at - 1) : at] + parts[at + 1 : at + 2]
    return len(beside) == _BESIDE and all(one.tag in _OF_TEXT for one in beside)


def _boxes_of_headline(known: PageEvidence) -> set[int]:
    """Return what the first heading of a page stands in, where that is its headline.

    Such a box is called by its place or its look, or by letters that a program made up, such as "ad".
    """
    at = known.clues.headline
    if at is None or known.blocks[at].level != 1:
        return set()
    return {id(up) for up in known.blocks[at].place.ancestors() if up.tag not in _NEVER_OF_HEADLINE}


def _is_of_picture(block: PageBlock, what: Surrounding, up: Element) -> bool:
    """Tell whether a block is a caption or a credit in a box whose name says another thing of its place."""
    if block.kind == "credit":
        return what in (Surrounding.NOTICE, Surrounding.TIMES, Surrounding.FOOT)
    is_caption = block.kind == "caption" and not block.is_alt
    if is_caption and what in _ALL_OF_PICTURE and _is_all_of_picture(block, up):
        return True
    if is_caption and what is Surrounding.SHARING and block.place.tag == "figcaption":
        return up.tag == "figure"
    return is_caption and what is Surrounding.FOOT and up.tag != "footer"


def _is_all_of_picture(block: PageBlock, box: Element) -> bool:
    """Tell whether a box has one picture and a caption, and no other words: it lies over what is shown."""
    pictures = sum(one.tag == "img" for one in islice(box.elements(), _NEAR_PARTS))
    return pictures == 1 and len(box.text().split()) <= len(block.text.split()) + _FEW_WORDS
