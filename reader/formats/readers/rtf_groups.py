"""The groups of an RTF file, told apart: its text, and what stands in it and is no part of its lines.

The library that knows the letters drops notes, text boxes and remarks without a word and takes deleted words
for text. So these are taken out here first, each leaving a mark at its place, and read one by one.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from reader.formats.readers.word_styles import kind_of_style

# Characters that no text has stand for what the library would not tell apart.
MARK, END_OF_MARK, BREAK, CELL, ROW, KIND = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
_DEEPEST = 500
_MOST_OF_FONTS = 100_000  # letters
_TOKEN = re.compile(r"\\([a-zA-Z]+)(-?\d+)? ?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]|[^\\{}]+", re.S)
_STYLE = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_STYLE_NUMBER = re.compile(r"\\s(\d+)")
_CONTROL = re.compile(r"\\[a-zA-Z]+-?\d* ?|\{[^{}]*\}|\\[^a-zA-Z]")


class Apart(StrEnum):
    """What a group is that is no part of the lines around it."""

    NOTE = "note"
    REMARK = "remark"
    PAGE = "page"  # head and foot of pages
    BOX = "box"
    DELETED = "deleted"
    HIDDEN = "hidden"
    NOTHING = "nothing"  # names, codes, pictures, data


_APART = {
    **dict.fromkeys(("footnote",), Apart.NOTE),
    **dict.fromkeys(("annotation",), Apart.REMARK),
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Apart.PAGE),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Apart.PAGE),
    **dict.fromkeys(("shptxt", "dptxbxtext"), Apart.BOX),
    **dict.fromkeys(("fldinst", "pict", "info", "shprslt", "nonshppict"), Apart.NOTHING),
    **dict.fromkeys(("listtext", "pntext", "xe", "tc", "rxe", "txe", "colortbl"), Apart.NOTHING),
    **dict.fromkeys(("fonttbl", "stylesheet"), Apart.NOTHING),
    **dict.fromkeys(("ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn"), Apart.NOTHING),
}
_SIGNS = {
    "line": BREAK,
    "lbr": BREAK,
    "softline": BREAK,
    "cell": CELL,
    "nestcell": CELL,
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
# What is not said to the library: it would drop what is in these groups.
_UNSAID = ("upr", "shp", "shpgrp", "object", "result")
_NUMBERED = ("u", "uc")  # which are damage without their number
_MOST_NUMBER = 0x10000  # of a letter; a larger one is damage
_ENDS = ("par", "row", "nestrow")
_STARTS = {"deleted": Apart.DELETED, "v": Apart.HIDDEN}


@dataclass(slots=True)
class RtfText:
    """RTF that has only text and what letters look like; `what` it is, `code` its RTF."""

    what: Apart | None
    code: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """An open group: where its words go, what it began with, and what letters are in it."""

    text: RtfText
    font: str = ""
    skipped: str = ""
    is_new: bool = True  # nothing of it has been seen yet
    is_starred: bool = False
    is_shown: bool = False  # its brace has been written to its text
    began: str = ""  # a word such as \deleted that parted its further words from those before


class RtfGroups:
    """The text of a file, `texts[0]`, and what stands apart: `texts[n]` where MARK n END_OF_MARK stands."""

    def __init__(self, code: str) -> None:
        self.texts = [RtfText(None)]
        self.fonts = ""
        self.page = ""  # the number of its encoding
        self._styles: dict[str, str] = {}
        self._tables = {"fonttbl", "stylesheet"}  # not yet seen
        self._groups = [_Group(self.texts[0])]
        self._is_row = self._is_listed = False
        self._style = ""
        self._read(code)
        self._end_paragraph("")

    def _read(self, code: str) -> None:
        at = 0
        while token := _TOKEN.match(code, at):
            at = token.end()
            word, number = token[1], token[2] or ""
            if word == "bin":
                at += max(0, int(number or 0))
            elif word in self._tables and self._groups[-1].is_new:
                self._tables.remove(word)
                self._look_at_table(word, _group_at(code, token.start()))
                self._word(word, number, token[0])
            elif word:
                self._word(word, number, token[0])
            else:
                self._sign(token[0])

    def _look_at_table(self, word: str, inside: str) -> None:
        if word == "fonttbl":
            self.fonts = "{" + inside + "}" if len(inside) < _MOST_OF_FONTS else ""
            return
        for style in _STYLE.finditer(inside):
            if number := _STYLE_NUMBER.search(style[1]):
                self._styles[number[1]] = kind_of_style(_CONTROL.sub("", style[1]).strip(" ;\r\n"))

    def _sign(self, sign: str) -> None:
        group = self._groups[-1]
        if sign == "{":
            self._open(group)
            if len(self._groups) < _DEEPEST:
                self._groups.append(_Group(group.text, group.font, group.skipped))
        elif sign == "}":
            self._close(group)
        elif sign == "\\*":
            group.is_starred = True
        elif sign in ("\\\n", "\\\r"):
            self._word("par", "", "\\par ")
        elif sign.strip("\r\n"):
            self._open(group)
            group.text.code.append(sign)

    def _open(self, group: _Group) -> None:
        """Write the brace of a group that turned out to be a part of the text around it."""
        if group.is_new and len(self._groups) > 1:
            group.text.code.append("{")
            group.is_shown = True
        group.is_new = False

    def _close(self, group: _Group) -> None:
        if len(self._groups) > 1:
            if group.is_shown:
                group.text.code.append("}")
            self._groups.pop()

    def _word(self, word: str, number: str, code: str) -> None:
        group = self._groups[-1]
        if group.is_new and (word in _APART or group.is_starred):
            self._part(_APART.get(word, Apart.NOTHING), group)
            self._is_listed = self._is_listed or word in ("listtext", "pntext")
            return
        self._open(group)
        if word == "ansicpg":  # which may be wrong, and is said to the library apart
            self.page = number
            return
        if word in _STARTS or word == "plain":
            self._turn(word, "0" if word == "plain" else number, group)
        if word in _SIGNS:
            group.text.code.append(_written(_SIGNS[word]))
        elif word in _ENDS:
            self._end_paragraph(word)
        elif word not in _STARTS and word not in _UNSAID and _is_whole(word, number):
            self._note_state(word, number, group)
            group.text.code.append(code)

    def _part(self, what: Apart, group: _Group) -> None:
        """Send what follows in a group to a text of its own, and leave a mark where it stood."""
        group.is_new = False
        text = RtfText(what)
        if what is not Apart.NOTHING:
            shown = next(one.text for one in reversed(self._groups) if one.text.what is not Apart.NOTHING)
            shown.code.append(_written(MARK + str(len(self.texts)) + END_OF_MARK))
            text.code.append(_letters_of(group))
            self.texts.append(text)
        group.text = text

    def _turn(self, word: str, number: str, group: _Group) -> None:
        """Begin or end deleted or hidden words inside a group."""
        if number == "0":
            if group.began and word in (group.began, "plain"):
                group.began, group.text = "", self._groups[max(0, len(self._groups) - 2)].text
                group.text.code.append(_letters_of(group))
        elif not group.began and group.text.what not in (Apart.NOTHING, *_STARTS.values()):
            if group.is_shown:
                group.text.code.append("}")
                group.is_shown = False
            self._part(_STARTS[word], group)
            group.began = word

    def _end_paragraph(self, word: str) -> None:
        text = self._groups[-1].text
        if word in ("row", "nestrow"):
            text.code.append(_written(ROW) + "\\par ")
        elif self._is_row and word:
            text.code.append(_written(BREAK))
        elif text.what in (None, Apart.BOX):
            kind = self._styles.get(self._style, self._style) or ("list_item" if self._is_listed else "")
            text.code.append(_written(KIND + kind + KIND) + "\\par " if kind else "\\par ")
        else:
            text.code.append("\\par ")
        self._is_listed = self._is_listed and not word

    def _note_state(self, word: str, number: str, group: _Group) -> None:
        if word == "f":
            group.font = number
        elif word == "uc":
            group.skipped = number
        elif word == "pard":
            self._is_row, self._style = False, ""
        elif word == "intbl":
            self._is_row = True
        elif word == "s":
            self._style = number
        elif word == "outlinelevel":
            self._style = self._style if self._styles.get(self._style) else "subhead"


def _is_whole(word: str, number: str) -> bool:
    return abs(int(number)) < _MOST_NUMBER if number else word not in _NUMBERED


def _letters_of(group: _Group) -> str:
    """Return what says how letters are written in a group."""
    return f"\\uc{group.skipped or 1}" + (f"\\f{group.font}" if group.font else "") + " "


def _written(letters: str) -> str:
    """Return letters as RTF in a group of their own."""
    codes = (f"\\u{ord(one) - 0x10000 if ord(one) > 0x7FFF else ord(one)} " for one in letters)
    return "{\\uc0" + "".join(codes) + "}"


def _group_at(code: str, at: int) -> str:
    """Return what is in the group whose first word stands at a place."""
    depth = 1
    for brace in re.compile(r"\\[{}\\]|[{}]").finditer(code, at):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return code[at : brace.start()]
    return code[at:]
