"""Lists without bullets, told by the colon above them or by their form."""

import pytest

from reader.arabic.document import BlockKind
from tests.arabic.analyser import ANALYSER
from tests.arabic.structure.test_openings import BODY, HEAD, kinds


def test_short_lines_behind_a_colon_are_items() -> None:
    found = kinds(HEAD, BODY, "وجاءت الأسعار كالآتي:", "الخبز بدينار", "الحليب بدينارين", BODY)
    assert found[3:5] == ["list_item", "list_item"]
    assert found[5] == "paragraph"


def test_labels_with_values_are_items() -> None:
    assert kinds(HEAD, BODY, "الهدف الأول: سالم، 12", "الهدف الثاني: نادر، 77")[2:] == ["list_item"] * 2


def test_neither_an_interview_nor_one_line_is_a_list() -> None:
    asked = kinds(HEAD, BODY, "س: كيف ترون الحوار؟", "ج: سيستمر الحوار.", BODY)
    assert "list_item" not in asked
    assert "list_item" not in kinds(HEAD, BODY, "وختم بالقول:", "“لن نعود إلى الوراء أبدا”.", BODY)


@pytest.mark.parametrize(
    "items",
    [
        ("أولا: إغلاق النوافذ", "ثانيا: فتح الصمام", "ثالثا: الاتصال بالطوارئ"),
        ("افتح النافذة.", "لا تشعل النار.", "اتصل بالطوارئ إن شممت الغاز."),
        ("أن تصحو باكرا.", "أن تنام باكرا.", "أن لا تصدق أحدا."),
        ("1971: شهادة في الأدب", "1989: أول كتاب", "2010: جائزة الدولة"),
        ("«النورس»: علم لبنان", "«الحوت»: علم بنما"),
    ],
)
def test_items_may_be_told_by_their_openings(items: tuple[str, ...]) -> None:
    assert kinds(HEAD, BODY, "ماذا بعد؟", *items, BODY)[2:] == [
        "subhead",
        *["list_item"] * len(items),
        "paragraph",
    ]


def test_a_heading_and_short_lines_without_stops_are_a_list() -> None:
    found = kinds(HEAD, BODY, "أرقام", "3 آلاف أسرة نزحت", "41 لدغة عقرب", "7 مراكز إيواء", BODY)
    assert found[2:] == ["subhead", "list_item", "list_item", "list_item", "paragraph"]


@pytest.mark.parametrize("line", ["متى يعودون؟", "«لا شيء مجاني»", "الخلاصة", "موعد العودة"])
def test_the_line_below_a_list_may_head_what_follows(line: str) -> None:
    found = kinds(HEAD, BODY, "أرقام", "3 آلاف أسرة نزحت", "41 لدغة عقرب", line, BODY)
    assert found[2:] == ["subhead", "list_item", "list_item", "subhead", "paragraph"]


def test_what_was_done_is_no_rule() -> None:
    found = kinds(HEAD, BODY, "سجل سعر القمح 12 دينارا.", "سجل سعر الذرة 9 دنانير.", BODY)
    assert "list_item" not in found


def test_verses_are_no_list() -> None:
    verse = "يا ليل الصب متى غده أقيام الساعة موعده"
    assert "list_item" not in kinds(HEAD, BODY, verse, verse, verse, BODY)


def test_an_announced_list_ends_before_a_sentence() -> None:
    found = kinds(HEAD, BODY, "وجاءت الأسعار كالآتي:", "الخبز بدينار", "الحليب بدينارين", "صفق الحاضرون.")
    assert found[3:] == ["list_item", "list_item", "paragraph"]


def test_lines_of_nothing_but_vowel_signs_are_no_list() -> None:
    line = "\u0651" * 9
    text = f"قال الوزير ما يلي:\n{line}\n{line}\n{line}"
    assert BlockKind.LIST_ITEM not in [block.kind for block in ANALYSER.analyse(text).blocks]


def test_parts_of_a_page_each_have_their_list() -> None:
    found = kinds(
        HEAD, BODY, "المقادير", "كأس من الحليب", "ملعقة سكر", "طريقة التحضير", "يغلى الحليب", "يصب السكر"
    )
    assert found[2:] == ["subhead", "list_item", "list_item", "subhead", "list_item", "list_item"]


@pytest.mark.parametrize("heading", ["تاريخ المواجهات", "ضيوف من الجوار"])
def test_a_line_of_another_form_heads_what_comes_below_a_list(heading: str) -> None:
    found = kinds(
        HEAD, BODY, "وجاء البرنامج كما يلي", "10:00 الافتتاح", "12:00 ندوة", "16:00 أمسية", heading, BODY
    )
    assert found[2:] == ["paragraph", *["list_item"] * 3, "subhead", "paragraph"]


def test_prizes_and_titles_are_items() -> None:
    prizes = ("التانيت الذهبي: «غرق» (الأردن)", "التانيت الفضي: «نجوم» (لبنان)")
    assert kinds(HEAD, BODY, *prizes, BODY)[2:4] == ["list_item"] * 2
    titles = ("«كرهني»", "«مملكة القصب» لحسن هادي")
    assert kinds(HEAD, BODY, "ومن أغنياتها:", *titles, BODY)[3:5] == ["list_item"] * 2


def test_orders_to_a_woman_are_items_and_a_part_may_head_them() -> None:
    found = kinds(
        HEAD, BODY, "اخلطي الدقيق", "أضيفي السكر", "أثناء الخبز", "راقبي الفرن", "افتحي النافذة", BODY
    )
    assert found[2:4] == ["list_item"] * 2
    assert found[5:7] == ["list_item"] * 2
