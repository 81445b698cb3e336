"""People whom the text names though no mention says so."""

import pytest

from reader.arabic.quotes import people
from reader.arabic.quotes.people import PLACES_OF_FAMILY_NAMES
from tests.arabic.quotes.speech import assert_decides, last_said

NAMED = "اجتماع في المدينة\nوكان الوزير غسان شحادة حاضرا.\n"
ORDINARY = "اجتماع في المدينة\nوكان الوزير غسان مرجانة حاضرا.\n"  # a family name that is a word as well
EXAMPLES = {
    "begins_sentence": (
        f"{NAMED}وقال بوتين إن الوضع صعب.\nشحادة في كلمة قصيرة: “الحل بعيد جدا”.",
        "غسان شحادة: «الحل بعيد جدا»",
    ),
    "follows_topic": (f"{NAMED}لكن شحادة رد على الناس بأن الحل بعيد.", "غسان شحادة رد: الحل بعيد"),
    "follows_bare_title": (f"{NAMED}وقال الوزير شحادة إن الحل بعيد.", "غسان شحادة قال: الحل بعيد"),
    "follows_verb": (
        f"{ORDINARY}وحضر بوتين اللقاء.\nوقال مرجانة إن الحل بعيد.",
        "غسان مرجانة قال: الحل بعيد",
    ),
}


@pytest.mark.parametrize("rule", PLACES_OF_FAMILY_NAMES, ids=lambda rule: rule.__name__)
def test_family_name_alone(rule: people.Places, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, people, "PLACES_OF_FAMILY_NAMES", rule, EXAMPLES[rule.__name__])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصف وزير النقل مجد الدين الراسي الاتفاق بأنه “متوازن جدا”.", "مجد الدين الراسي وصف: «متوازن جدا»"),
        ("قالت الممرضة أم سالم إن الحل بعيد.", "أم سالم قالت: الحل بعيد"),
        ("قالت الوزيرة هدى بنت راشد إن الحل بعيد.", "هدى بنت راشد قالت: الحل بعيد"),
    ],
)
def test_full_name_behind_a_title(text: str, expected: str) -> None:
    assert last_said(text) == expected


def test_title_and_gender_decide_between_bearers_of_a_family_name() -> None:
    text = (
        "فاز اللاعب عمران الراسي بالكأس.\nوحضر وزير النقل مجد الدين الراسي المباراة.\n"
        "وقال اللاعب الراسي إن الحل بعيد."
    )
    assert last_said(text) == "عمران الراسي قال: الحل بعيد"
    woman = "فازت اللاعبة هدى الراسي بالكأس.\nوحضر الوزير عمران الراسي المباراة.\nوقالت الراسي إن الحل بعيد."
    assert last_said(woman) == "هدى الراسي قالت: الحل بعيد"
    assert last_said(woman.replace("وقالت", "وقال")) == "عمران الراسي قال: الحل بعيد"


def test_a_given_name_may_begin_as_the_article_is_written_elsewhere() -> None:
    text = "قال مؤسس الشركة ورئيسها التنفيذي إلياس قرطاس إن الوضع صعب.\nورد قرطاس بأن الحل بعيد."
    assert last_said(text) == "إلياس قرطاس رد: الحل بعيد"
