"""The day of a page's article: from its head, its `time` elements, a line that says it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.headlines import parts_of_title
from reader.formats.pages.metadata import PageFacts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import (
    is_stamp,
    is_time_line,
    is_update,
    names_paper_and_day,
    says_posted,
)
from reader.text.dates import date_in, parsed_date

_IN_UTC = re.compile(r"T2[0-3]:\d\d.*(?:Z|[+-]00:?00)\s*$")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_UPDATED = re.compile(r"update|modif|edit", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|date|time|stamp|posted|created", re.IGNORECASE)
_SAYS_PUBLISHED = re.compile(
    r"(?:published|posted|نشر\w*|تاريخ النشر)\b|\d{4}-\d\d-\d\d(?:[T ]|$)", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?<!\w)(?:تاريخ النشر|نُ?شرت?|published|posted)(?!\w)(?=.{0,20}\d)(?:\s+(?:في|بتاريخ|يوم|on|at))?\s*:?",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:العدد|السنة)\s*:?\s*\(?[\d٠-٩]{1,6}")
_LONGEST = 300
_MOST_TIMES = 50
_BELOW = 6  # lines
_SENTENCE_WORDS = 8
_DATELINE = re.compile(r"[^.؟!]{4,80}?(?:\s[-–—]+\s|\s?[-–—]{2,}|[)\]:]\s)")


@dataclass(slots=True)
class PageDay:
    """The day, as it was written (`said`), and another that the page says (`other`), where they differ."""

    day: date | None
    said: str
    other: str = ""
    other_day: date | None = None


def day_of_page(
    facts: PageFacts,
    body: Element,
    blocks: Sequence[PageBlock],
    near: Sequence[int],
    aside: Container[int] = (),
    headline: int | None = None,
) -> PageDay:
    """Return the day of the article. `near` are the numbers of blocks about the one of the headline.

    `aside` are those of comments and of what leads to others.
    """
    url = facts.url
    near = sorted(near, key=lambda at: _distance(at, headline))
    seen = list(_in_lines(blocks, near))
    visible = next(((text, found.day) for text in seen if (found := date_in(text))), None)
    stated = [*facts.dates, *facts.linked_dates, *_in_elements(body, blocks, near, anywhere=not visible)]
    read = [(text, day) for text in stated if (day := parsed_date(text[:200]))]
    if not read and not visible:
        read = [(text, day) for text in facts.page_dates if (day := parsed_date(text[:200]))]
    if not read:
        if visible:
            return PageDay(visible[1], visible[0])
        told = (
            _in_address(url)
            or _in_dateline(blocks, near)
            or _in_issue(blocks)
            or _above_writer(blocks, facts.authors)
            or _in_only_times(body)
            or _in_foot(blocks, near, aside)
            or _in_title(facts.title)
        )
        return told or PageDay(None, next(iter(stated), ""))
    return _compared(read, visible)


def _distance(at: int, headline: int | None) -> tuple[bool, int]:
    """Return what sorts lines by their place: those just below the headline, then those nearest to it."""
    if headline is None:
        return False, at
    return not 0 <= at - headline <= _BELOW, abs(at - headline)


def _compared(read: Sequence[tuple[str, date]], visible: tuple[str, date] | None) -> PageDay:
    """Return the first day, with another that the page says, if there is one."""
    text, day = read[0]
    for other_text, other in [*read[1:], *([visible] if visible else [])]:
        if other == day:
            continue
        if other - day == timedelta(days=1) and _IN_UTC.search(text):
            return PageDay(other, other_text)  # the page's own evening is the next day
        if day - other == timedelta(days=1) and _IN_UTC.search(other_text):
            continue
        if not is_update(other_text):
            return PageDay(day, text, other_text, other)
    return PageDay(day, text)


def _in_address(url: str) -> PageDay | None:
    if (match := _IN_ADDRESS.search(url)) and (day := parsed_date("-".join(match.groups()))):
        return PageDay(day, match[0].strip("/"))
    return None


def _in_dateline(blocks: Sequence[PageBlock], near: Sequence[int]) -> PageDay | None:
    """Return the day that the first sentences begin with, before a dash or in brackets, as agencies' do."""
    for block in blocks[min(near, default=0) :]:
        head = _DATELINE.match(block.text)
        if head and len(block.words) >= _SENTENCE_WORDS and not block.hidden and (found := date_in(head[0])):
            return PageDay(found.day, head[0].strip(" -–—:()"))
    return None


def _in_issue(blocks: Sequence[PageBlock]) -> PageDay | None:
    """Return the day beside the number of a printed issue, as papers have at their head."""
    said = (one.text for one in blocks if _ISSUE.search(one.text[:_LONGEST]) and is_stamp(one.text))
    return next((PageDay(found.day, text) for text in said if (found := date_in(text))), None)


def _above_writer(blocks: Sequence[PageBlock], authors: Sequence[str]) -> PageDay | None:
    """Return the day in the line directly above the writer's name, wherever that stands."""
    names = [folded_words(one) for one in authors]
    said = (
        line.text
        for line, below in pairwise(blocks)
        if below.words in names and line.words and is_stamp(line.text) and not is_update(line.text)
    )
    return next((PageDay(found.day, text) for text in said if (found := date_in(text))), None)


def _in_foot(blocks: Sequence[PageBlock], near: Sequence[int], aside: Container[int]) -> PageDay | None:
    """Return the day that stands alone below the article, if no line there says another."""
    below = [
        blocks[at].text
        for at in range(max(near, default=0), len(blocks))
        if not (blocks[at].hidden or blocks[at].link_letters or at in aside)
    ]
    said = [text for text in below if is_stamp(text) and not is_update(text)]
    days = {found.day for text in said if (found := date_in(text))}
    return PageDay(next(iter(days)), said[0]) if len(days) == 1 else None


def _in_title(title: str) -> PageDay | None:
    """Return the day that a part of the page's title is, as of a paper's issue."""
    said = (part for part in parts_of_title(title) if is_stamp(part) and not is_update(part))
    return next((PageDay(found.day, part) for part in said if (found := date_in(part))), None)


def _in_only_times(page: Element) -> PageDay | None:
    """Return the day of the elements made for times, if all of the page have the same."""
    said = [one.get("datetime") for one in page.elements() if one.get("datetime")]
    days = {day for text in said[:_MOST_TIMES] if (day := parsed_date(text[:200]))}
    return PageDay(next(iter(days)), said[0][:_LONGEST]) if len(days) == 1 else None


def _in_elements(
    page: Element, blocks: Sequence[PageBlock], near: Sequence[int], anywhere: bool
) -> Iterator[str]:
    """Yield the dates of the elements that are made for them, the first about the headline alone.

    With `anywhere` such an element may stand in what is beside the text too, as where no line says a day.
    """
    for one in page.elements():
        if one.get("itemprop").lower() in ("datepublished", "datecreated"):
            value = one.get("datetime") or one.get("content") or one.text()
            if value:
                yield value[:_LONGEST]
    around = {id(up) for at in near for up in list(blocks[at].place.ancestors())[:3]}
    for one in page.elements():
        if not (_is_for_times(one) and (anywhere or not _is_beside_text(one))):
            continue
        if id(one) in around | _within(around, one):
            value = one.get("datetime") or one.get("title") or one.text()
            if value and not _is_updated(one) and parsed_date(value[:200]):
                yield value[:_LONGEST]
                return


def _is_beside_text(one: Element) -> bool:
    return any(up.tag in ("aside", "nav") for up in one.ancestors())


def _is_for_times(one: Element) -> bool:
    link = next((up for up in islice(one.ancestors(), 4) if up.tag == "a"), None)
    if link is not None and _says_more(link):
        return False  # it is of what the link leads to
    if one.get("data-element") == "time" or one.get("datetime"):
        return True
    title = one.get("title")
    return bool(title) and ("published" in one.get("class") or bool(_SAYS_PUBLISHED.match(title)))


def _says_more(link: Element) -> bool:
    """Tell whether there are words in a link beside those of times."""
    times = sum(len(one.text().split()) for one in link.elements() if one.get("data-element") == "time")
    return len(link.text().split()) > times + 2


def _within(around: set[int], one: Element) -> set[int]:
    return {id(one)} if any(id(up) in around for up in list(one.ancestors())[:4]) else set()


def _is_updated(one: Element) -> bool:
    names = " ".join(f"{up.get('class')} {up.get('itemprop')}" for up in list(one.ancestors())[:2])
    return bool(_UPDATED.search(names)) or (one.parent is not None and is_update(one.parent.text()))


def _in_lines(blocks: Sequence[PageBlock], near: Sequence[int]) -> Iterator[str]:
    """Yield the lines about the headline that only say when, those of publication first."""
    said = (blocks[at].text for at in near if len(blocks[at].text) <= _LONGEST and _says_when(blocks[at]))
    lines = [_of_publication(text) for text in said]
    yield from (text for text in lines if not is_update(text))
    yield from (text for text in lines if is_update(text))


def _of_publication(text: str) -> str:
    """Return what a line with several dates says of the publication, which may not be what comes first."""
    match = _LABELLED.search(text)
    return text[match.start() :] if match and date_in(text[match.end() :]) else text


def _says_when(block: PageBlock) -> bool:
    if block.hidden and not block.words:
        return False
    if is_time_line(block.text):
        return True
    names = " ".join(f"{up.get('class')} {up.get('itemprop')}" for up in list(block.place.ancestors())[:2])
    said = (
        is_stamp(block.text)
        or says_posted(block.text)
        or names_paper_and_day(block.text)
        or bool(_PUBLISHED.search(names))
    )
    few = len(block.words) <= 12 or (len(block.words) <= 25 and said)
    return few and date_in(block.text) is not None
