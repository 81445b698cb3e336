"""Turn the bytes of a text file into text, whatever Arabic encoding they are in."""

import codecs
import math
import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace

from reader.errors import CodedError, Reason
from reader.text.letters import ARABIC_LETTERS
from reader.text.mojibake import repaired


class NotText(CodedError, ValueError):  # noqa: N818 (it says what the bytes are)
    """The bytes are no text; `reason` says what they are instead."""


class DecodedWrongly(NotText):
    """The bytes are text that was read in a wrong encoding before, and letters of it are lost."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the name Python gives to the encoding it was in.

    `read_as` names the encoding in which it had been read by mistake, before these bytes were written; empty
    where that is not so. The text has been put right.
    """

    text: str
    encoding: str
    read_as: str = ""

    @property
    def remarks(self) -> tuple[Reason, ...]:
        """What a person may want to know of how it was read."""
        return (Reason("encoding-repaired", encoding=self.read_as),) if self.read_as else ()


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", Reason("file-is-pdf")),
    (b"{\\rtf", Reason("file-is-rtf")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason("file-is-old-office")),
    (b"\x89PNG\r\n", Reason("file-is-picture", kind="PNG")),
    (b"\xff\xd8\xff", Reason("file-is-picture", kind="JPEG")),
    (b"GIF87a", Reason("file-is-picture", kind="GIF")),
    (b"GIF89a", Reason("file-is-picture", kind="GIF")),
    (b"II*\x00", Reason("file-is-picture", kind="TIFF")),
    (b"MM\x00*", Reason("file-is-picture", kind="TIFF")),
    (b"RIFF", Reason("file-is-picture-or-recording")),
    (b"OggS", Reason("file-is-recording")),
    (b"fLaC", Reason("file-is-recording")),
    (b"ID3", Reason("file-is-recording")),
    (b"\x1f\x8b", Reason("file-is-compressed", kind="gzip")),
    (b"BZh", Reason("file-is-compressed", kind="bzip2")),
    (b"\xfd7zXZ\x00", Reason("file-is-compressed", kind="xz")),
    (b"7z\xbc\xaf\x27\x1c", Reason("file-is-compressed", kind="7-Zip")),
    (b"Rar!\x1a\x07", Reason("file-is-compressed", kind="RAR")),
    (b"SQLite format 3\x00", Reason("file-is-database")),
    (b"\x7fELF", Reason("file-is-program")),
    (b"MZ\x90\x00", Reason("file-is-program")),
)

_ZIP = b"PK\x03\x04"
_ZIP_MEMBERS = (
    (b"word/", Reason("file-is-word")),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Reason("file-is-opendocument")),
    (b"mimetypeapplication/epub+zip", Reason("file-is-book")),
    (b"xl/", Reason("file-is-spreadsheet")),
)

# Arabic letters per thousand letters of news prose, rounded; what is missing is rarer than any of these.
_PER_MILLE = {
    **{"ا": 130, "ل": 120, "ي": 66, "م": 60, "و": 58, "ن": 57, "ر": 47, "ت": 46, "ب": 38, "ع": 35, "ة": 32},
    **{"د": 32, "ف": 29, "س": 29, "ه": 29, "أ": 26, "ق": 24, "ح": 22, "ك": 21, "ج": 14, "ش": 12, "ص": 12},
    **{"ط": 11, "ى": 10, "خ": 10, "إ": 10, "ض": 8, "ز": 8, "ث": 7, "ذ": 6, "غ": 5, "ء": 4, "ئ": 4, "ظ": 3},
    **{"آ": 2, "ؤ": 2},
}
_TOLD = 3  # words that speak for Mac Arabic, at least
_COMMON_BYTES = re.compile(rb"[\x00-\x7f]+")
_WORDS = re.compile(r"\w+")
_ARTICLE = re.compile(r"\b[وفبك]?ال\w{2}")
_MIXED = re.compile(f"[A-Za-z](?=[{ARABIC_LETTERS}])|[{ARABIC_LETTERS}](?=[A-Za-z])")
_END_OF_FILE = "\x1a"  # some old editors end a file with it


def decode(raw: bytes) -> Decoded:
    """Return the text of `raw`, which may be UTF-8, UTF-16, UTF-32, Windows-1256, ISO-8859-6 or Mac Arabic.

    UTF-16 is recognised without a byte order mark too, and UTF-8 in spite of a few damaged bytes. The three
    single-byte encodings are told apart by how common the letters are that each would give. Letters that had
    been read in a wrong encoding are put right. Raises NotText for pictures, documents and anything else
    without plain text in it, and DecodedWrongly, a kind of it. Linear.
    """
    _refuse_known_formats(raw)
    decoded = _decode_marked(raw) or _decode_utf16(raw) or _decode_utf8(raw) or _decode_single_byte(raw)
    return _put_right(decoded)


def _put_right(decoded: Decoded) -> Decoded:
    repair = repaired(decoded.text)
    if repair.is_lost and repair.read_as:
        raise DecodedWrongly("text-decoded-wrongly", encoding=repair.read_as)
    if _is_noise(repair.text):
        raise NotText("file-without-text")
    if repair.is_lost:
        raise DecodedWrongly("text-letters-lost")
    return replace(decoded, text=repair.text, read_as=repair.read_as) if repair.read_as else decoded


def _refuse_known_formats(raw: bytes) -> None:
    if raw.startswith(_ZIP):
        named = (kind for member, kind in _ZIP_MEMBERS if member in raw[:4096])
        raise NotText(next(named, Reason("file-is-compressed", kind="zip")))
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise NotText(kind)
    if raw[4:8] == b"ftyp":
        raise NotText("file-is-film")


def _decode_marked(raw: bytes) -> Decoded | None:
    encoding = next((named for mark, named in _BYTE_ORDER_MARKS if raw.startswith(mark)), "")
    if not encoding:
        return None
    text = raw.decode(encoding, "replace")
    if _is_noise(text) or _is_damaged(text):
        raise NotText("file-damaged", encoding=encoding.upper())
    return Decoded(text, encoding)


def _decode_utf16(raw: bytes) -> Decoded | None:
    """Recognise UTF-16 without mark by its column of high bytes: 06 for Arabic, 00 for Latin and spaces.

    This comes first, since Arabic in UTF-16LE is made of control and ASCII bytes and thus is valid UTF-8.
    """
    whole = raw[: len(raw) // 2 * 2]
    units = len(whole) // 2
    if not units or not (b"\x00" in whole or b"\x06" in whole):
        return None
    for encoding, high in (("utf-16-le", whole[1::2]), ("utf-16-be", whole[0::2])):
        if (high.count(0x06) + high.count(0x00) + high.count(0x20)) / units < 0.9:
            continue
        text = whole.decode(encoding, "replace")
        if not (_is_noise(text) or _is_damaged(text)):
            return Decoded(text, encoding)
    return None


def _decode_utf8(raw: bytes) -> Decoded | None:
    """Accept UTF-8, with at most one damaged place in twenty characters beyond ASCII."""
    text = raw.decode("utf-8", "replace")
    beyond_ascii = len(text) - sum(len(run) for run in _COMMON_BYTES.findall(raw))
    damaged = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    return Decoded(text, "utf-8") if damaged * 20 <= beyond_ascii - damaged or not damaged else None


def _decode_single_byte(raw: bytes) -> Decoded:
    """Take the encoding whose letters are likelier to be Arabic, Windows-1256 when none is.

    Mac Arabic has its letters where ISO-8859-6 has them, and signs where that has nothing. Since it takes
    letters of the others for signs, it counts only where the words of a text speak for it.
    """
    readings = [Decoded(raw.decode("cp1256"), "cp1256")]
    with suppress(UnicodeDecodeError):  # ISO-8859-6 leaves many bytes undefined
        readings.append(Decoded(raw.decode("iso8859-6"), "iso8859-6"))
    best = max(readings, key=lambda reading: _plausibility(reading.text))
    mac = raw.decode("mac_arabic")
    told = _telling_words(mac)
    return Decoded(mac, "mac_arabic") if told >= _TOLD and told > 2 * _telling_words(best.text) else best


def _telling_words(text: str) -> int:
    """Return how many words of a text have the article, or are among the commonest."""
    return len(_ARTICLE.findall(text)) + _small_words(text)


def _plausibility(text: str) -> float:
    """Return how likely the letters beyond ASCII are in Arabic, as a sum of logarithms."""
    score = 0.0
    for char, count in Counter(text).items():
        if char.isascii():
            continue
        rare = 0.1 if char.isalpha() else 1
        score += count * math.log(_PER_MILLE.get(char, rare) / 1000)
    score -= 8 * len(_MIXED.findall(text))
    return score + 2 * len(_ARTICLE.findall(text)) + 2 * _small_words(text)


def _small_words(text: str) -> int:
    words = Counter(_WORDS.findall(text))
    return sum(words[word] for word in ("في", "من", "على", "إلى", "أن", "عن", "التي", "الذي"))


def _is_noise(text: str) -> bool:
    """Tell binary data by its control characters and code points without a character."""
    counts = Counter(text)
    strange = sum(count for char, count in counts.items() if _is_strange(char))
    return strange * 50 > len(text) or counts["\x00"] > 0


def _is_strange(char: str) -> bool:
    if char.isspace() or char == _END_OF_FILE:
        return False
    return unicodedata.category(char) in ("Cc", "Cn", "Co")


def _is_damaged(text: str) -> bool:
    return text.count("\ufffd") * 20 > len(text)
