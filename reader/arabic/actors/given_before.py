"""People's names made whole in front: a given name, أم or أبو that stands before what was found of a name."""

from collections.abc import Sequence
from functools import partial

from reader.arabic.actors.roles import is_kin, is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.openings import SEEN_OFTEN

_LEAST = 3  # letters of a name
_SEEN_MUCH = 50  # how often the long lists must have a given name that is also a verb
_OPENING = frozenset(":-–—|/")  # marks before the name of who signs
_ASKING = keys("هل أكان أهو سواء")
_SONS = keys("بن بنت ولد منت")  # which begin no name
_NOMINAL = frozenset({"noun", "adjective", "proper noun"})
PARTICLES = frozenset(
    key(word)
    for word in ["بن", "ابن", "ولد", "أبو", "ابو", "أبي", "آل", "عبد", "بنت", "آيت", "منت", "ولت", "ود"]
)


def with_given(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with أم before a given name joined on, or a given name before a family name."""
    taken = {at for name in row for at in range(name.first, name.last)}
    found: list[Name] = []
    for name in map(partial(_of_person, known, words), row):
        at = name.first - 1
        place = (
            may_be_family(known, words, name) and name.first > 0 and _is_led_to(known, words, name.first - 1)
        )
        person = name.type == ActorType.PERSON
        single = (person or place) and name.last - name.first == 1
        if (at >= 0 and at not in taken) and (
            (person and _lacks_given(known, words, name.first))
            or (person and at > 0 and _opens_whole(known, words, at))
            or (person and (_is_between(known, words, at) or _opens_line(known, words, at)))
            or (single and (_is_kunya(known, words, at) or _is_given_before(known, words, at)))
        ):
            name = Name(at, name.last, ActorType.PERSON, name.score)
        elif at >= 0 and at not in taken and _is_strange_pair(known, words, name):
            name = Name(at, name.last, name.type, name.score)
        found.append(name)
    return found


def _is_strange_pair(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether one word that nobody knows stands behind another such: لابا | كودجو, بورت | رويال."""
    if name.type not in (ActorType.PERSON, ActorType.PLACE) or name.last - name.first > 1:
        return False
    before, word = words[name.first - 1], words[name.first]
    return before[:1] not in "وفبل" and _is_strange(known, before) and _is_strange(known, word)


def _is_strange(known: Knowledge, word: str) -> bool:
    letters = key(word)
    if known.readings(word)[0].known or not letters.isalpha() or len(letters) < _LEAST:
        return False
    return not known.names.get(word) and not known.lists.of(word)


def _of_person(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return what begins as only a person's name does as one: زهراء أبو النخل is no place, nor أم خالد."""
    if _is_called_by_child(known, words, name):
        return Name(name.first, name.last, ActorType.PERSON, name.score)
    within = name.type == ActorType.PLACE and name.last - name.first > 2
    joined = within and key(words[name.first + 1]) in PARTICLES
    if not joined or "given" not in known.lists.exactly(key(words[name.first])):
        return name
    if known.names.get(" ".join(words[name.first : name.last])):
        return name
    return Name(name.first, name.last, ActorType.PERSON, name.score)


def _is_called_by_child(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name of another type is أم or أبو with a given name, and no listed place."""
    first = name.first
    if name.type is ActorType.PERSON or name.last - first != 2 or not known.words.has("kunya", words[first]):
        return False
    if "given" not in known.lists.exactly(key(words[first + 1])):
        return False
    before = words[first - 1] if first else ""
    if known.words.has("settlement", before) or key(before) in known.words.of("located"):
        return False
    return not any(entry.curated for entry in known.names.get(" ".join(words[first : first + 2])))


def may_be_family(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a place of one word may rather be a family name: [ميرفت] [الدوغان]."""
    sure = any(entry.sure and entry.curated for entry in known.names.get(words[name.first]))
    single = name.last - name.first == 1 and key(words[name.first]).startswith("ال")
    return single and name.type == ActorType.PLACE and not sure


def _lacks_given(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a given name stands before a name that begins within: نظيرة | عبد الجواد."""
    joint, before = key(words[at]), words[at - 1]
    letters = key(before)
    if joint not in PARTICLES or not letters.isalpha() or len(letters) < _LEAST or letters.startswith("ال"):
        return False
    if letters in known.words.of("never-given"):
        return False
    if "given" in known.lists.exactly(letters):
        return True
    reading = known.readings(before)[0]
    if reading.prefix.form or reading.suffix.pronoun or is_title(known, before):
        return False
    seen = known.people.unit(letters).given
    if reading.known and reading.pos not in _NOMINAL:
        return joint in _SONS and seen > 1
    return joint in _SONS or seen > 1


def _opens_whole(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a word of no list behind a title begins a name: عميد البلدية | قوماني محمد صالح."""
    reading = known.readings(words[at])[0]
    strange = not reading.known or (reading.pos == "verb" and not reading.prefix.form)
    letters = key(words[at])
    if not strange or len(letters) < _LEAST + 1 or letters[:1] in "وفبل" or known.lists.of(words[at]):
        return False
    if known.names.get(words[at]) or words[at].endswith(("ة", "ه")) or letters.startswith("ال"):
        return False
    before = words[at - 1]
    definite = key(before).startswith("ال") and known.readings(before)[0].pos in ("noun", "adjective")
    titled = is_title(known, before) or (at > 1 and is_title(known, words[at - 2]))
    return definite and titled and (not reading.known or letters.endswith(("ي", "ا", "و")))


def _is_given_before(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether the word at `at` is the given name of the family name after it: بدر | المطيري."""
    letters, family = key(words[at]), key(words[at + 1])
    if letters in known.words.of("never-given") or letters in PARTICLES:
        return False
    reading = known.readings(words[at])[0]
    if _is_between(known, words, at) or _opens_line(known, words, at):
        return True
    if "given" in known.lists.exactly(letters):
        listed = "surname" in known.lists.exactly(family)
        return not reading.known or reading.pos == "proper noun" or listed or _is_led_to(known, words, at)
    is_foreign = known.has_lexicon and not reading.known and letters.isalpha() and letters[:1] not in "ولبكف"
    return is_foreign and not known.readings(words[at + 1])[0].known


def _is_between(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether an indefinite word stands behind a definite title, which it cannot describe.

    الباحثة | إشراقة [مصطفى], الكويتية | مطيرة [الظفيري].
    """
    before = words[at - 1] if at else ""
    titled = before.startswith("ال") and (is_title(known, before) or bool(known.nationality(before)))
    return (titled or is_kin(known, before)) and _may_be_given(known, words[at])


def _opens_line(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a word that is borne as a given name opens a line or follows a mark: مساعد [الزياني]."""
    opens = not at or words[at - 1] in _OPENING
    if not opens or not _is_borne(known, words[at]) or not _may_be_given(known, words[at]):
        return False
    seen = known.people.unit(key(words[at])).given >= _SEEN_MUCH  # حكم | بلكبير is "Belkebir ruled"
    return seen or not any(one.known and one.pos == "verb" for one in known.readings(words[at]))


def _is_borne(known: Knowledge, word: str) -> bool:
    return known.people.unit(key(word)).given >= SEEN_OFTEN or "given" in known.lists.exactly(key(word))


def _may_be_given(known: Knowledge, word: str) -> bool:
    letters, reading = key(word), known.readings(word)[0]
    if letters.startswith("ال") or not letters.isalpha() or len(letters) < _LEAST:
        return False
    if known.nationality(word) or is_kin(known, word):
        return False
    if (
        reading.prefix.form
        or reading.suffix.pronoun
        or (is_title(known, word) and not _is_borne(known, word))
    ):
        return False
    return not reading.known or reading.pos in _NOMINAL


def _is_led_to(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether an office of two words leads up to a word that is also a verb: مدير المركز | يعرب."""
    if at < 2 or known.readings(words[at])[0].pos != "verb":
        return False
    return key(words[at - 1]).startswith("ال") and is_title(known, words[at - 2])


def _is_kunya(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether word `at` makes the name after it that of a child; أم after a question is "or"."""
    asked = any(key(word) in _ASKING for word in words[:at])
    return (
        not asked
        and known.words.has("kunya", words[at])
        and "given" in known.lists.exactly(key(words[at + 1]))
    )
