"""Whom kin, an order, a body's short name, the number of a verb and a byline mean."""

import pytest

from reader.arabic.quotes.agreement import noun_nature
from tests.arabic.analyser import SPEECH
from tests.arabic.quotes.speech import last_said, quotations
from tests.arabic.quotes.test_who_speaks import NABIL, SALMA, mentions_of, speaker_of_last

SAMI, FARAH = ("سامي الطيان", "PER"), ("ابنته|فرح الطيان", "PER")
CLUB = ("نادي المرفأ الرياضي", "ORG")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت ابنته إن الدفن غدا. وحضرت الجنازة ابنته فرح الطيان.", "فرح الطيان"),
        ("التقى سامي الطيان نبيل الجوهري أمس. وأعلن الأول أن الباب مفتوح.", "سامي الطيان"),
        ("التقى سامي الطيان نبيل الجوهري أمس. وأعلن الثاني أن الباب مفتوح.", "نبيل الجوهري"),
        ("خسر نادي المرفأ الرياضي أمس. وأعلن النادي أن المدرب باق.", "نادي المرفأ الرياضي"),
        ("وزار سامي الطيان المعرض على يد نبيل الجوهري. وأعلن أن الباب مفتوح.", "سامي الطيان"),
        ("ووصل سامي الطيان إلى بيروت. وكان أنيقا. وأعلن أن الباب مفتوح.", "سامي الطيان"),
    ],
)
def test_whom_a_description_means(text: str, expected: str) -> None:
    assert speaker_of_last(text, SAMI, NABIL, FARAH, SALMA, CLUB) == expected


def test_a_mother_by_the_daughter_of_whom_the_text_told() -> None:
    sami = ("ابنتها|لمى الأتاسي", "PER")
    text = "جلست سلمى الأتاسي قرب الباب. وقالت ابنتها لمى الأتاسي إن الشاي بارد. وأعلنت الأم أن الباب مفتوح."
    assert speaker_of_last(text, SALMA, sami) == "سلمى الأتاسي"


@pytest.mark.parametrize(
    ("word", "number", "many"),
    [
        ("الطالبتان", "d", False),
        ("محامياه", "d", False),
        ("الزوجان", "d", False),
        ("محاموهم", "p", True),
        ("زملاؤه", "p", True),
        ("سلطان", "s", False),
        ("برلمان", "s", False),
        ("مدربها", "s", False),
    ],
)
def test_how_many_a_noun_is(word: str, number: str, many: bool) -> None:
    nature = noun_nature(SPEECH, word)
    assert (nature.number, nature.many) == (number, many)


def test_two_witnesses_go_on_with_a_verb_of_two() -> None:
    text = "وقال شاهدا عيان إن البوابة مغلقة. وأضافا أن الحراس غابوا."
    assert last_said(text) == "شاهدا عيان أضافا: الحراس غابوا"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأعلن سامي الطيان الخبر، قبل أن يقاطعه نبيل الجوهري قائلا إن الوقت انتهى.", "نبيل الجوهري"),
        ("وقال سامي الطيان إن الثمن غال، وهو ما شكك فيه نبيل الجوهري مؤكدا أن البيت قديم.", "نبيل الجوهري"),
        ("وقال سامي الطيان إن الثمن غال. وأيدته سلمى الأتاسي، مؤكدة أن البيت قديم.", "سلمى الأتاسي"),
        ("وحضر سامي الطيان. وربت على كتف نبيل الجوهري وقال: «أحسنت يا صديقي».", "سامي الطيان"),
        ("من جانبه أشاد سامي الطيان بالخطوة، مؤكدا أن البيت قديم.", "سامي الطيان"),
        ("وألقى سامي الطيان كلمة جاء فيها أن البيت قديم.", "سامي الطيان"),
    ],
)
def test_whose_clause_it_is(text: str, expected: str) -> None:
    assert speaker_of_last(text, SAMI, NABIL, SALMA) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال مدرب الفريق علي الطيان إن الحكم جيد.", "علي الطيان"),
        ("وقال الملازم أول علي الطيان إن الحريق أخمد.", "علي الطيان"),
        ("وقالت محامية الجهة المدعية علي الطيان إن الحكم جيد.", "علي الطيان"),
        ("وقال إمام البلدة علي الطيان إن الصلاة غدا.", "علي الطيان"),
        ("وتأخر القطار، استنادا إلى مدير المحطة، علي الطيان.", "علي الطيان"),
    ],
)
def test_name_behind_its_title(text: str, expected: str) -> None:
    titled = text.split(" علي")[0].removeprefix("وقالت ").removeprefix("وقال ")
    title = titled if titled.startswith("محامية") else ""
    assert speaker_of_last(text, (f"{title}|علي الطيان", "PER")) == expected


def test_a_firm_is_called_by_its_name() -> None:
    found = quotations(
        text := "وقالت شركة نورابيو إن الدواء آمن.", mentions_of(text, ("شركة نورابيو", "ORG"))
    )
    assert found[-1].speaker_name == "نورابيو"
