"""What comes in of files is counted: small made files with known scores, right and wrong in every way."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reader.errors import Reason
from reader.evaluation.intake import ExpectedText, figures, folded, judge_file
from reader.evaluation.invisible_marks import MARKS, marked_page
from reader.formats import ExtractedText, Unreadable
from reader.formats.reading import LeftOut, Surrounding

LINES = ["قالت الوزيرة إن الخط سيفتح غدا.", "وأضافت أن الكلفة معقولة."]
EXPECTED = ExpectedText("القطار الجديد", "2026-03-03", "صحيفة الميناء", LINES, ["عمال قرب الميناء"])
RIGHT = ExtractedText(
    "\n\n".join(["القطار الجديد", "عمال قرب الميناء", *LINES]),
    published=date(2026, 3, 3),
    site="صحيفة الميناء",
    kinds=((0, "headline"), (1, "caption")),
)


def scored(
    found: Sequence[ExtractedText] | Reason, *expected: ExpectedText
) -> tuple[dict[str, Any], Sequence[str]]:
    """Return the figures of one file that is read as `found`, and what was wrong."""

    def read(path: Path) -> Sequence[ExtractedText]:
        if isinstance(found, Reason):
            raise Unreadable(found)
        return found

    judged = judge_file(Path("a"), expected, read, lambda reason: f"The file is {reason.code}.")
    return figures([judged]), judged.wrong


def test_what_is_right_gets_every_point() -> None:
    report, wrong = scored([RIGHT], EXPECTED)
    assert report == {
        "files": 1,
        "files_as_expected": 1,
        "texts_that_wait": 0,
        "texts_that_lose_words_silently": 0,
        "words": 15,
        "words_kept_percent": 100.0,
        "foreign_lines_percent": 0.0,
        "headline_percent": 100.0,
        "date_percent": 100.0,
        "source_percent": 100.0,
        "captions_percent": 100.0,
        "left_out_percent": None,
        "refusals_percent": None,
    }
    assert wrong == []


def test_a_lost_line_and_a_menu_are_counted() -> None:
    found = ExtractedText(f"القطار الجديد\nالرئيسية\n{LINES[0]}\nرياضة", kinds=((0, "headline"),))
    report, wrong = scored([found], ExpectedText("القطار الجديد", lines=LINES, captions=[]))
    assert report["words_kept_percent"] == round(100 * 8 / 12, 2)
    assert report["foreign_lines_percent"] == 50.0
    assert report["files_as_expected"] == 0
    assert [one.split(":")[0] for one in wrong] == ["words", "lines", "lines"]


def test_a_caption_that_stands_as_a_paragraph_is_wrong_but_its_words_are_kept() -> None:
    found = ExtractedText(RIGHT.text, published=RIGHT.published, site=RIGHT.site)
    report, wrong = scored([found], EXPECTED)
    assert (report["captions_percent"], report["words_kept_percent"]) == (0.0, 100.0)
    assert report["foreign_lines_percent"] == 0.0
    assert wrong


def test_a_paragraph_that_stands_as_a_caption_is_wrong() -> None:
    found = ExtractedText(RIGHT.text, kinds=((0, "headline"), (1, "caption"), (3, "caption")))
    report, _ = scored([found], EXPECTED)
    assert report["captions_percent"] == 50.0
    assert report["words_kept_percent"] == round(100 * 11 / 15, 2)


def test_a_credit_after_a_caption_belongs_to_it() -> None:
    text = f"القطار الجديد\nعمال قرب الميناء\n(رويترز)\n{LINES[0]}\n{LINES[1]}"
    found = ExtractedText(text, kinds=((0, "headline"), (1, "caption"), (2, "credit")))
    expected = ExpectedText("القطار الجديد", lines=LINES, captions=["عمال قرب الميناء (رويترز)"])
    assert scored([found], expected)[1] == []


@pytest.mark.parametrize(
    ("said", "is_right"), [("", False), ("2026-03-03", True), ("2026-03-04", False)], ids=str
)
def test_the_day_is_right_or_wrong(said: str, is_right: bool) -> None:
    report, _ = scored([RIGHT], ExpectedText("القطار الجديد", date=said))
    assert report["date_percent"] == (100.0 if is_right else 0.0)


def test_lines_in_another_order_or_cut_are_not_as_expected() -> None:
    for lines in (LINES[::-1], [" ".join(LINES)], [*LINES[0].split(" إن "), LINES[1]]):
        report, wrong = scored([ExtractedText("\n".join(lines))], ExpectedText(lines=LINES))
        assert report["files_as_expected"] == 0, lines
        assert "lines: not in this order, or cut or joined" in wrong or report["words_kept_percent"] < 100


def test_optional_lines_may_come_in() -> None:
    expected = ExpectedText("القطار الجديد", lines=LINES, optional=["ليلى الساعدي"])
    for text in (
        f"القطار الجديد\n{LINES[0]}\n{LINES[1]}",
        f"القطار الجديد\nليلى الساعدي\n{LINES[0]}\n{LINES[1]}",
    ):
        assert scored([ExtractedText(text)], expected)[1] == []


def test_what_was_left_out_is_to_be_told() -> None:
    told = (LeftOut("جميع الحقوق محفوظة 2026", Surrounding.FOOT, 2),)
    found = ExtractedText("\n".join(LINES), left_out=told)
    expected = ExpectedText(lines=LINES, left_out=["جميع الحقوق", "الأكثر قراءة"])
    report, wrong = scored([found], expected)
    assert report["left_out_percent"] == 50.0
    assert wrong == ["left out: nothing is told of 'الأكثر قراءة'"]


def test_a_refusal_is_known_by_its_beginning() -> None:
    assert scored(Reason("damaged"), ExpectedText(refusal="The file is dam"))[1] == []
    assert scored(Reason("empty"), ExpectedText(refusal="The file is dam"))[1] != []
    assert scored([RIGHT], ExpectedText(refusal="The file is dam"))[0]["refusals_percent"] == 0.0
    report, wrong = scored(Reason("damaged"), EXPECTED)
    assert (report["words_kept_percent"], report["headline_percent"]) == (0.0, 0.0)
    assert "refused: The file is damaged." in wrong


def test_words_are_lost_silently_where_nothing_has_the_text_wait() -> None:
    short = ExtractedText(LINES[0])
    silent, _ = scored([short], ExpectedText(lines=LINES))
    assert (silent["texts_that_lose_words_silently"], silent["texts_that_wait"]) == (1, 0)
    told, _ = scored([replace(short, doubts=(Reason("text-left-out"),))], ExpectedText(lines=LINES))
    assert (told["texts_that_lose_words_silently"], told["texts_that_wait"]) == (0, 1)
    refused, _ = scored(Reason("damaged"), ExpectedText(lines=LINES))
    assert refused["texts_that_lose_words_silently"] == 0


def test_a_file_of_several_texts_has_each_of_them() -> None:
    two = [ExtractedText(line) for line in LINES]
    assert scored(two, *(ExpectedText(lines=[line]) for line in LINES))[1] == []
    assert scored(two, ExpectedText(lines=LINES[:1]))[1] == ["texts: 2 instead of 1"]
    assert scored(two[:1], *(ExpectedText(lines=[line]) for line in LINES))[0]["words_kept_percent"] == 60.0


def test_folding_takes_away_what_is_not_seen() -> None:
    assert folded("  قا\u200fلت\u00a0الوز\u200cيرة | • إن\u2060 [3]\u202b ") == "قالت الوزيرة إن"
    assert folded("\U0001f468\u200d\U0001f469") == "\U0001f468\U0001f469"


@pytest.mark.parametrize(
    "number", range(len(MARKS)), ids=lambda at: MARKS[at].written.encode("unicode_escape")
)
def test_a_mark_changes_the_page_but_not_what_it_says(number: int) -> None:
    page = f"<p>{LINES[0]}</p><p>{LINES[1]}</p>"
    marked, said = marked_page(page.encode(), [ExpectedText("القطار", lines=LINES)], number)
    assert marked.decode() != page
    assert MARKS[number].written in marked.decode()
    ours, theirs = (folded(" ".join(lines)) for lines in (LINES, said[0].lines or ()))
    assert theirs.replace("\U0001f468\U0001f469\U0001f467 ", "") == ours


def test_marks_in_scripts_are_characters_and_in_other_encodings_numbers() -> None:
    page = f"<html lang=ar><script>{LINES[0]}</script><p>{LINES[0]}</p></html>"
    entity = next(at for at, one in enumerate(MARKS) if one.written == "&shy;")
    marked, _ = marked_page(page.encode(), [ExpectedText(lines=LINES[:1])], entity)
    assert marked.decode().count("&shy;") == marked.decode().count("\u00ad") == 1
    isolate = next(at for at, one in enumerate(MARKS) if one.written.startswith("\u2067"))
    marked, _ = marked_page(page.encode("cp1256"), [ExpectedText(lines=LINES[:1])], isolate)
    assert "&#8295;" in marked.decode("cp1256")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("القطار الجديد\n\n" + "\n\n".join(LINES), encoding="utf-8")
    (tmp_path / "b.txt").write_text("القطار\n\n" + LINES[0], encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    expected = {
        "a.txt": {"headline": "القطار الجديد", "date": "", "lines": LINES},
        "b.txt": [{"headline": "القطار القديم", "lines": LINES}],
        "c.txt": {"refusal": "There is no text in it"},
    }
    (tmp_path / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    return tmp_path


def printed(*arguments: str) -> str:
    output = StringIO()
    call_command("evaluate", "intake", *arguments, stdout=output)
    return output.getvalue()


def test_the_command_reads_a_folder_as_an_upload_is_read(folder: Path) -> None:
    report = json.loads(printed(str(folder), "--json"))
    assert (report["files"], report["files_as_expected"]) == (3, 2)
    # of 12 and 12 words, four and one are missing
    assert report["words_kept_percent"] == round(100 * 19 / 24, 2)
    assert (report["headline_percent"], report["refusals_percent"]) == (50.0, 100.0)
    assert "pages with invisible marks" not in report


def test_pages_are_read_a_second_time_with_marks(tmp_path: Path) -> None:
    page = (
        f"<html lang=ar><body><article><h1>القطار الجديد</h1><p>{'<p>'.join(LINES)}</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    expected = {"a.html": {"headline": "القطار الجديد", "lines": LINES}}
    (tmp_path / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    report = json.loads(printed(str(tmp_path), "--json"))
    assert report["words_kept_percent"] == 100.0
    assert report["pages with invisible marks"]["files"] == 1


def test_figures_tell_nothing_of_the_texts_unless_asked(folder: Path) -> None:
    assert not any("\u0600" <= letter <= "\u06ff" for letter in printed(str(folder)))
    assert "القطار القديم" in printed(str(folder), "--failures")
    assert set(json.loads(printed(str(folder), "--failures", "--json"))["failures"]) == {"b.txt"}


@pytest.mark.parametrize(
    "stated", ['{"d.txt": {}}', '{"a.txt": {"title": "x"}}', '{"a.txt": {"date": "3 March"}}', "["]
)
def test_an_expectation_that_cannot_be_read_is_told(folder: Path, stated: str) -> None:
    (folder / "expected.json").write_text(stated, encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be evaluated"):
        printed(str(folder))


def test_a_folder_without_expectations_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be evaluated"):
        printed(str(tmp_path))
