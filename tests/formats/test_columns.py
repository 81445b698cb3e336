"""What columns hold is told by their names, in the spellings that exports have."""

import pytest

from reader.formats.columns import COLUMNS, chosen_columns, columns_of, guessed_columns
from reader.formats.reading import Unreadable
from tests.refusals import refused

MEANINGS = ["headline", "published", "text", "site", "url"]


@pytest.mark.parametrize(
    "names",
    [
        ["العنوان", "التاريخ", "النص", "المصدر", "الرابط"],
        ["عنوان", "تاريخ", "نص", "مصدر", "رابط"],
        ["عنوان الخبر", "تاريخ النشر", "نصّ الخبر", "اسم المصدر", "رابط المقال"],
        ["العناوين", "التواريخ", "النصوص", "المصادر", "الروابط"],
        ["العنوان الرئيسي", "التاريخ:", "المحتوى", "الصحيفة", "الرابط"],
        ["العنوان (عربي)", "التاريخ (ميلادي)", "المحتوي", "الصحيفه", "الرابط [1]"],
        ["العنـــوان", "التَّاريخ", "المتن", "الوسيلة الإعلامية", "رابط الصفحة"],
        ["Title", "Date", "Text", "Source", "URL"],
        ["article_title", "publishedAt", "fullText", "sourceName", "webUrl"],
        ["Headline", "Publication Date", "Story", "Publication", "Link"],
        ["titre", "date de publication", "texte", "source", "lien"],
    ],
)
def test_the_usual_names_are_known(names: list[str]) -> None:
    assert guessed_columns(names) == dict(zip(MEANINGS, names, strict=True))


def test_a_name_that_says_it_alone_goes_before_one_with_more_words() -> None:
    assert guessed_columns(["تاريخ النشر", "التاريخ", "نص"]) == {"published": "التاريخ", "text": "نص"}


def test_the_english_is_told_from_the_arabic() -> None:
    names = ["title", "text", "text_en"]
    assert guessed_columns(names) == {"headline": "title", "text": "text", "english": "text_en"}
    assert columns_of(["النص", "الترجمة الإنجليزية"]) == {"text": "النص", "english": "الترجمة الإنجليزية"}


def test_other_columns_have_no_meaning() -> None:
    assert guessed_columns(["تاريخ الميلاد", "عدد الكلمات", "", "اليوم"]) == {}


def test_a_table_without_a_text_is_refused_with_its_names() -> None:
    with refused(Unreadable, match="there are: a, b"):
        columns_of(["a", "", "b"])
    with refused(Unreadable, match="none"):
        columns_of([""])


def test_chosen_columns_are_those_of_the_table() -> None:
    assert chosen_columns({"text": "x"}, ["x", "y"]) == {"text": "x"}
    with refused(Unreadable, match="no column z"):
        chosen_columns({"text": "z"}, ["x", "y"])


def test_every_known_name_leads_to_its_meaning() -> None:
    for meaning, names in COLUMNS.items():
        assert {name for name in names if guessed_columns([name]) != {meaning: name}} == set()
