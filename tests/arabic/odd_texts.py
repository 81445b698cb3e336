"""Odd texts made by chance from pieces of Arabic, marks, other scripts and rubbish; the same for a seed."""

import random
from collections.abc import Callable, Iterator


def _split(pieces: str) -> list[str]:
    return pieces.split()


WORDS = _split("""
    قال وقال قالت وأضاف أضافت ونفى وأوضح بأن إن أن أنه لكن الذي التي في من إلى على عن مع بعد قبل ثم بحسب وفق
    الرئيس الروسي رئيس وزير الخارجية وزارة الدفاع الأمريكية المتحدث باسم الحكومة السورية مسؤول مصدر بيان تقرير
    فلاديمير بوتين بوتين بشار الأسد للأسد الأسد جون كيري كيري محمد بن سلمان عبد الله أبو مازن الولايات المتحدة
    الأمم للأمم روسيا موسكو دمشق ومصر لبنان وكالة رويترز (رويترز) سانا حزب حركة شركة بنك صحيفة الجزيرة
    الوضع خطير للغاية كتاب كتب يكتبون فسيكتبونها وبالمدرسة المدرسة والكتاب ٢٠٢٦ 12.5 5% 14:30 الثلاثاء يناير
    زلعبوط قشنبر تكتيكيًا مُدَرِّسَةٌ اللّٰه لا لله فلله والله آآآ ءءء ؤئإ ى ة و ف ب ل ك
""")
OTHER_SCRIPTS = _split("""
    می\u200cخواهم گفت که است پاکستان ہے وزیرِاعظم ٹھیک ۱۲۳ Reuters the “quote” O'Neil U.S. etc. Москва שלום
    東京 हिन्दी 한국 ไทย @user #وسم #tag https://example.org/a?b=c a@b.example CubeSat Hudhud-1
""")
QUOTES = _split('" \' « » “ ” „ ‟ ‘ ’ ‚ ‹ › ″ ′ ＂ 「 」 『 』 ( ) [ ] { } (( )) \'\' `` "" «“ ”» \\" &quot;')
MARKS = [*_split(". , ، ؛ ; : ؟ ? ! … - – — _ * = ~ / | ٪ % $ € ... .. ؟! ،، ـ ـــ ٭ ﴿ ﴾ ﷺ ﷲ ﻻ"), " - ", ": "]
HARAKAT = [*_split("\u064e \u0650\u0651 \u064b \u0670 \u0655 \u0300 \u20dd"), "\u0653" * 9, "\u0651" * 40]
INVISIBLE = _split("\u200c \u200d \u200e \u200f \u202b \u202e \u2066 \ufeff \u00ad \u061c \u0600")
SPACES = [*(" " * 6), "  ", *"\t\u00a0\u3000\u2009\n\n\n\r\v\f\u2028\u0085", "\n\n", "\r\n"]
ODD = [
    *"\x00\x01\x1c\x1f\x7f\x80\x9f\ud800\udfff\ud83d\ufffe\uffff\ufffd\ue000\U0010ffff\U000e0041",
    "\x1b[0m",
]
PICTURES = _split("🙂 👩\u200d👩\u200d👧 🇸🇾 🇸 1️⃣ 👍🏽 ǅ ß İ ﬁ ² ½ Ⅷ ①")
LINE_STARTS = [
    *(f"{bullet} " for bullet in _split("• - * 1. ١) – ◦ أ- ## >")),
    *(
        "Image caption ",
        "Image source ",
        "Getty Images",
        "مصدر الصورة ",
        "مصدر الصورة، رويترز",
        "تعليق الصورة: ",
    ),
    *("التعليق على الصورة، ", "(تصوير: رويترز)", "اقرأ أيضا: ", "بيروت (رويترز) - "),
]
PIECES = [
    *([WORDS] * 5),
    OTHER_SCRIPTS,
    QUOTES,
    QUOTES,
    MARKS,
    HARAKAT,
    INVISIBLE,
    ODD,
    PICTURES,
    LINE_STARTS,
]
PAIRS = _split("«» “” \"\" () [] '' ‘’ „“")
RANGES = [(0, 0x10FFFF), (0x600, 0x6FF), (0x600, 0x6FF), (0xFB50, 0xFEFF), (0x2000, 0x206F), (0, 0x7F)]


def recombined(chance: random.Random) -> str:
    """Join random pieces, mostly with spaces."""
    result = []
    for _ in range(chance.randint(0, 9)):
        result.append(chance.choice(chance.choice(PIECES)))
        if chance.random() < 0.7:
            result.append(chance.choice(SPACES))
    return "".join(result)


def nested(chance: random.Random) -> str:
    """Nest quotation marks deeply, not always in balance, around a few words."""
    pairs = chance.choices(PAIRS, k=chance.randint(1, 12))
    inside = " ".join(chance.choices(WORDS, k=chance.randint(0, 4)))
    opened = chance.choice(["", " "]).join(pair[0] for pair in pairs)
    closed = "".join(pair[1] for pair in reversed(pairs[chance.randint(0, 2) :]))
    return f"{chance.choice(WORDS)} {opened}{inside}{closed} {chance.choice(WORDS)}{chance.choice(MARKS)}"


def reported(chance: random.Random) -> str:
    """Write something like an article of a few lines, with marks here and there."""
    lines = []
    for _ in range(chance.randint(1, 3)):
        words = chance.choices(WORDS, k=chance.randint(1, 5))
        if chance.random() < 0.6:
            at = chance.randrange(len(words))
            words[at] = chance.choice(QUOTES) + words[at]
            words[-1] += chance.choice(QUOTES) + chance.choice(MARKS)
        start = chance.choice(LINE_STARTS) if chance.random() < 0.3 else ""
        lines.append(start + " ".join(words))
    return chance.choice(["\n", "\n\n", "\r\n"]).join(lines)


def damaged(chance: random.Random) -> str:
    """Cut out of an article some code points and put in others."""
    letters = list(reported(chance))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randint(0, 3)] = chance.choice(chance.choice(PIECES)) * chance.randint(0, 3)
    return "".join(letters)


def misread(chance: random.Random) -> str:
    """Read random bytes, or Arabic in UTF-8, as Latin-1."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.randint(0, 24)).decode("latin-1")
    return " ".join(chance.choices(WORDS, k=2)).encode().decode("latin-1")


def any_code_points(chance: random.Random) -> str:
    """Choose code points of the whole range, a third of them from the Arabic block."""
    return "".join(chr(chance.randint(*chance.choice(RANGES))) for _ in range(chance.randint(0, 24)))


KINDS: tuple[Callable[[random.Random], str], ...] = (
    recombined,
    nested,
    reported,
    damaged,
    misread,
    any_code_points,
)


def texts(seed: int, count: int) -> Iterator[str]:
    """Yield `count` texts, of every kind in turn."""
    chance = random.Random(seed)
    for number in range(count):
        yield KINDS[number % len(KINDS)](chance)


HUGE: dict[str, Callable[[int], str]] = {
    "words on one line": lambda size: " ".join(random.Random(0).choices(WORDS, k=size // 6)),
    "combining marks": lambda size: "ب" + "\u064e" * size,
    "quotation marks": lambda size: '"' * size,
    "only punctuation": lambda size: "".join(random.Random(0).choices('.,،؛؟!:-()[]…«»"', k=size)),
    "short lines": lambda size: "قال بوتين\n" * (size // 10),
    "one word": lambda size: "كتاب" * (size // 4),
    "opening brackets": lambda size: "(" * size,
    "nested guillemets": lambda size: "«" * (size // 2) + "قال" + "»" * (size // 2),
    "one name": lambda size: "جون كيري " * (size // 9),
    "names in a list": lambda size: "أحمد و" * (size // 6),
    "unknown names": lambda size: "قال جون كرمبلصون " * (size // 17),
    "statements in one sentence": lambda size: 'قال بوتين إن "الوضع" خطير و' * (size // 27),
    "clauses in one sentence": lambda size: "وقال بوتين إن الوضع خطير وأضاف أن الأمر صعب، " * (size // 45),
    "quotations without end": lambda size: "وقال بوتين: «الأمر صعب\n" * (size // 23),
    "bullets": lambda size: "• قال\n" * (size // 6),
    "captions": lambda size: "التعليق على الصورة، بوتين (رويترز)\n" * (size // 35),
    "lone surrogates": lambda size: "قال " + "\ud800" * size,
    "spaces and breaks": lambda size: " \n\t" * (size // 3) + "قال",
    "addresses": lambda size: "http://a.example/" * (size // 17),
    "letters and dots": lambda size: "أ.ب." * (size // 4),
}
