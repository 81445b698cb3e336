"""The rules that tell a form of speech from a cue, each by a sentence that is read otherwise without it."""

import pytest

from reader.arabic.quotes import cues
from reader.arabic.quotes.cues import DISCARDS
from tests.arabic.quotes.speech import assert_decides, last_said, quotations

EXAMPLES = {
    "is_negated": ("لا يعتقد كيري أن الوضع خطير.", ""),
    "is_subjunctive": ("يريد كيري أن يقول إن الوضع خطير.", ""),
    "is_adverb": ("وتدخل كيري مجددا: “الوضع خطير”.", "جون كيري تدخل: «الوضع خطير»"),
    "is_noun_of_nobody": ("وقال كيري بعد إعلان النتيجة: “الوضع خطير”.", "جون كيري قال: «الوضع خطير»"),
    "is_rather_a_noun": ("وعقب ختام رد كيري بأن الوضع خطير.", ""),
    "is_adjective": ("في المدينة إصابة مؤكدة بأن الوباء عاد.", ""),
    "asks_for_himself": (
        "واعترف مسؤول محلي، طالبا عدم ذكر اسمه، بأن الحل بعيد.",
        "مسؤول محلي اعترف: الحل بعيد",
    ),
    "is_of_another_verb": (
        "وقال كيري إن الحل بعيد، حيث ستوقع الأحزاب خلالها على اتفاق.",
        "جون كيري قال: الحل بعيد، حيث ستوقع الأحزاب خلالها على اتفاق",
    ),
    "is_without": ("تولى الوزير الأمر دون الاعتماد على قانون، وأن يفتح الباب.", ""),
    "is_signature": ("متابعة - سامر: يبدو أن الحل بعيد.", ""),
    "is_of_first_person": ("أعترف بأن الحل بعيد.", ""),
    "is_inscription": ("وعلى الباب لوح كتب عليه: “ممنوع الدخول إلى المكان”.", ""),
    "is_due": ("ويرجع ذلك إلى أن الحل بعيد.", ""),
    "is_foremost": ("وكان من أبرز المسؤولين في المدينة أن الوضع خطير.", ""),
    "is_behind_verb": ("وعندما يموت ذكر الأسود فإن القطيع ينقسم.", ""),
    "is_between": ("بين كيري وبوتين أن الحل بعيد.", ""),
    "is_prayer": ("ودعا الله أن يعود الغائب إلى بيته.", ""),
    "learns_for_himself": ("وعلمت سمر الحاج أن الباب مفتوح.", ""),
    "finds_for_himself": ("ووجد كيري أن الباب مفتوح.", ""),
    "describes_nothing": ("ونعت وزارة الصحة الفقيد، وقالت إن رحيله خسارة.", "وزارة الصحة قالت: رحيله خسارة"),
    "quotes_him_aside": ("ورجح جون كيري، نقلت عنه الوكالة، أن الوضع صعب.", "جون كيري رجح: الوضع صعب"),
    "lacks_its_preposition": ("عبر كيري البحر إلى “الجزيرة الصغيرة البعيدة جدا من هنا”.", ""),
}


@pytest.mark.parametrize("rule", DISCARDS, ids=lambda rule: rule.__name__)
def test_no_cue(rule: cues.Discards, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, cues, "DISCARDS", rule, EXAMPLES[rule.__name__])


def test_a_person_before_a_verb_of_formulas_is_its_subject() -> None:
    assert last_said("غير أن كيري يعتقد أن الحل بعيد.") == "جون كيري يعتقد: الحل بعيد"


def test_what_turns_out_is_nobodys_report() -> None:
    assert last_said("وتبين للمحكمة أن الباب مفتوح منذ الصباح.") == ""
    assert last_said("وتبين لها أن الباب مفتوح منذ الصباح.") == ""
    assert last_said("وبيّن كيري أن الباب مفتوح.") == "جون كيري بيّن: الباب مفتوح"


def test_a_pronoun_of_the_newsroom_may_hang_on_a_verb() -> None:
    assert last_said("وأخبرنا كيري أن الباب مفتوح.") == "جون كيري أخبرنا: الباب مفتوح"
    assert last_said("سألنا كيري إن كان الباب مفتوحا.") == ""


def test_what_somebody_called_a_thing_is_not_negated() -> None:
    assert last_said("انتقد كيري ما وصفه بوتين بأنه “نصر كبير”.") == "فلاديمير بوتين وصفه: «نصر كبير»"


def test_a_pronoun_before_a_verb_of_formulas_is_its_subject() -> None:
    assert last_said("غاب كيري عن الحفل. لكنه يتوقع أن يعود.") == "جون كيري يتوقع: يعود"
    assert last_said("أما كيري فيعتقد أن الحل بعيد.") == "جون كيري يعتقد: الحل بعيد"
    assert last_said("ويعتقد أن الحل بعيد.") == ""


def test_to_deny_a_denial_is_to_say() -> None:
    found = quotations("ولم تستبعد سمر الحاج أن يعود كيري.")[-1]
    assert (found.verb_en, found.speaker_name) == ("did not rule out that", "سمر الحاج")
    assert last_said("ولم ينف كيري أن الحل بعيد.") == "جون كيري ينف: الحل بعيد"
    assert last_said("ولا يستبعد أن يعود كيري.") == ""
    assert last_said("وأخفى كيري أن الحل بعيد.") == ""


def test_what_a_study_found_is_reported() -> None:
    assert last_said("ووجدت الدراسة أن الماء ملوث.") == "الدراسة وجدت: الماء ملوث"


def test_wishes_with_a_clause_are_reported() -> None:
    assert last_said("وتمنى كيري أن يعود السلام.") == "جون كيري تمنى: يعود السلام"
    assert last_said("وتأمل سمر الحاج في أن يعود السلام.") == "سمر الحاج تأمل: يعود السلام"


def test_what_a_paper_has_learnt_it_reports() -> None:
    assert last_said("وعلمت “السفير” أن الباب مفتوح.").endswith("علمت: الباب مفتوح")


def test_a_verb_keeps_its_words_behind_how_they_were_said() -> None:
    assert last_said("رد كيري بأن الحل بعيد، ويعلق ساخرا: الماء أبعد.") == "جون كيري يعلق ساخرا: الماء أبعد"


def test_regret_that_something_is_so_is_reported() -> None:
    assert last_said("وأعرب كيري عن أسفه لأن الحل بعيد.") == "جون كيري أسفه: الحل بعيد"
