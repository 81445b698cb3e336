"""Which words in quotation marks are a name or title, and so nobody's speech."""

import re
from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.quotes.reading import NOTHING, Passage, QuoteContext, TextUnit
from reader.arabic.quotes.words import COMMAS, complementiser, fold_cue, without_article
from reader.arabic.rules import any_holds

_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 6  # words of a name; more are a sentence, unless a word before says that they are a title
_LONGEST_AFTER_ADJECTIVE = 4  # the same, where an adjective stands between the thing and its name
_FARTHEST_DESCRIBED = 12  # units from a verb that describes to the ب before the marks
_LONGEST_PAPER = 3  # words of a paper, a body or a person that speaks in marks
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
    def first(self) -> str:
        return fold_cue(self.words[0]) if self.words else ""

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
    thing = marks.passage.unit_at(marks.at - 2)
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
    following = marks.passage.unit_at(marks.at + 1)
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
    passage, earlier = marks.passage, marks.passage.unit_at(marks.at - 2)
    if marks.passage.unit_at(marks.at - 1).word not in _JOINS or earlier.marked is None:
        return False
    return is_name(passage, marks.at - 2)


def is_audience(marks: Marks) -> bool:
    """كشف مصدر لـ"عكاظ" (a source told "Okaz"): a lone ل before them."""
    return marks.passage.unit_at(marks.at - 1).word == "ل"


def is_paper_that_speaks(marks: Marks) -> bool:
    """كتبت "عكاظ": (wrote "Okaz":), وصفت "عكاظ" الأداء بأنه: between a verb and its content."""
    return names_speaker(marks.passage, marks.at)


def is_set_beside(marks: Marks) -> bool:
    """إن "مالك الأعرج"، صاحب الدين، (that "Malik al-Araj", of the debt,): an apposition follows."""
    passage, at = marks.passage, marks.at
    before, following = passage.unit_at(at - 1), passage.unit_at(at + 2)
    if len(marks.words) > _LONGEST_PAPER or passage.unit_at(at + 1).word not in COMMAS:
        return False
    return bool(complementiser(before.raw)) and following.is_role


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
    is_audience,
    is_paper_that_speaks,
    is_set_beside,
    is_called_as_body,
)


# What is said rather than called


def denies(marks: Marks) -> bool:
    """القانون "لن يمس الفقراء" (the law "will not touch the poor"): it begins with a negation."""
    return len(marks.words) > 1 and marks.first in marks.passage.speech.word_class("negation")


def is_predicate(marks: Marks) -> bool:
    """يرى أن الدورة "عودة إلى الحياة" (that the festival is "a return to life"): its predicate."""
    before, following = marks.before, marks.passage.unit_at(marks.at + 1)
    if len(marks.words) < 2 or following.is_word or not before.word.startswith("ال"):
        return False
    return bool(complementiser(marks.passage.unit_at(marks.at - 2).raw)) and not marks.first.startswith("ال")


def begins_with_reason(marks: Marks) -> bool:
    """منحتها الجائزة "لنثرها المكثف" (gave her the prize "for her dense prose"): ل, a noun and a pronoun."""
    return len(marks.words) > 1 and marks.passage.speech.is_reason(marks.words[0])


def begins_with_verb(marks: Marks) -> bool:
    """قواته "استهدفت سفينة" (his forces "hit a ship"): the first word is nothing but a verb."""
    return len(marks.words) > 1 and marks.passage.speech.is_only_a_verb(marks.words[0])


def opens_as_clause(marks: Marks) -> bool:
    """لدى تسلمها الجائزة "هذه لأطفال غزة" (receiving the prize, "this is for Gaza's children")."""
    return len(marks.words) > 1 and marks.first in marks.passage.speech.word_class("opens_speech")


def is_described_as(marks: Marks) -> bool:
    """وصف الفيلم بـ"الصادم" (he called the film "shocking"): ب after a verb that describes."""
    if marks.passage.unit_at(marks.at - 1).word != "ب":
        return False
    before = marks.passage.units[max(0, marks.at - _FARTHEST_DESCRIBED) : marks.at - 1]
    return any(form.verb.kind == "describe" for unit in before for form, _ in unit.forms)


def tells_of_definite(marks: Marks) -> bool:
    """المنطقة "شبه فارغة" (the region is "nearly empty"): indefinite words, none of them a name."""
    if len(marks.words) < 2 or not marks.before.word.startswith("ال"):
        return False
    if any(fold_cue(word).startswith("ال") for word in marks.words):
        return False
    return not any(marks.passage.speech.can_be_a_name(word) for word in marks.words)


# Any of them keeps few words from being a name.
SPEECH: tuple[Names, ...] = (
    denies,
    opens_as_clause,
    is_described_as,
    is_predicate,
    begins_with_reason,
    begins_with_verb,
    tells_of_definite,
)


def names_speaker(passage: Passage, at: int) -> bool:
    """Tell whether the few words in marks at `at` are the subject of the verb right before them."""
    unit, verb, following = passage.units[at], passage.unit_at(at - 1), passage.unit_at(at + 1)
    words = words_in(unit, passage.reading.text)
    named = unit.marked is not None and passage.reading.names(unit.marked.inner)
    if not words or (len(words) > _LONGEST_PAPER and not named):
        return False
    finite = [form for form, _ in verb.forms if form.finite and not form.bound]
    if not finite or fold_cue(words[0]) in passage.speech.word_class("negation"):
        return False
    if following.word == ":" or complementiser(following.raw) or following.marked is not None:
        return True
    if following.is_word and named:
        return True
    return any(form.verb.takes_object for form in finite) and following.word.startswith("ال")


def is_name(passage: Passage, at: int) -> bool:
    """Tell whether the marked unit at `at` is a name or title by what stands around it or inside."""
    unit = passage.units[at]
    if unit.marked is None:
        return False
    marks = Marks(passage, at, words_in(unit, passage.reading.text), _word_before(passage, at))
    if any_holds(NAMES, marks):
        return True
    if any_holds(SPEECH, marks):
        return False
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
    while len(passage.unit_at(at).word) == 1 and passage.unit_at(at).word in _PROCLITICS:
        at -= 1
    before = passage.unit_at(at)
    return before if before.is_word else NOTHING
