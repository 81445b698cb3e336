"""The line of a plain text that only says which paper it is from, and the day."""

import re
from dataclasses import replace

from reader.formats.dating import dated
from reader.formats.pages.phrases import is_stamp, is_time_line
from reader.formats.pages.publishers import is_publisher
from reader.formats.reading import ExtractedText, LeftOut, Surrounding
from reader.text.dates import date_in

_HEAD_LINES = 4
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


def _is_issue_line(line: str) -> bool:
    parts = [part for part in _PARTS.split(line) if part.strip()]
    days = [part for part in parts if is_time_line(part) and date_in(part)]
    return (
        bool(days)
        and is_stamp(line)
        and all(is_publisher(part.strip()) for part in parts if part not in days)
    )
