"""What boxes say of the lines in them: a heading goes with what it stands above, a line with its button."""

import re
from collections.abc import Iterator
from itertools import islice

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.evidence import LINKED, PageEvidence
from reader.formats.pages.panels import opens_panel
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_plea, pleads, tells_life
from reader.formats.reading import Surrounding

_HEADING_WORDS = 6
_BOX_WORDS = 60
_FEW_WORDS = 12  # of a line that is only there for the button beside it
_OFFERS = (
    Surrounding.NOTICE,
    Surrounding.ADVERTISEMENT,
    Surrounding.SHARING,
    Surrounding.COMMENT,
)
_OF_PLACE = (Surrounding.MENU, Surrounding.RELATED, Surrounding.SHARING, Surrounding.FOOT)
_NEAR = 3  # elements around a heading
_DEFAULTS = (Surrounding.MENU, Surrounding.FOOT, Surrounding.UNCERTAIN)
_MOST_OFFERED = 25
_TOLD_WORDS = 7
_NAME_WORDS = 4
_TOLD = 3  # words of a line that says something
_PRICE = re.compile(
    r"(?:[$€£]|US\$|(?:ر\.س|د\.إ|د\.ك|ج\.م|د\.أ|ل\.ل|ريال|درهم|دينار|جنيه|دولار|ليرة)(?!\w))\s?\d[\d.,٫٬]*"
    r"|\d[\d.,٫٬]*\s?(?:[$€£]|(?:ر\.س|د\.إ|د\.ك|ج\.م|د\.أ|ل\.ل|ريال|درهم|دينار|جنيه|دولار|ليرة)(?!\w))"
)

_SCORE = re.compile(r"\(?\d{1,3}\s*[-–:]\s*\d{1,3}\)?")
_MINUTE = r"\(?\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['′’´]\)?"
_SCORED = re.compile(rf"{_MINUTE}\s.{{2,40}}|.{{2,40}}\s{_MINUTE}")

Found = list[Surrounding | None]


class Boxes:
    """The boxes of a page that do not hold its article, each with the numbers of the blocks in it."""

    def __init__(self, known: PageEvidence, in_body: set[int]) -> None:
        self._known = known
        self._blocks = known.blocks
        self._boxes: dict[int, list[int]] = {}
        self._in_body = in_body
        self._last_prose = max((at for at, prose in enumerate(known.prose) if prose), default=0)
        self._holding = {id(up) for up in self._headline_place()}
        for at, block in enumerate(known.blocks):
            for up in block.place.ancestors():
                if id(up) in in_body:
                    break
                self._boxes.setdefault(id(up), []).append(at)

    def _headline_place(self) -> Iterator[Element]:
        at = self._known.clues.headline
        if at is not None:
            yield from self._blocks[at].place.ancestors()

    def judge(self, found: Found) -> None:
        """Change what was found of single blocks where the box that they stand in says more."""
        for box, inside in self._boxes.items():
            if len(inside) > 1 and self._known.words[box] <= _BOX_WORDS:
                self._mark_offer(box, inside, found)
                self._mark_wares(inside, found)
                self._mark_scorers(inside, found)
                self._mark_asking(box, inside, found)
                self._mark_plea(box, inside, found)
                self._mark_writer(inside, found)
                self._mark_last_notice(inside, found)
        for inside in self._boxes.values():
            self._mark_heading(inside, found)
        self._keep_headings(found)

    def _mark_offer(self, box: int, inside: list[int], found: Found) -> None:
        """Leave out the few other words of a box that begins with an offer and has something to press."""
        seen = [at for at in inside if not (self._blocks[at].hidden or self._blocks[at].is_alt)]
        what = found[seen[0]] if seen else None
        if what not in _OFFERS or not (box in self._known.asking or self._has_button(seen)):
            return
        others = [at for at in seen if found[at] is None]
        words = sum(len(self._blocks[at].words) for at in others)
        buttons = sum(self._blocks[at].place.tag == "button" for at in seen)
        told = any(_is_sentence(self._blocks[at]) for at in others)
        if what is Surrounding.SHARING and buttons < 2 and told:
            return
        if words <= _MOST_OFFERED and all(self._is_slight(self._blocks[at]) for at in others):
            for at in others:
                found[at] = what

    def _has_button(self, inside: list[int]) -> bool:
        return any(
            self._blocks[at].place.tag == "button" or self._blocks[at].link_share > LINKED for at in inside
        )

    @staticmethod
    def _is_slight(block: PageBlock) -> bool:
        return len(block.words) <= _FEW_WORDS and not block.is_row and block.kind not in ("caption", "credit")

    def _mark_wares(self, inside: list[int], found: Found) -> None:
        """Leave out a box of short lines with prices: what it has to sell."""
        lines = [self._blocks[at] for at in inside if not self._blocks[at].is_alt]
        if any(one.is_row or len(one.words) > _FEW_WORDS or _is_sentence(one) for one in lines):
            return
        if any(_PRICE.search(one.text) and len(one.words) <= _HEADING_WORDS for one in lines):
            for at in inside:
                if at != self._known.clues.headline and found[at] is None:
                    found[at] = Surrounding.ADVERTISEMENT

    def _mark_scorers(self, inside: list[int], found: Found) -> None:
        """Leave out a box of a match: its score, and short lines of who scored in which minute."""
        lines = [at for at in inside if not self._blocks[at].is_alt]
        texts = [self._blocks[at].text.strip() for at in lines]
        scored = sum(_SCORED.fullmatch(one) is not None for one in texts)
        is_short = all(len(self._blocks[at].words) <= _HEADING_WORDS for at in lines)
        if scored and is_short and any(map(_SCORE.fullmatch, texts)):
            for at in lines:
                if at != self._known.clues.headline and found[at] is None:
                    found[at] = Surrounding.TIMES

    def _mark_asking(self, box: int, inside: list[int], found: Found) -> None:
        """Leave out a box of few words that is there for its buttons: a poll, what somebody is to press."""
        lines = [at for at in inside if not self._blocks[at].is_alt]
        buttons = [at for at in lines if self._blocks[at].place.tag in ("button", "label")]
        pressed = any(self._known.said[at] is not Surrounding.SHARING for at in buttons)
        if not pressed or len(lines) < 2 or box in self._holding:
            return
        if any(opens_panel(self._blocks[at]) for at in buttons):
            return
        words = sum(len(self._blocks[at].words) for at in lines)
        if words > _MOST_OFFERED or any(_is_sentence(self._blocks[at], _TOLD_WORDS) for at in lines):
            return
        for at in lines:
            if found[at] is None and self._is_slight(self._blocks[at]):
                found[at] = Surrounding.NOTICE

    def _mark_plea(self, box: int, inside: list[int], found: Found) -> None:
        """Leave out a box with something to press that asks for a subscription, and is about little else."""
        lines = [at for at in inside if not (self._blocks[at].is_alt or self._blocks[at].hidden)]
        if box in self._holding or len(lines) < 2 or not any(self._asks(at) for at in lines):
            return
        told = [at for at in lines if not self._asks(at) and len(self._blocks[at].words) >= _TOLD]
        about = [at for at in told if pleads(self._blocks[at].text)]
        if 2 * len(about) >= len(told) and (about or box in self._known.asking):
            for at in lines:
                if self._blocks[at].kind not in ("caption", "credit"):
                    found[at] = found[at] or Surrounding.NOTICE

    def _asks(self, at: int) -> bool:
        block = self._blocks[at]
        pressed = block.place.tag == "button" or block.link_share > LINKED
        return is_plea(block.text) if pressed else self._ends_with_plea(block)

    @staticmethod
    def _ends_with_plea(block: PageBlock) -> bool:
        """Tell whether a link in a line asks for it, as behind "Have you an account?"."""
        links = (one for one in block.place.elements() if one.tag == "a") if block.link_letters else ()
        return len(block.words) <= _HEADING_WORDS and any(is_plea(one.text()) for one in links)

    def _mark_writer(self, inside: list[int], found: Found) -> None:
        """Leave out the few words of a box that begins with the writer's name: who that is."""
        lines = [at for at in inside if not (self._blocks[at].is_alt or self._blocks[at].hidden)]
        is_writer = bool(lines) and tuple(self._blocks[lines[0]].words) in self._known.clues.authors
        if not (is_writer or self._is_note_of_writer(lines)):
            return
        words = sum(len(self._blocks[at].words) for at in lines)
        if words <= _MOST_OFFERED and self._known.clues.headline not in inside:
            for at in inside:
                found[at] = found[at] or Surrounding.TIMES

    def _is_note_of_writer(self, lines: list[int]) -> bool:
        """Tell whether a box behind all other sentences has a name and one sentence of what its bearer is."""
        if len(lines) < 2 or lines[-1] < self._last_prose:
            return False
        name, life = self._blocks[lines[0]], self._blocks[lines[1]]
        told = 1 < len(name.words) <= _NAME_WORDS and not _is_sentence(name) and not name.link_letters
        return told and tells_life(life.text) and sum(self._known.prose[at] for at in lines) <= 1

    def _mark_last_notice(self, inside: list[int], found: Found) -> None:
        """Leave out a box of few words behind the text with a notice in it: why a letter came, from whom."""
        lines = [at for at in inside if not (self._blocks[at].is_alt or self._blocks[at].hidden)]
        if not any(found[at] is Surrounding.NOTICE for at in lines) or lines[0] <= self._last_prose:
            return
        others = [at for at in lines if found[at] is None]
        words = sum(len(self._blocks[at].words) for at in lines)
        if words <= _MOST_OFFERED and not any(_is_sentence(self._blocks[at]) for at in others):
            for at in others:
                found[at] = Surrounding.NOTICE

    def _mark_heading(self, inside: list[int], found: Found) -> None:
        """Leave out the heading of a box in which all else is left out because it leads to others."""
        first, *others = inside
        if found[first] is None and others and all(found[at] is Surrounding.RELATED for at in others):
            block = self._blocks[first]
            told = first != self._known.clues.headline and block.kind in ("", "subhead")
            if told and len(block.words) <= _HEADING_WORDS and not _is_sentence(block):
                found[first] = Surrounding.RELATED

    def _keep_headings(self, found: Found) -> None:
        """Take in a heading that only its place or its name spoke against, and whose text was taken in."""
        for at in range(len(found) - 2, -1, -1):
            block = self._blocks[at]
            if found[at] in _OF_PLACE and self._is_between_prose(at, found):
                found[at] = None
            if block.kind != "subhead" or found[at] not in _DEFAULTS or self._known.said[at] is not None:
                continue
            named = any(self._known.named(up) for up in self._up_to_body(block))
            if at + 1 == self._known.clues.headline or block.link_share > LINKED:
                continue
            if found[at + 1] is None and not named and self._are_in_one_box(at, at + 1):
                found[at] = None

    def _is_between_prose(self, at: int, found: Found) -> bool:
        """Tell whether a heading stands in the text, as its parts do: sentences before and directly behind.

        Whatever it is called: what leads elsewhere has links below it, and what asks has something to press.
        """
        block, known = self._blocks[at], self._known
        if block.kind != "subhead" or block.link_letters or block.hidden or known.said[at] is not None:
            return False
        told = (one for one in range(at - 1, -1, -1) if not self._blocks[one].is_alt)
        before = next((one for one in told if self._blocks[one].kind not in ("caption", "credit")), None)
        if before is None or not all(known.prose[one] and found[one] is None for one in (before, at + 1)):
            return False
        behind = {id(up) for up in self._blocks[at + 1].place.ancestors()}
        return any(id(_element_behind(up)) in behind for up in islice(block.place.ancestors(), _NEAR))

    def _are_in_one_box(self, one: int, other: int) -> bool:
        parent = self._blocks[one].place.parent
        if parent is None or id(parent) in self._in_body:
            return False
        return any(up is parent for up in self._blocks[other].place.ancestors())

    def _up_to_body(self, block: PageBlock) -> Iterator[Element]:
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                return
            yield up


def _element_behind(place: Element) -> Element | None:
    """Return the element that stands directly behind another, in the same one."""
    parts = place.parent.children if place.parent is not None else []
    inner = [one for one in parts if isinstance(one, Element)]
    at = next((at for at, one in enumerate(inner) if one is place), len(inner))
    return inner[at + 1] if at + 1 < len(inner) else None


def _is_sentence(block: PageBlock, least: int = 0) -> bool:
    return len(block.words) >= least and block.text.rstrip().endswith((*".؟?!…",))
