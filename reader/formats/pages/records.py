"""Lines of data about an article, as press databases, exports and clippings have them beside its text.

Each says one thing: paper, day, number of words, section, language. Several together are a record; its paper
and day are those of the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.phrases import is_stamp, is_time_line, is_update, label_of_record
from reader.formats.pages.rows import table_around
from reader.text.dates import date_in

_LABEL = re.compile(r"\s*([^:|]{2,32}?)\s*(?::|\|)\s*(\S.*)?", re.DOTALL)
_WORDS_COUNTED = re.compile(r"[\d.,٠-٩]{1,7} (?:words?|كلمة|كلمات)", re.IGNORECASE)
_RIGHTS = re.compile(r"\(c\)|©|copyright\b|all rights reserved", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|\w\.\w+/", re.IGNORECASE)
_COUNTS_WORDS = re.compile(r"(?:عدد ال)?كلمات|.*\bwords?\b.*|length", re.IGNORECASE)
_LANGUAGE_BEHIND = re.compile(r"\s*[(\[](?:العربية|عربي|Arabic|AR)[)\]]\s*$", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:language:? ?)?(?:arabic|العربية|عربي)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3,8}\d*")
_STOPS = (".", "؟", "!", "…")
_SHORT = 8  # words of a line that says one thing
_NAME_WORDS = 6
_MOST_BETWEEN = 3  # lines
_LEAST = 3  # lines that say what they are
_MOST_OTHERS = 1  # lines together that do not
_MOST_LINE = 40  # words of a line that may be one of a record
_LABELS = frozenset(["source", "date", "author", "other", "weak"])


@dataclass(slots=True)
class Record:
    """What the lines of data about an article say, and their numbers."""

    lines: set[int] = field(default_factory=set)
    sources: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line of a record says: of which kind it is, its value; `strong` lines stand in records alone."""

    kind: str
    value: str = ""
    strong: bool = False


def page_record(blocks: Sequence[PageBlock]) -> Record:
    """Return the data about the article that stand together in a page; empty where nothing does."""
    found = Record()
    said = [_said(block) for block in blocks]
    _join_values(blocks, said)
    for run in _runs(blocks, said):
        if _is_record([one for at in run if (one := said[at]) is not None]):
            _take(run, blocks, said, found)
            found.lines |= _rows_beside(run, blocks)
    if found.lines:
        found.lines |= {at for at, one in enumerate(said) if one is not None and one.strong}
    return found


def _join_values(blocks: Sequence[PageBlock], said: list[_Said | None]) -> None:
    """Give each line that is only a label the short line behind it as its value."""
    for at, (one, following) in enumerate(zip(list(said), blocks[1:], strict=False)):
        if one is None or one.kind not in _LABELS or one.value or said[at + 1] is not None:
            continue
        if len(following.words) <= _SHORT and not following.text.rstrip().endswith(_STOPS):
            said[at] = _Said(one.kind, following.text, one.strong)
            said[at + 1] = _Said("value")


def _rows_beside(run: Sequence[int], blocks: Sequence[PageBlock]) -> set[int]:
    """Return the other rows of the tables that the rows of a record are in."""
    tables = {id(table_around(blocks[at].place)) for at in run if blocks[at].is_row} - {id(None)}
    return {at for at, one in enumerate(blocks) if one.is_row and id(table_around(one.place)) in tables}


def _is_record(told: Sequence[_Said]) -> bool:
    return sum(one.kind != "value" for one in told) >= _LEAST and any(one.strong for one in told)


def _said(block: PageBlock) -> _Said | None:
    """Return what a line says that may be one of a record, or None."""
    text = " ".join(block.text.split())
    if block.hidden or block.is_alt or block.kind in ("caption", "credit") or len(text) > _MOST_LINE * 8:
        return None
    match = _LABEL.fullmatch(text)
    if match and (kind := label_of_record(match[1])):
        kind = "words" if kind == "record-other" and _COUNTS_WORDS.fullmatch(match[1]) else kind
        return _Said(kind.removeprefix("record-"), match[2] or "", strong=kind in ("record-other", "words"))
    if kind := label_of_record(text):
        return _Said(kind.removeprefix("record-"))
    if _WORDS_COUNTED.fullmatch(text):
        return _Said("words", strong=True)
    if _RIGHTS.search(text) and len(block.words) <= 14:
        return _Said("rights")
    if _LANGUAGE.fullmatch(text) or _CODE.fullmatch(text):
        return _Said("other")
    if is_time_line(text) or is_stamp(text):
        return _Said("other" if is_update(text) else "date", text)
    return None


def _runs(blocks: Sequence[PageBlock], said: Sequence[_Said | None]) -> Iterator[list[int]]:
    """Yield the numbers of lines that stand together, with no more than a short line of another kind amid."""
    run: list[int] = []
    others: list[int] = []
    for at, (block, one) in enumerate(zip(blocks, said, strict=True)):
        if one is not None:
            run += [*others, at] if run else [at]
            others = []
        elif run and len(others) < _MOST_OTHERS and _is_short(block):
            others.append(at)
        else:
            if run:
                yield run
            run, others = [], []
    if run:
        yield run


def _is_short(block: PageBlock) -> bool:
    return 0 < len(block.words) <= _SHORT and not block.text.rstrip().endswith(_STOPS) and not block.level


def _take(
    run: Sequence[int], blocks: Sequence[PageBlock], said: Sequence[_Said | None], found: Record
) -> None:
    """Add what the lines of a run say to what was found, and the paper that nothing calls so."""
    found.lines |= set(run)
    for at in run:
        one = said[at]
        if one is None or not one.value:
            continue
        if one.kind == "source" and len(one.value.split()) <= _NAME_WORDS and not _ADDRESS.search(one.value):
            found.sources.append(_LANGUAGE_BEHIND.sub("", one.value))
        elif one.kind == "date" and date_in(one.value):
            found.dates.append(one.value)
        elif one.kind == "author" and len(one.value.split()) <= _NAME_WORDS:
            found.authors.append(one.value)
    kinds = {one.kind for at in run if (one := said[at])}
    if not found.sources and kinds & {"words", "rights"}:
        _take_unnamed_source(run, blocks, said, found)


def _take_unnamed_source(
    run: Sequence[int], blocks: Sequence[PageBlock], said: Sequence[_Said | None], found: Record
) -> None:
    """Take the paper by its place: the short line behind the day, else the one before it."""
    days = [at for at in run if (one := said[at]) is not None and one.kind == "date"]
    for day in days[-1:]:
        for at in (day + 1, day - 1, min(days) - 1):
            if 0 <= at < len(blocks) and said[at] is None and 0 < len(blocks[at].words) <= _NAME_WORDS:
                found.sources.append(_LANGUAGE_BEHIND.sub("", blocks[at].text))
                found.lines.add(at)
                return


def lines_of_record(record: Record, blocks: Sequence[PageBlock], headline: int | None) -> frozenset[int]:
    """Return the numbers of the lines of a record, with the short ones between it and the headline."""
    lines = record.lines - ({headline} if headline is not None else set())
    if headline is None or not lines:
        return frozenset(lines)
    first = min((at for at in lines if at > headline), default=headline)
    between = range(headline + 1, first)
    if len(between) <= _MOST_BETWEEN and all(_is_short(blocks[at]) for at in between):
        lines |= set(between)
    return frozenset(lines)
