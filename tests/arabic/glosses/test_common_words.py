"""How common words are shown whose letters leave much open: whose, who, how many, name or word."""

import pytest

from tests.arabic.analyser import analyse


def shown(sentence: str) -> dict[str, str]:
    return {one.span.of(sentence): one.gloss for one in analyse(sentence).tokens}


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("وقال إن عائلتي وزوجتي بخير", "عائلتي", "my family"),
        ("وقال إن عائلتي وزوجتي بخير", "وزوجتي", "and my wife"),
        ("زار الوزير دولتي قطر والكويت", "دولتي", "two states"),
        ("أكدت أن مدينتي غزة ورفح آمنتان", "أكدت", "[she] confirmed"),
    ],
)
def test_what_may_be_two_or_mine_is_two_where_an_owner_follows(
    sentence: str, word: str, expected: str
) -> None:
    assert shown(sentence)[word] == expected


@pytest.mark.parametrize("sentence", ["الرياض - واس: ارتفع عدد المصابين", "بيروت: ارتفع سعر الوقود"])
def test_behind_a_dateline_nobody_speaks_of_oneself(sentence: str) -> None:
    assert shown(sentence)["ارتفع"].endswith("] rose")


def test_without_a_hamza_i_is_read_where_no_past_is_likelier() -> None:
    assert shown("وقال: «اعتقد أن الأمر صعب»")["اعتقد"] == "I believe"
    assert shown("لا اريد الحديث عن القصة")["اريد"] == "I want"


def test_behind_you_a_past_verb_is_of_the_second_person() -> None:
    assert shown("وقال لأنك فعلت ذلك")["فعلت"] == "you did"


def test_so_opens_a_main_clause_without_that() -> None:
    text = shown("وحسب المصدر فإن الوضع صعب")
    assert text["فإن"] == "so"
    assert text["وحسب"] == "and according to"


def test_adjectives_of_two_leave_two_to_their_noun() -> None:
    assert shown("خلال الأسبوعين الماضيين")["الماضيين"] == "last"


def test_adjectives_of_many_people_are_in_the_plural() -> None:
    assert shown("قالت الشرطة إن متشددين خطفوا الجنود")["متشددين"] == "militants"


def test_what_is_possible_is_possible_for_somebody() -> None:
    assert shown("ويمكنها السفر غدا")["ويمكنها"].endswith("possible for her/it")


def test_alone_stands_without_a_pronoun() -> None:
    assert shown("قالت إنها تعيش وحدها")["وحدها"] == "alone"


def test_a_place_that_is_only_its_kind_is_no_name() -> None:
    assert shown("هاجر سكان الريف إلى المدن")["الريف"] == "the countryside"


def test_a_listed_name_begins_behind_its_preposition() -> None:
    assert shown("اعتقل من منزله برام الله أمس")["برام"] == "in Ramallah"


def test_to_god_is_no_name() -> None:
    assert shown("فعل ذلك مرضاة لله")["لله"] == "to God"


def test_who_is_forced_is_told_from_who_forces() -> None:
    assert shown("مما اضطره إلى الرحيل")["اضطره"].endswith("forced him/it")
    assert shown("اضطر إلى الفرار")["اضطر"].endswith("was forced")
