"""Pictures and their captions: what says that it is one, what a picture names, what stands alone with it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from reader.formats.pages.beside_picture import has_picture
from reader.formats.pages.blocks import PageBlock, PagePicture, blocks_and_pictures, folded_words
from reader.formats.pages.caption_signs import (
    can_be_caption,
    can_follow_picture,
    element_before,
    is_fallback_picture,
    is_in_small_print,
    is_small_picture,
    make_of,
)
from reader.formats.pages.credits import (
    LEAST_WORDS,
    MOST_CREDIT,
    caption_and_credit,
    is_named_credit,
    stands_by_picture,
)
from reader.formats.pages.naming import is_quotation, surrounding_named
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_time_line, surrounding_said
from reader.formats.pages.picture_words import (
    is_agency,
    is_credit,
    is_credit_lead,
    is_source_line,
)
from reader.formats.pages.terms import with_terms_joined
from reader.formats.pages.wrapped import with_wrapped_joined
from reader.formats.reading import Surrounding

_BOX_DEPTH = 5
_BOX_WORDS = 30
_SHORT_SENTENCE = 8
_ENDS = (".", "؟", "!", ":", "…")
_BOX_LINES = 6
_LEAST_WORDS = 4
_BUTTONS = 8  # between a caption and its text
_NAME_WORDS = 4
_PORTRAIT_WORDS = 12
_LARGE = frozenset(["article", "body", "html", "main", "section", "ul", "ol"])


def blocks_of(page: Element) -> list[PageBlock]:
    """Return the blocks of a parsed page that have a word or a sign."""
    return read_blocks(page)[0]


def read_blocks(page: Element) -> tuple[list[PageBlock], list[PagePicture]]:
    """Return the blocks of a page and its pictures, whose captions are among the blocks."""
    blocks, pictures = blocks_and_pictures(page)
    blocks = with_terms_joined(with_wrapped_joined(blocks))
    blocks = [part for one in blocks for part in _without_rights(one)]
    _mark_credits(blocks)
    _mark_boxed(blocks, pictures)
    _mark_following(blocks, pictures)
    _unmark_buttons(blocks)
    blocks = [part for one in blocks for part in _without_whose(one)]
    _tie_captions(blocks, pictures)
    with_caption = {
        id(picture.shown)
        for picture in pictures
        if picture.caption is not None and picture.caption is not picture.shown
    }
    unseen = with_caption | {id(picture.shown) for picture in pictures if is_small_picture(picture)}
    return [one for one in blocks if id(one) not in unseen], pictures


def _mark_credits(blocks: Sequence[PageBlock]) -> None:
    """Make a line a credit that stands behind hidden words which say so, or says so itself in a figure."""
    for hidden, one in pairwise(blocks):
        if hidden.hidden and not one.hidden and not one.is_alt and is_credit_lead(hidden.text):
            one.kind = "credit"
    for label, one in pairwise(blocks):
        if _is_label_of_credit(label) and _is_whose(one) and label.place.parent is one.place.parent:
            label.kind = one.kind = "credit"
    for at, one in enumerate(blocks):
        is_told = one.kind == "" and is_credit(one.text) and _is_in_figure(one)
        is_told = is_told or (one.kind == "caption" and not one.is_alt and is_source_line(one.text))
        if is_told or (_says_whose(one) and _is_beside_picture(at, blocks)):
            one.kind = "credit"


def _is_label_of_credit(line: PageBlock) -> bool:
    """Tell whether a line in a box with a picture only says that the credit comes, as labels of fields do."""
    if line.kind or line.hidden or not is_credit_lead(line.text):
        return False
    return any(map(has_picture, islice(line.place.ancestors(), 1, _BOX_DEPTH)))


def _is_beside_picture(at: int, blocks: Sequence[PageBlock]) -> bool:
    one = blocks[at]
    return one.kind == "caption" or _is_in_figure(one) or stands_by_picture(at, blocks)


def _says_whose(line: PageBlock) -> bool:
    """Tell whether a line says whose the picture beside it is: by its words, or by its element's name."""
    if (
        line.kind not in ("", "caption", "list_item")
        or line.is_alt
        or line.hidden
        or line.is_row
        or line.level
    ):
        return False
    if len(line.words) > MOST_CREDIT:
        return False
    named = line.kind != "caption" and is_named_credit(line.place) and not line.text.rstrip().endswith(_ENDS)
    return named or is_agency(line.text)


def _unmark_buttons(blocks: Sequence[PageBlock]) -> None:
    """Make what a caption's element says of views, buttons and advertisements no caption."""
    for one in blocks:
        if one.kind == "caption" and not one.is_alt:
            said = surrounding_said(one.text, 0.0)
            if is_time_line(one.text) or said not in (None, Surrounding.NOTICE, Surrounding.RELATED):
                one.kind = ""


def _without_rights(block: PageBlock) -> list[PageBlock]:
    """Return a line beside a picture, and behind its words whose the picture is, where a sign parts them."""
    told, sign, behind = block.text.partition("©")
    if not (sign and len(told.split()) >= LEAST_WORDS and len(behind.split()) <= MOST_CREDIT):
        return [block]
    around = islice(block.place.ancestors(), 1, 4)
    if block.kind != "caption" and not any(map(has_picture, around)):
        return [block]
    whose = replace(block, text=f"©{behind}", kind="credit", link_letters=0)
    block.retell(told.rstrip(" -–—|/ـ"))
    return [block, whose]


def _without_whose(block: PageBlock) -> list[PageBlock]:
    """Return a block, or a caption and what it says behind its words of whose the picture is."""
    parts = caption_and_credit(block.text) if block.kind == "caption" and not block.is_alt else None
    if parts is None:
        return [block]
    whose = replace(block, text=parts[1], kind="credit", link_letters=0)
    block.retell(parts[0])
    return [block, whose]


def _is_in_figure(block: PageBlock) -> bool:
    return any(up.tag == "figure" for up in islice(block.place.ancestors(), _BOX_DEPTH))


def _mark_boxed(blocks: Sequence[PageBlock], pictures: Sequence[PagePicture]) -> None:
    """Make a line a caption that stands alone with a picture in a box, where there is more text than it."""
    inside: dict[int, list[PageBlock]] = {}
    for one in blocks:
        if not (one.is_alt or one.hidden):
            for up in islice(one.place.ancestors(), _BOX_DEPTH + 1):
                inside.setdefault(id(up), []).append(one)
    seen = [one for one in pictures if not is_fallback_picture(one)]
    in_box = Counter(id(up) for one in seen for up in one.place.ancestors())
    for picture in seen:
        boxes = () if is_small_picture(picture) else _boxes(picture.place)
        for up in takewhile(lambda box: in_box[id(box)] == 1, boxes):
            told = _telling(inside.get(id(up), ()))
            lines = told if any(one.kind == "caption" for one in told) else _without_credit(told)
            if len(lines) > 1:
                break
            if lines and len(blocks) > 2:
                _mark_beside(picture, lines[0], up)


def _telling(lines: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the lines that are no buttons or numbers of pictures; of many, the first ones."""
    return [
        one
        for one in lines[:_BOX_LINES]
        if one.kind != "credit" and surrounding_said(one.text, 0.0) is None
        if any(map(str.isalpha, one.text))
    ]


def _without_credit(lines: list[PageBlock]) -> list[PageBlock]:
    """Return the lines without a second one that only says whose the picture is, which is marked so."""
    if len(lines) == 2 and not any(one.level or one.link_letters for one in lines):
        for one, other in (lines, reversed(lines)):
            if _is_whose(one) and len(other.words) > max(2, len(one.words)):
                one.kind = "credit"
                return [other]
    return lines


def _is_whose(line: PageBlock) -> bool:
    return is_credit(line.text) or (len(line.words) <= _NAME_WORDS and not line.text.rstrip().endswith(_ENDS))


def _mark_beside(picture: PagePicture, line: PageBlock, box: Element) -> None:
    name = picture.shown.words if picture.shown else []
    if 0 < len(name) <= _NAME_WORDS and line.words[: len(name)] == name and line.kind != "subhead":
        line.is_portrait = len(line.words) <= _PORTRAIT_WORDS
    elif can_be_caption(line, box):
        line.kind = "caption"


def _mark_following(blocks: Sequence[PageBlock], pictures: Sequence[PagePicture]) -> None:
    """Make a line a caption that stands between a picture and a paragraph and is no sentence of it.

    It is in the text that the picture is in, which has a paragraph above too.
    """
    by_place: dict[int, list[PagePicture]] = {}
    for picture in (one for one in pictures if not is_fallback_picture(one)):
        for up in islice(picture.place.ancestors(), _BOX_DEPTH):
            by_place.setdefault(id(up), []).append(picture)
    seen = [one for one in blocks if not (one.is_alt or one.hidden)]
    makes: set[tuple[str, str]] = set()  # of lines between paragraphs that are captions
    for above, line, at in [*zip(seen, seen[1:], range(2, len(seen)), strict=False)][::-1]:
        below = _next_told(seen[at : at + _BUTTONS])
        is_told = _is_paragraph(above) or make_of(line) in makes or make_of(line) != make_of(below)
        is_told = is_told or caption_and_credit(line.text) is not None
        is_verse = seen[at].place is line.place and not _is_paragraph(seen[at])
        can_follow = is_told and _is_paragraph(below) and can_follow_picture(line) and not is_verse
        if not can_follow and not (_is_paragraph(above) and is_in_small_print(line, above)):
            continue
        before = element_before(line)
        found = by_place.get(id(before), []) if before is not None else []
        if len(found) == 1 and not is_small_picture(found[0]) and before is not None and not before.text():
            line.kind = "caption"
            found[0].caption = line
            makes.add(make_of(line))


def _next_told(blocks: Sequence[PageBlock]) -> PageBlock:
    """Return the first of some lines that is no button, link or number; if there is none, the first."""
    plain = (one for one in blocks if not (one.link_letters or one.kind == "caption"))
    told = (one for one in plain if len(one.words) >= _LEAST_WORDS)
    return next((one for one in told if surrounding_said(one.text, 0.0) is None), blocks[0])


def _is_paragraph(block: PageBlock) -> bool:
    return block.kind == "" and len(block.words) >= _SHORT_SENTENCE and block.text.rstrip().endswith(_ENDS)


def _boxes(place: Element) -> Iterator[Element]:
    for up in islice(place.ancestors(), 1, _BOX_DEPTH + 1):
        if up.tag in _LARGE or surrounding_named(up) is not None or is_quotation(up):
            return
        yield up


def _tie_captions(blocks: Sequence[PageBlock], pictures: Sequence[PagePicture]) -> None:
    """Give each picture its caption: a block that it names, one in its box, or its description."""
    captions = [one for one in blocks if one.kind == "caption" and not one.is_alt and not one.hidden]
    by_name = {
        up.get("id"): one for one in captions for up in list(one.place.ancestors())[:3] if up.get("id")
    }
    by_box = _by_box(captions, pictures)
    behind = {id(one.behind): one for one in captions if _is_directly_behind(one)}
    for picture in pictures:
        named = (by_name[name] for name in picture.place.get("aria-describedby").split() if name in by_name)
        boxes = list(picture.place.ancestors())[1 : _BOX_DEPTH + 1]
        boxed = (by_box[id(up)] for up in boxes if id(up) in by_box and _is_box(up, by_box[id(up)]))
        told = next(named, None) or picture.caption or next(boxed, None) or behind.get(id(picture.place))
        picture.caption = told or picture.shown


def _is_directly_behind(line: PageBlock) -> bool:
    """Tell whether the element before a line is the last picture above it, or a box with that."""
    before = element_before(line)
    return line.behind is not None and any(up is before for up in line.behind.ancestors())


def _by_box(captions: Sequence[PageBlock], pictures: Sequence[PagePicture]) -> dict[int, PageBlock]:
    """Return the first caption of each element around one, up to the innermost that has a picture."""
    with_picture = {id(up) for one in pictures if not is_small_picture(one) for up in one.place.ancestors()}
    found: dict[int, PageBlock] = {}
    for one in captions:
        for up in islice(one.place.ancestors(), _BOX_DEPTH + 1):
            if up.tag in ("main", "section", "body", "html"):
                break
            found.setdefault(id(up), one)
            if up.tag == "figure" or id(up) in with_picture:
                break
    return found


def _is_box(one: Element, caption: PageBlock) -> bool:
    """Tell whether an element holds a picture and its caption and little else."""
    return len(folded_words(one.text())) <= len(caption.words) + _BOX_WORDS
