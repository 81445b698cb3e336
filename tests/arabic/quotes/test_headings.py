"""What headlines and subheads give as somebody's words."""

import pytest

from tests.arabic.quotes.speech import said

BODY = "قال كيري إن الوضع صعب في كل مكان من هذا العالم الواسع، وإنه سيعود غدا."
SPOKEN = {
    "موسكو: حريق في سوق قديم بوسط المدينة": [],
    "موسكو: لن نقبل بشروط الحرب": ["لن نقبل بشروط الحرب"],
    "الفريق يخسر المباراة الأخيرة وكيري: كنت أتوقع ذلك": ["كنت أتوقع ذلك"],
    "موسكو: سنرد عليهم، والكرملين: لا نخاف من أحد": ["سنرد عليهم", "لا نخاف من أحد"],
    "آخر صانعي السلال في الوادي: أولادي لا يريدون مهنتي": ["أولادي لا يريدون مهنتي"],
    "رئيسة شركة «النخيل»: خسرنا كل شيء": ["خسرنا كل شيء"],
    "كيري: متى يعود أخي؟": ["متى يعود أخي؟"],
    "بائعات السمك في المدينة: سوق لا يغلق أبوابه": [],
    "«أريد أن أعود إلى داري»": ["أريد أن أعود إلى داري"],
    "«أريد أن أعود إلى داري».. حكاية امرأة من الجبل": ["أريد أن أعود إلى داري"],
}


@pytest.mark.parametrize(("headline", "expected"), SPOKEN.items())
def test_words_of_a_headline(headline: str, expected: list[str]) -> None:
    found = said(f"{headline}\n\n{BODY}")
    assert [words for _, words, _ in found][: len(found) - 1] == expected


def test_words_in_marks_of_a_heading_are_of_whoever_says_them_below() -> None:
    text = (
        "«أريد أن أعود»\n\nقال كيري إن الوضع صعب في كل مكان من هذا العالم.\n\n"
        "وأضافت سمر الحاج: «أريد أن أعود إلى داري غدا»."
    )
    assert said(text)[0] == ("direct", "أريد أن أعود", "سمر الحاج")


def test_a_list_of_results_says_nothing() -> None:
    text = f"نتائج السباق الكبير\n\n{BODY}\n- كيري: المركز الثاني\n- بوتين: المركز الثالث"
    assert [words for _, words, _ in said(text)] == [
        "الوضع صعب في كل مكان من هذا العالم الواسع، وإنه سيعود غدا"
    ]
