"""Cutting marks into flat pieces, written as "[plain][KEY:marked][A+B:both]"."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.segments import Mark, cut, latin_runs, snap
from reader.text.spans import Span

ALPHABET = 'ابو ـَّ"،.(1a\u200c\n'


def shown(text: str, marks: list[Mark[str]], within: Span | None = None) -> str:
    pieces = cut(text, within or Span(0, len(text)), marks)
    return "".join(
        "[" + ("+".join(piece.keys) + ":" if piece.keys else "") + piece.span.of(text) + "]"
        for piece in pieces
    )


def mark(text: str, part: str, key: str) -> Mark[str]:
    return Mark(Span(text.index(part), text.index(part) + len(part)), key)


def test_a_name() -> None:
    text = "أجرى جون كيري اتصالا"
    assert shown(text, [mark(text, "جون كيري", "PER")]) == "[أجرى ][PER:جون كيري][ اتصالا]"


def test_example_of_the_module() -> None:
    text = "وقال كيري إن روسيا تساعد"
    marks = [Mark(Span(5, 9), "PER"), Mark(Span(10, 24), "SAID"), Mark(Span(13, 18), "LOC")]
    assert shown(text, marks) == "[وقال ][PER:كيري][ ][SAID:إن ][SAID+LOC:روسيا][SAID: تساعد]"


def test_clitics_go_with_their_noun() -> None:
    text = "دعم لروسيا وبالأسد."
    marks = [mark(text, "روسيا", "LOC"), mark(text, "الأسد", "PER")]
    assert shown(text, marks) == "[دعم ][LOC:لروسيا][ ][PER:وبالأسد][.]"


def test_a_quotation_does_not_swallow_its_marks() -> None:
    text = 'بأنه "رهان خاسر".'
    assert shown(text, [mark(text, "رهان خاسر", "Q")]) == '[بأنه "][Q:رهان خاسر][".]'


def test_a_mark_that_holds_the_quotation_marks_keeps_them() -> None:
    text = 'تنظيم"الدولة"هنا'
    assert shown(text, [mark(text, '"الدولة"', "Q")]) == '[تنظيم][Q:"الدولة"][هنا]'


def test_vowel_signs_tatweel_and_joiners_hold_a_word_together() -> None:
    text = "قالـ\u200dكيرِي،"
    assert shown(text, [mark(text, "كير", "PER")]) == "[PER:قالـ\u200dكيرِي][،]"


def test_crossing_marks() -> None:
    text = "واحد اثنان ثلاثة"
    marks = [mark(text, "واحد اثنان", "A"), mark(text, "اثنان ثلاثة", "B")]
    assert shown(text, marks) == "[A:واحد ][A+B:اثنان][B: ثلاثة]"


def test_marks_inside_one_word_share_it() -> None:
    text = "قبل أنقرةوبغداد بعد"
    marks = [mark(text, "أنقرة", "A"), mark(text, "وبغداد", "B")]
    assert shown(text, marks) == "[قبل ][A+B:أنقرةوبغداد][ بعد]"


def test_order_of_keys_is_the_order_of_marks() -> None:
    text = "سوريا"
    assert shown(text, [mark(text, text, "OUTER"), mark(text, text, "INNER")]) == "[OUTER+INNER:سوريا]"


def test_only_a_stretch() -> None:
    text = "فقرة أولى\nفقرة ثانية"
    marks = [mark(text, "أولى\nفقرة", "A"), mark(text, "فقرة أولى", "B")]
    assert shown(text, marks, Span(10, 20)) == "[A:فقرة][ ثانية]"


def test_first_and_last_piece_of_a_mark() -> None:
    text = "واحد اثنان ثلاثة"
    pieces = cut(text, Span(0, len(text)), [mark(text, text, "A"), mark(text, "اثنان", "B")])
    assert [(piece.begins, piece.ends) for piece in pieces] == [(("A",), ()), (("B",), ("B",)), ((), ("A",))]


def test_nothing() -> None:
    assert cut("", Span(0, 0), [Mark(Span(0, 0), "A")]) == []
    assert shown("نص", []) == "[نص]"
    assert shown("نص", [Mark(Span(1, 1), "A")]) == "[نص]"


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.text(ALPHABET, max_size=40), st.lists(spans, max_size=8), spans)
def test_pieces_are_the_text_and_never_cut_a_word(text: str, marked: list[Span], within: Span) -> None:
    within = Span(min(within.start, len(text)), min(within.end, len(text)))
    within = snap(text, within)
    pieces = cut(text, within, [Mark(span, number) for number, span in enumerate(marked)])
    assert "".join(piece.span.of(text) for piece in pieces) == within.of(text)
    assert all(len(piece.span) for piece in pieces)
    for piece in pieces:
        assert snap(text, piece.span) == piece.span
    for number, span in enumerate(marked):
        covered = [piece.span for piece in pieces if number in piece.keys]
        clipped = Span(*sorted(min(max(end, within.start), within.end) for end in (span.start, span.end)))
        assert not len(clipped) or (snap(text, clipped) == Span(covered[0].start, covered[-1].end))


def test_many_marks_in_one_endless_word() -> None:
    text = "ا" * 100_000
    assert len(cut(text, Span(0, len(text)), [Mark(Span(i, i + 1), i) for i in range(500)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قالت [AFP] أمس",
        "مجلة [New York Times] الأمريكية",
        "(AFP) قالت",
        "من 10-12 إلى 50%",
        "هاتف [Galaxy S24] الجديد",
        "نظام [Windows 11 Pro] الجديد 12",
        "[Image caption] صورة",
        "بBBC وBBC،",
        "[user@example.org]",
    ],
)
def test_latin_runs(text: str) -> None:
    plain = re.sub(r"[\[\]]", "", text)
    rebuilt, at = [], 0
    for run in latin_runs(plain, Span(0, len(plain))):
        rebuilt += [plain[at : run.start], "[", run.of(plain), "]"]
        at = run.end
    assert "".join([*rebuilt, plain[at:]]) == text


def test_latin_runs_count_from_the_start_of_the_text() -> None:
    text = "سطر أول\nقالت AFP"
    assert [run.of(text) for run in latin_runs(text, Span(8, len(text)))] == ["AFP"]
