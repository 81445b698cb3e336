"""What a prefix or suffix string of the lexicon says: its clitics, and person, number, gender, mood."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.arabic.morphology.buckwalter import unvocalised

Morphemes = tuple[tuple[str, str], ...]
SUBJECT = {
    "1S": "I",
    "1P": "we",
    "2MS": "you",
    "2FS": "you",
    "2D": "you",
    "2MP": "you",
    "2FP": "you",
    "3MS": "he/it",
    "3FS": "she/it",
    "3D": "they",
    "3MD": "they",
    "3FD": "they",
    "3MP": "they",
    "3FP": "they",
}
OBJECT = {
    "1S": "me",
    "1P": "us",
    "2MS": "you",
    "2FS": "you",
    "2D": "you",
    "2MP": "you",
    "2FP": "you",
    "3MS": "him/it",
    "3FS": "her/it",
    "3D": "them",
    "3MP": "them",
    "3FP": "them",
}
POSSESSIVE = {
    "1S": "my",
    "1P": "our",
    "2MS": "your",
    "2FS": "your",
    "2D": "your",
    "2MP": "your",
    "2FP": "your",
    "3MS": "his",
    "3FS": "her/its",
    "3D": "their",
    "3MP": "their",
    "3FP": "their",
}
CONJUNCTION = {"wa": "and", "fa": "so"}
PREPOSITION = {"bi": "with", "ka": "like", "li": "for"}


class Meaning(NamedTuple):
    """What a morpheme means whose tag is like `tag`: it sets `attribute` of its affix.

    The attribute holds the group of the pattern, or else the morpheme itself where it has several forms (wa
    and fa are conjunctions), or True.
    """

    name: str
    tag: str
    attribute: str
    is_clitic: bool = False
    has_forms: bool = False

    def value(self, form: str, match: re.Match[str]) -> str | bool:
        if match.re.groups:
            return match[1]
        return form if self.has_forms else True


# The first that fits; the endings of nouns and verbs, which say several things at once, are read after them.
MEANINGS = (
    Meaning("conjunction", "CONJ", "conjunction", is_clitic=True, has_forms=True),
    Meaning("preposition", "PREP", "preposition", is_clitic=True, has_forms=True),
    Meaning("article", "DET", "definite"),
    Meaning("future", "FUT", "future", is_clitic=True),
    Meaning("purpose", "SUBJUNC", "purpose", is_clitic=True),
    Meaning("emphasis", ".*_PARTICLE", "emphatic", is_clitic=True),
    Meaning("subject before the verb", "IV(?!.*SUFF)(.*)", "person"),
    Meaning("object of the verb", "(?!NSUFF).*_DO:(?:.*:)?([^:]*)", "pronoun", is_clitic=True),
    Meaning("possessor", "(?:POSS_)?PRON_(?:.*_)?([^_]*)", "pronoun", is_clitic=True),
)


@dataclass(slots=True)
class Affix:
    """A prefix or suffix of the tables, in Buckwalter's letters, with what its morphemes (form, tag) mean.

    `letters` counts its letters, `clitics` those of conjunctions, prepositions and attached pronouns; the
    article and verb endings are not clitics. `person` is of the verb's subject, `pronoun` of the attached
    pronoun.
    """

    form: str
    category: str
    morphemes: Morphemes
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    future: bool = False
    purpose: bool = False
    emphatic: bool = False
    person: str = ""
    pronoun: str = ""
    number: str = ""
    gender: str = ""
    mood: str = ""
    indefinite: bool = False
    clitics: int = field(default=0)
    letters: int = field(init=False)
    tags: str = field(init=False)

    def __post_init__(self) -> None:
        self.letters = len(unvocalised(self.form))
        self.tags = "/".join(tag for _, tag in self.morphemes)
        for form, tag in self.morphemes:
            self._read(form, tag)

    def _read(self, form: str, tag: str) -> None:
        for meaning in MEANINGS:
            match = re.fullmatch(meaning.tag, tag)
            if match:
                setattr(self, meaning.attribute, meaning.value(form, match))
                self.clitics += len(unvocalised(form)) if meaning.is_clitic else 0
                return
        if tag.startswith("NSUFF"):
            self._read_noun_ending(tag)
        elif "SUFF_SUBJ:" in tag:
            self._read_subject(tag)

    def _read_subject(self, tag: str) -> None:
        subject, _, mood = tag.split("SUFF_SUBJ:", 1)[1].partition("_MOOD:")
        self.mood = mood
        if not tag.startswith("IV"):
            self.person = subject

    def _read_noun_ending(self, tag: str) -> None:
        parts = tag.split("_")
        self.gender = "feminine" if "FEM" in parts else "masculine"
        self.number = "plural" if "PL" in parts else "dual" if "DU" in parts else "singular"
        self.indefinite = "INDEF" in parts
