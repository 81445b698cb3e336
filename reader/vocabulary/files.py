"""Kept words as files: a table of our own, the term files of Lute and LingQ; all three are read again.

Notes that Anki wrote as plain text are read too.

Lute's columns are those that its import takes (language, term, translation, parent, status, tags,
pronunciation); LingQ's are its export's (term, phrase, four tags, two meanings with their languages).
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.models import KeptWord
from reader.text.decoding import NotText, decode
from reader.vocabulary.anki_notes import is_of_anki, read_notes
from reader.vocabulary.keeping import MOST_KEPT, WordsRefused

State = KeptWord.State
MOST_BYTES = 8 * 1024 * 1024
LONGEST_CELL = 20_000
TAGGED = "state::"  # before a word's state in a tag of Anki's
FORMS = ("csv", "lute", "lingq")
_FIRST = "lemma"
_HEADS = {
    "csv": (
        *("lemma", "state", "meaning", "pos", "form", "vocalised", "sentence", "article"),
        *("kept", "due", "stability", "difficulty", "reviews", "lapses"),
    ),
    "lute": ("language", "term", "translation", "parent", "status", "tags", "pronunciation"),
    "lingq": (
        *("term", "phrase", "tag1", "tag2", "tag3", "tag4"),
        *("meaninglanguage1", "meaning1", "meaninglanguage2", "meaning2"),
    ),
}
_STATUS = {"W": State.KNOWN, "I": State.IGNORED, "": State.NEW, "1": State.NEW, "5": State.LEARNING}


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word as a file gives it; `term` is in any form, `parent` its dictionary form if the file knows."""

    term: str
    parent: str = ""
    state: str = State.NEW
    meaning: str = ""
    sentence: str = ""


def word_rows(kind: str, words: Iterable[KeptWord]) -> Iterator[tuple[str | int | float, ...]]:
    """Yield the head, then a row for each word, as this kind of file ("csv", "lute", "lingq") has them."""
    yield _HEADS[kind]
    write = _WRITERS[kind]
    for word in words:
        yield write(word)


def _own(word: KeptWord) -> tuple[str | int | float, ...]:
    moments = [one.isoformat(timespec="seconds") if one else "" for one in (word.made, word.due)]
    return (
        *(word.lemma, word.state, word.meaning, word.pos, word.form, word.vocalised, word.sentence),
        *(word.where(), *moments, word.stability or "", word.difficulty or "", word.reviews, word.lapses),
    )


def _lute(word: KeptWord) -> tuple[str, ...]:
    status = {State.KNOWN: "W", State.IGNORED: "I", State.NEW: "1"}.get(State(word.state), _step_of(word))
    return ("Arabic", word.lemma, word.meaning, "", status, word.pos.replace(" ", "-"), "")


def _step_of(word: KeptWord) -> str:
    """Return Lute's status from 2 to 5 of a word that is being learnt, by how long it is remembered."""
    days = word.stability or 0
    return "2" if days < 2 else "3" if days < 7 else "4" if days < 14 else "5"


def _lingq(word: KeptWord) -> tuple[str, ...]:
    tags = (word.state, word.pos.replace(" ", "-"), "", "")
    return (word.lemma, word.sentence, *tags, "en", word.meaning, "", "")


_WRITERS: Mapping[str, Callable[[KeptWord], tuple[str | int | float, ...]]] = {
    "csv": _own,
    "lute": _lute,
    "lingq": _lingq,
}


def read_words(raw: bytes) -> list[WordLine]:
    """Read a file of words, of whichever of the kinds its first line says that it is.

    Raises WordsRefused: "unreadable" for what is no table of words, "too many".
    """
    if len(raw) > MOST_BYTES:
        raise WordsRefused("too many")
    try:
        text = decode(raw).text.lstrip("\ufeff")
    except NotText:
        raise WordsRefused("unreadable") from None
    csv.field_size_limit(LONGEST_CELL)
    try:
        found = _noted(text) if is_of_anki(text) else _tabled(text)
    except csv.Error:
        raise WordsRefused("unreadable") from None
    if len(found) > MOST_KEPT:
        raise WordsRefused("too many")
    return found


def _noted(text: str) -> list[WordLine]:
    """Return the notes of Anki as words; a tag of our own deck says the state."""
    found = []
    for note in read_notes(text):
        states = [tag.removeprefix(TAGGED) for tag in note.tags if tag.startswith(TAGGED)]
        state = _said(next(iter(states), ""))
        found.append(WordLine(note.term[:200], "", state, note.meaning[:200], note.sentence[:1000]))
    return found


def _tabled(text: str) -> list[WordLine]:
    head, _, _ = text.partition("\n")
    separator = max("\t;,", key=head.count)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    kind = _kind_of({(one or "").strip().lower() for one in lines.fieldnames or ()})
    return [line for row in lines if (line := _line(kind, _cells(row)))]


def _kind_of(columns: set[str]) -> str:
    if _FIRST in columns:
        return "csv"
    if "term" in columns:
        return "lingq" if "meaning1" in columns or "phrase" in columns else "lute"
    raise WordsRefused("unreadable")


def _cells(row: Mapping[str | None, object]) -> dict[str, str]:
    return {(name or "").strip().lower(): str(cell or "").strip() for name, cell in row.items()}


def _line(kind: str, cells: Mapping[str, str]) -> WordLine | None:
    def cell(name: str, most: int = 200) -> str:
        found = cells.get(name, "").replace("\0", "")
        return (found[1:] if found[:1] == "'" and found[1:2] in "=+-@" else found)[:most]

    term = cell("lemma" if kind == "csv" else "term")
    if not term:
        return None
    if kind == "csv":
        return WordLine(term, term, _said(cell("state")), cell("meaning"), cell("sentence", 1000))
    if kind == "lingq":
        return WordLine(term, "", _said(cell("tag1")), cell("meaning1"), cell("phrase", 1000))
    state = _STATUS.get(cell("status").upper(), State.LEARNING)
    return WordLine(term, cell("parent").partition(",")[0], state, cell("translation"))


def _said(state: str) -> str:
    return state if state in State.values else State.NEW
