"""English word forms: plurals of nouns, past and third person of verbs, with the irregular ones listed."""

from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_VOWELS = frozenset("aeiou")
_ENDS_IN_AS = frozenset({"gas", "atlas", "canvas", "bias", "alias", "pancreas", "christmas", "Christmas"})
_ENDS_IN_MEN = frozenset({"specimen", "regimen", "abdomen", "omen", "semen", "acumen", "stamen"})
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


class EnglishForms:
    """The forms of English words by rule, but for those that a table lists."""

    def __init__(self, resources: Resources) -> None:
        self._irregular_past = resources.english_pairs("past")
        irregular = {past: base for base, past in self._irregular_past.items() if " " not in past}
        unclear = self._irregular_past.keys() | frozenset(resources.english_words("also-base"))
        self._base_of_past = {past: base for past, base in irregular.items() if past not in unclear}
        self._base_of_past |= resources.english_pairs("past-base")
        self._irregular_participle = resources.english_pairs("participle")
        self._irregular_nouns = resources.english_pairs("plural")
        self._singular_of = {many: one for one, many in reversed(self._irregular_nouns.items())}
        self._same_plural = frozenset(resources.english_words("invariable"))
        self._qualities = frozenset(resources.english_words("quality"))
        self._counted = frozenset(resources.english_words("counted-ed"))
        self._doubling = frozenset(resources.english_words("doubling"))
        self._people = frozenset(resources.english_words("agent"))
        self._person_endings = tuple(resources.english_words("person-ending"))
        self._no_people = frozenset(resources.english_words("no-person"))
        self._places = frozenset(resources.english_words("place"))

    def names_person(self, phrase: str) -> bool:
        """Tell whether `phrase` is a noun for somebody, as "displaced person" and "activist" are."""
        head = phrase.rpartition(" ")[2]
        return head in self._people or (head.endswith(self._person_endings) and head not in self._no_people)

    @remembered(20_000)
    def names_place(self, phrase: str) -> bool:
        """Tell whether `phrase` is a noun for somewhere, whoever has it: "village", "her house"."""
        head = phrase.rpartition(" ")[2]
        return head in self._places or self.singular(head) in self._places

    @remembered(20_000)
    def plural(self, phrase: str) -> str:
        """Return `phrase` with its head noun in the plural: "piece of news" gives "pieces of news"."""
        words = phrase.split(" ")
        head = (
            next((place for place, word in enumerate(words) if place and word in _PARTICLE_AFTER), len(words))
            - 1
        )
        words[head] = self._plural_word(words[head])
        return " ".join(words)

    def _plural_word(self, word: str) -> str:
        if word in self._same_plural or not word.isalpha() or self._is_quality(word):
            return word
        for singular, many in self._irregular_nouns.items():
            if word == singular or (
                len(singular) > 2 and word.endswith(singular) and singular in ("man", "child")
            ):
                return word[: -len(singular)] + many
            if word == many or (many == "men" and word.endswith(many) and word not in _ENDS_IN_MEN):
                return word
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _ENDS_IN_AS:
            return word
        return _with_ending(word, "s")

    def _is_quality(self, word: str) -> bool:
        """Tell whether the word is an adjective used as a noun, which has no plural: the injured."""
        return word in self._qualities or (
            word.endswith("ed") and word not in self._counted and len(word) > 5
        )

    @remembered(20_000)
    def singular(self, phrase: str) -> str:
        """Return `phrase` with its last word in the singular, as far as the ending tells."""
        rest, _, last = phrase.rpartition(" ")
        one = self._singular_of.get(last) or self._singular_by_ending(last)
        return f"{rest} {one}" if rest else one

    def _singular_by_ending(self, word: str) -> str:
        if (
            word in self._same_plural
            or len(word) < 4
            or not word.endswith("s")
            or word.endswith(("ss", "us", "is"))
        ):
            return word
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
            return word[:-2]
        return word[:-1]

    def base(self, phrase: str) -> str:
        """Return a verb phrase that a lexicon gives in the past ("said") in its base form."""
        first, space, rest = phrase.partition(" ")
        return self._base_of_past.get(first, first) + space + rest

    @remembered(20_000)
    def past(self, phrase: str, many: bool = False) -> str:
        """Return a base-form verb phrase in the past: "be told" gives "was told", or "were told" for many."""
        first, space, rest = phrase.partition(" ")
        if first == "be":
            return ("were" if many else "was") + space + rest
        return self._past_word(first) + space + rest

    def gerund(self, phrase: str) -> str:
        """Return a base-form verb phrase as a noun: "give up" gives "giving up"."""
        first, space, rest = phrase.partition(" ")
        if first.endswith("ie"):
            first = first[:-2] + "y"
        elif first.endswith("e") and len(first) > 2 and not first.endswith(("ee", "oe", "ye")):
            first = first[:-1]
        elif self._doubles(first):
            first += first[-1]
        return f"{first}ing{space}{rest}"

    def agent(self, phrase: str) -> str:
        """Return who does what a base-form verb says: "develop" gives "developer"."""
        first, space, rest = phrase.partition(" ")
        return self.gerund(first).removesuffix("ing") + "er" + space + rest

    def participle(self, phrase: str) -> str:
        """Return the past participle of a base-form verb phrase: "take over" gives "taken over"."""
        first, space, rest = phrase.partition(" ")
        return self._irregular_participle.get(first, self._past_word(first)) + space + rest

    def _past_word(self, word: str) -> str:
        head, hyphen, verb = word.rpartition("-")
        if verb in self._irregular_past:
            return head + hyphen + self._irregular_past[verb]
        if word.endswith("e"):
            return word + "d"
        if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
            return word[:-1] + "ied"
        return (word + word[-1] if self._doubles(word) else word) + "ed"

    @remembered(20_000)
    def passive(self, phrase: str) -> str:
        """Return a base-form verb phrase in the passive: "hold captive" gives "be held captive"."""
        return phrase if phrase.startswith("be ") else f"be {self.participle(phrase)}"

    def _doubles(self, word: str) -> bool:
        if word in self._doubling:
            return True
        one_syllable = sum(letter in _VOWELS for letter in word) == 1
        return (
            one_syllable
            and len(word) > 2
            and word[-1] not in "aeiouwxy"
            and word[-2] in _VOWELS
            and word[-3] not in _VOWELS
        )

    @remembered(20_000)
    def third_person(self, phrase: str) -> str:
        """Return a base-form verb phrase for he, she or it: "carry out" gives "carries out"."""
        first, space, rest = phrase.partition(" ")
        known = {
            "be": "is",
            "have": "has",
            "do": "does",
            "go": "goes",
            "undergo": "undergoes",
            "can": "can",
            "may": "may",
            "must": "must",
        }
        return (
            known.get(first, "") + space + rest if first in known else _with_ending(first, "s") + space + rest
        )

    def present(self, phrase: str, person: str) -> str:
        """Return a base-form verb phrase in the present for a subject such as "3MS", "1S" or "3MP"."""
        if person in ("3MS", "3FS"):
            return self.third_person(phrase)
        first, space, rest = phrase.partition(" ")
        if first == "be":
            return ("am" if person == "1S" else "are") + space + rest
        return phrase

    @remembered(20_000)
    def base_forms(self, word: str) -> frozenset[str]:
        """Return the base forms that an English verb form may have: "accused" gives "accuse" among others."""
        forms = {first for first, second in self._irregular_past.items() if second == word}
        forms |= {self._base_of_past[word]} if word in self._base_of_past else set()
        for ending in ("ed", "ing", "s"):
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) > 2:
                forms |= {stem, stem + "e"}
                if stem[-1] == stem[-2]:
                    forms.add(stem[:-1])
                if stem.endswith("i"):
                    forms.add(stem[:-1] + "y")
        return frozenset(forms)
