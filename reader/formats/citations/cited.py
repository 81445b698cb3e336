"""A quotation with all that a citation of it says, and the days and hands as both languages write them."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو"),
        *("أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
}
UNDATED = {"en": "no date", "ar": "بلا تاريخ"}


@dataclass(frozen=True, slots=True)
class Translator:
    """Whose the English is: "person", "machine" or "literal" (word for word, by the dictionary)."""

    hand: str
    name: str = ""

    def told(self, language: str) -> str:
        """Return "translated by Rima Haddad", in one of the languages."""
        return _HANDS[language][self.hand, bool(self.name)].format(name=self.name)


_HANDS = {
    "en": {
        ("person", True): "translated by {name}",
        ("person", False): "translated by a person",
        ("machine", True): "translated by {name}, a machine",
        ("machine", False): "translated by a machine",
        ("literal", False): "word for word by Hashiya’s dictionary, not a translation",
        ("literal", True): "word for word by {name}, not a translation",
    },
    "ar": {
        ("person", True): "ترجمة {name}",
        ("person", False): "ترجمة بشرية",
        ("machine", True): "ترجمة آلية، {name}",
        ("machine", False): "ترجمة آلية",
        ("literal", False): "كلمة بكلمة من معجم حاشية، وليس ترجمة",
        ("literal", True): "كلمة بكلمة، {name}، وليس ترجمة",
    },
}


@dataclass(frozen=True, slots=True)
class CitedQuotation:
    """A quotation as it is cited. `english` is empty where nobody knows any; `place` is the article's address
    at its publisher's, `address` the quotation's own, which was `seen` on that day."""

    arabic: str
    english: str
    translator: Translator | None
    speaker_ar: str
    speaker_en: str
    headline_ar: str
    headline_en: str
    source_ar: str
    source_en: str
    published: date | None
    place: str
    address: str
    seen: date

    @property
    def digest(self) -> str:
        """The sha256 of the Arabic words in UTF-8, by which anybody can tell whether they are the same."""
        return sha256(self.arabic.encode()).hexdigest()

    def speaker(self, language: str) -> str:
        both = (self.speaker_en, self.speaker_ar) if language == "en" else (self.speaker_ar, self.speaker_en)
        return both[0] or both[1]

    def source(self, language: str) -> str:
        both = (self.source_en, self.source_ar) if language == "en" else (self.source_ar, self.source_en)
        return both[0] or both[1]

    def headline(self, language: str) -> str:
        both = (self.headline_en, self.headline_ar)
        both = both if language == "en" else (both[1], both[0])
        return both[0] or both[1]

    @property
    def key(self) -> str:
        """What reference managers call it: letters and digits of ASCII."""
        year = self.published.year if self.published else "nd"
        last = "".join(letter for letter in self.speaker_en.rpartition(" ")[2] if letter.isascii())
        name = "".join(letter for letter in last.lower() if letter.isalnum()) or "quotation"
        return f"{name}{year}-{self.digest[:8]}"


def day(when: date | None, language: str) -> str:
    """Return 1 March 2026."""
    if when is None:
        return UNDATED[language]
    return f"{when.day} {MONTHS[language][when.month - 1]} {when.year}"


def american_day(when: date | None) -> str:
    """Return March 1, 2026."""
    return f"{MONTHS['en'][when.month - 1]} {when.day}, {when.year}" if when else UNDATED["en"]
