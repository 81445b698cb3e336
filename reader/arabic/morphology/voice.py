"""Passive or active, where the letters are the same, by what stands around the verb.

A verb that wants an object and has none is passive where its subject is a thing, or somebody to whom it is
done ("the wounded"); two phrases after it, or one after its subject, are subject and object.
"""

from collections.abc import Callable, Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.buckwalter import from_arabic, unvocalised
from reader.arabic.morphology.clauses import (
    THAT,
    Following,
    ReadWord,
    following,
    may_be_subject_of,
    subject_before,
)
from reader.arabic.morphology.reading import Reading
from reader.arabic.resources import Resources

_PERSON = "PER"
_THINGS = frozenset({"noun", "number"})
_THEY = frozenset({"3MP", "3FP", "3MD", "3FD"})
_MANY, _HE = "3MP", "3MS"
_NOMINATIVE = "_NOM"
# Verbs that are active before a preposition: أغلق المؤشر على ارتفاع, حالت الإجراءات دون, قبضت المباحث على.
_ACTIVE_BEFORE = {
    "close": ("على",),
    "prevent": ("دون",),
    "arrest": ("على",),
    "overthrow": ("ب",),
    "control": ("على",),
    "affect": ("في", "على"),
    "bring": ("بين",),
    "gather": ("بين",),
}
_AS_FOR = "أما"  # أما موسكو فرفضت
_WAS = "kAn_1"
_HARDLY_PASSIVE = frozenset({"visit", "see"})  # زارت الدار
_BIRTH = "give birth"  # what no "he" does
_WHAT = frozenset({"ma", "relative-mA"})
_ACTING = frozenset({_PERSON, "ORG"})


class Voice:
    """The choice between the active and the passive reading of a verb."""

    def __init__(
        self, resources: Resources, forms: EnglishForms, is_mostly_passive: Callable[[Reading], bool]
    ) -> None:
        """`is_mostly_passive` tells of a verb whether it is much oftener passive than active."""
        self._forms, self._is_mostly_passive = forms, is_mostly_passive
        words = resources.english_words
        self._transitive, self._naming = frozenset(words("transitive")), frozenset(words("naming"))
        self._handling, self._clausal = frozenset(words("handling")), frozenset(words("clausal"))
        self._agents, self._handled = frozenset(words("agent")), frozenset(words("handled"))
        self._done_with, self._electing = frozenset(words("done-with")), frozenset(words("electing"))
        self._expecting = frozenset(words("expecting"))
        self._telling = frozenset(words("telling"))
        self._about, self.times = frozenset(words("about")), frozenset(words("time"))
        rows = resources.rows("impersonal_passives.tsv")
        self._impersonal = {(unvocalised(from_arabic(verb)), preposition) for verb, preposition in rows}

    def is_passive(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether the verb at `place`, which is read as active, is passive there."""
        verb = sentence[place].reading
        if verb.person[:1] != "3" or verb.suffix.pronoun or verb.prefix.purpose:
            return False
        after = following(sentence, place, self.times)
        before = subject_before(sentence, place)
        if self._is_impersonal(verb, after):
            return before is None or not self.acts(before)
        sense, _, rest = verb.stem.glosses[0].partition(" ")
        if self._has_subject(sentence, place, before, after):
            return False
        if _is_born(verb) or self._is_expected(sentence, place, sense, before, after):
            return True
        if sense in self._naming:
            return self._is_named(before, after)
        if self._is_mostly_passive(verb) and not after.clause and len(after.phrases) < 2:
            return not any(self.acts(one) for one in (*after.phrases, before) if one and not one.name)
        if rest or not self._wants_object(verb, sense) or self._is_clausal(sense, after):
            return False
        return self._lacks_object(sentence, place, before, after, sense)

    @staticmethod
    def _has_subject(
        sentence: Sequence[ReadWord], place: int, before: ReadWord | None, after: Following
    ) -> bool:
        """Tell whether "who" or "what" does it to what follows: من يضغط الزر, ما الذي أصاب الغصن.

        So it is before some prepositions: حالت الإجراءات دون.
        """
        sense = sentence[place].reading.stem.glosses[0].partition(" ")[0]
        if not {after.preposition, after.later}.isdisjoint(_ACTIVE_BEFORE.get(sense, ())):
            return True
        if not place or before is not None or not after.phrases or after.preposition:
            return False
        first, second = sentence[place - 1], sentence[place - 2] if place > 1 else None
        if first.kind == "relative":
            return second is None or second.kind in _WHAT
        return first.kind == "relative-man" and not first.preposition

    def _lacks_object(
        self,
        sentence: Sequence[ReadWord],
        place: int,
        before: ReadWord | None,
        after: Following,
        sense: str,
    ) -> bool:
        if after.phrases:
            if before is None and self._has_helped(sentence, place, after):
                return False
            if _tells_who(sentence[place].reading) or _goes_on(sentence, place, self.times):
                return False
            return before is None and self._is_done_to(sentence, place, after, sense)
        bound = after.preposition == "ب" and sense not in self._handling
        if after.clause or (bound and (before is None or sense not in self._done_with)):
            return False
        return sense in self._handling if before is None else self._undergoes(before, sense)

    def _has_helped(self, sentence: Sequence[ReadWord], place: int, after: Following) -> bool:
        """Tell whether كان with its subject in it stands right before one with an object: كانت تحمل حقيبة."""
        if not place or sentence[place].reading.tense != "imperfect":
            return False
        first, helping = after.phrases[0], sentence[place - 1].reading
        return helping.stem.lemma == _WAS and not first.is_definite and self._is_thing(first)

    def _wants_object(self, verb: Reading, sense: str) -> bool:
        """Tell whether the verb is one that wants an object; "they" mostly do things: الذين رددوا أغانيها."""
        if verb.person == _MANY and (sense not in self._handling or sense == "take"):
            return False
        return sense in self._transitive and sense not in _HARDLY_PASSIVE

    def _is_clausal(self, sense: str, after: Following) -> bool:
        """Tell whether the verb has what is told or shown as its object: a clause, or "of" something."""
        about = sense in self._about and "عن" in (after.preposition, after.later)
        return about or (after.clause and sense in self._clausal)

    def _is_impersonal(self, verb: Reading, after: Following) -> bool:
        """عُثر على: "was found"."""
        if verb.person != "3MS" or after.phrases or after.clause:
            return False
        return (unvocalised(verb.stem.form), after.preposition) in self._impersonal

    def _is_expected(
        self,
        sentence: Sequence[ReadWord],
        place: int,
        sense: str,
        before: ReadWord | None,
        after: Following,
    ) -> bool:
        """ويتوقع أن: "it is expected that", where nobody was named who would expect it."""
        verb = sentence[place].reading
        if sense not in self._expecting or verb.tense != "imperfect" or verb.person != _HE:
            return False
        told = place + 1 < len(sentence) and sentence[place + 1].kind in THAT
        return told and before is None and not after.phrases and not self._has_agent(sentence, place)

    def _is_named(self, before: ReadWord | None, after: Following) -> bool:
        """يعتبر: "is considered", where it is of a thing, or "one of" follows."""
        if "من" in (after.preposition, after.later) and len(after.phrases) <= (before is None):
            return True
        if before and self._is_thing(before) and len(after.phrases) == 2:
            return not after.clause  # اقتراع يعد الأكثر تنافسا
        heads = [before, *after.phrases] if before else list(after.phrases)
        return not after.clause and 1 <= len(heads) <= 2 and self._is_thing(heads[0])

    def _is_done_to(self, sentence: Sequence[ReadWord], place: int, after: Following, sense: str) -> bool:
        """Tell whether the only phrase after a verb is what it is done to, and nobody before does it."""
        first = after.phrases[0]
        if sense in self._electing and first.is_accusative and not any(map(self.acts, after.phrases[1:])):
            return True  # انتخب نائبا: who is elected is known already
        if len(after.phrases) > 1 or first.is_accusative or first.reading.suffix.pronoun:
            return False
        if sense in self._handling and first.reading.suffix.tags.endswith(_NOMINATIVE) and not first.name:
            return True  # قُتل جنديان
        if after.counted and sense in self._handling:
            return True
        return self._undergoes(first, sense) and not self._has_agent(sentence, place)

    def _has_agent(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether somebody who may be the verb's subject was named before it in the sentence."""
        verb = sentence[place].reading
        if verb.prefix.conjunction == "fa" and any(one.word == _AS_FOR for one in sentence[:place]):
            return True
        return any(
            self.acts(one) and (one.name or may_be_subject_of(verb.person, one.reading))
            for one in sentence[:place]
        )

    def _undergoes(self, noun: ReadWord, sense: str) -> bool:
        if sense in self._handling and (noun.name == _PERSON or self._is_handled(noun)):
            return True
        return self._is_thing(noun)

    def _is_handled(self, noun: ReadWord) -> bool:
        return not noun.name and self._base(noun) in self._handled

    def acts(self, noun: ReadWord) -> bool:
        """Tell whether the word is somebody who does things, or may stand for one."""
        if noun.name or noun.stands_for_subject:
            return noun.name in _ACTING or not noun.name
        return noun.reading.pos == "noun" and self._base(noun) in self._agents

    def _is_thing(self, noun: ReadWord) -> bool:
        if noun.name or noun.stands_for_subject or noun.reading.pos not in _THINGS:
            return False
        base = self._base(noun)
        people = base in self._agents or base in self._handled or base in self._telling
        return noun.reading.known and not people

    def _base(self, noun: ReadWord) -> str:
        glosses = noun.reading.stem.glosses
        return self._forms.singular(glosses[0]).rpartition(" ")[2].lower() if glosses else ""


def _is_born(verb: Reading) -> bool:
    return verb.person == _HE and verb.stem.glosses[0].startswith(_BIRTH)


def _tells_who(verb: Reading) -> bool:
    """Tell whether the verb has its subject in it, so that what follows is its object: ذبحوا الأضاحي."""
    return verb.person in _THEY


def _goes_on(sentence: Sequence[ReadWord], place: int, times: frozenset[str]) -> bool:
    """Tell whether the verb goes on with what somebody did to what is his: أفنى عمره وألف الكتب."""
    verb = sentence[place].reading
    if not verb.prefix.conjunction:
        return False
    at = next((at for at in range(place - 1, -1, -1) if sentence[at].is_verb), -1)
    before = sentence[at].reading
    if at < 0 or before.passive or before.person != verb.person or before.tense != verb.tense:
        return False
    object_of = following(sentence, at, times).phrases
    return (
        not object_of
        or object_of[0].reading.suffix.pronoun == verb.person
        or (len(object_of) > 1 and (verb.tense == "imperfect" or verb.prefix.conjunction == "fa"))
    )
