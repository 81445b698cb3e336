"""The date that a text is said to have, with what a person should know of it."""

from dataclasses import replace
from datetime import date

from reader.errors import Reason
from reader.formats.reading import ExtractedText
from reader.text.dates import date_in

_SHOWN_LETTERS = 80


def dated(reading: ExtractedText, said: str, day: date | None) -> ExtractedText:
    """Return the text with the day that `said` was read as: by `parsed_date`, or with its column.

    Nothing said, or a dash for it, is no date. What is not understood is a doubt, what was reckoned from
    another calendar a remark.
    """
    shown = " ".join(said.split())[:_SHOWN_LETTERS]
    if not any(map(str.isalnum, shown)):
        return reading
    if day is None:
        return replace(reading, published=None, doubts=(*reading.doubts, Reason("date-unread", said=shown)))
    reading = replace(reading, published=day)
    found = date_in(said)
    if found is None or not found.is_computed or found.day != day:
        return reading
    return replace(reading, remarks=(*reading.remarks, Reason("date-computed", said=shown)))
