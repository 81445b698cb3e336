"""What the words around a word make of its reading: noun or verb, whose, voice and person, which sense."""

import pytest

from tests.arabic.analyser import analyse


def gloss(sentence: str, word: str) -> str:
    return next(one.gloss for one in analyse(sentence).tokens if one.span.of(sentence) == word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("قد تشمل الخطة تجميد الأصول أو فرض قيود على السفر", "فرض", "imposition"),
        ("أكدت ضرورة المراجعة وفتح الحوار مع الهيئات", "وفتح", "and opening"),
        ("بحث الاجتماع احتمالات تعطل الإمدادات", "تعطل", "interruption"),
        ("نقل الوزير رسالة وفتح الباب", "وفتح", "and [he] opened"),
        ("ارتفعت الأسعار وتراجع المؤشر", "وتراجع", "and [it] fell"),
    ],
)
def test_a_verbal_noun_is_told_from_the_verb_that_is_spelled_alike(
    sentence: str, word: str, expected: str
) -> None:
    assert gloss(sentence, word) == expected


def test_what_somebody_else_has_is_not_mine() -> None:
    assert gloss("سجل اللاعب هدفي فريقه في المباراة", "هدفي") == "two goals"
    assert gloss("أرغمت السلطات طائرتي شحن على الهبوط", "طائرتي") == "two airplanes"
    assert "my" not in gloss("التقى الوزير مثقفي المدينة", "مثقفي").split()


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("ويتوقع أن تنخفض الحرارة", "ويتوقع", "and [it] is forecast"),
        ("قال الخبير إنه يعتقد أن الحل قريب", "يعتقد", "[he] believes"),
        ("قتل عشرات المدنيين في أعمال عنف", "قتل", "[he] was killed"),
        ("قتل المسلحون عشرات الجنود", "قتل", "[he] killed"),
        ("ولد الكاتب في مدينة صغيرة", "ولد", "[he] was born"),
        ("القرى التي تسيطر عليها المحاكم", "تسيطر", "[it] controls"),
        ("أما موسكو فرفضت المشاركة في المؤتمر", "فرفضت", "so [she] rejected"),
        ("وهو يعد من أبرز أعمدة المسرح", "يعد", "[he] is considered"),
    ],
)
def test_voice_is_told_by_what_stands_around(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


def test_who_says_i_tells_of_oneself_without_marks() -> None:
    sentence = "كنت أشعر بالرهبة في الرحلة التي زرت خلالها دولا كثيرة"
    assert gloss(sentence, "زرت") == "I visited"
    assert gloss(sentence, "أشعر") == "I feel"


def test_verbs_listed_without_an_object_take_one() -> None:
    assert gloss("لم يناسبه الموعد", "يناسبه") == "[it] suit him/it"


def test_hamza_is_read_on_another_seat() -> None:
    assert gloss("زارت الأسرة الشاطىء", "الشاطىء") == "the beach"
    assert gloss("توجه إلى الهيأة", "الهيأة") == "the authority"


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("بعد عقود من الإهمال عادت المدينة إلى الحياة", "عقود", "decades"),
        ("كان هذا أكبر تلسكوب في العالم يرصد الكواكب والنجوم", "العالم", "the world"),
        ("التقرير المقدم من الأمانة العامة", "العامة", "general"),
        ("تدعم الحكومة قطاع الصحة العامة", "العامة", "public"),
        ("على حد تعبيره", "تعبيره", "as he put it"),
    ],
)
def test_a_companion_asks_for_a_sense(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected
