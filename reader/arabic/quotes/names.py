"""What the lexicon says of a single word: whether it can be a name, a verb, a judgement, a kind of body."""

from collections.abc import Sequence

from reader.arabic.quotes.words import fold, word_class
from reader.arabic.tables import analyses, is_known, lists_of, readings


def is_body(words: Sequence[str]) -> bool:
    """Tell whether words are what a body is called: its kind, then what is definite (رابطة المودعين)."""
    if "organisation" not in lists_of(words[0]):
        return False
    readings_of = [readings(word)[0] for word in words]
    nominal = all(one.pos in ("noun", "adjective", "proper noun", "unknown") for one in readings_of)
    return nominal and (fold(words[-1]).startswith("ال") or readings_of[-1].pos == "proper noun")


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
