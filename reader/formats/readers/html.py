"""HTML and saved pages: the article, and what was left out around it. The one importer of trafilatura.

The page is bounded and parsed; its head says what it is of; what bleach leaves of its body is cut into
blocks, and each block becomes a line or is left out as something. Nothing goes without a word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.errors import Reason
from reader.formats.dating import dated
from reader.formats.given import nothing_beside
from reader.formats.pages.about_headline import split_labels
from reader.formats.pages.blocks import PageBlock, PagePicture, folded_words
from reader.formats.pages.bounds import PICTURE, BadMarkup, BoundedMarkup, bound_page, escaped
from reader.formats.pages.captions import read_blocks
from reader.formats.pages.choosing import BlockChoice, choose
from reader.formats.pages.days import PageDay, day_of_page
from reader.formats.pages.evidence import PROSE_WORDS, Clues, SharedRuns
from reader.formats.pages.headlines import Headline, headline_of, without_page_words
from reader.formats.pages.metadata import PageFacts, author_in_stamp, authors_shown, facts_of_page
from reader.formats.pages.parsing import Element, parse
from reader.formats.pages.picture_words import is_credit, without_lead_in
from reader.formats.pages.records import lines_of_record, page_record
from reader.formats.pages.shown_sites import providers, sites_shown
from reader.formats.pages.sites import (
    first_published_by,
    first_shown_in,
    heads_in_title,
    known_sites,
    mastheads,
    site_in_foot,
)
from reader.formats.pages.states import read_state_dates, read_states
from reader.formats.readers.pictures import MOST_PICTURES, FoundPicture, in_page, picture_of
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.formats.sanitise import clean_page, looks_like_html, sanitise, without_tags

is_html = looks_like_html

_STATED_WORDS = 20  # an article in JSON-LD that is shorter is only its beginning
_SHOWN = 0.5  # of its words stand in the page: then the page is read
_TENTH = 0.1
_ABOVE, _BELOW = 8, 4  # how far from the article its date is looked for
_ALT_WORDS = 2
_SHORT_TITLE = 4  # words
_OF_NAME = re.compile(r"(?:عبد|أبو|أبي|بن|ابن|آل) (?=\w)")  # no name without what follows
_FILE_NAME = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp)$|^(?:img|dsc|image|photo|logo)[\W_\d]*$", re.IGNORECASE
)

Beside = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the article: its words, its BlockKind or "", the block that it was."""

    text: str
    kind: str
    block: PageBlock | None = None


def read_html(page: str, beside: Beside = nothing_beside, called: str = "") -> ExtractedText:
    """Return the article of a page, with what was left out of it, its date, author, site and pictures.

    `beside` gives the bytes of a file that lies beside the page, by its relative address. Where the page is
    the letter that is `called` something else, its own headline is a line where it stands. Raises Unreadable.
    """
    try:
        source = bound_page(page)
        tree = parse(source.markup)
        body = parse(clean_page(tree))
    except BadMarkup as problem:
        raise Unreadable(problem.reason) from problem
    blocks, drawn = read_blocks(body)
    facts = facts_of_page(source, tree)
    facts.title = without_page_words(facts.title)
    blocks = split_labels(blocks, (facts.title, *facts.headlines, *facts.linked_headlines))
    read_states(source.script_data, facts, sum(len(one.words) for one in blocks))
    read_state_dates(source.script_data, facts)
    facts.authors = facts.authors or authors_shown(body)
    record = page_record(blocks)
    others = [*record.sources, *first_published_by(blocks), *providers(body, facts.authors)]
    facts.sites[:0], facts.dates[:0] = others, record.dates
    facts.authors = facts.authors or record.authors
    sites, foot = _sites(facts, body), site_in_foot(blocks)
    taken = _extracted(escaped(source.markup))
    headline = headline_of(facts, blocks, [*sites, foot], record.lines)
    facts.authors = facts.authors or _author_beside(headline, blocks)
    above = [block.text for block in blocks[: headline.block or 0]]
    shown = [*sites, *mastheads(blocks, headline.block)]
    facts.sites = facts.sites or heads_in_title(blocks, headline.block, facts.title)
    facts.sites = known_sites(facts, headline.text, shown, foot, above)
    facts.sites = facts.sites or first_shown_in(blocks)
    stated = [text for one in facts.bodies if (text := _plain_body(one))]
    clues = _clues(facts, headline, stated, taken)
    clues.record = lines_of_record(record, blocks, headline.block)
    choice = choose(body, blocks, clues)
    lines, left_out = _parted(blocks, choice, headline, called)
    if _is_only_stated(stated, lines):
        lines, left_out = _from_statement(headline, stated, facts.captions, lines, left_out)
    if not any(folded_words(line.text) for line in lines):
        raise Unreadable("page-empty")
    pictures = _pictures(lines, drawn, source, beside)
    near, aside = _near(blocks, choice, headline), _aside(choice)
    when = day_of_page(facts, body, blocks, near, aside, headline.block)
    doubts = tuple(_doubts(lines, _words_in_doubt(blocks, choice, left_out), bool(choice.amid), when))
    return _reading(lines, left_out, pictures, when, facts, headline, doubts)


def _sites(facts: PageFacts, body: Element) -> list[str]:
    """Return the names that a page shows as its site's; all of its title is none, but it is short."""
    title = folded_words(facts.title)
    long = title if len(title) > _SHORT_TITLE else []
    return [one for one in dict.fromkeys(sites_shown(body)) if folded_words(one) != long]


def _clues(facts: PageFacts, headline: Headline, stated: list[str], taken: str) -> Clues:
    extracted = folded_words(taken)
    return Clues(
        headline=headline.block,
        stated=SharedRuns([words for one in stated if len(words := folded_words(one)) >= _STATED_WORDS]),
        extracted=SharedRuns([extracted] if extracted else []),
        headline_words=folded_words(headline.text),
        sites=frozenset(tuple(folded_words(one)) for one in facts.sites),
        authors=frozenset(tuple(folded_words(one)) for one in facts.authors),
    )


def _author_beside(headline: Headline, blocks: Sequence[PageBlock]) -> list[str]:
    at = headline.block
    return [] if at is None else author_in_stamp([block.text for block in blocks[at + 1 : at + 1 + _BELOW]])


def _plain_body(text: str) -> str:
    """Return an article of JSON-LD as lines, whether it was written as text or as markup."""
    try:
        return sanitise(text) if looks_like_html(text) else text.strip()
    except BadMarkup:
        return ""


def _parted(
    blocks: Sequence[PageBlock], choice: BlockChoice, headline: Headline, called: str
) -> tuple[list[_Line], list[LeftOut]]:
    """Return the lines, the headline first, and what was left out, each with the line it stood before."""
    is_other = (
        bool(called) and headline.block is not None and folded_words(called) != folded_words(headline.text)
    )
    top = called if is_other else headline.text
    lines, left_out = [_Line(without_tags(top), "headline")] if top else [], []
    for at, (block, what) in enumerate(zip(blocks, choice.surroundings, strict=True)):
        if at == headline.block and not is_other:
            continue
        line = _line(block) if what is None else None
        if line is not None:
            lines.append(line)
        elif not block.is_alt:
            left_out.append(LeftOut(without_tags(block.text), what or Surrounding.HIDDEN, len(lines)))
    return lines, [one for one in left_out if one.text]


def _line(block: PageBlock) -> _Line | None:
    text, kind = without_tags(block.text), block.kind
    if block.is_alt and (len(block.words) < _ALT_WORDS or _FILE_NAME.match(text)):
        return None
    if kind == "caption":
        bare = without_lead_in(text)
        is_name = bare != text and len(_OF_NAME.sub("", bare).split()) <= _ALT_WORDS
        kind = "credit" if is_credit(text) or is_name else kind
        text = text if kind == "credit" else bare
    return _Line(text, kind, block) if text else None


def _is_only_stated(stated: Sequence[str], lines: Sequence[_Line]) -> bool:
    """Tell whether the article stands in JSON-LD and most of it not in the page."""
    words = [word for one in stated for word in folded_words(one)]
    body = [folded_words(line.text) for line in lines if line.kind != "headline"]
    return len(words) > sum(map(len, body)) and SharedRuns(body).of(words) < _SHOWN


def _from_statement(
    headline: Headline,
    stated: Sequence[str],
    captions: Sequence[str],
    lines: Sequence[_Line],
    left_out: Sequence[LeftOut],
) -> tuple[list[_Line], list[LeftOut]]:
    top = headline.text or ""
    told = list(dict.fromkeys(stated))
    article = [" ".join(line.split()) for one in told for line in one.splitlines() if line.strip()]
    words = SharedRuns(folded_words(line) for line in article)
    kept = [_Line(top, "headline")] if top else []
    pictures = [line for line in lines if line.kind in ("caption", "credit")]
    shown = {tuple(folded_words(line.text)) for line in pictures}
    told_below = [" ".join(_plain_body(one).split()) for one in captions]
    new = [_Line(one, "caption") for one in told_below if one and tuple(folded_words(one)) not in shown]
    others = [
        LeftOut(line.text, _beside_statement(line.text, words), 0)
        for line in lines
        if line not in pictures and line.kind != "headline"
    ]
    whole = [*kept, *pictures, *new, *(_Line(without_tags(line), "") for line in article)]
    return whole, [*(replace(one, before=0) for one in left_out), *others]


def _beside_statement(text: str, stated: SharedRuns) -> Surrounding:
    """Return what a line of a page is whose article stands in its JSON-LD."""
    words = folded_words(text)
    if stated.of(words) > 0.8:
        return Surrounding.REPEATED
    return Surrounding.UNCERTAIN if len(words) >= PROSE_WORDS else Surrounding.MENU


def _near(blocks: Sequence[PageBlock], choice: BlockChoice, headline: Headline) -> list[int]:
    """Return the numbers of the blocks from just above the headline to the end of the body."""
    inside = [at for at, what in enumerate(choice.surroundings) if what is None]
    if not inside:
        return list(range(len(blocks)))
    first = inside[0] if headline.block is None else min(inside[0], headline.block)
    last = max(inside[-1], headline.block or 0)
    within = range(max(0, first - _ABOVE), min(len(blocks), last + _BELOW))
    return [
        at
        for at in within
        if choice.surroundings[at] not in (None, Surrounding.RELATED, Surrounding.COMMENT, Surrounding.FOOT)
    ]


def _aside(choice: BlockChoice) -> frozenset[int]:
    """Return the numbers of the blocks whose days are those of something else."""
    others = (Surrounding.RELATED, Surrounding.COMMENT)
    return frozenset(at for at, what in enumerate(choice.surroundings) if what in others)


def _reading(
    lines: Sequence[_Line],
    left_out: Sequence[LeftOut],
    pictures: tuple[FoundPicture, ...],
    when: PageDay,
    facts: PageFacts,
    headline: Headline,
    doubts: tuple[Reason, ...],
) -> ExtractedText:
    reading = ExtractedText(
        "\n".join(line.text for line in lines),
        pictures=pictures,
        url=facts.url,
        author="; ".join(facts.authors[:3]),
        site=next(iter(facts.sites), ""),
        kinds=tuple((at, line.kind) for at, line in enumerate(lines) if line.kind),
        left_out=tuple(left_out),
        doubts=doubts,
    )
    return dated(reading, when.said, when.day)


def _words_in_doubt(blocks: Sequence[PageBlock], choice: BlockChoice, left_out: Sequence[LeftOut]) -> int:
    """Return how many words were left out that may be the article's."""
    counts = [len(folded_words(one.text)) for one in left_out if one.what is Surrounding.UNCERTAIN]
    uncertain = sum(count for count in counts if count > 3)
    unsure = (
        at for at in choice.unsure | choice.amid if choice.surroundings[at] is not Surrounding.UNCERTAIN
    )
    return uncertain + sum(len(blocks[at].words) for at in unsure)


def _doubts(lines: Sequence[_Line], lost: int, is_amid: bool, when: PageDay) -> Iterator[Reason]:
    if when.other_day is not None and when.day is not None:
        yield Reason("dates-differ", first=when.day.isoformat(), second=when.other_day.isoformat())
    kept = sum(len(folded_words(line.text)) for line in lines)
    if is_amid or lost > _TENTH * (kept + lost):
        yield Reason("text-left-out", words=lost)


def _pictures(
    lines: list[_Line], shown: Sequence[PagePicture], source: BoundedMarkup, beside: Beside
) -> tuple[FoundPicture, ...]:
    """Return the pictures that came with the page, each at the line of its caption."""
    found: list[FoundPicture] = []
    places = {id(line.block): at for at, line in enumerate(lines) if line.block is not None}
    for picture in shown[:MOST_PICTURES]:
        line = places.get(id(picture.caption)) if picture.caption is not None else None
        if line is None:
            continue
        address = picture.source
        if address.startswith(PICTURE):
            data = in_page(source.pictures[int(address.removeprefix(PICTURE))])
        else:
            data = beside(unquote(address))
        if (new := picture_of(line, data, picture.alt)) is not None:
            found.append(new)
    return tuple(found)


def _extracted(markup: str) -> str:
    """Return what trafilatura takes as the text of a page; of its other findings we have our own."""
    import trafilatura

    try:
        document = trafilatura.bare_extraction(markup, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # a page that its parsers choke on is read without it
        return ""
    return str(getattr(document, "text", "") or "")
