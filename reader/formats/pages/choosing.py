"""Which blocks of a page are its article: by where most of the text stands, names, links, words, agreement.

First the element is found that holds the article's body. What is in it belongs to the article unless
something says otherwise; what is around it does not, unless something says that it does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.naming import (
    is_article_body,
    is_named_body,
    name_parts,
    surrounding_named,
)
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import (
    begins_comments,
    is_byline,
    is_lead_in,
    is_time_line,
    leads_to_others,
    surrounding_said,
)
from reader.formats.reading import Surrounding

_PROSE_WORDS = 8
_SENTENCE_WORDS = 4
_LINKED = 0.5  # of a block's letters: more is a link to elsewhere
_AGREES = 0.8
_MOST = 0.75  # of the text of an element in one of its children: it is in that child
_HERE = 0.35
_CARD_WORDS = 70
_STOPS = tuple('.؟?!…۔"»”:')
_FACTS = frozenset(
    [
        "fact",
        "facts",
        "factbox",
        "infobox",
        "info",
        "background",
        "context",
        "timeline",
        "summary",
        "highlights",
    ]
)
_QUOTES = frozenset(["pullquote", "pull", "quote", "quotation", "blockquote"])
_LEADS = frozenset(
    [
        "lead",
        "lede",
        "standfirst",
        "summary",
        "excerpt",
        "intro",
        "subtitle",
        "deck",
        "dek",
        "description",
        "subheadline",
        "sapo",
        "chapo",
    ]
)


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
class BlockChoice:
    """For every block what it is around the article, or None for a line of it; and where the article is."""

    surroundings: list[Surrounding | None]
    body: Element


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


def choose(page: Element, blocks: list[PageBlock], clues: Clues) -> BlockChoice:
    """Tell the lines of the article from what surrounds them."""
    chooser = _Chooser(page, blocks, clues)
    return BlockChoice(chooser.surroundings(), chooser.body)


def is_prose(block: PageBlock) -> bool:
    """Tell whether a block reads as sentences do: not few words, and few of them links."""
    if block.link_share > _LINKED or block.hidden or block.is_alt or block.kind in ("caption", "credit"):
        return False
    count = len(block.words)
    return count >= _PROSE_WORDS or (count >= _SENTENCE_WORDS and block.text.rstrip().endswith(_STOPS))


class _Chooser:
    def __init__(self, page: Element, blocks: list[PageBlock], clues: Clues) -> None:
        self.page, self.blocks, self.clues = page, blocks, clues
        self._names: dict[int, Surrounding | None] = {}
        self._neutral: set[int] = set()
        self._held: dict[int, int] = defaultdict(int)  # words of prose in each element
        self._prose = [is_prose(block) for block in blocks]
        self._said = [surrounding_said(block.text, block.link_share) for block in blocks]
        self._count_prose()
        self._neutralise()
        self._sections = self._sectioned()
        self.body = self._found_body()
        self._in_body = {id(one) for one in self.body.ancestors()}
        self._cards: dict[int, bool] = {}

    # What elements say they are

    def _named(self, one: Element) -> Surrounding | None:
        if id(one) in self._neutral:
            return None
        if id(one) not in self._names:
            self._names[id(one)] = surrounding_named(one)
        return self._names[id(one)]

    def _count_prose(self) -> None:
        for at, block in enumerate(self.blocks):
            if self._prose[at] and self._said[at] is None:
                for up in block.place.ancestors():
                    self._held[id(up)] += len(block.words)

    def _neutralise(self) -> None:
        """Heed no name of an element that holds the article: an unclosed menu, a body class, a widget."""
        total = self._held[id(self.page)]
        anchors = [
            one for one in self.page.elements() if is_article_body(one) or one.tag in ("main", "article")
        ]
        anchors = [one for one in anchors if 2 * self._held[id(one)] >= _HERE * total and not _is_card(one)]
        if self.clues.headline is not None and not self._is_in_list(self.blocks[self.clues.headline]):
            anchors.append(self.blocks[self.clues.headline].place)
        for anchor in anchors:
            for up in anchor.ancestors():
                if up is anchor and up.tag not in ("main", "article") and not is_article_body(up):
                    continue
                if self._held[id(up)] >= _HERE * total or up.tag == "header":
                    self._neutral.add(id(up))
        outside = sum(
            len(block.words)
            for at, block in enumerate(self.blocks)
            if self._prose[at] and self._said[at] is None and not self._is_named(block)
        )
        if outside < min(20, total / 4):
            self._neutralise_largest(total)

    def _neutralise_largest(self, total: int) -> None:
        """Where every sentence is in something that says it is around the article, one of these holds it."""
        for one in self.page.elements():
            named = self._named(one)
            if named not in (None, Surrounding.COMMENT) and self._held[id(one)] >= 0.6 * total > 0:
                self._neutral.add(id(one))

    def _is_named(self, block: PageBlock) -> bool:
        return any(self._named(up) not in (None, Surrounding.TIMES) for up in block.place.ancestors())

    @staticmethod
    def _is_in_list(block: PageBlock) -> bool:
        return block.link_share > _LINKED and any(up.tag in ("li", "nav") for up in block.place.ancestors())

    # Where the body is

    def _found_body(self) -> Element:
        weights = self._weights()
        held: dict[int, float] = defaultdict(float)
        for at, weight in weights.items():
            for up in self.blocks[at].place.ancestors():
                held[id(up)] += weight
        stated = [at for at in weights if self.clues.stated.of(self.blocks[at].words) >= _AGREES]
        if sum(len(self.blocks[at].words) for at in stated) >= 20:
            return self._around([self.blocks[at].place for at in stated])
        named = [one for one in self.page.elements() if is_article_body(one) and held[id(one)]]
        if named and held[id(best := max(named, key=lambda one: held[id(one)]))] >= 0.5 * held[id(self.page)]:
            return best
        return self._descended(held)

    def _weights(self) -> dict[int, float]:
        """Return the blocks that can be the article's text, each with its words; fewer if nobody agrees."""
        weights = {}
        for at, block in enumerate(self.blocks):
            if not self._prose[at] or self._said[at] or at in self._sections or self._is_named(block):
                continue
            agreed = self.clues.extracted.of(block.words) >= _AGREES or not self.clues.extracted
            weights[at] = len(block.words) * (1.0 if agreed else 0.4)
        return weights

    def _around(self, places: list[Element]) -> Element:
        """Return the smallest element that has all these in it, and is no line itself."""
        shared = Counter(id(up) for place in places for up in place.ancestors())
        return self._container(next(up for up in places[0].ancestors() if shared[id(up)] == len(places)))

    def _container(self, one: Element) -> Element:
        """Return what a single paragraph stands in; other elements are containers themselves."""
        while one.parent is not None and one.tag in (
            "p",
            "span",
            "a",
            "li",
            "td",
            "blockquote",
            "tr",
            "h2",
            "h3",
        ):
            one = one.parent
        return one

    def _descended(self, held: dict[int, float]) -> Element:
        at, headline = self.page, self._headline_places()
        while True:
            children = [one for one in at.children if isinstance(one, Element) and held[id(one)] > 0]
            if not children:
                return self._container(at.parent or at)
            best = max(children, key=lambda one: held[id(one)] * self._favour(one, headline))
            share = held[id(best)] / held[id(at)]
            enough = _HERE if self._favour(best, headline) > 1 else _MOST
            if share < enough or self._is_one_line(best, held):
                return self._container(at)
            if len(children) > 1 and share < 0.95 and self._are_alike(best, children):
                return self._container(at)
            at = best

    def _headline_places(self) -> set[int]:
        if self.clues.headline is None:
            return set()
        return {id(up) for up in self.blocks[self.clues.headline].place.ancestors()}

    @staticmethod
    def _favour(one: Element, headline: set[int]) -> float:
        favour = 1.0
        if (one.tag in ("main", "article") and not _is_card(one)) or is_named_body(one):
            favour = 3.0
        return favour * (2.0 if id(one) in headline else 1.0)

    def _is_one_line(self, one: Element, held: dict[int, float]) -> bool:
        return one.tag in ("p", "span", "h2", "h3", "h4", "li", "blockquote", "td") or (
            not any(isinstance(child, Element) and held[id(child)] for child in one.children)
        )

    @staticmethod
    def _are_alike(best: Element, children: list[Element]) -> bool:
        """Tell whether the best is one of several of the same make, as the posts of a live page are."""
        make = (best.tag, best.get("class"))
        alike = sum((one.tag, one.get("class")) == make for one in children)
        return alike > 1 and (bool(best.get("class")) or alike == len(children))

    # What follows a heading such as "Related" or "Comments"

    def _sectioned(self) -> dict[int, Surrounding]:
        found: dict[int, Surrounding] = {}
        for at, block in enumerate(self.blocks):
            if at in found:
                continue
            if begins_comments(block.text) and len(block.words) <= 6:
                what = Surrounding.COMMENT
            elif leads_to_others(block.text, 0.0) and len(block.words) <= 8:
                what = Surrounding.RELATED
            else:
                continue
            for other in self._led_by(at, what):
                found.setdefault(other, what)
        return found

    def _led_by(self, at: int, what: Surrounding) -> Iterable[int]:
        """Yield the blocks that a heading stands above: those in its box, or the next ones like its kind."""
        box = self._box(self.blocks[at].place)
        yield at
        for other in range(at + 1, len(self.blocks)):
            block = self.blocks[other]
            if box is not None:
                if not any(up is box for up in block.place.ancestors()):
                    return
                yield other
            elif what is Surrounding.COMMENT or self._is_link_like(block):
                yield other
            else:
                return

    def _box(self, place: Element) -> Element | None:
        """Return the largest element around a heading that holds no great part of the page's text."""
        total = self._held[id(self.page)]
        found = None
        for up in place.ancestors():
            if up.tag in ("body", "html", "main") or self._holds_body(up) or self._held[id(up)] > 0.3 * total:
                return found
            if sum(isinstance(one, Element) for one in up.children) > 1:
                found = up
        return found

    def _holds_body(self, one: Element) -> bool:
        return any(is_article_body(part) or part.tag in ("main", "h1") for part in one.elements())

    def _is_link_like(self, block: PageBlock) -> bool:
        if block.link_share > _LINKED or block.is_alt or is_time_line(block.text):
            return True
        return any(self._is_card_around(up) for up in block.place.ancestors())

    def _is_card_around(self, one: Element) -> bool:
        return one.tag in ("li", "article", "div", "figure") and _is_card(one)

    # One block after the other

    def surroundings(self) -> list[Surrounding | None]:
        first = self._first_prose()
        found = [self._surrounding(at, block, first) for at, block in enumerate(self.blocks)]
        self._mark_repeated(found)
        return found

    def _first_prose(self) -> int:
        inside = (at for at, block in enumerate(self.blocks) if self._prose[at] and self._is_inside(block))
        return next(inside, len(self.blocks))

    def _is_inside(self, block: PageBlock) -> bool:
        return any(up is self.body for up in block.place.ancestors())

    def _surrounding(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        if at == self.clues.headline:
            return None
        inside = self._is_inside(block)
        if block.hidden and not (inside and self._is_hidden_text(at)):
            return Surrounding.HIDDEN
        if is_lead_in(block.text):
            return Surrounding.HIDDEN
        if self._is_stated(block):
            return None
        named = self._name_of(block, at)
        if named is not None:
            return named
        if what := self._sections.get(at) or self._said[at]:
            return what
        if tuple(block.words) in self.clues.sites:
            return Surrounding.MENU
        return self._inside(at, block, first) if inside else self._outside(at, block, first)

    def _is_hidden_text(self, at: int) -> bool:
        """Tell hidden sentences that are half of the body: a text that opens when it is asked for."""
        hidden = sum(
            len(one.words)
            for one in self.blocks
            if one.hidden and self._is_inside(one) and len(one.words) >= 8
        )
        return len(self.blocks[at].words) >= 4 and 2 * hidden >= self._held[id(self.body)] + hidden

    def _is_stated(self, block: PageBlock) -> bool:
        return len(block.words) >= 6 and self.clues.stated.of(block.words) >= 0.9

    def _name_of(self, block: PageBlock, at: int) -> Surrounding | None:
        """Return what the elements around a block say it is, the outermost that does not hold the body."""
        found: Surrounding | None = None
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                break
            what = self._named(up)
            if what is None or self._is_excused(what, up, block):
                continue
            found = what
        return found

    def _is_excused(self, what: Surrounding, up: Element, block: PageBlock) -> bool:
        """Tell whether a block may well be a line though an element around it has such a name."""
        names = name_parts(up)
        if what is Surrounding.TIMES:
            return (
                len(block.words) > 25
                or block.kind in ("caption", "subhead")
                or (is_prose(block) and not is_time_line(block.text) and block.text.rstrip().endswith(_STOPS))
            )
        if what is Surrounding.RELATED and up.tag == "aside":
            return bool(_FACTS & names) and block.link_share < _LINKED
        if what is Surrounding.ADVERTISEMENT and "banner" in names:
            return block.kind in ("caption", "subhead") or is_prose(block)
        return False

    def _inside(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        if block.kind in ("caption", "credit"):
            return self._of_picture(block)
        if is_time_line(block.text):
            return Surrounding.TIMES
        if self._is_link(block):
            return Surrounding.RELATED if at > first else Surrounding.MENU
        if self._in_card(block):
            return Surrounding.RELATED
        if at < first or (self.clues.headline is not None and at < self.clues.headline):
            return self._before_text(at, block)
        return None

    def _before_text(self, at: int, block: PageBlock) -> Surrounding | None:
        """Judge what stands in the body above its first sentence: bylines and kickers, leads and subheads."""
        if tuple(block.words) in self.clues.authors or is_byline(block.text):
            return Surrounding.TIMES
        headline = self.clues.headline
        if headline is not None and at < headline and not is_prose(block):
            return Surrounding.UNCERTAIN if len(block.words) > 3 else Surrounding.MENU
        return None

    def _of_picture(self, block: PageBlock) -> Surrounding | None:
        if any(up.tag == "a" and block.is_alt for up in block.place.ancestors()) and self._in_card(block):
            return Surrounding.RELATED
        if self._in_card(block):
            return Surrounding.RELATED
        return None

    def _is_link(self, block: PageBlock) -> bool:
        if block.link_share <= _LINKED or block.self_link or block.is_row:
            return False
        return block.link_share > 0.85 or len(block.words) < 12

    def _in_card(self, block: PageBlock) -> bool:
        """Tell whether a block is part of a box that leads to another article."""
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                return False
            if id(up) not in self._cards:
                self._cards[id(up)] = self._is_card_around(up)
            if self._cards[id(up)]:
                return True
        return False

    def _outside(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        near = self._is_near(at, first)
        if block.kind in ("caption", "credit"):
            return self._of_picture(block) if near else Surrounding.RELATED
        if is_time_line(block.text) or tuple(block.words) in self.clues.authors or is_byline(block.text):
            return Surrounding.TIMES
        if block.link_share > _LINKED:
            return Surrounding.MENU if at < first else Surrounding.RELATED
        if self._in_card(block):
            return Surrounding.RELATED
        if near and self._is_lead(block):
            return None
        if not is_prose(block):
            return Surrounding.MENU if at < first else Surrounding.FOOT
        return Surrounding.UNCERTAIN

    def _is_near(self, at: int, first: int) -> bool:
        """Tell whether a block stands between the headline and the body, or beside the headline."""
        headline = self.clues.headline
        if headline is None or at > first:
            return False
        if at > headline:
            return True
        shared = self._headline_places()
        for up in self.blocks[at].place.ancestors():
            if id(up) in shared:
                return up.tag in ("article", "header", "figure", "section") or id(up) not in self._in_body
        return False

    def _is_lead(self, block: PageBlock) -> bool:
        if (
            _LEADS & {name for up in block.place.ancestors() for name in name_parts(up)}
            and len(block.words) > 2
        ):
            return True
        return is_prose(block) or (block.kind == "subhead" and len(block.words) >= 4)

    def _mark_repeated(self, found: list[Surrounding | None]) -> None:
        """Leave out what stands in the text already: the headline again, a sentence in large letters."""
        headline = list(self.clues.headline_words)
        lines = [(at, self.blocks[at]) for at, what in enumerate(found) if what is None]
        flow = Counter(tuple(block.words) for _, block in lines)
        text = SharedRuns(block.words for _, block in lines if not self._is_pulled(block))
        captions: set[tuple[str, ...]] = {
            tuple(b.words) for _, b in lines if b.kind == "caption" and not b.is_alt
        }
        for at, block in lines:
            words = tuple(block.words)
            if at == self.clues.headline:
                continue
            if (
                headline
                and list(words) == headline
                and (block.level or block.is_alt or not self._is_inside(block))
            ):
                found[at] = Surrounding.REPEATED
            elif block.is_alt and (words in captions or flow[words] > 1):
                found[at] = Surrounding.REPEATED
                flow[words] -= 1
            elif self._is_pulled(block) and text.of(block.words) >= 0.9 and len(words) >= 3:
                found[at] = Surrounding.REPEATED

    @staticmethod
    def _is_pulled(block: PageBlock) -> bool:
        names = {name for up in list(block.place.ancestors())[:3] for name in name_parts(up)}
        return "pullquote" in names or ("pull" in names and "quote" in names)


def _is_card(one: Element) -> bool:
    """Tell whether an element is a box that leads elsewhere: few words, the first or a heading a link."""
    text = one.text().split()
    if not text or len(text) > _CARD_WORDS:
        return False
    for part in one.elements():
        if part.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and part.text():
            linked = any(inner.tag == "a" and _leads_away(inner) for inner in part.elements())
            return linked or any(up.tag == "a" and _leads_away(up) for up in _up_to(part, one))
    return _begins_with_link(one) and len(text) > 2


def _up_to(part: Element, end: Element) -> Iterable[Element]:
    for up in part.ancestors():
        yield up
        if up is end:
            return


def _leads_away(link: Element) -> bool:
    return bool(link.get("href")) and not link.get("href").startswith("#")


def _begins_with_link(one: Element) -> bool:
    """Tell whether the first words of a box are a link of at least four words that leads elsewhere."""
    waiting: list[Element | str] = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            if part.strip():
                return False
        elif part.tag == "a":
            if part.text():
                return _leads_away(part) and len(part.text().split()) >= 4 and _has_more(one, part)
        else:
            waiting.extend(reversed(part.children))
    return False


def _has_more(one: Element, link: Element) -> bool:
    """Tell whether the link is a line of its own in its box, not the beginning of a sentence."""
    up = link.parent
    return up is not None and link.text() == up.text() and one.tag != "p"
