"""The units of a line for its English word for word: words, names, set phrases, with their glosses apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from reader.arabic.document import Token
from reader.arabic.morphology.affixes import CONJUNCTION, OBJECT
from reader.arabic.normalise import fold
from reader.arabic.resources import Resources
from reader.text.spans import Span

_SUBJECT = re.compile(r"(\[\w+(?:/\w+)?\]|they|we|I|you) (?=\w)")
_LEADING = frozenset({"in", "with", "to", "for", "like", "by", "on", "at", "from", "of", "as", "about"})
_OBJECTS = frozenset(OBJECT.values()) | {"it", "him", "her"}
_PLACE_OF_PREPOSITION = frozenset("بلك")
_PUNCTUATION = str.maketrans({"،": ",", "؛": ";", "؟": "?", "«": "“", "»": "”", "٪": "%"})
_FUNCTION = frozenset({"preposition", "conjunction", "particle", "pronoun", "interjection"})


class BuildingWords(NamedTuple):
    """English words that build a line: what begins a preposition, a conjunction or an adverb; numerals."""

    leading: frozenset[str]
    numerals: frozenset[str]

    @classmethod
    def of(cls, resources: Resources) -> "BuildingWords":
        words = resources.english_words
        return cls(_LEADING | frozenset(words("building")), frozenset(words("literal-numeral")))


class Category(StrEnum):
    """What a unit can do in a phrase."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    NAME = "name"
    NUMBER = "number"
    ADVERB = "adverb"
    FUNCTION = "function"
    PUNCTUATION = "punctuation"


_CATEGORY = {category.value: category for category in Category}


@dataclass(frozen=True, slots=True)
class LiteralUnit:
    """One or more words with one English meaning, taken apart.

    `first` and `end` count the tokens of the line, half-open. `stem` is the Arabic without clitics, folded,
    `clitics` the letters written together in front, `lead` their English ("and in"), `subject` the pronoun of
    a verb ("[he]"), which is not in `core`; `core` is the rest without "the", which `definite` says.
    """

    category: Category
    first: int
    end: int
    stem: str
    core: str
    lead: str = ""
    subject: str = ""
    definite: bool = False
    owned: bool = False  # a pronoun is written behind it: "his", or the object of a verb
    known: bool = True
    is_person: bool = False
    clitics: str = ""

    @property
    def has_preposition(self) -> bool:
        return not _PLACE_OF_PREPOSITION.isdisjoint(self.clitics)

    @property
    def stands_apart(self) -> bool:
        """Whether a conjunction or a preposition parts it from the word before."""
        return bool(self.lead) or self.has_preposition

    @property
    def conjunction(self) -> str:
        """The "and" or "so" in front, or empty."""
        first = self.lead.partition(" ")[0]
        return first if first in CONJUNCTION.values() else ""

    @property
    def is_definite_in_arabic(self) -> bool:
        """Whether the word has its article in the Arabic, which the English of an adjective leaves out."""
        return self.stem.startswith("ال") or self.category is Category.NAME


@dataclass(frozen=True, slots=True)
class LineName:
    """A name in the line, and its English: "" where the glosses of its words are to be taken."""

    span: Span
    english: str
    is_person: bool


def line_units(
    building: BuildingWords,
    text: str,
    tokens: Sequence[Token],
    glosses: Sequence[str],
    names: Sequence[LineName] = (),
) -> list[LiteralUnit]:
    """Return the units of a line in the order of the Arabic; every token is in exactly one.

    `building` are words that are neither nouns nor names, `text` is the article's; `tokens` are those of the
    line, with the `glosses` that are shown.
    """
    named = _named(tokens, names)
    return [
        _unit(building, text, tokens, glosses, first, end, named.get(first))
        for first, end in _extents(text, tokens, glosses, named)
    ]


def _named(tokens: Sequence[Token], names: Sequence[LineName]) -> dict[int, LineName]:
    """Return the name that each token is in; of names that overlap the first and longest."""
    named: dict[int, LineName] = {}
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        inside = [at for at, token in enumerate(tokens) if token.span.overlaps(name.span)]
        if not any(at in named for at in inside):
            named.update(dict.fromkeys(inside, name))
    return named


def _extents(
    text: str, tokens: Sequence[Token], glosses: Sequence[str], named: Mapping[int, LineName]
) -> Iterator[tuple[int, int]]:
    """Yield the first token of each unit and the one after its last."""
    first = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or not _belongs(text, tokens, glosses, named, at):
            yield first, at
            first = at


def _belongs(
    text: str, tokens: Sequence[Token], glosses: Sequence[str], named: Mapping[int, LineName], at: int
) -> bool:
    """Whether a token goes on with the unit of the one before: a name, or words that share one gloss."""
    name, before = named.get(at), named.get(at - 1)
    if name is not None or before is not None:
        return name is before
    token, last = tokens[at], tokens[at - 1]
    if not text[last.span.end : token.span.start].isspace() or not glosses[at]:
        return False
    if token.pos == last.pos == "proper noun" and not token.proclitic:
        return True
    is_same = glosses[at] == glosses[at - 1] and token.pos != "punctuation"
    return is_same and fold(token.span.of(text)) != fold(last.span.of(text))


def _unit(
    building: BuildingWords,
    text: str,
    tokens: Sequence[Token],
    glosses: Sequence[str],
    first: int,
    end: int,
    name: LineName | None,
) -> LiteralUnit:
    token = tokens[first]
    if token.pos == "punctuation":
        mark = token.span.of(text).translate(_PUNCTUATION)
        return LiteralUnit(Category.PUNCTUATION, first, end, token.span.of(text), mark)
    letters = text[token.span.start : token.span.start + token.proclitic]
    stem = fold(text[token.span.start + token.proclitic : token.span.end - token.enclitic])
    lead, rest = _lead(letters, glosses[first])
    words = [rest, *glosses[first + 1 : end]]
    if name is not None or token.pos == "proper noun":
        # A name of which nobody said whose it is: one whose words have a gloss each is a person's.
        core = (name and name.english) or _joined(words)
        is_person = name.is_person if name else len(set(words)) > 1
        return LiteralUnit(Category.NAME, first, end, stem, core, lead, is_person=is_person, clitics=letters)
    word = _word(building, token, first, end, _whole_stem(letters, stem), letters, lead, rest)
    if end - first == 1 or word.category is not Category.NOUN:
        return word
    last = fold(tokens[end - 1].span.of(text))
    return replace(word, definite=word.definite or last.startswith("ال"))


def _whole_stem(letters: str, stem: str) -> str:
    """Return a stem with the article that لل leaves without its alif."""
    return f"ا{stem}" if letters.endswith("ل") and stem.startswith("ل") else stem


def _word(
    building: BuildingWords,
    token: Token,
    first: int,
    end: int,
    stem: str,
    letters: str,
    lead: str,
    rest: str,
) -> LiteralUnit:
    category, subject = _category(building, token, rest), ""
    if category is Category.VERB and (match := _SUBJECT.match(rest)):
        subject, rest = match[1], rest[match.end() :]
    definite = rest.startswith("the ") and category is not Category.VERB
    if definite:
        rest = rest.removeprefix("the ")
        category = Category.NOUN if category is Category.ADJECTIVE else category
    owned = bool(token.enclitic) and (category is not Category.VERB or rest.split(" ")[-1] in _OBJECTS)
    known = token.known
    return LiteralUnit(
        category, first, end, stem, rest, lead, subject, definite, owned, known, clitics=letters
    )


def _category(building: BuildingWords, token: Token, gloss: str) -> Category:
    """Return what a word can do; of a noun that is glossed as a preposition or a numeral, what those can."""
    if token.pos in _FUNCTION:
        return Category.FUNCTION
    if token.pos == "noun" and gloss.partition(" ")[0] in building.leading:
        return Category.FUNCTION
    if token.pos in ("noun", "adjective") and gloss in building.numerals:
        return Category.NUMBER
    return _CATEGORY.get(token.pos, Category.NOUN)


def _lead(letters: str, gloss: str) -> tuple[str, str]:
    """Take what is written together in front off a gloss: "and in the port" is "and in" and "the port"."""
    taken: list[str] = []
    first, _, rest = gloss.partition(" ")
    if rest and letters[:1] in ("و", "ف") and first in CONJUNCTION.values():
        taken.append(first)
        gloss = rest
        first, _, rest = gloss.partition(" ")
    if rest and _PLACE_OF_PREPOSITION.intersection(letters) and first in _LEADING:
        taken.append(first)
        gloss = rest
    return " ".join(taken), gloss


def _joined(glosses: Sequence[str]) -> str:
    """Join the glosses of a name's words; neighbours that share one gloss have it once."""
    return " ".join(gloss for gloss, _ in groupby(glosses) if gloss)
