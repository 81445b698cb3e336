"""Files of terms as the programs of translators write them: which column holds what, and what is asked."""

import pytest

from reader.benchmarks.container_files import workbook
from reader.glossary.columns import TermTable
from reader.glossary.entries import GlossaryRefused
from reader.glossary.files import TermFileContent, read_term_file, read_term_table
from reader.sentences import sentence_of

RAIL = ("قطار خفيف", "light rail", "")


def read(*lines: str, encoding: str = "utf-8") -> TermFileContent:
    return read_term_file("\n".join(lines).encode(encoding))


def terms(reading: TermFileContent) -> list[tuple[str, str, str]]:
    return [(one.arabic, one.english, one.note) for _, one in reading.entries]


def told(reading: TermFileContent) -> list[tuple[int, str]]:
    return [(line, sentence_of(why)) for line, _, why in reading.refused]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_glossary_of_omegat_has_no_names(turned: bool, encoding: str) -> None:
    pairs = [("قطار خفيف", "light rail", "نقل"), ("تعرفة", "fare", "")]
    lines = [f"{b}\t{a}\t{note}" if turned else f"{a}\t{b}\t{note}" for a, b, note in pairs]
    assert terms(read(*lines, encoding=encoding)) == pairs


def test_a_comment_is_told_and_no_term() -> None:
    reading = read("# OmegaT glossary", "قطار خفيف\tlight rail", "# more", "تعرفة\tfare")
    assert len(reading.entries) == 2
    assert told(reading) == [(1, "It is a comment."), (3, "It is a comment.")]


@pytest.mark.parametrize(
    "head",
    [
        ("en-US", "ar-SA"),
        ("EN", "AR"),
        ("en_GB", "ar_EG"),
        ("English_United_States", "Arabic_Saudi_Arabia"),
        ("source", "target"),
        ("Source term", "Target term"),
        ("Term (English)", "Term (Arabic)"),
        ("English term", "Arabic term"),
        ("المصطلح بالإنجليزية", "المصطلح بالعربية"),
        ("الإنجليزية", "العربية"),
        ("المقابل", "المصطلح"),
        ("Term", "Translation"),
        ("EnglishTerm", "ar"),
    ],
)
def test_names_of_columns_in_each_form(head: tuple[str, str]) -> None:
    for separator in ",;\t":
        reading = read(separator.join(head), separator.join(("light rail", "قطار خفيف")))
        assert terms(reading) == [RAIL]


def test_columns_of_other_things_are_left_out() -> None:
    reading = read(
        "location,source,target,id,fuzzy,context,translator_comments,developer_comments",
        "a.py:1,light rail,قطار خفيف,7,,menu,نقل,of trains",
    )
    assert terms(reading) == [("قطار خفيف", "light rail", "نقل; of trains")]


def test_a_termbase_of_memoq_has_several_words_of_a_language() -> None:
    reading = read(
        "Entry_ID;Entry_Note;English_United_States;English_Def;Term_Info;Arabic_Saudi_Arabia;Arabic_Saudi_Arabia",
        "1;نقل;light rail;a small train;x;قطار خفيف;ترام",
    )
    assert terms(reading) == [("قطار خفيف", "light rail", "نقل"), ("ترام", "light rail", "نقل")]


def test_a_workbook_is_a_table_too() -> None:
    rows = [["المصطلح", "English term", "ملاحظات"], ["قطار خفيف", "light rail", "نقل"]]
    assert terms(read_term_file(workbook({"أ": rows}))) == [("قطار خفيف", "light rail", "نقل")]
    with pytest.raises(GlossaryRefused, match="damaged"):
        read_term_file(workbook({"أ": rows})[:-60])


def test_languages_as_terms_are_terms() -> None:
    assert terms(read("English\tالإنجليزية", "Arabic\tالعربية", "French\tالفرنسية"))[0] == (
        "الإنجليزية",
        "English",
        "",
    )


def test_a_line_that_says_what_parts_the_cells_is_none_of_them() -> None:
    reading = read("sep=;", "ar;en", "قطار خفيف;light rail")
    assert terms(reading) == [RAIL]
    assert reading.entries[0][0] == 3


def test_a_line_with_more_cells_than_columns_is_refused() -> None:
    reading = read("ar,en", "قطار خفيف,rail, light", "تعرفة,fare")
    assert [one[1] for one in terms(reading)] == ["fare"]
    assert told(reading)[0][0] == 2
    assert "in quotes" in told(reading)[0][1]


def test_columns_that_nothing_tells_are_asked_for_and_chosen() -> None:
    reading = read("أ,ب,ج", "قطار خفيف,light rail,train of a city", "تعرفة,fare,price of a trip")
    assert (reading.entries, reading.table and reading.table.columns) == ([], {})
    assert reading.table is not None
    again = TermTable.unpacked(reading.table.packed())
    chosen = read_term_table(again.chosen({0: "arabic", 1: "english", 2: "note"}, has_names=True))
    assert terms(chosen)[0] == ("قطار خفيف", "light rail", "train of a city")
    assert len(read_term_table(again.chosen({0: "arabic", 1: "english"}, has_names=False)).entries) == 3
    for meanings in ({0: "arabic"}, {1: "english", 2: "note"}):
        with pytest.raises(GlossaryRefused, match="Say which column"):
            again.chosen(meanings, has_names=True)
