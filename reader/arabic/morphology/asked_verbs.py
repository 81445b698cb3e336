"""A past of "he" that is spelled as a noun, where the words around ask for the verb: حين مال السائق."""

from collections.abc import Sequence

from reader.arabic.morphology.clauses import ReadWord
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.remembering import remembered

_PAST, _HE = "past", "3MS"
# What a verb follows always, or hardly anything else.
_BEFORE_VERB = frozenset(
    {"حين", "حينما", "عندما", "بعدما", "لما", "كلما", "ريثما", "الذي", "لطالما", "سرعان"}
)
_ASKING = frozenset({"ماذا", "كيف", "لماذا", "أين", "متى", "هكذا"})
_THEN = "ثم"


class AskedVerbs:
    """The choice of the verb where a noun was read."""

    def __init__(self, choice: ReadingChoice) -> None:
        self._choice = choice

    def instead(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return the noun at `place` read as a past of "he", if the words around ask for it."""
        if not place or not _is_bare_noun(sentence[place]) or not _is_asked(sentence, place):
            return None
        return self._verb(sentence[place].word)

    @remembered(20_000)
    def _verb(self, word: str) -> Reading | None:
        found = [
            one
            for one in self._choice.morphology.readings(word)
            if one.tense == _PAST and one.person == _HE and not one.passive and one.exact
            if not one.prefix.clitics and not one.suffix.pronoun
        ]
        best = max(found, key=self._choice.commonness, default=None)
        return self._choice.shown(best, word) if best else None


def _is_bare_noun(word: ReadWord) -> bool:
    reading = word.reading
    if word.name or reading.pos not in ("noun", "adjective"):
        return False
    return not (reading.prefix.form or reading.suffix.form)


def _is_asked(sentence: Sequence[ReadWord], place: int) -> bool:
    before = sentence[place - 1]
    if before.word.removeprefix("و") in _BEFORE_VERB:
        return True
    if before.word.removeprefix("و") in _ASKING:
        return place + 1 < len(sentence) and sentence[place + 1].is_definite
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    if before.word == _THEN:
        told = any(one.is_verb for one in sentence[: place - 1])
        return told and after is not None and after.is_definite and not after.is_adjective
    if not _is_of_fifth_measure(sentence[place].reading):
        return False
    if before.stands_for_subject:
        return after is None or not after.is_adjective
    rest = after is None or not after.is_nominal or bool(after.preposition)
    return rest and before.is_nominal and before.reading.prefix.definite and not before.name


def _is_of_fifth_measure(reading: Reading) -> bool:
    """Tell whether a noun is of the fifth or sixth measure, whose past is spelled alike: تحطم, تراجع."""
    form = reading.stem.form
    fifth = len(form) == len("taEal~um") and form.startswith("ta") and form[5:7] == "~u"
    sixth = len(form) == len("tarAjuE") and form.startswith("ta") and form[3:4] == "A" and form[5:6] == "u"
    return fifth or sixth
