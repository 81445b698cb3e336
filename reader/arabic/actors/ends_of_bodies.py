"""Where bodies end: adjectives behind a name, what a body is for, and the place where it sits."""

from collections.abc import Iterator, Mapping, Sequence

from reader.arabic.actors.institutions import (
    are_people,
    ends_body,
    has_article,
    is_article,
    is_field_joined,
    is_field_of_it,
    is_nominal,
    joins_body,
    longest,
)
from reader.arabic.actors.objects import ends_in_object
from reader.arabic.actors.proclitics import HUNG
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.body_wording import SEATED
from reader.arabic.names.gazetteer import clitic_cuts, key, keys

_SCORE = 0.75
_MOST = 12  # words of a body
_SAKE = (key("من"), key("أجل"))
_OF_ACTS = ("للت", "للاست")  # how a noun of doing begins that a firm is for: للتوصيل, للاستشارات
_CLAUSES = keys("أن إن بأن")
_PLUS, _PLUSSED = "+", keys("أوبك ديزني كانال")
_DIRECTIONS = frozenset({"الجنوبية", "الشمالية"})


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with bodies made whole; of names that overlap the longest stays."""
    starts = {name.first: name for name in row}
    found = [_whole(known, words, name, starts) for name in row]
    return longest((*found, *_called(known, words, starts), *_seats_of_words(known, words, starts)))


def _whole(known: Knowledge, words: Sequence[str], name: Name, starts: Mapping[int, Name]) -> Name:
    if name.type is not ActorType.ORGANISATION:
        return name
    last = _without_what_follows(known, words, name, starts)
    if last == name.last:
        last = _end(known, words, name, starts)
    return Name(name.first, last, name.type, name.score)


def _without_what_follows(
    known: Knowledge, words: Sequence[str], name: Name, starts: Mapping[int, Name]
) -> int:
    """Return the end without إن, and without a nationality that is of the person behind.

    الاتحاد السعودي لكرة اليد | الصربي بوريس; of two nationalities, or one that is not of the body, the last.
    """
    last = _without_tail(known, words, name)
    behind = starts.get(last)
    if last < name.last or last - name.first < 3 or behind is None or behind.type is not ActorType.PERSON:
        return last
    nation = words[last - 1]
    if not known.nationality(nation) or key(nation).endswith("ه"):
        return last
    another = any(known.nationality(word) for word in words[name.first : last - 1])
    return last - 1 if another or _is_feminine(words[name.first]) else last


def _without_tail(known: Knowledge, words: Sequence[str], name: Name) -> int:
    """Return the end without إن, what is done something to, and what only describes the head."""
    last = name.last
    if last - name.first > 1 and key(words[last - 1]) in _CLAUSES:
        return last if known.names.get(" ".join(words[name.first : last])) else last - 1  # إم تي إن
    if last - name.first < 3:
        return last
    if words[last - 1] in _DIRECTIONS and _is_of_its_kind(known, words, name, last - 1):
        return last - 2  # شركة كوبانغ | الكورية الجنوبية
    drops = ends_in_object(known, words, name.first, last) or _is_of_its_kind(known, words, name, last)
    return last - drops


def _is_of_its_kind(known: Knowledge, words: Sequence[str], name: Name, last: int) -> bool:
    """Tell whether the last word describes the head, not the name: شركة أرافات | الحكومية.

    A name with the article, or one that the lists have so, may hold it: شركة الغاز اليمنية.
    """
    first = name.first
    if last - first < 3 or not known.words.has("head-described", words[first]):
        return False
    tail, inner = words[last - 1], words[first + 1 : last - 1]
    if not tail.startswith("ال") or not _is_feminine(tail) or any(key(one).startswith("ال") for one in inner):
        return False
    describes = key(tail) in known.words.of("describing") or known.nationality(tail)
    return (
        bool(describes)
        and not known.names.get(" ".join(words[first:last]))
        and not (known.names.get(" ".join(words[first + 1 : last])))
    )


def _is_feminine(word: str) -> bool:
    return key(word).endswith("ه")


def _end(known: Knowledge, words: Sequence[str], name: Name, starts: Mapping[int, Name]) -> int:
    last = name.last
    if last - name.first > 1:
        while last < len(words) and _is_tail(known, words, name.first, last):
            last += 1
        if any(word.startswith("لل") for word in words[name.first + 1 : last]):
            last = _past_joined(known, words, last, starts)
        elif any(known.words.has(use, words[name.first]) for use in ("head-for", "head-named")):
            last = _past_purpose(known, words, last, starts)
    last = _past_sake(known, words, last, starts)
    if last < len(words) and words[last] == _PLUS and key(words[last - 1]) in _PLUSSED:
        return last + 1  # أوبك+
    return _past_seat(known, words, name.first, last, starts)


def _is_tail(known: Knowledge, words: Sequence[str], first: int, at: int) -> bool:
    """Tell whether an adjective of bodies stands behind and agrees: مؤسسة بارزاني | الخيرية."""
    letters = key(words[at])
    if letters.endswith("ين") and known.nationality(words[at]) and are_people(known, words[at - 1]):
        return True
    return letters in known.words.of("body-tail") and _is_feminine(words[first]) == letters.endswith("ه")


def _past_purpose(known: Knowledge, words: Sequence[str], at: int, starts: Mapping[int, Name]) -> int:
    """Return the end of للتجميل والعناية, لتصدير الموالح, لخدمات الموانئ والملاحة; `at` for none."""
    if at >= len(words) or at in starts:
        return at
    if _is_field(known, words[at]):
        return _past_joined(known, words, at + 1, starts)
    if not _is_field_of(known, words, at):
        return at
    return _past_joined(known, words, at + 2, starts)


def _is_field(known: Knowledge, word: str) -> bool:
    letters = key(word)
    if not letters.startswith("لل"):
        return False
    reading = known.readings(word)[0]
    act = letters.startswith(_OF_ACTS) and reading.known and reading.pos == "noun" and not reading.plural_stem
    return act or "ال" + letters[2:] in known.words.of("field")


def _is_field_of(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a field stands before what it is of: لتنمية | الطفل."""
    letters = key(words[at])
    if letters[:1] != "ل" or letters[:2] == "لل" or at + 1 >= len(words) or not is_article(words[at + 1]):
        return False
    return "ال" + letters[1:] in known.words.of("field") and is_nominal(known, words[at + 1])


def _past_joined(known: Knowledge, words: Sequence[str], at: int, starts: Mapping[int, Name]) -> int:
    """Return the end of adjectives and of fields that are joined, from word `at` on."""
    while at < len(words) and at not in starts:
        if is_field_joined(known, words, at):
            at += 2
        elif (
            _is_adjective(known, words, at)
            or _is_joined(known, words, at)
            or is_field_of_it(known, words[at])
        ):
            at += 1
        else:
            break
    return at


def _is_adjective(known: Knowledge, words: Sequence[str], at: int) -> bool:
    letters = key(words[at])
    if not letters.startswith("ال") or ends_body(known, words, at):
        return False
    if known.nationality(words[at]):
        return True
    first, *more = known.readings(words[at])
    same = letters.endswith("ه") and key(words[at - 1]).endswith("ه")
    adjective = first.pos == "adjective" or (same and any(one.pos == "adjective" for one in more))
    return adjective and "title" not in known.lists.exactly(letters)


def _is_joined(known: Knowledge, words: Sequence[str], at: int) -> bool:
    letters = key(words[at])
    if (
        not words[at].startswith("وال")
        or joins_body(known, words, at)
        or "title" in known.lists.exactly(letters[1:])
    ):
        return False
    kind = key(words[at][3:]) in known.words.of("kind")
    reading = known.readings(words[at])[0]
    return reading.known and reading.pos == "noun" and not kind


def _past_sake(known: Knowledge, words: Sequence[str], at: int, starts: Mapping[int, Name]) -> int:
    """Return the end of من أجل السلام والتنمية; `at` where it is no cause that bodies are for."""
    if tuple(map(key, words[at : at + 2])) != _SAKE or at + 2 >= len(words):
        return at
    return _past_joined(known, words, at + 3, starts) if key(words[at + 2]) in known.words.of("cause") else at


def _past_seat(
    known: Knowledge, words: Sequence[str], first: int, last: int, starts: Mapping[int, Name]
) -> int:
    """Return the end with the place of a body that every place has one of: محكمة الاستئناف | بمراكش."""
    if not known.words.has("seated", words[first]) or last >= len(words) or last - first > _MOST:
        return last
    letters = key(words[last])
    either = any(rest in SEATED for _, rest in clitic_cuts(words[first]))
    if letters[:1] not in ("بل" if either else "ب") or known.names.get(words[last]):
        return last
    place = starts.get(last) or _listed_place(known, words, last)
    return place.last if place is not None and place.type is ActorType.PLACE else last


def _listed_place(known: Knowledge, words: Sequence[str], at: int) -> Name | None:
    match = known.names.name_at(words, at)
    if match is None or match.cut != 1 or match.entries[0].type is not ActorType.PLACE:
        return None
    entry = match.entries[0]
    return Name(at, match.last, entry.type, _SCORE) if entry.curated else None


def _called(known: Knowledge, words: Sequence[str], starts: Mapping[int, Name]) -> Iterator[Name]:
    """Yield bodies whose name is of no list, by what stands behind it: مؤسسة | كردافي | الخيرية."""
    for first, word in enumerate(words[:-2]):
        if first in starts or not known.words.has("head-for", word):
            continue
        name = starts.get(first + 1)
        last = name.last if name is not None else first + 1 + _is_strange(known, words[first + 1])
        if not first + 1 < last < len(words):
            continue
        end = last + _is_tail(known, words, first, last)
        end = end if end > last else _past_purpose(known, words, last, starts)
        if end > last:
            yield Name(first, end, ActorType.ORGANISATION, _SCORE)


def _is_strange(known: Knowledge, word: str) -> bool:
    """Tell whether the lexicon has no such word, and no clitic hangs on it."""
    strange = known.has_lexicon and not known.readings(word)[0].known
    return strange and key(word).isalpha() and key(word)[:3] not in HUNG and not word.startswith("لل")


def _seats_of_words(known: Knowledge, words: Sequence[str], starts: Mapping[int, Name]) -> Iterator[Name]:
    """Yield bodies of ordinary words that only their place makes a name: المجلس البلدي لتطوان."""
    for first, word in enumerate(words[:-2]):
        if first in starts or not known.words.has("seated", word):
            continue
        last = first + 1 if has_article(word) else _past_whose(known, words, first + 1)
        while 0 < last < len(words) and _is_adjective(known, words, last):
            last += 1
        end = _past_seat(known, words, first, last, starts) if last > first + 1 else last
        if end > last:
            yield Name(first, end, ActorType.ORGANISATION, _SCORE)


def _past_whose(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of the definite noun behind a head: محكمة | الاستئناف; 0 for none."""
    return at + 1 if is_article(words[at]) and is_nominal(known, words[at]) else 0
