"""What a prefix or suffix string of the lexicon says: its clitics, and person, number, gender, mood."""

from dataclasses import dataclass, field

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
_PRONOUN_TAGS = ("POSS_PRON_", "PRON_")


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
    case: str = ""
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
        letters = len(unvocalised(form))
        if tag == "CONJ":
            self.conjunction, self.clitics = form, self.clitics + letters
        elif tag == "PREP":
            self.preposition, self.clitics = form, self.clitics + letters
        elif tag == "DET":
            self.definite = True
        elif tag == "FUT":
            self.future, self.clitics = True, self.clitics + letters
        elif tag == "SUBJUNC":
            self.purpose, self.clitics = True, self.clitics + letters
        elif tag.endswith("_PARTICLE"):
            self.emphatic, self.clitics = True, self.clitics + letters
        elif tag.startswith("IV") and "SUFF" not in tag:
            self.person = tag[2:]
        elif tag.startswith("NSUFF"):
            self._read_noun_ending(tag)
        elif "_DO:" in tag:
            self.pronoun, self.clitics = tag.rsplit(":", 1)[1], self.clitics + letters
        elif tag.startswith(_PRONOUN_TAGS):
            self.pronoun, self.clitics = tag.rsplit("_", 1)[1], self.clitics + letters
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
        self.case = "nominative" if "NOM" in parts else "oblique" if "ACCGEN" in parts else ""
        if "ACC" in parts:
            self.case = "accusative"
