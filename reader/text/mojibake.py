"""Arabic whose bytes were once read in a wrong encoding: put right, or said to have lost letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reader.text.letters import count_arabic_letters

# What UTF-8 is read as by mistake; of two that give the same letters the first is named.
_READ_AS = {
    "cp1252": "Windows-1252",
    "cp1256": "Windows-1256",
    "cp437": "CP437",
    "mac_roman": "Mac Roman",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "cp1254": "Windows-1254",
    "cp1253": "Windows-1253",
    "cp1257": "Windows-1257",
    "iso8859_15": "ISO-8859-15",
    "cp850": "CP850",
    "cp720": "CP720",
    "mac_arabic": "Mac Arabic",
    "iso8859_6": "ISO-8859-6",
}
# What single-byte Arabic is read as by mistake, and what it is.
_WESTERN = ("cp1252", "mac_roman", "cp1251", "cp437", "cp850")
_ARABIC = ("cp1256", "iso8859_6", "mac_arabic", "cp720")
_MOST_ROUNDS = 3  # read wrongly, stored, and read wrongly again
_SAMPLE = 4000
_LEADS = b"\xd8\xd9"  # nearly all Arabic letters are two bytes, of which one of these is the first
_LEADS_OF_LEADS = {
    "cp1252": b"\xc2\xc3\xe2",
    "cp1256": b"\xc2\xc3\xe2",
    "cp437": b"\xe2",
    "cp850": b"\xc3\xe2",
    "mac_roman": b"\xc3",
}
_ARTICLE = re.compile(r"(?<!\w)[وفبك]?ال\w{2}")
_WORD = re.compile(r"\w+")
_COMMON = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى٠١٢٣٤٥٦٧٨٩«»،؛؟")
_TYPED = frozenset("“”‘’…–—\u00a0")  # may have been put in after the text was read wrongly
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of a text: `read_as` is how it had been read, empty if nothing was done to it.

    With `is_lost` the text was read wrongly and some of its letters are gone.
    """

    text: str
    read_as: str = ""
    is_lost: bool = False


def repaired(text: str) -> Repair:
    """Return `text` with letters that had been read in a wrong encoding put right, as often as it takes.

    A text that was read rightly comes back as it is, which costs one pass. Linear.
    """
    if _is_full_of_losses(text):
        return Repair(text, "", is_lost=True)
    read_as = ""
    for _ in range(_MOST_ROUNDS):
        found = _once(text)
        if found.is_lost:
            return Repair(text, read_as or found.read_as, is_lost=True)
        if not found.read_as:
            break
        text, read_as = found.text, read_as or found.read_as
    return Repair(text, read_as)


def _is_full_of_losses(text: str) -> bool:
    """Tell whether much stands for lost letters: one in twenty, or question marks that stand for words."""
    lost, asked = text.count(_LOST), text.count("?")
    if asked > 10 and 2 * asked > len(text) - text.count(" ") - text.count("\n"):
        return True
    return 20 * lost > len(text)


def _once(text: str) -> Repair:
    if text.isascii():
        return Repair(text)
    if _pairs().search(text):
        lines = text.split("\n")
        sample = "\n".join(line for line in lines if _pairs().search(line))[:_SAMPLE]
        codec = max(_READ_AS, key=lambda one: _worth(_undone(sample, one)))
        undone = [_undone(line, codec) for line in lines]
        if any(_is_damaged(one) for one in undone):
            return _together(lines, undone, codec)
    return _single_byte(text)


def _together(lines: list[str], undone: list["_Undone"], codec: str) -> Repair:
    """Return the lines, those that were read wrongly put right."""
    is_lost = any(_is_damaged(one) and (one.broken or not _is_wrong(one)) for one in undone)
    kept = (one.text if _is_wrong(one) else line for line, one in zip(lines, undone, strict=True))
    return Repair("\n".join(kept), _READ_AS[codec], is_lost)


@dataclass(frozen=True, slots=True)
class _Undone:
    """A text with its characters turned back into bytes and these read as UTF-8.

    `right` counts the characters that came out, `broken` those of which bytes are missing, `others` the
    characters beyond ASCII that stayed.
    """

    text: str
    right: int
    broken: int
    others: int


def _worth(undone: _Undone) -> int:
    return undone.right - 2 * undone.broken - undone.others + sum(char in _COMMON for char in undone.text)


def _is_wrong(undone: _Undone) -> bool:
    return undone.right > 1 and undone.right > 2 * (undone.broken + undone.others)


def _is_damaged(undone: _Undone) -> bool:
    """Tell whether a line was read wrongly, maybe with more lost than left."""
    return _is_wrong(undone) or (undone.right > 2 and 4 * undone.right > undone.broken + undone.others)


def _undone(text: str, codec: str) -> _Undone:
    high = _bytes_of(codec)
    found: list[str] = []
    right = broken = others = at = 0
    while at < len(text):
        length = _length(high.get(text[at], 0))
        if not length:
            stays = text[at].isascii() or text[at] in _TYPED
            broken += high.get(text[at], 0xFF) < 0xC0 and not stays
            others += not text[at].isascii()
            found.append(text[at])
            at += 1
            continue
        raw = bytes(high.get(char, 0) for char in text[at : at + length])
        letter = raw.decode("utf-8", "replace")
        if len(letter) == 1 and letter != "\ufffd":
            right += 1
            found.append(letter)
            at += length
        else:
            broken += 1
            found.append(text[at])
            at += 1
    return _Undone("".join(found), right, broken, others)


def _length(lead: int) -> int:
    """Return how many bytes the character has in UTF-8 that begins with this byte; 0 if none does."""
    if 0xC2 <= lead < 0xE0:
        return 2
    if 0xE0 <= lead < 0xF0:
        return 3
    return 4 if 0xF0 <= lead < 0xF5 else 0


@cache
def _bytes_of(codec: str) -> Mapping[str, int]:
    """Return the byte beyond ASCII that each character was read from; what has none there is not in it.

    Bytes without a character are read as control characters by browsers, and all of them in Latin-1. A
    character of ASCII is in it where the codec has it twice, as Mac Arabic has the blank.
    """
    found = {chr(byte): byte for byte in range(0x80, 0xA0)}
    if codec == "cp1252":
        found |= {chr(byte): byte for byte in range(0xA0, 0x100)}
    for byte in range(0x80, 0x100):
        char = bytes((byte,)).decode(codec, "ignore")
        if char:
            found[char] = byte
    return found


@cache
def _pairs() -> re.Pattern[str]:
    """Match five characters in a row of which each would be two or three bytes of UTF-8."""
    leads = "".join(sorted(set(_leads())))
    return re.compile(rf"(?:[{leads}][^{leads}\n]{{1,2}}){{5}}")


def _leads() -> Iterator[str]:
    for codec in _READ_AS:
        for byte in _LEADS + _LEADS_OF_LEADS.get(codec, b""):
            yield bytes((byte,)).decode(codec, "ignore") or chr(byte)


def _single_byte(text: str) -> Repair:
    """Put right what was a single-byte Arabic encoding and was read as a Western one."""
    sample = text[:_SAMPLE]
    if 3 * count_arabic_letters(sample) > len(sample):
        return Repair(text)
    if 3 * sum(not char.isascii() for char in sample) < len(sample):
        return Repair(text)
    tables = [(codec, _from_western(codec, arabic)) for codec in _WESTERN for arabic in _ARABIC]
    codec, table = max(tables, key=lambda one: _arabic_words(sample.translate(one[1])))
    if _arabic_words(sample.translate(table)) * 8 < len(_WORD.findall(sample)):
        return Repair(text)
    return Repair(text.translate(table), _READ_AS[codec])


@cache
def _from_western(codec: str, arabic: str) -> dict[int, str]:
    found = {}
    for char, byte in _bytes_of(codec).items():
        letter = bytes((byte,)).decode(arabic, "ignore")
        if letter:
            found[ord(char)] = letter
    return found


def _arabic_words(text: str) -> int:
    """Count the words with an article that could be Arabic."""
    return len(_ARTICLE.findall(text))
