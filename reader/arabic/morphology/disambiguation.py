"""Choice of each word's reading in its sentence: the likeliest sequence, found with the Viterbi algorithm.

What follows what is modelled in `sequence`, what speaks for a reading by itself in `preferences`; voice and
person of verbs that this leaves open are settled by `construction`.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.clauses import OPENING_MARKS
from reader.arabic.morphology.construction import Constructions, are_one_verb
from reader.arabic.morphology.homographs import Homographs, asked_for
from reader.arabic.morphology.preferences import (
    PreferredSenses,
    i_without_hamza,
    lemma_key,
    likelier_in_speech,
    opening,
    rather_many,
    rather_quality,
    so_it_did,
)
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology, is_homonym, with_homonyms
from reader.arabic.morphology.sequence import Model, clause_part, counted_model
from reader.arabic.morphology.tagging import tags
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_IMPOSSIBLE = float("-inf")
_THAT, _PERSONAL = frozenset({"anna", "inna"}), "personal"
_SCORE = itemgetter(0)  # of a state
_HOPELESS = 14.0  # behind the best so far, as a logarithm
_NO_NAME = 1.5  # against a name where none was found, as a logarithm


class TaggedReading(NamedTuple):
    """A reading with its tags as numbers and the logarithm of what it costs by itself.

    `verb` is the kind of a verb that needs no word before it to be one (see `sequence`), or 0. After it the
    clause has its verb (`tells`); where it `settles`, this no longer hangs on what stood before it.
    """

    reading: Reading
    first: int
    last: int
    weight: float
    verb: int
    settles: bool
    tells: bool


# The score so far, the last tag, whether its clause has a verb; the reading, the place of the state before.
_State = tuple[float, int, bool, TaggedReading | None, int]
_Followed = tuple[int, float, int, bool]  # a state with its place among all


class Disambiguation:
    """The choice of the reading that each word of a sentence has there."""

    def __init__(self, resources: Resources, forms: EnglishForms, morphology: Morphology) -> None:
        self.morphology = morphology
        self._model = counted_model(resources)
        self._preferences = PreferredSenses(resources, forms)
        self._homographs = Homographs(resources)
        self._constructions = Constructions(resources, forms, self)

    def choose(
        self,
        words: Sequence[str],
        names: Sequence[str] = (),
        spoken: Sequence[bool] = (),
        of_oneself: bool = False,
    ) -> list[Reading]:
        """Return the best reading of every word of one sentence. Linear in the number of words.

        `names` has the kind of name that each word belongs to ("PER"), or nothing; `spoken` tells of each
        whether somebody speaks it. Both are empty where nothing is known. `of_oneself` tells that who tells
        the sentence says "I" elsewhere in the text.
        """
        names = names or [""] * len(words)
        spoken = spoken or [False] * len(words)
        chosen = self._likeliest(words, names, spoken)
        self._constructions.settle(words, chosen, names, [True] * len(words) if of_oneself else spoken)
        return chosen

    def _likeliest(self, words: Sequence[str], names: Sequence[str], spoken: Sequence[bool]) -> list[Reading]:
        tables = self._model
        layers: list[list[_State]] = []
        states: list[_State] = [(0.0, tables.start, False, None, -1)]
        for at, (word, name, near) in enumerate(zip(words, names, spoken, strict=True)):
            if name:
                found = self.named_candidates(word)
            elif near or self._homographs.rows(word):
                found = self.candidates(word, near, self._homographs.meant(words, at))
            else:
                found = self._plain_candidates(word)
            found = found if at else _opening(found)
            before = _worth_following(states)
            layer: list[_State] = []
            for candidate in found:
                layer += _reached(candidate, before, tables)
            layers.append(layer)
            states = layer or _after_mark(word, states)
        return self._trace(words, layers, states)

    @remembered(60_000)
    def _plain_candidates(self, word: str) -> tuple[TaggedReading, ...]:
        """Return the candidates for a word that nobody speaks, and of which its neighbours say nothing."""
        return self.candidates(word, False)

    @remembered(40_000)
    def named_candidates(self, word: str) -> tuple[TaggedReading, ...]:
        """Return the candidates that are no verbs, for a word of a name; all if there are no others."""
        found = tuple(
            one._replace(weight=one.weight + _NO_NAME) if _is_name(one.reading) else one
            for one in self.candidates(word, False)
        )
        return tuple(one for one in found if not one.reading.tense) or found

    def is_mostly_passive(self, verb: Reading) -> bool:
        """Tell whether the verb is much oftener passive than active."""
        return self._model.is_mostly_passive(verb.tense, verb.stem.lemma)

    @remembered(60_000)
    def candidates(
        self, word: str, spoken: bool, meant: frozenset[str] = frozenset()
    ) -> tuple[TaggedReading, ...]:
        """Return the readings worth comparing: of those alike in their outer tags only the best one.

        `meant` are senses that the words beside it ask for. In what is `spoken` the first and second persons
        are likelier. A passive that is written like its active is not among them: see `voice`.
        """
        tables = self._model
        best: dict[tuple[int, int], TaggedReading] = {}
        bare = strip_marks(word)
        readings = self.morphology.readings(word)
        actions = self._preferences.actions(readings, bare)
        twins = [
            (one, other)
            for other in readings
            if other.passive
            for one in readings
            if _is_active_of(one, other)
        ]
        passives, actives = {id(two) for _, two in twins}, {id(one) for one, _ in twins}
        for reading in readings:
            names = tags(reading)
            if not names:
                return ()
            if id(reading) in passives:
                continue
            first, last, inside = tables.path(names)
            if names[-1] in _THAT and reading.suffix.pronoun:
                last = tables.number(_PERSONAL)  # لكنه asks for what هو does
            score = (
                inside
                + self._emission(reading, names[-1], id(reading) in actives)
                + self._preferences.weight(reading, bare, actions)
                - rather_many(reading, readings)
                - i_without_hamza(reading, readings, bare)
                - (0.0 if spoken else rather_quality(reading, readings))
                - so_it_did(reading, readings)
                - (_NO_NAME if _is_name(reading) else 0.0)
                + (likelier_in_speech(reading) if spoken else 0.0)
                + (asked_for(reading, meant) if meant else 0.0)
            )
            if (first, last) not in best or score > best[first, last].weight:
                best[first, last] = TaggedReading(reading, first, last, score, *clause_part(names, reading))
        return tuple(best.values())

    def _emission(self, reading: Reading, tag: str, is_for_passive: bool) -> float:
        """Return what speaks for a reading's lemma; a verb that stands for its passive has its counts too."""
        lemma = lemma_key(reading)
        if is_for_passive and reading.person[:1] == "3" and self.is_mostly_passive(reading):
            return self._model.emission(f"{reading.tense}-3MS-passive", lemma)
        return self._model.emission(tag, lemma)

    @remembered(40_000)
    def shown(self, reading: Reading, word: str) -> Reading:
        """Return the reading with the preferred sense first, and the senses of its homonyms last."""
        readings = self.morphology.readings(word)
        first = next((one for one in readings if is_homonym(one, reading)), reading)
        full = with_homonyms(first, readings)
        preferred = self._preferences.sense_of(full, strip_marks(word))
        return self._preferences.with_sense_first(full, preferred[1]) if preferred else full

    def _trace(
        self, words: Sequence[str], layers: Sequence[Sequence[_State]], last: Sequence[_State]
    ) -> list[Reading]:
        place = max(range(len(last)), key=lambda index: last[index][0])
        chosen: list[Reading] = []
        for word, layer in zip(reversed(words), reversed(layers), strict=True):
            candidate, origin = layer[place][3:] if layer else (None, place)
            chosen.append(
                self.shown(candidate.reading, word) if candidate else self.morphology.readings(word)[0]
            )
            place = origin
        chosen.reverse()
        return chosen


def _opening(found: tuple[TaggedReading, ...]) -> tuple[TaggedReading, ...]:
    """Return the candidates for the first word of a sentence, weighed as such."""
    readings = [one.reading for one in found]
    return tuple(one._replace(weight=one.weight - opening(one.reading, readings)) for one in found)


def _is_name(reading: Reading) -> bool:
    return reading.pos == "proper noun"


def _is_active_of(one: Reading, passive: Reading) -> bool:
    return not one.passive and are_one_verb(one, passive)


def _worth_following(states: Sequence[_State]) -> list[_Followed]:
    """Return the states that are not hopelessly behind the best, each with its place."""
    (score, tag, told, _, _), *others = states
    if not others:
        return [(0, score, tag, told)]
    least = max(states, key=_SCORE)[0] - _HOPELESS
    return [
        (place, score, tag, told) for place, (score, tag, told, _, _) in enumerate(states) if score >= least
    ]


def _after_mark(mark: str, states: list[_State]) -> list[_State]:
    """Return the states after a mark without a reading: what is quoted may be a clause of its own."""
    if mark[:1] not in OPENING_MARKS:
        return states
    return [(score, tag, False, reading, origin) for score, tag, _, reading, origin in states]


def _reached(candidate: TaggedReading, before: Sequence[_Followed], tables: Model) -> tuple[_State, ...]:
    """Return the states that are best reached by a candidate.

    There are two where it stays open whether the clause has its verb: from a state with one and one without.
    """
    _, column, last, weight, verb, settles, tells = candidate
    transitions, second = tables.transitions, tables.second_verbs[verb]
    free = told = _IMPOSSIBLE
    free_from = told_from = -1
    for place, score, tag, has_verb in before:
        value = score + transitions[tag][column]
        if not has_verb:
            if value > free:
                free, free_from = value, place
        elif value + second[tag] > told:
            told, told_from = value + second[tag], place
    if settles:
        best, origin = (free, free_from) if (free, free_from) >= (told, told_from) else (told, told_from)
        return ((best + weight, last, tells, candidate, origin),)
    after_free = (free + weight, last, False, candidate, free_from)
    if told_from < 0:
        return (after_free,)
    after_told = (told + weight, last, True, candidate, told_from)
    return (after_told,) if free_from < 0 else (after_free, after_told)
