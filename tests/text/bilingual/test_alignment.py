"""Facing lines, written as "0=0 1+2=1 =2": Arabic lines, then the English lines that face them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.bilingual.alignment import align_lines, facing_lines, moved

ARABIC = [
    "روسيا تحذر من ارتفاع الأسعار",
    "قالت وزارة المالية الروسية إن أسعار القمح ارتفعت بنسبة 12 في المئة خلال عام 2014.",
    "وأضافت أن هذا الارتفاع لن يستمر طويلا.",
    'وقال المتحدث: "لا داعي للقلق، فالمخازن مليئة والموسم الجديد يبدأ قريبا".',
    "صورة AFP",
    "ومن المقرر أن يجتمع وزراء مجموعة العشرين في 15 مايو لبحث أزمة الغذاء العالمية وسبل مواجهتها.",
]
ENGLISH = [
    "Russia warns of rising prices",
    "The Russian finance ministry said wheat prices had risen by 12 per cent during 2014.",
    "It added that this rise would not last long.",
    "The spokesman said: “There is no need to worry; the stores are full and the new season begins soon.”",
    "Picture AFP",
    "Ministers of the Group of Twenty are to meet on 15 May to discuss the food crisis and ways to face it.",
]


def shown(arabic: list[str], english: list[str]) -> str:
    return " ".join(
        "+".join(map(str, pair.arabic)) + "=" + "+".join(map(str, pair.english))
        for pair in align_lines(arabic, english)
    )


def test_as_many_lines() -> None:
    assert shown(ARABIC, ENGLISH) == "0=0 1=1 2=2 3=3 4=4 5=5"


def test_two_english_lines_joined() -> None:
    joined = [ENGLISH[0], ENGLISH[1] + " " + ENGLISH[2], *ENGLISH[3:]]
    assert shown(ARABIC, joined) == "0=0 1+2=1 3=2 4=3 5=4"


def test_an_english_line_split() -> None:
    first, second = ENGLISH[3].split("; ")
    split = [*ENGLISH[:3], first + ";", second, *ENGLISH[4:]]
    assert shown(ARABIC, split) == "0=0 1=1 2=2 3=3+4 4=5 5=6"


@pytest.mark.parametrize("missing", range(len(ARABIC)))
def test_a_line_left_out_by_the_translator(missing: int) -> None:
    rest = [line for number, line in enumerate(ENGLISH) if number != missing]
    faced = {pair.arabic: pair.english for pair in align_lines(ARABIC, rest)}
    right = sum(faced.get((n,)) == (n - (n > missing),) for n in range(len(ARABIC)) if n != missing)
    assert right >= 3


def test_a_line_the_translator_added() -> None:
    note = (
        "Translated by volunteers of the Reading Room; not checked by the editors of the paper, see page 7."
    )
    assert shown(ARABIC, [note, *ENGLISH]) == "=0 0=1 1=2 2=3 3=4 4=5 5=6"


def test_blank_lines_face_nothing() -> None:
    assert shown(["أول", "", "ثان"], ["first", " ", "second"]) == "0=0 2=2"
    assert shown(["أول", "", "ثان"], ["first", "second"]) == "0=0 2=1"


def test_one_side_empty() -> None:
    assert shown([], []) == ""
    assert shown(["أول", "ثان"], []) == "0= 1="
    assert shown([], ["first"]) == "=0"


def test_very_unequal_counts() -> None:
    pairs = align_lines(["سطر"] * 3, ["line"] * 2000)
    assert [number for pair in pairs for number in pair.english] == list(range(2000))


@given(
    st.lists(st.text('ابج 1"', max_size=30), max_size=12),
    st.lists(st.text("abc 1“", max_size=30), max_size=12),
)
def test_every_line_once_and_in_order(arabic: list[str], english: list[str]) -> None:
    pairs = align_lines(arabic, english)
    assert [n for pair in pairs for n in pair.arabic] == [n for n, line in enumerate(arabic) if line.strip()]
    assert [n for pair in pairs for n in pair.english] == [
        n for n, line in enumerate(english) if line.strip()
    ]


def test_each_line_of_english_faces_one_of_the_arabic_and_none_falls() -> None:
    arabic = ["خبر", "قال الوزير إن 25 سفينة وصلت إلى الميناء يوم الاثنين.", "وأضاف أن العمل مستمر."]
    english = [
        "News",
        "The minister said 25 ships reached the port on Monday.",
        "He added that work went on.",
    ]
    assert facing_lines(arabic, english) == [0, 1, 2]
    assert facing_lines(arabic, []) == []
    assert facing_lines([], english) == [0, 0, 0]


@pytest.mark.parametrize(
    ("at", "to", "after"),
    [
        (1, 0, [0, 0, 2, 2]),
        (1, 2, [0, 2, 2, 2]),
        (3, 0, [0, 0, 0, 0]),
        (0, 2, [2, 2, 2, 2]),
        (2, 3, [0, 1, 3, 3]),
    ],
)
def test_a_line_is_moved_and_the_others_give_way(at: int, to: int, after: list[int]) -> None:
    assert moved([0, 1, 2, 2], at, to) == after
