"""RTF files: letters in each way of writing them, which words are text, which are left out and said so."""

import pytest

from reader.formats import ExtractedText, Unreadable
from reader.formats.files import is_plain, read_file
from reader.formats.reading import Surrounding
from tests.refusals import refused

BODY = "قال وزير النقل سامر الحلبي إن الأعمال ستبدأ في مارس."
REST = "وأضاف أن العمل يستمر حتى الشتاء."
NOTE = "في بيان أمس."
ARABIC = r"{\fonttbl{\f0\fnil\fcharset178 Arial;}{\f1\fswiss\fcharset0 Calibri{\*\falt Arial};}}"
LATIN = r"{\fonttbl{\f0\fnil\fcharset0 Arial;}}"


def points(text: str, after: str = "?") -> str:
    """Write letters by their code points, each with what a program shows that does not know it."""
    units = text.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2], "big", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}{after}" if code > 127 or code < 0 else chr(code) for code in codes)


def bytes_of(text: str) -> str:
    """Write letters as bytes of Windows-1256."""
    return "".join(f"\\'{one:02x}" if one > 127 else chr(one) for one in text.encode("cp1256"))


def read(*code: str, page: str = "1256", fonts: str = ARABIC) -> ExtractedText:
    whole = r"{\rtf1\ansi" + (f"\\ansicpg{page}" if page else "") + r"\deff0" + fonts + "".join(code) + "}"
    (found,) = read_file("a.rtf", whole.encode("ascii"))
    return found


def lines(found: ExtractedText) -> list[str]:
    return found.text.split("\n")


def left(found: ExtractedText) -> list[tuple[str, Surrounding, int]]:
    return [(one.text, one.what, one.before) for one in found.left_out]


@pytest.mark.parametrize("page", ["1256", "1252", ""])
@pytest.mark.parametrize("fonts", [ARABIC, LATIN, ""])
@pytest.mark.parametrize(
    "code",
    [
        points(BODY),
        r"\uc0 " + points(BODY, " "),
        r"\uc2 " + points(BODY, r"\'c7?"),
        bytes_of(BODY),
        r"\f0\rtlch " + bytes_of(BODY),
        r"{\b " + points(BODY[:9]) + "}" + bytes_of(BODY[9:]),
        bytes_of(BODY[:20]) + "\r\n" + points(BODY[20:]),
    ],
)
def test_letters_in_each_way_of_writing_them(page: str, fonts: str, code: str) -> None:
    assert lines(read(r"\pard ", code, r"\par", page=page, fonts=fonts)) == [BODY]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_letters_that_a_program_wrote_as_they_are(encoding: str) -> None:
    (found,) = read_file("a.rtf", (r"{\rtf1\ansi\ansicpg1256 " + BODY + r"\par}").encode(encoding))
    assert found.text == BODY


def test_letters_beyond_the_first_plane() -> None:
    assert lines(read(points("نعم 😀 الآن"))) == ["نعم 😀 الآن"]


def test_joiners_stay() -> None:
    assert lines(read(points("مي"), r"\zwnj ", points("رود"))) == ["مي\u200cرود"]


def test_western_text_stays_western() -> None:
    assert lines(read(r"caf\'e9 d\'e9j\'e0", page="1252", fonts=LATIN)) == ["café déjà"]


def test_what_programs_note_is_no_text() -> None:
    found = read(
        r"{\colortbl;\red0;}{\*\generator Riched20;}{\info{\title x}{\author y}}{\*\themedata 504b}",
        r"{\pict\pngblip 89504e47}{\*\shppict{\pict{\*\picprop}\pngblip 8950}}{\nonshppict{\pict 00}}",
        r"{\*\bkmkstart z}{\*\bkmkend z}",
        points(BODY),
        r"\par",
    )
    assert lines(found) == [BODY]
    assert not found.left_out


def test_the_result_of_a_field_counts_and_its_code_does_not() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{\ul ' + points("الميناء") + "}}}"
    assert lines(read(link, points(" مفتوح."))) == ["الميناء مفتوح."]


def test_deleted_hidden_and_remarked_words_are_left_out_and_said() -> None:
    found = read(
        r"\pard ",
        points("عنوان"),
        r"\par ",
        points("الخط "),
        r"{\deleted\revauthdel1 ",
        bytes_of("القديم"),
        r"}{\revised ",
        points("الجديد "),
        r"}{\v ",
        points("سر"),
        r"}\v ",
        points("خفي"),
        r"\v0 ",
        points("سيفتح."),
        r"{\*\atnid m}{\*\atnauthor m}\chatn{\*\annotation{\*\atnref 1}\pard\plain ",
        points("من قال؟"),
        r"}\par",
    )
    assert lines(found) == ["عنوان", "الخط الجديد سيفتح."]
    assert left(found) == [
        ("القديم", Surrounding.DELETED, 1),
        ("سر", Surrounding.HIDDEN, 1),
        ("خفي", Surrounding.HIDDEN, 1),
        ("من قال؟", Surrounding.REMARK, 1),
    ]


def test_notes_stand_after_the_text() -> None:
    note = r"{\super\chftn{\footnote\pard\plain\chftn " + points(NOTE) + "}}"
    found = read(points("قال الوزير"), note, points(" إن العمل مستمر."), r"\par ", points(REST), r"\par")
    assert lines(found) == ["قال الوزير إن العمل مستمر.", REST, NOTE]
    assert [one.code for one in found.remarks] == ["document-notes-last"]


def test_heads_and_feet_of_pages_are_left_out() -> None:
    number = r"{\footer\pard{\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
    found = read(r"{\header\pard ", points("صحيفة المرفأ"), r"\par}", number, points(BODY), r"\par")
    assert lines(found) == [BODY]
    assert left(found) == [("صحيفة المرفأ", Surrounding.FOOT, 0)]


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard " + points("لافتة") + r"\par}}{\shprslt x}}"
    assert lines(read(box, points(BODY), r"\par ", points(REST), r"\par")) == [BODY, "لافتة", REST]


def test_a_line_break_after_a_full_sentence_makes_a_paragraph() -> None:
    code = r"\line ".join(map(points, ("قال الوزير", "إن العمل مستمر.", REST)))
    assert lines(read(code, r"\par")) == ["قال الوزير إن العمل مستمر.", REST]


def test_rows_of_tables_are_lines() -> None:
    row = r"\trowd\pard\intbl {}\cell {}\cell\row"
    rows = (
        row.format(points("المدينة"), points("السكان")),
        row.format(points("صور") + r"\par " + points("القديمة"), "9"),
    )
    found = read(points(BODY), r"\par", *rows, r"\pard ", points(REST), r"\par")
    assert lines(found) == [BODY, "المدينة | السكان", "صور القديمة | 9", REST]


STYLES = (
    r"{\stylesheet{\ql\f0 Normal;}{\s1\ql\b\sbasedon0\snext0 heading 1;}{\*\cs10 \additive Default;}"
    r"{\s15\qc Title;}{\s16\i{\*\soutlvl}caption;}}"
)


def test_styles_and_lists_say_what_lines_are() -> None:
    found = read(
        STYLES,
        r"\pard\plain\s15 ",
        points("ميناء النخيل"),
        r"\par\pard\plain ",
        points(BODY),
        r"\par\pard\plain\s1 ",
        points("العمال"),
        r"\par{\listtext\pard\plain \'b7\tab}\pard\ls1 ",
        points("مئة عامل"),
        r"\par\pard\s16 ",
        points("منظر عام"),
        r"\par\pard ",
        points(REST),
    )
    assert lines(found) == ["ميناء النخيل", BODY, "العمال", "مئة عامل", "منظر عام", REST]
    assert found.kinds == ((0, "headline"), (2, "subhead"), (3, "list_item"), (4, "caption"))


def test_rtf_is_known_under_any_name_and_read_in_the_process_with_limits() -> None:
    whole = (r"{\rtf1\ansi " + points(BODY) + "}").encode()
    assert read_file("a.doc", whole)[0].text == BODY
    assert not is_plain("a.txt", whole)


def test_bytes_of_pictures_are_no_letters() -> None:
    whole = b"{\\rtf1\\ansi{\\pict\\bin6 {}\\x{\xff}" + points(BODY).encode() + b"}"
    assert read_file("a.rtf", whole)[0].text == BODY


@pytest.mark.parametrize("code", ["", r"{\rtf1}", r"{\rtf1{\*\x y}\par\par", r"{\rtf1" + "{" * 100_000])
def test_without_words_it_is_refused(code: str) -> None:
    with refused(Unreadable, match="no text in this document"):
        read_file("a.rtf", (code or r"{\rtf").encode())


@pytest.mark.parametrize("number", ["", "99999999", "-99999999", "9" * 4000])
def test_a_number_that_no_letter_has_takes_no_other_letter_with_it(number: str) -> None:
    code = rf"\uc{number} \u{number} \uc1\par "
    assert lines(read(points(BODY), code, points(REST))) == [BODY, REST]
