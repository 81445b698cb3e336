"""Bodies named by ordinary words: الهيئة العامة للكتاب, نقابة عمال الموانئ, مرصد الأمراض المعدية."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import (
    are_people,
    ends_body,
    is_field_joined,
    is_field_of_it,
    joins_body,
    longest,
)
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_SCORE = 0.75
_LISTED = 3  # words of a listed name that no adjective of a country can lengthen
_HEAD_AND_ADJECTIVE = 2  # words; a nationality behind them makes a name: الاتحاد النسائي الليبي
_MOST = 8  # words of a name
_WORKING = keys("العاملين للعاملين المشتغلين للمشتغلين")  # with ب before their field: للعاملين بالغزل
_RELATIVE = keys("الذي التي الذين اللتين اللذين")
_NOMINAL = frozenset({"noun", "adjective", "unknown", "proper noun"})


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the bodies added that overlap no person; of overlapping names the longest."""
    people = {at for name in row if name.type == ActorType.PERSON for at in range(name.first, name.last)}
    listed = {
        name.first for name in row if name.last - name.first >= _LISTED and _is_listed(known, words, name)
    }
    found = list(row)
    has = known.words.has
    for first, word in enumerate(words[:-1]):
        if not has("head-definite", word) and not has("head-construct", word):
            continue
        if first in people or first in listed:
            continue
        last = _end(known, words, first, people)
        if last:
            found.append(Name(first, last, ActorType.ORGANISATION, _SCORE))
    return longest(found)


def _is_listed(known: Knowledge, words: Sequence[str], name: Name) -> bool:
    """Tell whether the lists have a name as it stands, and so ends: الاتحاد العام للشغل | القرار."""
    match = known.names.name_at(words, name.first)
    return match is not None and match.last == name.last and match.entries[0].curated


def _end(known: Knowledge, words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of the body whose head is word `first`, 0 for none."""
    if known.words.has("head-definite", words[first]):
        return _after_definite(known, words, first, people)
    return _after_construct(known, words, first, people)


def _after_definite(known: Knowledge, words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of head, adjectives and a complement with لل; one adjective must be public."""
    last = first + 1
    public = national = False
    while last < len(words) and last not in people and _describes(known, words, last):
        if ends_body(known, words, last):
            break
        public = public or key(words[last]) in known.words.of("public")
        national = national or bool(known.nationality(words[last]))
        last += 1
        if last - first > 4:
            break
    if not (public or national):
        return 0
    end = _complement(known, words, last, people, 2)
    if end > last:
        return end
    if public and known.words.has("head-alone", words[first]):
        return last  # المتحف الوطني
    return last if national and (public or last - first > _HEAD_AND_ADJECTIVE) else 0


def _complement(known: Knowledge, words: Sequence[str], at: int, people: set[int], nouns: int = 1) -> int:
    """Return the end of للأمراض المعدية, لحقوق الإنسان, للتعبئة العامة والإحصاء; `at` for none.

    At most so many words stand between ل and the article, that one among them: لنقابات عمال الخدمات.
    """
    if at >= len(words) or at in people or not words[at].startswith("ل"):
        return at
    if not any(reading.pos in ("noun", "unknown", "proper noun") for reading in known.readings(words[at])):
        return at
    last = at + 1
    if is_field_joined(known, words, last):
        last += 1
    if not words[at].startswith("لل"):
        last = _to_definite(known, words, last, nouns)
        if not last:
            return at
    return _all_of_purpose(known, words, last, at + _MOST, people)


def _to_definite(known: Knowledge, words: Sequence[str], at: int, nouns: int = 2) -> int:
    """Return where the definite word is that ends a row of nouns: لنقابات عمال | الخدمات; 0 for none."""
    for place in range(at, min(len(words), at + nouns)):
        if _is_definite(known, words[place]):
            return place
        if not _is_indefinite_noun(known, words[place]):
            break
    return 0


def _all_of_purpose(known: Knowledge, words: Sequence[str], at: int, most: int, people: set[int]) -> int:
    """Return the end of what a body is for: adjectives, what is joined, what it is kept or freed from."""
    last = at
    while last < min(len(words), most) and last not in people:
        if more := _more_of_it(known, words, last):
            last += more
            continue
        joined = _is_joined(known, words[last]) and not joins_body(known, words, last)
        joined = joined or (last > at and is_field_of_it(known, words[last]))
        whose = last == at and not words[at - 1].startswith("لل") and _is_definite(known, words[last])
        if not (joined or whose or _describes(known, words, last)):
            break
        last += 1
    return last


def _is_behind(known: Knowledge, word: str) -> bool:
    return key(word) in known.words.of("behind-body")


def _more_of_it(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return how many words tell more of a field: للحفاظ | على الطبيعة, العمل | وشؤون الضمان; 0 for none."""
    if is_field_joined(known, words, at):
        return 2
    noun = key(words[at - 1])
    if noun in _WORKING and words[at].startswith("بال"):
        return 1
    bare = "ال" + noun[2:] if noun.startswith("لل") else noun.removeprefix("و")
    if (bare, key(words[at])) not in known.words.phrases("governing"):
        return 0
    last = _to_definite(known, words, at + 1)
    return last + 1 - at if last else 0


def _describes(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a definite word can be an adjective of the definite one before it."""
    if not _is_definite(known, words[at]) or _is_behind(known, words[at]):
        return False
    plural = key(words[at]).endswith("ين") and are_people(known, words[at - 1])
    readings = known.readings(words[at])
    return (
        plural
        or bool(known.nationality(words[at]))
        or any(one.pos in ("adjective", "unknown") for one in readings)
    )


def _after_construct(known: Knowledge, words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of a head in construct with definite words, one indefinite between at most."""
    at = first + 1
    if at + 1 < len(words) and at not in people and _is_indefinite_noun(known, words[at]):
        at += 1
        at += 1 if is_field_joined(known, words, at) else 0
    if at >= len(words) or at in people or not _completes(known, words, at, at == first + 1):
        return 0
    last = _past_place(known, words, at)
    while last < len(words) and last - first < _MOST and last not in people:
        if more := _more_of_it(known, words, last):
            last += more
            continue
        joined = _is_joined(known, words[last]) and not joins_body(known, words, last)
        if not (joined or _agrees(known, words, last)):
            break
        if ends_body(known, words, last):
            break
        last += 1
    end = _complement(known, words, last, people)
    return end if end > last or last - first > 2 else 0


def _past_place(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of a definite word, or of the listed place that it begins: كنائس | الشرق الأوسط."""
    match = known.names.name_at(words, at)
    place = match is not None and not match.cut and match.entries[0].type is ActorType.PLACE
    return match.last if match is not None and place and match.entries[0].curated else at + 1


def _completes(known: Knowledge, words: Sequence[str], at: int, next_to_head: bool) -> bool:
    """Tell whether a word says which: not مجلس الإدارة, مجلس العربي right at the head, الاتحاد الأوروبي."""
    word = words[at]
    if not _is_definite(known, word) or known.nationality(word):
        return False
    if key(word) in known.words.of("complement") and not _is_of_a_kind(known, words, at):
        return False
    people = key(word).endswith("ين")  # الصحفيين
    return people or not (next_to_head and known.readings(word)[0].pos == "adjective")


def _is_of_a_kind(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether an adjective makes a field of a common complement: مفوضية الأمن | الغذائي."""
    if at + 1 >= len(words) or key(words[at]) not in known.words.of("complement-of-kind"):
        return False
    following = key(words[at + 1])
    adjective = following.startswith("ال") and known.readings(words[at + 1])[0].pos == "adjective"
    return adjective and not _is_behind(known, words[at + 1]) and not known.nationality(words[at + 1])


def _agrees(known: Knowledge, words: Sequence[str], at: int) -> bool:
    word = words[at]
    if not _is_definite(known, word):
        return False
    plural = key(word).endswith("ين") and are_people(known, words[at - 1])  # الأساتذة المتعاقدين
    return plural or bool(known.nationality(word)) or known.readings(word)[0].pos in ("adjective", "unknown")


def _is_definite(known: Knowledge, word: str) -> bool:
    """Tell whether a word has the article; one that the lexicon takes for a verb may be a noun besides."""
    letters = key(word)
    nominal = any(one.pos in _NOMINAL for one in known.readings(word))
    return letters.startswith("ال") and letters not in _RELATIVE and nominal


def _is_joined(known: Knowledge, word: str) -> bool:
    return word.startswith("وال") and known.readings(word)[0].pos in ("noun", "adjective", "unknown")


def _is_indefinite_noun(known: Knowledge, word: str) -> bool:
    return any(
        one.known and one.pos == "noun" and not one.prefix.form and not one.suffix.pronoun
        for one in known.readings(word)
    )
