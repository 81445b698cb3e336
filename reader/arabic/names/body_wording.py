"""What the ordinary words of a body's name say in English, in the order that English puts them."""

from collections.abc import Callable, Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.english_parts import NameParts
from reader.arabic.names.gazetteer import key, keys
from reader.arabic.names.nationalities import Nationalities

SEATED = keys("المجلس الإدارة المكتب")  # whose place is told with ل too: المجلس البلدي لتطوان
_GOVERNING = keys("على عن من في")  # which English says as "of": الدفاع عن الأطفال
_ORDINARY = frozenset({"noun", "adjective", "preposition", "number", "particle"})


class BodyWording:
    """The English of words that are no names, by the tables, the lexicon and the places of the lists."""

    def __init__(
        self,
        forms: EnglishForms,
        morphology: Morphology,
        nationalities: Nationalities,
        parts: NameParts,
        place: Callable[[str], str],
    ) -> None:
        self._forms, self._morphology, self._parts = forms, morphology, parts
        self._nationality, self._place = nationalities.adjective, place

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word can be said in English rather than spelled."""
        reading = self._morphology.readings(word)[0]
        return bool(self._sense(word)) or (reading.known and reading.pos in _ORDINARY)

    def _sense(self, word: str) -> str:
        """Return what the table of words has for one, with و before it too."""
        letters = key(word)
        known = self._parts.words.get(letters, "")
        if known or letters[:1] != "و":
            return known
        joined = self._morphology.readings(word)[0].prefix.conjunction
        return self._parts.words.get(letters[1:], "") if joined or word.startswith("وال") else ""

    def for_field(self, called: str, field: Sequence[str], title: str) -> str:
        """Return a body with what it is for, behind it with "for" where it would not stand well before it."""
        meaning = self.meaning(field)
        whole = self._parts.words.get("".join(map(key, field)))
        governed = any(key(word) in _GOVERNING for word in field)
        shared = " of " in meaning.split(" and ")[0] and any(word.startswith("وال") for word in field[2:])
        if not whole and (governed or shared):  # مصدري الحمضيات والخضروات
            return f"{called} {title} for {title_case(meaning)}".strip()
        return f"{called} {self.attributive(field)} {title}".strip().replace("  ", " ")

    def attributive(self, words: Sequence[str]) -> str:
        """Return what words say as English puts it before a noun: موانئ النخيل is Palm Ports.

        What follows with ل stands first: أندية الساحل لكرة القدم is Football Coast Clubs.
        """
        whole = self._parts.words.get("".join(map(key, words)))
        if whole:
            return whole
        field = next((at for at in range(1, len(words)) if words[at].startswith("ل")), 0)
        if field:
            purpose = self.attributive([unprefixed(words[field]), *words[field + 1 :]])
            return f"{self.attributive(words[:field])} {purpose}"
        parts = [part.split(" of ") for part in self.meaning(words).split(" and ")]
        parts[:] = [[self._singular(noun) if at else noun for at, noun in enumerate(part)] for part in parts]
        return title_case(" and ".join(" ".join(reversed(part)) for part in parts))

    def ministry(self, rest: Sequence[str]) -> str:
        """Return a ministry by what it is for: الصناعة والتجارة is "Industry and Trade Ministry"."""
        topic = self._parts.ministry.get("".join(map(key, rest))) or self._topics(rest)
        return f"{topic or title_case(self.meaning(rest))} Ministry"

    def _topics(self, words: Sequence[str]) -> str:
        """Return the several things that a ministry is for, where the table has each of them."""
        first, *more = words
        found = [self._parts.ministry.get(key(first))]
        found += [self._parts.ministry.get(key(word)[1:]) if word[:1] == "و" else None for word in more]
        known = [one for one in found if one]
        return " and ".join((", ".join(known[:-1]), known[-1])) if 1 < len(known) == len(found) else ""

    def _singular(self, noun: str) -> str:
        head, _, last = noun.rpartition(" ")
        return f"{head} {self._forms.singular(last)}".strip()

    def meaning(self, words: Sequence[str]) -> str:
        """Return what ordinary words mean: adjectives before their noun, nouns joined by "of" or "and"."""
        groups: list[tuple[str, list[str]]] = []
        at = 0
        while at < len(words):
            pair = self._pair(words[at : at + 2])
            if not pair and groups and key(words[at]) in _GOVERNING:
                at += 1
                continue
            self._add(groups, words[at], pair)
            at += 2 if pair else 1
        return _spoken(groups)

    def _pair(self, two: Sequence[str]) -> str:
        """Return what the table has for two words together, with و before them too."""
        letters = "".join(map(key, two))
        if len(two) < 2:
            return ""
        joined = self._parts.words.get(letters[1:], "") if letters[:1] == "و" else ""
        return self._parts.words.get(letters, "") or joined

    def _add(self, groups: list[tuple[str, list[str]]], word: str, pair: str) -> None:
        """Put a word to the noun that it is an adjective of, or as a noun of its own."""
        known = pair or self._sense(word) or self._place(word)
        reading = self._morphology.readings(word)[0]
        sense = known or (reading.senses[0] if reading.senses else "") or word
        if reading.plural_stem and not known and reading.stem.glosses:
            sense = reading.stem.glosses[0]
        nation = self._nationality(word)
        if groups and not pair and (nation or reading.pos == "adjective"):
            groups[-1][1].insert(0, nation or sense)
        else:
            joint = "and" if key(word).startswith("و") and reading.prefix.conjunction else "of"
            groups.append((joint, [sense]))


def _spoken(groups: Sequence[tuple[str, list[str]]]) -> str:
    spoken = ""
    for place, (joint, parts) in enumerate(groups):
        if joint == "and" and place + 1 < len(groups) and groups[place + 1][0] == "and":
            joint = ","
        spoken = f"{spoken} {joint} {' '.join(parts)}" if spoken else " ".join(parts)
    return spoken.replace(" , ", ", ")


def unprefixed(word: str) -> str:
    """Return a word without the ل before it: للملاحة is الملاحة."""
    return "ال" + word[2:] if word.startswith("لل") else word[1:]


def title_case(phrase: str) -> str:
    """Return English with capitals but in the small words."""
    small = {"of", "and", "the", "for", "in"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in phrase.split())
