"""Which blocks of a page are its article: by where most of the text stands, names, links, words, agreement.

First the element is found that holds the article's body. What is in it belongs to the article unless
something says otherwise; what is around it does not, unless something says that it does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
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
_NEAR_ELEMENTS = 20
_CARD_LINES = 2  # of sentences
_LINE_TAGS = frozenset(
    [
        "article",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ol",
        "p",
        "section",
        "time",
        "ul",
    ]
)
_STOPS = tuple('.؟?!…۔"»”:')
_MATES_DEPTH = 3
_LINE_OR_ROW = frozenset(["a", "blockquote", "h2", "h3", "h4", "li", "p", "span", "table", "tbody", "tr"])
_SOURCE = tuple(folded_words("المصدر"))
_CARD_TAGS = frozenset(["article", "div", "figure", "li", "section"])
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
        self._lines: dict[int, int] = defaultdict(int)  # and its blocks
        self._prose = [is_prose(block) and not self._is_headline(block) for block in blocks]
        self._cards: dict[int, bool] = {}
        self._words: dict[int, int] = defaultdict(int)  # of any kind in each element
        for block in blocks:
            for up in block.place.ancestors():
                self._words[id(up)] += 0 if block.is_alt else len(block.words)
        self._headline_places = self._places_of_headline()
        self._holding = {
            id(up)
            for one in page.elements()
            if is_article_body(one) or one.tag in ("main", "h1")
            for up in one.ancestors()
        }
        self._said = [surrounding_said(block.text, block.link_share) for block in blocks]
        self._count_prose()
        self._neutralise()
        self._sections = self._sectioned()
        self.body = self._with_mates(self._found_body())
        self._in_body = {id(one) for one in self.body.ancestors()}
        self._hidden_words = sum(
            len(one.words)
            for one in blocks
            if one.hidden and len(one.words) >= _PROSE_WORDS and self._is_inside(one)
        )

    def _is_headline(self, block: PageBlock) -> bool:
        return bool(self.clues.headline_words) and block.words == list(self.clues.headline_words)

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
                    self._lines[id(up)] += 1

    def _neutralise(self) -> None:
        """Heed no name of an element that holds the article: an unclosed menu, a body class, a widget."""
        total = self._held[id(self.page)]
        anchors = [
            one for one in self.page.elements() if is_article_body(one) or one.tag in ("main", "article")
        ]
        anchors = [
            one for one in anchors if 2 * self._held[id(one)] >= _HERE * total and not self._is_card(one)
        ]
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
            if any(self._is_card(up) for up in block.place.ancestors()):
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
        if self._lines[id(one)] < 2:
            named = (up for up in one.ancestors() if is_named_body(up) or up.tag in ("article", "main"))
            if (found := next(named, None)) is not None:
                return found
            return self._around_one_line(one)
        while one.parent is not None and one.tag in _LINE_OR_ROW:
            one = one.parent
        return one

    def _around_one_line(self, one: Element) -> Element:
        """Return the largest element around a page's only sentences that is not much more than these."""
        found, most = one, 3 * self._held[id(one)]
        for up in one.ancestors():
            if id(up) in self._headline_places or len(up.text().split()) > most:
                break
            found = up
        return self._container(found) if found is not one else found

    def _descended(self, held: dict[int, float]) -> Element:
        at, headline = self.page, self._headline_places
        while True:
            children = [one for one in at.children if isinstance(one, Element) and held[id(one)] > 0]
            if not children:
                return self._container(at.parent or at)
            best = max(children, key=lambda one: held[id(one)] * self._favour(one, headline))
            share = held[id(best)] / held[id(at)]
            enough = _HERE if self._favour(best, headline) > 1 else _MOST
            if share < enough or self._is_one_line(best):
                return self._container(at)
            rivals = [one for one in children if self._favour(one, headline) == self._favour(best, headline)]
            if len(rivals) > 1 and share < 0.95 and self._are_alike(best, rivals):
                return self._container(at)
            at = best

    def _with_mates(self, one: Element) -> Element:
        """Return what an element and others of its make stand in, if these have sentences too.

        Each paragraph of a page may have a box of its own, and so may each post of a live page.
        """
        plain: Counter[int] = Counter()  # how many lines of sentences are in each element
        for at, block in enumerate(self.blocks):
            if self._is_plain(at, block):
                plain.update(id(up) for up in block.place.ancestors())
        found = one
        for up in list(one.ancestors())[:_MATES_DEPTH]:
            if up.parent is None or up.tag in ("main", "body", "html") or id(up) in self._headline_places:
                break
            if (up.get("class") or plain[id(up)] < 2) and self._has_mates(up, plain):
                found = up.parent
        return self._container(found)

    def _has_mates(self, one: Element, plain: Counter[int]) -> bool:
        make = (one.tag, one.get("class"))
        others = one.parent.children if one.parent else ()
        return any(
            isinstance(it, Element)
            and it is not one
            and (it.tag, it.get("class")) == make
            and plain[id(it)] > 0
            and not self._is_card(it)
            for it in others
        )

    def _is_plain(self, at: int, block: PageBlock) -> bool:
        if (
            block.link_share > _LINKED
            or block.hidden
            or block.is_alt
            or self._said[at]
            or at in self._sections
        ):
            return False
        return not (self._is_headline(block) or is_time_line(block.text) or self._is_named(block))

    def _places_of_headline(self) -> set[int]:
        if self.clues.headline is None:
            return set()
        return {id(up) for up in self.blocks[self.clues.headline].place.ancestors()}

    def _favour(self, one: Element, headline: set[int]) -> float:
        favour = 1.0
        if (one.tag in ("main", "article") and not self._is_card(one)) or is_named_body(one):
            favour = 3.0
        return favour * (2.0 if id(one) in headline else 1.0)

    def _is_one_line(self, one: Element) -> bool:
        """Tell whether an element is one line of several in its parent, or has none with lines."""
        inner = any(isinstance(child, Element) and self._held[id(child)] for child in one.children)
        alone = self._lines[id(one.parent)] < 2
        return one.tag == "p" or not inner or (self._lines[id(one)] < 2 and not alone)

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
            if (
                up.tag in ("body", "html", "main")
                or id(up) in self._holding
                or self._held[id(up)] > 0.3 * total
            ):
                return found
            if sum(isinstance(one, Element) for one in up.children) > 1:
                found = up
        return found

    def _is_link_like(self, block: PageBlock) -> bool:
        if block.link_share > _LINKED or block.is_alt or is_time_line(block.text):
            return True
        return any(self._is_card(up) for up in block.place.ancestors())

    def _is_card(self, one: Element) -> bool:
        if id(one) not in self._cards:
            can_be = one.tag in _CARD_TAGS and 0 < self._words[id(one)] <= _CARD_WORDS
            can_be = can_be and id(one) not in self._headline_places and self._lines[id(one)] <= _CARD_LINES
            self._cards[id(one)] = can_be and _is_card(one)
        return self._cards[id(one)]

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
        if (block.hidden and not (inside and self._is_hidden_text(at))) or is_lead_in(block.text):
            return Surrounding.HIDDEN
        if self._is_stated(block):
            return None
        named = self._name_of(block, at)
        if named is not None:
            return named
        if what := self._sections.get(at) or self._said[at]:
            return what
        words = tuple(block.words)
        if words in self.clues.sites or (words[:1] == _SOURCE and words[1:] in self.clues.sites):
            return Surrounding.MENU
        return self._inside(at, block, first) if inside else self._outside(at, block, first)

    def _is_hidden_text(self, at: int) -> bool:
        """Tell hidden sentences that are half of the body: a text that opens when it is asked for."""
        return len(self.blocks[at].words) >= 4 and self._hidden_words >= self._held[id(self.body)]

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
                or (block.kind in ("caption", "subhead") and not block.is_alt)
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
        if is_time_line(block.text) or self._is_moment(block):
            return Surrounding.TIMES
        if self._is_link(block):
            return Surrounding.RELATED if at > first else Surrounding.MENU
        if self._in_card(block):
            return Surrounding.RELATED
        if at < first or (self.clues.headline is not None and at < self.clues.headline):
            return self._before_text(at, block)
        return None

    @staticmethod
    def _is_moment(block: PageBlock) -> bool:
        """Tell whether all of a short line is an element made for times."""
        return len(block.words) <= 6 and any(
            one.get("data-element") == "time" and one.text() == block.text
            for one in islice(block.place.elements(), _NEAR_ELEMENTS)
        )

    def _before_text(self, at: int, block: PageBlock) -> Surrounding | None:
        """Judge what stands in the body above its first sentence: bylines and kickers, leads and subheads."""
        if tuple(block.words) in self.clues.authors or is_byline(block.text):
            return Surrounding.TIMES
        headline = self.clues.headline
        if headline is not None and at < headline and not is_prose(block):
            linked = block.link_share > _LINKED
            return Surrounding.MENU if linked or len(block.words) <= 3 else Surrounding.UNCERTAIN
        return None

    def _of_picture(self, block: PageBlock) -> Surrounding | None:
        if block.is_alt and tuple(block.words) in self.clues.authors | self.clues.sites:
            return Surrounding.TIMES
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
            if self._is_card(up):
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
        shared = self._headline_places
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
                return _leads_away(part) and len(part.text().split()) >= 4 and _stands_alone(one, part)
        else:
            waiting.extend(reversed(part.children))
    return False


def _stands_alone(one: Element, link: Element) -> bool:
    """Tell whether the link is a line of its own in its box, not the beginning of a sentence."""
    up = link.parent
    if up is None or one.tag == "p":
        return False
    after = up.children[up.children.index(link) + 1 :]
    following = next((part for part in after if isinstance(part, Element) or part.strip()), None)
    return following is None or (isinstance(following, Element) and following.tag in _LINE_TAGS)
