"""Plural and gender of nouns, as far as the lexicon's entries say them for certain."""

import re
from collections.abc import Iterable, Sequence

from reader.arabic.morphology.buckwalter import to_arabic
from reader.arabic.morphology.lexicon import Stem
from reader.arabic.normalise import fold

_WITH_PRONOUNS = ("Nh", "Nhy", "N_Nh", "Nhw")  # the stem as it stands before a pronoun alone
_IRREGULAR = {
    **{"man": "men", "woman": "women", "child": "children", "tooth": "teeth", "foot": "feet"},
    **{"mouse": "mice", "goose": "geese", "person": "people", "ox": "oxen", "sheep": "sheep"},
}
# Nouns such as حفلة take a vowel in the plural, which the lexicon does not write: حفلات.
_TAKES_A_VOWEL = re.compile("[^aiuoAwyY~][aiu][^aiuoAwyY~]o[^aiuoAwyY~]")
_MEN = frozenset(map(fold, ("خليفة", "علامة", "داعية", "طاغية", "رحالة", "حمزة", "معاوية", "أسامة", "عكرمة")))
_FEMININE = frozenset(
    map(
        fold,
        (
            *(
                "شمس",
                "ست",
                "عروس",
                "حامل",
                "أتان",
                "نار",
                "أرض",
                "نفس",
                "حرب",
                "يد",
                "عين",
                "دار",
                "ريح",
                "بئر",
                "كأس",
                "رحم",
                "قدم",
            ),
            *("أذن", "ساق", "فخذ", "كتف", "كبد", "إصبع", "سن", "رجل", "جهنم", "أفعى", "أرنب", "عصا", "بنت"),
            *("أخت", "أم", "قوس", "دلو", "فأس", "ضبع", "يمين", "شمال", "بلد", "طريق", "سوق", "روح", "سماء"),
            *("حرور", "عضد", "سموم", "كف", "بطن", "إست", "ورك", "ضلع", "منجنيق", "خمر", "درع", "قدر", "فلك"),
            *(
                "سكين",
                "يسار",
                "حال",
                "سبيل",
                "لسان",
                "عنق",
                "إبط",
                "ذراع",
                "سلاح",
                "سلم",
                "عقرب",
                "عجوز",
                "فرس",
            ),
        ),
    )
)


def plurals_of(lemma: str, stems: Sequence[Stem]) -> tuple[str, ...]:
    """Return the plurals of a noun or adjective among the stems of one dictionary form, most two."""
    first = next(iter(stems), None)
    if first is None or not set(first.form) & set("aiu") or _says_plural(first.senses):
        return ()
    broken: dict[str, None] = {}
    for stem in stems:
        if _is_broken_plural(stem, first.form):
            broken.setdefault(_with_ending(stem))
    whole = [one for one in broken if not any(other != one and other.startswith(one) for other in broken)]
    plurals = [to_arabic(one) for one in whole if one[-1] not in "&}"]
    found = tuple(plurals[:2]) if plurals else _sound(first)
    return tuple(one for one in found if one != lemma)


def _with_ending(stem: Stem) -> str:
    """Return a plural's stem with the ending that its category asks for, in Buckwalter's letters."""
    if stem.category.startswith("Nap"):
        return stem.form + ("p" if stem.form.endswith("A") else "ap")
    return stem.form + ("At" if "At" in stem.category else "")


def _is_broken_plural(stem: Stem, singular: str) -> bool:
    if stem.category.startswith(_WITH_PRONOUNS) or "_L" in stem.category or singular.startswith(stem.form):
        return False
    if stem.form.startswith(">a") and "A" in stem.form[3:5] and singular[:1] not in ">{<A|":
        return False  # of words such as أمنية alone
    if "At" not in stem.category and stem.form[:-1] == singular[:-1]:
        return False  # the singular before an ending: مغزي beside مغزى
    return any(_is_english_plural(gloss, sense) for gloss in stem.glosses for sense in stem.senses)


def _is_english_plural(gloss: str, sense: str) -> bool:
    """Tell whether an English gloss is the plural of a sense, which differ in one word."""
    many, one = gloss.split(), sense.split()
    if len(many) != len(one):
        return False
    pairs = [(more, single) for more, single in zip(many, one, strict=True) if more != single]
    return len(pairs) == 1 and pairs[0][0] in _plurals_in_english(pairs[0][1])


def _plurals_in_english(word: str) -> tuple[str, ...]:
    told = _IRREGULAR.get(word, "")
    return (f"{word}s", f"{word}es", f"{word[:-1]}ies", f"{word[:-1]}ves", f"{word[:-2]}ves", told)


def _says_plural(senses: Sequence[str]) -> bool:
    """Whether the English of a dictionary form is a plural itself, as of "troubles"."""
    first = next(iter(senses), "").split(" ")[-1]
    if first in _IRREGULAR.values():
        return True
    return first.endswith(("s", "full", "of")) and not first.endswith(("ss", "us", "is", "ics", "news"))


def _sound(first: Stem) -> tuple[str, ...]:
    """Return the plural that is made by an ending, where the lexicon allows the stem just one."""
    if first.category in ("NapAt", "NAt", "NduAt", "N/At") and not _TAKES_A_VOWEL.fullmatch(first.form):
        return (to_arabic(first.form + "At"),)
    if first.category == "Nall" and first.pos == "noun" and _is_somebody(first.senses):
        return (to_arabic(first.form + "uwna"),)
    return ()


def _is_somebody(senses: Sequence[str]) -> bool:
    """Whether the English of a noun is that of a person, as "teacher" is and "extract" is not."""
    word = next(iter(senses), "").split(" ")[-1]
    return word[:1].isupper() or word.endswith(("er", "or", "ist", "ian", "eer", "man", "ee"))


def gender_of(lemma: str, stems: Iterable[Stem]) -> str:
    """Return "masculine" or "feminine" for a noun in the singular; empty where it is not certain."""
    key = fold(lemma)
    if key in _MEN or any(_says_plural(stem.senses) for stem in stems):
        return ""
    if lemma.endswith(("ة", "َة")):
        return "feminine"
    if key in _FEMININE or lemma.endswith(("ى", "اء", "ا", "ات")):
        return ""
    return "masculine"
