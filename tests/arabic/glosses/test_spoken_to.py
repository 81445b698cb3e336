"""Commands, whom a verb speaks to, and verbs that are spelled as nouns, as the words around show them."""

import pytest

from tests.arabic.analyser import analyse


def gloss(sentence: str, word: str) -> str:
    return next(one.gloss for one in analyse(sentence).tokens if one.span.of(sentence) == word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("اغسلوا أيديكم قبل الطعام", "اغسلوا", "wash"),
        ("احتفظ ببطاقتك في مكان آمن", "احتفظ", "keep"),
        ("البس القفاز وأضف الخل إلى قدرك", "وأضف", "and add"),
        ("جرب أن تتنفس ببطء", "جرب", "try"),
        ("غطِّ القدر ثم انتظر", "غطِّ", "cover"),
        ("ارتفع المؤشر في ختام الجلسة", "ارتفع", "[it] rose"),
        ("أغلق المطار بسبب الضباب", "أغلق", "[it] was closed"),
    ],
)
def test_a_command_is_told_by_whom_it_speaks_to(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("كيف تحمي بيتك من السرقة؟", "تحمي", "you"),
        ("لا تترك كتابا على الأرض", "تترك", "you"),
        ("كيف تعمل المروحة؟", "تعمل", "[it]"),
        ("اشتريت حصانين من السوق", "اشتريت", "I bought"),
        ("وأخبرنا عضو المجلس بالقرار", "وأخبرنا", "told us"),
    ],
)
def test_the_person_is_who_is_spoken_to_or_speaks(sentence: str, word: str, expected: str) -> None:
    assert expected in gloss(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("حين مال الجدار هرب السكان", "مال", "leaned"),
        ("وصلت الطبيبة ثم فتح الحارس الباب", "فتح", "opened"),
        ("الجسر القديم تحطم، ونجا الركاب", "تحطم", "broke"),
        ("ماذا فعل المدير بعد الحريق؟", "فعل", "did"),
        ("العطر أرخص من الصابون", "أرخص", "cheaper"),
    ],
)
def test_a_verb_is_told_from_the_noun_that_is_spelled_alike(sentence: str, word: str, expected: str) -> None:
    assert expected in gloss(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("كُتب على الجدار اسم الشارع", "كُتب", "was written"),
        ("الرسالة التي ستُكتب غدا", "ستُكتب", "be written"),
        ("السائل الذي يمنع الصدأ", "يمنع", "prevents"),
    ],
)
def test_a_written_vowel_and_an_object_tell_the_voice(sentence: str, word: str, expected: str) -> None:
    assert expected in gloss(sentence, word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("اشترى غرفة ذات نافذتين", "ذات", "with"),
        ("وصل في ذات اليوم", "ذات", "same"),
        ("قبل الميلاد، أي قبل ألفي عام", "أي", "that is"),
        ("لم يتخذ أي قرار", "أي", "any"),
        ("هبط السعر دون 70 دولارا", "دون", "below"),
        ("هل نزرع القمح أم الشعير؟", "أم", "or"),
        ("عاش بمدينة صغيرة", "بمدينة", "in city"),
        ("قطع الخشب بمنشار", "بمنشار", "with saw"),
        ("محاكمة صيدلانيين في العاصمة", "صيدلانيين", "pharmacists"),
        ("كشف المدير د. سامي النجار", "د.", "Dr"),
    ],
)
def test_small_words_and_people_have_the_english_of_their_place(
    sentence: str, word: str, expected: str
) -> None:
    assert gloss(sentence, word) == expected
