"""Lists of teasers: the title of another article as a link, a sentence of it, and the next like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_time_line, surrounding_said
from reader.formats.reading import Surrounding

_ALL_LINK = 0.85
_LINKED = 0.6
_ENDS = (".", "!", "…", ":", "»")
_FEW_LINKS = 0.3
_TITLE_WORDS = 3  # at least
_TEXT_WORDS = 45  # at most, of a teaser's sentence
_TEXTS = 2  # beside one title, at most
_LEAST = 3  # teasers
_HEADING_WORDS = 7
_LEFT_WORDS = 12  # of sentences: a page that has fewer beside its teasers is a list itself
_PROSE_WORDS = 8
_DEPTH = 3

Make = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Teaser:
    title: int
    texts: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)  # times, numbers


@dataclass(slots=True)
class Teasers:
    """The numbers of blocks `around` the article, and of the titles of lists that are a part of it."""

    around: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)


def teasers_in(blocks: Sequence[PageBlock], headline: int | None) -> Teasers:
    """Return the lists of teasers of a page, with their headings."""
    found = Teasers(_echoes(blocks))
    for run in _runs(blocks, headline):
        own = _own(run, blocks)
        if len(own) < _LEAST or not _is_told(own, blocks):
            continue
        if _is_amid_text(own, blocks):
            found.titles |= {one.title for one in own}
        else:
            found.around |= _numbers(own, blocks)
    left = sum(
        len(one.words)
        for at, one in enumerate(blocks)
        if at not in found.around and one.link_share < _FEW_LINKS and not (one.is_alt or one.hidden)
        if len(one.words) >= _PROSE_WORDS and surrounding_said(one.text, 0.0) is None
    )
    return found if left >= _LEFT_WORDS else Teasers()


def _echoes(blocks: Sequence[PageBlock]) -> set[int]:
    """Return the numbers of sentences that stand, word for word, below three links: what a site says."""
    below: dict[tuple[str, ...], list[int]] = {}
    seen = [(at, one) for at, one in enumerate(blocks) if not (one.is_alt or one.hidden)]
    for (_, above), (at, block) in pairwise(seen):
        if above.link_share > _ALL_LINK and len(block.words) >= _PROSE_WORDS:
            below.setdefault(tuple(block.words), []).append(at)
    return {at for often in below.values() if len(often) >= _LEAST for at in often}


def _make(block: PageBlock) -> Make:
    """Return of what make the element of a block is and what it stands in."""
    ups = list(_up(block.place, _DEPTH))
    return tuple((up.tag, up.get("class")) for up in ups)


def _up(place: Element, count: int) -> Iterator[Element]:
    for number, up in enumerate(place.ancestors()):
        if number == count:
            return
        yield up


def _is_title(block: PageBlock) -> bool:
    if block.link_share <= _LINKED or block.self_link or len(block.words) < _TITLE_WORDS:
        return False
    if block.link_share <= _ALL_LINK and block.text.rstrip().endswith(_ENDS):
        return False  # a sentence with a link in it
    return surrounding_said(block.text, 0.0) in (None, Surrounding.RELATED)


def _runs(blocks: Sequence[PageBlock], headline: int | None) -> Iterator[list[_Teaser]]:
    """Yield the titles that follow one another with no more than a sentence or two between them."""
    run: list[_Teaser] = []
    for at, block in ((at, one) for at, one in enumerate(blocks) if not (one.hidden or one.is_alt)):
        if at != headline and _is_title(block):
            if run and _make(blocks[run[-1].title]) != _make(block):
                yield run
                run = []
            run.append(_Teaser(at))
        elif run and (is_time_line(block.text) or len(block.words) < 2):
            run[-1].others.append(at)
        elif run and _can_be_text(block) and len(run[-1].texts) < _TEXTS and at != headline:
            run[-1].texts.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _can_be_text(block: PageBlock) -> bool:
    return block.link_share < _FEW_LINKS and not block.level and len(block.words) <= _TEXT_WORDS


def _own(run: Sequence[_Teaser], blocks: Sequence[PageBlock]) -> list[_Teaser]:
    """Return the teasers of a run, the last without what follows the list in the page."""
    *before, last = run
    usual = max((len(one.texts) for one in before), default=0)
    makes = {_make(blocks[at]) for one in before for at in one.texts}
    texts = [at for at in last.texts[:usual] if _make(blocks[at]) in makes]
    others = last.others if not before or before[-1].others else []
    return [*before, _Teaser(last.title, texts, others)]


def _is_told(run: Sequence[_Teaser], blocks: Sequence[PageBlock]) -> bool:
    """Tell whether most titles have a sentence, all of one make; else they are only links."""
    texts = [at for one in run for at in one.texts]
    if sum(bool(one.texts) for one in run) * 3 < len(run) * 2:
        return False
    makes = {_make(blocks[at]) for at in texts}
    return len(makes) <= _TEXTS


def _is_amid_text(run: Sequence[_Teaser], blocks: Sequence[PageBlock]) -> bool:
    """Tell whether sentences like those of a run stand above and below it: it is a part of a text."""
    texts = [at for one in run for at in one.texts]
    own, first, last = blocks[texts[0]], run[0].title, max(texts)
    alike = [
        at
        for at, one in enumerate(blocks)
        if one.place.parent is own.place.parent and one.place is not own.place.parent
        if one.place.tag == own.place.tag and one.text.rstrip().endswith(_ENDS) and not one.is_alt
    ]
    return any(at < first for at in alike) and any(at > last for at in alike)


def _numbers(run: Sequence[_Teaser], blocks: Sequence[PageBlock]) -> set[int]:
    found = {at for one in run for at in (one.title, *one.texts, *one.others)}
    first = run[0].title
    above = next((at for at in range(first - 1, -1, -1) if not blocks[at].is_alt), None)
    if above is not None and _heads(blocks[above], blocks[first]):
        found.add(above)
    return found


def _heads(block: PageBlock, title: PageBlock) -> bool:
    """Tell whether a short line stands in what the list is in, and is no sentence."""
    if len(block.words) > _HEADING_WORDS or block.text.rstrip().endswith((".", "!", "…")):
        return False
    if block.link_share > _FEW_LINKS or block.kind in ("caption", "credit"):
        return False
    around = {id(up) for up in _up(title.place, _DEPTH)}
    return block.place.parent is not None and id(block.place.parent) in around
