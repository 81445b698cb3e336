"""How much a line without a label looks like the caption of a picture: who is seen, doing what, and where."""

import re
from itertools import pairwise

from reader.arabic.normalise import fold
from reader.arabic.structure.forms import REPORTING, asks
from reader.arabic.structure.labels import (
    CAPTION_ACT,
    CAPTION_HEAD,
    CAPTION_HUMAN,
    CAPTION_PEOPLE,
    CAPTION_SCENE,
    CAPTION_THING,
    CAPTION_WEAK,
    HEADING_BODY,
    HEADING_NOUN,
)
from reader.arabic.structure.persons import opens_a_name

_SIDE = re.compile(r"\((?:(?:إلى|من|في) )?(?:ال)?(?:يمين|يسار|وسط|خلف|أمام)[^()]{0,12}\)")
_STORED = re.compile(r"(?:^|[ (\-–—])أرشيف(?:ية)?\)?$")
_NO_VERBS = (
    "يوم يوما يومين يومان يومي يوميا يمين يسار يناير يونيو يوليو يونيه يوليه يورو يمني يمنية"
    " ياسين يوسف يحيى يعقوب يونس يهودي يهودية"
)
_NOT_ACTS = frozenset(map(fold, _NO_VERBS.split()))
_ACTS = re.compile(r"ي[^\W\d_]{2,}")
_SHE_ACTS = re.compile(r"ت[^\W\d_]{2,}")
_VERBAL_NOUN = re.compile(r"ت\w\w?ي\w[ةا]?$|ت\w\wو?\w$")  # تدريب, تقدم
# The same with the article and in the plural, and those of other forms: استقالة, انفجار, اعتقالات, إغلاق.
_VERBAL_NOUNS = re.compile(
    r"(?:ال)?(?:است\w{1,3}ا\w(?:ة|ات)?|ان\w\wا\w(?:ات)?|ا\w[تطد]\w?ا\w(?:ات)?|إ\w\w?ا\w(?:ة|ات)?"
    r"|ت\w\w?ي\w(?:ة|ات)?|ت\w{2,3}(?:ات)?|م\w?ا\w\w(?:ة|ات))\b"
)
_FEMININE = ("ة", "ات", "ى", "اء")
# A verb behind them tells no act of what stands before.
_NO_NOUN = "على إلى حتى لدى أو وإلى وعلى لا أن الذي التي ما لن كي قد سوف"
_NO_NOUNS = frozenset(_NO_NOUN.split())
_COUNTED = re.compile(r"(?:\d|(?:ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|مئة|مائة|ألف|عشرون|ثلاثون)(?:ة|ون)?\b)")
_IN_PLACE = re.compile(r"(?<=\s)(?:في|على|مع|من|ب\w{3,})(?=\s)")
_SAYS = re.compile(r"[^:]{2,30}:\s")
_OPENS_AS_HEADING = re.compile(
    r"(?:من|لا|لم|لن|ليس|ليست|ما|هل|كيف|لماذا|ماذا|متى|أين|حين|عندما|إلى|عن|بين|في|على|قبل|بعد)\b"
)
_REPORTS = re.compile(rf"{REPORTING}\b")
# What will be done is in no picture; words that only begin so are left out: سيارة, سيدة, ستة.
_NO_FUTURES = "ار|اس|اح|اق|اد|اج|د|ول|وف|طر|ر[اةك]?\\b|نا|ل|ف\\b|ة|ين|ون|ائ|وديو"
_WILL = re.compile(rf"\bس[يت](?!{_NO_FUTURES})\w{{2,}}|\bسوف\b")
# How somebody is seen, behind his name: متحدثا إلى الصحافيين, حاملا الكأس.
_HOW = re.compile(
    r"(?:متحدث|متوسط|مصافح|محتفل|مستقبل|ملوح|مغادر|مرتدي|محيي|معانق|مخاطب|متكئ|متأمل|مبتسم|متسلم|متوج|ممسك"
    r"|حامل|رافع|واقف|جالس|ضاحك|باكي|خارج|عائد|راكب|لابس)(?:ا|ة|ين|ات)"
)
_LAST_OF_NAME = 5  # words of a name and what comes right behind it
_FEW, _SOME, _MANY = 3, 5, 7  # words


def caption_weight(line: str, *, acts: bool = True) -> int:
    """Return how much speaks for a caption; from three on it is more likely one than a heading.

    A verb of the present counts only with `acts`: what stands under a headline has one as often.
    """
    words = line.split()
    seen = _seen(line, words) + 2 * (acts and has_act(words))
    length = _by_length(len(words))
    return (length if seen > 1 else min(length, 1)) + seen - _heading(line)


def _by_length(words: int) -> int:
    if words <= _FEW:
        return 2 * (words - _FEW - 1)
    return (words >= _SOME) + (words >= _MANY)


def _seen(line: str, words: list[str]) -> int:
    """Weigh what is seen: people, a scene."""
    weight = 4 if CAPTION_HEAD.match(line) or _SIDE.search(line) or _STORED.search(line) else 0
    weight += 2 if CAPTION_PEOPLE.match(line) else _shows_thing(line) or opens_a_name(words[0])
    weight += 3 * any(_HOW.fullmatch(word) for word in words[1:_LAST_OF_NAME])
    weight += 2 * bool(CAPTION_SCENE.search(line)) or bool(CAPTION_WEAK.search(line))
    return weight + bool(_IN_PLACE.search(line))


def has_act(words: list[str]) -> bool:
    """رجال يدهنون, متظاهرة ترفع: a verb of the present behind the noun that does it."""
    for before, word in pairwise(words):
        if before in _NO_NOUNS:
            continue
        if _ACTS.fullmatch(word) and fold(word) not in _NOT_ACTS:
            return True
        if CAPTION_ACT.fullmatch(word):
            return True
        if not _SHE_ACTS.fullmatch(word):
            continue
        if words[0].endswith(_FEMININE) and _shows_thing(words[0]):
            return True
        if before.endswith(_FEMININE) and not _VERBAL_NOUN.match(word):
            return True
    return False


def _shows_thing(line: str) -> bool:
    return any(form.match(line) is not None for form in (CAPTION_PEOPLE, CAPTION_THING, CAPTION_HUMAN))


def _is_abstract(line: str) -> bool:
    """Tell whether a line begins with what no picture shows: أزمة, تحذيرات, الحكومة."""
    if _shows_thing(line):
        return False
    if HEADING_BODY.match(line):  # هيئة المحكمة أثناء النطق بالحكم is seen all the same
        return CAPTION_SCENE.search(line) is None
    return any(form.match(line) is not None for form in (HEADING_NOUN, _VERBAL_NOUNS))


def _heading(line: str) -> int:
    """Weigh what headings have: a question, marks around, a colon, dots, a number first, no thing."""
    weight = 4 if asks(line) or line.endswith(("؟", "?", "!")) else 0
    weight += 3 * line.startswith(("«", '"', "“")) * line.endswith(("»", '"', "”"))
    weight += 3 * (".." in line or "…" in line) + 4 * bool(_WILL.search(line))
    weight += 2 * (_is_abstract(line) and not CAPTION_HEAD.match(line))
    weight += 2 * (bool(_SAYS.match(line)) and not CAPTION_HEAD.match(line))
    weight += 2 * bool(_COUNTED.match(line)) + 5 * bool(_REPORTS.match(line))
    return weight + 2 * bool(_OPENS_AS_HEADING.match(line) and not CAPTION_HEAD.match(line))
