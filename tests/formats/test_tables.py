"""Tables as spreadsheets and monitoring services export them: an article a row."""

import json
from datetime import date

import pytest

from reader.errors import Reason
from reader.formats.files import read_file
from reader.formats.readers.tables import head_of_table, read_table, table_of, table_of_rows, texts_of_table
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from tests.refusals import refused

BODY = "قالت وزيرة النقل إن الخط سيفتح في الربيع."


def only(text: str, name: str = "a.csv") -> ExtractedText:
    (found,) = read_table(name, text)
    return found


def test_the_separator_that_a_first_line_says_is_taken_and_the_line_is_no_heading() -> None:
    for said in ("sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"):
        found = only(f"{said}\r\nالعنوان;النص\r\nعنوان, أول;{BODY}\r\n")
        assert found.text == f"عنوان, أول\n\n{BODY}"
    assert only(f"sep=\t\nالنص\tالتاريخ\n{BODY}\t3 مارس 2026\n").published == date(2026, 3, 3)


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff", "\n\r\n", "\ufeff\n"])
def test_marks_and_empty_lines_before_the_heading_are_passed_over(marks: str) -> None:
    assert only(f"{marks}النص,التاريخ\n{BODY},2026-03-03\n").text == BODY


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_by_which_a_text_is_named(separator: str) -> None:
    heading = separator.join(["a,b;c", "النص", "التاريخ"] if separator in "\t|" else ["ا", "النص", "التاريخ"])
    assert only(f"{heading}\nx{separator}{BODY}{separator}2026-03-03\n").published == date(2026, 3, 3)


def test_what_stands_above_the_heading_is_no_row() -> None:
    table = f"تقرير الرصد اليومي,,\n,,\nالعنوان,التاريخ,النص\nعنوان,03/03/2026,{BODY}\n"
    assert (only(table).text, only(table).name) == (f"عنوان\n\n{BODY}", "row 1")
    assert only(table).left_out == (LeftOut("تقرير الرصد اليومي", Surrounding.UNCERTAIN, 0),)


def test_a_row_with_a_text_in_it_is_no_heading_whatever_its_first_word() -> None:
    found = only(f"post_title,post_content,guid\nخبر,{LONG},https://almarfa.example/1\n")
    assert (found.text, found.url) == (f"خبر\n\n{LONG}", "https://almarfa.example/1")
    with refused(Unreadable, "there are: العنوان, الملخص"):
        read_table("a.csv", f"العنوان,الملخص\nخبر,{LONG}\n")


def test_empty_rows_are_none_and_the_others_keep_their_numbers() -> None:
    found = read_table("a.csv", f"النص,التاريخ\n{BODY} ١,\n,\n , \n{BODY} ٢,\n,\n")
    assert [one.name for one in found] == ["row 1", "row 4"]
    assert [(one.published, one.doubts) for one in found] == [(None, ()), (None, ())]


def test_the_dates_of_a_column_are_read_together() -> None:
    dates = ["3/4/2026", "3/14/2026", "46084", "1772522122", "٣ آذار ٢٠٢٦", "3-Mar-26"]
    rows = [json.dumps({"text": BODY, "date": one}) for one in dates]
    found = [one.published for one in read_table("a.jsonl", "\n".join(rows))]
    third = date(2026, 3, 3)
    assert found == [date(2026, 3, 4), date(2026, 3, 14), third, third, third, third]


def test_a_date_that_is_not_understood_is_a_doubt_of_its_row_alone() -> None:
    first, second, third = read_table("a.csv", f"text,date\n{BODY},أمس\n{BODY},3/3/2026\n{BODY},\n")
    assert (first.published, first.doubts) == (None, (Reason("date-unread", said="أمس"),))
    assert (second.published, second.doubts) == (date(2026, 3, 3), ())
    assert (third.published, third.doubts) == (None, ())


def test_numbers_of_json_are_dates_too() -> None:
    rows = [{"body": BODY, "published": 1772522122000}, {"body": BODY, "published": None}]
    assert [one.published for one in read_table("a.json", json.dumps(rows))] == [date(2026, 3, 3), None]


def test_what_stands_beyond_the_last_column_is_told() -> None:
    found = only(f"العنوان;النص\nعنوان;{BODY};ثم قال; كلمة\n")
    assert found.left_out == (LeftOut("ثم قال كلمة", Surrounding.UNCERTAIN, 2),)
    assert [one.code for one in found.doubts] == ["table-row-too-long"]


LONG = " ".join(["كلمة"] * 20)


def test_arabic_in_a_column_that_holds_nothing_known_is_told() -> None:
    found = only(f"النص,المقدمة,الملخص,القسم,العدد\n{BODY},{LONG},{LONG},أخبار,7\n")
    assert found.left_out == (
        LeftOut(LONG, Surrounding.UNCERTAIN, 1),
        LeftOut(LONG, Surrounding.UNCERTAIN, 1),
        LeftOut("أخبار", Surrounding.UNCERTAIN, 1),
    )
    assert found.doubts == (Reason("table-column-left-out", column="المقدمة"),)
    (chosen,) = read_table("a.csv", f"النص,المقدمة\n{BODY},{LONG}\n", {"text": "النص"})
    assert (len(chosen.left_out), chosen.doubts) == (1, ())


def test_markup_in_a_cell_is_read_as_a_page_is() -> None:
    markup = f"<!-- wp:paragraph --><p>{BODY}</p><ul><li>&laquo;بند&raquo;</li></ul><script>x</script>"
    found = only(f'title,content\nالقطار &amp; الميناء,"{markup}"\n')
    assert found.text.split("\n") == ["القطار & الميناء", BODY, "«بند»"]
    assert found.kinds == ((0, "headline"), (2, "list_item"))
    lines = only(f'title,content\nالقطار,"<b>تمهيد</b>\n{BODY}"\n')
    assert lines.text.split("\n") == ["القطار", "تمهيد", BODY]


def test_lists_in_json_are_lines() -> None:
    row = {"title": "عنوان", "body": [BODY, {"text": "ثم قال"}], "author": ["ليلى", "سمير"], "tags": ["نقل"]}
    found = only(json.dumps([row]), "a.json")
    assert found.text == f"عنوان\n\n{BODY}\nثم قال"
    assert found.author == "ليلى، سمير"
    assert found.left_out == (LeftOut("نقل", Surrounding.UNCERTAIN, 3),)


def test_a_name_that_later_lines_alone_have_is_a_column_too() -> None:
    rows = [{"text": f"{BODY} {number}"} for number in range(120)] + [{"text": BODY, "note": "ملاحظة المحرر"}]
    found = read_table("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert found[-1].left_out == (LeftOut("ملاحظة المحرر", Surrounding.UNCERTAIN, 1),)


def test_rows_behind_a_quotation_mark_that_is_not_closed_wait() -> None:
    (found,) = read_table("a.csv", f'العنوان,النص,التاريخ\nأول,"{BODY},3/3/2026\nثان,{BODY},4/3/2026\n')
    assert found.doubts == (Reason("table-quote-open"),)
    inches = read_table("a.csv", f'العنوان,النص\nأول,{BODY} 5"\nثان,"{BODY}\nسطر, آخر"\n')
    assert [one.doubts for one in inches] == [(), ()]


def test_a_quotation_mark_behind_a_backslash_is_one() -> None:
    assert only('العنوان,النص\nعنوان,"قال: \\"نعم\\", ثم ذهب"\n').text == 'عنوان\n\nقال: "نعم", ثم ذهب'


def test_the_first_row_is_kept_where_it_is_no_heading() -> None:
    table = f"أول,{LONG}\nثان,{BODY}\n"
    with refused(Unreadable, "there are: 1, 2"):
        read_table("a.csv", table)
    found = read_table("a.csv", table, {"headline": "1", "text": "2"})
    assert [one.text for one in found] == [f"أول\n\n{LONG}", f"ثان\n\n{BODY}"]


def test_a_dash_is_no_date_and_no_doubt() -> None:
    assert only(f"النص,التاريخ\n{BODY},-\n").doubts == ()


def test_what_stands_beside_a_list_of_articles_is_told() -> None:
    whole = {"editorial": "كلمة العدد", "count": 1, "articles": [{"text": BODY}]}
    (found,) = read_file("a.json", json.dumps(whole).encode())
    assert found.left_out == (LeftOut("كلمة العدد", Surrounding.UNCERTAIN, 0),)


def test_too_many_names_are_refused() -> None:
    with refused(Unreadable, "more than 500 columns"):
        read_table("a.jsonl", json.dumps({f"n{number}": "x" for number in range(501)}))


def test_a_column_of_headlines_says_which_line_is_the_headline() -> None:
    assert only(f"العنوان,النص\nالصورة: العنوان,{BODY}\n").kinds == ((0, "headline"),)
    assert only(f'العنوان,النص\n"عنوان\nطويل",{BODY}\n').text == f"عنوان طويل\n\n{BODY}"
    again = only(f'العنوان,النص\nعنوان,"عنوان\n{BODY}"\n')
    assert (again.text, again.kinds) == (f"عنوان\n{BODY}", ((0, "headline"),))
    assert only(f"العنوان,النص\nقالت وزيرة,{BODY}\n").text == f"قالت وزيرة\n\n{BODY}"
    assert only(f"العنوان,النص\n,{BODY}\n").kinds == ()


def test_short_rows_have_empty_cells() -> None:
    assert only(f"النص,العنوان,التاريخ\n{BODY}\n") == ExtractedText(BODY, "row 1")


def test_rows_of_any_origin_become_texts() -> None:
    table = table_of_rows(iter([["كشف", "", ""], ["النص", "", ""], [BODY, "x", "y"]]))
    assert [one.text for one in texts_of_table(table)] == [BODY]
    assert texts_of_table(table_of_rows(iter([["أ"], [BODY]])), {"text": "أ"})[0].text == BODY
    with refused(Unreadable, match="no rows"):
        texts_of_table(table_of_rows(iter([["النص"]])))
    with refused(Unreadable, match="none"):
        texts_of_table(table_of_rows(iter([])))


def test_the_head_shows_the_first_rows_whatever_their_length() -> None:
    head = head_of_table(table_of("a.csv", "sep=;\nأ;ب\n1\n1;2;3\n"))
    assert (head.names, head.columns, head.rows) == (["أ", "ب"], {}, [["1", ""], ["1", "2"]])


def test_a_bad_line_does_not_take_the_good_ones_with_it() -> None:
    lines = [
        '{"headline": "القطار الجديد", "text": "قالت الوزيرة إن الخط سيفتح غدا."}',
        '{"headline": "السوق", "text": ',
        "",
        "7",
        '{"headline": "الميناء", "text": "وصلت السفينة الأولى إلى الميناء."}',
    ]
    found = read_table("a.jsonl", "\n".join(lines))
    assert [one.text.split("\n")[0] for one in found if not one.problem] == ["القطار الجديد", "الميناء"]
    problems = [one.problem for one in found if one.problem]
    assert [(one.code, one.arguments["line"]) for one in problems] == [
        ("table-line-no-json", 2),
        ("table-line-no-object", 4),
    ]
