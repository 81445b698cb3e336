"""Subtitles: the words that are said, in paragraphs; no number, time, name of a cue or styling among them."""

import re

import pytest

from reader.errors import Reason
from reader.formats import ExtractedText, Unreadable
from reader.formats.files import is_plain, read_file
from reader.formats.reading import Surrounding
from tests.refusals import refused

FIRST = "قالت وزيرة النقل سلمى الحيدري أمس"
SECOND = "إن خط القطار الجديد سيفتح في الربيع."
THIRD = "وقال رئيس اتحاد السائقين إنهم ينتظرون."


def srt(*cues: tuple[float, float, str]) -> str:
    return "".join(
        f"{number}\n{stamp(start)} --> {stamp(end)}\n{text}\n\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


def stamp(seconds: float) -> str:
    whole = int(seconds)
    return f"00:{whole // 60:02}:{whole % 60:02},{round((seconds - whole) * 1000):03}"


def lines(text: str | bytes, name: str = "a.srt") -> list[str]:
    return read(text, name).text.split("\n")


def read(text: str | bytes, name: str = "a.srt") -> ExtractedText:
    (found,) = read_file(name, text if isinstance(text, bytes) else text.encode())
    return found


def test_a_sentence_goes_on_over_the_ends_of_subtitles() -> None:
    found = read(srt((1, 4, FIRST), (4.1, 8, SECOND.replace(" في", "\nفي")), (9.5, 11, THIRD)))
    assert found.text.split("\n") == [f"{FIRST} {SECOND}", THIRD]
    (left,) = found.left_out
    assert (left.text, left.what, left.before) == ("00:00:01 … 00:00:11", Surrounding.TIMES, 0)
    assert found.remarks == (Reason("subtitles-times", count=3),)


def test_the_first_line_of_subtitles_is_no_headline() -> None:
    assert read(srt((1, 4, FIRST))).kinds == ((0, "paragraph"),)


def test_a_long_pause_ends_a_paragraph_without_a_full_stop() -> None:
    assert lines(srt((1, 4, FIRST), (9, 11, THIRD))) == [FIRST, THIRD]


def test_without_pauses_a_paragraph_ends_after_its_next_full_stop_once_it_is_long() -> None:
    stopped = lines(srt(*((at, at + 1, f"{'ابتجدهوز'[at % 8]} {SECOND}") for at in range(20))))
    assert [len(one.split()) for one in stopped] == [40, 40, 40, 40]
    endless = lines(srt(*((at, at + 1, f"{'ابتجدهوز'[at % 8]} {FIRST}") for at in range(90))))
    assert max(len(one.split()) for one in endless) < 90


def test_each_speaker_begins_a_line() -> None:
    assert lines(srt((1, 2, "- هل تنتظرون؟\n- نعم"), (2, 3, "منذ ستة أشهر"))) == [
        "هل تنتظرون؟",
        "نعم منذ ستة أشهر",
    ]


@pytest.mark.parametrize(
    "styled",
    [
        "<i>{}</i>",
        '<font color="#fff">{}</font>',
        "{{\\an8}}{}",
        "{{y:i}}{}",
        "<c.yellow>{}</c>",
        "<v سلمى>{}</v>",
    ],
)
def test_styling_is_gone(styled: str) -> None:
    assert lines(srt((1, 4, styled.format(FIRST)))) == [FIRST]


def test_words_in_braces_and_entities_stay() -> None:
    assert lines(srt((1, 4, "قال {كما نقل} إن الكلفة &lt; 5 &amp; 6"))) == ["قال {كما نقل} إن الكلفة < 5 & 6"]


@pytest.mark.parametrize("text", ["في عام\n2026", "2026"])
def test_a_last_line_of_digits_is_said_and_no_number_of_a_subtitle(text: str) -> None:
    said = " ".join(text.split())
    assert lines(srt((1, 4, text))) == [said]
    assert lines(srt((1, 4, text), (4.1, 5, FIRST))) == [f"{said} {FIRST}"]


WEB = f"""WEBVTT - ملف
Kind: captions

STYLE
::cue {{ color: red }}

NOTE من المحرر
تحقق من الاسم

intro
00:01.000 --> 00:04.000 align:start position:0%
{FIRST}

3
00:04.100 --> 00:08.000
إن خط <00:00:05.000>القطار<00:00:06.000> الجديد سيفتح في الربيع.

NOTE انتهى
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_web_subtitles(mark: str) -> None:
    found = read(mark + WEB.replace("\n", "\r\n"), "a.vtt")
    assert found.text == f"{FIRST} {SECOND}"
    left = [(one.text, one.what) for one in found.left_out]
    assert ("من المحرر تحقق من الاسم", Surrounding.REMARK) in left
    assert ("انتهى", Surrounding.REMARK) in left
    assert ("ملف Kind: captions", Surrounding.REMARK) in left


def test_who_speaks_and_names_of_cues_are_told() -> None:
    cue = "المقدمة\n00:01.000 --> 00:04.000\n<v.loud سلمى القاضي>"
    found = read(f"WEBVTT\n\n{cue}{FIRST}</v>\n\n00:05.000 --> 00:06.000\n<v سمير>نعم.", "a.vtt")
    left = [(one.text, one.what) for one in found.left_out]
    assert ("سلمى القاضي; سمير", Surrounding.TIMES) in left
    assert ("المقدمة", Surrounding.REMARK) in left


def test_lines_that_roll_up_stand_once() -> None:
    rolling = srt(
        (1, 2, "أول"), (2, 2.05, "أول"), (2.05, 4, "أول\nثان"), (4, 4.05, "ثان"), (4.05, 6, "ثان\nثالث")
    )
    assert lines(rolling) == ["أول ثان ثالث"]


def test_what_is_said_again_later_stands_again() -> None:
    assert lines(srt((1, 2, "نعم"), (3, 4, "نعم"))) == ["نعم نعم"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_each_encoding(encoding: str) -> None:
    assert lines(srt((1, 4, FIRST), (4.1, 8, SECOND)).encode(encoding)) == [f"{FIRST} {SECOND}"]


def test_subtitles_are_known_without_their_ending_and_read_in_the_process_with_limits() -> None:
    text = srt((1, 4, FIRST))
    assert lines(text, "a.txt") == [FIRST]
    assert not is_plain("a.txt", text.encode())


def test_no_figure_of_a_subtitle_is_left_in_the_text() -> None:
    assert not re.search(r"\d", read(srt(*((at, at + 1, FIRST) for at in range(200)))).text)


@pytest.mark.parametrize("text", ["WEBVTT\n\n", "لا شيء", "1\n00:00:01,000 --> \nقال\n", srt((1, 2, " "))])
def test_without_subtitles_it_is_refused(text: str) -> None:
    with refused(Unreadable, match="no subtitles in this file"):
        read(text)
