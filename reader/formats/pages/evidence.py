"""What is known of a page's blocks before any is chosen: names, words, links, boxes, sections."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.bounds import FORM_FIELD
from reader.formats.pages.cards import MOST_WORDS_OF_CARD, leads_elsewhere
from reader.formats.pages.naming import (
    is_article_body,
    is_named_paid,
    name_parts,
    surrounding_named,
)
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import (
    begins_notes,
    is_consent,
    surrounding_said,
)
from reader.formats.pages.teasers import teasers_in
from reader.formats.reading import Surrounding

_SOURCE = tuple(folded_words("المصدر"))
FEW_LINKS = 0.3
LINKED = 0.5  # of a block's letters: more is a link to elsewhere
PROSE_WORDS = 8
HERE = 0.35  # of a page's sentences: the article may be in what holds so many
STOPS = tuple('.؟?!…۔"»”:')
_SENTENCE_WORDS = 4
_ABOUT_WORDS = 7  # of a heading
_MOST_NOTES = 20  # headings above notes
LIVE = frozenset(["live", "liveblog", "timeline", "update", "updates"])
_TEXT_WORDS = 20
_SIGNATURE_WORDS = 6
_CARD_LINES = 2  # of sentences
_MOST_CONSENT = 0.85  # of a page's sentences
_CARD_TAGS = frozenset(["article", "div", "figure", "li", "section"])


class SharedRuns:
    """How much of a block is in a text, by its runs of three folded words."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._runs: set[tuple[str, ...]] = set()
        for words in texts:
            for length in (1, 2, 3):
                self._runs.update(zip(*(words[start:] for start in range(length)), strict=False))

    def of(self, words: Sequence[str]) -> float:
        """Return the share of the block's runs that the text has, from 0 to 1."""
        length = min(3, len(words))
        runs = list(zip(*(words[start:] for start in range(length)), strict=False)) if length else []
        return sum(run in self._runs for run in runs) / len(runs) if runs else 0.0

    def __bool__(self) -> bool:
        return bool(self._runs)


@dataclass(slots=True)
class Clues:
    """What is known of a page before its blocks are chosen: its headline, and what others take as its text.

    `headline` is the number of the block that shows it, None where none does.
    """

    headline: int | None
    stated: SharedRuns  # the article in JSON-LD
    extracted: SharedRuns  # what trafilatura takes
    headline_words: Sequence[str]
    sites: frozenset[tuple[str, ...]]
    authors: frozenset[tuple[str, ...]]
    record: frozenset[int] = frozenset()  # the numbers of the lines of data about the article


def is_prose(block: PageBlock) -> bool:
    """Tell whether a block reads as sentences do: not few words, and few of them links."""
    if block.link_share > LINKED or block.hidden or block.is_alt or block.kind in ("caption", "credit"):
        return False
    count = len(block.words)
    return count >= PROSE_WORDS or (count >= _SENTENCE_WORDS and block.text.rstrip().endswith(STOPS))


def lists_behind(heading: PageBlock) -> Iterable[int]:
    """Yield the id of the list that stands directly behind a heading."""
    place = heading.place
    if not heading.level or place.parent is None:
        return
    seen = False
    for one in place.parent.children:
        if isinstance(one, Element) and seen:
            if one.tag in ("ul", "ol", "dl"):
                yield id(one)
            return
        seen = seen or one is place


class PageEvidence:
    """A page's blocks with what is known of them, and of the elements that they stand in, by their id.

    `held` counts the words of sentences in an element, `lines` the blocks that these are, `words` all words.
    `asking` are the elements with something to fill in. `said` is what each block is by its own words,
    `sections` what those are that a heading stands above.
    """

    def __init__(self, page: Element, blocks: list[PageBlock], clues: Clues) -> None:
        self.page, self.blocks, self.clues = page, blocks, clues
        self._names: dict[int, Surrounding | None] = {}
        self._neutral: set[int] = set()
        self.held: dict[int, int] = defaultdict(int)  # words of prose in each element
        self.lines: dict[int, int] = defaultdict(int)  # and its blocks
        self.prose = [is_prose(block) and not self.is_headline(block) for block in blocks]
        self._cards: dict[int, bool] = {}
        self.has_cards = True
        self.asking = {
            id(up)
            for one in page.elements()
            if one.get("data-element") == FORM_FIELD
            for up in one.ancestors()
        }
        self.words: dict[int, int] = defaultdict(int)  # of any kind in each element
        for block in blocks:
            for up in block.place.ancestors():
                self.words[id(up)] += 0 if block.is_alt else len(block.words)
        self.headline_places = self._places_of_headline()
        self.holding = {
            id(up)
            for one in page.elements()
            if is_article_body(one) or one.tag in ("main", "h1")
            for up in one.ancestors()
        }
        self.said = [
            None
            if block.kind in ("caption", "credit") and not block.is_alt
            else surrounding_said(block.text, block.link_share)
            for block in blocks
        ]
        self._asked_to_pay = self._asking_to_pay()
        teasers = teasers_in(blocks, clues.headline)
        self.teasers, self.linked_titles = teasers.around, teasers.titles
        self._count_prose()
        self._mark_consents()
        self._neutralise()
        self.notes = self._noted()
        self.sections: dict[int, Surrounding] = {}  # see sections.py
        self.bare_comments: set[int] = set()  # under a heading of comments, with no other sign

    def is_site(self, block: PageBlock) -> bool:
        """Tell whether all of a block is the name of the site, or of the source."""
        words, sites = tuple(block.words), self.clues.sites
        return words in sites or (words[:1] == _SOURCE and words[1:] in sites)

    def names_site(self, block: PageBlock) -> bool:
        """Tell whether a few words that are no sentence begin or end with the site's name."""
        words = tuple(block.words)
        if len(words) > _SIGNATURE_WORDS or block.level or block.kind or block.text.rstrip().endswith(STOPS):
            return False
        return any(one and one in (words[: len(one)], words[-len(one) :]) for one in self.clues.sites)

    def is_stated(self, block: PageBlock) -> bool:
        """Tell whether the page's data have the block as a part of the article."""
        return len(block.words) >= 6 and self.clues.stated.of(block.words) >= 0.9

    def is_headline(self, block: PageBlock) -> bool:
        return bool(self.clues.headline_words) and block.words == list(self.clues.headline_words)

    def named(self, one: Element) -> Surrounding | None:
        if id(one) in self._neutral:
            return None
        if id(one) not in self._names:
            what = surrounding_named(one)
            readable = what is Surrounding.NOTICE and id(one) not in self._asked_to_pay and is_named_paid(one)
            self._names[id(one)] = None if readable else what
        return self._names[id(one)]

    def _noted(self) -> set[int]:
        """Return the elements that begin with a heading above sources or notes."""
        seen: set[int] = set()
        found: set[int] = set()
        listed = 0
        for block in self.blocks:
            around = {id(up) for up in block.place.ancestors()} - seen
            if begins_notes(block.text):
                found |= around - {id(block.place)}
                listed += 1
                if listed <= _MOST_NOTES:
                    found |= set(lists_behind(block))
            seen |= around
        return found - self.holding - self.headline_places

    def _asking_to_pay(self) -> set[int]:
        """Return the elements in which something asks to pay or to sign in, and those without sentences."""
        asked = {
            id(up)
            for block, what, prose in zip(self.blocks, self.said, self.prose, strict=True)
            if what is not None or block.place.tag == "button" or (not prose and block.link_share > LINKED)
            for up in block.place.ancestors()
        }
        return asked | self.asking

    def _mark_consents(self) -> None:
        """Call a notice each box that begins with what a page asks to be allowed, and holds no headline."""
        if self.clues.headline is None:
            return
        first: dict[int, int] = {}  # of the blocks in each element
        for at, block in enumerate(self.blocks):
            for up in block.place.ancestors():
                first.setdefault(id(up), at)
        for at, block in enumerate(self.blocks):
            if is_consent(block.text):
                self._mark_consent(at, first)

    def _mark_consent(self, at: int, first: Mapping[int, int]) -> None:
        place, total = self.blocks[at].place, self.held[id(self.page)]
        for up in place.ancestors():
            if id(up) in self.holding or id(up) in self.headline_places:
                return
            if at - first[id(up)] > 2 or self.held[id(up)] > _MOST_CONSENT * total:
                return
            if up is not place:
                self._names[id(up)] = Surrounding.NOTICE

    def _count_prose(self) -> None:
        for at, block in enumerate(self.blocks):
            if self.prose[at] and self.said[at] is None and at not in self.teasers:
                for up in block.place.ancestors():
                    self.held[id(up)] += len(block.words)
                    self.lines[id(up)] += 1

    def _neutralise(self) -> None:
        """Heed no name of an element that holds the article: an unclosed menu, a body class, a widget."""
        total = self.held[id(self.page)]
        anchors = [
            one for one in self.page.elements() if is_article_body(one) or one.tag in ("main", "article")
        ]
        anchors = [one for one in anchors if 2 * self.held[id(one)] >= HERE * total and not self.is_card(one)]
        if self.clues.headline is not None and not self._is_in_list(self.blocks[self.clues.headline]):
            anchors.append(self.blocks[self.clues.headline].place)
        for anchor in anchors:
            for up in anchor.ancestors():
                if up is anchor and up.tag not in ("main", "article") and not is_article_body(up):
                    continue
                holds = up.tag in ("article", "main") and id(up) in self.headline_places
                if holds or self.held[id(up)] >= HERE * total or up.tag == "header":
                    self._neutral.add(id(up))
        outside = sum(
            len(block.words)
            for at, block in enumerate(self.blocks)
            if self.prose[at] and self.said[at] is None and not self.is_named(block)
        )
        if outside < min(20, total / 4):
            self._neutralise_largest(total)

    def _neutralise_largest(self, total: int) -> None:
        """Where every sentence is in something that says it is around the article, one of these holds it.

        So do all paragraphs of one make together, whose names say so.
        """
        alike: dict[tuple[str, str], list[Element]] = defaultdict(list)
        for one in self.page.elements():
            if self.held[id(one)] and self.named(one) not in (None, Surrounding.COMMENT):
                alike[one.tag, one.get("class")].append(one)
        for (tag, _), mates in alike.items():
            whole = [one for one in mates if self.held[id(one)] >= 0.6 * total]
            are_lines = tag in ("div", "p") and all(self.lines[id(one)] == 1 for one in mates)
            is_text = are_lines and sum(self.held[id(one)] for one in mates) >= 0.6 * total
            self._neutral.update(id(one) for one in (mates if is_text else whole))

    def is_named(self, block: PageBlock) -> bool:
        return any(self.named(up) not in (None, Surrounding.TIMES) for up in block.place.ancestors())

    @staticmethod
    def _is_in_list(block: PageBlock) -> bool:
        return block.link_share > LINKED and any(up.tag in ("li", "nav") for up in block.place.ancestors())

    def _places_of_headline(self) -> set[int]:
        if self.clues.headline is None:
            return set()
        return {id(up) for up in self.blocks[self.clues.headline].place.ancestors()}

    def is_card(self, one: Element) -> bool:
        if not self.has_cards:
            return False
        if id(one) not in self._cards:
            can_be = one.tag in _CARD_TAGS and 0 < self.words[id(one)] <= MOST_WORDS_OF_CARD
            can_be = can_be and not any(LIVE & name_parts(up) for up in islice(one.ancestors(), 4))
            can_be = can_be and id(one) not in self.headline_places and self.lines[id(one)] <= _CARD_LINES
            self._cards[id(one)] = can_be and leads_elsewhere(one)
        return self._cards[id(one)]
