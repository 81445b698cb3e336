"""Word files: which words are text, which are left out and said so, and what lines their styles make."""

import io
import zipfile

import pytest
from docx import Document

from reader.benchmarks.hostile_files import paragraphs, word_file
from reader.benchmarks.zipping import packed
from reader.formats import ExtractedText, Unreadable
from reader.formats.files import read_file
from reader.formats.readers.word import read_docx
from reader.formats.reading import Surrounding
from tests.formats.test_pictures import png
from tests.refusals import refused

HEAD = "توسعة ميناء النخيل تبدأ في الربيع"
BODY = "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس."
REST = "وأضاف أن العمل يستمر حتى الشتاء."
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def read(*body: str, **parts: str) -> ExtractedText:
    """Read a Word file with this body; `parts` are further ones, footnotes="<w:footnote …>"."""
    files = zipfile.ZipFile(io.BytesIO(word_file("".join(body).replace("<w:p>", f"<w:p {SPACES}>"))))
    whole = {name: files.read(name) for name in files.namelist()}
    related = ""
    for number, (name, inside) in enumerate(parts.items()):
        kind = name.rstrip("0123456789")
        related += f'<Relationship Id="p{number}" Type="{KINDS}/{kind}" Target="{name}.xml"/>'
        whole[f"word/{name}.xml"] = f"<w:{kind} {SPACES}>{inside}</w:{kind}>".encode()
    whole["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{related}</Relationships>"
    ).encode()
    default = b'<Default Extension="xml" ContentType="application/xml"/></Types>'
    whole["[Content_Types].xml"] = whole["[Content_Types].xml"].replace(b"</Types>", default)
    return read_docx(packed(whole))


def lines(found: ExtractedText) -> list[str]:
    return found.text.split("\n")


def left(found: ExtractedText) -> list[tuple[str, Surrounding, int]]:
    return [(one.text, one.what, one.before) for one in found.left_out]


def test_inserted_and_moved_words_count_and_deleted_ones_are_said() -> None:
    found = read(
        *paragraphs(HEAD).splitlines(),
        paragraph(
            run("قال "),
            "<w:del><w:r><w:delText>النائب</w:delText></w:r></w:del>",
            f"<w:ins>{run('الوزير ')}</w:ins>",
            f"<w:moveTo>{run('أمس ')}</w:moveTo>",
            run("إن العمل مستمر."),
        ),
        paragraph(f"<w:moveFrom>{run('أمس')}</w:moveFrom>", run(REST)),
    )
    assert lines(found) == [HEAD, "قال الوزير أمس إن العمل مستمر.", REST]
    assert left(found) == [("النائب", Surrounding.DELETED, 1)]


def test_words_moved_away_that_arrive_nowhere_are_said() -> None:
    found = read(paragraph(f"<w:moveFrom>{run('بحسب بيان')}</w:moveFrom>", run(REST)))
    assert [(text, what) for text, what, _ in left(found)] == [("بحسب بيان", Surrounding.DELETED)]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    found = read(
        paragraph(run("قال الوزير "), properties="<w:rPr><w:del/></w:rPr>"), paragraph(run("إن العمل مستمر."))
    )
    assert lines(found) == ["قال الوزير إن العمل مستمر."]


def test_a_last_paragraph_whose_end_was_deleted_is_a_line() -> None:
    found = read(paragraph(run(BODY)), paragraph(run(REST), properties="<w:rPr><w:del/></w:rPr>"))
    assert lines(found) == [BODY, REST]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
        "<w:customXml>{}</w:customXml>",
        "<w:bdo>{}</w:bdo>",
        "<w:ins><w:hyperlink>{}</w:hyperlink></w:ins>",
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_wraps_words_takes_none_away(wrapped: str) -> None:
    found = read(paragraph(run("قال "), wrapped.format(run("الوزير ")), run("إن العمل مستمر.")))
    assert lines(found) == ["قال الوزير إن العمل مستمر."]
    assert not found.left_out


def field(code: str, result: str) -> str:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return turn.format("begin") + code + turn.format("separate") + result + turn.format("end")


def test_the_result_of_a_field_counts_and_its_code_does_not() -> None:
    nested = field(
        "IF " + "</w:instrText></w:r>" + field("AUTHOR", run("سامر")) + "<w:r><w:instrText>", run("نعم ")
    )
    found = read(paragraph(field('HYPERLINK "https://a.example"', run("الميناء ")), nested, run("مفتوح.")))
    assert lines(found) == ["الميناء نعم مفتوح."]


def test_a_field_that_never_ends_takes_no_further_paragraph_with_it() -> None:
    found = read(paragraph(run(HEAD), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), paragraph(run(BODY)))
    assert lines(found) == [HEAD, BODY]


def test_words_in_what_nobody_foresaw_are_left_out_and_said() -> None:
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    path = '<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="لافتة"/>'
    art = f"<w:r><w:pict>{path}</w:pict></w:r>"
    found = read(
        paragraph(run("سطر أول"), open_field, run("بعد حقل")),
        paragraph(f"<w:unknown>{run('داخل مجهول')}</w:unknown>", run("سطر ثان")),
        f"<w:unknown>{paragraph(run('فقرة مجهولة'))}</w:unknown>",
        paragraph(art, run("سطر ثالث")),
    )
    assert lines(found) == ["سطر أول", "سطر ثان", "سطر ثالث"]
    assert left(found) == [
        ("بعد حقل", Surrounding.HIDDEN, 0),
        ("داخل مجهول", Surrounding.UNCERTAIN, 1),
        ("فقرة مجهولة", Surrounding.UNCERTAIN, 2),
        ("لافتة", Surrounding.UNCERTAIN, 2),
    ]


def test_prompts_and_hidden_words_are_left_out() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = read(
        prompt.format(paragraph(run("انقر هنا"))),
        paragraph(run(BODY), prompt.format(run("اكتب")), run(" سر", "<w:vanish/>")),
        paragraph(run(REST, '<w:vanish w:val="0"/>')),
    )
    assert lines(found) == [BODY, REST]
    assert {what for _, what, _ in left(found)} == {Surrounding.HIDDEN}
    assert " ".join(text for text, _, _ in left(found)) == "انقر هنا اكتب سر"


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_stands_once_after_the_paragraph_that_anchors_it() -> None:
    box = BOX.format(paragraph(run("الرصيف طويل.")) + paragraph(run("وعميق.")))
    written_twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(read(paragraph(written_twice, run(BODY)), paragraph(run(REST)))) == [
        BODY,
        "الرصيف طويل.",
        "وعميق.",
        REST,
    ]


def test_what_only_older_programs_show_is_read_where_there_is_nothing_else() -> None:
    box = f"<w:pict>{BOX.format(paragraph(run(REST)))}</w:pict>"
    drawn = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert lines(read(paragraph(run(BODY), f"<w:r>{drawn}</w:r>"))) == [BODY, REST]


def test_a_line_break_after_a_full_sentence_makes_a_paragraph_elsewhere_a_space() -> None:
    found = read(
        paragraph(
            run("قال الوزير"), "<w:r><w:br/></w:r>", run(f"إن العمل مستمر.{'</w:t><w:br/><w:t>'}{REST}")
        )
    )
    assert lines(found) == ["قال الوزير إن العمل مستمر.", REST]


def test_two_line_breaks_make_a_paragraph() -> None:
    found = read(paragraph(run(HEAD), "<w:r><w:br/><w:br/></w:r>", run(BODY)))
    assert lines(found) == [HEAD, BODY]


LONG = "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس وتستمر حتى الشتاء المقبل في الميناء كله."


def test_a_headline_that_is_only_a_first_line_stands_apart() -> None:
    breaks = "<w:r><w:br/></w:r>"
    found = read(
        paragraph(run(HEAD), breaks, run(LONG), breaks, run(REST)), paragraph(run(HEAD), breaks, run(LONG))
    )
    assert lines(found) == [HEAD, LONG, REST, f"{HEAD} {LONG}"]
    wrapped = LONG.replace(" ستبدأ", f"</w:t></w:r>{breaks}<w:r><w:t>ستبدأ")
    assert lines(read(paragraph(run(wrapped)))) == [LONG]


def cell(*inside: str) -> str:
    return f"<w:tc>{''.join(inside)}</w:tc>"


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_row_is_a_line_its_cells_apart() -> None:
    rows = [
        [cell(paragraph(run(words))) for words in row] for row in (("المدينة", "السكان"), ("صور", "", "9"))
    ]
    assert lines(read(paragraph(run(BODY)), table(*rows), paragraph(run(REST)))) == [
        BODY,
        "المدينة | السكان",
        "صور | 9",
        REST,
    ]


def test_a_table_that_only_places_text_leaves_its_paragraphs() -> None:
    inner = table([cell(paragraph(run("المدينة"))), cell(paragraph(run("السكان")))])
    side = cell(paragraph(run("ملف الميناء")))
    whole = cell(paragraph(run(BODY)), paragraph(run(REST)), inner)
    assert lines(read(table([side, whole]))) == ["ملف الميناء", BODY, REST, "المدينة | السكان"]
    assert lines(read(table([whole]))) == [BODY, REST, "المدينة | السكان"]


def test_what_is_left_out_of_a_table_is_said() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph(run('قديم')))}</w:tr>"
    gone = paragraph(run("صور"), "<w:del><w:r><w:delText>صيدا</w:delText></w:r></w:del>")
    rows = table([cell(gone), cell(paragraph(run("9")))]).replace("</w:tbl>", deleted + "</w:tbl>")
    found = read(paragraph(run(BODY)), rows)
    assert lines(found) == [BODY, "صور | 9"]
    assert left(found) == [("صيدا", Surrounding.DELETED, 1), ("قديم", Surrounding.DELETED, 2)]


def test_footnotes_stand_after_the_text_in_its_order() -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(words))}</w:footnote>'
        for number, words in ((-1, "فاصل"), (2, "الأولى."), (1, "الثانية."))
    )
    refers = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    found = read(
        paragraph(
            run("قال الوزير"),
            refers.format("footnote", 2),
            run(" إن العمل مستمر."),
            refers.format("endnote", 7),
        ),
        paragraph(run(REST), refers.format("footnote", 1)),
        footnotes=notes,
        endnotes=f'<w:endnote w:id="7">{paragraph(run("في الختام."))}</w:endnote>',
    )
    assert lines(found) == ["قال الوزير إن العمل مستمر.", REST, "الأولى.", "الثانية.", "في الختام."]
    assert [one.code for one in found.remarks] == ["document-notes-last"]


def test_heads_and_feet_of_pages_are_left_out_each_once() -> None:
    found = read(
        paragraph(run(BODY)),
        header1=paragraph(run("صحيفة المرفأ")),
        header2=paragraph(run("صحيفة المرفأ")),
        footer1=paragraph(run("صفحة "), field("PAGE", run("1"))),
        footer2=paragraph(field("PAGE", run("1"))),
    )
    assert lines(found) == [BODY]
    assert left(found) == [("صحيفة المرفأ", Surrounding.FOOT, 0), ("صفحة 1", Surrounding.FOOT, 1)]


def test_comments_are_left_out_where_they_were_made() -> None:
    refers = '<w:r><w:commentReference w:id="3"/></w:r>'
    comment = f'<w:comment w:id="3">{paragraph(run("من قال هذا؟"))}{paragraph(run("تحقق."))}</w:comment>'
    found = read(paragraph(run(HEAD)), paragraph(run(BODY), refers), paragraph(run(REST)), comments=comment)
    assert lines(found) == [HEAD, BODY, REST]
    assert left(found) == [("من قال هذا؟ تحقق.", Surrounding.REMARK, 1)]


def test_a_part_in_another_format_makes_the_file_wait() -> None:
    found = read(paragraph(run(BODY)), "<w:altChunk/>")
    assert [one.code for one in found.doubts] == ["word-part-unread"]


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_styles_say_what_lines_are_and_no_word_is_added() -> None:
    document = Document()
    for words, style in (
        ("ميناء النخيل", "Title"),
        ("أعمال في الربيع", "Subtitle"),
        (BODY, None),
        ("العمال", "Heading 2"),
        ("مئة عامل", "List Bullet"),
        ("رافعة واحدة", "List Number"),
        ("منظر عام", "Caption"),
        (REST, None),
    ):
        document.add_paragraph(words, style)
    found = read_docx(saved(document))
    assert found.kinds == (
        (0, "headline"),
        (1, "subhead"),
        (3, "subhead"),
        (4, "list_item"),
        (5, "list_item"),
        (6, "caption"),
    )
    assert lines(found)[6] == "منظر عام"


def test_the_first_heading_is_the_headline_a_later_one_a_subhead() -> None:
    document = Document()
    document.add_heading("")
    document.add_heading(HEAD)
    document.add_paragraph(BODY)
    document.add_heading("العمال")
    assert read_docx(saved(document)).kinds == ((0, "headline"), (2, "subhead"))


def test_a_style_is_what_it_is_based_on() -> None:
    document = Document()
    style = document.styles.add_style("عنوان الصحيفة", 1)
    style.base_style = document.styles["Title"]
    document.add_paragraph("صحيفة المرفأ")
    document.add_paragraph(HEAD, style)
    found = read_docx(saved(document))
    assert lines(found) == [HEAD, "صحيفة المرفأ"]
    assert found.kinds == ((0, "headline"),)


def test_a_headline_below_a_few_lines_comes_first_with_what_hangs_on_the_others() -> None:
    document = Document()
    document.add_paragraph("بيروت")
    document.add_picture(io.BytesIO(png()))
    document.add_paragraph("منظر عام", "Caption")
    document.add_paragraph(HEAD, "Title")
    document.add_paragraph("العمال", "Heading 1")
    document.add_paragraph(BODY)
    found = read_docx(saved(document))
    assert lines(found) == [HEAD, "بيروت", "منظر عام", "العمال", BODY]
    assert found.kinds == ((0, "headline"), (2, "caption"), (3, "subhead"))
    assert [one.line for one in found.pictures] == [2]


def test_the_day_and_the_name_that_the_program_notes_are_not_the_articles() -> None:
    document = Document()
    document.core_properties.author = "lenovo"
    document.add_paragraph(BODY)
    found = read_docx(saved(document))
    assert (found.published, found.author) == (None, "")


def test_a_file_with_macros_is_read_like_any_other() -> None:
    whole = word_file(paragraphs(BODY))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    macros = files["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )
    (found,) = read_file("a.docm", packed(files | {"[Content_Types].xml": macros}))
    assert found.text == BODY


def test_a_file_saved_as_strict_is_read_like_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    whole = word_file(
        paragraphs(HEAD) + paragraph("<w:del><w:r><w:delText>قديم</w:delText></w:r></w:del>", run(BODY))
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for usual in ("wordprocessingml/2006/main", "officeDocument/2006/relationships"):
        new = strict + usual.replace("/2006", "")
        old = "http://schemas.openxmlformats.org/" + usual
        files = {name: data.replace(old.encode(), new.encode()) for name, data in files.items()}
    found = read_docx(packed(files))
    assert lines(found) == [HEAD, BODY]
    assert left(found) == [("قديم", Surrounding.DELETED, 1)]


def test_a_file_without_words_is_refused() -> None:
    with refused(Unreadable, match="no text in this Word file"):
        read(paragraph(run(" ")), paragraph(run("\u200f")))


@pytest.mark.parametrize(("name", "old"), [("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("a.pages", b"x")])
def test_what_is_no_word_file_is_refused_with_what_to_do(name: str, old: bytes) -> None:
    with refused(Unreadable, match=r"Save it as \.docx"):
        read_file(name, old)


def test_one_with_a_password_is_told_from_a_damaged_one() -> None:
    with refused(Unreadable, match=r"as \.docx without a password"):
        read_file("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99)


def test_a_page_or_a_mail_that_a_program_saved_under_an_old_name_is_read() -> None:
    page = f"<html><body><h1>{HEAD}</h1><p>{BODY}</p></body></html>"
    assert lines(read_file("a.doc", page.encode())[0]) == [HEAD, BODY]


def test_a_document_of_another_program_is_known_by_what_is_in_it() -> None:
    with refused(Unreadable, match=r"\.pages cannot be read\. Save it as \.docx"):
        read_file("a.zip", packed({"Index/Document.iwa": b"x"}))
