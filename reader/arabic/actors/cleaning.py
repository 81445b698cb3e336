"""What is no name after all: months and days, titles, participles; and the edges of names made clean."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import has_article
from reader.arabic.actors.objects import is_object_alone, is_object_behind
from reader.arabic.actors.roles import is_office
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import clitic_cuts, key, keys

_GOD = key("الله")
_TO_GOD = frozenset(map(key, ("لله", "ولله", "فلله")))
_MUSCAT = key("مسقط")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_KIND_BEFORE = ("settlement", "quarter", "ground", "building", "head-joined", "head-named", "head-any")
_CLOSING = frozenset("»”\"'")
_KINDS_OF = {ActorType.ORGANISATION: "kind", ActorType.PLACE: "settlement"}  # classes of name_words
_HYPHENS = frozenset("-‐‑–")  # before a number that belongs to a name: كوفيد-19
_OPENING = frozenset({"أن", "إن", "أنه", "إنه", "أنها", "إنها", "بأن", "الذي", "التي", "الذين"})  # clauses
_BEFORE = frozenset({"إلى", "إلي", "أن", "إن", "عن", "بأن"})  # begin no name; إلي is how some write إلى
_AGO = frozenset({"الأسبوع", "أمس", "الماضي", "الماضية", "المقبل", "المقبلة"})  # end no name of several words
_MISTER = keys("السيد السيدة")
_LONGEST_CURRENCY = 3  # words
_CALLING = keys("سي مستر حجي عزيزي عزيزتي حوار باسم")  # no part of the name behind
_RULING = keys("الملك الملكة القديس القديسة المطران البابا البطريرك الأنبا الحاخام القس")
_SIGNING = keys("إعداد تحرير ترجمة تصوير بقلم مراسلة أربعينية")  # before the names that sign a report


def clean(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence without what only looks like one, none with punctuation at its edges."""
    kept: list[Name] = []
    for name in row:
        first, last = _trimmed(known, words, name)
        if (
            first < last
            and not _is_number(words, first, last)
            and not _is_god(words, first, last)
            and not _is_birthplace(words, first, last)
            and not _hides_in_word(known, words, first, last)
            and not _is_ordinary_alone(known, words, name, first, last)
            and not _is_kind_alone(known, words, name.type, first, last)
            and not _is_calendar(known, words, first, last)
            and not (name.type == ActorType.PERSON and is_office(known, words, first, last))
        ):
            kept.append(Name(first, last, name.type, name.score))
    return kept


def _is_number(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a single number was taken for a name."""
    return last - first == 1 and words[first].isdigit()


def _is_birthplace(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether Muscat is a word of «مسقط رأسه» (his birthplace)."""
    names_it = last - first == 1 and key(words[first]).endswith(_MUSCAT)
    return names_it and last < len(words) and key(words[last]).startswith(key("رأس"))


def _hides_in_word(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a name is only the end of a word that the lexicon has: و|زاريا in وزاريا (ministerial)."""
    word, letters = words[first], key(words[first])
    if (
        last - first > 1
        or letters[:1] not in _CLITICS
        or known.names.get(word)
        or known.lists.exactly(letters)
    ):
        return False
    if not any(known.names.get(rest) for _, rest in clitic_cuts(word)[1:]):
        return False
    return all(one.known and not one.prefix.form and one.pos != "proper noun" for one in known.readings(word))


def _is_ordinary_alone(known: Knowledge, words: Sequence[str], name: Name, first: int, last: int) -> bool:
    """Tell whether a single indefinite word was taken for a name: قرية | غارقة, هاويان, بلا | بنج."""
    if name.type is ActorType.PERSON or last - first > 1 or not known.has_lexicon:
        return False
    word = words[first]
    if key(word).startswith("ال") or known.lists.of(word) or known.names.name_at(words, first) is not None:
        return False
    readings = known.readings(word)
    if key(word).endswith(("ان", "ين")) or word.endswith("ة"):
        return all(one.known and one.pos in ("noun", "adjective") for one in readings)
    if name.type is ActorType.OTHER or has_article(word) or _is_told(known, words, first, last):
        return False
    noun = word.endswith("ت") or any(one.pos != "verb" for one in readings)  # شيبوك is only read as verbs
    return noun and all(one.known and one.pos in ("noun", "adjective", "verb") for one in readings)


def _is_told(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether marks around a word, or the noun for a kind before it, may make it a name: قرية شوك."""
    before = words[first - 1] if first else ""
    if not key(before) or (last < len(words) and words[last] in _CLOSING):
        return True
    return "place" in known.lists.of(before) or any(known.words.has(use, before) for use in _KIND_BEFORE)


def _is_kind_alone(known: Knowledge, words: Sequence[str], kind: ActorType, first: int, last: int) -> bool:
    """Tell whether a body or place is only its kind with the article: البنك, للمنظمة, الريف."""
    kinds = _KINDS_OF.get(kind)
    if kinds is None or last - first > 1:
        return False
    forms = {rest.removeprefix("ال") for _, rest in clitic_cuts(words[first]) if rest.startswith("ال")}
    named = any(known.names.get(rest) for _, rest in clitic_cuts(words[first]))
    if kind is ActorType.ORGANISATION and not named and known.words.has("head-any", words[first]):
        return True  # كان محاسبا في | بنك
    return not named and not forms.isdisjoint(known.words.of(kinds))


def _is_god(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a name is الله alone, which the names of people hold (عوض الله)."""
    if last - first > 1:
        return False
    return key(words[first]) in _TO_GOD or any(rest == _GOD for _, rest in clitic_cuts(words[first]))


def without_currencies(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without dollars and dinars, religions, holy books and diseases."""
    return [
        name
        for name in row
        if name.type != ActorType.OTHER
        or name.last - name.first > _LONGEST_CURRENCY  # «دينار في مهب الريح» is a book
        or not (_is_currency(known, words[name.first]) or _is_thing(known, words[name.first : name.last]))
    ]


def _is_thing(known: Knowledge, inside: Sequence[str]) -> bool:
    """Tell whether words are a religion, a holy book, a holy month or a disease: القرآن, حمى الضنك."""
    more = "".join(map(key, inside[1:]))
    things = known.words.of("thing")
    return any(rest + more in things for _, rest in clitic_cuts(inside[0]))


def without_demonyms(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names without a country's that is an adjective: مهاجرا | إثيوبيا, ناديا | تركيا كبيرا."""
    return [name for name in row if not _is_demonym(known, words, name.first, name.last)]


def _is_demonym(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    word = words[first]
    if (
        last - first == 1
        and word.endswith("ا")
        and last < len(words)
        and _is_described(known, word, words[last])
    ):
        return True
    if last - first > 1 or not first or not word.endswith("يا"):
        return False
    before = words[first - 1]
    described = before.isdigit() or any(one.suffix.indefinite for one in known.readings(before)[:1])
    return described and "nationality" in known.lists.exactly(key(word[:-1]))


def _is_described(known: Knowledge, word: str, following: str) -> bool:
    """Tell whether an adjective in the accusative follows what is a noun in it too: كوبا | مشروخا, درعا."""
    if not following.endswith("ا") or known.names.get(following):
        return False
    nouns = [
        one for one in known.readings(word) if one.suffix.indefinite and one.pos in ("noun", "adjective")
    ]
    first = known.readings(following)[0]
    accusative = first.known and first.suffix.indefinite and first.pos == "adjective"
    return accusative and (bool(nouns) or "nationality" in known.lists.exactly(key(word[:-1])))


def _is_currency(known: Knowledge, word: str) -> bool:
    for _, rest in clitic_cuts(word):
        bare = rest.removeprefix("ال")
        if not known.words.of("currency").isdisjoint((bare, bare.removesuffix("ا"))):
            return True
    return False


def _trimmed(known: Knowledge, words: Sequence[str], name: Name) -> tuple[int, int]:
    """Return the bounds without punctuation, and a person's without بمهام before or مبتسما after."""
    first, last = name.first, name.last
    while first < last and (not key(words[first]) or words[first] in _BEFORE):
        first += 1
    while first < last and (not key(words[last - 1]) or words[last - 1] in _OPENING):
        last -= 1
    while last - first > 1 and words[last - 1] in _AGO:
        last -= 1
    if name.type == ActorType.PERSON:
        return _of_person(known, words, first, last)
    last = _before_others(known, words, name.type, first, _before_titled(known, words, first, last))
    if name.type == ActorType.OTHER and _is_numbered(words, last):
        last += 2
    if _begins_with_verb(known, words, first, last):
        first += 1
    return _to_listed(known, words, first, last), _past_listed(known, words, first, last)


def _before_titled(known: Knowledge, words: Sequence[str], first: int, last: int) -> int:
    """Return the end before whom something is given to or by: جائزة نوبل | للكاتب المجري."""
    for at in range(first + 1, last):
        if words[at].startswith("لل") and "title" in known.lists.exactly("ال" + key(words[at])[2:]):
            return last if known.names.get(" ".join(words[first:last])) else at
    return last


def _begins_with_verb(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a verb stands before a name: تؤوي | النازحين; not before a mark and a number: هدهد-١."""
    if last - first < 2 or not key(words[first + 1]) or not _is_verb(known, words[first]):
        return False
    return not _may_open(known, words, first, last)


def _before_others(known: Knowledge, words: Sequence[str], kind: ActorType, first: int, last: int) -> int:
    """Return the end without a noun in the accusative, a body's without the name of the person behind it."""
    while last - first > 1 and is_object_alone(known, words[last - 1]):
        last -= 1
    opens = kind == ActorType.ORGANISATION and _opens_person(known, words, first, last)
    return last - 1 if opens else last


def _opens_person(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a body's last word is the given name of the person behind it: لكرة القدم | غسان مرجانة."""
    if last - first < 4 or last >= len(words) or not known.readings(words[last - 2])[0].prefix.definite:
        return False
    own = key(words[last]).isalpha() and not known.lists.of(words[last])
    return own and _is_given(known, words[last - 1]) and known.readings(words[last])[0].pos != "verb"


def _to_listed(known: Knowledge, words: Sequence[str], first: int, last: int) -> int:
    """Return where a listed body begins that ends a name of no head: نداي أداء | تي بي مازيمبي."""
    if "organisation" in known.lists.of(words[first]) or known.names.get(" ".join(words[first:last])):
        return first
    for at in range(first + 1, last - 1):
        match = known.names.name_at(words, at)
        if match is not None and match.last == last and match.entries[0].curated:
            return at
    return first


def _of_person(known: Knowledge, words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    while last - first > 1 and (
        key(words[first]) in _SIGNING
        or _is_title_before(known, words, first, last)
        or _is_calling(known, words, first, last)
        or _is_place_before(known, words, first, last)
    ):
        first += 1
    if last - first > 1 and _is_prefixed_noun(known, words[first]) and _is_given(known, words[first + 1]):
        first += 1
    first = _past_office(known, words, first, last)
    while first < last and _is_participle(known, words[last - 1]):
        if last - first > 1 and words[last - 2].endswith("ة"):
            break  # حليمة غاربا: a woman is no غاربا, but غاربة
        last -= 1
    return first, last


def _is_title_before(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a title with the article stands before a full name: الملك | عبد الله الثاني."""
    letters = key(words[first])
    if letters in _MISTER and last - first == 2 and not key(words[first + 1]).startswith("ال"):
        return not _is_given(known, words[first + 1])  # السيد | فقيهي, not السيد البدوي
    titled = letters.startswith("ال") and "title" in known.lists.exactly(letters)
    return titled and last - first > 2 and _is_given(known, words[first + 1])


def _is_calling(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a word by which people are called stands before the name, or a nationality: سي | الطيب.

    الملك | فيليبي, اللاوسي | فيينغ سيفاندون.
    """
    letters = key(words[first])
    if letters in _CALLING:
        return True
    if letters in _RULING:
        return not key(words[first + 1]).startswith("ال") or last - first > 2
    if last - first < 3 or key(words[first + 1]) in known.words.of("name-particle"):
        return False  # العربي بن صاري
    return letters.startswith("ال") and bool(known.nationality(words[first]))


def _is_numbered(words: Sequence[str], last: int) -> bool:
    return last + 1 < len(words) and words[last] in _HYPHENS and words[last + 1].isdigit()


def _is_verb(known: Knowledge, word: str) -> bool:
    """Tell whether a word is a verb and nothing that a name could begin with: تؤوي | النازحين."""
    reading = known.readings(word)[0]
    return reading.known and reading.pos == "verb" and not known.lists.of(word) and not known.names.get(word)


def _may_open(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a verb can begin a name here: قرية | كفر الزيتون, لبي بي سي."""
    match = known.names.name_at(words, first)
    place = bool(first) and "place" in known.lists.of(words[first - 1])
    return place or (match is not None and match.last == last)


def _past_listed(known: Knowledge, words: Sequence[str], first: int, last: int) -> int:
    """Return the end of a name without what follows a listed one in it: جامعة دمشق | لينا, فيفا | بفتح."""
    match = known.names.name_at(words, first)
    if match is None or match.last >= last or match.last - match.first < 2 or not match.entries[0].curated:
        return last
    following = words[match.last]
    reading = known.readings(following)[0]
    foreign = reading.known and (reading.pos == "verb" or bool(reading.prefix.preposition))
    if is_object_behind(known, words, match.first, match.last):
        return match.last
    own = "ال" in key(following)[:3] or key(following).startswith("لل") or known.nationality(following)
    return match.last if not own and (foreign or _is_given(known, following)) else last


def _past_office(known: Knowledge, words: Sequence[str], first: int, last: int) -> int:
    """Return where a person's name begins behind an office: أمينة المجلس الأعلى | سلمى الحيدري."""
    if last - first < 4 or not is_office(known, words, first, first + 2):
        return first
    places = range(first + 2, last - 1)
    return next((at for at in places if _is_given(known, words[at])), first)


def _is_place_before(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a listed place or firm stands before a full name: لبنان كريم سعيد, إيني كلاوديو."""
    if last - first < 3 or not _is_given(known, words[first + 1]) or _is_given(known, words[first]):
        return False
    kinds = (ActorType.PLACE, ActorType.ORGANISATION)
    match = known.names.name_at(words, first)
    if match is None or match.last > first + 1:
        return False
    return any(entry.type in kinds and entry.sure and entry.curated for entry in match.entries)


def _is_given(known: Knowledge, word: str) -> bool:
    return key(word) == key("عبد") or "given" in known.lists.exactly(key(word))


def _is_prefixed_noun(known: Knowledge, word: str) -> bool:
    """Tell whether a word is a noun after a clitic, and not a name after one: بمهام, واللوجستيك."""
    cuts = clitic_cuts(word)
    if len(cuts) < 2 or any({"given", "surname"} & set(known.lists.exactly(rest)) for _, rest in cuts):
        return False
    if any(rest.startswith("ال") for _, rest in cuts[1:]):
        return True
    reading = known.readings(word)[0]
    return reading.known and reading.pos == "noun" and bool(reading.prefix.preposition)


def _is_participle(known: Knowledge, word: str) -> bool:
    """Tell whether a word tells how somebody does something: مبتسما, مستدركا, ضاحكا."""
    letters = key(word)
    if len(letters) < 2 or not letters.endswith("ا") or known.lists.exactly(letters):
        return False
    reading = known.readings(word)[0]
    if not reading.known:
        return letters.startswith(("مست", "مت")) and len(letters) > 5
    shaped = (letters[0] == "م" and 5 <= len(letters) <= 8) or (letters[1] == "ا" and len(letters) == 5)
    return reading.pos in ("noun", "adjective", "adverb") and shaped


def _is_calendar(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a name is a date: نيسان beside أبريل, فبراير شباط, صباح الأحد."""
    letters = [key(word) for word in words[first:last]]
    if not all(_is_of_calendar(known, word) for word in words[first:last]):
        return False
    if len(letters) > 1 or letters[0] not in known.words.of("calendar-name"):
        return True
    before = [key(word) for word in words[max(0, first - 2) : first]]
    after = [key(word) for word in words[last : last + 1]]
    return any(word in known.words.of("month-beside") or word.isdigit() for word in (*before, *after) if word)


def _is_of_calendar(known: Knowledge, word: str) -> bool:
    return known.words.has("calendar", word)
