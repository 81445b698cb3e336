"""People's names made whole: a family name that is also a word joined on, two people told apart."""

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from reader.arabic.actors.given_before import PARTICLES, may_be_family, with_given
from reader.arabic.actors.introduced import after_title
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.reading import Reading
from reader.arabic.names.gazetteer import clitic_cuts, key, keys
from reader.arabic.rules import first_answer

_SEEN_MUCH = 7  # how often the long lists must have a word as a family name, though it is one besides
_LEAST = 3  # letters of a name
_HYPHENS = frozenset("-‐‑–")
_BELONGING = frozenset(map(key, ("التابع", "التابعة", "التابعين")))
_AFTER_NAMES = keys("إن أن بأن إنه إنها الذي التي قوله قولها")
_COMPOUND = keys("الدين الزهراء العابدين")  # ends of given names of two words: عز الدين
_GOD, _ALI = key("الله"), key("علي")


def complete(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names of a sentence with people divided before "و" and a given name, and extended."""
    parts = [part for name in row for part in _divided(known, words, name)]
    taken = {at for name in parts for at in range(name.first, name.last)}
    result: list[Name] = []
    for name in parts:
        if name.type == ActorType.PERSON and result and result[-1].last > name.first:
            continue
        last = name.last
        while last < len(words) and last not in taken and _goes_on(known, words, name.first, last, name.type):
            last += 1
        result.append(Name(name.first, last, name.type, name.score))
    return with_given(known, words, _neighbours(known, words, _hyphenated(words, result)))


def _neighbours(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with two people made one that nothing divides: [محمود] [تريزيغيه]."""
    found: list[Name] = []
    for name in row:
        before = found[-1] if found else None
        if before is not None and _is_one_person(known, words, before, name):
            found[-1] = Name(before.first, name.last, ActorType.PERSON, min(before.score, name.score))
        else:
            found.append(name)
    return found


def _is_one_person(known: Knowledge, words: Sequence[str], before: Name, name: Name) -> bool:
    """Tell whether a given name, or given names, and the single word after them are one person."""
    if before.type != ActorType.PERSON or before.last != name.first:
        return False
    if name.type != ActorType.PERSON:
        given = "given" in known.lists.of(words[before.first]) and before.last - before.first == 1
        return given and may_be_family(known, words, name)
    if key(words[name.first])[:1] == "و" and "surname" not in known.lists.exactly(key(words[name.first])):
        return False
    if key(words[before.first]) in PARTICLES:
        return before.last - before.first == 2 and name.last - name.first == 1
    is_given = "given" in known.lists.exactly(key(words[before.first]))
    return is_given and (name.last - name.first == 1 or before.last - before.first == 1)


def _hyphenated(words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with two people made one where only a hyphen is between them: ماري-إيلين."""
    found: list[Name] = []
    for name in row:
        before = found[-1] if found else None
        if (
            before is not None
            and before.type == name.type == ActorType.PERSON
            and name.first == before.last + 1
            and before.last - before.first == 1
            and words[before.last] in _HYPHENS
        ):
            found[-1] = Name(before.first, name.last, name.type, min(before.score, name.score))
        else:
            found.append(name)
    return found


def agree(
    known: Knowledge, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]
) -> list[list[Name]]:
    """Return the names with a family name by itself as a person where the article has its full name.

    A single word that the lists have as a body, and nobody bears as a name, is that body.
    """
    full = {
        key(words[name.last - 1])
        for words, row in zip(sentences, rows, strict=True)
        for name in row
        if name.type == ActorType.PERSON and name.last - name.first > 1
    }
    return [
        [_as_family(known, words, name, full) for name in row if not _is_nobody(known, words, name, full)]
        for words, row in zip(sentences, rows, strict=True)
    ]


def _is_nobody(known: Knowledge, words: Sequence[str], name: Name, full: Set[str]) -> bool:
    """Tell whether a single word is no name where nobody in the article is called so in full.

    A title (الوزير), a preposition (قال | لي), who somebody is before his name ([الحلاق] أبو إلياس).
    """
    word = words[name.first]
    letters = key(word)
    if name.type != ActorType.PERSON or name.last - name.first > 1 or letters in full:
        return False
    readings = known.readings(word)
    if readings[0].pos == "preposition" and readings[0].known and letters != _ALI:
        return True
    following = words[name.last] if name.last < len(words) else ""
    joined = following.startswith("و") and "title" in known.lists.exactly(key(following)[1:])
    if joined:
        return True  # إمام | وخطيب المسجد
    if not letters.startswith("ال") or not readings[0].known:
        return False
    return "title" in known.lists.exactly(letters) or key(following) in known.words.of("kunya")


def _as_family(known: Knowledge, words: Sequence[str], name: Name, full: Set[str]) -> Name:
    word = words[name.first]
    if name.type == ActorType.PERSON and name.last - name.first == 1 and key(word) not in full:
        return _as_firm(known, word, name)
    if name.type == ActorType.PERSON or name.last - name.first > 1 or key(word) not in full:
        return name
    sure = any(entry.sure and entry.curated for entry in known.names.get(word))
    return name if sure else Name(name.first, name.last, ActorType.PERSON, name.score)


def _as_firm(known: Knowledge, word: str, name: Name) -> Name:
    entries = known.names.get(word)
    body = entries and entries[0].type is ActorType.ORGANISATION and entries[0].sure and entries[0].curated
    if not body or {"given", "surname"} & set(known.lists.exactly(key(word))):
        return name
    return Name(name.first, name.last, ActorType.ORGANISATION, name.score)


def _divided(known: Knowledge, words: Sequence[str], name: Name) -> list[Name]:
    """Return one name for each person, [سمير غانم] [ويونس شلبي], without what follows with ل or التابع."""
    last = next(
        (at for at in range(name.first + 1, name.last) if _ends_before(known, words[at], name.type)),
        name.last,
    )
    if name.type == ActorType.PLACE:
        return _two_places(known, words, Name(name.first, last, name.type, name.score))
    if name.type != ActorType.PERSON:
        return [Name(name.first, last, name.type, name.score)]
    cuts = [at for at in range(name.first + 1, last) if _joins_another(known, words[at])]
    bounds = [name.first, *cuts, last]
    return [Name(first, end, name.type, name.score) for first, end in pairwise(bounds)]


def _two_places(known: Knowledge, words: Sequence[str], name: Name) -> list[Name]:
    """Return the two listed places that a name of no list is made of: [القاهرة] [الخرطوم]; else the name."""
    if name.last - name.first < 2 or known.names.get(" ".join(words[name.first : name.last])):
        return [name]
    one = known.names.name_at(words, name.first)
    two = known.names.name_at(words, one.last) if one is not None and one.last < name.last else None
    if one is None or two is None or two.last != name.last:
        return [name]
    entries = (one.entries[0], two.entries[0])
    if not all(entry.type is ActorType.PLACE and entry.sure and entry.curated for entry in entries):
        return [name]
    return [
        Name(name.first, one.last, name.type, name.score),
        Name(one.last, name.last, name.type, name.score),
    ]


def _ends_before(known: Knowledge, word: str, kind: ActorType) -> bool:
    """Tell whether a name of this kind cannot hold `word` after its first."""
    letters = key(word)
    if kind == ActorType.ORGANISATION:
        return letters in _BELONGING
    return (
        kind == ActorType.PERSON and letters.startswith("لل") and "given" not in known.lists.exactly(letters)
    )


def _joins_another(known: Knowledge, word: str) -> bool:
    letters = key(word)
    return (
        letters[:1] == "و"
        and len(letters) > 3
        and not known.lists.exactly(letters)
        and "given" in known.lists.exactly(letters[1:])
    )


class _Next(NamedTuple):
    """The word at `last`, and the person's name before it, which starts at `first`."""

    known: Knowledge
    words: Sequence[str]
    first: int
    last: int

    @property
    def word(self) -> str:
        return self.words[self.last]

    @property
    def letters(self) -> str:
        return key(self.word)

    @property
    def reading(self) -> Reading:
        return self.known.readings(self.word)[0]

    @property
    def is_after_servant(self) -> bool:
        """Tell whether the name before is عبد with one of the names of God: عبد الرحيم."""
        return self.last - self.first == 2 and key(self.words[self.first]) == key("عبد")

    @property
    def is_after_given(self) -> bool:
        """Tell whether the name before is a given name and nothing more."""
        word = self.words[self.first]
        seen = self.known.people.unit(key(word)).given >= _SEEN_MUCH
        one = self.last - self.first == 1 and (seen or "given" in self.known.lists.of(word))
        compound = self.last - self.first == 2 and key(self.words[self.last - 1]) in _COMPOUND
        return one or self.is_after_servant or compound

    @property
    def is_after_arabic_given(self) -> bool:
        forms = (rest for _, rest in clitic_cuts(self.words[self.first]))
        return self.is_after_given and (
            self.is_after_servant or any(form in self.known.arabic_given_names for form in forms)
        )


def no_word_of_a_name(after: _Next) -> bool | None:
    """غسان | الوزير, غسان | المصري as "Egyptian", غسان | في."""
    letters = after.letters
    title = "title" in after.known.lists.exactly(letters) and not _is_family_beside(after)
    other = after.known.nationality(after.word) or title
    return False if other or not letters.isalpha() or len(letters) < _LEAST else None


def _is_family_beside(after: _Next) -> bool:
    """Tell whether a title is a family name here: الناقد صبحي نجم | روايتها, but غسان | نجم الفيلم."""
    seen = after.known.people.unit(after.letters).family >= _SEEN_MUCH
    listed = seen or "surname" in after.known.lists.exactly(after.letters)
    follows = after.last + 1 < len(after.words) and key(after.words[after.last + 1]).startswith("ال")
    titled = bool(after.first) and after_title(after.known, after.words, after.first)
    return listed and after.is_after_given and not follows and (titled or after.is_after_servant)


def after_particle(after: _Next) -> bool | None:
    """غسان بن جدار."""
    before = key(after.words[after.last - 1])
    return True if before in PARTICLES or before in after.known.words.of("name-particle") else None


def particle(after: _Next) -> bool | None:
    """فلان بن, if a word follows; عبد begins another name."""
    if after.letters not in PARTICLES:
        return None
    follows = after.last + 1 < len(after.words) and bool(key(after.words[after.last + 1]))
    return after.letters != key("عبد") and follows


def unknown_word(after: _Next) -> bool | None:
    """غسان كرلينغ, unless the word looks like one with a clitic: غسان | وكرلينغ."""
    if after.reading.known:
        return None
    has_clitic = after.letters.startswith(("و", "ف", "بال", "لل"))
    if after.is_after_arabic_given and after.letters.startswith("م") and after.word.endswith("ا"):
        return False  # عمر | ممازحا
    return after.is_after_given and not has_clitic


def before_god(after: _Next) -> bool | None:
    """كريم عوض الله: of a name with الله both words belong to it."""
    if after.letters == _GOD:
        return True
    follows = after.last + 1 < len(after.words) and key(after.words[after.last + 1]) == _GOD
    return True if follows and after.is_after_given else None


def listed_name(after: _Next) -> bool | None:
    """غسان كريم, and a second family name after a full one: غسان كريم الحداد."""
    listed = {"given", "surname"} & set(after.known.lists.exactly(after.letters))
    seen = after.is_after_given and after.known.people.unit(after.letters).family >= _SEEN_MUCH
    if not listed and not (seen and not _opens_a_clause(after)):
        return None
    if not after.is_after_given and _opens_a_clause(after):
        return False
    is_nominal = after.reading.pos in ("noun", "adjective", "proper noun") or _is_family_beside(after)
    return is_nominal and (after.is_after_given or "surname" in listed)


def _opens_a_clause(after: _Next) -> bool:
    """Tell whether a noun that is also a family name has a definite word after it: عودة الهدوء."""
    is_noun = after.reading.known and after.reading.pos == "noun" and not after.letters.startswith("ال")
    follows = after.last + 1 < len(after.words) and key(after.words[after.last + 1]).startswith("ال")
    return is_noun and follows


def definite_word(after: _Next) -> bool | None:
    """غسان المصباح; the plural of a word is hardly a family."""
    nominal = after.reading.pos in ("noun", "adjective") and not after.reading.plural_stem
    return True if after.letters.startswith("ال") and nominal and after.is_after_arabic_given else None


def ordinary_word(after: _Next) -> bool | None:
    """الوزير غسان غراب."""
    fits = after.is_after_arabic_given and _is_ordinary_family(
        after.known, after.words, after.first, after.last
    )
    return True if fits else None


# What cannot be is sorted out first; then particles, which tell whatever the word is; then the lexicon and
# the lists, which know the word; last the words that only their place makes a name.
RULES = (
    no_word_of_a_name,
    after_particle,
    particle,
    before_god,
    unknown_word,
    listed_name,
    definite_word,
    ordinary_word,
)


def _goes_on(known: Knowledge, words: Sequence[str], first: int, last: int, kind: ActorType) -> bool:
    """Tell whether the word at `last` still belongs to the person's name that starts at `first`."""
    return kind == ActorType.PERSON and bool(first_answer(RULES, _Next(known, words, first, last)))


def _is_ordinary_family(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a plain noun after a titled given name, with nothing after it, is a family name."""
    reading = known.readings(words[last])[0]
    if reading.pos != "noun" or reading.prefix.form or reading.suffix.pronoun or words[last].endswith("ا"):
        return False
    if not first or known.readings(words[first - 1])[0].pos == "verb" or last + 1 >= len(words):
        return False
    following = words[last + 1]
    return not key(following) or key(following) in _AFTER_NAMES
