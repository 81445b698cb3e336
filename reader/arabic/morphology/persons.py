"""First, second or third person, where the letters are the same: كتبت (I, she), سمعنا (we; he … us).

In what somebody says the first person is likelier than a "she" of whom nothing was said.
"""

from collections.abc import Callable, Sequence

from reader.arabic.morphology.clauses import ReadWord, following, is_time, may_be_subject_of, subject_before
from reader.arabic.morphology.reading import Reading

Acts = Callable[[ReadWord], bool]
_FIRST = frozenset({"1S", "1P"})
_BEFORE_PRESENT = frozenset({"la", "lan", "lam", "sawfa"})  # no past stands behind them: لا اريد
_SECOND = "2"
_DONE = "done"  # no person, but the past passive that is written like "I": فأغلق


class Persons:
    """The choice of a verb's person among readings that are spelled alike."""

    def __init__(self, acts: Acts, times: frozenset[str], happening: frozenset[str]) -> None:
        """`acts` tells whether a word is somebody who does things; `times` are English words of times.

        `happening` are English verbs without an object.
        """
        self._acts, self._times, self._happening = acts, times, happening

    def person(self, sentence: Sequence[ReadWord], place: int) -> str:
        """Return the person that the verb at `place` has rather than the one it is read with, or nothing.

        Persons are as in the lexicon: "1S", "1P", "3MS"; "2" is any second person, "done" a past passive.
        """
        verb = sentence[place].reading
        if verb.tense == "past":
            return self._of_past(sentence, place)
        if verb.tense == "imperfect" and verb.person == "1S" and not self._of_oneself(sentence, place):
            return "" if place and sentence[place - 1].kind in _BEFORE_PRESENT else _DONE
        if verb.tense == "imperfect" and verb.person == "3FS":
            if _does_to_yourself(sentence, place):
                return _SECOND
            return _SECOND if self._is_spoken_to(sentence, place) else ""
        return ""

    def _of_past(self, sentence: Sequence[ReadWord], place: int) -> str:
        verb = sentence[place].reading
        marked = _MARKED.get(sentence[place].word[-1:]) if verb.person in _WRITTEN_T else None
        if marked is not None and "ت" in sentence[place].word[-3:]:
            return marked if not verb.person.startswith(marked) else ""
        if verb.person[:1] == _SECOND and not (sentence[place].spoken or _follows_you(sentence, place)):
            return "3FS"  # only what somebody says speaks to people
        if verb.person in ("3FS", "1S"):
            if _follows_you(sentence, place) or _goes_on_with_you(sentence, place):
                return _SECOND
            if verb.passive and self.has_done(sentence, place):
                return "1S"
            person = "1S" if self._speaks(sentence, place) else "3FS"
            return person if person != verb.person else ""
        if verb.person == "3MS" and verb.suffix.pronoun == "1P":
            return "" if self._has_agent(sentence, place) else "1P"
        if verb.person == "1P":
            return "3MS" if self._has_agent(sentence, place) else ""
        return ""

    def has_done(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether the verb at `place` has a word after it whose ending shows an object: رأيت رضيعا."""
        after = sentence[place + 1] if place + 1 < len(sentence) else None
        if after is None or not after.is_nominal or after.preposition or is_time(after, self._times):
            return False
        suffix = after.reading.suffix
        return after.is_accusative or (suffix.number == "dual" and "ay" in suffix.form)

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
        if not (sentence[place].spoken or _tells_of_oneself(sentence, place)):
            return False
        verb = sentence[place].reading
        if before is not None and may_be_subject_of("3FS", before.reading):
            return False
        after = following(sentence, place, self._times).phrases
        if not after or not _may_be_she(after[0]):
            return True
        intransitive = "intr" in verb.stem.category or verb.stem.glosses[0] in self._happening
        return not (
            intransitive or verb.suffix.pronoun or verb.passive or self._acts(after[0]) or len(after) > 1
        )

    @staticmethod
    def _of_oneself(sentence: Sequence[ReadWord], place: int) -> bool:
        return sentence[place].spoken or _tells_of_oneself(sentence, place)

    def _has_agent(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """زارنا الوزير: "the minister visited us"; also where he stands before it."""
        before = subject_before(sentence, place)
        if before is not None and not before.stands_for_subject and before.is_definite:
            doer = self._acts(before) or (sentence[place - 1] is before and before.reading.pos != "noun")
            if doer and may_be_subject_of("3MS", before.reading):
                return True
        if place + 1 >= len(sentence):
            return False
        after = sentence[place + 1]
        return not (after.preposition or after.is_accusative) and self._acts(after)

    def _is_forbidden(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether a sentence begins with "do not" and an object: لا تترك طفلا."""
        if not place or sentence[place - 1].word != "لا" or not self.has_done(sentence, place):
            return False
        return not any(one.is_nominal for one in sentence[: place - 1])

    def _is_spoken_to(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether a verb in t- is of the second person: "you" is near, and no subject of its own."""
        if self._is_forbidden(sentence, place):
            return True
        near = sentence[max(0, place - _NEAR) : place + _NEAR + 1]
        told = any(one.reading.tense == "imperative" for one in near)
        asked = told or sentence[place].spoken or (place > 0 and sentence[place - 1].word in _ASKING)
        if not asked or not any((one.spoken or asked) and _is_second(one.reading) for one in near):
            return False
        verb, before = sentence[place].reading, subject_before(sentence, place)
        heads = [before] if before else list(following(sentence, place, self._times).phrases[:1])
        return not any(may_be_subject_of(verb.person, one.reading) for one in heads)


_NEAR = 6
_OR_IF = frozenset({"أو", "وإذا", "إذا", "إن"})
_MARKED = {"\u064f": "1S", "\u064e": "2MS", "\u0650": "2FS", "\u0652": "3FS"}
_WRITTEN_T = frozenset({"1S", "2MS", "2FS", "3FS"})
_I_WRITTEN, _DOUBLED = "\u062a\u064f", "\u0651"
_ASKING = frozenset({"كيف", "لماذا", "متى", "هل", "ماذا", "لا", "أين", "إذا", "حين", "عندما"})
_BODIES = frozenset({"ORG", "LOC"})


def _says_i(word: str) -> bool:
    """Tell whether the vowel of "I" is written: جلستُ."""
    return word.rstrip(_DOUBLED).endswith(_I_WRITTEN)


def _may_be_she(word: ReadWord) -> bool:
    """Tell whether a word may be the subject of "she": what bears a name of a body or a country is."""
    return word.name in _BODIES or may_be_subject_of("3FS", word.reading)


def _follows_you(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "you", or a particle with it, stands right before: لأنك فعلت."""
    before = sentence[place - 1] if place else None
    return before is not None and before.stands_for_subject and _is_second(before.reading)


def _does_to_yourself(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "your …" is the object right behind a verb without a subject: كيف تقي نفسك."""
    if place + 1 >= len(sentence) or subject_before(sentence, place) is not None:
        return False
    after = sentence[place + 1]
    return after.is_nominal and not (after.name or after.preposition) and _is_second(after.reading)


def _goes_on_with_you(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "or" joins a verb to what is said of yours: إذا ارتفعت حرارتك أو لاحظت دما."""
    if place < 2 or sentence[place - 1].word not in _OR_IF or sentence[place].spoken:
        return False
    near = sentence[max(0, place - _NEAR) : place]
    return any(_is_second(one.reading) and one.is_nominal and not one.name for one in near)


def _tells_of_oneself(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether "I", "my" or "me" is near, so that somebody writes of oneself: نشأت في بيتي."""
    near = (*sentence[max(0, place - _NEAR) : place], *sentence[place + 1 : place + _NEAR + 1])
    return _says_i(sentence[place].word) or any(map(_is_of_me, near))


def _is_of_me(word: ReadWord) -> bool:
    reading = word.reading
    mine = reading.suffix.pronoun == "1S" or (reading.tense == "imperfect" and reading.person == "1S")
    return mine and not word.name


def first_person(reading: Reading) -> str:
    """Return "1S" or "1P" where a pronoun, or a particle with one attached, is of the first person."""
    pronouns = [reading.suffix.pronoun] + [tag.rsplit("_", 1)[-1] for _, tag in reading.stem.morphemes]
    return next((one for one in pronouns if one in _FIRST), "")


def _is_second(reading: Reading) -> bool:
    if reading.tense == "imperative":
        return True
    pronouns = [reading.suffix.pronoun] + [
        tag.rsplit("_", 1)[-1] for _, tag in reading.stem.morphemes if "PRON" in tag
    ]
    return any(one[:1] == _SECOND for one in pronouns)
