"""Which words in quotation marks are a name or title, and so nobody's speech."""

import re
from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.quotes.reading import NOTHING, Passage, QuoteContext, TextUnit
from reader.arabic.quotes.words import fold_cue, without_article
from reader.arabic.rules import any_holds

_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 6  # words of a name; more are a sentence, unless a word before says that they are a title
_LONGEST_AFTER_ADJECTIVE = 4  # the same, where an adjective stands between the thing and its name
_LONGEST_TITLE = 60  # code points of a title that is remembered
_PROCLITICS = "وفبلك"
_JOINS = ("و", "او", "،")


class Marks(NamedTuple):
    """Words in marks at a unit of a passage, and the word before them, past a lone proclitic (بـ)."""

    passage: Passage
    at: int
    words: list[str]
    before: TextUnit

    @property
    def inner(self) -> str:
        return _inner(self.passage.units[self.at], self.passage.reading)


Names = Callable[[Marks], bool]


def words_in(unit: TextUnit, text: str) -> list[str]:
    """Return the words between the marks of a marked unit."""
    return _WORD.findall(unit.marked.inner.of(text)) if unit.marked is not None else []


def holds_no_word(marks: Marks) -> bool:
    """قال كيري: "20" (Kerry: "20"): there is nothing that could be said."""
    return not marks.words


def follows_naming_word(marks: Marks) -> bool:
    """فيلم بعنوان "الأرض" (a film entitled "The Land"): a word says that a name comes, however long."""
    return marks.before.is_in("naming") or marks.before.form_is_in(marks.before.word[1:], "naming")


def follows_named_thing(marks: Marks) -> bool:
    """شركة "غازبروم" (the company "Gazprom")."""
    return _is_named_thing(marks.before)


def follows_qualified_thing(marks: Marks) -> bool:
    """وكالة روسية "إنترفاكس" (a Russian agency, "Interfax"): an adjective stands between."""
    if len(marks.words) > _LONGEST_AFTER_ADJECTIVE or not marks.before.word.endswith(("ية", "ي", "ة")):
        return False
    thing = marks.passage.at(marks.at - 2)
    return thing.is_word and _is_named_thing(thing)


def _is_named_thing(unit: TextUnit) -> bool:
    word = unit.word
    bare = word[1:] if word[:1] in _PROCLITICS and len(word) > 3 else word
    forms = (word, without_article(word), bare, word.removesuffix("ها"), word.removesuffix("ه"))
    return any(unit.form_is_in(form, "named") for form in forms)


def is_latin(marks: Marks) -> bool:
    """موقع "Bellingcat" (the site "Bellingcat"): nobody in Arabic news speaks in Latin letters."""
    return any(_LATIN.search(word) for word in marks.words)


def precedes_latin(marks: Marks) -> bool:
    """ "غازبروم" (Gazprom): its spelling in Latin letters follows in brackets."""
    following = marks.passage.at(marks.at + 1)
    text = marks.passage.reading.text
    return following.word == "(" and bool(_LATIN.search(following.span.of(text)[:4]))


def is_mention(marks: Marks) -> bool:
    """ "حزب النخيل" (the "Palm Party"): a known name fills the marks."""
    stretch = marks.passage.units[marks.at].marked
    return stretch is not None and marks.passage.reading.names(stretch.inner)


def is_title_elsewhere(marks: Marks) -> bool:
    """ "نسمة" ("Nasma") after السفينة "نسمة" (the ship "Nasma"): it was a name before in this text."""
    return fold_cue(marks.inner) in marks.passage.reading.titles


def joins_name(marks: Marks) -> bool:
    """شركتا "أ" و"ب" (the companies "A" and "B"): joined to words in marks that are a name."""
    passage, earlier = marks.passage, marks.passage.at(marks.at - 2)
    if marks.passage.at(marks.at - 1).word not in _JOINS or earlier.marked is None:
        return False
    return is_name(passage, marks.at - 2)


def is_called_as_body(marks: Marks) -> bool:
    """ "رابطة المودعين" (the "Depositors' League"): a kind of body, then what is definite."""
    return 2 <= len(marks.words) <= _LONGEST and marks.passage.speech.is_body(marks.words)


# Any of them makes a name, so that none depends on another. Two hold for words of any number; the others are
# asked of few words only, those that look at the marks themselves first, what asks the lexicon last.
NAMES: tuple[Names, ...] = (holds_no_word, follows_naming_word)
SHORT_NAMES: tuple[Names, ...] = (
    follows_named_thing,
    follows_qualified_thing,
    is_latin,
    precedes_latin,
    is_mention,
    is_title_elsewhere,
    joins_name,
    is_called_as_body,
)


def is_name(passage: Passage, at: int) -> bool:
    """Tell whether the marked unit at `at` is a name or title by what stands around it or inside."""
    unit = passage.units[at]
    if unit.marked is None:
        return False
    marks = Marks(passage, at, words_in(unit, passage.reading.text), _word_before(passage, at))
    if any_holds(NAMES, marks):
        return True
    return len(marks.words) <= _LONGEST and any_holds(SHORT_NAMES, marks)


def note_titles(reading: QuoteContext) -> None:
    """Take note of the marked words that are a name where they stand, so that they are one everywhere."""
    found = {
        fold_cue(_inner(unit, reading))
        for passage in reading.passages
        for at, unit in enumerate(passage.units)
        if unit.marked is not None and len(unit.marked.inner) < _LONGEST_TITLE and is_name(passage, at)
    }
    reading.titles.update(found)


def _inner(unit: TextUnit, reading: QuoteContext) -> str:
    return unit.marked.inner.of(reading.text) if unit.marked is not None else ""


def _word_before(passage: Passage, at: int) -> TextUnit:
    at -= 1
    while len(passage.at(at).word) == 1 and passage.at(at).word in _PROCLITICS:
        at -= 1
    before = passage.at(at)
    return before if before.is_word else NOTHING
