"""Marks begin and end at words or at their clitics, in everything that is analysed."""

from pathlib import Path

import pytest

from reader.arabic.boundaries import Boundaries
from reader.arabic.tokenise import tokens
from reader.evaluation.labelled_articles import articles_at
from reader.text.spans import Span
from tests.arabic.analyser import analyse

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
PIECES = (
    "قال الوزير إن «الحل قريب»، مؤكدا بأنه سيعود",
    "وطالبت النقابة بـ«تحقيق مستقل» وبـنشر النتائج",
    "نقلت الوكالة عن مصدر قوله: لـرويترز الخبر",
    "وَقَالَتْ وِزَارَةُ الصِّحَّةِ إنّ الوَضْعَ صَعْبٌ",
    "دعا كيري إلى الحوار، فاختصاصاته واسعة",
    "كتبـــت الصحيفة: “لا حل”",
    "وبموسكو قال بوتين لجون كيري إنهم سيغادرون",
    "«…»، تضيف سمر الحاج، فالوضع مستقر",
)


def _texts() -> list[str]:
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.ar.txt"))]
    labelled = [*articles_at(DATA / "fresh" / "development"), *articles_at(DATA / "attributions")]
    made = [". ".join((*PIECES[at:], *PIECES[:at])) + "." for at in range(len(PIECES))]
    made += ["\n".join((one, two, one[::-1])) for one in PIECES for two in PIECES]
    made += [one[cut:] for one in PIECES for cut in range(0, len(one), 3)]
    return seeds + [article.text for article in labelled] + made


def test_every_mark_begins_and_ends_at_a_word_or_its_clitic() -> None:
    for text in _texts():
        found = analyse(text)
        places = Boundaries(text, tokens(text))
        marks = [mention.span for mention in found.mentions]
        marks += [inner.span for mention in found.mentions for inner in mention.inner]
        for one in found.quotations:
            marks += [span for span in (one.span, one.cue, one.speaker) if span is not None]
        inside = [
            span.of(text) for span in marks if not (places.begins(span.start) and places.ends(span.end))
        ]
        assert inside == []


@pytest.mark.parametrize(
    ("word", "start", "begins"),
    [
        ("والوزير", 1, True),
        ("والوزير", 3, True),
        ("للوزير", 1, True),
        ("بـنشر", 1, False),
        ("بـنشر", 2, True),
        ("مدير", 2, False),
        ("وَقال", 1, False),
        ("وَقال", 2, True),
    ],
)
def test_a_mark_begins_behind_clitics_alone(word: str, start: int, begins: bool) -> None:
    assert Boundaries(word, tokens(word)).begins(start) is begins


@pytest.mark.parametrize(
    ("word", "end", "ends"), [("كتابها", 4, True), ("كتابها", 3, False), ("كتاب", 4, True)]
)
def test_a_mark_ends_before_a_pronoun_alone(word: str, end: int, ends: bool) -> None:
    assert Boundaries(word, tokens(word)).ends(end) is ends


def test_a_mark_inside_a_word_takes_in_the_whole_word() -> None:
    text = "قال المدير كلمة"
    assert Boundaries(text, tokens(text)).whole(Span(7, 12)).of(text) == "المدير كلمة"
