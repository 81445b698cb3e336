"""Unvocalised names in the Latin letters that newspapers give them: Arabic names and foreign ones."""

import re
from collections.abc import Mapping, Sequence

from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.romanise import romanise
from reader.arabic.names.sounds import Sound, heard
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources
from reader.text.letters import has_arabic_letter

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
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "ة": "a",
    "پ": "p",
    "ڤ": "v",
    "چ": "ch",
    "گ": "g",
}
_FOREIGN_CONSONANTS = {**_CONSONANTS, "غ": "g", "ج": "g", "ذ": "th", "ع": "a"}
_FOREIGN_ENDING = re.compile("(?:وف|وفا|ييف|سكي|سكايا|فيتش|ينكو|سون|شفيلي|أوغلو|نسن|شتاين|كيس|بيرغ)$")
_NAMING = frozenset({"noun", "adjective", "proper noun"})
_UNHEARD = "ʾ"  # keeps the place of a letter that is not written, until the word is done


# The first that fits is written, or else the letter's own consonant: so what asks for neighbours stands
# before what takes the same letter anywhere.
_VOWELS = "اأإآىويؤئة"
_BETWEEN = f"(?<=[^{_VOWELS}]).(?![{_VOWELS}])"
ARABIC_SOUNDS = (
    Sound("a after a", "اأإآى", _UNHEARD, "جاآن: Jan", written="a"),
    Sound("i below alef", "إ", "i", "إفران: Ifran"),
    Sound("long a", "اأآى", "a", "زكابر: Zakabar"),
    Sound("u between consonants", "وؤ", "u", "زكون: Zakun", around=_BETWEEN),
    Sound("w beside a vowel", "وؤ", "w", "واك: Wak"),
    Sound("i between consonants", "يئ", "i", "زكين: Zakin", around=_BETWEEN),
    Sound("y beside a vowel", "يئ", "y", "ياك: Yak"),
    Sound("a after the first consonant", "", "a{}", "زكون: Zakun", around=rf"(?<=\A[^{_VOWELS}])[^ة]"),
    Sound("a before the last consonant", "", "a{}", "زاكرب: Zakrab", around=rf"(?<=[^{_VOWELS}])[^ة]\Z"),
)
FOREIGN_SOUNDS = (
    Sound("alef that carries o", "أ", "", "أوباما: Obama", around=".(?=و)"),
    Sound("p before t", "ب", "pe", "بتروبا: Petroba", around=r"\A.(?=ت)"),
    Sound("a", "اآىأ", "a", "باراك: Barak"),
    Sound("alef that carries i", "إ", "", "إيفا: Eva", around=".(?=ي)"),
    Sound("e below alef", "إ", "e", "إلينا: Elina"),
    Sound("w that opens", "و", "w", "وارن: Warn", around=r"\A.(?=[ايو])"),
    Sound("o", "و", "o", "بوب: Bob"),
    Sound("y that opens", "يئ", "y", "يلتسن: Yltesn", around=r"\A."),
    Sound("i at the end", "يئ", "i", "كيري: Keri", around=r".\Z"),
    Sound("y between vowels", "يئ", "y", "مايا: Maya", around=".(?=[اوي])", written="[aeiouy]"),
    Sound("i before a vowel", "يئ", "i", "بيار: Biar", around=".(?=[اوي])"),
    Sound("i of a diphthong", "يئ", "i", "باين: Bain", written="[ao]"),
    Sound("i of a common ending", "يئ", "i", "كلينتون: Klinton", around=".(?=[سنتك].)"),
    Sound("e", "يئ", "e", "ميركل: Merkel"),
    Sound("eh at the end", "ه", "eh", "بيه: Beeh", around=r".\Z"),
    Sound("hard g", "ج", "g", "جورج: Gorj", around=".(?=[وا])"),
    Sound("soft g", "ج", "j", "جيم: Jem"),
    Sound("v between vowels", "ف", "v", "بافيل: Bavel", around=".(?=[ايو])", written="[aeiouy]"),
    Sound("f", "ف", "f", "ستفانو: Stfano"),
    Sound(
        "e between consonants", "", "e{}", "بكمب: Bkemb", around=r"[^\W_]", written="[^aeiouy][^aeiouyrlns]"
    ),
)


def _spelt(word: str, sounds: Sequence[Sound], consonants: Mapping[str, str], unheard: str = "") -> str:
    """Return a word letter by letter, as the first of the sounds that fits each letter has it.

    `unheard` stands for a letter that has no consonant of its own.
    """
    written = ""
    for at, letter in enumerate(word):
        latin = heard(sounds, word, at, written)
        own = consonants.get(letter, unheard)
        written += own if latin is None else latin.replace("{}", own)
    return written


class Transliteration:
    """Words of names in Latin letters, with the vowels of a lexicon where it has them."""

    def __init__(self, resources: Resources, morphology: Morphology) -> None:
        self._morphology = morphology
        places = {"start": "^{}", "end": "{}$", "any": "{}"}
        self._foreign_parts = tuple(  # of foreign names, as patterns of the places where they may stand
            (re.compile(places[place].format(arabic)), latin)
            for place, arabic, latin in resources.rows("foreign_name_parts.tsv")
        )

    @remembered(20_000)
    def spell(self, word: str, foreign: bool = False) -> str:
        """Return one word of a name in Latin letters, with "al-" for the article; empty for no letters.

        The lexicon's vowels are used where it knows the word as one that can be a name; otherwise Arabic
        words get the commonest pattern of vowels and `foreign` ones the spelling their letters suggest.
        """
        bare = strip_marks(word)
        foreign = foreign or bool(_FOREIGN_ENDING.search(bare))
        if not has_arabic_letter(bare):
            return bare
        if bare.startswith("ال") and len(bare) > 4 and not foreign:
            rest = self.spell(bare[2:])
            return f"al-{rest}" if rest else ""
        if foreign and not set(bare) & _ARABIC_ONLY:
            return self._foreign(bare)
        return self._from_lexicon(bare) or _arabic(bare)

    def _from_lexicon(self, word: str) -> str:
        for reading in self._morphology.readings(word):
            own = reading.known and not reading.prefix.form and not reading.enclitic
            if not own or reading.pos not in _NAMING or reading.suffix.number in ("dual", "plural"):
                continue
            if reading.pos == "proper noun" and reading.senses and reading.senses[0][:1].isupper():
                return reading.senses[0]
            return _capital(_press_spelling(romanise(reading.vocalised)))
        return ""

    def _foreign(self, word: str) -> str:
        """Return a foreign name: parts of names first, then letter by letter."""
        for pattern, latin in self._foreign_parts:
            match = pattern.search(word)
            if match and match.group() != word:
                left, right = word[: match.start()], word[match.end() :]
                return _capital(_foreign_letters(left) + latin + _foreign_letters(right))
        return _capital(_foreign_letters(word))


def _press_spelling(romanised: str) -> str:
    """Return learned spelling as the press writes it: no marks, ending -i, -a."""
    plain = romanised.translate(_PLAIN).replace("-", "")
    plain = re.sub("iyy$|iy$", "i", plain)
    return re.sub("ah$|at$", "a", plain) if not romanised.endswith(("āt", "āh")) else plain


def _capital(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _arabic(word: str) -> str:
    """Return an Arabic word without known vowels: ا و ي as long vowels, "a" where consonants meet."""
    return _capital(_spelt(word, ARABIC_SOUNDS, _CONSONANTS, _UNHEARD).replace(_UNHEARD, ""))


def _foreign_letters(word: str) -> str:
    return _spelt(word, FOREIGN_SOUNDS, _FOREIGN_CONSONANTS)
