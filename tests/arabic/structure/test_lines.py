"""Every line of an article gets its kind; labels and bullets stay outside the span."""

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.document import BlockKind
from reader.arabic.structure import forms, headings
from reader.arabic.structure.lines import blocks

Rule = Callable[..., bool]

HEAD = "الرئيس يزور المدينة\n"
BODY = "زار الرئيس المدينة يوم الجمعة والتقى عددا من المسؤولين فيها وألقى كلمة أمام الحشود المجتمعة هناك."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(text)) for block in blocks(text)]


def test_first_line_is_the_headline_and_single_newlines_separate_paragraphs() -> None:
    assert kinds(f"{HEAD}{BODY}\n{BODY}") == [
        ("headline", "الرئيس يزور المدينة"),
        ("paragraph", BODY),
        ("paragraph", BODY),
    ]


def test_white_space_and_direction_marks_at_the_ends_are_outside_the_span() -> None:
    text = f"\u200f {HEAD.strip()}  \n\n\u00a0{BODY} \t"
    assert kinds(text) == [("headline", HEAD.strip()), ("paragraph", BODY)]


def test_a_text_that_starts_with_a_long_sentence_has_no_headline() -> None:
    assert kinds(f"{BODY}\n{BODY}") == [("paragraph", BODY)] * 2


def test_a_single_sentence_is_a_paragraph_and_a_single_phrase_a_headline() -> None:
    assert kinds("قال الوزير نعم.") == [("paragraph", "قال الوزير نعم.")]
    assert kinds("الوزير يقول نعم") == [("headline", "الوزير يقول نعم")]


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    assert kinds(f"{HEAD}{BODY}\nقلق دولي\n{BODY}")[2] == ("subhead", "قلق دولي")


def test_short_lines_in_a_row_are_not_subheads() -> None:
    assert {kind for kind, _ in kinds(f"{HEAD}{BODY}\nبيت أول\nبيت ثان")[1:]} == {"paragraph"}


@pytest.mark.parametrize(
    "line", ["- قمح", "– قمح", "• قمح", "* قمح", "1. قمح", "١- قمح", "٢) قمح", "(3) قمح", "أ- قمح", "1 - قمح"]
)
def test_list_items_leave_the_bullet_out(line: str) -> None:
    text = f"{HEAD}{BODY}\n{line}"
    item = blocks(text)[-1]
    assert (item.kind, item.span.of(text), item.line.of(text)) == (BlockKind.LIST_ITEM, "قمح", line)


@pytest.mark.parametrize("line", ["-5 درجات مئوية", "10.5 مليار دولار", "1984. رواية"])
def test_numbers_are_not_bullets(line: str) -> None:
    assert kinds(f"{HEAD}{BODY}\n{line}")[-1] == ("paragraph", line)


@pytest.mark.parametrize(
    "label",
    [
        "Image caption ",
        "Image caption, ",
        "Media caption ",
        "التعليق على الصورة، ",
        "التعليق على الفيديو، ",
        "تعليق على الصورة ",
        "صورة: ",
        "الصورة: ",
        "في الصورة: ",
    ],
)
def test_captions_leave_the_label_out(label: str) -> None:
    text = f"{HEAD}{label}جنود قرب الحدود\n{BODY}"
    assert kinds(text)[1] == ("caption", "جنود قرب الحدود")
    assert blocks(text)[1].line.of(text).startswith(label)


@pytest.mark.parametrize(
    "label",
    ["مصدر الصورة ", "صدر الصورة، ", "مصدر الصورة، ", "Image source, ", "Image copyright ", "تصوير: ", "© "],
)
def test_credits_leave_the_label_out_and_belong_to_the_next_caption(label: str) -> None:
    text = f"{HEAD}{BODY}\n{label}AFP\nImage caption جنود قرب الحدود\n{BODY}"
    credit, caption = blocks(text)[2:4]
    assert (credit.kind, credit.span.of(text)) == (BlockKind.CREDIT, "AFP")
    assert caption.credit == credit.span


def test_a_credit_after_its_caption_belongs_to_it_when_none_follows() -> None:
    text = f"{HEAD}Image caption جنود\nمصدر الصورة Reuters\n{BODY}"
    caption, credit = blocks(text)[1:3]
    assert caption.credit == credit.span


def test_a_label_alone_on_its_line_takes_the_next_line() -> None:
    text = f"{HEAD}مصدر الصورة\nGetty Images\nImage caption\nجنود قرب الحدود\n{BODY}"
    assert kinds(text)[1:3] == [("credit", "Getty Images"), ("caption", "جنود قرب الحدود")]


def test_credit_and_caption_on_one_line() -> None:
    text = f"{HEAD}مصدر الصورة Getty Images Image caption جنود قرب الحدود"
    assert kinds(text)[1:] == [("credit", "Getty Images"), ("caption", "جنود قرب الحدود")]


@pytest.mark.parametrize("agency", ["رويترز", "أ.ف.ب", "أ ف ب", "الفرنسية", "غيتي", "الأناضول - أرشيف", "AP"])
def test_a_credit_in_brackets_makes_a_caption(agency: str) -> None:
    text = f"{HEAD}{BODY}\nمقاتلون في كابل ({agency})\n{BODY}"
    caption = blocks(text)[2]
    assert (caption.kind, caption.span.of(text)) == (BlockKind.CAPTION, "مقاتلون في كابل")
    assert caption.credit is not None
    assert caption.credit.of(text) == agency


def test_an_agency_after_a_sentence_makes_no_caption() -> None:
    assert kinds(f"{HEAD}{BODY} (رويترز)")[1][0] == "paragraph"


def test_a_dateline_is_part_of_the_first_paragraph() -> None:
    assert kinds(f"{HEAD}القاهرة (رويترز) - {BODY}")[1] == ("paragraph", f"القاهرة (رويترز) - {BODY}")


@given(st.text(st.sampled_from("اب .\n:،-1\t\u200f(") | st.characters()))
def test_blocks_are_ordered_and_their_spans_lie_in_their_lines(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert block.line.covers(block.span)
        assert block.line.start >= end
        end = block.line.end


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\ud800", "(" * 10**6, "Image caption", " " * 10**6])
def test_hostile_text_gets_an_answer(text: str) -> None:
    blocks(text)


def test_a_labelled_caption_may_name_its_source_at_the_end() -> None:
    text = f"{HEAD}صورة: سالم يحتفل بهدفه الأول. المصدر: أ ف ب\n{BODY}"
    caption = next(block for block in blocks(text) if block.kind is BlockKind.CAPTION)
    assert caption.span.of(text) == "سالم يحتفل بهدفه الأول."
    assert caption.credit is not None
    assert caption.credit.of(text) == "أ ف ب"


SUBHEADS = {
    "is_short_line": f"قلق دولي\n{BODY}",
    "breaks_off": f"موسم للنسيان..\n{BODY}",
    "stands_in_marks": f'"لم أجد بيتنا"\n{BODY}',
    "stands_over_text": f"قلق دولي\n- {BODY}",
    "stands_over_picture": f"قلق دولي\nمصدر الصورة، رويترز\n{BODY}",
}


@pytest.mark.parametrize(
    ("module", "table", "rule"),
    [
        (module, table, rule)
        for module, table in ((forms, "FORMS"), (headings, "STANDS_OVER"))
        for rule in getattr(module, table)
    ],
)
def test_each_rule_finds_a_subhead(
    module: ModuleType, table: str, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    unstopped = BODY.rstrip(".")  # where sentences have no stops, a line without one tells nothing
    text = f"{HEAD}{unstopped}\n{SUBHEADS[rule.__name__].replace(BODY, unstopped)}"
    assert kinds(text)[2][0] == "subhead"
    monkeypatch.setattr(module, table, tuple(one for one in getattr(module, table) if one is not rule))
    assert kinds(text)[2][0] == "paragraph"


@pytest.mark.parametrize(
    "line", ["قلق دولي", "موسم للنسيان..", "موسم للنسيان…", "“لم أجد بيتنا”", "«لم أجد بيتنا»"]
)
def test_a_line_directly_under_the_headline_is_one_too(line: str) -> None:
    assert kinds(f"{HEAD}{line}\n{BODY}")[1] == ("subhead", line)
    assert kinds(f"{HEAD}{BODY}\n{line}\n{BODY}")[2] == ("subhead", line)


@pytest.mark.parametrize(
    "line",
    ['"لم أجد بيتنا".', '"لم أجد بيتنا."', 'قالت "لم أجد بيتنا"', "انتهى الموسم."],
)
def test_sentences_and_marks_inside_a_line_make_no_subhead(line: str) -> None:
    assert kinds(f"{HEAD}{BODY}\n{line}\n{BODY}")[2] == ("paragraph", line)


def test_a_caption_may_follow_a_subhead() -> None:
    text = f"{HEAD}{BODY}\nقلق دولي\nالتعليق على الصورة، جنود في الجبال\n{BODY}"
    assert [kind for kind, _ in kinds(text)[2:]] == ["subhead", "caption", "paragraph"]


@pytest.mark.parametrize("agency", ["رويترز", "أ ف ب", "الأناضول"])
def test_an_agency_alone_is_the_credit_of_the_caption_above(agency: str) -> None:
    text = f"{HEAD}أنصار المتهم خارج المبنى\n{agency}\n{BODY}\nليلة طويلة\nالمتهم لدى وصوله\n{agency}\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "caption",
        "credit",
        "paragraph",
        "subhead",
        "caption",
        "credit",
        "paragraph",
    ]
    found = blocks(text)
    assert found[1].credit == found[2].span


def test_an_agency_under_the_headline_or_under_a_sentence_has_no_caption() -> None:
    assert "caption" not in {kind for kind, _ in kinds(f"{HEAD}رويترز\n{BODY}\n{BODY}\nرويترز\n{BODY}")}


def test_of_two_short_lines_above_a_credit_the_second_is_the_caption() -> None:
    text = f"{HEAD}{BODY}\nليلة طويلة\nالمتهم لدى وصوله\nتصوير: سمر الحاج\n{BODY}"
    assert [kind for kind, _ in kinds(text)[2:5]] == ["subhead", "caption", "credit"]
