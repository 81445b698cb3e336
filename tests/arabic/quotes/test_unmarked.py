"""Words without marks before their verb and behind a colon."""

import pytest

from tests.arabic.quotes.speech import said

SENTENCES = {
    "لا أبيع أرضي لأحد، يقول كيري.": [("لا أبيع أرضي لأحد", "جون كيري")],
    "كان عندنا سبعة جسور، تشرح سمر الحاج وهي تضحك.": [("كان عندنا سبعة جسور", "سمر الحاج")],
    "وفي المدينة القديمة، تحدث كيري عن حفظ اللسان.": [],
    "عندما وصل إلى المدينة، قال كيري للصحافيين.": [],
    "هز كيري كتفيه: قد نكون على حق.": [("قد نكون على حق", "جون كيري")],
    "وكان لكيري رأي آخر في الأمر كله.": [],
    "زار كيري ثلاث مدن: موسكو وواشنطن وبيروت.": [],
    "نحن نفعل العكس تماما: نطعم الناس ولا نأكل.": [],
    "وقال كيري: إن عدت ندمت على ذلك كله.": [("إن عدت ندمت على ذلك كله", "جون كيري")],
    "قال كيري: الليل طويل. بعت داري أمس. وغادر بوتين.": [("الليل طويل. بعت داري أمس", "جون كيري")],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_words_without_marks(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, who) for _, words, who in said(sentence)] == expected


def test_marks_behind_a_colon_are_said_though_nobody_is_told_to_speak() -> None:
    text = "قال كيري إن الوضع صعب. وعلى الشاشة سطر واحد: “الماء وصل إلى البيوت”."
    assert said(text)[-1][1:] == ("الماء وصل إلى البيوت", "جون كيري")


def test_a_question_may_be_told_with_its_own_word() -> None:
    assert said("وتساءل كيري لماذا تأخر القطار.")[-1][1] == "لماذا تأخر القطار"


def test_a_column_goes_on_in_the_words_of_its_writer() -> None:
    text = "يوم في القرية\n\nبعت داري.\n\nبعت داري كلها.\n\nقال كيري: الليل طويل. بعت داري أمس."
    assert [words for _, words, _ in said(text)] == ["الليل طويل"]
