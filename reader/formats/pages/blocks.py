"""A cleaned page cut into blocks: headings, paragraphs, items, rows of tables, captions, in their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice, takewhile

from reader.arabic.normalise import fold
from reader.formats.pages.beside_picture import (
    is_below_picture,
    is_name_behind,
    is_named_owner,
    is_picture_in_text,
    source_of_picture,
    stands_with_picture,
)
from reader.formats.pages.bounds import TOLD
from reader.formats.pages.elements import HEADINGS, TEXT_BLOCKS
from reader.formats.pages.naming import (
    is_in_quotation,
    is_named_caption,
    is_named_hidden,
    leads_to_picture,
    name_parts,
)
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_edit_link, is_heading_label, is_jump
from reader.formats.pages.picture_words import begins_credit, is_agency, is_lead_in
from reader.formats.pages.reading_order import are_lines, element_events, keeps_lines, within_block
from reader.formats.pages.rows import is_data, table_around
from reader.formats.pages.runs import holds_blocks, run_ons, texts_of_their_own

BULLET = "• "
CELL_SEPARATOR = " | "

_WORD = re.compile(r"[^\W_]+")
_LONG_CAPTION = 80  # words
_NEAR = 4  # elements around a picture
_SENTENCE, _STOPS = 8, (".", "؟", "!", "…", "»", "».")  # words of one that is a paragraph, its ends
_CREDITS = frozenset(
    ["credit", "credits", "source", "photographer", "copyright", "copyrights", "attribution", "agency"]
)
_FLOWING = HEADINGS | frozenset(["p", "span", "li", "td", "th", "a", "pre"])
_POINTS = ("-", "–", "•", "▪", "●", "*")
_ALONE = frozenset(["button", "menu"])  # what is in them is no part of the sentence they stand in


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are compared: without marks, signs and what nobody sees."""
    return _WORD.findall(fold(_JOINERS.sub("", text)))


_JOINERS = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


@dataclass(slots=True)
class PagePicture:
    """A picture of a page: the address of its file, what is to be seen, its element, and its caption."""

    source: str
    alt: str
    place: Element
    shown: "PageBlock | None" = None  # what it is said to show, as a block
    caption: "PageBlock | None" = None


@dataclass(eq=False)
class PageBlock:
    """One line of a page. `place` is the element that it stands in, `kind` one of BlockKind's or "".

    `link_letters` counts the letters that are links; `self_link` that these lead to a place of this page.
    """

    text: str
    kind: str
    place: Element
    link_letters: int = 0
    hidden: bool = False
    is_row: bool = False
    is_alt: bool = False
    level: int = 0  # of a heading, 1 to 6
    self_link: bool = False
    is_portrait: bool = False  # a name beside the picture of who has it
    breaks: int = 0  # of lines behind it, inside its element
    behind: Element | None = None  # the picture that it stands directly behind, whatever that is in

    def retell(self, text: str) -> None:
        """Put another text in the place of the block's."""
        self.text = text
        self.__dict__.pop("words", None)
        self.__dict__.pop("link_share", None)

    @cached_property
    def words(self) -> list[str]:
        return folded_words(self.text)

    @cached_property
    def link_share(self) -> float:
        letters = sum(not char.isspace() for char in self.text)
        return self.link_letters / letters if letters else 0.0


@dataclass(slots=True)
class _Line:
    """What has been read of a block that is not complete."""

    place: Element
    pieces: list[str] = field(default_factory=list)
    link_letters: int = 0
    self_link: bool = True
    after_link: bool = False


def joined_captions(blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """Yield the blocks of one caption, lines that say what is shown as one."""
    for (tells, _), group in groupby(blocks, key=lambda one: (_tells_what(one), one.hidden)):
        first, *others = group
        if tells and others:
            first.retell(" ".join(one.text for one in (first, *others)))
        yield from [first] if tells else [first, *others]


def _tells_what(block: PageBlock) -> bool:
    """Tell whether a line of a caption says what the picture shows: no button, and not whose that is."""
    is_whose = begins_credit(block.text) or is_agency(block.text) or is_lead_in(block.text)
    return block.kind == "caption" and not (block.is_alt or block.link_letters or is_whose)


def blocks_and_pictures(page: Element) -> tuple[list[PageBlock], list[PagePicture]]:
    """Return the blocks of a page and its pictures, none with a caption as yet."""
    reader = _Reader(page)
    reader.read()
    return reader.blocks, reader.pictures


class _Reader:
    def __init__(self, page: Element) -> None:
        self.page = page
        self.blocks: list[PageBlock] = []
        self.pictures: list[PagePicture] = []
        self._line = _Line(page)
        self._aside: list[tuple[Element, _Line]] = []  # what is set apart, and the line that goes on after it
        self._captions: list[Element] = []
        self._picture_before: Element | None = None  # with no word since
        self._captioned = 0  # how many blocks there were before the caption that is open
        self._links: list[Element] = []
        self._hidden: list[Element] = []
        self._rows: list[Element] = []
        self._described = {
            name
            for one in page.elements()
            if one.tag == "img"
            for name in one.get("aria-describedby").split()
        }
        self._run_ons = run_ons(page)
        self._own_texts = texts_of_their_own(page)
        self._data_tables = {id(one) for one in page.elements() if one.tag == "table" and is_data(one)}

    def read(self) -> None:
        for event, one in element_events(self.page):
            if isinstance(one, str):
                self._text(one)
            elif event == "start":
                self._start(one)
            else:
                self._end(one)
        self._flush()

    def _text(self, text: str) -> None:
        if "\n" in text and (are_lines(text) or any(map(keeps_lines, self._line.place.ancestors()))):
            for line in text.split("\n"):
                self._plain_text(line)
                self._end_line()
        else:
            self._plain_text(text)

    def _plain_text(self, text: str) -> None:
        self._line.pieces.append(text)
        self._line.after_link = False
        if self._links:
            self._line.link_letters += sum(not char.isspace() for char in text)
            href = self._links[-1].get("href")
            self._line.self_link &= href.startswith("#") and len(href) > 1

    def _start(self, one: Element) -> None:
        if self._is_apart(one):
            self._aside.append((one, self._line))
            self._line = _Line(one)
        elif self._is_block(one) and not self._is_joined(one):
            self._flush()
            self._line.place = one
        if "hidden" in one.attributes or is_named_hidden(one) or one.get("aria-hidden") == "true":
            self._hidden.append(one)
        if self._is_caption(one) and not (self._aside and self._aside[-1][0] is one):
            self._flush()
            self._captions.append(one)
            self._captioned = len(self.blocks)
            self._line.place = one
        elif self._is_block(one):
            self._line.pieces.append(" ")  # parts of a cell
        elif id(one) in self._run_ons or one.get("data-element") == "cite":
            self._line.pieces.append(" ")
        self._start_tag(one)

    def _start_tag(self, one: Element) -> None:
        if one.tag == "a":
            if self._line.after_link:
                self._line.pieces.append(" ")  # entries of a menu
            if not leads_to_picture(one):  # to see it large
                self._links.append(one)
        elif one.tag == "img":
            self._picture(one)
        elif one.tag == "br":
            self._break()
        elif one.tag in ("td", "th") and self._rows:
            self._line.pieces.append(_CELL)
        elif one.tag == "tr" and id(table_around(one)) in self._data_tables:
            self._rows.append(one)

    def _end(self, one: Element) -> None:
        if self._aside and self._aside[-1][0] is one:
            self._flush()
            self._line = self._aside.pop()[1]
        elif self._captions and self._captions[-1] is one:
            self._flush()
            self._captions.pop()
            self.blocks[self._captioned :] = joined_captions(self.blocks[self._captioned :])
            self._line.place = one.parent or one
        elif self._rows and self._rows[-1] is one:
            self._flush()
            self._rows.pop()
        elif self._is_block(one):
            if self._is_joined(one):
                self._line.pieces.append(" ")
            else:
                self._flush()
                self._line.place = one.parent or one
        if self._hidden and self._hidden[-1] is one:
            self._hidden.pop()
        if one.tag == "a" and self._links and self._links[-1] is one:
            self._links.pop()
            self._line.after_link = True

    def _is_apart(self, one: Element) -> bool:
        if self._is_block(one) and one.tag not in _ALONE:
            return False
        if self._is_beside_heading(one) or _is_jump_link(one):
            return True
        if not self._captions and is_below_picture(one) and not self._is_caption(one):
            return True
        if "hidden" in one.attributes or is_named_hidden(one) or one.tag in _ALONE:
            return True
        if one.tag != "span" or self._captions:
            return False
        return (
            bool(_CREDITS & name_parts(one)) and stands_with_picture(one, _FLOWING)
        ) or is_picture_in_text(one)

    def _is_beside_heading(self, one: Element) -> bool:
        """Tell whether an element at a heading's end leads to where it is edited, or is a theme's label."""
        if self._aside or one.tag not in ("a", "span"):
            return False
        heading = next((up for up in islice(one.ancestors(), 1, 4) if up.tag in HEADINGS), None)
        text = one.text()
        if heading is not None and is_heading_label(text):
            return heading.text().rstrip().endswith(text.strip()) and heading.text().strip() != text.strip()
        if heading is None or not is_edit_link(text):
            return False
        return (one.tag == "a" or text.startswith("[")) and len(heading.children) > 1

    def _is_block(self, one: Element) -> bool:
        return _is_block(one) or id(one) in self._own_texts or self._is_credit_of_caption(one)

    def _is_credit_of_caption(self, one: Element) -> bool:
        """Tell whether an element in a caption says by its name whose the picture is."""
        caption = self._captions[-1] if self._captions else one
        if one is caption:
            return False
        around = takewhile(lambda up: up is not caption, islice(one.ancestors(), 1, None))
        return not any(map(is_named_owner, around)) and (is_named_owner(one) or is_name_behind(one, caption))

    def _is_joined(self, one: Element) -> bool:
        """Tell whether a block is a part of a row of a table."""
        return bool(self._rows) and one is not self._rows[-1]

    def _is_caption(self, one: Element) -> bool:
        if self._captions or one.tag in ("img", "table", "body", "article", *_ALONE):
            return False
        if not (one.tag == "figcaption" or one.get("id") in self._described or is_named_caption(one)):
            return False
        if is_in_quotation(one) or (one.tag != "figcaption" and _is_text(one)):
            return False
        return len(folded_words(one.text())) <= _LONG_CAPTION and not any(
            part.tag in ("img", "article", "h1") for part in one.elements()
        )

    def _break(self) -> None:
        points = "".join(self._line.pieces).lstrip().startswith(_POINTS)  # in a heading, one a line
        heading = not points and any(up.tag in HEADINGS for up in self._line.place.ancestors())
        if self._captions or self._rows or heading:
            self._line.pieces.append(" ")
            return
        self._end_line()

    def _end_line(self) -> None:
        self._flush()
        if self.blocks and not self.blocks[-1].is_alt:
            self.blocks[-1].breaks += 1

    def _picture(self, one: Element) -> None:
        large = next(
            (up for up in islice(one.ancestors(), _NEAR) if up.tag == "a" and leads_to_picture(up)), None
        )
        around = next((up for up in islice(one.ancestors(), _NEAR) if up.tag == "figure"), None)
        told = next((up for up in islice(one.ancestors(), _NEAR) if up.get(TOLD).strip()), None)
        said = (
            told.get(TOLD) if told else "",
            one.get("alt"),
            large.get("title") if large else "",
            around.get("aria-label") if around else "",
        )
        alt = " ".join(next((text for text in said if text.strip()), "").split())
        picture = PagePicture(source_of_picture(one), alt, one)
        if self._line.place.tag not in _FLOWING and not (self._captions or self._rows or self._aside):
            self._flush()
        self.pictures.append(picture)
        self._picture_before = one
        if alt and folded_words(alt):
            picture.shown = PageBlock(alt, "caption", one, is_alt=True, hidden=bool(self._hidden))
            self.blocks.append(picture.shown)

    def _flush(self) -> None:
        line, self._line = self._line, _Line(self._line.place)
        if self._rows:
            text = CELL_SEPARATOR.join(
                cell for piece in "".join(line.pieces).split(_CELL) if (cell := " ".join(piece.split()))
            )
        else:
            text = " ".join("".join(line.pieces).split())
        if not _JOINERS.sub("", text).strip():
            return
        heading = next((up for up in within_block(line.place) if up.tag in HEADINGS), None)
        block = PageBlock(
            text,
            self._kind(line.place, heading),
            line.place,
            link_letters=line.link_letters,
            hidden=bool(self._hidden),
            is_row=bool(self._rows),
            level=int(heading.tag[1]) if heading else 0,
            self_link=line.self_link and line.link_letters > 0,
            behind=self._picture_before,
        )
        self._picture_before = None
        self.blocks.append(block)

    def _kind(self, place: Element, heading: Element | None) -> str:
        if self._captions:
            return "credit" if self._is_credit_of_caption(place) else "caption"
        if place.tag == "span" and _CREDITS & name_parts(place):
            return "credit"
        if self._rows:
            return ""
        if heading is not None:
            return "subhead"
        return "list_item" if any(up.tag == "li" for up in within_block(place)) else ""


_CELL = "\x1f"


def _is_jump_link(one: Element) -> bool:
    return one.tag == "a" and one.get("href").startswith("#") and is_jump(one.text())


def _is_block(one: Element) -> bool:
    return one.tag in TEXT_BLOCKS or ("-" in one.get("data-element") and holds_blocks(one))


def _is_text(one: Element) -> bool:
    """Tell whether what is called a caption has paragraphs of sentences: a post below its pictures."""
    parts = [part for part in one.children if isinstance(part, Element) and part.tag == "p"]
    told = (part.text() for part in parts[:_NEAR])
    return sum(len(text.split()) >= _SENTENCE and text.endswith(_STOPS) for text in told) > 1
