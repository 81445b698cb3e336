"""One canonical form of a text, made once at upload, and the script and language it is written in."""

import re
import unicodedata
from collections import Counter
from enum import StrEnum

from reader.text.letters import ARABIC_LETTERS
from reader.text.presentation import plain_letters
from reader.text.tables import DATA, table_rows

MARKS_PER_LETTER = 8

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_TRAILING_SPACES = re.compile(" +(?=\n)")
_TOO_MANY_MARKS = re.compile(f"(?<=m{{{MARKS_PER_LETTER}}})m+")


class _Cleaned(dict[int, str | None]):
    """Translation table: what each code point becomes, None for those that are dropped."""

    def __missing__(self, code: int) -> str | None:
        self[code] = cleaned = self._clean(chr(code))
        return cleaned

    @staticmethod
    def _clean(char: str) -> str | None:
        category = unicodedata.category(char)
        if category == "Zs" or char == "\t":
            return " "
        if category == "Cc":
            return char if char == "\n" else None
        if category == "Cf":
            return char if char in _ZERO_WIDTH_JOINERS or _is_visible_sign(ord(char)) else None
        if ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
            return None  # noncharacters
        return char


class _MarkOrNot(dict[int, str]):
    """Translation table: "m" for a combining mark, "." for anything else."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = "m" if unicodedata.combining(chr(code)) else "."
        return kind


def _is_visible_sign(code: int) -> bool:
    """Tell the format characters that are drawn, such as the Arabic year sign, from the invisible ones."""
    return 0x0600 <= code <= 0x0605 or code in (0x06DD, 0x070F, 0x08E2) or 0x0890 <= code <= 0x0891


_CLEANED = _Cleaned()
_MARK_OR_NOT = _MarkOrNot()


def canonical(text: str) -> str:
    """Return the form of `text` that is stored: one that offsets can be counted in for ever.

    Lines end in LF, every kind of space is a plain space, letters are NFC with at most `MARKS_PER_LETTER`
    combining marks each; controls, direction overrides, byte order marks and invisible format characters
    are gone, as are spaces at line ends and blank lines around the whole. ZWNJ, ZWJ, tatweel, digits and
    presentation forms stay. Surrogate pairs are joined, lone ones become U+FFFD. Idempotent, linear.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _LINE_BREAK.sub("\n", text).translate(_CLEANED)
    # Some Pythons normalise long runs of marks in quadratic time, and NFC itself can lengthen a run.
    text = _cap_marks(unicodedata.normalize("NFC", _cap_marks(text)))
    text = _TRAILING_SPACES.sub("", text).rstrip(" \n")
    return text[_first_line_with_text(text) :]


def _cap_marks(text: str) -> str:
    """Drop the combining marks that follow the first `MARKS_PER_LETTER` of a run."""
    if text.isascii():
        return text
    kept, at = [], 0
    for surplus in _TOO_MANY_MARKS.finditer(text.translate(_MARK_OR_NOT)):
        kept.append(text[at : surplus.start()])
        at = surplus.end()
    kept.append(text[at:])
    return "".join(kept)


def _first_line_with_text(text: str) -> int:
    """Return where the first line begins that is not blank."""
    blank = len(text) - len(text.lstrip(" \n"))
    return text.rfind("\n", 0, blank) + 1


class Script(StrEnum):
    """What a text is mostly written in."""

    ARABIC = "arabic"
    PERSIAN = "persian"
    URDU = "urdu"
    LATIN = "latin"
    OTHER = "other"
    EMPTY = "empty"


_ARABIC_WORD = re.compile(f"[{ARABIC_LETTERS}]+")
# A word of Arabic rather than of its neighbours: one with the article, or one that ends in ة.
_MORE_LIKELY_ARABIC = re.compile(
    rf"(?<![{ARABIC_LETTERS}])(?:و?ال[{ARABIC_LETTERS}]*|[{ARABIC_LETTERS}]*ة(?![{ARABIC_LETTERS}]))"
)
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]")
_FOLDED = str.maketrans("یک", "يك")


def _small_words() -> dict[Script, frozenset[str]]:
    found: dict[Script, set[str]] = {}
    for language, word in table_rows(DATA / "small_words.tsv"):
        found.setdefault(Script(language), set()).add(word.translate(_FOLDED))
    return {language: frozenset(words) for language, words in found.items()}


# Letters of Kurdish, Pashto, Uyghur and Sindhi that neither Arabic nor Persian nor Urdu uses.
_ELSEWHERE = frozenset("ەڵۆێڕښځڅډړږڼېۍۇۈۋېڪٻڀٺ")
_LETTERS = {Script.PERSIAN: frozenset("پچژگ"), Script.URDU: frozenset("ٹڈڑےںہھ")}
_WORDS = _small_words()


def script_of(text: str) -> Script:
    """Tell what most of `text` is in; Arabic, Persian and Urdu apart by their letters and small words.

    EMPTY means that there is not one letter in it. Other languages in Arabic letters are OTHER.
    """
    text = plain_letters(text)
    counts = Counter(text)
    arabic = latin = other = 0
    for char, count in counts.items():
        if not char.isalpha():
            continue
        name = unicodedata.name(char, "")
        if name.startswith("ARABIC"):
            arabic += count
        elif name.startswith("LATIN"):
            latin += count
        else:
            other += count
    if not arabic + latin + other:
        return Script.EMPTY
    if arabic < max(latin, other):
        return Script.LATIN if latin >= other else Script.OTHER
    if sum(counts[letter] for letter in _ELSEWHERE) * 25 > arabic:
        return Script.OTHER
    return _language_of(text, counts)


def is_arabic(text: str) -> bool:
    """Tell whether `text` is mostly Arabic, the language."""
    return script_of(text) is Script.ARABIC


def _language_of(text: str, counts: Counter[str]) -> Script:
    """Choose among the three languages by how many words and letters each has here; if equal, Arabic."""
    text = _MARKS.sub("", text).translate(_FOLDED)
    words = Counter(_ARABIC_WORD.findall(text))
    evidence = {
        language: sum(words[word] for word in words.keys() & listed) for language, listed in _WORDS.items()
    }
    for language, letters in _LETTERS.items():
        evidence[language] += sum(counts[letter] for letter in letters)
    evidence[Script.ARABIC] += len(_MORE_LIKELY_ARABIC.findall(text))
    return max(evidence, key=lambda language: (evidence[language], language is Script.ARABIC))
