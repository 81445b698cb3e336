"""English for words whose base alone is in the lexicon: relative adjectives, verbal nouns, participles.

Arabic derives them by fixed measures: مناخي from مناخ, استدراج from استدرج, مغرد from غرد, عومل from عامل. A
word is taken apart by its measure, what it comes from is looked up, and its English is put in form.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.affixes import CONJUNCTION, POSSESSIVE, PREPOSITION
from reader.arabic.morphology.buckwalter import to_arabic
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_SHORTEST = 4
_RELATIVE = re.compile("(.{3,}?)(?:ي|ية|يين|يون|يات|يان|يا)")
_ENDING = re.compile("(.{3,}?)(?:ة|ات|ون|ين|ان|تين|تان|ا)?")
_FEMININE = re.compile(".*(?:ة|ات)")
_PEOPLE = re.compile("م.*(?:ون|ين)")
_LEADS = {"ب": "with", "ل": "for", "ك": "like", "ف": "so", "و": "and"}
_OWNED = re.compile("(.{4,})(ها|هم|هما|هن|نا|ه)")
_OWNERS = {"ها": "3FS", "هم": "3MP", "هما": "3D", "هن": "3FP", "نا": "1P", "ه": "3MS"}
_PASSIVE = re.compile("([يت]?)(.)و(..)(ت|نا|وا)?")
_SUBJECTS = {"": "[he]", "ت": "[she]", "نا": "we", "وا": "they"}


class DerivedWord(NamedTuple):
    """What a word outside the lexicon means by its measure."""

    pos: str
    gloss: str


class DerivedWords:
    """Takes words apart by their measures."""

    def __init__(self, resources: Resources, morphology: Morphology, forms: EnglishForms) -> None:
        self._morphology, self._forms = morphology, forms
        self._titles = frozenset(fold(row[0]).removeprefix("ال") for row in resources.rows("titles.tsv"))

    def meaning(self, reading: Reading, before: Reading | None) -> DerivedWord | None:
        """Return the meaning of a reading outside the lexicon, or None where no measure fits.

        The English is of the whole word, with its clitics. What may as well be a family name (الفراتي) has no
        meaning but behind a noun with the article that is no title.
        """
        if reading.prefix.definite and reading.stem.form.endswith("y") and not self._has_noun(before):
            return None
        return self._meaning(reading)

    def _has_noun(self, before: Reading | None) -> bool:
        if before is None or before.pos != "noun" or not before.prefix.definite:
            return False
        return fold(strip_marks(before.lemma)) not in self._titles

    @remembered(20_000)
    def _meaning(self, reading: Reading) -> DerivedWord | None:
        name = strip_marks(to_arabic(reading.stem.form))
        prefix = reading.prefix
        lead = [CONJUNCTION.get(prefix.conjunction, ""), PREPOSITION.get(prefix.preposition, "")]
        found = (prefix.definite and self._people(name)) or self._of(name)
        if found is None and not prefix.definite and name[:1] in _LEADS:
            found, lead = self._of(name[1:]), [*lead, _LEADS[name[0]]]
        if found is None:
            return None
        article = "the" if prefix.definite and found.pos != "adjective" else ""
        return DerivedWord(found.pos, " ".join(one for one in (*lead, article, found.gloss) if one))

    def _of(self, name: str) -> DerivedWord | None:
        if len(name) < _SHORTEST:
            return None
        return self._from_verb(name) or self._relative(name) or self._passive(name) or self._owned(name)

    def _people(self, name: str) -> DerivedWord | None:
        """المطورون: who does what the verb says, "developers"."""
        if len(name) < _SHORTEST or not _PEOPLE.fullmatch(name):
            return None
        for pos, verbs, shape in _measures(name[:-2], False):
            sense = next(filter(None, (self._verb(verb, shape) for verb in verbs)), "")
            if sense and pos == "adjective":
                return DerivedWord("noun", self._forms.plural(self._forms.agent(sense)))
        return None

    def _owned(self, name: str) -> DerivedWord | None:
        """تغريمها: the verbal noun of غرم with its owner."""
        match = _OWNED.fullmatch(name)
        noun = match and self._from_verb(re.sub("ت$", "ة", match[1]))
        if not match or not noun or noun.pos != "noun":
            return None
        return DerivedWord("noun", f"{POSSESSIVE[_OWNERS[match[2]]]} {noun.gloss}")

    def _relative(self, name: str) -> DerivedWord | None:
        match = _RELATIVE.fullmatch(name)
        if match is None:
            return None
        for base in (match[1], match[1] + "ة", match[1] + "ا", match[1] + "ي"):
            noun = self._noun(base)
            if noun:
                return DerivedWord("adjective", noun)
        verbal = self._from_verb(match[1])
        return DerivedWord("adjective", verbal.gloss) if verbal else None

    def _from_verb(self, name: str) -> DerivedWord | None:
        ending = _ENDING.fullmatch(name)
        if ending is None:
            return None
        for stem in dict.fromkeys((ending[1], name)):
            for pos, verbs, shape in _measures(stem, _FEMININE.fullmatch(name) is not None):
                sense = next(filter(None, (self._verb(verb, shape) for verb in verbs)), "")
                if sense:
                    done = pos == "adjective" and shape and _FEMININE.fullmatch(name)  # ممزقة: "torn"
                    return DerivedWord(
                        pos, self._forms.participle(sense) if done else self._forms.gerund(sense)
                    )
        return None

    def _passive(self, name: str) -> DerivedWord | None:
        """عوملت: the passive of عامل."""
        match = _PASSIVE.fullmatch(name)
        if match is None:
            return None
        sense = self._verb(f"{match[2]}ا{match[3]}", "")
        if not sense:
            return None
        subject = _SUBJECTS[match[4] or ""]
        done = self._forms.past(f"be {self._forms.participle(sense)}", subject in ("we", "they"))
        return None if match[1] else DerivedWord("verb", f"{subject} {done}")

    @remembered(20_000)
    def _noun(self, word: str) -> str:
        """Return the first sense of a noun of the lexicon that is not a plural or possessed, or nothing."""
        for one in self._morphology.readings(word):
            if one.known and one.pos == "noun" and not one.prefix.form and not one.suffix.pronoun:
                return one.stem.senses[0]
        return ""

    @remembered(20_000)
    def _verb(self, word: str, shape: str) -> str:
        """Return the first sense of a past verb of the lexicon whose vocalised stem is like `shape`."""
        for one in self._morphology.readings(word):
            plain = one.known and one.tense == "past" and not one.passive and not one.prefix.form
            if plain and one.person == "3MS" and re.search(shape, one.stem.form):
                return one.stem.glosses[0]
        return ""


def _measures(stem: str, feminine: bool) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield part of speech, the verbs that a stem may be derived from, and what their measure looks like."""
    if stem[0] == "م" and len(stem) > 3:
        rest = stem[1:-1] + "ى" if stem[-1] == "ي" else stem[1:]
        yield "adjective", (rest,), "~" if len(rest) == 3 else ""
        yield "adjective", ("أ" + rest, "ا" + rest), ""
        if feminine:
            yield "noun", (rest,), ""
    if stem[0] == "ا" and len(stem) > 5 and stem[-2] == "ا":
        yield "noun", (stem[:-2] + stem[-1],), ""
    if stem[0] == "إ" and len(stem) > 4 and stem[-2] == "ا":
        yield "noun", ("أ" + stem[1:-2] + stem[-1],), ""
    if stem[0] == "ت" and len(stem) == 5 and stem[3] == "ي":
        yield "noun", (stem[1:3] + stem[4],), "~"
    if stem[0] == "ت" and len(stem) in (4, 5):
        yield "noun", (stem,), ""
    if len(stem) == 4 and stem[1] == "ا":
        yield "adjective", (stem[0] + stem[2:],), ""
        yield "adjective", (stem[0] + stem[2] + "ى",) if stem[3] == "ي" else (), ""
