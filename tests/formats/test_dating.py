"""What a text's date was read from: a doubt where it was not understood, a remark where it was reckoned."""

from datetime import date

from reader.errors import Reason
from reader.formats.dating import dated
from reader.formats.reading import ExtractedText
from reader.sentences import sentence_of
from reader.text.dates import parsed_date

READING = ExtractedText("نص")


def read(said: str) -> ExtractedText:
    return dated(READING, said, parsed_date(said))


def test_a_date_that_is_understood_needs_no_word() -> None:
    assert read("3 مارس 2026") == ExtractedText("نص", published=date(2026, 3, 3))


def test_no_date_is_no_doubt() -> None:
    assert read("  ") == READING


def test_a_date_that_is_not_understood_is_a_doubt_and_never_today() -> None:
    found = read(" أول أمس ")
    assert found.published is None
    assert found.doubts == (Reason("date-unread", said="أول أمس"),)
    assert "أول أمس" in sentence_of(found.doubts[0])


def test_a_day_of_the_islamic_calendar_is_said_to_be_reckoned() -> None:
    found = read("14 رمضان 1447 هـ")
    assert found.published == date(2026, 3, 3)
    assert found.remarks == (Reason("date-computed", said="14 رمضان 1447 هـ"),)
    assert read("14 رمضان 1447 هـ الموافق 3 مارس 2026").remarks == ()
