"""By what a speaker is known: each kind by a sentence, and whoever goes on to speak without a subject."""

import pytest

from reader.arabic.quotes.scores import KnownBy, QuoteRule, quotation_score
from tests.arabic.quotes.speech import quotations

BEFORE = "قال جون كيري إن الوضع صعب.\n"
EVIDENCE = {
    KnownBy.TITLED_NAME: "قال الوزير جون كيري إن الوضع صعب.",
    KnownBy.FULL_NAME: "قال جون كيري إن الوضع صعب.",
    KnownBy.BODY: "قالت وزارة الصحة إن الوضع صعب.",
    KnownBy.ROLE: "قال مسؤول أمني إن الوضع صعب.",
    KnownBy.PHRASE: "قالت مرافقتهم إن الوضع صعب.",
    KnownBy.SAME_PERSON: "قال جون كيري إن الوضع صعب، مضيفا أن الحل بعيد.",
    KnownBy.SAME_DESCRIBED: "قال مسؤول أمني إن الوضع صعب، مضيفا أن الحل بعيد.",
    KnownBy.EARLIER_PERSON: f"{BEFORE}وأضاف أن الحل بعيد.",
    KnownBy.EARLIER_DESCRIBED: "قال مسؤول أمني إن الوضع صعب.\nوأضاف أن الحل بعيد.",
    KnownBy.STANDS_FOR: f"{BEFORE}وأضاف المسؤول أن الحل بعيد.",
    KnownBy.NEARBY: "جلس جون كيري ساعة، ثم أعلن أن الحل بعيد.",
    KnownBy.NOBODY: "وأضاف أن الحل بعيد.",
}
FAR = "وهبت على المدينة رياح قوية وتوقفت القطارات ساعات طويلة في كل المحطات.\n" * 2


@pytest.mark.parametrize(("known_by", "text"), EVIDENCE.items(), ids=lambda value: getattr(value, "name", ""))
def test_what_a_quotation_is_sure_of_is_how_its_speaker_is_known(known_by: KnownBy, text: str) -> None:
    assert quotations(text)[-1].score == quotation_score(QuoteRule.CLAUSE, known_by)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("السكان", ""),
        ("إدارة المعرض", ""),
        ("مرافقتهم", ""),
        ("وزارة الصحة", "وزارة الصحة"),
        ("مسؤول أمني", "مسؤول أمني"),
        ("كيري", "جون كيري"),
    ],
)
@pytest.mark.parametrize("between", [FAR, ""])
def test_far_from_a_group_or_a_phrase_nobody_is_named(who: str, expected: str, between: str) -> None:
    verb, further = ("قالت", "وأضافت") if who.endswith(("ة", "هم", "المعرض")) else ("قال", "وأضاف")
    further = "وأضافوا" if who == "السكان" else further
    text = f"{verb} {who} إن الوضع صعب.\n{between}{further} أن الحل بعيد."
    last = quotations(text)[-1]
    assert last.speaker_name == (expected if between else expected or who)
    assert (last.speaker is None) == (not last.speaker_name)


def test_nobody_of_the_other_gender_goes_on_to_speak() -> None:
    last = quotations(f"قالت سمر الحاج إن الوضع صعب.\n{FAR}وأضاف أن الحل بعيد.")[-1]
    assert (last.speaker_name, last.speaker) == ("", None)
