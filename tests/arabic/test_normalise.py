"""Spellings that are one word to a reader fold to one form; different words stay apart."""

import pytest

from reader.arabic.normalise import fold, strip_marks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("آسيا", "اسيا"),
        ("ٱلقرآن", "القران"),
        ("مدرسة", "مدرسه"),
        ("مسؤول", "مسئول"),
        ("واتَّهَمَتِ", "واتهمت"),
        ("الرئيـــس", "الرئيس"),
        ("هٰذا", "هذا"),
        ("ﻻﺟﺌﻴﻦ", "لاجئين"),
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
        ("ايران", "ایران"),
        ("سو\u0654ال", "سؤال"),
        ("ا\u0654حمد", "أحمد"),
        ("عا\u200cدل", "عادل"),
        ("BBC", "bbc"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عالم"), ("سأل", "سعل"), ("كتب", "كتاب"), ("شيء", "شي")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_stripping_marks_keeps_every_letter() -> None:
    assert strip_marks("مُـــؤَسَّسَةٌ") == "مؤسسة"


@pytest.mark.parametrize("word", ["", "\u064b" * 1000, "\ud800", "abc", "ﷺ", "ﱞ", "ئ\u0654ا"])
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)
