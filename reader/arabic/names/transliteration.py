"""Unvocalised names in the Latin letters that newspapers give them: Arabic names and foreign ones."""

import re
from functools import lru_cache

from reader.arabic.morphology.readings import readings
from reader.arabic.names.gazetteer import key
from reader.arabic.names.romanise import romanise
from reader.arabic.normalise import strip_marks

_ARABIC_ONLY = frozenset("عحصضطظقذء")
_PLAIN = str.maketrans(
    {"ʾ": "", "ʿ": "", "ḥ": "h", "ṣ": "s", "ḍ": "d", "ṭ": "t", "ẓ": "z", "ā": "a", "ū": "u", "ī": "i"}
)
_CONSONANTS = {
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "ة": "a",
    "ء": "",
    "پ": "p",
    "ڤ": "v",
    "چ": "ch",
    "گ": "g",
}
# Endings and beginnings of foreign names, the longest first.
_FOREIGN_PARTS = tuple(
    (re.compile(pattern), latin)
    for pattern, latin in (
        ("وفيتش$", "ovich"),
        ("يفيتش$", "evich"),
        ("وفيتس$", "ovic"),
        ("يتش$", "ich"),
        ("وفسكي$", "ovsky"),
        ("نسكي$", "nsky"),
        ("سكي$", "sky"),
        ("تسكي$", "tsky"),
        ("ينكو$", "enko"),
        ("ييف$", "yev"),
        ("وف$", "ov"),
        ("وفا$", "ova"),
        ("يفا$", "eva"),
        ("يف$", "ev"),
        ("شفيلي$", "shvili"),
        ("ادزه$", "adze"),
        ("يان$", "yan"),
        ("ستاين$", "stein"),
        ("شتاين$", "stein"),
        ("بيرغ$", "berg"),
        ("بيرج$", "berg"),
        ("برغ$", "berg"),
        ("بورغ$", "burg"),
        ("بورج$", "burg"),
        ("مان$", "man"),
        ("سون$", "son"),
        ("سن$", "sen"),
        ("تون$", "ton"),
        ("فيلد$", "field"),
        ("وود$", "wood"),
        ("لاند$", "land"),
        ("فورد$", "ford"),
        ("أوغلو$", "oğlu"),
        ("اوغلو$", "oğlu"),
        ("زاده$", "zadeh"),
        ("نجاد$", "nejad"),
        ("بور$", "pour"),
        ("^ماك", "Mac"),
        ("^فان$", "van"),
        ("تش", "ch"),
        ("كس", "x"),
        ("كيو", "kyu"),
        ("تز$", "tz"),
        ("تس$", "ts"),
    )
)
_FOREIGN_LETTERS = {
    **_CONSONANTS,
    "غ": "g",
    "ج": "g",
    "ق": "q",
    "ط": "t",
    "ذ": "th",
    "خ": "kh",
    "ع": "a",
    "ح": "h",
}
_NAMING = frozenset({"noun", "adjective", "proper noun"})
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def transliterate(word: str, foreign: bool = False) -> str:
    """Return one word of a name in Latin letters, with "al-" for the article; empty for no letters.

    The lexicon's vowels are used where it knows the word as one that can be a name; otherwise Arabic words
    get the commonest pattern of vowels and `foreign` ones the spelling their letters suggest.
    """
    bare = strip_marks(word)
    if not re.search("[ء-ي]", bare):
        return bare
    if bare.startswith("ال") and len(bare) > 4 and not foreign:
        rest = transliterate(bare[2:])
        return f"al-{rest}" if rest else ""
    if foreign and not set(bare) & _ARABIC_ONLY:
        return _foreign(bare)
    return _from_lexicon(bare) or _arabic(bare)


def _from_lexicon(word: str) -> str:
    for reading in readings(word):
        own = reading.known and not reading.prefix.form and not reading.enclitic
        if not own or reading.pos not in _NAMING or reading.suffix.number in ("dual", "plural"):
            continue
        if reading.pos == "proper noun" and reading.senses and reading.senses[0][:1].isupper():
            return reading.senses[0]
        return _capital(_press_spelling(romanise(reading.vocalised)))
    return ""


def _press_spelling(romanised: str) -> str:
    """Return learned spelling as the press writes it: no marks, ending -i, -a."""
    plain = romanised.translate(_PLAIN).replace("-", "")
    plain = re.sub("iyy$|iy$", "i", plain)
    return re.sub("ah$|at$", "a", plain) if not romanised.endswith(("āt", "āh")) else plain


def _capital(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _arabic(word: str) -> str:
    """Return an Arabic word without known vowels: ا و ي as long vowels, "a" where consonants meet."""
    out: list[str] = []
    last = len(word) - 1
    for at, letter in enumerate(word):
        before = out[-1] if out else ""
        if letter in "اأإآى":
            sound = "i" if letter == "إ" else "a"
            out.append("" if before.endswith("a") else sound)
        elif letter in "وؤ":
            vowel = at > 0 and not _vowel_at(word, at - 1) and (at == last or not _vowel_at(word, at + 1))
            out.append("u" if vowel else "w")
        elif letter in "يئ":
            vowel = at > 0 and not _vowel_at(word, at - 1) and (at == last or not _vowel_at(word, at + 1))
            out.append("i" if vowel else "y")
        else:
            closed = at > 0 and not _vowel_at(word, at - 1) and word[at - 1] not in "اوي"
            if closed and (at == 1 or at == last) and letter != "ة":
                out.append("a")
            out.append(_CONSONANTS.get(letter, ""))
    return _capital("".join(out))


def _vowel_at(word: str, at: int) -> bool:
    return word[at] in "اأإآىويؤئة"


def _foreign(word: str) -> str:
    """Return a foreign name: parts of names first, then letter by letter."""
    for pattern, latin in _FOREIGN_PARTS:
        match = pattern.search(word)
        if match and match.group() != word:
            left, right = word[: match.start()], word[match.end() :]
            return _capital(_letters(left) + latin + _letters(right))
    return _capital(_letters(word))


def _letters(word: str) -> str:
    out = ""
    last = len(word) - 1
    for at, letter in enumerate(word):
        following = word[at + 1] if at < last else ""
        if letter in "اآى":
            out += "a"
        elif letter == "أ":
            out += "" if following == "و" else "a"
        elif letter == "إ":
            out += "" if following == "ي" else "e"
        elif letter == "و":
            out += "w" if at == 0 and following in tuple("ايو") and following else "o"
        elif letter in "يئ":
            out += _ya(word, at, out)
        elif letter == "ه" and at == last:
            out += "eh"
        elif letter == "ج":
            out += "g" if following in tuple("وا") else "j"
        elif letter == "ف":
            out += "v" if at > 0 and out[-1:] in _VOWELS and following in tuple("ايو") and following else "f"
        else:
            out += _helping(out, letter, following) + _FOREIGN_LETTERS.get(letter, "")
    return out


def _ya(word: str, at: int, out: str) -> str:
    last = len(word) - 1
    if at == 0:
        return "y"
    if at == last:
        return "i"
    if word[at + 1] in "اوي":
        return "y" if out[-1:] in _VOWELS else "i"
    if out[-1:] in ("a", "o"):
        return "i"
    return "i" if word[at + 1] in "سنتك" and at + 1 < last else "e"


def _helping(out: str, letter: str, following: str) -> str:
    """Return an "e" between consonants that nobody can say together."""
    ends = re.search("[^aeiouy]{2}$", out)
    if ends and key(letter) and out[-1:] not in ("r", "l", "n", "s"):
        return "e"
    return ""
