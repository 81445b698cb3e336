"""Which words in quotation marks are a name, a title or a newsroom's own distance, and which are speech."""

import re
from collections.abc import Sequence

from reader.arabic.actors.tagger_features import lists_of
from reader.arabic.morphology.readings import analyses, is_known, readings
from reader.arabic.quotes.reading import Passage, Reading, Unit
from reader.arabic.quotes.words import fold, without_article, word_class

_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG = 6
_LONGEST_TITLE = 60  # code points


def words_in(unit: Unit, text: str) -> list[str]:
    """Return the words between the marks of a marked unit."""
    return _WORD.findall(unit.marked.inner.of(text)) if unit.marked is not None else []


def is_name(passage: Passage, at: int) -> bool:
    """Tell whether the marked unit at `at` is a name or title by what stands around it or inside."""
    unit = passage.units[at]
    inner = unit.marked
    if inner is None:
        return False
    words = words_in(unit, passage.reading.text)
    if not words:
        return True
    if _follows_naming_word(passage, at, len(words)):
        return True
    if len(words) > _LONG:
        return False
    if any(_LATIN.search(word) for word in words) or _latin_follows(passage, at):
        return True
    if (
        passage.reading.names(inner.inner)
        or fold(inner.inner.of(passage.reading.text)) in passage.reading.titles
    ):
        return True
    return _follows_name(passage, at) or _is_body(words)


def _is_body(words: Sequence[str]) -> bool:
    """Tell whether words are what a body is called: its kind, then what is definite (رابطة المودعين)."""
    if not 2 <= len(words) <= _LONG or "organisation" not in lists_of(words[0]):
        return False
    readings_of = [readings(word)[0] for word in words]
    nominal = all(one.pos in ("noun", "adjective", "proper noun", "unknown") for one in readings_of)
    return nominal and (fold(words[-1]).startswith("ال") or readings_of[-1].pos == "proper noun")


def note_titles(reading: Reading) -> None:
    """Take note of the marked words that are a name where they stand, so that they are one everywhere."""
    found = {
        fold(unit.marked.inner.of(reading.text))
        for passage in reading.passages
        for at, unit in enumerate(passage.units)
        if unit.marked is not None and len(unit.marked.inner) < _LONGEST_TITLE and is_name(passage, at)
    }
    reading.titles.update(found)


def _follows_naming_word(passage: Passage, at: int, words: int) -> bool:
    before = _word_before(passage, at)
    if before is None:
        return False
    if before.word in word_class("naming") or before.word[1:] in word_class("naming"):
        return True
    if words > _LONG:
        return False
    if _names_things(before.word):
        return True
    earlier = passage.units[at - 2] if at >= 2 else None
    adjective = before.word.endswith(("ية", "ي", "ة"))
    return (
        words <= 4 and adjective and earlier is not None and earlier.is_word and _names_things(earlier.word)
    )


def _names_things(word: str) -> bool:
    bare = word[1:] if word[:1] in "وفبلك" and len(word) > 3 else word
    forms = (word, without_article(word), bare, word.removesuffix("ها"), word.removesuffix("ه"))
    return any(form in word_class("named") for form in forms)


def _word_before(passage: Passage, at: int) -> Unit | None:
    """Return the word before a mark, past a lone proclitic (بـ)."""
    at -= 1
    while at >= 0 and (len(passage.units[at].word) == 1 and passage.units[at].word in "وفبلك"):
        at -= 1
    if at < 0 or not passage.units[at].is_word:
        return None
    return passage.units[at]


def _latin_follows(passage: Passage, at: int) -> bool:
    if at + 1 >= len(passage.units):
        return False
    following = passage.units[at + 1]
    return following.word == "(" and bool(_LATIN.search(following.span.of(passage.reading.text)[:4]))


def _follows_name(passage: Passage, at: int) -> bool:
    """Tell whether the marked unit is joined by و or a comma to another one that is a name."""
    units = passage.units
    if at >= 2 and units[at - 1].word in ("و", "او", "،") and units[at - 2].marked is not None:
        return is_name(passage, at - 2) and len(words_in(units[at], passage.reading.text)) <= _LONG
    return False


def looks_like_one_word_speech(word: str) -> bool:
    """Tell whether a single word in marks can be a judgement (كاذبة، "منهجيا"), not a name or a loanword."""
    bare = fold(word)
    if bare.startswith("بال"):
        return True
    if bare.startswith("ال") or bare in word_class("named") or not is_known(word):
        return False
    return any(
        one.pos in ("adjective", "adverb", "verb") or (one.pos == "noun" and bare.endswith("ا"))
        for one in analyses(word)
    )


def is_first_or_second_person_verb(word: str) -> bool:
    """Tell whether a word is, in every reading, a verb whose subject is I, we or you."""
    if not is_known(word):
        return False
    return all(
        one.pos == "verb"
        and (word.endswith("كم") or any("first" in part or "second" in part for part in one.morphology))
        for one in analyses(word)
    )


def is_only_a_name(word: str) -> bool:
    """Tell whether a word is a proper noun, or outside the lexicon, in its first reading."""
    return not is_known(word) or analyses(word)[0].pos == "proper noun"


def is_only_a_verb(word: str) -> bool:
    """Tell whether a word is a verb in all its readings."""
    return is_known(word) and all(one.pos == "verb" for one in analyses(word))


def can_be_a_name(word: str) -> bool:
    """Tell whether a word is outside the lexicon or a proper noun in one of its readings."""
    return not is_known(word) or any(one.pos == "proper noun" for one in analyses(word))


def length_of_fa(word: str) -> int:
    """Return 1 when ف hangs on a word (فاختصاصات), else 0."""
    if not word.startswith("ف"):
        return 0
    segments = analyses(word)[0].segments
    return int(bool(segments) and segments[0].role == "prefix" and segments[0].form.startswith("ف"))
