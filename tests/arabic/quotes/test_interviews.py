"""Interviews: whole lines are answers, where questions stand between them."""

from tests.arabic.quotes.speech import said

HEAD = (
    "سمر الحاج: لا أبيع أرضي\n\nحاورها في بيروت: فلان\n\nزرنا سمر الحاج في بيتها القديم فوق النهر الكبير.\n\n"
)
PLAIN = (
    "كيف بدأت العمل؟\n\nبدأت في دكان أبي. كان يقول: «اصبري».\n\nوهل ندمت على ذلك؟\n\nأبدا. من يندم على الخبز؟"
)


def answers(text: str) -> list[tuple[str, str, str]]:
    return [one for one in said(text) if "أبيع" not in one[1]]


def test_lines_behind_questions_are_answers() -> None:
    assert answers(HEAD + PLAIN) == [
        ("direct", "بدأت في دكان أبي. كان يقول: «اصبري»", "سمر الحاج"),
        ("direct", "أبدا. من يندم على الخبز؟", "سمر الحاج"),
    ]


def test_answers_may_be_led_by_a_letter_or_a_dash() -> None:
    text = "س: كيف بدأت؟\nج: بدأت في دكان أبي.\nس: وهل ندمت؟\nج: أبدا."
    found = answers(HEAD + text)
    assert [words for _, words, _ in found] == ["بدأت في دكان أبي", "أبدا"]
    dashed = "كيف بدأت؟\n- بدأت في دكان أبي.\nوهل ندمت؟\n- أبدا."
    assert [words for _, words, _ in answers(HEAD + dashed)] == ["بدأت في دكان أبي", "أبدا"]


def test_questions_may_be_told_by_their_bullet_alone() -> None:
    text = "■ كيف بدأت؟\nبدأت في دكان أبي.\n■ يلومك الناس على ذلك…\nليلوموا كما يريدون.\n■ وهل ندمت؟\nأبدا."
    assert [words for _, words, _ in answers(HEAD + text)] == [
        "بدأت في دكان أبي",
        "ليلوموا كما يريدون",
        "أبدا",
    ]


def test_the_newsroom_may_lead_to_an_answer() -> None:
    text = PLAIN + "\n\nومن علمك؟\n\nتضحك سمر الحاج ثم تجيب: جدتي وحدها."
    assert answers(HEAD + text)[-1][1] == "جدتي وحدها"


def test_names_before_colons_tell_whose_turn_it_is() -> None:
    text = "كيري: من يحكم المدينة؟\nبوتين: لا أحد. ارحل.\nكيري: وأين الشرطة؟\nبوتين: نائمة منذ أعوام."
    found = said(f"حوار عن المدينة البعيدة\n\nالتقيا في الصباح الباكر قرب النهر الكبير.\n\n{text}")
    assert [(words, who) for _, words, who in found] == [
        ("من يحكم المدينة؟", "جون كيري"),
        ("لا أحد. ارحل", "فلاديمير بوتين"),
        ("وأين الشرطة؟", "جون كيري"),
        ("نائمة منذ أعوام", "فلاديمير بوتين"),
    ]


def test_questions_of_the_newsroom_itself_have_no_speaker() -> None:
    text = f"أسئلة وأجوبة عن الضريبة الجديدة\n\nتبدأ الضريبة غدا في كل المدن الكبيرة.\n\n{PLAIN}"
    assert all(words.startswith(("اصبري", "ا")) for _, words, _ in said(text))
