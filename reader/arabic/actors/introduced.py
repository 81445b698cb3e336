"""People whom the sentence introduces: a given and a family name after a title or a verb, or in a row."""

from collections.abc import Iterator, Sequence, Set
from enum import Flag, auto
from typing import NamedTuple

from reader.arabic.actors.roles import is_kin, is_office, is_owned_title, is_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.reading import Reading
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.openings import SEEN_OFTEN

_SCORE = 0.7
_UNSURE = 0.6
_FROM_ME = "مني"  # which folds as the name منى does
_GOD, _ALI, _AGE = key("الله"), key("علي"), key("عمر")
_SEEN_SELDOM = 100  # how often the long lists have a given name that is hardly known
_SEEN, _SEEN_MUCH = 2, 7  # how often the long lists must have a part of a name to be believed
_LEAST = 3  # letters of a name that stands alone
_FARTHEST = 6  # words from a title to the name
_PREPOSITIONS = keys("على إلى")  # which are written as the names علي and إلي are, but for the last letter
_JOINTS = keys("بن ابن بنت أبو آل ولد ود ولت منت آغ")
_POSTS = keys("في لدى إلى")
_NAMED = keys("يدعى تدعى يسمى تسمى اسمه اسمها المدعو المدعوة")
_FUNCTION = frozenset({"preposition", "conjunction", "particle", "adverb", "pronoun", "number"})
_BREAKS = frozenset({"verb", "punctuation", "preposition", "conjunction", "pronoun", "particle"})
_DASHES, _LONGEST_BYLINE = frozenset("-–—:"), 6
_COMMAS = frozenset("،,")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence with the people added that its form gives away."""
    row = [_retyped(known, words, name) for name in row]
    taken = {at for name in row for at in range(name.first, name.last)}
    ends = {name.last for name in row if name.type == ActorType.PERSON}
    added = [Name(at, at + 2, ActorType.PERSON, _SCORE) for at in _kunyas(known, words, taken)]
    taken |= {at for name in added for at in range(name.first, name.last)}
    added.extend(Name(at, at + 1, ActorType.PERSON, _SCORE) for at in _told_of(known, words, taken))
    for first, may_open in enumerate(map(known.openings.may_open, words[:-1])):
        if not may_open or first in taken:
            continue
        if not _given(known, words[first], first, ends, words) and not _is_foreign(known, words, first):
            continue
        last = _end(known, words, first, taken)
        if last and _is_introduced(known, words, first, last, ends):
            added.append(Name(first, last, ActorType.PERSON, _SCORE))
            taken.update(range(first, last))
            ends.add(last)
    return sorted((*row, *added), key=lambda name: name.first)


def _kunyas(known: Knowledge, words: Sequence[str], taken: Set[int]) -> list[int]:
    """Return where somebody is told of by the name of a child: قالت أم ياسر."""
    return [
        at
        for at in range(1, len(words) - 1)
        if known.words.has("kunya", words[at])
        and taken.isdisjoint((at, at + 1))
        and "given" in known.lists.exactly(key(words[at + 1]))
        and (_is_verb(known, words[at - 1]) or is_title(known, words[at - 1]))
    ]


def _told_of(known: Knowledge, words: Sequence[str], taken: Set[int]) -> Iterator[int]:
    """Yield where a given name stands alone behind whose kin somebody is, or what introduces a name.

    ابنتها جود, زوجته، حورية، and يدعى ثائر; nothing that could be a family name follows.
    """
    for at in range(1, len(words)):
        after_comma = at > 1 and words[at - 1] in _COMMAS
        before = words[at - 2] if after_comma else words[at - 1]
        if at in taken or not (is_kin(known, before) or (key(before) in _NAMED and not after_comma)):
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        if after_comma and key(following):
            continue
        if _is_given_alone(known, words[at], is_kin(known, before)) and not _may_follow(known, following):
            yield at


def _is_given_alone(known: Knowledge, word: str, is_kin_before: bool) -> bool:
    """Tell whether a word is borne as a given name; not one that rather describes kin."""
    letters = key(word)
    other = letters in known.words.of("never-given") or known.nationality(word) or is_title(known, word)
    if other or _is_function_word(known, word) or len(letters) < _LEAST:
        return False
    if is_kin_before and _is_verb(known, word):
        return False
    listed = "given" in known.lists.exactly(letters)
    adjective = any(one.known and one.pos == "adjective" for one in known.readings(word)[:1])
    many = known.people.unit(letters).given >= (_SEEN_SELDOM if adjective and is_kin_before else SEEN_OFTEN)
    return (listed and not (adjective and is_kin_before)) or many


def _may_follow(known: Knowledge, word: str) -> bool:
    """Tell whether a word goes on with a name, or makes what stands before it an ordinary noun."""
    if not key(word):
        return False
    letters = key(word)
    if {"given", "surname"} & set(known.lists.exactly(letters)) or letters in known.words.of("name-particle"):
        return True
    return not known.readings(word)[0].known and not letters.startswith(("و", "ف"))


def _retyped(known: Knowledge, words: Sequence[str], name: Name) -> Name:
    """Return an unsure name of another type as a person when a given and a family name follow a title."""
    listed = "given" in known.lists.exactly(key(words[name.first]))
    owned = name.first > 0 and is_owned_title(known, words[name.first - 1])
    if owned and listed and name.last - name.first == 2:
        return Name(name.first, name.last, ActorType.PERSON, name.score)  # محافظه نديم البرزخ
    if name.type == ActorType.PERSON or name.score > _UNSURE or name.last - name.first > 2:
        return name
    if _signs_report(known, words, name):
        return Name(name.first, len(words), ActorType.PERSON, _SCORE)
    if name.last - name.first != 2:
        return name
    given = listed and not _is_common(known, words[name.first])
    family = _kind_of_family(known, words[name.last - 1])
    if given and family and family != "ordinary" and after_title(known, words, name.first):
        return Name(name.first, name.last, ActorType.PERSON, _SCORE)
    return name


def _signs_report(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether a name of two words ends a short line behind a dash: حوار - أنس الجبر."""
    last = name.first + 2
    if last != len(words) or last > _LONGEST_BYLINE or not name.first or words[name.first - 1] not in _DASHES:
        return False
    given = "given" in known.lists.of(words[name.first])
    return given and bool(_kind_of_family(known, words[last - 1]))


def _given(known: Knowledge, word: str, at: int, ends: set[int], words: Sequence[str]) -> bool:
    """Tell whether a word is a listed given name, with و only in a row of people."""
    letters = key(word)
    listed = "given" in known.lists.exactly(letters) or _is_seen_given(known, word, letters)
    listed = listed or _is_given_of_titled(known, words, at, letters)
    if not listed and letters[:1] == "و":
        listed = "given" in known.lists.exactly(letters[1:]) and _in_row(words, at, ends)
    return (
        listed
        and letters not in known.words.of("never-given")
        and not (word.endswith("ى") and letters in _PREPOSITIONS)
        and (not _is_function_word(known, word) or _is_titled_ali(known, words, at))
    )


def _is_given_of_titled(known: Knowledge, words: Sequence[str], at: int, letters: str) -> bool:
    """Tell whether a seldom given name stands behind a title: الباحث رافد الصكر, محامي الدفاع، معز حضرة."""
    seen = known.people.unit(letters).given
    if seen < _SEEN or not after_title(known, words, at - (at > 0 and words[at - 1] in _COMMAS)):
        return False
    return seen >= _SEEN_MUCH or _kind_of_family(known, words[at + 1]) in _LIKELY


def _is_foreign(known: Knowledge, words: Sequence[str], first: int) -> bool:
    """Tell whether two words that nobody knows stand after a title: المتحدث باسم الجيش نداف شوشاني."""
    if not known.has_lexicon:
        return False
    for word in words[first : first + 2]:
        if known.readings(word)[0].known:  # first, for most words are
            return False
        letters = key(word)
        clitic = letters[:1] in "وبلفك" or letters.startswith("ال")
        if clitic or len(letters) < 4 or not letters.isalpha():
            return False
        if known.names.get(word) or known.lists.of(word):
            return False
    return after_title(known, words, first)


def _is_titled_ali(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether علي stands right after a title, where it is not "on me": الوزير علي فرحات."""
    return bool(at) and key(words[at]) == key("علي") and is_title(known, words[at - 1])


def _is_seen_given(known: Knowledge, word: str, letters: str) -> bool:
    """Tell whether the long lists have a word as a given name far oftener than as a family name."""
    unit = known.people.unit(letters)
    return unit.given >= SEEN_OFTEN and unit.given > unit.family and not _is_common(known, word)


def _in_row(words: Sequence[str], at: int, ends: set[int]) -> bool:
    return at in ends or (at > 0 and words[at - 1] in _COMMAS and at - 1 in ends)


def _end(known: Knowledge, words: Sequence[str], first: int, taken: set[int]) -> int:
    """Return the end of a given name with its family name, 0 when none follows."""
    last = first + 1
    if key(words[last]) in _JOINTS and last + 1 < len(words):
        last += 1
    if last + 1 < len(words) and key(words[last + 1]) == _GOD and last not in taken:
        return last + 2
    whole = key(words[last])
    if last in taken or len(whole) < 3 or not whole.isalpha() or known.nationality(words[last]):
        return 0
    if whole in known.words.of("never-family"):
        return 0
    common = _is_function_word(known, words[last]) or _is_verb(known, words[last])
    if common and not _is_family_of_titled(known, words, first, whole):
        return 0
    if is_title(known, words[last]) and "surname" not in known.lists.exactly(whole):
        return last + 1 if _is_family_of_titled(known, words, first, whole) else 0
    return last + 1


def _is_family_of_titled(known: Knowledge, words: Sequence[str], first: int, family: str) -> bool:
    """Tell whether a verb or function word is a family name here: محامي المودعين فادي خلف."""
    seen = known.people.unit(family).family >= _SEEN_MUCH
    given = known.people.unit(key(words[first])).given >= SEEN_OFTEN
    return seen and given and after_title(known, words, first)


class Sign(Flag):
    """What the sentence shows about a given name and the word after it."""

    JOINED = auto()  # و hangs on the given name, and only there: ويونس شلبي
    IN_ROW = auto()  # another person stands right before it, perhaps with a comma between
    PLAIN = auto()  # the given name is no other word
    TITLED = auto()  # a title leads up to it: وزير النقل
    TOLD = auto()  # a verb, or a word such as يدعى, stands right before it
    ENDS = auto()  # a mark, إن or the end of the sentence comes after the family name
    OBJECT = auto()  # a definite word comes after it, which is the object of the verb


class Rule(NamedTuple):
    """A given name and a family name of these kinds are a person where the sentence shows all of `needs`."""

    name: str
    families: frozenset[str]
    needs: Sign
    example: str


_LIKELY = frozenset({"listed", "nisba", "seen", "unknown"})
_ANY = _LIKELY | {"definite", "ordinary"}
_DEFINITE, _ORDINARY = frozenset({"definite"}), frozenset({"ordinary"})
# One rule that holds is enough, so the order says only how sure they are: first what the family name tells
# by itself, then what its neighbours tell. The more a family name is like an ordinary word, the more signs
# it needs.
RULES = (
    Rule("listed family name", frozenset({"listed"}), Sign.PLAIN, "عن غسان الحداد أمس."),
    Rule("likely family name after a title", _LIKELY, Sign.TITLED, "مع الوزير سالم الزرغابي أمس."),
    Rule("likely family name after a verb", _LIKELY, Sign.TOLD, "رفض سالم الزرغابي المطالب."),
    Rule("likely family name that ends", _LIKELY, Sign.PLAIN | Sign.ENDS, "عن غسان الزرغابي."),
    Rule("another one in a row", _ANY, Sign.IN_ROW | Sign.PLAIN | Sign.ENDS, "عن غسان الحداد، كريم غراب."),
    Rule("another one joined by and", _ANY, Sign.JOINED | Sign.ENDS, "عن غسان الحداد وسالم الزرغابي."),
    Rule("definite word after a title", _DEFINITE, Sign.TITLED | Sign.PLAIN, "مع الوزير غسان المصباح أمس."),
    Rule("definite word that ends a title", _DEFINITE, Sign.TITLED | Sign.ENDS, "مع الوزير سالم المصباح."),
    Rule("definite word that ends a verb", _DEFINITE, Sign.TOLD | Sign.ENDS, "رفض سالم المصباح."),
    Rule(
        "definite word before the object",
        _DEFINITE,
        Sign.TOLD | Sign.PLAIN | Sign.OBJECT,
        "رفض غسان المصباح المطالب.",
    ),
    Rule("ordinary word that ends a title", _ORDINARY, Sign.TITLED | Sign.ENDS, "مع الوزير سالم غراب."),
    Rule("ordinary word that ends a verb", _ORDINARY, Sign.TOLD | Sign.PLAIN | Sign.ENDS, "رفض غسان غراب."),
)


def _is_introduced(known: Knowledge, words: Sequence[str], first: int, last: int, ends: set[int]) -> bool:
    """Tell whether one of the rules makes the words a person's name, which an office never is."""
    if is_office(known, words, first, last) or _is_address(known, words[first:last]):
        return False
    family = "listed" if key(words[last - 1]) == _GOD else _kind_of_family(known, words[last - 1])
    signs = _signs(known, words, first, last, ends)
    if Sign.TITLED not in signs and _is_phrase(known, words, first, family):
        return False
    return any(family in rule.families and rule.needs in signs for rule in RULES)


def _is_address(known: Knowledge, pair: Sequence[str]) -> bool:
    """Tell whether two titles with the article address somebody: السيد الوزير."""
    return all(key(word).startswith("ال") and is_title(known, word) for word in pair)


def _is_phrase(known: Knowledge, words: Sequence[str], first: int, family: str) -> bool:
    """Tell whether two words may also be a noun or preposition with what it is of: خلف الباب, عمر الحرب."""
    before = words[first - 1] if first else ""
    if key(words[first]) == _ALI or key(before) in _NAMED:
        return False
    seldom = known.people.unit(key(words[first])).given < _SEEN_SELDOM or words[first] == _FROM_ME
    if seldom and any(one.known and one.pos == "preposition" for one in known.readings(words[first])):
        return True
    if family != "definite" or known.people.unit(key(words[first + 1])).family >= _SEEN_MUCH:
        return False
    if not seldom and key(words[first]) != _AGE:
        return False
    return any(one.known and one.pos == "noun" for one in known.readings(words[first]))


def _signs(known: Knowledge, words: Sequence[str], first: int, last: int, ends: set[int]) -> Sign:
    """Return what the sentence shows; a name with و, which could be any word, shows no more than its end."""
    given = key(words[first])
    ending = last == len(words) or not key(words[last]) or key(words[last]) in known.words.of("saying")
    ending = ending or key(words[last]) in known.words.of("told")
    signs = Sign.ENDS if ending else Sign(0)
    if given[:1] == "و" and "given" not in known.lists.exactly(given):
        return signs | Sign.JOINED
    before = words[first - 1] if first else ""
    shown = {
        Sign.IN_ROW: _in_row(words, first, ends),
        Sign.PLAIN: not _is_common(known, words[first]) or _is_verb_behind_office(known, words, first),
        Sign.TITLED: after_title(known, words, first) or _is_apposed(known, words, first, last),
        Sign.TOLD: bool(first) and (_is_verb(known, before) or key(before) in _NAMED),
        Sign.OBJECT: _opens_object(words, last),
    }
    for sign, is_shown in shown.items():
        signs |= sign if is_shown else Sign(0)
    return signs


def _is_apposed(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a name stands between commas behind who it is: والدة العروس، عواطف الديب، إن."""
    if first < 2 or words[first - 1] not in _COMMAS or last >= len(words) or words[last] not in _COMMAS:
        return False
    return after_title(known, words, first - 1)


def _is_verb_behind_office(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a given name that is also a verb stands behind an office: عالمة الآثار | تماضر."""
    if at < 2 or known.readings(words[at])[0].pos != "verb":
        return False
    return key(words[at - 1]).startswith("ال") and is_title(known, words[at - 2])


def _opens_object(words: Sequence[str], at: int) -> bool:
    """Tell whether a definite word follows, so that the verb has its object without the family name."""
    return at < len(words) and key(words[at]).startswith("ال")


def _kind_of_family(known: Knowledge, word: str) -> str:
    """Return how likely a word is a family name: listed, nisba, seen, unknown, definite, ordinary, or ""."""
    letters = key(word)
    if "surname" in known.lists.exactly(letters):
        return "listed"
    reading = known.readings(word)[0]
    family = known.people.unit(letters).family
    if family >= _SEEN and not _is_common(known, word):
        return "listed"
    if family >= _SEEN_MUCH and reading.pos in _FUNCTION | {"verb"}:
        return "seen"
    return _kind_by_reading(letters, reading, family)


def _kind_by_reading(letters: str, reading: Reading, family: int) -> str:
    """Return how likely a word that no list has as a family name is one, by how the lexicon reads it."""
    if not reading.known:
        return "" if letters[:1] in "وفبل" and letters[1:3] == "ال" else "unknown"
    if reading.pos not in ("noun", "adjective", "proper noun") or reading.prefix.conjunction:
        return ""
    if reading.prefix.preposition or reading.suffix.pronoun:
        return ""
    if letters.startswith("ال"):
        return "nisba" if letters.endswith("ي") and reading.pos != "noun" else "definite"
    if family >= _SEEN_MUCH:
        return "seen"
    return "nisba" if reading.pos == "adjective" and letters.endswith("ي") else "ordinary"


def _is_function_word(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return reading.known and reading.pos in _FUNCTION


def _is_common(known: Knowledge, word: str) -> bool:
    """Tell whether a given name is first of all another word: سعيد, وسيم."""
    reading = known.readings(word)[0]
    return reading.known and reading.pos != "proper noun"


def _is_verb(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return reading.known and reading.pos == "verb" and not reading.suffix.pronoun


def after_title(known: Knowledge, words: Sequence[str], first: int) -> bool:
    """Tell whether a title leads up to a name: وزير النقل, رئيس نقابة عمال الموانئ, الباحث في المعهد."""
    posted = False
    for at in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        if is_title(known, words[at]):
            return True
        reading = known.readings(words[at])[0]
        if not posted and key(words[at]) in _POSTS and at + 1 < first:
            posted = True  # الباحثة في جامعة دمشق فلانة
            continue
        if not key(words[at]) or (reading.known and reading.pos in _BREAKS):
            return False
        if known.words.has("saying", words[at]):
            return False
    return False
