"""Noun phrases of a line for its English word for word: where one ends, and the order of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.arabic.literal.units import Category, LiteralUnit

_HEADS = frozenset({Category.NOUN, Category.NAME, Category.NUMBER})
_DEMONSTRATIVES = frozenset(["هذا", "هذه", "ذلك", "تلك", "هءلاء", "اولءك", "هذان", "هاتان", "هذين", "هاتين"])
_NO_LINK = frozenset(
    {"all", "every", "each", "both", "no", "any", "several", "many", "about", "two", "other"}
)
_PARTITIVE = frozenset({"some", "most", "many", "half", "one", "part", "each", "any", "several", "none"})
_NUMBERED = frozenset({"year", "page", "number", "article", "chapter", "flight", "hour", "century", "day"})
_COMPARATIVE_LETTERS = 4  # أكبر, أهم with its doubled letter written once has three
_IRREGULAR_SUPERLATIVE = {"better": "best", "worse": "worst", "further": "furthest", "fewer": "fewest"}


@dataclass(slots=True)
class Noun:
    """A noun of a phrase with the adjectives that go with it, in the order of the Arabic."""

    unit: LiteralUnit
    before: list[LiteralUnit] = field(
        default_factory=list
    )  # demonstratives and superlatives, which stand first
    adjectives: list[LiteralUnit] = field(default_factory=list)
    apposed: bool = False  # follows without "of": a name after its title, what is counted after its number

    @property
    def is_definite(self) -> bool:
        return self.unit.definite or self.unit.owned or self.unit.category is Category.NAME


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Nouns of which each is "of" the one before it; `end` is the place of the unit after the last."""

    nouns: tuple[Noun, ...]
    end: int

    @property
    def head(self) -> LiteralUnit:
        return self.nouns[0].unit

    @property
    def first(self) -> LiteralUnit:
        """The unit that stands first in the Arabic."""
        return (self.nouns[0].before or [self.head])[0]

    @property
    def is_definite(self) -> bool:
        return any(noun.is_definite or bool(noun.before) for noun in self.nouns)


@dataclass(frozen=True, slots=True)
class Words:
    """English in its place: the text of a unit with what belongs to it, and the tokens that it stands for."""

    text: str
    unit: LiteralUnit


def noun_phrase(units: Sequence[LiteralUnit], place: int) -> NounPhrase | None:
    """Return the noun phrase that begins at a place, or None."""
    before, at = _openers(units, place)
    if at >= len(units) or units[at].category not in _HEADS or (before and units[at].stands_apart):
        return None
    nouns = [Noun(units[at], before)]
    at = _adjectives(units, at + 1, nouns)
    while at < len(units) and (link := _link(nouns, units[at])):
        nouns.append(Noun(units[at], apposed=link == "apposed"))
        at = _adjectives(units, at + 1, nouns)
    return NounPhrase(tuple(nouns), at)


def _openers(units: Sequence[LiteralUnit], place: int) -> tuple[list[LiteralUnit], int]:
    """Return the demonstrative or superlative at a place, if a noun follows, and the place of that noun."""
    if place + 1 >= len(units):
        return [], place
    unit, noun = units[place], units[place + 1]
    if noun.category is not Category.NOUN or noun.stands_apart:
        return [], place
    if unit.stem in _DEMONSTRATIVES and noun.definite:
        return [unit], place + 1
    if is_superlative(unit) and not unit.definite:
        return [unit], place + 1
    return [], place


def is_superlative(unit: LiteralUnit) -> bool:
    """Whether an adjective before its noun has the pattern أفعل, which is a superlative there."""
    has_pattern = unit.stem.startswith("ا") and 3 <= len(unit.stem) <= _COMPARATIVE_LETTERS
    return unit.category is Category.ADJECTIVE and has_pattern and _superlative(unit.core) != unit.core


def _superlative(core: str) -> str:
    if core in _IRREGULAR_SUPERLATIVE:
        return _IRREGULAR_SUPERLATIVE[core]
    if core.startswith("more "):
        return f"most {core[5:]}"
    return f"{core[:-2]}est" if core.endswith("er") and " " not in core else core


def _link(nouns: Sequence[Noun], unit: LiteralUnit) -> str:
    """Say how a unit goes on with the noun before it: "of", "apposed", or "" where it does not."""
    last = nouns[-1]
    if unit.stands_apart or unit.category not in _HEADS:
        return ""
    if last.unit.category is Category.NUMBER:
        return "apposed" if unit.category is not Category.NAME else ""
    if unit.category is Category.NUMBER:
        return "apposed" if unit.core.isdigit() and last.unit.core in _NUMBERED else ""
    if last.adjectives or last.is_definite:
        return "apposed" if _is_title_before(nouns, unit) else ""
    if _ends_in_accusative(last.unit):
        return ""
    return "of"


def _is_title_before(nouns: Sequence[Noun], unit: LiteralUnit) -> bool:
    """Whether a name follows its title: "the minister X", "the head of the union X"."""
    is_name_behind_name = nouns[-1].unit.category is Category.NAME and len(nouns) == 1
    return unit.category is Category.NAME and unit.is_person and not is_name_behind_name


def _ends_in_accusative(unit: LiteralUnit) -> bool:
    """Whether a noun has the alif of an indefinite object, after which nothing is "of" it."""
    return unit.category is Category.NOUN and len(unit.stem) > 3 and unit.stem.endswith("ا")


def _adjectives(units: Sequence[LiteralUnit], at: int, nouns: Sequence[Noun]) -> int:
    """Give the adjectives from a place on to the nouns that they agree with; return the place after them."""
    while at < len(units) and _describes(units[at], nouns):
        _described(units[at], nouns).adjectives.append(units[at])
        at += 1
    return at


def _describes(unit: LiteralUnit, nouns: Sequence[Noun]) -> bool:
    if unit.category is not Category.ADJECTIVE or unit.stands_apart or is_superlative(unit):
        return False
    if nouns[-1].unit.core in _NO_LINK:
        return False
    is_definite = any(noun.is_definite for noun in nouns)
    return is_definite == unit.is_definite_in_arabic


def _described(unit: LiteralUnit, nouns: Sequence[Noun]) -> Noun:
    """Return the last noun that an adjective agrees with in gender, or else the last."""
    feminine = unit.stem.endswith("ه")
    fitting = (noun for noun in reversed(nouns) if _takes_feminine(noun.unit) is feminine)
    return next(fitting, nouns[-1])


def _takes_feminine(unit: LiteralUnit) -> bool:
    """Whether adjectives and verbs are feminine with a noun by its form: -ة, -ات, or many things."""
    ending = ("ه", "ات", "ت") if unit.owned else ("ه", "ات")  # a ة before a pronoun is written ت
    return unit.stem.endswith(ending) or looks_plural(unit)


def looks_plural(unit: LiteralUnit) -> bool:
    """Whether the English of a noun ends as a plural does."""
    word = unit.core.split(" of ")[0].rpartition(" ")[2]
    return unit.category is Category.NOUN and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def is_plural(phrase: NounPhrase) -> bool:
    """Whether English treats a noun phrase as many: "the wages", "three ships"."""
    is_counted = phrase.head.category is Category.NUMBER and phrase.head.core not in ("1", "one")
    return is_counted or looks_plural(phrase.head)


def agrees(phrase: NounPhrase, subject: str) -> bool:
    """Whether a noun phrase can be the subject of a verb before it, whose pronoun is `subject`."""
    head = phrase.head
    if _ends_in_accusative(head):
        return False
    if head.category is Category.NAME or head.category is Category.NUMBER:
        return True
    if "she" in subject:
        return _takes_feminine(head)
    return not head.stem.endswith("ه") or looks_plural(head)


def english_order(phrase: NounPhrase) -> Iterator[Words]:
    """Yield the words of a phrase as English has them; the lead of its first word comes first of all."""
    lead = phrase.first.lead
    for at, noun in enumerate(phrase.nouns):
        opening = lead if not at else "" if noun.apposed else _of(phrase.nouns[at - 1])
        yield from _noun_words(noun, opening, _article(phrase.nouns, at))


def _of(before: Noun) -> str:
    core = before.unit.core
    if core in _NO_LINK or core.endswith((" of", " for", " than", " to")):
        return ""
    return "of"


def _article(nouns: Sequence[Noun], at: int) -> str:
    """Return "the" for a noun that has it, or that is "of" something definite."""
    noun = nouns[at]
    if noun.before:
        return "the" if noun.before[0].stem not in _DEMONSTRATIVES else ""
    if noun.unit.definite:
        return "the"
    following = nouns[at + 1 :]
    is_of_definite = (
        bool(following) and not following[0].apposed and any(one.is_definite for one in following)
    )
    plain = noun.unit.category is Category.NOUN and not noun.unit.owned
    return "the" if plain and is_of_definite and noun.unit.core not in _NO_LINK | _PARTITIVE else ""


def _noun_words(noun: Noun, opening: str, article: str) -> Iterator[Words]:
    ordered = [*noun.before, *noun.adjectives, noun.unit]
    if noun.unit.owned and noun.adjectives:  # "his" belongs before the adjective
        owner, _, rest = noun.unit.core.partition(" ")
        opening, article = f"{opening} {owner}".strip(), ""
        texts = [*map(_text, ordered[:-1]), rest or noun.unit.core]
    else:
        texts = [*(_superlative(one.core) if is_superlative(one) else one.core for one in ordered)]
    for text, unit in zip(texts, ordered, strict=True):
        parts = (opening, "" if text.startswith("the ") else article, text)
        yield Words(" ".join(part for part in parts if part), unit)
        opening = article = ""


def _text(unit: LiteralUnit) -> str:
    return unit.core
