"""English word forms: plurals of nouns, past and third person of verbs, with the irregular ones listed."""

from functools import lru_cache

from reader.arabic.tables import english_pairs, english_words

_PAST = english_pairs("past")
_BASE_OF_PAST = english_pairs("past-base")
_IRREGULAR_NOUNS = english_pairs("plural")
_SINGULAR_OF = {many: one for one, many in reversed(_IRREGULAR_NOUNS.items())}
_SAME_PLURAL = frozenset(english_words("invariable"))
_DOUBLING = frozenset(english_words("doubling"))
_VOWELS = frozenset("aeiou")
_PARTICLE_AFTER = frozenset(
    {"of", "to", "for", "in", "on", "at", "by", "with", "from", "about", "against", "into", "over", "under"}
    | {"between", "among", "after", "off", "up", "out", "down"}
)


def _with_ending(word: str, ending: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "e" + ending
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ie" + ending
    return word + ending


@lru_cache(maxsize=20_000)
def plural(phrase: str) -> str:
    """Return `phrase` with its head noun in the plural: "piece of news" gives "pieces of news"."""
    words = phrase.split(" ")
    head = (
        next((place for place, word in enumerate(words) if place and word in _PARTICLE_AFTER), len(words)) - 1
    )
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word in _SAME_PLURAL or not word.isalpha():
        return word
    for singular, many in _IRREGULAR_NOUNS.items():
        if word == singular or (
            len(singular) > 2 and word.endswith(singular) and singular in ("man", "child")
        ):
            return word[: -len(singular)] + many
        if word == many:
            return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word
    return _with_ending(word, "s")


@lru_cache(maxsize=20_000)
def singular(phrase: str) -> str:
    """Return `phrase` with its last word in the singular, as far as the ending tells."""
    rest, _, last = phrase.rpartition(" ")
    one = _SINGULAR_OF.get(last) or _singular_by_ending(last)
    return f"{rest} {one}" if rest else one


def _singular_by_ending(word: str) -> str:
    if word in _SAME_PLURAL or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def base(phrase: str) -> str:
    """Return a verb phrase that a lexicon gives in the past ("said") in its base form."""
    first, space, rest = phrase.partition(" ")
    return _BASE_OF_PAST.get(first, first) + space + rest


@lru_cache(maxsize=20_000)
def past(phrase: str, many: bool = False) -> str:
    """Return a base-form verb phrase in the past: "be accused" gives "was accused", or "were" for many."""
    first, space, rest = phrase.partition(" ")
    if first == "be":
        return ("were" if many else "was") + space + rest
    return _past_word(first) + space + rest


def _past_word(word: str) -> str:
    head, hyphen, verb = word.rpartition("-")
    if verb in _PAST:
        return head + hyphen + _PAST[verb]
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    one_syllable = sum(letter in _VOWELS for letter in word) == 1
    return (
        one_syllable
        and len(word) > 2
        and word[-1] not in "aeiouwxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )


@lru_cache(maxsize=20_000)
def third_person(phrase: str) -> str:
    """Return a base-form verb phrase for he, she or it: "carry out" gives "carries out"."""
    first, space, rest = phrase.partition(" ")
    known = {
        "be": "is",
        "have": "has",
        "do": "does",
        "go": "goes",
        "can": "can",
        "may": "may",
        "must": "must",
    }
    return known.get(first, "") + space + rest if first in known else _with_ending(first, "s") + space + rest


def present(phrase: str, person: str) -> str:
    """Return a base-form verb phrase in the present for a subject such as "3MS", "1S" or "3MP"."""
    if person in ("3MS", "3FS"):
        return third_person(phrase)
    first, space, rest = phrase.partition(" ")
    if first == "be":
        return ("am" if person == "1S" else "are") + space + rest
    return phrase


@lru_cache(maxsize=20_000)
def base_forms(word: str) -> frozenset[str]:
    """Return the base forms that an English verb form may have: "accused" gives "accuse" among others."""
    forms = {first for first, second in _PAST.items() if second == word}
    forms |= {_BASE_OF_PAST[word]} if word in _BASE_OF_PAST else set()
    for ending in ("ed", "ing", "s"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2:
            forms |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                forms.add(stem[:-1])
            if stem.endswith("i"):
                forms.add(stem[:-1] + "y")
    return frozenset(forms)
