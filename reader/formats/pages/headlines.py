"""The headline of a page: of all that may be it, the one that agrees with most, without the site's name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.metadata import PageFacts
from reader.formats.pages.naming import is_named_headline
from reader.formats.pages.phrases import surrounding_said
from reader.formats.reading import LeftOut

_RIGHTS = re.compile(
    r"(?:جميع |كافة |كل )?(?:ال)?حقوق(?: النشر)?(?: والطبع)? محفوظة?(?:\s+(?:لدى\s|لموقع\s|ل(?=\w)))?|©|\(c\)"
    r"|all rights reserved\.?|copyright|\b(?:19|20)\d\d\b(?:\s*[-–—]\s*(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\w\.\w|@|/")
_SEPARATOR = re.compile(r"\s+[|\-–—:»«•·~/،,]+\s+|\s*[|•»«]\s*|\s*::+\s*|\s+[-–—]+(?=\S)|\s*:\s+")
_ALIKE = 0.75
_MOST_WORDS = 45
_PART_WORDS = 4
_MOST_OF_A_KIND = 50
_LINKED = 0.5


@dataclass(slots=True)
class Headline:
    """The words of the headline, and the number of the block that shows it; None where none does."""

    text: str
    block: int | None


@dataclass(slots=True)
class _Candidate:
    text: str
    words: list[str]
    weight: float
    block: int | None = None


def headline_of(facts: PageFacts, blocks: Sequence[PageBlock]) -> Headline:
    """Return the headline; without words where nothing on the page can be it."""
    sites = [words for one in facts.sites if (words := folded_words(one))]
    headings = [block.words for block in blocks if block.level and block.link_share <= _LINKED]
    said = _said(facts, sites, headings[:_MOST_OF_A_KIND])
    found = [*said, *_shown(blocks, sites, said)]
    found = [one for one in found if one.words and one.words not in sites and len(one.words) <= _MOST_WORDS]
    if not found:
        return Headline("", None)
    best = max(found, key=lambda one: (round(_votes(one, found), 3), one.weight))
    shown = [
        one for one in found if one.block is not None and likeness_of_words(one.words, best.words) >= _ALIKE
    ]
    if best.block is None and shown:
        best = max(shown, key=lambda one: (round(likeness_of_words(one.words, best.words), 2), one.weight))
    return Headline(best.text, best.block)


def site_in_title(facts: PageFacts, headline: str) -> str:
    """Return the part of the page's title that is not the headline: the site's name, or ""."""
    words = folded_words(headline)
    for text in (facts.title, *facts.headlines):
        for name, rest in _splits(text):
            count = len(folded_words(name))
            if folded_words(rest) == words and 0 < count <= 6 and not _ADDRESS.search(name):
                return _without_buttons(name)
    return ""


def _without_buttons(name: str) -> str:
    """Return the name of a site without what a page for printing adds to it."""
    parts = [part.strip() for part in _SEPARATOR.split(name.strip())]
    left = [part for part in parts if surrounding_said(part, 0.0) is None]
    return left[0] if len(left) == 1 < len(parts) else name.strip()


def site_in_foot(left_out: Iterable[LeftOut]) -> str:
    """Return the name in the line of the page's foot that says whose the rights are, or ""."""
    for one in left_out:
        rest = _RIGHTS.sub(" ", one.text) if _RIGHTS.search(one.text) else ""
        name = " ".join(rest.split()).strip(" .،,|-–—:")
        if 0 < len(folded_words(name)) <= 5 and not _ADDRESS.search(name):
            return name
    return ""


def _said(facts: PageFacts, sites: list[list[str]], headings: Sequence[list[str]]) -> list[_Candidate]:
    found = [_Candidate(one, folded_words(one), 1.2) for one in facts.linked_headlines[:1]]
    weights = [1.0, 0.4, 0.4, 0.4, 0.4]
    found += [
        _Candidate(one, folded_words(one), weight)
        for one, weight in zip(facts.headlines, weights, strict=False)
    ]
    found += [_Candidate(facts.title, folded_words(facts.title), 0.9)] if facts.title else []
    return [_without_site(one, sites) for one in found] + _parts_of_title(facts, headings)


def _parts_of_title(facts: PageFacts, headings: Sequence[list[str]]) -> list[_Candidate]:
    """Return what a title may be without its first or last part; others that agree give it weight.

    A part that is most of the title and a heading of the page, word for word, is as good as the title.
    """
    texts = [text for text in dict.fromkeys((facts.title, *facts.headlines)) if text]
    found = [
        (_Candidate(rest, folded_words(rest), 0.1), len(folded_words(name)))
        for text in texts
        for name, rest in _splits(text)
    ]
    for one, others in found:
        if len(one.words) >= max(_PART_WORDS, others + 1) and one.words in headings:
            one.weight = 0.9
    return [one for one, _ in found]


def _shown(
    blocks: Sequence[PageBlock], sites: list[list[str]], said: Sequence[_Candidate]
) -> list[_Candidate]:
    """Return the first headings, the first blocks that are named so, and those that are said to be it."""
    shown = [(at, block) for at, block in enumerate(blocks) if _can_be(block)]
    ones = sum(block.level == 1 for _, block in shown)
    kinds: list[list[_Candidate]] = [[], [], []]
    for at, block in shown:
        named = any(is_named_headline(up) for up in list(block.place.ancestors())[:2])
        one = _without_site(_Candidate(block.text, block.words, _weight(block, named, ones), at), sites)
        if block.level or named:
            kinds[0 if block.level else 1].append(one)
        elif any(likeness_of_words(one.words, other.words) >= _ALIKE for other in said):
            kinds[2].append(one)
    return [one for kind in kinds for one in kind[:_MOST_OF_A_KIND]]


def _can_be(block: PageBlock) -> bool:
    return not (block.hidden or block.is_alt or len(block.words) > _MOST_WORDS)


def _weight(block: PageBlock, named: bool, ones: int) -> float:
    if block.level == 1:
        return 2.2 if ones == 1 and len(block.words) > 2 else 1.2
    if block.link_share > _LINKED:
        return 0.3 if named else 0.02
    if block.level:
        return 1.2 if named else 0.3
    return 0.8 if named else 0.05


def _without_site(one: _Candidate, sites: list[list[str]]) -> _Candidate:
    for name, rest in _splits(one.text):
        if folded_words(name) in sites and folded_words(rest):
            return _Candidate(rest.strip(), folded_words(rest), one.weight, one.block)
    return one


def _splits(text: str) -> Iterable[tuple[str, str]]:
    """Yield what stands at an end of a title behind a separator, each with the rest."""
    for match in list(_SEPARATOR.finditer(text))[:6]:
        before, after = text[: match.start()], text[match.end() :]
        if before.strip() and after.strip():
            yield after, before
            yield before, after


def _votes(one: _Candidate, found: Sequence[_Candidate]) -> float:
    total = one.weight
    for other in found:
        if other is not one and (other.block is None or one.block is None or other.weight >= 0.3):
            alike = likeness_of_words(one.words, other.words)
            if alike >= 0.5:
                total += other.weight * alike
    return total + (0.05 if one.block is not None else 0.0)


def likeness_of_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words of two lines that both have, from 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first and second else 0.0
