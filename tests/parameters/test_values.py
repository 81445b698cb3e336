"""What is a row, a place, a moment or a text, and what is none."""

from datetime import UTC, datetime

import pytest

from reader.parameters.values import moment, place, row, row_of, text

NO_NUMBERS = (
    "",
    " 1",
    "1 ",
    "-1",
    "+1",
    "1.0",
    "1e3",
    "0x1",
    "1_0",
    "٣",
    "१",
    "²",
    "①",
    "9" * 5000,
    "a",
    "1\0",
)


@pytest.mark.parametrize("sent", NO_NUMBERS)
def test_what_is_no_number(sent: str) -> None:
    assert row(sent) is None
    assert place(sent) is None


def test_rows_and_places_end_where_the_columns_end() -> None:
    assert row("0") == 0
    assert row(str(2**63 - 1)) == 2**63 - 1
    assert row(str(2**63)) is None
    assert place(str(2**31 - 1)) == 2**31 - 1
    assert place(str(2**31)) is None


@pytest.mark.parametrize("sent", ["", "-1", "nan", "inf", "1e400", "253402300800", "1" * 40, "x"])
def test_what_is_no_moment(sent: str) -> None:
    assert moment(sent) is None


def test_a_moment() -> None:
    assert moment("86400.5") == datetime(1970, 1, 2, 0, 0, 0, 500_000, UTC)


def test_a_text_can_be_stored() -> None:
    assert text("خبر\0 <b>") == "خبر <b>"
    assert text("a\ud800b") == "a?b"
    assert text("خبر", most=2) == "خب"


def test_a_row_that_was_named_with_its_kind() -> None:
    assert row_of("mention", "mention-12") == 12
    for sent in ("actor-12", "mention", "mention-", "mention--1", f"mention-{2**63}", "unnamed", ""):
        assert row_of("mention", sent) == 0
