"""The subject of an article is that whose words it has most of; where none leads, it is general."""

import pytest

from reader.arabic.document import Subject
from tests.arabic.analyser import ANALYSER, analyse

_SUBJECTS = {
    Subject.SPORT: "تعادل المنتخب مع ضيفه\nسجل المهاجم هدف التعادل في الشوط الثاني من المباراة من ركلة جزاء.",
    Subject.COURTS: "السجن لمدير سابق\nقضت محكمة الجنايات بإدانة المتهم بالاختلاس، وقال محاميه إنه سيطعن.",
    Subject.WEATHER: "أمطار على الساحل\nتوقعت الأرصاد الجوية هطول أمطار رعدية ورياح شديدة وسيول في الأودية.",
    Subject.HEALTH: "حملة تطعيم\nبدأت وزارة الصحة تطعيم الأطفال ضد المرض بعد ارتفاع الإصابات في المستشفيات.",
    Subject.ECONOMY: "تراجع الأسهم\nأغلقت البورصة على انخفاض بعدما رفع البنك المركزي الفائدة وارتفع التضخم.",
    Subject.OBITUARY: "رحيل رسام\nتوفي الرسام عن عمر ناهز الثمانين، وشيع جثمانه أمس، ونعاه تلاميذه.",
    Subject.GENERAL: "صباح عادي\nجلس الرجل أمام الباب ونظر إلى الشارع.",
}


@pytest.mark.parametrize(("subject", "text"), _SUBJECTS.items(), ids=lambda one: str(one)[:8])
def test_subject_is_found_by_its_words(subject: Subject, text: str) -> None:
    assert analyse(text).subject is subject


def test_empty_text_is_general() -> None:
    assert analyse("").subject is Subject.GENERAL


def test_subject_that_a_person_says_is_kept() -> None:
    text = _SUBJECTS[Subject.GENERAL]
    assert ANALYSER.analyse(text, subject=Subject.CULTURE).subject is Subject.CULTURE


def test_subject_decides_which_sense_is_shown_and_keeps_the_others() -> None:
    text = "خبر قصير\nرفعت الجلسة."
    shown = {
        subject: next(
            token
            for token in ANALYSER.analyse(text, subject=subject).tokens
            if token.span.of(text) == "الجلسة"
        )
        for subject in (Subject.COURTS, Subject.POLITICS)
    }
    assert shown[Subject.COURTS].gloss == "the hearing"
    assert shown[Subject.POLITICS].gloss == "the session"
    assert shown[Subject.COURTS].senses[:2] == ("hearing", "session")
