"""Sentences that are too long are cut where the least is lost."""

import pytest

from reader.translation.local.cutting import cut_to_fit, put_parts_together


def in_words(most: int, text: str) -> list[str]:
    return cut_to_fit(text, lambda part: len(part.split()) <= most)


def test_what_fits_stays_whole() -> None:
    assert in_words(5, " قال الوزير إنه راض. ") == ["قال الوزير إنه راض."]
    assert in_words(5, "") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("وصل الوفد مساء؛ ثم غادر، وعاد بعد يوم.", ["وصل الوفد مساء؛", "ثم غادر، وعاد بعد يوم."]),
        ("وصل الوفد مساء، ثم غادر المدينة كلها.", ["وصل الوفد مساء،", "ثم غادر المدينة كلها."]),
        ("وصل الوفد إلى المدينة وغادرها بعد يوم.", ["وصل الوفد إلى المدينة", "وغادرها بعد يوم."]),
        ("قال «نعم، سنعود إلى بيوتنا، غدا» ثم غادر.", ["قال «نعم، سنعود إلى بيوتنا،", "غدا» ثم غادر."]),
        ("واحد اثنان ثلاثة أربعة خمسة ستة سبعة", ["واحد اثنان ثلاثة أربعة خمسة", "ستة سبعة"]),
    ],
)
def test_the_safest_place_is_taken(text: str, parts: list[str]) -> None:
    assert in_words(5, text) == parts


def test_a_word_without_end_is_cut_between_letters() -> None:
    assert cut_to_fit("ا" * 25, lambda part: len(part) <= 10) == ["ا" * 10, "ا" * 10, "ا" * 5]


def test_no_word_is_lost() -> None:
    text = "قال الوزير، وأضاف «إن العمل مستمر»؛ " * 60
    parts = in_words(12, text)
    assert " ".join(parts).split() == text.split()
    assert max(len(part.split()) for part in parts) <= 12


def test_the_english_goes_on_where_the_arabic_does() -> None:
    arabic = ["وصل الوفد مساء،", "ثم غادر", "وعاد."]
    english = ["The delegation arrived.", "then left.", "And returned."]
    assert put_parts_together(arabic, english) == "The delegation arrived, then left And returned."
