"""The rules that end the noun phrase of a speaker, each by a sentence that is read otherwise without it."""

import pytest

from reader.arabic.quotes import phrase_ends
from reader.arabic.quotes.phrase_ends import CLASS_ENDS, ENDS
from tests.arabic.quotes.speech import assert_decides

EXAMPLES = {
    "ends_at_punctuation": ("قال مسؤول محلي / ميناء إن الوضع خطير.", "مسؤول محلي قال: الوضع خطير"),
    "ends_at_time": ("قال الوزير أمس إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_pronoun": ("قال الوزير وهو غاضب جدا إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_relative": ("قال الوزير الذي زار المدينة إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_adverb": ("قال الوزير صراحة إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_his_condition": ("قال مسؤول طلب عدم ذكر اسمه إن الوضع خطير.", "مسؤول قال: الوضع خطير"),
    "ends_at_relative_of_paper": ("قالت دراسة نشرتها مجلة إن الوضع خطير.", "دراسة قالت: الوضع خطير"),
    "ends_at_accusative": ("نشرت الصحيفة تقريرا قالت فيه إن الوضع خطير.", "الصحيفة قالت: الوضع خطير"),
    "ends_at_bare_object": (
        "وهتف المتظاهرون شعارات تدعو إلى “تمزيق القرار كله”.",
        "المتظاهرون هتف: «تمزيق القرار كله»",
    ),
    "ends_at_clause": ("رد الوزير بأن الوضع خطير.", "الوزير رد: الوضع خطير"),
    "ends_at_circumstance": ("قال الوزير بالتليباتي إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_behind_absolute": ("عزا محللون الهبوط إلى الحرب وقالوا إن الوضع خطير.", "محللون قالوا: الوضع خطير"),
    "ends_at_question": (
        "وسألنا المعلمة رهف أيهما تفضل، فأجابت بأن الوضع خطير.",
        "رهف أجابت: الوضع خطير",
    ),
    "ends_at_age": ("قالت البطلة ذات العشرين ربيعا إن الوضع خطير.", "البطلة قالت: الوضع خطير"),
    "ends_at_his_state": ("قال الرجل وقد جلس أمام البيت إن الوضع خطير.", "الرجل قال: الوضع خطير"),
    "ends_behind_paper": ("اعتبرت صحيفة “الوطن” العمل “عودة خجولة”.", "صحيفة “الوطن” اعتبرت: «عودة خجولة»"),
    "ends_behind_possessed": ("ووصفت زوجته القرار بأنه “ظالم جدا”.", "زوجته وصفت: «ظالم جدا»"),
    "ends_at_auxiliary": ("الوزير قد صرح بأن الوضع خطير.", "الوزير صرح: الوضع خطير"),
    "ends_at_marked_audience": ("وصفها تلامذتها بـ“السيدة الأولى”.", "تلامذتها وصفها: «السيدة الأولى»"),
    "ends_at_hanging_letter": ("قال الوزير بصوت خافت إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_manner": ("قال الوزير باسما مبتسما إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_object_of_another_verb": (
        "زار مدير غوغل المعرض، لافتا إلى أن الوضع خطير.",
        "مدير غوغل لافتا: الوضع خطير",
    ),
    "ends_at_indefinite": (
        "تعتزم الوزارة نقل المؤن، وأكدت أن الوضع خطير.",
        "الوزارة أكدت: الوضع خطير",
    ),
    "ends_at_possessed": ("قالت الفنانة لقاءها الأول به إن الوضع خطير.", "الفنانة قالت: الوضع خطير"),
    "ends_at_relative_verb": (
        "قال دبلوماسي أوروبي حضر الجلسة إن الوضع خطير.",
        "دبلوماسي أوروبي قال: الوضع خطير",
    ),
    "ends_at_audience": ("قال الوزير للصحفيين إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_loose_preposition": ("قال الوزير عقب الاجتماع إن الوضع خطير.", "الوزير قال: الوضع خطير"),
    "ends_at_named_object": ("اتهم الوزير موسكو بتعزيز وجودها.", "الوزير اتهم: تعزيز وجودها"),
    "ends_at_another_role": ("حذر القنصل رئيس الجزر من أن الوضع خطير.", "القنصل حذر: الوضع خطير"),
    "ends_at_definite_body": (
        "دعا اتحاد السائقين الشركات إلى “ضبط النفس”.",
        "اتحاد السائقين دعا: «ضبط النفس»",
    ),
    "ends_at_indefinite_object": ("انتقد المتحدث تمرير القانون: “مشؤوم جدا”.", "المتحدث انتقد: «مشؤوم جدا»"),
    "ends_at_verb": ("قال الوزير يغادر القاعة إن الوضع خطير.", "الوزير قال: الوضع خطير"),
}


@pytest.mark.parametrize("rule", CLASS_ENDS, ids=lambda rule: rule.__name__)
def test_end_of_phrase_at_a_word_of_a_class(rule: phrase_ends.Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, phrase_ends, "CLASS_ENDS", rule, EXAMPLES[rule.__name__])


@pytest.mark.parametrize("rule", ENDS, ids=lambda rule: rule.__name__)
def test_end_of_phrase(rule: phrase_ends.Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, phrase_ends, "ENDS", rule, EXAMPLES[rule.__name__])
