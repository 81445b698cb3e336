"""RTF files: what they say, with what is left out of them. The one importer of striprtf."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from reader.errors import Reason
from reader.formats.readers.document_lines import DocumentHeads, DocumentLines, unwrapped
from reader.formats.readers.rtf_groups import BREAK, CELL, END_OF_MARK, KIND, MARK, ROW, Apart, RtfGroups
from reader.formats.readers.word_styles import CONTENTS
from reader.formats.reading import ExtractedText, Surrounding, Unreadable
from reader.text.decoding import NotText, decode
from reader.text.letters import ARABIC_LETTERS

_MARK = re.compile(rf"{MARK}(\d+){END_OF_MARK}")
_KIND = re.compile(rf"{KIND}(\w*){KIND}")
_CHARSET = re.compile(r"\\fcharset\d+")
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
_ARABIC_PAGE = "1256"
_BINARY = re.compile(rb"\\bin(\d+) ?")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_CODE = re.compile(r"\\'[89a-fA-F]")
_HEX = re.compile(rb"\\'([89a-fA-F][0-9a-fA-F])")
_MAC = re.compile(rb"\\ansicpg10004\b|\\mac\b(?=.*\\fcharset(?:84|180)\b)", re.DOTALL)
_CODE_WORD = re.compile(rb"\\[a-zA-Z]+-?\d* ?|[{}]")
_HEAD_BYTES = 20_000  # in which a file says how its letters are written
_GAIN = 0.05  # of the Arabic letters: a few more than a file says are letters of French
_LEFT_OUT = {
    Apart.REMARK: Surrounding.REMARK,
    Apart.PAGE: Surrounding.FOOT,
    Apart.DELETED: Surrounding.DELETED,
    Apart.HIDDEN: Surrounding.HIDDEN,
}


def read_rtf(data: bytes) -> ExtractedText:
    """Return the text of an RTF file: its title or first line is the headline. Raises Unreadable.

    Notes stand after the text; heads and feet of pages, remarks, deleted and hidden words are left out.
    """
    try:
        found = _RtfReader(RtfGroups(_code(data))).read()
    except (Unreadable, MemoryError):
        raise
    except Exception as problem:  # of what is damaged the library raises whatever comes of it
        raise Unreadable("rtf-damaged") from problem
    if not found.text:
        raise Unreadable("document-empty")
    return found


def _code(data: bytes) -> str:
    """Return the bytes as RTF has them, in ASCII: others are letters that a program wrote as they are."""
    if b"\\bin" in data:
        data = b"".join(_without_binary(data))
    if _is_mac_arabic(data):
        data = _HEX.sub(lambda code: _from_mac(bytes([int(code[1], 16)])), _HIGH.sub(_hex, data))
    elif not data.isascii():
        data = _escaped(data)
    return data.decode("ascii")


def _is_mac_arabic(data: bytes) -> bool:
    """Tell whether a file of a Mac has Arabic in its encoding: it says so, or its words are read so alone."""
    head = data[:_HEAD_BYTES]
    if _MAC.search(head) or b"\\mac" not in head:
        return _MAC.search(head) is not None
    letters = _HEX.sub(lambda code: bytes([int(code[1], 16)]), _CODE_WORD.sub(b" ", data))
    with suppress(NotText):
        return decode(letters).encoding == "mac_arabic"
    return False


def _hex(byte: re.Match[bytes]) -> bytes:
    return b"\\'%02x" % byte[0][0]


def _from_mac(byte: bytes) -> bytes:
    """Return a byte of Mac Arabic as RTF has a letter, which the library does not know in that encoding."""
    return _unicode(byte.decode("mac_arabic")).encode("ascii")


def _without_binary(data: bytes) -> Iterator[bytes]:
    at = 0
    while found := _BINARY.search(data, at):
        yield data[at : found.start()]
        at = found.end() + int(found[1])
    yield data[at:]


def _escaped(data: bytes) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _HIGH.sub(_hex, data)
    return "".join(one if one.isascii() else _unicode(one) for one in text).encode("ascii")


def _unicode(letter: str) -> str:
    units = letter.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2], "big", signed=True) for at in range(0, len(units), 2))
    return "{\\uc0" + "".join(f"\\u{code} " for code in codes) + "}"


class _RtfReader:
    def __init__(self, groups: RtfGroups) -> None:
        self._groups = groups
        self._texts = self._decoded()
        self._lines = DocumentLines()
        self._notes: list[str] = []
        self._heads = DocumentHeads()

    def read(self) -> ExtractedText:
        self._read(self._texts[0], self._lines)
        notes = self._notes
        for note in notes:
            self._read(note, self._lines)
        return self._lines.extracted(remarks=(Reason("document-notes-last"),) if notes else ())

    def _decoded(self) -> list[str]:
        """Return the letters of all texts; as Windows-1256 where a file wrongly says another encoding."""
        said = self._as(self._groups.page, self._groups.fonts)
        if not any(map(_HIGH_CODE.search, ("".join(text.code) for text in self._groups.texts))):
            return said
        arabic = self._as(_ARABIC_PAGE, _CHARSET.sub(r"\\fcharset178", self._groups.fonts))
        letters = len(_ARABIC.findall("".join(arabic)))
        gain = letters - len(_ARABIC.findall("".join(said)))
        is_arabic = letters * 2 > sum(map(str.isalpha, "".join(arabic)))
        return arabic if is_arabic and gain > _GAIN * letters else said

    def _as(self, page: str, fonts: str) -> list[str]:
        from striprtf import striprtf

        rtf_to_text: Any = striprtf.rtf_to_text
        before = f"{{\\rtf1\\ansi{fonts}"
        if page:
            before += f"\\ansicpg{page} "
        found = []
        for text in self._groups.texts:
            code = before + "".join(text.code) + "}"
            words: str = rtf_to_text(code, errors="replace")
            found.append(words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        return found

    def _read(self, text: str, lines: DocumentLines) -> None:
        for paragraph in text.split("\n"):
            kind = _KIND.search(paragraph)
            self._paragraph(_KIND.sub("", paragraph), kind[1] if kind else "", lines)

    def _paragraph(self, text: str, kind: str, lines: DocumentLines) -> None:
        boxes: list[str] = []
        for number in _MARK.findall(text):
            self._hang(int(number), boxes, lines)
        words = _MARK.sub("", text)
        if ROW in words or CELL in words:
            lines.write_row([self._cell(cell) for cell in words.replace(ROW, "").split(CELL)])
        elif kind == CONTENTS:
            lines.leave_out(words.replace(BREAK, " "), Surrounding.MENU)
        else:
            for line in self._heads.lines(words.split(BREAK), kind):
                lines.write(*line)
        for box in boxes:
            self._read(box, lines)

    def _cell(self, words: str) -> DocumentLines:
        cell = DocumentLines()
        for line in unwrapped(words.split(BREAK)):
            cell.write(line)
        return cell

    def _hang(self, number: int, boxes: list[str], lines: DocumentLines) -> None:
        """Note what stands apart at a place of a paragraph."""
        if number >= len(self._texts):
            return
        what, text = self._groups.texts[number].what, self._texts[number]
        if what is Apart.NOTE:
            self._notes.append(text)
        elif what is Apart.BOX:
            boxes.append(text)
        elif what in _LEFT_OUT:
            words = re.sub(f"[{BREAK}{CELL}{ROW}]", " ", _KIND.sub(" ", _MARK.sub("", text)))
            if what is not Apart.PAGE or any(map(str.isalpha, words)):
                lines.leave_out(words, _LEFT_OUT[what])
