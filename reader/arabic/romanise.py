"""Arabic in Latin letters: readable transliteration of vocalised words and of unvocalised names."""

import re

_CONSONANTS = {
    "ء": "ʾ", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "ḥ", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʿ", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ؤ": "ʾ", "ئ": "ʾ", "أ": "ʾ",
    "إ": "ʾ", "پ": "p", "چ": "ch", "گ": "g", "ڤ": "v", "ی": "y", "ک": "k",
}  # fmt: skip
_VOWEL = {
    "\u064e": "a",
    "\u064f": "u",
    "\u0650": "i",
    "\u064b": "an",
    "\u064c": "un",
    "\u064d": "in",
    "\u0670": "ā",
}
_SHADDA = "\u0651"
_UNIT = re.compile("([^\u064b-\u0652\u0670\u0640])([\u064b-\u0652\u0670]*)", re.DOTALL)
_SUN = frozenset("تثدذرزسشصضطظلن")
_LONG = {"a": "ā", "u": "ū", "i": "ī"}
_PLAIN = str.maketrans({"ʾ": "", "ʿ": "", "ḥ": "h", "ṣ": "s", "ḍ": "d", "ṭ": "t", "ẓ": "z", "ā": "a", "ū": "u",
                        "ī": "i"})  # fmt: skip


def romanise(vocalised: str) -> str:
    """Return a vocalised word in Latin letters: وَاتَّهَمَت is wa-ttahamat, الشَّمْس al-shams.

    ALA-LC letters without its case endings; proclitics are set off by a hyphen, a connecting alef after one
    is silent. Linear in the length of the word; what is not Arabic stays as it is.
    """
    units = _UNIT.findall(vocalised)
    head, start = _proclitics(units)
    return head + _spell(units, start, bool(head))


def _proclitics(units: list[tuple[str, str]]) -> tuple[str, int]:
    """Return the romanised clitics in front ("wa-bi-", "al-") and where the stem begins."""
    head, place = "", 0
    if len(units) > 3 and units[0] in (("و", "\u064e"), ("ف", "\u064e")) and units[1][1] != "\u0652":
        if _alef_follows(units, 1) or units[1][1]:
            follows_vowel = units[1][0] != "ا" or _article_at(units, 1) or _joined(units, 1)
            if follows_vowel and _is_clitic(units):
                head, place = _CONSONANTS[units[0][0]] + "a-", 1
    if (
        len(units) - place > 3
        and units[place] in (("ب", "\u0650"), ("ك", "\u064e"))
        and _article_at(units, place + 1)
    ):
        head += "bi-" if units[place][0] == "ب" else "ka-"
        place += 1
    if len(units) - place > 3 and units[place] == ("ل", "\u0650") and units[place + 1][0] == "ل":
        if units[place + 1][1] in ("", "\u0652"):
            return head + "li-l-", place + 2
    if _article_at(units, place):
        return (head + "l-" if head else "al-"), place + 2
    return head, place


def _alef_follows(units: list[tuple[str, str]], place: int) -> bool:
    return place < len(units) and units[place][0] == "ا"


def _article_at(units: list[tuple[str, str]], place: int) -> bool:
    if len(units) < place + 4 or units[place] != ("ا", "") or units[place + 1][0] != "ل":
        return False
    letter, marks = units[place + 2]
    sun = letter in _SUN and _SHADDA in marks
    return units[place + 1][1] in ("", "\u0652") and (sun or letter not in _SUN or letter == "ل")


def _joined(units: list[tuple[str, str]], place: int) -> bool:
    """Tell whether a connecting alef stands at `place`: silent, before a consonant that has shadda or sukun."""
    if units[place] != ("ا", "") or place + 1 >= len(units):
        return False
    marks = units[place + 1][1]
    return _SHADDA in marks or marks == "\u0652"


def _is_clitic(units: list[tuple[str, str]]) -> bool:
    return _article_at(units, 1) or _joined(units, 1) or units[1][0] != "ا"


def _spell(units: list[tuple[str, str]], start: int, joined: bool) -> str:
    written: list[str] = []
    for place in range(start, len(units)):
        letter, marks = units[place]
        before = written[-1] if written else ""
        written.append(_sound(letter, marks, before, place, start, len(units), joined))
        if written[-1] in ("ā", "ū", "ī") and before[-1:] in ("a", "u", "i") and letter in "اىوي":
            written[-2] = before[:-1]
    return "".join(written)


def _sound(letter: str, marks: str, before: str, place: int, start: int, end: int, joined: bool) -> str:
    vowel = "".join(_VOWEL[mark] for mark in marks if mark in _VOWEL)
    if letter in "اٱ":
        return _alef(vowel, before, place == start, joined)
    if letter == "آ":
        return "ā" if place == start else "ʾā"
    if letter == "ى":
        return "ā" if not vowel.startswith("an") else "an"
    if letter == "ة":
        return (
            (("t" + vowel) if vowel or place < end - 1 else "h")
            if before[-1:] == "ā"
            else vowel and "t" + vowel
        )
    if letter in "أإ" and place == start:
        return vowel or ("i" if letter == "إ" else "a")
    if letter in "وي" and not marks:
        short = "u" if letter == "و" else "i"
        if before[-1:] == short:
            return _LONG[short]
    sound = _CONSONANTS.get(letter, letter)
    return (
        sound * 2 if _SHADDA in marks and len(sound) == 1 else sound + sound if _SHADDA in marks else sound
    ) + vowel


def _alef(vowel: str, before: str, first: bool, joined: bool) -> str:
    if first:
        return "" if joined and not vowel else vowel or "a"
    if vowel == "an":
        return "an" if before[-1:] not in ("a",) else "n"
    return "ā" if before[-1:] not in ("ū",) else ""


def romanise_unvocalised(word: str) -> str:
    """Return an unvocalised name in Latin letters, without diacritics and with a capital: لافروف is Lafruf.

    Alef, waw and ya are read as long vowels except at the start or beside another vowel, and a short a
    is put between two consonants that would otherwise open the word or make three in a row.
    """
    bare = "".join(letter for letter in word if letter not in _VOWEL and letter not in "\u0640\u0651\u0652")
    article = ""
    if bare.startswith("ال") and len(bare) > 4:
        article, bare = "al-", bare[2:]
    sounds = [_plain_sound(bare, place) for place in range(len(bare))]
    spelled = _with_helping_vowels(sounds)
    return article + spelled[:1].upper() + spelled[1:]


def _plain_sound(word: str, place: int) -> str:
    letter, last = word[place], place == len(word) - 1
    before = word[place - 1] if place else ""
    after = word[place + 1] if not last else ""
    if letter in "اأآىةه" and last and letter != "ه":
        return "" if before in "اأآ" and before else "a"
    if letter == "إ":
        return "i"
    if letter in "اأآٱى":
        return "" if after and after in "وي" and not place and letter == "ا" else "a"
    if letter == "و":
        return (
            "w"
            if (not place and after in _VOWEL_LETTERS) or (before in _VOWEL_LETTERS and after in _VOWEL_LETTERS)
            else ("u" if place or after not in _VOWEL_LETTERS else "w")
        )
    if letter == "ي":
        return "y" if (not place or (before in "اأو" and before)) and after and after in _VOWEL_LETTERS else "i"
    return _CONSONANTS.get(letter, letter).translate(_PLAIN)


_VOWEL_LETTERS = frozenset("اأإآىويةٱ")


def _with_helping_vowels(sounds: list[str]) -> str:
    written: list[str] = []
    run = 0
    for place, sound in enumerate(sounds):
        if not sound:
            continue
        if sound[-1] in "aiu":
            run = 0
        else:
            run += 1
            following = next((one for one in sounds[place + 1 :][:2] if one), "")
            closed = bool(following) and following[-1] not in "aiu"
            if run == 3 or (run == 2 and len(written) == 1):
                written.insert(len(written), "a")
                run = 1
            elif run == 1 and closed and not written:
                run = 1
        written.append(sound)
    return "".join(written)
