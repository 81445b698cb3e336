"""Whether the subject of a verb is a thing or a body, for which English says "it"."""

from collections.abc import Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.clauses import THAT, ReadWord, following, subject_before
from reader.arabic.morphology.reading import Reading
from reader.arabic.resources import Resources

_WHO = "relative-man"
_NAMED_THINGS = frozenset({"ORG", "LOC", "MISC"})


class VerbSubjects:
    """Tells people from everything else among the nouns that a verb has beside it."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        words = resources.english_words
        self._forms, self._times = forms, frozenset(words("time"))
        self._bodies, self._things = frozenset(words("body")), frozenset(words("thing"))
        self._people = frozenset(words("agent")) | frozenset(words("handled"))
        self._endings = words("person-ending")
        self._with_object = frozenset(words("transitive")) | frozenset(words("clausal"))

    def is_thing(self, sentence: Sequence[ReadWord], place: int, verb: Reading) -> bool:
        """Tell whether the verb at `place`, read as `verb`, has a subject beside it that is no person.

        The only phrase after a verb that takes an object may be its object; then nothing is told.
        """
        if verb.passive and place + 1 < len(sentence) and sentence[place + 1].kind in THAT:
            return True  # يُعتقد أن
        if place and sentence[place - 1].kind == _WHO:
            return False
        before = subject_before(sentence, place)
        phrases = following(sentence, place, self._times).phrases
        if before is not None and not (phrases and verb.suffix.pronoun):
            return self._is_no_person(before)
        if not phrases or phrases[0].is_accusative or phrases[0].reading.suffix.pronoun:
            return False
        if self._goes_on(sentence, place, verb):
            return False
        alone = verb.passive or "intr" in verb.stem.category or not self._takes_object(verb)
        return (alone or len(phrases) > 1) and self._is_no_person(phrases[0])

    def _goes_on(self, sentence: Sequence[ReadWord], place: int, verb: Reading) -> bool:
        """Tell whether the verb goes on with what a person did before it: خاط الثوب وقص القماش."""
        if verb.passive or not verb.prefix.conjunction or "intr" in verb.stem.category:
            return False
        at = next((at for at in range(place - 1, -1, -1) if sentence[at].is_verb), -1)
        if at < 0:
            return False
        before = sentence[at].reading
        if before.of_thing or before.passive or (before.person, before.tense) != (verb.person, verb.tense):
            return False
        head = (*following(sentence, at, self._times).phrases[:1], subject_before(sentence, at))
        return bool(before.prefix.conjunction) or any(one and not self._is_no_person(one) for one in head)

    def _takes_object(self, verb: Reading) -> bool:
        return verb.stem.glosses[0].partition(" ")[0] in self._with_object if verb.stem.glosses else True

    def _is_no_person(self, noun: ReadWord) -> bool:
        if noun.name:
            return noun.name in _NAMED_THINGS
        reading = noun.reading
        if noun.stands_for_subject or reading.pos != "noun" or not reading.known or not reading.stem.glosses:
            return False
        base = self._forms.singular(reading.stem.glosses[0]).rpartition(" ")[2].lower()
        if base in self._bodies or base in self._things:
            return True
        return base not in self._people and not base.endswith(self._endings)
