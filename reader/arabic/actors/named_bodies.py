"""Bodies and events that are called after a place, a person or what they are for: محكمة جنايات صفاقس."""

from collections.abc import Iterator, Mapping, Sequence

from reader.arabic.actors.institutions import ends_body, longest
from reader.arabic.actors.proclitics import HUNG
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key, keys

_SCORE = 0.75
_BETWEEN = 3  # words between the head and the name
_MOST = 8  # words of a body
_OF_PEOPLE = ("ين", "ون")
_COURTS = keys("المحكمة النيابة")
_TRIBES = keys("أولاد")  # what villages are called after: أولاد بوزيري
_NOMINAL = frozenset({"noun", "adjective", "unknown", "proper noun"})


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with such bodies added; of names that overlap the longest stays."""
    starts = {name.first: name for name in row}
    starts |= {name.first: name for name in _grounds(known, words, starts)}
    inside = {at for name in row for at in range(name.first + 1, name.last)}
    found: list[Name] = []
    for first, letters in enumerate(map(key, words[:-1])):
        if first not in inside and (
            first in starts or known.words.has("head-any", words[first]) or letters in _COURTS
        ):
            found.extend(_at(known, words, first, starts))
    found.extend(_firms(known, words, row))
    events = {at for name in found if name.type is ActorType.OTHER for at in range(name.first, name.last)}
    kept = [name for name in row if name.type is not ActorType.OTHER or name.first not in events]
    return longest((*kept, *found))


def _grounds(known: Knowledge, words: Sequence[str], starts: Mapping[int, Name]) -> list[Name]:
    """Return the grounds of a sentence, after which bodies are called too: كتيبة شهداء وادي الربيع."""
    found: list[Name] = []
    for first, own in enumerate(map(starts.get, range(len(words) - 1))):
        if own is not None and own.type is not ActorType.PLACE:
            continue
        last = _ground(known, words, first, starts) if known.words.has("ground", words[first]) else 0
        last = last or (
            _building(known, words, first, starts) if known.words.has("building", words[first]) else 0
        )
        if last and (own is None or last > own.last):
            found.append(Name(first, last, ActorType.PLACE, _SCORE))
    return found


def _firms(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> Iterator[Name]:
    """Yield firms that are called after a place or a name: الرياض المالية, بلوباي كابيتال, قطر للطاقة."""
    for name in row:
        if name.last >= len(words) or name.type is ActorType.OTHER:
            continue
        tail = words[name.last]
        if key(tail) in known.words.of("firm-tail") and name.last - name.first < 3:
            yield Name(name.first, name.last + 1, ActorType.ORGANISATION, _SCORE)


def _at(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> Iterator[Name]:
    """Yield the body or event whose head is word `first`."""
    own = starts.get(first)
    if own is not None and own.type is ActorType.PERSON:
        return
    kind = ActorType.ORGANISATION
    last = _called_after(known, words, first, starts) or _for_something(known, words, first)
    last = last or _single(known, words, first) or _numbered(known, words, first)
    last = last or _court(known, words, first, starts)
    if not last and own is not None and own.type is ActorType.PLACE:
        kind, last = ActorType.PLACE, own.last
    if own is not None and own.type is ActorType.OTHER and not last:
        kind, last = ActorType.OTHER, _past_purpose(known, words, own.last)
    elif not last and known.words.has("event", words[first]):
        kind, last = ActorType.OTHER, _event(known, words, first, starts)
    if last:
        yield Name(first, last, kind, _SCORE)


def _called_after(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> int:
    """Return the end of محكمة جنايات صفاقس, مستشفى الشيخ زايد, بعثة الأمم المتحدة, 0 for none."""
    head = words[first]
    if not known.words.has("head-named", head) and not known.words.has("head-lent", head):
        return 0
    titled = first + 1 not in starts and _is_revered(known, words, first)
    for at in range(first + 1 + titled, min(len(words), first + 2 + _BETWEEN)):
        name = starts.get(at) or _listed_place(known, words, at) or _given_name(known, words, at)
        if name is not None:
            between = at - first - 1 - titled
            return _past(known, words, name.last) if _may_name(known, words, first, name, between) else 0
        if not _is_plain_noun(known, words[at], at > first + 1):
            return 0
    return 0


def _is_revered(known: Knowledge, words: Sequence[str], first: int) -> bool:
    """Tell whether the title of somebody after whom a body is called follows: مدرسة الشهيد فلان."""
    revered = key(words[first + 1]) in known.words.of("revered")
    return revered and known.words.has("head-commemorating", words[first])


def _listed_place(known: Knowledge, words: Sequence[str], at: int) -> Name | None:
    """Return the place of our lists that begins at a word, though the word may also be another."""
    match = known.names.name_at(words, at)
    if match is None or match.cut or match.entries[0].type is not ActorType.PLACE:
        return None
    entry = match.entries[0]
    return Name(at, match.last, entry.type, _SCORE) if entry.curated and entry.sure else None


def _given_name(known: Knowledge, words: Sequence[str], at: int) -> Name | None:
    """Return the given name at a word, with the family names after it: مستشفى حمزة."""
    letters = key(words[at])
    if "given" not in known.lists.exactly(letters) or letters in known.words.of("never-given"):
        return None
    last = at + 1
    while last < len(words) and last < at + 4 and _is_of_name(known, words[last]):
        last += 1
    return Name(at, last, ActorType.PERSON, _SCORE)


def _is_of_name(known: Knowledge, word: str) -> bool:
    letters = key(word)
    return "surname" in known.lists.exactly(letters) or letters in known.words.of("name-particle")


def _may_name(known: Knowledge, words: Sequence[str], first: int, name: Name, between: int) -> bool:
    """Tell whether a body with this head may be called after the name that follows."""
    head = words[first]
    if _has_clitic(known, words, name.first) and name.type is not ActorType.PERSON:
        return False
    if name.type is ActorType.PERSON:
        return not between and known.words.has("head-commemorating", head)
    if name.type is ActorType.ORGANISATION:
        return not between and known.words.has("head-lent", head)
    needs = known.words.has("head-indirect", head) and not between and name.last - name.first == 1
    if not between and known.words.has("head-apart", head):
        return False
    return (
        name.type is ActorType.PLACE
        and known.words.has("head-named", head)
        and not (needs and _complement(known, words, name.last) == name.last)
    )


def _has_clitic(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether و or a preposition hangs on a word where a name begins: بالموصل, but not مطار بنينا."""
    letters = key(words[at])
    match = known.names.name_at(words, at)
    if match is not None:
        return match.cut > 0 and letters[:1] in "بلوفك"
    return letters[:3] in HUNG or letters[:2] == "لل"


def _past(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of definite adjectives and of what a body is for, from word `at` on."""
    last = at
    plural = key(words[at - 1]).endswith(_OF_PEOPLE)
    while last < len(words) and _is_definite_adjective(known, words[last]):
        if ends_body(known, words, last):
            break
        if plural and not key(words[last]).endswith(_OF_PEOPLE):
            break
        last += 1
    return _complement(known, words, last)


def _is_definite_adjective(known: Knowledge, word: str) -> bool:
    if not key(word).startswith("ال"):
        return False
    return bool(known.nationality(word)) or any(one.pos == "adjective" for one in known.readings(word))


def _complement(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of للملاحة, للدراسات الاقتصادية; `at` where no field of work follows."""
    if at >= len(words) or not _is_field(known, words[at]):
        return at
    last = at + 1
    while last < min(len(words), at + _MOST) and _goes_on(known, words[last]):
        last += 1
    return last


def _is_field(known: Knowledge, word: str) -> bool:
    letters = key(word)
    return letters.startswith("لل") and "ال" + letters[2:] in known.words.of("field")


def _goes_on(known: Knowledge, word: str) -> bool:
    letters = key(word)
    joined = letters.startswith("وال") and letters[1:] in known.words.of("field")
    return joined or _is_definite_adjective(known, word)


def _for_something(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of مركز بدائل للدراسات, شركة الأفق للملاحة, 0 for none."""
    if not known.words.has("head-for", words[first]) or first + 2 >= len(words):
        return 0
    at = first + 2
    if not _may_be_called(known, words[first + 1]):
        return 0
    while at < len(words) and at < first + 4 and _is_definite_adjective(known, words[at]):
        at += 1
    end = _complement(known, words, at)
    return end if end > at else 0


def _may_be_called(known: Knowledge, word: str) -> bool:
    """Tell whether a word after the head is a name, not an adjective of it: شركة كبيرة, مركز جديد."""
    reading = known.readings(word)[0]
    if key(word).startswith("ال"):
        return _is_noun(known, word)
    if not key(word).isalpha() or (reading.known and (reading.pos == "adjective" or reading.suffix.pronoun)):
        return False
    return not reading.known or reading.pos in ("noun", "proper noun")


def _single(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of مستشفى الزهور, 0 for none: one definite noun that is no complement."""
    if not known.words.has("head-single", words[first]):
        return 0
    word = words[first + 1]
    letters = key(word)
    excluded = letters in known.words.of("complement") or letters in known.words.of("not-single")
    if not letters.startswith("ال") or not _is_noun(known, word) or excluded or known.nationality(word):
        return 0
    return 0 if "title" in known.lists.exactly(letters) else _past(known, words, first + 2)


def _court(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> int:
    """Return the end of المحكمة الابتدائية بتونس, 0 for none: its place is a part of its name."""
    if key(words[first]) not in _COURTS:
        return 0
    last = _past_adjectives(known, words, first + 1)
    name = starts.get(last)
    if last == first + 1 or name is None or name.type is not ActorType.PLACE:
        return 0
    return name.last if key(words[last]).startswith("ب") and not known.names.get(words[last]) else 0


def _numbered(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of القناة 12, اللواء 30, 0 for none."""
    return first + 2 if known.words.has("numbered", words[first]) and words[first + 1].isdigit() else 0


def _building(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> int:
    """Return the end of ملعب رادس, مسجد إبراهيم الدسوقي, استاد جابر الأحمد الدولي, سد المسيرة; 0 for none."""
    if key(words[first]) in _TRIBES:
        return first + 2 if key(words[first + 1]).isalpha() else 0
    name = (
        starts.get(first + 1)
        or _given_name(known, words, first + 1)
        or _listed_place(known, words, first + 1)
    )
    if name is not None:
        has_clitic = _has_clitic(known, words, first + 1)
        jail = known.words.has("jail", words[first])  # سجن فلان is rather his imprisonment
        place_or_person = name.type is ActorType.PLACE or (name.type is ActorType.PERSON and not jail)
        return _past_its_adjectives(known, words, name.last) if place_or_person and not has_clitic else 0
    reading = known.readings(words[first + 1])[0]
    letters = key(words[first + 1])
    strange = known.has_lexicon and not reading.known and letters.isalpha() and len(letters) > 3
    if not strange or letters[:1] in "وبلفك":
        return 0
    return _past_its_adjectives(known, words, first + 2)


def _past_its_adjectives(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of adjectives that are first of all adjectives: مطار أربيل الدولي | المدرج."""
    last = _past_adjectives(known, words, at)
    while last > at and known.readings(words[last - 1])[0].pos != "adjective":
        last -= 1
    return last


def _past_adjectives(known: Knowledge, words: Sequence[str], at: int) -> int:
    while at < len(words) and _is_definite_adjective(known, words[at]) and not ends_body(known, words, at):
        at += 1
    return at


def _ground(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> int:
    """Return the end of ساحة الشهداء, وادي مجردة, شارع الحبيب بورقيبة, 0 for none."""
    word = words[first + 1]
    named = starts.get(first + 1)
    if named is not None and named.type is ActorType.PERSON:
        return named.last
    match = known.names.name_at(words, first + 1)
    if match is not None and not match.cut and match.entries[0].type is ActorType.PLACE:
        return match.last
    letters = key(word)
    if letters in known.words.of("not-single") or known.nationality(word) or not letters.isalpha():
        return 0
    reading = known.readings(word)[0]
    if letters.startswith("ال"):
        return first + 2 if reading.pos in ("noun", "unknown") and known.has_lexicon else 0
    return first + 2 if known.has_lexicon and not reading.known and len(letters) > 3 else 0


def _event(known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]) -> int:
    """Return the end of مهرجان قرطاج الدولي, معرض بيروت للكتاب, ملتقى الرواية العربية, 0 for none."""
    return _event_called_after(known, words, first, starts) or _event_of_words(known, words, first)


def _event_of_words(known: Knowledge, words: Sequence[str], first: int) -> int:
    """Return the end of a definite noun with its adjectives: مهرجان الموسيقى العربية; 0 for none."""
    last = first + 1
    if not key(words[last]).startswith("ال") or not _is_noun(known, words[last]):
        return 0
    last += 1
    while last < len(words) and _is_definite_adjective(known, words[last]):
        last += 1
    last = _past_purpose(known, words, last)
    return last if last - first > 2 else 0


def _event_called_after(
    known: Knowledge, words: Sequence[str], first: int, starts: Mapping[int, Name]
) -> int:
    name = starts.get(first + 1)
    if name is None:
        name = _listed_place(known, words, first + 1)
    if name is None or name.type is ActorType.ORGANISATION:
        return 0
    if key(words[first + 1])[:1] in "بلفك" and not known.names.get(words[first + 1]):
        return 0
    last = name.last
    while last < len(words) and _is_definite_adjective(known, words[last]):
        last += 1
    return _past_purpose(known, words, last)


def _past_purpose(known: Knowledge, words: Sequence[str], at: int) -> int:
    """Return the end of للكتاب, للسباحة from word `at` on; `at` for none."""
    follows = at < len(words) and key(words[at]).startswith("لل") and _is_noun(known, words[at])
    return _past_adjectives(known, words, at + 1) if follows else at


def _is_noun(known: Knowledge, word: str) -> bool:
    return known.has_lexicon and known.readings(word)[0].pos in _NOMINAL


def _is_plain_noun(known: Knowledge, word: str, joined: bool) -> bool:
    """Tell whether a word can be an indefinite noun without clitics but و: جنايات, تجارة وصناعة."""
    return any(
        reading.known
        and reading.pos == "noun"
        and not reading.suffix.pronoun
        and (not reading.prefix.form or (joined and bool(reading.prefix.conjunction) and word[1:3] != "ال"))
        for reading in known.readings(word)
    )
