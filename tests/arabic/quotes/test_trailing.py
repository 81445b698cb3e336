"""The rules that end a content before words which are no part of it."""

import pytest

from reader.arabic.quotes import trailing
from reader.arabic.quotes.trailing import ATTRIBUTIONS, REMARKS
from tests.arabic.quotes.speech import assert_decides, last_said

EXAMPLES = {
    "is_as_he_put_it": ("قال كيري إن الوضع صعب على حد قوله.", "جون كيري قال: الوضع صعب"),
    "is_as_he_said": (
        "قتل خمسة أشخاص في الهجوم، كما أكد كيري.",
        "جون كيري كما أكد: قتل خمسة أشخاص في الهجوم",
    ),
    "is_in_his_words": ("قال كيري إن الوضع صعب حسب تعبيره.", "جون كيري قال: الوضع صعب"),
    "is_by_what": ("قال كيري إن الوضع صعب وفق ما نشر موقع.", "جون كيري قال: الوضع صعب"),
    "is_by_source": ("قتل خمسة أشخاص في الهجوم، بحسب كيري.", "جون كيري بحسب: قتل خمسة أشخاص في الهجوم"),
    "is_remark": ("قال كيري إن الوضع صعب، وجاء ذلك بعد الاجتماع.", "جون كيري قال: الوضع صعب"),
    "is_on_what": (
        "قتل خمسة أشخاص في الهجوم، على ما ذكرت وزارة الصحة.",
        "وزارة الصحة ذكرت: قتل خمسة أشخاص في الهجوم",
    ),
    "is_of_somebody_else": ("قال كيري إن الوضع صعب، فيما غادر بوتين القاعة.", "جون كيري قال: الوضع صعب"),
    "is_remark_on_it": ("قال كيري إن الوضع صعب، وهي عبارة أضحكت الحاضرين.", "جون كيري قال: الوضع صعب"),
    "is_not_told": ("قال كيري إنه سيغادر من دون أن يحدد موعدا.", "جون كيري قال: سيغادر"),
    "is_further_participle": ("قال كيري إن الوضع صعب، مشيرا إلى برنامج جديد.", "جون كيري قال: الوضع صعب"),
    "is_main_clause": (
        "وبينما قال كيري إن الوضع صعب، لم يحضر بوتين الجلسة.",
        "جون كيري قال: الوضع صعب",
    ),
    "is_its_result": ("قال كيري إن المركبة هبطت، لتصبح الصين خامس دولة.", "جون كيري قال: المركبة هبطت"),
    "is_told_by_another": ("قال كيري إن النهر فاض، وروى آخر كيف نجا.", "جون كيري قال: النهر فاض"),
    "is_gesture_before_words": ("قال كيري إن الوضع صعب، وجلس: نعم.", "جون كيري قال: الوضع صعب"),
    "is_turn_to_somebody": ("قال كيري إن الحريق خمد، موجها الشكر إلى موسكو.", "جون كيري قال: الحريق خمد"),
    "is_hint_at": ("قال كيري إن الجار سيندم، في إشارة إلى موسكو.", "جون كيري قال: الجار سيندم"),
    "is_wish_of_his": ("قال كيري إن الحل بعيد، طالبا عدم ذكر اسمه.", "جون كيري قال: الحل بعيد"),
    "is_before_what_followed": (
        "قال كيري إن الحل بعيد، قبل أن يقاطعه بوتين.",
        "جون كيري قال: الحل بعيد",
    ),
    "is_scene_after_it": ("قال كيري إن الحل بعيد، فتعالت الضحكات.", "جون كيري قال: الحل بعيد"),
    "is_contrast_to_noun": ("اتهم كيري موسكو بالعدوان، لكن بوتين غاضب.", "جون كيري اتهم: العدوان"),
    "is_concession": ("دعا كيري إلى الحوار رغم القتال.", "جون كيري دعا: الحوار"),
}


@pytest.mark.parametrize("rule", ATTRIBUTIONS, ids=lambda rule: rule.__name__)
def test_attribution_trails(rule: trailing.Trails, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, trailing, "ATTRIBUTIONS", rule, EXAMPLES[rule.__name__])


@pytest.mark.parametrize("rule", REMARKS, ids=lambda rule: rule.__name__)
def test_remark_trails(rule: trailing.Trails, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, trailing, "REMARKS", rule, EXAMPLES[rule.__name__])


def test_a_clause_beside_the_report_ends_it_where_another_speaks() -> None:
    said = "جون كيري قال: الوضع صعب"
    assert last_said("قال كيري إن الوضع صعب، في وقت تحدث ناشطون عن قصف جديد.") == said
    assert last_said("قال كيري إن الوضع صعب، في حين يتطلب الحل وقتا.") == f"{said}، في حين يتطلب الحل وقتا"


@pytest.mark.parametrize(
    "opening", ["وعندما", "ولما", "ومنذ أن", "وفي حين"], ids=["when", "as", "since", "while"]
)
def test_a_clause_that_waits_ends_before_the_main_one(opening: str) -> None:
    text = f"{opening} قال كيري إن الوضع صعب، غادر بوتين القاعة."
    assert last_said(text) == "جون كيري قال: الوضع صعب"


def test_what_is_not_told_may_follow_another_word_for_without() -> None:
    assert last_said("قال كيري إنه سيعود، من غير أن يحدد موعدا.") == "جون كيري قال: سيعود"


def test_the_newsroom_goes_on_with_another_verb_of_the_same_speaker() -> None:
    assert last_said("قال كيري إن الوضع صعب، وأشاد بالجيش.") == "جون كيري قال: الوضع صعب"


def test_a_laugh_behind_the_words_is_told_by_the_newsroom() -> None:
    assert last_said("قالت سمر الحاج إنها جائعة، وتضحك.") == "سمر الحاج قالت: جائعة"
