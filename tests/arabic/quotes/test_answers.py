"""Who answers a question, and who asks it."""

import pytest

from tests.arabic.quotes.test_who_speaks import NABIL, SALMA, speaker_of_last

SAMI = ("سامي الطيان", "PER")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال سامي الطيان إن الباب قديم. وسأله نبيل الجوهري عن ثمنه، فأجاب: «لا يباع أبدا».", "سامي الطيان"),
        ("وسألت صحافية شابة الممثل سامي الطيان عن عمره، فقال إنه نسيه.", "سامي الطيان"),
        ("وسألت نبيل الجوهري سلمى الأتاسي: هل تعودين؟ فردت: «غدا أو بعده».", "سلمى الأتاسي"),
        (
            "وقال سامي الطيان إن الباب قديم. ولما سأله نبيل الجوهري عن ثمنه، قال إنه لا يباع.",
            "سامي الطيان",
        ),
        (
            "وقال سامي الطيان إن الباب قديم. وعلقت النقابة قائلة إن البيت هش. وسئل عن ثمنه فقال إنه لا يباع.",
            "سامي الطيان",
        ),
    ],
)
def test_who_is_asked_answers(text: str, expected: str) -> None:
    assert speaker_of_last(text, SAMI, NABIL, SALMA) == expected


def test_a_speaker_who_is_not_asked_goes_on() -> None:
    text = "وسأل نبيل الجوهري عن الثمن، وقال إن الباب قديم."
    assert speaker_of_last(text, NABIL, SALMA) == "نبيل الجوهري"
