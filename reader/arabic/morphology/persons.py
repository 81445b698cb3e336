"""First, second or third person, where the letters are the same: كتبت (I, she), سمعنا (we; he … us).

In what somebody says the first person is likelier than a "she" of whom nothing was said.
"""

from collections.abc import Callable, Sequence

from reader.arabic.morphology.clauses import ReadWord, following, may_be_subject_of, subject_before
from reader.arabic.morphology.reading import Reading

Acts = Callable[[ReadWord], bool]
_FIRST = frozenset({"1S", "1P"})
_BEFORE_PRESENT = frozenset({"la", "lan", "lam", "sawfa"})  # no past stands behind them: لا اريد
_SECOND = "2"
_THEN = frozenset({"ثم"})
_DONE = "done"  # no person, but the past passive that is written like "I": فأغلق


class Persons:
    """The choice of a verb's person among readings that are spelled alike."""

    def __init__(self, acts: Acts, times: frozenset[str]) -> None:
        """`acts` tells whether a word is somebody who does things; `times` are English words of times."""
        self._acts, self._times = acts, times

    def person(self, sentence: Sequence[ReadWord], place: int) -> str:
        """Return the person that the verb at `place` has rather than the one it is read with, or nothing.

        Persons are as in the lexicon: "1S", "1P", "3MS"; "2" is any second person, "done" a past passive.
        """
        verb = sentence[place].reading
        if verb.tense == "past":
            return self._of_past(sentence, place)
        if verb.tense == "imperfect" and verb.person == "1S" and not self._of_oneself(sentence, place):
            return "" if place and sentence[place - 1].kind in _BEFORE_PRESENT else _DONE
        if verb.tense == "imperfect" and verb.person == "3FS" and sentence[place].spoken:
            return _SECOND if self._is_spoken_to(sentence, place) else ""
        return ""

    def _of_past(self, sentence: Sequence[ReadWord], place: int) -> str:
        verb = sentence[place].reading
        if verb.person[:1] == _SECOND and not (sentence[place].spoken or _follows_you(sentence, place)):
            return "3FS"  # only what somebody says speaks to people
        if verb.person in ("3FS", "1S"):
            if _follows_you(sentence, place):
                return _SECOND
            person = "1S" if self._speaks(sentence, place) else "3FS"
            return person if person != verb.person else ""
        if verb.person == "3MS" and verb.suffix.pronoun == "1P":
            return "" if self._has_agent_after(sentence, place) else "1P"
        if verb.person == "1P":
            return "3MS" if self._has_agent_after(sentence, place) else ""
        return ""

    def speaks_here(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether a noun with "our" follows a "we" at once, so that it is a verb: لأننا خفنا."""
        word = sentence[place]
        if not place or word.reading.suffix.pronoun != "1P" or word.reading.prefix.clitics or word.name:
            return False
        before = sentence[place - 1]
        return before.stands_for_subject and first_person(before.reading) == "1P"

    def _speaks(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether a past verb in -t is of the first person."""
        before = subject_before(sentence, place)
        if before is not None and before.stands_for_subject:
            return first_person(before.reading) == "1S"
        mine = _tells_of_oneself(sentence, place)
        if not (sentence[place].spoken or mine):
            return False
        verb = sentence[place].reading
        if before is not None and may_be_subject_of("3FS", before.reading):
            return False
        if before is None and not mine and _goes_on_with_her(sentence, place):
            return False
        after = following(sentence, place, self._times).phrases
        if not mine and any(one.reading.suffix.pronoun == "3FS" for one in after[:1]):
            return False  # ختمت حديثها
        if not after or not _may_be_she(after[0]):
            return True
        intransitive = "intr" in verb.stem.category
        return not (
            intransitive or verb.suffix.pronoun or verb.passive or self._acts(after[0]) or len(after) > 1
        )

    @staticmethod
    def _of_oneself(sentence: Sequence[ReadWord], place: int) -> bool:
        return sentence[place].spoken or _tells_of_oneself(sentence, place)

    def _has_agent_after(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """زارنا الوزير: "the minister visited us"."""
        if place + 1 >= len(sentence):
            return False
        after = sentence[place + 1]
        return after.is_definite and not after.preposition and self._acts(after)

    def _is_spoken_to(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether a verb in t- is of the second person: "you" is near, and no subject of its own."""
        near = sentence[max(0, place - _NEAR) : place + _NEAR + 1]
        if not any(one.spoken and _is_second(one.reading) for one in near):
            return False
        verb, before = sentence[place].reading, subject_before(sentence, place)
        heads = [before] if before else list(following(sentence, place, self._times).phrases[:1])
        return not any(may_be_subject_of(verb.person, one.reading) for one in heads)


_NEAR = 6
_BODIES = frozenset({"ORG", "LOC"})


def _may_be_she(word: ReadWord) -> bool:
    """Tell whether a word may be the subject of "she": what bears a name of a body or a country is."""
    return word.name in _BODIES or may_be_subject_of("3FS", word.reading)


def _goes_on_with_her(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a verb goes on with what "she" did just before: مرت جارتنا ثم وضعت."""
    joined = sentence[place].reading.prefix.conjunction or (place and sentence[place - 1].word in _THEN)
    last = next((one.reading for one in reversed(sentence[:place]) if one.is_verb), None)
    return bool(joined) and last is not None and (last.person, last.tense) == ("3FS", "past")


def _follows_you(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "you", or a particle with it, stands right before: لأنك فعلت."""
    before = sentence[place - 1] if place else None
    return before is not None and before.stands_for_subject and _is_second(before.reading)


def _tells_of_oneself(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "my" or "me" stands near, so that somebody writes of oneself: نشأت في بيتي."""
    near = sentence[max(0, place - _NEAR) : place + _NEAR + 1]
    return any(one.reading.suffix.pronoun == "1S" and not one.name for one in near)


def first_person(reading: Reading) -> str:
    """Return "1S" or "1P" where a pronoun, or a particle with one attached, is of the first person."""
    pronouns = [reading.suffix.pronoun] + [tag.rsplit("_", 1)[-1] for _, tag in reading.stem.morphemes]
    return next((one for one in pronouns if one in _FIRST), "")


def _is_second(reading: Reading) -> bool:
    pronouns = [reading.suffix.pronoun] + [
        tag.rsplit("_", 1)[-1] for _, tag in reading.stem.morphemes if "PRON" in tag
    ]
    return any(one[:1] == _SECOND for one in pronouns)
