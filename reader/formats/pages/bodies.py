"""The element of a page that holds an article's body: where most of the sentences stand."""

import re
from collections import Counter, defaultdict

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.evidence import HERE, LINKED, PageEvidence
from reader.formats.pages.naming import is_article_body, is_named_body
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_time_line

AGREES = 0.8
_MOST = 0.75  # of the text of an element in one of its children: it is in that child
_MATES_DEPTH = 3
_NUMBERS = re.compile(r"(?<=[-_])\d+(?=[-_\s]|$)")
_FAMILY = re.compile(
    r"(?:area|block|chunk|component|module|paragraph|part|slice|widget)s?(?=[-_])", re.IGNORECASE
)
_KIN = 2  # others
_LINE_OR_ROW = frozenset(["a", "blockquote", "h2", "h3", "h4", "li", "p", "span", "table", "tbody", "tr"])


def body_of_page(known: PageEvidence) -> Element:
    """Return the element that holds the body; the whole page where its sentences stand apart."""
    return _Search(known).body()


class _Search:
    def __init__(self, known: PageEvidence) -> None:
        self._known = known

    def body(self) -> Element:
        return self._with_mates(self._found_body())

    def _found_body(self) -> Element:
        weights = self._weights()
        if not weights:
            self._known.has_cards = False  # a live page, whose posts have links of their own
            weights = self._weights()
        held: dict[int, float] = defaultdict(float)
        for at, weight in weights.items():
            for up in self._known.blocks[at].place.ancestors():
                held[id(up)] += weight
        stated = [at for at in weights if self._known.clues.stated.of(self._known.blocks[at].words) >= AGREES]
        if sum(len(self._known.blocks[at].words) for at in stated) >= 20:
            return self._around([self._known.blocks[at].place for at in stated])
        named = [one for one in self._known.page.elements() if is_article_body(one) and held[id(one)]]
        if (
            named
            and held[id(best := max(named, key=lambda one: held[id(one)]))]
            >= 0.5 * held[id(self._known.page)]
        ):
            return best
        return self._descended(held)

    def _weights(self) -> dict[int, float]:
        """Return the blocks that can be the article's text, each with its words; fewer if nobody agrees."""
        weights = {}
        for at, block in enumerate(self._known.blocks):
            if (
                not self._known.prose[at]
                or self._known.said[at]
                or at in self._known.sections
                or self._known.is_named(block)
            ):
                continue
            if any(self._known.is_card(up) for up in block.place.ancestors()):
                continue
            agreed = self._known.clues.extracted.of(block.words) >= AGREES or not self._known.clues.extracted
            weights[at] = len(block.words) * (1.0 if agreed else 0.4)
        return weights

    def _around(self, places: list[Element]) -> Element:
        """Return the smallest element that has all these in it, and is no line itself."""
        shared = Counter(id(up) for place in places for up in place.ancestors())
        return self._container(next(up for up in places[0].ancestors() if shared[id(up)] == len(places)))

    def _container(self, one: Element) -> Element:
        """Return what a single paragraph stands in; other elements are containers themselves."""
        if self._known.lines[id(one)] < 2:
            named = (up for up in one.ancestors() if is_named_body(up) or up.tag in ("article", "main"))
            if (found := next(named, None)) is not None:
                return found
            return self._around_one_line(one)
        while one.parent is not None and one.tag in _LINE_OR_ROW:
            one = one.parent
        return one

    def _around_one_line(self, one: Element) -> Element:
        """Return the largest element around a page's only sentences that is not much more than these."""
        found, most = one, 3 * self._known.held[id(one)]
        for up in one.ancestors():
            if id(up) in self._known.headline_places or len(up.text().split()) > most:
                break
            found = up
        return self._container(found) if found is not one else found

    def _descended(self, held: dict[int, float]) -> Element:
        at, headline = self._known.page, self._known.headline_places
        while True:
            children = [one for one in at.children if isinstance(one, Element) and held[id(one)] > 0]
            if not children:
                return self._container(at.parent or at)
            best = max(children, key=lambda one: held[id(one)] * self._favour(one, headline))
            share = held[id(best)] / held[id(at)]
            enough = HERE if self._favour(best, headline) > 1 else _MOST
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
        for at, block in enumerate(self._known.blocks):
            if self._is_plain(at, block):
                plain.update(id(up) for up in block.place.ancestors())
        found = one
        for up in list(one.ancestors())[:_MATES_DEPTH]:
            if (
                up.parent is None
                or up.tag in ("main", "body", "html")
                or id(up) in self._known.headline_places
            ):
                break
            if (up.get("class") or plain[id(up)] < 2) and self._has_mates(up, plain):
                found = up.parent
        return self._container(found)

    def _has_mates(self, one: Element, plain: Counter[int]) -> bool:
        others = [it for it in (one.parent.children if one.parent else ()) if isinstance(it, Element)]
        told = [it for it in others if it is not one and plain[id(it)] > 0 and not self._known.is_card(it)]
        kin = [it for it in told if _family(it) == _family(one) != ""]
        return any(_make(it) == _make(one) for it in told) or len(kin) >= _KIN

    def _is_plain(self, at: int, block: PageBlock) -> bool:
        if (
            block.link_share > LINKED
            or block.hidden
            or block.is_alt
            or self._known.said[at]
            or at in self._known.sections
        ):
            return False
        return not (self._known.is_headline(block) or is_time_line(block.text) or self._known.is_named(block))

    def _favour(self, one: Element, headline: set[int]) -> float:
        favour = 1.0
        if (one.tag in ("main", "article") and not self._known.is_card(one)) or is_named_body(one):
            favour = 3.0
        return favour * (2.0 if id(one) in headline else 1.0)

    def _is_one_line(self, one: Element) -> bool:
        """Tell whether an element is one line of several in its parent, or has none with lines."""
        inner = any(isinstance(child, Element) and self._known.held[id(child)] for child in one.children)
        alone = self._known.lines[id(one.parent)] < 2
        return one.tag == "p" or not inner or (self._known.lines[id(one)] < 2 and not alone)

    @staticmethod
    def _are_alike(best: Element, children: list[Element]) -> bool:
        """Tell whether the best is one of several of the same make, as the posts of a live page are."""
        make = (best.tag, best.get("class"))
        alike = sum((one.tag, one.get("class")) == make for one in children)
        return alike > 1 and (bool(best.get("class")) or alike == len(children))


def _family(one: Element) -> str:
    """Return what the names of the areas of one page have in common that stand below each other, or ""."""
    first = next(iter(one.get("class").split()), "")
    family = _FAMILY.match(first)
    return family[0] if family and one.tag in ("div", "section") else ""


def _make(one: Element) -> tuple[str, str]:
    """Return what boxes of one kind have in common: tag and names, without the numbers that builders give."""
    return one.tag, _NUMBERS.sub("", one.get("class"))
