"""People whom a text names though no mention says so: by a given name behind a title, by a family name.

Who speaks is often a person whom the search for names has missed. What is found here is known to the search
for speech only: such a person is no actor of the article.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.bearers import full_names
from reader.arabic.quotes.mention_edges import NO_ACTOR
from reader.arabic.quotes.reading import (
    Passage,
    QuoteContext,
    TextUnit,
    has_clitic,
    names_person,
)
from reader.arabic.quotes.words import KUNYAS, complementiser, fold_cue
from reader.text.spans import Span

_LONGEST = 4  # words of a name
_SCORE = 0.5  # of a name that no mention tells
_FARTHEST_TITLE = 8  # units from a title to the name it stands before
_COMPOUND = ("الدين", "الله", "الرحمن", "الإسلام", "العابدين")
_NO_NAMES = ("ذو", "ذات", "ذي", "هو", "هي", "غير")
_SHORTEST_FAMILY = 3  # letters of a family name that is looked for alone


def note_people(reading: QuoteContext) -> None:
    """Give the units that name a person whom no mention tells a mention of their own, without an actor."""
    reading.after_speech = frozenset(
        unit.word
        for passage in reading.passages
        for before, unit in pairwise(passage.units)
        if unit.mention is None and before.facts.is_finite
    )
    for passage in reading.passages:
        _note_full_names(passage)
    families = {name.split()[-1] for name in full_names(reading)}
    reading.families = {fold_cue(one) for one in families if len(fold_cue(one)) >= _SHORTEST_FAMILY}
    for passage in reading.passages:
        for at, unit in enumerate(passage.units):
            if unit.word in reading.families:
                _note_family_name(passage, at)


# Full names


def _note_full_names(passage: Passage) -> None:
    for at, unit in enumerate(passage.units):
        if unit.facts.opens_name:
            _note_full_name(passage, at)
    for at, unit in enumerate(passage.units[:-1]):
        if unit.mention is not None:
            _without_kin(passage, at)
        if unit.mention is not None and _goes_on_in_next(passage, at):
            _join(passage, at)


def _note_full_name(passage: Passage, at: int) -> None:
    """Note «وزير النقل مجد الدين الراسي» (the minister of transport, Majd al-Din al-Rasi)."""
    unit = passage.units[at]
    if not unit.is_word or not (
        unit.mention is None or names_person(unit.mention) or _ends_body(passage, at)
    ):
        return
    if unit.word == "باسم" and (passage.unit_at(at - 1).is_role or passage.unit_at(at - 2).is_role):
        return  # الناطق باسم المحتجين
    end = end_of_name(passage, at)
    if end <= at + 1 or not _is_announced(passage, at):
        return
    told = unit.mention is not None and passage.units[end - 1].mention is unit.mention
    if not told or _ends_body(passage, at) or unit.word in KUNYAS:
        _note(passage, at, end)


def _ends_body(passage: Passage, at: int) -> bool:
    """Tell whether a given name ends what is taken for a body: «أمينة المجلس ميرفت الدوغان»."""
    mention, before = passage.units[at].mention, passage.unit_at(at - 1)
    if mention is None or names_person(mention) or before.mention is not mention:
        return False
    if passage.unit_at(_end_of_given(passage, at)).mention is mention:
        return False  # جامعة الملك عبد الله للعلوم: the body goes on
    definite = before.word.startswith(("ال", "لل"))
    return definite and before.is_role and passage.units[at].is_given_name


def end_of_name(passage: Passage, at: int) -> int:
    """Return the unit after a name that begins with a given name at `at`; `at` where none begins.

    A family name with the article ends it: «مجد الدين الراسي | الاتفاق».
    """
    place = _end_of_given(passage, at)
    if place == at or (passage.units[at].word in KUNYAS and _is_named(passage, at, place)):
        return place
    while place < min(len(passage.units), at + _LONGEST):
        unit = passage.units[place]
        if unit.is_in("name_particle"):
            place += 2
            if fold_cue(passage.unit_at(place - 1).word).startswith("ال"):
                return min(place, len(passage.units))
        elif _ends_name(unit, passage.units[at].mention):
            return place + 1
        elif _goes_on_name(unit, passage.reading.after_speech):
            place += 1
        else:
            break
    return min(place, len(passage.units))


def _is_named(passage: Passage, at: int, end: int) -> bool:
    """Tell whether a person's mention ends right there: أبو ماهر | الرأي."""
    mention = passage.units[at].mention
    told = names_person(mention) and passage.units[end - 1].mention is mention
    return told and passage.unit_at(end).mention is not mention


def _end_of_given(passage: Passage, at: int) -> int:
    unit, following = passage.units[at], passage.unit_at(at + 1)
    if unit.word in KUNYAS and (following.mention is not None or following.can_be_a_name):
        return at + 2
    if complementiser(unit.raw) or unit.forms or unit.raw in _NO_NAMES:
        return at
    if unit.raw.startswith("ال") or unit.is_role or unit.is_in("preposition", "adverb", "time"):
        return at
    if following.word in map(fold_cue, _COMPOUND) and unit.is_in("before_compound"):
        return at + 2
    return at + 1 if unit.is_given_name else at


def _ends_name(unit: TextUnit, own: Mention | None) -> bool:
    """Tell whether a word with the article can be a family name: الراسي, but not الوزير."""
    if not unit.raw.startswith("ال") or unit.is_role or unit.is_in("time", "relative", "self", "preposition"):
        return False
    return unit.mention in (None, own) and not unit.is_nationality


def _goes_on_name(unit: TextUnit, speaks_elsewhere: frozenset[str]) -> bool:
    if not unit.is_word or unit.raw.startswith(("ال", "لل")) or unit.mention is not None or unit.is_role:
        return False
    if unit.is_in("preposition", "adverb", "time", "pronoun", "relative", "negation", "past_auxiliary"):
        return False
    if complementiser(unit.raw) or unit.hangs_on_preposition:
        return False
    return unit.can_be_a_name or unit.word in speaks_elsewhere


def _is_announced(passage: Passage, at: int) -> bool:
    """Tell whether a title or a verb of speech stands before a name, or a comma after a title."""
    before = passage.unit_at(at - 1)
    if before.word in ("،", ","):
        return passage.unit_at(at - 2).is_word and _title_before(passage, at - 1) is not None
    if _title_before(passage, at) is not None:
        return True
    return names_person(passage.units[at].mention) or before.facts.is_finite


def _title_before(passage: Passage, at: int) -> int | None:
    """Return where the title begins that leads to unit `at`, over its words without a comma or a verb."""
    for place in range(at - 1, max(-1, at - 1 - _FARTHEST_TITLE), -1):
        unit = passage.units[place]
        if not unit.is_word or (unit.mention is None and unit.is_only_a_verb) or names_person(unit.mention):
            return None
        if unit.is_first_a_verb and unit.raw.endswith(("ه", "ها")) and not unit.is_role:
            return None  # المخرج عن سبب تجاهله | أسماء الضحايا
        if unit.is_title or unit.is_role or unit.is_joined_role or _is_governed_title(unit):
            return place
    return None


def _is_governed_title(unit: TextUnit) -> bool:
    """Tell whether ب or ل hangs on a title: بوزير النقل مجد الدين الراسي."""
    return unit.word[:1] in ("ب", "ل") and unit.mention is None and unit.form_is_in(unit.word[1:], "role")


def _note(passage: Passage, at: int, end: int) -> None:
    reading = passage.reading
    span = Span(passage.units[at].span.start, passage.units[end - 1].span.end)
    name = " ".join(span.of(reading.text).split())
    title = _title_before(passage, at)
    role = " ".join(unit.word for unit in passage.units[title:at]) if title is not None else ""
    mention = Mention(span, ActorType.PERSON, NO_ACTOR, name, "", _SCORE, role_ar=role)
    reading.people.append(mention)
    for unit in passage.units[at:end]:
        unit.mention = mention


def _goes_on_in_next(passage: Passage, at: int) -> bool:
    """Tell whether a name of one word goes on in the next: إشراقة | مصطفى."""
    own, following = passage.units[at].mention, passage.units[at + 1]
    alone = names_person(own) and passage.unit_at(at - 1).mention is not own and following.mention is not own
    if (
        not alone
        or passage.units[at].is_role
        or following.raw.startswith(("ال", "و", "ل", "ف"))
        or complementiser(following.raw)
    ):
        return False
    if following.mention is not None:
        single = passage.unit_at(at + 2).mention is not following.mention
        return names_person(following.mention) and single and not has_clitic(following)
    plain = (
        following.is_word and not following.facts.classes and not following.forms and not following.is_role
    )
    return plain and following.is_only_a_name and not following.hangs_on_preposition


def _without_kin(passage: Passage, at: int) -> None:
    """Take the kin or neighbour that a name was taken to begin with out of it: جاره | مبارك."""
    unit, following = passage.units[at], passage.unit_at(at + 1)
    own = unit.mention
    begins = names_person(own) and passage.unit_at(at - 1).mention is not own
    kin = unit.is_role and unit.raw.endswith(("ه", "ها", "هم")) and not unit.is_given_name
    if own is None or not begins or not kin:
        return
    if following.mention is not own:
        passage.reading.mentions = [one for one in passage.reading.mentions if one is not own]
        unit.mention = None
        return
    span = Span(following.span.start, own.span.end)
    name = " ".join(span.of(passage.reading.text).split())
    mention = replace(own, span=span, name_ar=name, role_ar=unit.raw)
    _put_for(passage.reading, own, mention)
    unit.mention = None
    for other in passage.units[at + 1 :]:
        if other.mention is not own:
            break
        other.mention = mention


def _put_for(reading: QuoteContext, own: Mention, mention: Mention) -> None:
    reading.mentions = [mention if one is own else one for one in reading.mentions]
    reading.people = [mention if one is own else one for one in reading.people]


def _join(passage: Passage, at: int) -> None:
    """Give two units one name: إشراقة | مصطفى."""
    own, units = passage.units[at].mention, passage.units[at : at + 2]
    if own is None:
        return
    span = Span(own.span.start, units[-1].span.end)
    name = " ".join(span.of(passage.reading.text).split())
    mention = replace(own, span=span, name_ar=name)
    _put_for(passage.reading, own, mention)
    for unit in units:
        unit.mention = mention


# Family names alone

Places = Callable[[Passage, int], bool]


def begins_sentence(passage: Passage, at: int) -> bool:
    """الراسي يعلن (al-Rasi announces)."""
    return not passage.unit_at(at - 1).is_word


def follows_verb(passage: Passage, at: int) -> bool:
    """قال الراسي (al-Rasi said), وصد الراسي الركلة (and al-Rasi saved the kick)."""
    before = passage.unit_at(at - 1)
    if bool(before.forms) or (before.mention is None and before.is_only_a_verb):
        return True
    first = at == 1 and before.word.startswith(("و", "ف")) and before.mention is None
    return first and not before.is_joined_role and not before.is_in("preposition", "connector")


def follows_topic(passage: Passage, at: int) -> bool:
    """أما الراسي فقال (as for al-Rasi, he said); لكن الراسي."""
    before = passage.unit_at(at - 1)
    leads = before.is_in("topic", "contrast", "bound_preposition", "source", "opener", "connector")
    return leads or bool(complementiser(before.raw))


def follows_bare_title(passage: Passage, at: int) -> bool:
    """النائب الراسي (the deputy al-Rasi)."""
    before = passage.unit_at(at - 1)
    return before.word.startswith("ال") and before.is_title and before.is_role


# Any of them lets a word be a person's family name; what asks the lexicon comes last.
PLACES_OF_FAMILY_NAMES: tuple[Places, ...] = (
    begins_sentence,
    follows_topic,
    follows_bare_title,
    follows_verb,
)


def _note_family_name(passage: Passage, at: int) -> None:
    """Note «الراسي» alone, where the text has «عمران الراسي» (Imran al-Rasi)."""
    unit = passage.units[at]
    if unit.mention is not None or not unit.is_word:
        return
    if unit.is_role or not any(place(passage, at) for place in PLACES_OF_FAMILY_NAMES):
        return
    mention = Mention(unit.span, ActorType.PERSON, NO_ACTOR, unit.raw, "", _SCORE)
    passage.reading.people.append(mention)
    unit.mention = mention
