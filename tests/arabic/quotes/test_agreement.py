"""Who can go on to speak: gender, number and kind of a speaker against a verb without a subject."""

import pytest

from reader.arabic.quotes.agreement import Nature, gender_of_name, noun_nature, suits_verb
from tests.arabic.analyser import SPEECH
from tests.arabic.quotes.speech import last_said


@pytest.mark.parametrize(
    ("noun", "nature"),
    [
        ("الباحثون", Nature("m", "p", many=True)),
        ("السكان", Nature("m", "p", many=True)),
        ("المصادر", Nature("f", "s")),
        ("الهيئة", Nature("f", "s")),
        ("المركز", Nature("m", "s")),
        ("التقرير", Nature("m", "s")),
        ("الصحيفة", Nature("f", "s")),
    ],
)
def test_nature_of_a_noun(noun: str, nature: Nature) -> None:
    assert noun_nature(SPEECH, noun) == nature


@pytest.mark.parametrize(
    ("nature", "gender", "number", "fits"),
    [
        (Nature("m"), "m", "s", True),
        (Nature("f"), "m", "s", False),
        (Nature(""), "f", "s", True),
        (Nature("m", "p", many=True), "m", "s", False),
        (Nature("m", "p", many=True), "m", "p", True),
        (Nature("m"), "m", "p", False),
    ],
)
def test_verb_without_subject(nature: Nature, gender: str, number: str, fits: bool) -> None:
    assert suits_verb(nature, gender, number) is fits


@pytest.mark.parametrize(
    ("name", "gender"), [("زينب عثمان", "f"), ("أسامة حمدان", "m"), ("نور الهاشمي", ""), ("كيري", "")]
)
def test_gender_of_a_name(name: str, gender: str) -> None:
    assert gender_of_name(SPEECH, name) == gender


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال كيري إن الوضع صعب.\nوأكدت الهيئة أن الحل بعيد.\nوأضاف أن الأمر معروف.", "جون كيري أضاف"),
        ("قال كيري إن الوضع صعب.\nوأكدت الهيئة أن الحل بعيد.\nوأضافت أن الأمر معروف.", "الهيئة أضافت"),
        ("قالت سمر الحاج إن الوضع صعب.\nوقال كيري إن الحل بعيد.\nوأضافت أن الأمر معروف.", "سمر الحاج أضافت"),
        ("قال كيري إن الوضع صعب.\nوأوضح الباحثون أن الحل بعيد.\nوأضافوا أن الأمر معروف.", "الباحثون أضافوا"),
        ("قال كيري إن الوضع صعب.\nونعت وزارة الصحة الفقيد، وقالت إن الأمر معروف.", "وزارة الصحة قالت"),
        ("اجتماع في المدينة\nجلس كيري ساعة في القاعة.\nوقال إن الأمر معروف.", "جون كيري قال"),
        ("قال كيري إن الحل بعيد.\nوعن زيارة بوتين، أجاب بأن الأمر معروف.", "جون كيري أجاب"),
        ("اجتماع في المدينة\nحضر كيري الجلسة.\nوسأله بوتين عن الحل، فأجاب بأن الأمر معروف.", "جون كيري أجاب"),
        ("ولا تربط كيري صلة ببوتين، الذي كان حاضرا وقال إن الأمر معروف.", "فلاديمير بوتين قال"),
        ("سبق للوزيرة أن قالت إن الأمر معروف.", "الوزيرة قالت"),
    ],
)
def test_who_goes_on(text: str, expected: str) -> None:
    assert last_said(text) == f"{expected}: الأمر معروف"


def test_the_last_speaker_gives_way_to_a_stated_subject() -> None:
    text = "قال كيري إن الوضع صعب.\nوأكد رئيس الهيئة، القاضي بوتين، أن الأمر معروف."
    assert last_said(text) == "فلاديمير بوتين أكد: الأمر معروف"
