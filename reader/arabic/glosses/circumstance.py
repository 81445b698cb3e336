"""Participles in the accusative that go on with what a verb would: معترفا بأنه أخطأ is "admitting that …".

They tell what somebody does meanwhile, and the lexicon words many of them as persons or qualities only.
"""

from collections.abc import Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.affixes import CONJUNCTION
from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.remembering import remembered

_THAT = frozenset({">an~a", ">an~", "<in~a", "<in~", ">an", "bi>an~a", "bi>an~", "bi>an"})
_ACCUSATIVE, _LED, _IN_A = "AF", "m", "ا"
_SHORTEST = 4
_PROGRESSIVE = "ing"


class Circumstance:
    """Words such a participle with the verb that its letters are of."""

    def __init__(self, morphology: Morphology, forms: EnglishForms) -> None:
        self._morphology, self._forms = morphology, forms

    def gloss(self, chosen: Sequence[Reading], place: int) -> str:
        """Return "admitting" where a clause with "that" follows, for a quality also where its object does."""
        reading = chosen[place]
        after = chosen[place + 1] if place + 1 < len(chosen) else None
        if after is None or not may_be_circumstance(reading):
            return ""
        if after.stem.form not in _THAT and not (reading.pos == "adjective" and _is_object(after)):
            return ""
        action = self._action(reading)
        lead = CONJUNCTION.get(reading.prefix.conjunction, "")
        return f"{lead} {action}" if action and lead else action

    @remembered(20_000)
    def _action(self, participle: Reading) -> str:
        """Return what the verb of a participle says, going on, or nothing where no verb is found."""
        letters = to_arabic(unvocalised(participle.stem.form))
        for written in _verbs(letters):
            for one in self._morphology.readings(written):
                told = one.known and one.tense == "past" and one.person == "3MS" and not one.passive
                if told and one.exact and not one.prefix.form and one.stem.root == participle.stem.root:
                    return self._forms.gerund(one.stem.glosses[0])
        return ""


def may_be_circumstance(reading: Reading) -> bool:
    """Tell whether a word has the measure and the ending of such a participle, but no "-ing" yet."""
    stem = reading.stem
    if reading.suffix.form != _ACCUSATIVE or stem.pos not in ("adjective", "noun") or not stem.glosses:
        return False
    letters = unvocalised(stem.form)
    measured = len(letters) >= _SHORTEST and (letters[0] == _LED or letters[1] == "A")
    return measured and not stem.glosses[0].partition(" ")[0].endswith(_PROGRESSIVE)


def _verbs(letters: str) -> tuple[str, ...]:
    if letters[1] == _IN_A and len(letters) == _SHORTEST:
        return (letters[0] + letters[2:],)
    rest = letters[1:]
    return rest, "ا" + rest, "أ" + rest


def _is_object(word: Reading) -> bool:
    if word.pos != "noun" or word.prefix.preposition or word.prefix.conjunction:
        return False
    return word.prefix.definite or bool(word.suffix.pronoun)
