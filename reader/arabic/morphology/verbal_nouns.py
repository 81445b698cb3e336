"""A verbal noun that is spelled as a verb, where the words around ask for the noun.

فتح is "he opened" and "opening". It is the noun behind what an action completes (احتمال تعطل الإمدادات), and
where it goes on with verbal nouns: طالبت برفع الأجور وفتح الحوار. A possessor without preposition follows.
"""

import re
from collections.abc import Sequence

from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.clauses import ReadWord, following
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered, remembered_function
from reader.arabic.resources import Resources

_ALIKE = 4  # letters by which an action and its verb are told to be one in English
_OR = frozenset({"أو", "أم"})
_HE, _PAST = "3MS", "past"
_MEASURES = re.compile("ta.o.iy.?|<i.o.A.|<i.A.|{i.+A.|ta.a.~u.|ta.A.u.|mu.A.a.")
_WANTING_ACTION_WRITTEN = (
    "احتمال خطر سبب نتيجة جراء خشية خوف عملية إمكانية ضرورة قرار نية محاولة مرحلة موعد عدم إعادة سرعة "
    "كيفية مخاطر مخافة فرصة حالة جريمة تهمة طلب اتفاق إجراء خطة مشروع فكرة سياسة تكلفة تاريخ لحظة بدء "
    "استمرار مواصلة منع تجنب وقف رفض تأجيل تقرير إلغاء"
)
_WANTING_ACTION = frozenset(fold(one) for one in _WANTING_ACTION_WRITTEN.split(" "))


class VerbalNouns:
    """The choice of the noun where a verb was read."""

    def __init__(self, resources: Resources, choice: ReadingChoice) -> None:
        words = resources.english_words
        self._choice, self._times = choice, frozenset(words("time"))
        self._completed = frozenset(words("transitive")) | frozenset(words("completed"))

    def instead(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return the verb at `place` read as a noun, if the words around ask for it."""
        word = sentence[place]
        if place + 1 >= len(sentence) or word.reading.suffix.pronoun or word.reading.person[:1] != "3":
            return None
        after = sentence[place + 1]
        if not after.is_nominal or after.preposition or after.reading.prefix.conjunction:
            return None
        noun = self._noun_of(word.word, word.reading)
        if noun is None:
            return None
        before = sentence[place - 1] if place else None
        if before is not None and before.word in _OR:
            asked = self._goes_on(sentence, place, before.word)
        elif word.reading.prefix.conjunction == "wa":
            asked = self._goes_on(sentence, place, "")
        else:
            asked = before is not None and not before.is_definite and wants_action(before.reading)
        return noun if asked else None

    def _goes_on(self, sentence: Sequence[ReadWord], place: int, joined: str) -> bool:
        """Tell whether the word is one more of several verbal nouns."""
        verb = sentence[place].reading
        sense = verb.stem.glosses[0].removeprefix("be ").partition(" ")[0]
        if verb.tense != _PAST or verb.person != _HE or not (verb.passive or sense in self._completed):
            return False
        phrases = following(sentence, place, self._times).phrases
        if len(phrases) != 1 or phrases[0].name == "PER" or phrases[0].reading.suffix.pronoun == _HE:
            return False
        action = False
        for word in reversed(sentence[: place - bool(joined)]):
            if word.is_verb:
                return action and (word.reading.person, word.reading.tense) != (_HE, _PAST)
            if word.kind == "start":
                break
            action = action or self._is_action(word)
        return action

    def _is_action(self, word: ReadWord) -> bool:
        if word.name or word.is_accusative or word.reading.pos != "noun":
            return False
        return self._is_verbal_noun(word.reading)

    @remembered(20_000)
    def _is_verbal_noun(self, reading: Reading) -> bool:
        """Tell whether a noun is one of a verb: by its measure, or because the verb is spelled alike."""
        form = reading.stem.form
        if reading.plural_stem:
            return False
        if _MEASURES.fullmatch(form):
            return True
        alike = self._choice.morphology.readings(to_arabic(unvocalised(form)))
        return any(one.tense == _PAST and one.stem.root == reading.stem.root for one in alike)

    @remembered(20_000)
    def _noun_of(self, word: str, verb: Reading) -> Reading | None:
        """Return the reading of a word as the verbal noun of the root of a verb, if it may be that."""
        for one in self._choice.morphology.readings(word):
            if (
                one.pos == "noun"
                and one.known
                and one.exact
                and one.stem.root == verb.stem.root
                and _mean_one_action(one, verb)
                and not (one.plural_stem or one.suffix.form or one.prefix.preposition or one.prefix.definite)
                and one.prefix.conjunction == verb.prefix.conjunction
                and (verb.tense == _PAST) == (unvocalised(one.stem.form) == unvocalised(verb.stem.form))
            ):
                return self._choice.shown(one, word)
        return None


def _mean_one_action(noun: Reading, verb: Reading) -> bool:
    """Tell whether the English of a noun begins as that of the verb: opening, open."""
    begun = {sense[:_ALIKE] for sense in noun.senses}
    return any(sense.removeprefix("be ")[:_ALIKE] in begun for sense in verb.senses)


@remembered_function(20_000)
def wants_action(reading: Reading) -> bool:
    """Tell whether a noun without article is one that an action completes: احتمال, قرار."""
    return reading.pos == "noun" and fold(strip_marks(reading.lemma)) in _WANTING_ACTION
