"""Arabic in Latin letters: readable transliteration of vocalised words and of unvocalised names."""

import re
from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.names.sounds import Sound, heard
from reader.arabic.rules import first_answer

_CONSONANTS = dict(
    pair.split("=")
    for pair in [
        "ء=ʾ",
        "ب=b",
        "ت=t",
        "ث=th",
        "ج=j",
        "ح=ḥ",
        "خ=kh",
        "د=d",
        "ذ=dh",
        "ر=r",
        "ز=z",
        "س=s",
        "ش=sh",
        "ص=ṣ",
        "ض=ḍ",
        "ط=ṭ",
        "ظ=ẓ",
        "ع=ʿ",
        "غ=gh",
        "ف=f",
        "ق=q",
        "ك=k",
        "ل=l",
        "م=m",
        "ن=n",
        "ه=h",
        "و=w",
        "ي=y",
        "ؤ=ʾ",
        "ئ=ʾ",
        "أ=ʾ",
        "إ=ʾ",
        "پ=p",
        "چ=ch",
        "گ=g",
        "ڤ=v",
        "ی=y",
        "ک=k",
    ]
)
_VOWEL = {
    "\u064e": "a",
    "\u064f": "u",
    "\u0650": "i",
    "\u064b": "an",
    "\u064c": "un",
    "\u064d": "in",
    "\u0670": "ā",
}
_SHADDA, _SUKUN = "\u0651", "\u0652"
_UNIT = re.compile("([^\u064b-\u0652\u0670\u0640])([\u064b-\u0652\u0670]*)", re.DOTALL)
_SUN = frozenset("تثدذرزسشصضطظلن")
_LONG_LETTERS = {"ا": "ā", "ى": "ā", "و": "ū", "ي": "ī"}
_SHORT_OF = {"ā": "a", "ū": "u", "ī": "i"}
_PRONOUNS = (("ه",), ("ه", "ا"), ("ه", "م"), ("ه", "م", "ا"), ("ك", "م"), ("ن", "ا"))
_PLAIN = str.maketrans("ḥṣḍṭẓāūī", "hsdtzaui", "ʾʿ")
_VOWEL_LETTERS = "اأإآىويةٱ"


class _Unit(NamedTuple):
    letter: str
    marks: str

    @property
    def vowel(self) -> str:
        return "".join(_VOWEL[mark] for mark in self.marks if mark in _VOWEL)

    @property
    def doubled(self) -> bool:
        return _SHADDA in self.marks


def romanise(vocalised: str, proclitics: int = 0) -> str:
    """Return a vocalised word in Latin letters: وَاتَّهَمَت is wa-ttahamat, الشَّمْس ash-shams.

    The letters are those of ALA-LC, without case endings; the article assimilates. The first `proclitics`
    letters, and clitics that the article or a connecting alef after them shows, are set off by hyphens.
    Linear in the length of the word; what is not Arabic stays as it is.
    """
    units = [_Unit(letter, marks) for letter, marks in _UNIT.findall(vocalised)]
    head, place = [], 0
    while place < len(units) - 2 and (place < proclitics or _is_proclitic(units, place)):
        head.append(_consonant(units[place]) + units[place].vowel)
        place += 1
    if _article_at(units, place) or (head and _short_article_at(units, place)):
        place += 1 if units[place].letter == "ل" else 2
        sun = units[place].letter in _SUN and units[place].doubled
        bare = _CONSONANTS[units[place].letter] if sun else "l"
        head.append(bare if head else "a" + bare)
        if sun:
            units[place] = units[place]._replace(marks=units[place].marks.replace(_SHADDA, ""))
    return "-".join((*head, _spell(units, place, bool(head))))


def _is_proclitic(units: list[_Unit], place: int) -> bool:
    """Tell whether the article or connecting alef after `place` shows a conjunction or preposition there."""
    if _is_preposition(units, place):
        return True
    if place or units[0] not in (("و", "\u064e"), ("ف", "\u064e")):
        return False
    joined = units[1] == ("ا", "") and (units[2].doubled or _SUKUN in units[2].marks)
    return joined or _article_at(units, 1) or _is_preposition(units, 1)


def _is_preposition(units: list[_Unit], place: int) -> bool:
    if units[place] in (("ب", "\u0650"), ("ك", "\u064e")):
        return _article_at(units, place + 1)
    return units[place] == ("ل", "\u0650") and _short_article_at(units, place + 1)


def _article_at(units: list[_Unit], place: int) -> bool:
    """Tell whether ال stands at `place`: before a moon letter, or a sun letter that is doubled."""
    if (
        len(units) < place + 4
        or units[place] != ("ا", "")
        or units[place + 1] not in (("ل", ""), ("ل", _SUKUN))
    ):
        return False
    return units[place + 2].letter not in _SUN or units[place + 2].doubled


def _short_article_at(units: list[_Unit], place: int) -> bool:
    """Tell whether the article has lost its alef to لِ: لِلحُكُومَة."""
    before = place > 0 and units[place - 1].letter == "ل" and len(units) > place + 2
    return before and units[place] in (("ل", ""), ("ل", _SUKUN))


def _consonant(unit: _Unit) -> str:
    sound = _CONSONANTS.get(unit.letter, unit.letter)
    return sound * 2 if unit.doubled else sound


def _spell(units: list[_Unit], start: int, joined: bool) -> str:
    written: list[str] = []
    for place in range(start, len(units)):
        before = written[-1] if written else ""
        sound = _sound(units, place, start, before, joined)
        if written and sound in _SHORT_OF and before.endswith(_SHORT_OF[sound]):
            written[-1] = before[:-1]
        elif before[-1:] not in ("", "a", "i", "u", "ā", "ī", "ū") and _pronoun_at(units, place, before):
            written.append("u")
        written.append(sound)
    return "".join(written)


def _pronoun_at(units: list[_Unit], place: int, before: str) -> bool:
    """Tell whether an attached pronoun follows a consonant whose case vowel the lexicon leaves out."""
    if place < 2 or units[place - 1].marks.endswith(_SUKUN):
        return False
    rest = tuple(unit.letter for unit in units[place : place + 4])
    return rest in _PRONOUNS and not units[place - 1].vowel


class _Spot(NamedTuple):
    """A letter of a vocalised word with what decides how it sounds."""

    unit: _Unit
    vowel: str
    before: str  # what the letter before it gave, empty for the first
    after: str  # the next letter, empty for the last
    first: bool
    last: bool
    penultimate: bool
    joined: bool  # a clitic stands before the word

    @property
    def letter(self) -> str:
        return self.unit.letter


def _sound(units: list[_Unit], place: int, start: int, before: str, joined: bool) -> str:
    """Return what the letter at `place` gives: the first of `RULES` that knows, else consonant and vowel."""
    unit, final = units[place], len(units) - 1
    after = units[place + 1].letter if place < final else ""
    spot = _Spot(unit, unit.vowel, before, after, place == start, place == final, place == final - 1, joined)
    about = (rule for letters, rule in RULES if unit.letter in letters)
    sound = first_answer(about, spot)
    return _consonant(unit) + spot.vowel if sound is None else sound


def connecting_alef(spot: _Spot) -> str | None:
    """وَاتَّهَمَت: wa-ttahamat."""
    return "" if spot.first and spot.joined and not spot.vowel else None


def opening_alef(spot: _Spot) -> str | None:
    """اِسْم: ism."""
    return spot.vowel or "a" if spot.first else None


def alef_of_tanwin(spot: _Spot) -> str | None:
    """قُدُماً: quduman."""
    if spot.vowel != "an":
        return None
    return "n" if spot.before.endswith("a") else "an"


def silent_alef(spot: _Spot) -> str | None:
    """كَتَبُوا: katabū."""
    return "" if spot.last and spot.before.endswith("ū") else None


def long_alef(_: _Spot) -> str:
    """كِتاب: kitāb."""
    return "ā"


def alef_with_madda(spot: _Spot) -> str:
    """آخَر: ākhar, but قُرْآن: qurʾān."""
    return "ā" if spot.first else "ʾā"


def alef_like_ya(spot: _Spot) -> str:
    """مُسْتَشْفَى: mustashfā."""
    return spot.vowel or "ā"


def heard_ta_marbuta(spot: _Spot) -> str | None:
    """حُكُومَةُ: ḥukūmatu, and سِياسَته written with ة: siyāsatuh."""
    return "t" + spot.vowel if spot.vowel or not spot.last else None


def ta_marbuta_after_long_a(spot: _Spot) -> str | None:
    """حَياة: ḥayāh."""
    return "h" if spot.before.endswith("ā") else None


def silent_ta_marbuta(_: _Spot) -> str:
    """حُكُومَة: ḥukūma."""
    return ""


def opening_hamza(spot: _Spot) -> str | None:
    """أَسَد: asad, إِسْلام: islām."""
    if not spot.first:
        return None
    return spot.vowel or ("i" if spot.letter == "إ" else "a")


def glide(spot: _Spot) -> str | None:
    """سُورِيا: sūriyā, but كَتَبُوا: katabū, whose alef is not heard."""
    ends_plural = spot.letter == "و" and spot.after == "ا" and spot.penultimate
    if not _prolongs(spot) or not spot.after or spot.after not in "اىةآ" or ends_plural:
        return None
    return _CONSONANTS[spot.letter]


def long_vowel(spot: _Spot) -> str | None:
    """وَزِير: wazīr."""
    return _LONG_LETTERS[spot.letter] if _prolongs(spot) else None


def ending_of_nisba(spot: _Spot) -> str | None:
    """عَرَبِيّ: ʿarabī."""
    ends = spot.unit.doubled and spot.last and not spot.vowel
    return "ī" if ends and spot.before.endswith("i") else None


def _prolongs(spot: _Spot) -> bool:
    return not spot.unit.marks and spot.before[-1:] == ("u" if spot.letter == "و" else "i")


# Letters, and what they may sound like; the first rule that answers decides. Of one letter, what holds at the
# beginning comes first, then what holds at the end, then what holds anywhere. Only و and ي ask for their
# neighbours first: what is a consonant before a vowel is long before anything else.
RULES: tuple[tuple[str, Callable[[_Spot], str | None]], ...] = (
    ("اٱ", connecting_alef),
    ("اٱ", opening_alef),
    ("اٱ", alef_of_tanwin),
    ("اٱ", silent_alef),
    ("اٱ", long_alef),
    ("آ", alef_with_madda),
    ("ى", alef_like_ya),
    ("ة", heard_ta_marbuta),
    ("ة", ta_marbuta_after_long_a),
    ("ة", silent_ta_marbuta),
    ("أإ", opening_hamza),
    ("وي", glide),
    ("وي", long_vowel),
    ("ي", ending_of_nisba),
)


def romanise_unvocalised(word: str) -> str:
    """Return an unvocalised name in plain Latin letters with a capital: لافروف is Lafruf.

    Alef, waw and ya are read as vowels except where they must be consonants, and a short a is put between
    consonants that would otherwise open the word together or come three in a row.
    """
    bare = "".join(letter for letter in word if letter not in _VOWEL and letter not in "\u0640\u0651\u0652")
    article = ""
    if bare.startswith("ال") and len(bare) > 4:
        article, bare = "al-", bare[2:]
    spelled = _with_helping_vowels([_plain_sound(bare, place) for place in range(len(bare))])
    return article + spelled[:1].upper() + spelled[1:]


# The first that fits; any other letter is its own consonant.
PLAIN_SOUNDS = (
    Sound("second alef at the end", "اأإآٱىة", "", "لوأا: Lua", around=r"(?<=[اأآ]).\Z"),
    Sound("alef that carries a vowel", "اإ", "", "إيتو: Itu", around=r"\A.(?=[وي])"),
    Sound("i below alef", "إ", "i", "إفران: Ifran"),
    Sound("a", "اأآٱىة", "a", "لافروف: Lafruf"),
    Sound(
        "w between vowels",
        "و",
        "w",
        "واكد: Wakd",
        around=rf"(?:\A|(?<=[{_VOWEL_LETTERS}])).(?=[{_VOWEL_LETTERS}])",
    ),
    Sound("u", "و", "u", "السنوار: al-Sanuar"),
    Sound("y before a vowel", "ي", "y", "يافا: Yafa", around=rf"(?:\A|(?<=[اأو])).(?=[{_VOWEL_LETTERS}])"),
    Sound("i", "ي", "i", "بنكيران: Bankiran"),
)


def _plain_sound(word: str, place: int) -> str:
    latin = heard(PLAIN_SOUNDS, word, place)
    return _CONSONANTS.get(word[place], word[place]).translate(_PLAIN) if latin is None else latin


def _with_helping_vowels(sounds: list[str]) -> str:
    written: list[str] = []
    run = 0
    for sound in filter(None, sounds):
        run = 0 if sound[-1] in "aiu" else run + 1
        if run == 3 or (run == 2 and len(written) == 1):
            written.append("a")
            run = 1
        written.append(sound)
    return "".join(written)
