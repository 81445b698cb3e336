"""A past of "he" that is spelled as a noun, where the words around ask for the verb: حين مال السائق.

It follows "when", "how", "then" (ثم حمل الطفل) or "who", or stands in the clause of أنه without another verb
(أنه ضغط المكابح).
"""

from collections.abc import Sequence

from reader.arabic.morphology.clauses import THAT, ReadWord
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered

_PAST, _HE = "past", "3MS"
# What a verb follows always, or hardly anything else.
_BEFORE_VERB = frozenset(
    {"حين", "حينما", "عندما", "بعدما", "لما", "كلما", "ريثما", "الذي", "لطالما", "سرعان"}
)
_ASKING = frozenset({"ماذا", "كيف", "لماذا", "أين", "متى", "هكذا"})
_THEN, _WHO = "ثم", "relative-man"
_THAT_HE = frozenset({"أنه", "بأنه", "لأنه", "وأنه", "وبأنه", "ولأنه"})
_NOUN = "noun"
_PARTS = frozenset({_NOUN, "adjective"})


class AskedVerbs:
    """The choice of the verb where a noun was read."""

    def __init__(self, choice: ReadingChoice) -> None:
        self._choice = choice

    @staticmethod
    def may_turn(word: ReadWord) -> bool:
        """Tell whether a word is a noun with nothing attached, which may be spelled as a verb."""
        if word.name or word.reading.pos not in _PARTS or not word.kind:
            return False
        return not (word.reading.prefix.form or word.reading.suffix.form)

    def instead(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return the noun at `place` read as a past of "he", if the words around ask for it."""
        if (place and _is_asked(sentence, place)) or _stands_for_verb(sentence, place):
            return self.past_of_he(sentence[place].word)
        return None

    @remembered(20_000)
    def past_of_he(self, word: str) -> Reading | None:
        """Return the commonest past of "he", without anything attached, that a word may be."""
        found = [
            one
            for one in self._choice.morphology.readings(word)
            if one.tense == _PAST and one.person == _HE and not one.passive and one.exact
            if not one.prefix.clitics and not one.suffix.pronoun
        ]
        best = max(found, key=self._choice.commonness, default=None)
        return self._choice.shown(best, word) if best else None


def _is_asked(sentence: Sequence[ReadWord], place: int) -> bool:
    before = sentence[place - 1]
    if before.word.removeprefix("و") in _BEFORE_VERB:
        return True
    if before.word.removeprefix("و") in _ASKING:
        return place + 1 < len(sentence) and sentence[place + 1].is_definite
    if not _is_of_fifth_measure(sentence[place].reading):
        return False
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    if before.stands_for_subject:
        return after is None or not after.is_adjective
    rest = after is None or not after.is_nominal or bool(after.preposition)
    return rest and before.is_nominal and before.reading.prefix.definite and not before.name


def _stands_for_verb(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a noun stands where a verb with its object does."""
    if sentence[place].reading.pos != _NOUN or place + 1 >= len(sentence):
        return False
    before = sentence[place - 1] if place else None
    if before is not None and before.kind == _WHO:
        return True
    after = sentence[place + 1]
    if not after.is_nominal or after.preposition or after.reading.prefix.conjunction:
        return False
    written = strip_marks(before.word) if before is not None else ""
    if written == _THEN:
        return True
    if not after.is_definite or after.name:
        return False
    if before is None:
        return after.reading.suffix.pronoun == _HE and _goes_on_with_verb(sentence, place + 2)
    return written in _THAT_HE or _ends_subject(sentence, place - 1)


def _goes_on_with_verb(sentence: Sequence[ReadWord], start: int) -> bool:
    near = sentence[start : start + 4]
    return any(one.is_verb and one.reading.prefix.conjunction == "wa" for one in near)


def _ends_subject(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether the word is "his …" right after "that": إن جده فتح الدكان."""
    word = sentence[place]
    owned = word.reading.pos == _NOUN and bool(word.reading.suffix.pronoun) and not word.preposition
    return owned and place > 0 and sentence[place - 1].kind in THAT and word.reading.number == "singular"


def _is_of_fifth_measure(reading: Reading) -> bool:
    """Tell whether a noun is of the fifth or sixth measure, whose past is spelled alike: تحطم, تراجع."""
    form = reading.stem.form
    fifth = len(form) == len("taEal~um") and form.startswith("ta") and form[5:7] == "~u"
    sixth = len(form) == len("tarAjuE") and form.startswith("ta") and form[3:4] == "A" and form[5:6] == "u"
    return fifth or sixth
