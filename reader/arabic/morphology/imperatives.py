"""Commands made of the imperfect, since the lexicon has few: احملوا of تحملوا, أضف of تضف, رش of ترش.

A stem that begins with two consonants has an alef before it, or a hamza in the fourth measure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.morphology.affixes import Affix
from reader.arabic.morphology.buckwalter import from_arabic, to_arabic
from reader.arabic.morphology.clauses import OPENING_MARKS, ReadWord
from reader.arabic.morphology.lexicon import Stem
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.morphology.readings import Morphology
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered

_COMMAND = "CV"
_TWO_CONSONANTS, _IN_FOURTH, _FOURTH = "o", "oi", "_yu"
_AND = {"w": "wa", "f": "fa"}
_SHORTEST = 2
_IMPERATIVE, _SECOND, _SHE_OR_YOU = "imperative", "2", "3FS"
_MAY_BE_COMMAND = frozenset({"3MS", "3MP", "1S"})
_TOLD_MANY = ("وا", "ي", "ني", "ه", "ها", "نا")
_KASRA = "\u0650"
_STOPS = frozenset(":.!؟")
_NEAR = 4
_MARKED_SUBJECTS = ("2MS", "2FS", "2MP", "2D")
_FULL = "I"  # the mood that no command has


class Commands:
    """The choice of a command where another verb, a name or nothing known was read."""

    def __init__(self, choice: ReadingChoice) -> None:
        self._choice = choice

    @staticmethod
    def may_turn(word: ReadWord) -> bool:
        """Tell whether a word may be a command, whatever stands around it."""
        if word.name or word.reading.tense == _IMPERATIVE:
            return False
        return not word.reading.known or (word.is_verb and word.reading.person in _MAY_BE_COMMAND)

    def instead(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return the word at `place`, which may be one, as a command, if the words around ask for it."""
        return self._command(sentence[place].word) if _is_asked(sentence, place) else None

    @remembered(20_000)
    def _command(self, word: str) -> Reading | None:
        best = max(commands(word, self._choice.morphology), key=self._choice.commonness, default=None)
        return self._choice.shown(best, word) if best else None


def _is_asked(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a command is likelier than what is read: among words that speak to somebody."""
    word = sentence[place]
    if not word.reading.known:
        return _opens(sentence, place) or word.word.endswith(_TOLD_MANY)
    if word.reading.prefix.conjunction:
        told = any(one.reading.tense == _IMPERATIVE for one in sentence[:place])
        return told or (_may_only_be_command(word) and _is_to_you(sentence))
    if not _opens(sentence, place):
        return False
    return _KASRA in word.word[-2:] or _is_to_you(sentence) or _comes_before_you(sentence, place)


def _opens(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a word is the first that a sentence or a quotation says."""
    if not place:
        return True
    before = sentence[place - 1].word[:1]
    return before in OPENING_MARKS or before in _STOPS


def _may_only_be_command(word: ReadWord) -> bool:
    """Tell whether a verb behind ف is hardly what somebody did: فقيسوا, فاثن (no hamza of "I")."""
    reading = word.reading
    if reading.prefix.conjunction != "fa":
        return False
    return reading.person == "3MP" or (reading.person == "1S" and word.word[1:2] == "ا")


def _is_to_you(sentence: Sequence[ReadWord]) -> bool:
    return any(
        _SECOND in (one.reading.suffix.pronoun[:1], one.reading.person[:1])
        or one.reading.tense == _IMPERATIVE
        for one in sentence
        if not one.name
    )


def _comes_before_you(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a verb in t- without a subject follows at once behind "before" or "to": جرب أن تقاوم."""
    for at in range(place + 1, min(place + _NEAR, len(sentence))):
        if sentence[at].is_verb:
            return at > place + 1 and sentence[at].reading.person == _SHE_OR_YOU
        if sentence[at].is_nominal:
            return False
    return False


def commands(word: str, morphology: Morphology) -> tuple[Reading, ...]:
    """Return the readings of a word as a command, without or behind "and"; maybe none."""
    written = from_arabic(strip_marks(word))
    found = list(_commands(written, "", word, morphology))
    if not found and written[:1] in _AND:
        found = list(_commands(written[1:], _AND[written[0]], word, morphology))
    return tuple(found)


def _commands(written: str, conjunction: str, word: str, morphology: Morphology) -> Iterator[Reading]:
    first = written[:1]
    rest = written[1:] if first in "A>" else written
    if len(rest) < _SHORTEST:
        return
    morphemes = ((conjunction, "CONJ"),) if conjunction else ()
    for one in morphology.readings(to_arabic("t" + rest)):
        if one.tense != "imperfect" or one.passive or not one.exact or not one.known:
            continue
        if one.prefix.clitics or one.person not in _MARKED_SUBJECTS or one.suffix.mood == _FULL:
            continue
        stem = one.stem
        if _before(stem) != (first if first in "A>" else ""):
            continue
        yield Reading(
            Affix(conjunction, one.prefix.category, morphemes),
            stem._replace(category=_COMMAND),
            replace(one.suffix, person=one.person),
            one.form,
            written=word,
        )


def _before(stem: Stem) -> str:
    """Return what a command has before the imperfect's stem, in Buckwalter's letters."""
    second = stem.form[1:2]
    if stem.category.endswith(_FOURTH) and second in _IN_FOURTH:
        return ">"
    return "A" if second == _TWO_CONSONANTS else ""
