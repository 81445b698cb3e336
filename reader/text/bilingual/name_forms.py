"""The ways in which English names an actor, and what the words of its name have in common with others."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from reader.text.bilingual.countries import COUNTRIES
from reader.text.bilingual.english_words import ARTICLES, fold_english, words_of
from reader.text.tables import DATA, table_lines


@dataclass(frozen=True, slots=True)
class NameQuery:
    """One mention in the Arabic paragraph, to be found in the English.

    `actor` is the same for mentions of the same actor. `name` is the actor's English name, `type` is PER,
    ORG, LOC or MISC, `position` says where in the Arabic paragraph the mention stands, from 0 to 1.
    `aliases` are other names, and how the Arabic sounds; `is_bracketed` and `is_quoted` say that the Arabic
    has it in brackets or in quotation marks.
    """

    actor: int
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    position: float = 0.5
    is_bracketed: bool = False
    is_quoted: bool = False


class Tier(IntEnum):
    """How much a form says about who is meant; the higher is looked at first."""

    FUZZY = 1
    FIRST_NAME = 2
    DEMONYM = 3
    WORDS = 4
    SOUND = 5
    SURNAME = 6
    NAME = 7


Form = tuple[tuple[str, ...], Tier]
SMALL = frozenset(
    ("of", "the", "for", "and", "in", "on", "to", "a", "an", "at", "by", "de", "la", "du", "des")
)  # fmt: skip
_PARTICLES = frozenset(
    ("bin", "ben", "ibn", "ban", "di", "da", "del", "van", "von", "der", "den", "le", "abu", "st",
     "de", "la", "du")
)  # fmt: skip
_STEM = 8
_CURRENCY_SIGNS = {
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yen": "¥",
    "yuan": "¥",
    "rupee": "₹",
    "shekel": "₪",
}
_SIGNS = frozenset((sign,) for sign in _CURRENCY_SIGNS.values())
_SAME_OFFICE = {"department": "ministry", "office": "ministry", "affair": "", "organization": "", "group": ""}
_OF_THE_US: dict[tuple[str, ...], tuple[str, ...]] = {
    ("foreign", "ministry", "us"): ("ministry", "state"),
    ("defense", "ministry", "us"): ("pentagon",),
}


def is_particle(key: str) -> bool:
    """Tell whether a folded word may stand inside a person's name without a capital: al, bin, de."""
    return key in _PARTICLES or (key in ARTICLES and key not in ("at", "as", "an"))


def is_small(key: str) -> bool:
    """Tell whether a folded word is an article, a particle of names or a preposition."""
    return key in SMALL or key in ARTICLES or key in _PARTICLES


def stem_of(key: str) -> str:
    """Return what a word of an organisation's name has in common with its other forms."""
    if key in SMALL:
        return ""
    if key in _COUNTRY_OF:
        return _COUNTRY_OF[key]
    if len(key) > 3 and key.endswith("s") and not key.endswith("ss"):
        key = key[:-3] + "y" if key.endswith("ies") else key[:-1]
    return _SAME_OFFICE.get(key, key)[:_STEM]  # transport and transportation, education and educational


def _countries() -> tuple[dict[str, str], dict[str, int]]:
    belonging: dict[str, str] = {}
    rows: dict[str, int] = {}
    for number, (names, adjectives) in enumerate(COUNTRIES):
        code = "us" if "USA" in names else fold_english(names[0])
        for word in (*names, *adjectives):
            if " " not in word:
                belonging.setdefault(fold_english(word), code)
        for name in names:
            rows["".join(key_words(name))] = number
    return belonging, rows


def key_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles."""
    keys = _keys(name)
    return tuple(key for key in keys if key not in ARTICLES) or keys


def _keys(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the article that it begins with."""
    keys = [word.key for word in words_of(name)]
    while len(keys) > 1 and keys[0] in ("the", "al", "el"):
        keys = keys[1:]
    return tuple(keys)


_COUNTRY_OF, _ROW_OF_COUNTRY = _countries()
_CODES = frozenset(_COUNTRY_OF.values())


def english_forms(query: NameQuery) -> dict[tuple[str, ...], Tier]:
    """Return the ways in which English may name an actor, as folded words; each with its surest tier."""
    forms: dict[tuple[str, ...], Tier] = {}
    for name in (query.name, *query.aliases):
        for form, tier in _forms_of_name(key_words(name), query.type, name == query.name):
            if len("".join(form)) > 1 or form in _SIGNS or form == (query.name,):
                forms[form] = max(tier, forms.get(form, tier))
    as_written = _keys(query.name)
    return forms | {as_written: Tier.NAME} if len(as_written) > 1 else forms  # As Sarw River


def _forms_of_name(keys: tuple[str, ...], kind: str, is_usual: bool) -> Iterable[Form]:
    """Yield the ways to say one of an actor's names, `keys`."""
    yield keys, Tier.NAME
    if kind == "PER":
        yield from _parts_of_person(keys)
    elif kind == "ORG" and len(keys) > 2 and is_usual:
        yield ("".join(key[0] for key in keys if key not in SMALL),), Tier.SURNAME
    elif kind == "MISC" and keys:
        yield (*keys[:-1], keys[-1] + "s"), Tier.NAME
        yield (_CURRENCY_SIGNS.get(keys[-1], ""),), Tier.SURNAME
    if kind in ("LOC", "ORG"):
        yield from _forms_of_country(keys)


def _forms_of_country(keys: tuple[str, ...]) -> Iterable[Form]:
    """Yield the other names of a country, and what belongs to it: Britain, British, Britons."""
    row = _ROW_OF_COUNTRY.get("".join(keys))
    if row is None:
        return
    names, adjectives = COUNTRIES[row]
    yield from ((key_words(name), Tier.NAME) for name in names)
    for adjective in map(key_words, adjectives):
        yield adjective, Tier.DEMONYM
        yield (*adjective[:-1], adjective[-1] + "s"), Tier.DEMONYM


def _parts_of_person(keys: tuple[str, ...]) -> Iterable[Form]:
    """Yield the shorter ways to name somebody: the end of the name, first and last, the beginning."""
    for at in range(1, len(keys)):
        if keys[at] not in SMALL or at < len(keys) - 1:
            yield keys[at:], Tier.SURNAME
        yield keys[:at], Tier.FIRST_NAME
    if len(keys) > 2:
        yield (keys[0], keys[-1]), Tier.SURNAME


# What an organisation is, in words that translators take for one another.
_KINDS = (line.split() for line in table_lines(DATA / "organisation_kinds.tsv"))
_KIND_OF = {word: kinds[0] for kinds in _KINDS for word in kinds}


def kind_of(key: str) -> str:
    """Return one word for all that translators call such an organisation; empty if it is no such word."""
    return _KIND_OF.get(key) or _KIND_OF.get(key.removesuffix("s"), "")


def office_words(name: str) -> list[tuple[str, ...]]:
    """Return the sets of stems that an organisation may be recognised by, with its country and without."""
    stems = tuple(sorted({stem for word in words_of(name) if (stem := stem_of(word.key))}))
    at_home = tuple(stem for stem in stems if stem not in _CODES)
    sets = {stems, _OF_THE_US.get(stems, stems), at_home}
    return sorted(one for one in sets if len(one) > 1 or one == ("pentagon",))
