"""The lines at a document's head and end that only say which paper it is from, and the day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.formats.dating import dated
from reader.formats.pages.heads import is_body_name
from reader.formats.pages.phrases import is_kicker, is_stamp, is_time_line, is_update, label_of_record
from reader.formats.pages.publishers import is_publisher
from reader.formats.pages.site_words import paper_of_issue
from reader.formats.reading import ExtractedText, LeftOut, Surrounding
from reader.text.dates import date_in

_HEAD_LINES, _LAST_LINES, _LEAST_LINES = 4, 2, 3
_LINE_WORDS, _NAME_WORDS = 9, 5
_PARTS = re.compile(r"\s+[-–—|/]\s+|\s*[|•،]\s*")
_RULE = re.compile(r"\s*[=_*~·.—–-]{4,}\s*")


def with_issue_line(reading: ExtractedText) -> ExtractedText:
    """Return a text without the line of its head that says only paper and day, which it has from there."""
    lines = reading.text.split("\n")
    head = [at for at, line in enumerate(lines) if line.strip() and not _RULE.fullmatch(line)]
    if reading.published or len(head) < 2:
        return reading
    if (paper := _paper_above_issue(*(lines[at].strip() for at in head[:2]))) and len(head) > 2:
        at, numbers = head[1], head[:2]
    else:
        at = next((at for at in head[:_HEAD_LINES] if _paper_of(lines[at]) is not None), -1)
        paper, numbers = _paper_of(lines[at]) or "", [at]
    if at < 0:
        return reading
    said, found = lines[at], date_in(lines[at])
    bare = replace(_without_lines(reading, numbers), site=reading.site or paper)
    return dated(bare, said, found.day) if found else bare


def _paper_above_issue(name: str, issue: str) -> str:
    """Return the first line where the second is the number of an issue and its day: then it is the paper."""
    is_paper = len(name.split()) <= _NAME_WORDS and date_in(name) is None and date_in(issue) is not None
    return name if is_paper and paper_of_issue(f"{name} | {issue}") == name else ""


def with_day_of_head(reading: ExtractedText) -> ExtractedText:
    """Return a document's text with what short lines at its head and end say of it: its day, its publisher.

    A line above its headline that says no more than that is left out; one beside it that also says who wrote
    it, or where, stays.
    """
    reading = _without_label_lines(with_issue_line(reading))
    reading = replace(reading, site=reading.site or _paper_of_letterhead(reading))
    lines = [line.strip() for line in reading.text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES:
        return reading
    near = [*lines[1:_HEAD_LINES], *reversed(lines[-_LAST_LINES:])]
    paper, said = next(_papers_beside_days(near), ("", ""))
    paper = paper or next(filter(None, map(_source_said, near)), "")
    reading = replace(reading, site=reading.site or paper)
    said = said or next((one for one in near if len(one.split()) <= _LINE_WORDS and _tells_day(one)), "")
    found = None if reading.published else date_in(said)
    return dated(reading, said, found.day) if found else reading


def _without_label_lines(reading: ExtractedText) -> ExtractedText:
    """Leave out what stands above a headline and says only the day, or which kind of text it is."""
    lines = reading.text.split("\n")
    if any(number == 0 and kind == "headline" for number, kind in reading.kinds):
        return reading
    labels = 0
    while labels < min(_HEAD_LINES, len(lines) - _LEAST_LINES) and _is_label(lines[labels]):
        labels += 1
    said = next((line for line in lines[:labels] if _tells_day(line)), "")
    source = next(filter(None, map(_source_said, lines[:labels])), "")
    if not (said or source) and reading.published is None:
        return reading
    reading = replace(reading, site=reading.site or source)
    bare, found = _without_lines(reading, range(labels)), date_in(said)
    return dated(bare, said, found.day) if found and not reading.published else bare


def _is_label(line: str) -> bool:
    told = (is_time_line(line) and not is_update(line)) or is_kicker(line) or _source_said(line)
    return not line.strip() or bool(told)


def _source_said(line: str) -> str:
    """Return whom a short line names behind "source:", without the day that may follow; else ""."""
    label, colon, rest = line.partition(":")
    name, *others = [part.strip() for part in _PARTS.split(rest)]
    is_source = bool(colon) and label_of_record(label) == "record-source" and all(map(_tells_day, others))
    return name.strip(" .") if is_source and len(name.split()) <= _NAME_WORDS else ""


def _without_lines(reading: ExtractedText, numbers: Sequence[int]) -> ExtractedText:
    """Return a text without some of its lines, which are noted as what says when."""
    lines = reading.text.split("\n")
    kept = {at: place for place, at in enumerate(at for at in range(len(lines)) if at not in numbers)}
    seen = [sum(bool(line.strip()) for line in lines[:at]) for at in range(len(lines))]
    places = {seen[at] for at in numbers if lines[at].strip()}
    out = [
        LeftOut(lines[at].strip(), Surrounding.TIMES, seen[at] - sum(one < seen[at] for one in places))
        for at in numbers
        if lines[at].strip()
    ]
    stood = (
        replace(one, before=one.before - sum(at < one.before for at in places)) for one in reading.left_out
    )
    return replace(
        reading,
        text="\n".join(lines[at] for at in kept),
        kinds=tuple((kept[at], kind) for at, kind in reading.kinds if at in kept),
        pictures=tuple(replace(one, line=kept[one.line]) for one in reading.pictures if one.line in kept),
        left_out=(*out, *stood),
    )


def _paper_of_letterhead(reading: ExtractedText) -> str:
    """Return the publisher or the body that the heads of a document's pages name, or ""."""
    heads = (one.text for one in reading.left_out if one.what is Surrounding.FOOT and one.before == 0)
    parts = (part.strip() for head in heads for part in _PARTS.split(head))
    return next((one for one in parts if is_publisher(one) or is_body_name(one)), "")


def _papers_beside_days(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (publisher, line) of the lines that name one and a day, and beside them no more than a name."""
    for line in lines:
        parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
        days = [part for part in parts if is_time_line(part) and date_in(part)]
        papers = [part for part in parts if is_publisher(part)]
        others = [part for part in parts if part not in (*days, *papers)]
        if days and papers and len(others) < 2 and all(len(one.split()) <= _NAME_WORDS for one in others):
            yield papers[0], line


def _tells_day(line: str) -> bool:
    return (is_stamp(line) or is_time_line(line)) and not is_update(line) and date_in(line) is not None


def _paper_of(line: str) -> str | None:
    """Return the paper of a line that says only that and the day, or the number of the issue; else None."""
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    days = [part for part in parts if is_time_line(part) and date_in(part)]
    if not days or is_update(line):
        return None
    if (paper := paper_of_issue(" | ".join(parts))) is not None and len(paper.split()) <= _NAME_WORDS:
        return paper
    others = [part for part in parts if part not in days]
    if is_stamp(line) and all(map(is_publisher, others)):
        return next(iter(others), "")
    return None
