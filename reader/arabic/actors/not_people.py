"""People who are none, and the edges of those who are: a clause, a date, an office, a verb before a name."""

from collections.abc import Sequence

from reader.arabic.actors.roles import is_kin, is_office, is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.openings import SEEN_OFTEN

_OF_NAMES = frozenset({"given", "surname"})
_TITLE = frozenset({"title"})
_ENDING = frozenset({"preposition", "conjunction"})
_ON = key("علي")
_NAMED = keys("يدعى تدعى يسمى تسمى اسمه اسمها المدعو المدعوة")  # words that a name follows
_AGED = keys("عن عاما يناهز")
_SEEN = 2  # how often the long lists must have a word as a family name to be believed
_LONGEST_WITH_CLITIC = 6  # letters of a word that may be a name, though the lexicon reads a clitic in it
_FARTHEST_VERB = 4  # words from a verb to the name behind it
_SEEN_OFTEN_ENOUGH = 50  # the same of a given name that is hardly meant as a noun
_FARTHEST_TITLE = 3  # words
_COMPANIONS = ("رفيق", "رفيقة", "شريك", "صديق", "حبيب", "حبيبة", "عزيز", "جار")
_PARTICLES = keys("ولد آيت")  # which the lexicon has as verbs
_FEMININE_VERBS = "ت"  # what ends a past verb of "she", and some given names: رفعت, نعمت


def without_phrases(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence without people that are phrases, and without what they swallowed."""
    kept: list[Name] = []
    for name in row:
        if name.type is not ActorType.PERSON:
            kept.append(name)
            continue
        if _is_title_of_place(known, words, name):
            kept.append(Name(name.first + 1, name.last, ActorType.PLACE, name.score))
            continue
        first, last = _edges(known, words, name)
        if first < last and not _is_phrase(known, words, first, last):
            kept.append(Name(first, last, name.type, name.score))
    return kept


def _edges(known: Knowledge, words: Sequence[str], name: Name) -> tuple[int, int]:
    """Return the bounds without على before, a verb before, or عن عمر and a listed body after."""
    first, last = name.first, name.last
    while first < last and (_is_on(words[first]) or _is_verb_before(known, words, first, last)):
        first += 1
    for at in range(first + 1, last):
        if _ends_at(known, words, first, at):
            return first, at
    return first, last


def _is_title_of_place(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a title stands before a listed place and names nobody: والي سطيف, سلطان بروناي."""
    title = key(words[name.first])
    if name.last - name.first != 2 or not _TITLE.intersection(known.lists.exactly(title.removeprefix("و"))):
        return False
    if _is_listed(known, words[name.first + 1]) or title.startswith("ال"):
        return False
    entries = known.names.get(words[name.first + 1])
    return bool(entries) and entries[0].type is ActorType.PLACE and entries[0].sure and entries[0].curated


def _is_on(word: str) -> bool:
    """Tell whether a word is the preposition على, which is written with another letter than the name."""
    return word.endswith("ى") and key(word) == _ON


def _is_verb_before(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a word is a verb and no given name before one or a family name: ترك | زروقي."""
    if last - first < 2 or _is_listed(known, words[first]) or key(words[first]) in _PARTICLES:
        return False
    if first and (known.nationality(words[first - 1]) or key(words[first - 1]) in _NAMED):
        return False  # الرومانية دوينا, اسمه لحسن
    if is_kin(known, words[first - 1] if first else "") or _is_titled_given(known, words, first):
        return False  # أمها هجر, المحامي صخر
    if last - first > 2 or not known.readings(words[first + 1])[0].known or words[first].endswith("ا"):
        before = words[max(0, first - _FARTHEST_TITLE) : first]
        if any(is_title(known, word) or known.words.has("leader", word) for word in before):
            return False  # قائدة الفريق أنيتا شرودر
    reading = known.readings(words[first])[0]
    return reading.known and reading.pos == "verb" and not reading.prefix.form


def _is_titled_given(known: Knowledge, words: Sequence[str], first: int) -> bool:
    """Tell whether a given name that is also a verb stands right behind a title: المحامي | صخر الهاشم."""
    return (
        bool(first)
        and is_title(known, words[first - 1])
        and known.people.unit(key(words[first])).given >= SEEN_OFTEN
    )


def _ends_at(known: Knowledge, words: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a name that starts at `first` cannot hold word `at`: عن عمر, a digit, لبي بي سي."""
    letters = key(words[at])
    if letters.isdigit() or letters in _AGED or _is_on(words[at]):
        return True
    if key(words[at - 1]) in known.words.of("name-particle"):
        return False  # نورس أبو فخر
    if at - first > 1 and letters.startswith("ال") and "title" in known.lists.exactly(letters):
        return "surname" not in known.lists.exactly(letters)
    if _is_listed(known, words[at]) or letters in known.words.of("name-particle"):
        return False
    if _is_no_name(known, words[at]) or (at - first > 1 and _is_past_verb(known, words[at])):
        return True
    reading = known.readings(words[at])[0]
    if at - first > 1 and reading.prefix.preposition and reading.suffix.pronoun and words[at][:1] in "بل":
        return True  # أشاد دارن كاهيل | بهدوئه
    borne = _is_listed(known, words[at - 1]) or known.people.unit(key(words[at - 1])).given
    if letters.startswith("ال") and borne and _is_thing_behind(known, words, first, at):
        return True
    match = known.names.name_at(words, at) if letters[:1] in "بل" else None
    body = match is not None and match.cut > 0 and match.last - match.first > 1
    return body and match is not None and match.entries[0].type is not ActorType.PERSON


def _is_thing_behind(known: Knowledge, words: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a definite noun that nobody bears is another word: قارنت سناء السيد | العظام.

    It is one in the plural or the feminine behind a verb, or with an adjective: تواضروس | الحبر الأعظم.
    """
    reading = known.readings(words[at])[0]
    if not reading.known or reading.pos != "noun" or known.people.unit(key(words[at])).family:
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    if key(following).startswith("ال") and known.readings(following)[0].pos == "adjective":
        return not known.nationality(following)
    if not (reading.plural_stem or words[at].endswith("ة")):
        return False
    before = [known.readings(word)[0] for word in words[max(0, first - _FARTHEST_VERB) : first]]
    return any(one.known and one.pos == "verb" for one in before)


def _is_past_verb(known: Knowledge, word: str) -> bool:
    """Tell whether a word behind a full name is rather its verb: كان أحمد عيسى | قدر."""
    reading = known.readings(word)[0]
    is_verb = reading.known and reading.pos == "verb" and not reading.suffix.pronoun  # not الفتوني
    return is_verb and known.people.unit(key(word)).family < _SEEN


def _is_no_name(known: Knowledge, word: str) -> bool:
    """Tell whether a word that no list has is a preposition, a present verb or an object: يتألق, هدفا."""
    reading = known.readings(word)[0]
    if not reading.known or known.lists.of(word) or known.people.unit(key(word)).family:
        return False
    if reading.prefix.preposition and word[:1] in "بل" and not reading.suffix.pronoun:
        return len(key(word)) > _LONGEST_WITH_CLITIC  # أدين أحمد | باختلاس; بهدون is a name
    if reading.pos == "noun":
        return reading.suffix.indefinite and len(key(word)) > 3 and not key(word).startswith("ال")
    joined = reading.prefix.conjunction and key(word)[:1] == "ف"  # قال أحمد | فيرى
    return reading.pos in _ENDING or (reading.pos == "verb" and (bool(joined) or key(word)[:1] in "يت"))


def _is_phrase(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether words are no name: ضربتي جزاء, جسر جوي, 14 مارس, تركي كبير, رفعت الشركة."""
    inside = words[first:last]
    if any(key(word).isdigit() for word in inside):
        return True
    if _is_somebodys(known, words, first, last) or _is_group(known, inside):
        return True
    if last - first < 2 or known.names.get(" ".join(inside)):
        return False
    if _is_verb_of_body(known, inside) or is_office(known, words, first, last):
        return True
    if _is_demonym_and_adjective(known, words, first, inside) or _is_title_and_adjective(known, inside):
        return True
    if _is_titled_given(known, words, first):
        return False
    return not any(_is_listed(known, word) for word in inside) and all(
        _is_ordinary(known, word) for word in inside
    )


def _is_group(known: Knowledge, inside: Sequence[str]) -> bool:
    """Tell whether a single word is the plural of people, or somebody by what he is: ناجون, الشاهد."""
    letters = key(inside[0])
    if len(inside) > 1 or _is_listed(known, inside[0]):
        return False
    if letters.startswith("ال"):
        return letters[2:] in known.words.of("office-alone")
    if not letters.endswith("ون"):
        return False
    return all(one.known and one.pos in ("noun", "adjective") for one in known.readings(inside[0]))


def _is_somebodys(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a given name is a noun before whose it is: رفيق دربه (his companion on the way)."""
    at = first + 1
    if last - first > 2 or at >= len(words) or _is_listed(known, words[at]):
        return False
    if any(one.known and one.pos == "adjective" for one in known.readings(words[at])):  # حلبي, of Aleppo
        return False
    if not any(one.pos in ("noun", "adjective") for one in known.readings(words[first])) or not key(
        words[at]
    ):
        return False
    owned = known.readings(words[at])
    often = known.people.unit(key(words[first])).given >= _SEEN_OFTEN_ENOUGH
    if last - first > 1 and often and words[first] not in _COMPANIONS:
        return False  # مصطفى زبدي is nobody's butter
    if not any(one.known and one.pos == "noun" and one.suffix.pronoun for one in owned):
        return False
    return words[first] in _COMPANIONS if last - first == 1 else all(one.known for one in owned)


def _is_verb_of_body(known: Knowledge, inside: Sequence[str]) -> bool:
    """Tell whether a feminine verb that is also a given name has a body after it: رفعت المحكمة."""
    following = key(inside[1])
    if not key(inside[0]).endswith(_FEMININE_VERBS) or not following.startswith("ال"):
        return False
    bodies = known.lists.exactly(following), known.lists.exactly(following.removeprefix("ال"))
    named = "surname" in known.lists.exactly(following)
    return not named and any("organisation" in lists for lists in bodies)


def _is_title_and_adjective(known: Knowledge, inside: Sequence[str]) -> bool:
    """Tell whether words are an indefinite title with its adjective: قائد ميداني, شيخ طاعن."""
    if len(inside) != 2 or "title" not in known.lists.exactly(key(inside[0])):
        return False
    if "given" in known.lists.exactly(key(inside[1])):
        return False
    if "given" in known.lists.exactly(key(inside[0])) and _is_listed(known, inside[1]):
        return False
    indefinite = not any(key(word).startswith("ال") for word in inside)
    return indefinite and any(reading.pos == "adjective" for reading in known.readings(inside[1]))


def _is_demonym_and_adjective(
    known: Knowledge, words: Sequence[str], first: int, inside: Sequence[str]
) -> bool:
    """Tell whether words are a nationality and an adjective that agrees: مسؤول تركي كبير, مصري بارز."""
    if len(inside) != 2 or "nationality" not in known.lists.exactly(key(inside[0])):
        return False
    before = words[first - 1] if first else ""
    if is_title(known, before) and not key(before).startswith("ال") and not _is_listed(known, inside[1]):
        return any(reading.pos == "adjective" for reading in known.readings(inside[1]))
    return not _is_listed_family(known, inside[1]) and _is_ordinary(known, inside[1])


def _is_listed_family(known: Knowledge, word: str) -> bool:
    return "surname" in known.lists.exactly(key(word))


def _is_listed(known: Knowledge, word: str) -> bool:
    return not _OF_NAMES.isdisjoint(known.lists.exactly(key(word)))


def _is_ordinary(known: Knowledge, word: str) -> bool:
    """Tell whether the lexicon reads a word as nothing that can name somebody, in the indefinite."""
    readings = known.readings(word)
    if not readings[0].known or key(word).startswith("ال"):
        return False
    if is_title(known, word):
        return True
    return all(reading.pos not in ("proper noun", "unknown", "foreign") for reading in readings)
