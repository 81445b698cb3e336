"""Subjects that stand before their verb: which noun phrase can be one, and what may lie between the two."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.arabic.document import ActorType
from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.reading import Passage, TextUnit, names_person
from reader.arabic.quotes.words import COMMAS, complementiser
from reader.arabic.rules import any_holds

_FARTHEST_NAME = 4  # the same, of a name that no list has
_LONGEST_APPOSITION = 6  # units between a subject and its verb that no commas set off
_LONGEST_APPOSITION_OF_MANY = 12  # the same, where the verb is plural: two names joined
_LONGEST_RELATIVE = 25  # units of a relative clause between a subject and its verb
_LONGEST_OPEN = 12  # units of an office behind a name and its comma, which no comma closes
_DATELINE = ("-", "–", "/", ":")


@dataclass(frozen=True, slots=True)
class Topic:
    """A noun phrase that begins at a unit before a verb; `strong` tells that it surely can speak.

    `announced` tells that أما stands before it: أما فلان فقال.
    """

    passage: Passage
    at: int
    cue: Cue
    strong: bool
    announced: bool

    @property
    def distance(self) -> int:
        return self.cue.at - self.at


Bars = Callable[[Topic], bool]


def is_in_dateline(topic: Topic) -> bool:
    """واشنطن / قال (Washington / said): where it was written, or a label."""
    units = topic.passage.units
    if topic.at == 0 and is_place(units[0]) and topic.passage.unit_at(1).word == "(":
        return True  # سيول - رويترز - أوردت الوكالة
    return any(unit.word in _DATELINE for unit in units[topic.at : topic.cue.at])


def is_unknown(topic: Topic) -> bool:
    """الوضع يؤكد أن (the situation shows that): neither a name nor a role, so that nobody speaks."""
    if topic.announced or topic.strong:
        return False
    near = topic.distance <= _FARTHEST_NAME
    return not (near and topic.passage.units[topic.at].is_only_a_name)


def is_place(unit: TextUnit) -> bool:
    """Tell whether a unit is of the name of a place."""
    return unit.mention is not None and unit.mention.type is ActorType.PLACE


# Any of them bars a topic, so that none depends on another; what asks the lexicon comes last.
TOPIC_BARS: tuple[Bars, ...] = (is_in_dateline, is_unknown)


def may_be_topic(topic: Topic) -> bool:
    """Tell whether a noun phrase before a verb may be its subject."""
    return topic.distance > 0 and not any_holds(TOPIC_BARS, topic)


@dataclass(frozen=True, slots=True)
class Between:
    """The units between a topic and its verb, without adverbs and قد at the end."""

    units: list[TextUnit]
    plural: bool


def before_open_apposition(passage: Passage, at: int) -> int:
    """Return the comma before an office that no comma closes: لكن فلان، المتحدث باسم الكتلة | قال."""
    for place in range(at - 1, max(0, at - _LONGEST_OPEN), -1):
        unit, following = passage.units[place], passage.unit_at(place + 1)
        if unit.word in COMMAS:
            named = names_person(passage.unit_at(place - 1).mention) and place < at - 1
            return place if named and (following.is_role or following.is_title) else at
        if unit.forms or not (unit.is_word or unit.marked is not None) or complementiser(unit.raw):
            return at
    return at


Joins = Callable[[Between], bool]


def is_nothing(between: Between) -> bool:
    """جون كيري | قال (John Kerry said)."""
    return not between.units


def is_set_off(between: Between) -> bool:
    """جون كيري، وزير الخارجية، | قال (John Kerry, the secretary of state, said)."""
    return bool(between.units) and between.units[0].word in COMMAS and between.units[-1].word in COMMAS


def is_relative_clause(between: Between) -> bool:
    """الوزير الذي زار المدينة | قال (the minister who visited the city said)."""
    if not between.units or not between.units[0].is_in("relative"):
        return False
    return len(between.units) <= _LONGEST_RELATIVE


def is_near(between: Between) -> bool:
    """كيري وزير الخارجية | قال (Kerry the secretary of state said): few words without a comma."""
    if not between.units or between.units[0].is_in("relative"):
        return False
    most = _LONGEST_APPOSITION_OF_MANY if between.plural else _LONGEST_APPOSITION
    return len(between.units) <= most and all(unit.word not in COMMAS for unit in between.units)


def is_half_set_off(between: Between) -> bool:
    """جون كيري، الناطق باسم الكتلة | قال (John Kerry, the bloc's spokesman, said): no comma closes it."""
    if len(between.units) < 2 or between.units[0].word not in COMMAS or len(between.units) > _LONGEST_OPEN:
        return False
    office = between.units[1].is_role or between.units[1].is_title
    return office and all(unit.word not in COMMAS and not unit.forms for unit in between.units[1:])


# No two can hold: nothing, a comma, a relative pronoun or another word comes first, a comma last or not.
JOINS: tuple[Joins, ...] = (is_nothing, is_set_off, is_half_set_off, is_relative_clause, is_near)


def joins_verb(units: list[TextUnit], cue: Cue) -> bool:
    """Tell whether the units between a topic and its verb leave it the subject."""
    end = len(units)
    while end and (units[end - 1].is_in("adverb", "time", "past_auxiliary") or units[end - 1].word == "("):
        end -= 1
    between = Between(units[:end], cue.form.number == "p")
    return any_holds(JOINS, between)
