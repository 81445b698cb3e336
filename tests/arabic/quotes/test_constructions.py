"""Constructions of the newsroom, each with who says what: sources, further subjects, scraps, passives."""

import pytest

from tests.arabic.quotes.speech import last_said, said

LAST = {
    "an office in construct, its holder behind a comma": (
        "وأوضح قائد شرطة المدينة، العميد جون كيري، أن الدافع مجهول.",
        "جون كيري أوضح: الدافع مجهول",
    ),
    "a spokeswoman for a body, then her name": (
        "وردت المتحدثة باسم الحكومة سمر الحاج قائلة: “الأرقام أمام النواب منذ أسبوعين”.",
        "سمر الحاج قائلة: «الأرقام أمام النواب منذ أسبوعين»",
    ),
    "its spokesman": (
        "وأكد الناطق باسمها جون كيري أن الوضع صعب.",
        "جون كيري أكد: الوضع صعب",
    ),
    "a lawyer by his office": (
        "وطعن المحامي جون كيري في الحكم، معتبرا أن التحقيق قاصر.",
        "جون كيري معتبرا: التحقيق قاصر",
    ),
    "a court in its grounds": (
        "وقالت المحكمة في حيثيات حكمها إن الشهود صادقون.",
        "المحكمة قالت: الشهود صادقون",
    ),
    "the source before the marks": (
        "اتهمت النيابة المقاول بالإهمال، لكن موكله، بحسب سمر الحاج، “سلم البناء مطابقا للرخصة”.",
        "سمر الحاج بحسب: «سلم البناء مطابقا للرخصة»",
    ),
    "with these words": (
        "“الأغنية لا توقف حربا”، بهذه الكلمات افتتح جون كيري حفله.",
        "جون كيري: «الأغنية لا توقف حربا»",
    ),
    "so somebody sums it up": (
        "“الدواء موجود ولكن ثمنه غائب”، هكذا يلخص جون كيري الأزمة.",
        "جون كيري: «الدواء موجود ولكن ثمنه غائب»",
    ),
    "two words and who says them": ("“الطلب حقيقي”، يقول جون كيري.", "جون كيري يقول: «الطلب حقيقي»"),
    "he was content to say": (
        "قال الوزير إن الوضع صعب. “كل شيء في أوانه”، اكتفى بالقول لدى سؤاله.",
        "الوزير اكتفى بالقول: «كل شيء في أوانه»",
    ),
    "what an agency quoted of sources": (
        "ووفقا لما نقلته الوكالة عن ثلاثة مصادر، فإن الطائرات أقلعت من القاعدة.",
        "ثلاثة مصادر نقلته: الطائرات أقلعت من القاعدة",
    ),
    "by the mouth of a source who said": (
        "ونفت موسكو الأمر على لسان مصدر في الوزارة قال إن الانفجار عارض.",
        "مصدر في الوزارة قال: الانفجار عارض",
    ),
    "to those near him": (
        "يبدو أن جون كيري لا يريد الحل؛ فقد قال لمقربين منه إنه تعب.",
        "جون كيري قال: تعب",
    ),
    "members of a committee": (
        "ولفت أعضاء في لجنة الإسكان إلى أن المشروع تأخر.",
        "أعضاء في لجنة الإسكان لفت: المشروع تأخر",
    ),
    "a department that warns the inhabitants": (
        "ونبهت دائرة الأحوال المدنية السكان إلى أن الموعد قريب.",
        "دائرة الأحوال المدنية نبهت: الموعد قريب",
    ),
    "what he called so": (
        "دعت واشنطن إلى عقد اجتماع، وأدان جون كيري ما وصفه بـ“التصعيد غير المسؤول”.",
        "جون كيري وصفه: «التصعيد غير المسؤول»",
    ),
    "one adjective in marks": ("وندد جون كيري بالهجوم “الجبان”.", "جون كيري ندد: «الجبان»"),
    "one relative adjective in marks": ("قال جون كيري إن القرار “احترازي”.", "جون كيري قال: «احترازي»"),
    "a paper that has its name in marks": (
        "أفاد “حزب النخيل” بأن الوضع صعب.",
        "حزب النخيل أفاد: الوضع صعب",
    ),
    "the latter": (
        "التقى الوزير جون كيري، وقال الأخير إن الوضع صعب.",
        "جون كيري قال: الوضع صعب",
    ),
}


@pytest.mark.parametrize("kind", LAST)
def test_construction(kind: str) -> None:
    text, expected = LAST[kind]
    assert last_said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت إدارة المهرجان قائمة الأفلام المتنافسة.",
        "أعلنت البلدية حالة الطوارئ في المدينة.",
        "أمرت النيابة بحبس ثلاثة متهمين.",
        "أفاد “حزب النخيل” الناس كثيرا.",
    ],
)
def test_what_is_announced_or_ordered_is_no_report(text: str) -> None:
    assert said(text) == []


def test_nobody_says_what_was_said_in_the_passive() -> None:
    assert said("وقيل إن الحطام نقل إلى القاعدة.") == [("indirect", "الحطام نقل إلى القاعدة", "")]


def test_a_denial_ends_what_was_said_and_has_a_speaker_of_its_own() -> None:
    text = "وقيل إن الحطام نقل، لكن مسؤولا في البنتاغون نفى ذلك، قائلا إن الطائرة سليمة."
    assert said(text) == [
        ("indirect", "الحطام نقل", ""),
        ("indirect", "الطائرة سليمة", "مسؤولا في البنتاغون"),
    ]


def test_pupils_are_addressed_and_do_not_speak() -> None:
    assert said("كان يقول لتلاميذه: “نادوني باسمي”.") == [("direct", "نادوني باسمي", "")]
