"""OpenDocument texts: which words are text, which are left out and said so, what styles make of lines."""

import pytest

from reader.benchmarks.zipping import packed
from reader.formats import ExtractedText, Unreadable
from reader.formats.files import read_file
from reader.formats.reading import Surrounding
from tests.formats.test_pictures import png
from tests.refusals import refused

BODY = "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس."
REST = "وأضاف أن العمل يستمر حتى الشتاء."
KIND = b"application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(*body: str, styles: str = "", pages: str = "", more: dict[str, bytes] | None = None) -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    masters = f"<office:master-styles><style:master-page>{pages}</style:master-page></office:master-styles>"
    return packed(
        {
            "mimetype": KIND,
            "content.xml": content.encode(),
            "styles.xml": f"<office:document-styles {NAMES}>{masters}</office:document-styles>".encode(),
        }
        | (more or {})
    )


def p(inside: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def read(
    *body: str, styles: str = "", pages: str = "", more: dict[str, bytes] | None = None
) -> ExtractedText:
    (found,) = read_file("a.odt", odt(*body, styles=styles, pages=pages, more=more))
    return found


def lines(found: ExtractedText) -> list[str]:
    return found.text.split("\n")


def left(found: ExtractedText) -> list[tuple[str, Surrounding, int]]:
    return [(one.text, one.what, one.before) for one in found.left_out]


def test_spaces_links_spans_and_fields_are_in_their_paragraph() -> None:
    found = read(
        p('قال<text:s text:c="2"/><text:a xlink:href="x">الوزير</text:a><text:tab/>'),
        p("<text:span>إن</text:span> <text:date>3 مارس</text:date> <text:title>موعد</text:title>"),
    )
    assert lines(found) == ["قال الوزير", "إن 3 مارس موعد"]


def test_a_line_break_after_a_full_sentence_makes_a_paragraph() -> None:
    assert lines(read(p(f"قال الوزير<text:line-break/>إن العمل مستمر.<text:line-break/>{REST}"))) == [
        "قال الوزير إن العمل مستمر.",
        REST,
    ]


def test_deleted_words_are_said_where_they_stood_and_inserted_ones_count() -> None:
    whole = p("فقرة كاملة.")
    changes = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>محرر</dc:creator>'
        f"</office:change-info>{p('القديم')}</text:deletion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        f'<text:changed-region text:id="c3"><text:deletion>{whole}</text:deletion></text:changed-region>'
        "</text:tracked-changes>"
    )
    found = read(
        changes,
        p("عنوان"),
        p(
            'الخط <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>الجديد'
            '<text:change-end text:change-id="c2"/> سيفتح.'
        ),
        '<text:change text:change-id="c3"/>',
    )
    assert lines(found) == ["عنوان", "الخط الجديد سيفتح."]
    assert left(found) == [("القديم", Surrounding.DELETED, 1), ("فقرة كاملة.", Surrounding.DELETED, 2)]


def test_notes_stand_after_the_text_and_remarks_are_left_out() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    )
    remark = (
        "<office:annotation><dc:creator>محرر</dc:creator><text:p>من قال هذا؟</text:p></office:annotation>"
    )
    found = read(p(f"قال الوزير{note.format(p('في بيان.'))} إن العمل مستمر."), p(REST + remark))
    assert lines(found) == ["قال الوزير إن العمل مستمر.", REST, "في بيان."]
    assert left(found) == [("من قال هذا؟", Surrounding.REMARK, 1)]
    assert [one.code for one in found.remarks] == ["document-notes-last"]


def test_what_styles_hide_is_left_out() -> None:
    hidden = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    found = read(p(f'{BODY}<text:span text:style-name="T1">سر</text:span>'), p("خفي", "T1"), styles=hidden)
    assert lines(found) == [BODY]
    assert left(found) == [("سر", Surrounding.HIDDEN, 0), ("خفي", Surrounding.HIDDEN, 1)]


def test_a_section_that_is_hidden_is_left_out() -> None:
    found = read(p(BODY), f'<text:section text:display="none">{p("خفي")}</text:section>')
    assert (lines(found), left(found)) == ([BODY], [("خفي", Surrounding.HIDDEN, 1)])


def test_heads_and_feet_of_pages_are_left_out() -> None:
    head = p("صحيفة المرفأ")
    pages = (
        f"<style:header>{head}</style:header><style:header-left>{head}</style:header-left>"
        f"<style:footer>{p('صفحة <text:page-number>1</text:page-number>')}</style:footer>"
    )
    found = read(p(BODY), pages=pages)
    assert lines(found) == [BODY]
    assert left(found) == [("صحيفة المرفأ", Surrounding.FOOT, 0), ("صفحة 1", Surrounding.FOOT, 1)]


def test_a_list_of_contents_is_left_out() -> None:
    inside = f"<text:index-body>{p('الفصل الأول 3')}</text:index-body>"
    contents = f"<text:table-of-content>{inside}</text:table-of-content>"
    assert left(read(contents, p(BODY))) == [("الفصل الأول 3", Surrounding.MENU, 0)]


def test_rows_of_tables_are_lines_and_columns_stay_paragraphs() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    table = "<table:table><table:table-header-rows>{}</table:table-header-rows>{}</table:table>"
    facts = table.format(row(p("المدينة"), p("السكان")), row(p("صور"), p(""), p("9")))
    columns = table.format("", row(p("ملف الميناء"), p(BODY) + p(REST)))
    assert lines(read(facts, columns)) == ["المدينة | السكان", "صور | 9", "ملف الميناء", BODY, REST]


def test_styles_and_lists_say_what_lines_are() -> None:
    based = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    found = read(
        p("ميناء النخيل", "P1"),
        p(BODY),
        '<text:h text:outline-level="1">العمال</text:h>',
        f"<text:list><text:list-item>{p('مئة عامل')}</text:list-item></text:list>",
        p("منظر عام", "Illustration"),
        styles=based,
    )
    assert found.kinds == ((0, "headline"), (2, "subhead"), (3, "list_item"), (4, "caption"))


def test_the_first_heading_is_the_headline() -> None:
    assert read("<text:h>العمال</text:h>", p(BODY), "<text:h>المال</text:h>").kinds == (
        (0, "headline"),
        (2, "subhead"),
    )


def test_a_text_box_stands_after_its_paragraph_with_its_picture_at_the_caption() -> None:
    image = '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>سفن</svg:desc></draw:frame>'
    box = f"<draw:frame><draw:text-box>{p(image + 'منظر عام', 'Illustration')}</draw:text-box></draw:frame>"
    found = read(p(box + BODY), p(REST), more={"Pictures/a.png": png()})
    assert lines(found)[0] == BODY
    assert lines(found)[-1] == REST
    assert "منظر عام" in lines(found)
    (picture,) = found.pictures
    assert lines(found)[picture.line] in ("منظر عام", "سفن")


def test_shapes_have_their_words_too() -> None:
    shape = f"<draw:g><draw:custom-shape>{p('لافتة')}</draw:custom-shape></draw:g>"
    assert lines(read(p(shape + BODY))) == [BODY, "لافتة"]


def test_a_file_whose_kind_is_lost_is_known_by_its_parts() -> None:
    whole = odt(p(BODY), more={"mimetype": b"x", "META-INF/manifest.xml": b"<x/>"})
    (found,) = read_file("a.zip", whole)
    assert found.text == BODY


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<office", "damaged or locked"),
        (LAUGHS.encode(), "damaged or locked"),
        (b"<p>" * 5000 + b"x" + b"</p>" * 5000, "damaged or locked"),
        (b"<x/>", "no text in this document"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, says: str) -> None:
    with refused(Unreadable, match=says):
        read_file("a.odt", packed({"mimetype": KIND, "content.xml": content}))


def test_one_without_its_text_is_refused() -> None:
    with refused(Unreadable, match="damaged or locked"):
        read_file("a.odt", packed({"mimetype": KIND}))


@pytest.mark.parametrize("kind", ["presentation", "graphics"])
def test_other_open_documents_are_refused_with_what_to_do(kind: str) -> None:
    whole = packed(
        {"mimetype": b"application/vnd.oasis.opendocument." + kind.encode(), "content.xml": b"<x/>"}
    )
    with refused(Unreadable, match=r"cannot be read\. Save it as \.docx"):
        read_file("a.bin", whole)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("الواحة في 14 شباط 2025", BODY, REST), "2025-02-14"),
        ((BODY, REST, "لجنة الأهالي، 3/3/2024"), "2024-03-03"),
        ((BODY, "آخر تحديث: 14 شباط 2025", REST), ""),
        (
            ("وكان الوزير قد وعد في 14 شباط 2025 بأن تنتهي الأعمال قبل الشتاء كما يأمل الأهالي", BODY, REST),
            "",
        ),
    ],
)
def test_the_day_is_that_of_a_short_line_at_head_or_end(lines: tuple[str, ...], day: str) -> None:
    written = "".join(f"<text:p>{line}</text:p>" for line in ("رسالة إلى الوزير", *lines))
    (text,) = read_file("a.odt", odt(written))
    assert (text.published.isoformat() if text.published else "") == day
