"""What stands beside a word, and where it stands, decides between readings that are spelled alike."""

import pytest

from tests.arabic.glosses.test_glossing import glosses, tokens_of


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("ورد المدير على الرسالة", 0, "responded"),
        ("رأي ورد في الصحيفة", 1, "mentioned"),
    ],
)
def test_the_word_beside_tells_which_reading_is_meant(sentence: str, word: int, wanted: str) -> None:
    assert wanted in glosses(sentence)[word]


@pytest.mark.parametrize("sentence", ["وتبادل الطرفان الرسائل", "وشخص الطبيب المرض", "وأمر القاضي بالتحقيق"])
def test_a_sentence_begins_with_what_somebody_did(sentence: str) -> None:
    assert tokens_of(sentence)[0].pos == "verb"


def test_what_may_be_two_or_many_is_many() -> None:
    assert glosses("أرسلت المنظمة مراقبين")[-1] == "observers"


def test_the_ending_of_construct_wants_a_noun_behind_it() -> None:
    assert "two" not in glosses("كان البحث جاريا عن القارب")[2]


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("إن الجريمة ارتكبت بدافع الغضب", 2, "was committed"),
        ("وانتخب نائبا ثلاث مرات", 0, "was elected"),
        ("وأغلق المؤشر على ارتفاع", 0, "closed"),
    ],
)
def test_passive_of_what_was_done_to_the_subject(sentence: str, word: int, wanted: str) -> None:
    gloss = glosses(sentence)[word]
    assert wanted in gloss and (" was " in gloss) == ("was " in wanted)


def test_what_begins_with_so_tells_what_happened() -> None:
    assert tokens_of("اختلف الطرفان فتفاقم الخلاف")[2].pos == "verb"


def test_last_before_a_noun_and_other_behind_it() -> None:
    assert glosses("هذه آخر مباراة")[1] == "last"
    assert glosses("قال رجل آخر")[2] == "other"
