"""Bodies named by ordinary words: الهيئة العامة للكتاب, نقابة عمال الموانئ, مرصد الأمراض المعدية."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import ends_body, longest
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_SCORE = 0.75
_LISTED = 3  # words of a listed name that no adjective of a country can lengthen
_HEAD_AND_ADJECTIVE = 2  # words; a nationality behind them makes a name: الاتحاد النسائي الليبي
_MOST = 8  # words of a name


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
    while last < len(words) and last not in people and _is_definite(known, words[last]):
        if ends_body(known, words, last):
            break
        public = public or key(words[last]) in known.words.of("public")
        national = national or bool(known.nationality(words[last]))
        last += 1
        if last - first > 4:
            break
    if not (public or national):
        return 0
    end = _complement(known, words, last, people)
    if end > last:
        return end
    return last if national and (public or last - first > _HEAD_AND_ADJECTIVE) else 0


def _complement(known: Knowledge, words: Sequence[str], at: int, people: set[int]) -> int:
    """Return the end of للأمراض المعدية, لحقوق الإنسان, للتعبئة العامة والإحصاء; `at` for none."""
    if at >= len(words) or at in people or not words[at].startswith("ل"):
        return at
    if not any(reading.pos in ("noun", "unknown", "proper noun") for reading in known.readings(words[at])):
        return at
    last = at + 1
    if _is_joined_purpose(known, words, last):
        last += 1
    if not words[at].startswith("لل") and not (last < len(words) and _is_definite(known, words[last])):
        return at
    while last < len(words) and last - at < _MOST and last not in people:
        if not (_is_definite(known, words[last]) or _is_joined(known, words[last])):
            break
        last += 1
    return last


def _is_joined_purpose(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a second purpose is joined before what both are of: لاستغلال | وتوزيع المياه."""
    if at + 1 >= len(words) or not key(words[at]).startswith("و") or key(words[at]).startswith("وال"):
        return False
    noun = any(
        one.known and one.pos == "noun" and not one.suffix.pronoun for one in known.readings(words[at])
    )
    return noun and _is_definite(known, words[at + 1])


def _after_construct(known: Knowledge, words: Sequence[str], first: int, people: set[int]) -> int:
    """Return the end of a head in construct with definite words, one indefinite between at most."""
    at = first + 1
    if at + 1 < len(words) and at not in people and _is_indefinite_noun(known, words[at]):
        at += 1
    if at >= len(words) or at in people or not _completes(known, words[at], at == first + 1):
        return 0
    last = at + 1
    while last < len(words) and last - first < _MOST and last not in people:
        if not (_agrees(known, words[last]) or _is_joined(known, words[last])):
            break
        if ends_body(known, words, last):
            break
        last += 1
    end = _complement(known, words, last, people)
    return end if end > last or last - first > 2 else 0


def _completes(known: Knowledge, word: str, next_to_head: bool) -> bool:
    """Tell whether a word says which: not مجلس الإدارة, مجلس العربي right at the head, الاتحاد الأوروبي."""
    if not _is_definite(known, word) or key(word) in known.words.of("complement") or known.nationality(word):
        return False
    return not (next_to_head and known.readings(word)[0].pos == "adjective")


def _agrees(known: Knowledge, word: str) -> bool:
    if not _is_definite(known, word):
        return False
    return bool(known.nationality(word)) or known.readings(word)[0].pos in ("adjective", "unknown")


def _is_definite(known: Knowledge, word: str) -> bool:
    return key(word).startswith("ال") and known.readings(word)[0].pos in ("noun", "adjective", "unknown")


def _is_joined(known: Knowledge, word: str) -> bool:
    letters = key(word)
    return letters[:3] == "وال" and known.readings(word)[0].pos in ("noun", "adjective", "unknown")


def _is_indefinite_noun(known: Knowledge, word: str) -> bool:
    return any(
        one.known and one.pos == "noun" and not one.prefix.form and not one.suffix.pronoun
        for one in known.readings(word)
    )
