"""One way to read a word: compatible prefix, stem and suffix, and what they say about its grammar."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from reader.arabic.morphology.affixes import Affix
from reader.arabic.morphology.buckwalter import to_arabic
from reader.arabic.morphology.lexicon import Stem
from reader.arabic.remembering import remembered_function

_PERSONS = {"1": "first person", "2": "second person", "3": "third person"}
_GENDERS = {"M": "masculine", "F": "feminine"}
_NUMBERS = {"S": "singular", "D": "dual", "P": "plural"}
_MOODS = {"I": "indicative", "SJ": "subjunctive or jussive"}
_TENSES = {"P": "past", "I": "imperfect", "C": "imperative"}  # by the first letter of a category
_NOMINAL = frozenset({"noun", "adjective", "number", "proper noun"})


@dataclass(eq=False, slots=True)
class Reading:
    """Compatible parts, and the vocalised word in Buckwalter's letters.

    `exact` is False when another spelling was looked up.
    `known` is False for a guess at a word outside the lexicon, which shows as it is `written`. `of_thing`
    tells of a verb in its sentence that its subject is a thing or a body: "it". `tense` is "past",
    "imperfect", "imperative", or nothing for what is not a verb.
    """

    prefix: Affix
    stem: Stem
    suffix: Affix
    form: str
    exact: bool = True
    known: bool = True
    written: str = ""
    of_thing: bool = False
    pos: str = field(init=False)
    tense: str = field(init=False)

    def __post_init__(self) -> None:
        stem = self.stem
        self.pos = stem.pos
        self.tense = _TENSES.get(stem.category[0], "") if stem.pos == "verb" else ""

    def with_stem(self, stem: Stem) -> "Reading":
        """Return the same reading with another wording of its stem."""
        return replace(self, stem=stem)

    def with_thing(self) -> "Reading":
        """Return the same reading of a verb, with a thing for its subject."""
        return replace(self, of_thing=True)

    @property
    def vocalised(self) -> str:
        return self.written or _vocalised(self.form)

    @property
    def headword(self) -> tuple[str, ...]:
        """Return what makes it one word of a dictionary, in one form: lemma, vocalisation and grammar."""
        return (self.lemma, self.vocalised, self.pos, self.features)

    @property
    def senses(self) -> tuple[str, ...]:
        return self.stem.senses

    @property
    def person(self) -> str:
        return self.prefix.person or self.suffix.person

    @property
    def passive(self) -> bool:
        return "Pass" in self.stem.category

    @property
    def plural_stem(self) -> bool:
        """Tell whether the stem itself is a plural (a broken plural)."""
        return self.stem.plural

    @property
    def number(self) -> str:
        if self.plural_stem:
            return "plural"
        return self.suffix.number or ("singular" if self.pos in _NOMINAL else "")

    @property
    def proclitic(self) -> int:
        own = self.stem.morphemes
        inside = (
            len(to_arabic(own[0][0]).rstrip("\u064e\u0650")) if len(own) > 1 and own[0][1] == "PREP" else 0
        )
        return self.prefix.clitics + (1 if inside else 0)

    @property
    def enclitic(self) -> int:
        return self.suffix.clitics

    @property
    def features(self) -> str:
        """Return the features that tell two readings of one spelling apart."""
        return f"{self.prefix.tags}//{self.suffix.tags}"

    @property
    def lemma(self) -> str:
        if self.pos == "foreign" and self.written:
            return self.written  # Latin letters stay what they are
        return lemma_in_arabic(self.stem.lemma, self.pos == "verb")

    @property
    def root(self) -> str:
        return (
            to_arabic(" ".join(self.stem.root)) if self.pos in ("verb", "noun", "adjective", "adverb") else ""
        )

    def arabic(self, form: str) -> str:
        return to_arabic(form)

    def description(self) -> tuple[str, ...]:
        """Return the features in words, most general first."""
        if self.tense:
            words = [
                "verb",
                self.tense,
                person_in_words(self.person),
                "passive" if self.passive else "active",
            ]
            words.append(_MOODS.get(self.suffix.mood, "") if self.tense == "imperfect" else "")
        elif self.pos in _NOMINAL:
            words = [self.pos, self._gender(), self.number, self._definiteness()]
        else:
            words = [self.pos]
        return tuple(word for word in words if word)

    def _gender(self) -> str:
        if self.pos == "proper noun" or self.plural_stem:
            return ""
        return self.suffix.gender or "masculine"

    def _definiteness(self) -> str:
        if self.pos == "proper noun" or self.prefix.definite:
            return "definite"
        if self.suffix.pronoun:
            return "possessed"
        return "indefinite" if self.suffix.indefinite else ""


@remembered_function(60_000)
def _vocalised(form: str) -> str:
    return to_arabic(form)


@lru_cache(maxsize=20_000)
def lemma_in_arabic(name: str, is_verb: bool) -> str:
    """Write the lexicon's name of a lemma ("kitAb_1", "qAl-u_1") as a dictionary form in Arabic."""
    name = name.split("_", 1)[0]
    if name and not name.startswith("-"):
        name = name.split("-", 1)[0]
    if is_verb and name[-1:] not in ("Y", "A", "y", "w", "a", ""):
        name += "a"
    return to_arabic(name)


def person_in_words(person: str) -> str:
    """Write "3FS" as "third person feminine singular"; the empty string stays empty."""
    if not person:
        return ""
    gender = _GENDERS.get(person[1], "") if len(person) == 3 else ""
    return " ".join(word for word in (_PERSONS[person[0]], gender, _NUMBERS[person[-1]]) if word)
