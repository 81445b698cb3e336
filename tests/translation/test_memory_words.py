"""Sentences of the translation memory are found by their words, however they stand there."""

import random

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Q

from reader.models import TranslationUnit
from reader.translation.memory import remember_machine, suggestions
from reader.translation.memory_words import MARKS, are_damaged, units_with

pytestmark = pytest.mark.django_db


def _remembered(arabic: str) -> int:
    return remember_machine(arabic, f"English of {arabic}", "libre").pk


@pytest.mark.parametrize(
    ("written", "words", "found"),
    [
        ("أعلنت الحكومة قراراتها", ["الحكومة", "قرارات"], True),
        ("قال إن «وبالحكومة،» من يعلن القرارات.", ["الحكومة", "القرارات"], True),
        ("أعلنت الحكومة أمس", ["الحكومة", "القرارات"], False),
        ("بلغ 2.5 في المئة", ["2.5", "المئة"], True),
        ("بلغ 25 في المئة", ["2.5", "المئة"], False),
        ("بي-بي-سي تبث اليوم", ["بي-بي-سي", "اليوم"], True),
        ("قال O'Neil \\ \"اليوم", ["O'Neil", "اليوم"], True),
        ("وَصَلَت السفينةُ", ["وَصَلَت", "السفينةُ"], True),
        ("كلمات أخرى", ["---", "أخرى"], False),
        ("كلمات أخرى", [], False),
        ("كلمات أخرى", ['"', "' | OR *"], False),
    ],
)
def test_words_as_they_are_written(written: str, words: list[str], found: bool) -> None:
    pk = _remembered(written)
    assert units_with(words, 9) == [pk] * found


def test_the_latest_first_and_no_more_than_asked() -> None:
    made = [_remembered(f"وصلت السفينة إلى الميناء رقم {number}") for number in range(5)]
    assert units_with(["السفينة", "الميناء"], 3) == made[:1:-1]


def test_it_finds_what_looking_through_all_of_them_found() -> None:
    """Of random sentences, with particles before words, no fewer than those in which both words stand."""
    chance = random.Random(4)
    words = ["الحكومة", "الميناء", "القرارات", "السفينة", "اليوم", "مدينة", "وزير", "قال", "عن"]
    for _ in range(150):
        some = [chance.choice(("", "و", "ب", "وب")) + word for word in chance.choices(words, k=6)]
        _remembered(chance.choice(("", "«")) + chance.choice((" ", "، ")).join(some) + ".")
    for one in words:
        for other in words:
            through = TranslationUnit.objects.filter(Q(arabic__contains=one) & Q(arabic__contains=other))
            assert units_with([one, other], 999) == list(through.values_list("pk", flat=True))


def test_the_index_follows_what_is_changed_and_deleted() -> None:
    pk = _remembered("وصلت السفينة إلى الميناء")
    TranslationUnit.objects.filter(pk=pk).update(arabic="غادرت السفينة المدينة")
    assert units_with(["الميناء"], 9) == [] and units_with(["المدينة"], 9) == [pk]
    assert not are_damaged()
    TranslationUnit.objects.all().delete()
    assert units_with(["المدينة"], 9) == [] and not are_damaged()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its indexes itself")
def test_an_index_that_lost_words_is_told_and_made_anew() -> None:
    pk = _remembered("وصلت السفينة إلى الميناء")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO reader_searchmemory (reader_searchmemory) VALUES ('delete-all')")
    assert are_damaged() and units_with(["الميناء"], 9) == []
    call_command("reindex")
    assert not are_damaged() and units_with(["الميناء"], 9) == [pk]


def test_signs_and_short_words_alone_find_nothing() -> None:
    _remembered("وصلت السفينة إلى الميناء")
    for sentence in (MARKS, "- - - -", "؟ ! ، ."):
        assert suggestions(sentence) == []
