"""What an Arabic letter is, and that nobody lists the code points anew."""

import re
from pathlib import Path

import pytest

from reader.text.letters import ARABIC_LETTERS, ARABIC_SCRIPT, count_arabic_letters, has_arabic_letter

LISTED_ANEW = re.compile(r"\\u06(?:00|20|21)-|[ءآأا]-ي")


@pytest.mark.parametrize("text", ["ق", "OPEC أوبك", "پ", "ۍ", "\ufefb", "ـ"])
def test_letters_of_the_script_and_their_forms(text: str) -> None:
    assert has_arabic_letter(text)


@pytest.mark.parametrize("text", ["", "OPEC 1973", "٣٤", "،؟", "\u064b\u0651", "\u061c", "٪", "é", "中"])
def test_marks_digits_and_signs_are_no_letters(text: str) -> None:
    assert not has_arabic_letter(text)


def test_letters_are_counted() -> None:
    assert count_arabic_letters("قال 3 مرات: OPEC،") == 7


def test_all_that_are_letters_are_of_the_script() -> None:
    points = [chr(point) for point in (*range(0x600, 0x780), *range(0xFB50, 0xFF00))]
    letters = [one for one in points if re.match(f"[{ARABIC_LETTERS}]", one)]
    assert [one for one in letters if not re.match(f"[{ARABIC_SCRIPT}]", one)] == []
    assert len(letters) > 800


def test_nobody_lists_the_letters_anew() -> None:
    own = ("reader/text/letters.py", "reader/arabic/tokenise.py", "reader/arabic/structure/lines.py")
    paths = [path for path in Path("reader").rglob("*.py") if path.as_posix() not in own]
    assert [path for path in paths if LISTED_ANEW.search(path.read_text(encoding="utf-8"))] == []
