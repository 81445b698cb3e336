"""Tables of terms: which column is Arabic, which English, which a note, by their names or letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from typing import Any, Self

from reader.errors import Reason
from reader.formats.writers.spreadsheet import text_of
from reader.glossary.entries import GlossaryRefused
from reader.text.letters import has_arabic_letter
from reader.text.spelling import plain

ARABIC, ENGLISH, NOTE = "arabic", "english", "note"
TERM_COLUMNS = (ARABIC, ENGLISH, NOTE)
# Words in names of columns, as `plain` leaves them, without ال.
_LANGUAGES = {
    ARABIC: frozenset({"arabic", "ar", "ara", "arb", "عربي", "عربيه"}),
    ENGLISH: frozenset({"english", "en", "eng", "انجليزي", "انجليزيه", "انكليزي", "انكليزيه"}),
}
_NOTES = frozenset(
    {"note", "notes", "comment", "comments", "remark", "remarks", "description", "definition"}
    | {"ملاحظه", "ملاحظات", "تعليق", "تعليقات", "شرح", "تعريف", "وصف"}
)
_ABOUT_TERMS = frozenset(
    {"def", "info", "example", "context", "usage", "status", "date", "id", "مثال", "سياق"}
)
_EITHER = frozenset(
    {"source", "target", "term", "terms", "translation", "source term", "target term", "word", "equivalent"}
    | {"مصطلح", "مقابل", "ترجمه", "مصدر", "هدف", "كلمه", "لفظ", "معني"}
)
_TERM = "term"  # a column of terms whose name does not say in which language
_PARTS = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:ب|ل)?ال(?=\w{3})")
_JUDGED_BY = 200  # rows
_MOST_OF = 0.6
_SHOWN_NAMES, _SHOWN_LETTERS = 6, 20
_COMMENT = "#"

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The lines of a table with their numbers and cells, and which columns hold what, by their places.

    `columns` is empty where nothing tells it. With `has_names` the first line is the names of the columns.
    `comments` are lines that say of themselves that they are no terms.
    """

    lines: list[Line]
    has_names: bool = False
    columns: dict[str, list[int]] = field(default_factory=dict)
    comments: list[Line] = field(default_factory=list)

    def packed(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return {
            "lines": self.lines,
            "has_names": self.has_names,
            "columns": self.columns,
            "comments": self.comments,
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> Self:
        """Return what `packed` packed."""
        lines, comments = (
            [(number, cells) for number, cells in packed[name]] for name in ("lines", "comments")
        )
        return cls(lines, packed["has_names"], packed["columns"], comments)

    @property
    def width(self) -> int:
        return max((len(cells) for _, cells in self.lines), default=0)

    @property
    def names(self) -> list[str]:
        """The name of each column; empty for those that have none."""
        named = self.lines[0][1] if self.has_names and self.lines else []
        return [*named, *[""] * (self.width - len(named))]

    def chosen(self, meanings: Mapping[int, str], has_names: bool) -> "TermTable":
        """Return the table with the columns that somebody chose, {place: meaning}. Raises GlossaryRefused."""
        columns = {
            one: [at for at, meaning in sorted(meanings.items()) if meaning == one] for one in TERM_COLUMNS
        }
        if not columns[ARABIC] or not columns[ENGLISH]:
            raise GlossaryRefused("terms-choose-columns")
        return replace(self, has_names=has_names, columns=columns)

    def rows(self) -> Iterator[tuple[int, str, str, str]]:
        """Yield (line, Arabic, English, note): a row for each Arabic of a line, with its first English.

        What else is English goes into the note with what is noted. Lines of `told` are none.
        """
        arabic, english, notes = (self.columns.get(one, []) for one in TERM_COLUMNS)
        for number, cells in self._terms():
            words = {at: text_of(cells[at]) for at in (*arabic, *english, *notes) if at < len(cells)}
            terms = [words[at] for at in english if words.get(at, "").strip()]
            noted = [*terms[1:], *(words[at] for at in notes if words.get(at, "").strip())]
            forms = [words[at] for at in arabic if words.get(at, "").strip()]
            for form in forms or [""]:
                yield number, form, terms[0] if terms else "", "; ".join(noted)

    def told(self) -> Iterator[tuple[int, str, Reason]]:
        """Yield (line, its words, why) for lines that are no terms: comments, and those that are too long."""
        for number, cells in self.comments:
            yield number, " ".join(cells), Reason("term-comment")
        for number, cells in self.lines:
            if self._is_too_long(cells):
                yield number, " ".join(cells), Reason("term-line-too-long", said=cells[self._most()][:80])

    def _terms(self) -> Iterator[Line]:
        lines = self.lines[1:] if self.has_names else self.lines
        return (line for line in lines if not self._is_too_long(line[1]))

    def _most(self) -> int:
        return len(self.lines[0][1]) if self.has_names else self.width

    def _is_too_long(self, cells: Sequence[str]) -> bool:
        """Tell whether cells stand beyond the last name: a separator within a term cuts it."""
        return any(cell.strip() for cell in cells[self._most() :])


def term_table(lines: Sequence[Line]) -> TermTable:
    """Return the table of some lines, with its columns where its names or its letters tell them.

    Raises GlossaryRefused where no column has Arabic letters or there is only one.
    """
    said = list(dropwhile(lambda line: _is_comment(line[1]), lines))
    if not said:
        raise GlossaryRefused("terms-no-columns")
    first = said[0][1]
    meanings = [_meaning_of(name) for name in first]
    has_names = _names_columns(meanings, first, said[1:])
    above = list(lines[: len(lines) - len(said)])
    if has_names:
        letters = _Letters([cells for _, cells in said[1 : _JUDGED_BY + 1]])
        return TermTable(said, True, _by_names(meanings, letters), above)
    terms = [line for line in said if not _is_comment(line[1])]
    letters = _Letters([cells for _, cells in terms[:_JUDGED_BY]])
    if not letters.has_arabic or letters.width < 2:
        names = ", ".join(name[:_SHOWN_LETTERS] for name in first[:_SHOWN_NAMES])
        raise GlossaryRefused("terms-columns", there=names)
    comments = [line for line in lines if _is_comment(line[1])]
    if _is_unlike(first, letters):  # names that say nothing to us, it seems
        return TermTable(terms, True, {}, comments)
    return TermTable(terms, False, _by_letters(letters), comments)


class _Letters:
    """In which columns most cells have Arabic letters, and in which Latin ones."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.width = max(map(len, rows), default=0)
        self.arabic: list[int] = []
        self.english: list[int] = []
        self.has_arabic = any(has_arabic_letter(cell) for row in rows for cell in row)
        for at in range(self.width):
            cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
            are_arabic = sum(map(has_arabic_letter, cells))
            are_english = sum(not has_arabic_letter(one) and any(map(str.isalpha, one)) for one in cells)
            if cells and are_arabic >= _MOST_OF * len(cells):
                self.arabic.append(at)
            elif cells and are_english >= _MOST_OF * len(cells):
                self.english.append(at)


def _is_unlike(first: Sequence[str], letters: _Letters) -> bool:
    """Tell whether a cell of the first line is in other letters than its column."""
    others = [at for at in letters.arabic if not has_arabic_letter("".join(first[at : at + 1]))]
    return bool(others) or any(has_arabic_letter("".join(first[at : at + 1])) for at in letters.english)


def _is_comment(cells: Sequence[str]) -> bool:
    return cells[0].lstrip().startswith(_COMMENT)


def _meaning_of(name: str) -> str:
    """Return what a column holds by its name: one of TERM_COLUMNS, "term", or nothing."""
    words = [_ARTICLE.sub("", word) for word in _PARTS.findall(plain(name))]
    languages = [one for one, known in _LANGUAGES.items() if known.intersection(words)]
    if _NOTES.intersection(words):
        return NOTE
    if _ABOUT_TERMS.intersection(words) or len(languages) > 1:
        return ""
    if languages:
        return languages[0]
    return _TERM if " ".join(words) in _EITHER else ""


def _names_columns(meanings: Sequence[str], first: Sequence[str], rest: Sequence[Line]) -> bool:
    """Tell whether the first line names the columns: more than one, or one and it is no term itself."""
    told = [one for one in meanings if one]
    if {ARABIC, ENGLISH} <= set(told) or (told.count(_TERM) > 1) or len(set(told)) > 1:
        return True
    letters = _Letters([cells for _, cells in rest[:_JUDGED_BY]])
    return bool(told) and any(at < len(first) and not has_arabic_letter(first[at]) for at in letters.arabic)


def _by_names(meanings: Sequence[str], letters: _Letters) -> dict[str, list[int]]:
    """Return the columns by their names, and what these leave open by the letters; else nothing."""
    found = {one: [at for at, meaning in enumerate(meanings) if meaning == one] for one in TERM_COLUMNS}
    either = [at for at, meaning in enumerate(meanings) if meaning == _TERM]
    open_ones = either or [at for at, meaning in enumerate(meanings) if not meaning]
    for language, places in ((ARABIC, letters.arabic), (ENGLISH, letters.english)):
        if not found[language]:
            found[language] = [at for at in open_ones if at in places]
            if len(found[language]) > 1:
                return {}
    return found if found[ARABIC] and found[ENGLISH] else {}


def _by_letters(letters: _Letters) -> dict[str, list[int]]:
    """Return the columns of a table without names: two of terms first, then the note, as OmegaT has them."""
    for arabic, english in ((0, 1), (1, 0)):
        if arabic in letters.arabic and english in letters.english:
            return {ARABIC: [arabic], ENGLISH: [english], NOTE: list(range(2, letters.width))}
    if len(letters.arabic) == len(letters.english) == 1:
        return {ARABIC: letters.arabic, ENGLISH: letters.english, NOTE: []}
    return {}
