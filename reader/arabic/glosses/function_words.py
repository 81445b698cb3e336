"""Function words with several meanings, decided by what stands beside them."""

from collections.abc import Callable, Sequence

from reader.arabic.glosses.comparison import is_elative
from reader.arabic.morphology.affixes import CONJUNCTION
from reader.arabic.morphology.reading import Reading
from reader.arabic.normalise import fold, strip_marks

_TIMES_WRITTEN = (
    "عام سنة يوم شهر أسبوع ساعة دقيقة قرن عقد فصل ليل ليلة صباح مساء فجر ظهر أمس غد آن نهاية "
    "بداية مطلع منتصف آخر أواخر أوائل وقت موعد لحظة فترة مرحلة حين رمضان عيد موسم سبت أحد "
    "إثنين اثنين ثلاثاء أربعاء خميس جمعة يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس "
    "سبتمبر أكتوبر نوفمبر ديسمبر وفاة رحيل موت ممات"
)
_TIMES = frozenset(fold(one) for one in _TIMES_WRITTEN.split(" "))
_QUESTION = frozenset("؟?")
_BACK = 8  # words within which "from" makes حتى "to"


class _Place:
    """A word among its neighbours."""

    def __init__(self, chosen: Sequence[Reading], place: int) -> None:
        self.chosen, self.place = chosen, place

    def neighbour(self, offset: int) -> Reading | None:
        there = self.place + offset
        return self.chosen[there] if 0 <= there < len(self.chosen) else None


def _is_time(reading: Reading) -> bool:
    return reading.pos == "number" or fold(strip_marks(reading.lemma)) in _TIMES


def _than(where: _Place) -> str:
    """من behind an elative, or behind what says in what respect: أكثر خطورة من; "who" before a verb."""
    near, farther, after = where.neighbour(-1), where.neighbour(-2), where.neighbour(1)
    if after is not None and after.tense in ("past", "imperfect"):
        return "who"
    if near is not None and is_elative(near) and not near.prefix.definite:
        return "than"
    behind = farther is not None and is_elative(farther) and not farther.prefix.definite
    return "than" if behind and near is not None and near.pos == "noun" and not near.prefix.definite else ""


def _toward(where: _Place) -> str:
    """نحو is "about" before a number, else a direction."""
    after = where.neighbour(1)
    return "about" if after is not None and after.pos == "number" else ""


def _until(where: _Place) -> str:
    """حتى is "until" before a time, "even" before other nouns and before لو, "so that" before a wish."""
    after = where.neighbour(1)
    if after is None:
        return ""
    if after.stem.form in ("law", "<in", "<i*A"):
        return "even"
    if after.tense == "imperfect":
        return "so that" if _wants(where) else "until"
    if after.pos not in ("noun", "adjective", "proper noun", "preposition") or _is_time(after):
        return ""
    earlier = where.chosen[max(0, where.place - _BACK) : where.place]
    if any(one.stem.form in ("min", "mun*u") or one.stem.form.startswith("muno*") for one in earlier):
        return "up to"
    return "even"


def _wants(where: _Place) -> bool:
    """Tell whether a command, a wish or a duty stands before: the purpose of it follows."""
    earlier = where.chosen[max(0, where.place - _BACK) : where.place]
    return not any(one.stem.form in ("lam", "lan") for one in earlier)


def _other_than(where: _Place) -> str:
    """غير is "other than" before a noun, "not" before an adjective."""
    after = where.neighbour(1)
    return "other than" if after is not None and after.pos in ("noun", "proper noun") else ""


def _what(where: _Place) -> str:
    """ما behind a noun without article, and before no verb, is "some": يوما ما."""
    before, after = where.neighbour(-1), where.neighbour(1)
    alone = after is None or after.pos in ("punctuation", "preposition")
    if before is None or before.pos != "noun" or before.prefix.definite or before.suffix.pronoun:
        return ""
    return "some" if alone else ""


def _when(where: _Place) -> str:
    """لما is "when" before a past verb."""
    after = where.neighbour(1)
    if after is None or not after.tense:
        return ""
    return "when" if after.tense == "past" else "for what"


def _may(where: _Place) -> str:
    """قد before an imperfect is "may"."""
    after = where.neighbour(1)
    return "may" if after is not None and after.tense == "imperfect" else ""


def _every(where: _Place) -> str:
    """كل is "every" before a singular without article, "all" before a definite one."""
    after = where.neighbour(1)
    if after is None or after.pos not in ("noun", "adjective") or after.number == "plural":
        return ""
    return "all" if after.prefix.definite or after.suffix.pronoun else "every"


def _also(where: _Place) -> str:
    """كما before a past verb at the head of a clause is "also"."""
    before, after = where.neighbour(-1), where.neighbour(1)
    heads = (
        before is None or before.pos == "punctuation" or where.chosen[where.place].prefix.conjunction != ""
    )
    return "also" if heads and after is not None and after.tense == "past" else ""


def _ago(where: _Place) -> str:
    """قبل before a number or a stretch of time is "ago"."""
    after = where.neighbour(1)
    if after is None or after.suffix.pronoun or after.prefix.definite:
        return ""
    stretch = after.pos == "noun" and after.number in ("dual", "plural") and _is_time(after)
    return "ago" if after.pos == "number" or stretch else ""


def _last(where: _Place) -> str:
    """آخر before a noun without article is "last", behind one it is "other": آخر مباراة, رجل آخر."""
    reading, after = where.chosen[where.place], where.neighbour(1)
    if reading.prefix.definite or reading.prefix.preposition or after is None or after.pos != "noun":
        return ""
    return "last" if not (after.prefix.preposition or after.prefix.conjunction) else ""


def _whom(where: _Place) -> str:
    """لمن is "for who" wherever it stands; the lexicon has it as "indeed" of somebody as well."""
    return "for who" if where.neighbour(1) is not None else ""


def _or(where: _Place) -> str:
    """أم in a question or behind "whether" is "or": الثلاجة أم العروس؟"""
    before, after = where.neighbour(-1), where.neighbour(1)
    if before is None or after is None or before.pos not in ("noun", "adjective", "proper noun"):
        return ""
    rest = where.chosen[where.place + 1 : where.place + _BACK]
    asked = any(one.vocalised[:1] in _QUESTION for one in rest if one.pos == "punctuation")
    earlier = where.chosen[max(0, where.place - _BACK) : where.place]
    whether = any(one.stem.form in ("hal", "sawA'", ">a") for one in earlier)
    return "or" if asked or whether else ""


def _below(where: _Place) -> str:
    """دون before a number is "below": هبط السكر دون 70."""
    after = where.neighbour(1)
    return "below" if after is not None and after.pos == "number" else ""


def _that_is(where: _Place) -> str:
    """أي behind a pause is "that is", unless a noun without article or preposition follows: أي قرار."""
    before, after = where.neighbour(-1), where.neighbour(1)
    if before is None or before.pos != "punctuation" or after is None:
        return ""
    if (
        after.pos == "number"
        or after.prefix.definite
        or after.prefix.preposition
        or after.pos == "proper noun"
    ):
        return "that is"
    farther = where.neighbour(2)
    owned = after.pos == "noun" and farther is not None and farther.prefix.definite and farther.pos == "noun"
    return "that is" if owned or after.pos in ("preposition", "particle", "conjunction", "adverb") else ""


def _having(where: _Place) -> str:
    """ذات between a noun and what it has is "with": غرفة ذات نافذتين; elsewhere "same": في ذات الوقت."""
    before, after = where.neighbour(-1), where.neighbour(1)
    if before is None or before.pos not in ("noun", "adjective") or after is None or after.pos != "noun":
        return ""
    alike = before.prefix.definite == after.prefix.definite or bool(before.suffix.pronoun)
    return "with" if alike else ""


_RULES: dict[str, Callable[[_Place], str]] = {
    "min": _than,
    "naHowa": _toward,
    "Hat~aY": _until,
    "gayor": _other_than,
    "mA": _what,
    "lam~A": _when,
    "limA": _when,
    "lamA": _when,
    "qad": _may,
    "kul~": _every,
    "kamA": _also,
    "qabola": _ago,
    "|xar": _last,
    ">ay~": _that_is,
    "*At": _having,
    "duwna": _below,
    ">um~": _or,
    "lamin": _whom,
}


def of_the(chosen: Sequence[Reading], place: int) -> bool:
    """Tell whether لل is "of the": behind an adjective with the article, which parts what is in construct,
    or behind a noun with the ending of an indefinite one (الأمين العام للحزب, رئيسا للبلاد)."""
    reading = chosen[place]
    if not place or reading.prefix.preposition != "li" or not reading.prefix.definite:
        return False
    before = chosen[place - 1]
    if before.pos == "adjective":
        noun = chosen[place - 2] if place > 1 else None
        return before.prefix.definite and noun is not None and noun.pos == "noun" and noun.prefix.definite
    return before.pos == "noun" and before.suffix.indefinite and before.suffix.form.endswith("AF")


def is_carried_out(reading: Reading, after: Sequence[Reading]) -> bool:
    """Tell whether تم stands before a verbal noun, so that it is "was carried out": تم توقيع الاتفاق."""
    if not reading.stem.lemma.startswith("tam~") or reading.pos != "verb" or not after:
        return False
    return after[0].pos == "noun" and not after[0].prefix.preposition


def may_be_function_word(reading: Reading) -> bool:
    """Tell whether the neighbours of a word may decide its English; not where a pronoun is attached."""
    return reading.stem.form in _RULES and not reading.suffix.pronoun


def function_word(chosen: Sequence[Reading], place: int) -> str:
    """Return the English of a function word that its neighbours decide, or nothing.

    One with a pronoun attached keeps its own.
    """
    reading = chosen[place]
    if not may_be_function_word(reading):
        return ""
    english = _RULES[reading.stem.form](_Place(chosen, place))
    lead = CONJUNCTION.get(reading.prefix.conjunction, "")
    return f"{lead} {english}" if english and lead else english
