"""Bodies and events called after places, people and purposes; places by their kind; phrases as people."""

import pytest

from tests.arabic.analyser import analyse


def named(text: str) -> dict[str, str]:
    return {mention.span.of(text): mention.type.value for mention in analyse(text).mentions}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("حكمت محكمة جنايات صفاقس بسجن المدير.", "محكمة جنايات صفاقس", "ORG"),
        ("نقل الجرحى إلى مستشفى الزهور أمس.", "مستشفى الزهور", "ORG"),
        ("نقل الجرحى إلى مستشفى حمزة أمس.", "مستشفى حمزة", "ORG"),
        ("قالت غرفة تجارة حلب إن الأسعار ارتفعت.", "غرفة تجارة حلب", "ORG"),
        ("أعلن مركز آفاق للدراسات الاقتصادية نتائجه.", "مركز آفاق للدراسات الاقتصادية", "ORG"),
        ("قالت بعثة الأمم المتحدة إن الوضع هادئ.", "بعثة الأمم المتحدة", "ORG"),
        ("أنشئ صندوق دعم المزارعين عام 2019.", "صندوق دعم المزارعين", "ORG"),
        ("دافع نواب كتلة التغيير الوطني عن القرار.", "كتلة التغيير الوطني", "ORG"),
        ("افتتح مهرجان قرطاج الدولي أمس.", "مهرجان قرطاج الدولي", "MISC"),
        ("شارك في ملتقى الرواية العربية عشرون كاتبا.", "ملتقى الرواية العربية", "MISC"),
        ("تجمع المحتجون في ساحة الشهداء مساء.", "ساحة الشهداء", "LOC"),
        ("فاض وادي زكابر على الحقول.", "وادي زكابر", "LOC"),
        ("نقلت القناة 12 عن مسؤول قوله ذلك.", "القناة 12", "ORG"),
        ("التقى ديفيد زوبرين البطريرك أمس.", "ديفيد زوبرين", "PER"),
        ("أعلنت ثانوية ابن رشد نتائج التلاميذ.", "ثانوية ابن رشد", "ORG"),
        ("قالت المديرة هاجر الدريني إن الأمر انتهى.", "هاجر الدريني", "PER"),
        ("دخل الجنود في الموصل إلى الحي.", "الموصل", "LOC"),
        ("بحث الوزير علي فرحات مع الوفد سبل التعاون.", "علي فرحات", "PER"),
        ("قالت أم ياسر إنها خرجت مع أطفالها.", "أم ياسر", "PER"),
        ("حكمت عليه المحكمة مع كريم عوض الله أمس.", "كريم عوض الله", "PER"),
    ],
)
def test_is_named(text: str, name: str, kind: str) -> None:
    assert named(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "احتسب الحكم ضربتي جزاء في الشوط الأول.",
        "قال مسؤول تركي كبير إن المحادثات فشلت.",
        "رفعت المحكمة الجلسة إلى الأحد.",
        "أقيم جسر جوي لنقل المساعدات.",
        "اجتمع أمين المجلس الأعلى مع الوفد.",
        "اشترت شركة كبيرة مصنعا.",
        "قتل قائد ميداني في الغارة.",
    ],
)
def test_phrases_are_no_people(text: str) -> None:
    assert "PER" not in named(text).values()


def test_what_was_swallowed_is_left_out() -> None:
    text = "رحل الشاعر غسان المصباح عن عمر ناهز الثمانين في بيروت."
    assert "غسان المصباح" in named(text)


def test_a_family_name_alone_goes_with_the_full_name() -> None:
    text = "فاز الكاتب نبيل الزرغابي بالجائزة. وقال الزرغابي إنه سعيد بها."
    mentions = [one for one in analyse(text).mentions if one.type.value == "PER"]
    assert [one.span.of(text) for one in mentions] == ["نبيل الزرغابي", "الزرغابي"]
    assert len({one.actor for one in mentions}) == 1


def test_a_vowel_sign_that_is_written_is_believed() -> None:
    english = {
        one.span.of(text): one.name_en
        for text in ("وصل الوزير إلى عمّان مساء.", "وصل الوزير إلى سلطنة عُمان مساء.")
        for one in analyse(text).mentions
    }
    assert english["عمّان"] == "Amman"
    assert "Oman" in english.values()
    assert not [one for one in analyse("تنمو أشجار القُرم على الساحل.").mentions if one.name_en == "Crimea"]


def test_the_ministry_of_finance_holds_no_country() -> None:
    [ministry] = analyse("قالت وزارة المالية إن العجز تراجع.").mentions
    assert (ministry.name_en, ministry.inner) == ("Finance Ministry", ())
