"""The line of a plain text that only says which paper it is from, and the day."""

import re
from dataclasses import replace

from reader.formats.dating import dated
from reader.formats.pages.phrases import is_stamp, is_time_line, is_update
from reader.formats.pages.publishers import is_publisher
from reader.formats.reading import ExtractedText, LeftOut, Surrounding
from reader.text.dates import date_in

_HEAD_LINES, _LAST_LINES, _LEAST_LINES = 4, 2, 3
_LINE_WORDS = 9
_PARTS = re.compile(r"\s+[-–—|/]\s+|\s*[|•،]\s*")


def with_issue_line(reading: ExtractedText) -> ExtractedText:
    """Return a text without the line of its head that says only paper and day, which it has from there."""
    lines = [line for line in reading.text.split("\n") if line.strip()]
    at = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if _is_issue_line(line)), None)
    if at is None or reading.published or len(lines) < 2:
        return reading
    said = lines.pop(at)
    found = date_in(said)
    paper = next((part for part in _PARTS.split(said) if is_publisher(part.strip())), "")
    bare = replace(
        reading,
        text="\n".join(lines),
        site=reading.site or paper.strip(),
        left_out=(*reading.left_out, LeftOut(said.strip(), Surrounding.TIMES, at)),
    )
    return dated(bare, said, found.day) if found else bare


def with_day_of_head(reading: ExtractedText) -> ExtractedText:
    """Return a document's text with the day that a short line at its head or its end has beside a place."""
    lines = [line.strip() for line in reading.text.split("\n") if line.strip()]
    if reading.published or len(lines) < _LEAST_LINES:
        return reading
    near = [*lines[1:_HEAD_LINES], *reversed(lines[-_LAST_LINES:])]
    said = next((line for line in near if len(line.split()) <= _LINE_WORDS and _tells_day(line)), "")
    found = date_in(said)
    return dated(reading, said, found.day) if found else reading


def _tells_day(line: str) -> bool:
    return (is_stamp(line) or is_time_line(line)) and not is_update(line) and date_in(line) is not None


def _is_issue_line(line: str) -> bool:
    parts = [part for part in _PARTS.split(line) if part.strip()]
    days = [part for part in parts if is_time_line(part) and date_in(part)]
    return (
        bool(days)
        and is_stamp(line)
        and all(is_publisher(part.strip()) for part in parts if part not in days)
    )
