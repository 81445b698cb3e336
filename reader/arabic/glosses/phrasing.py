"""The English phrase for a whole word, as a person would put it: "and [she] accused", "to the government"."""

import re

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.affixes import CONJUNCTION, OBJECT, POSSESSIVE, PREPOSITION, SUBJECT
from reader.arabic.morphology.reading import Reading

_BRACKETED = {"3MS": "[he]", "3FS": "[she]"}
_QUANTIFIERS = frozenset(
    {"all", "every", "some", "most", "each", "one", "both", "half", "part", "any", "many"}
)
# A numeral with the ending of two is ten times it: أربعين is 40.
_TENS = {
    **{"ten": "twenty", "three": "thirty", "four": "forty", "five": "fifty", "six": "sixty"},
    **{"seven": "seventy", "eight": "eighty", "nine": "ninety"},
}
_CONSTRUCT_ENDINGS = frozenset({"iy", "uw", "ay", "ayo", "A"})
_PARTICIPLE = re.compile("mu|(?!wAlid).A.i.")
_REFLEXIVE = {
    "1S": "myself",
    "1P": "ourselves",
    "2MS": "yourself",
    "2FS": "yourself",
    "2D": "yourselves",
    "2MP": "yourselves",
    "2FP": "yourselves",
    "3MS": "himself",
    "3FS": "herself/itself",
    "3D": "themselves",
    "3MP": "themselves",
    "3FP": "themselves",
}
_FIRST_WORDS = frozenset({*PREPOSITION.values(), "to", "in"})
_MANY = frozenset({"plural", "dual"})
_DAYS = frozenset({"Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"})
_SEGMENT_TAGS = {"DET": "the", "FUT": "will", "SUBJUNC": "so that", "CONJ": "and", "PREP": "with, to or like"}
_BEFORE_OBJECT = {"be possible": "for", "be necessary": "for"}  # يمكنك


class Phrasing:
    """Glosses of whole words, put together from the glosses of their stems."""

    def __init__(self, forms: EnglishForms) -> None:
        self._forms = forms

    def phrase(self, reading: Reading, base_form: bool = False, article: bool = True) -> str:
        """Return the gloss of the whole word.

        `base_form` leaves a verb uninflected, as English wants it after "did not", "will" or "to". Without
        `article` a definite word goes without "the", as an adjective does after its noun.
        """
        if reading.tense:
            core = self._verb(reading, base_form)
        elif reading.pos in ("noun", "adjective", "number"):
            core = self._noun(reading, article)
        elif reading.pos == "proper noun":
            core = _with_owner(reading, reading.stem.glosses[0])
        else:
            core = _function_word(reading)
        conjunction = CONJUNCTION.get(reading.prefix.conjunction, "")
        return f"{conjunction} {core}".rstrip() if conjunction else core

    def _verb(self, reading: Reading, base_form: bool) -> str:
        sense, person = reading.stem.glosses[0], reading.person
        subject = "[it]" if reading.of_thing else _BRACKETED.get(person, SUBJECT.get(person, ""))
        if reading.tense == "imperative":
            words = [sense]
        elif reading.tense == "past":
            words = [subject, self._forms.past(sense, person[-1:] in ("P", "D") or person[:1] == "2")]
        elif reading.prefix.purpose:
            words = ["to", sense]
        elif reading.prefix.future:
            words = [subject, "will", sense]
        else:
            words = [subject, sense if base_form else self._forms.present(sense, person)]
        if reading.suffix.pronoun:
            words += [_BEFORE_OBJECT.get(sense, ""), OBJECT[reading.suffix.pronoun]]
        return " ".join(word for word in words if word)

    def _noun(self, reading: Reading, article: bool) -> str:
        noun = reading.stem.glosses[0]
        of_people = reading.suffix.number in _MANY and self._forms.names_person(noun)
        counted = reading.pos == "noun" or (article and _stands_alone(reading))
        counted = counted or (of_people and (article or bool(reading.suffix.pronoun)))
        described = reading.pos == "adjective" and reading.prefix.definite and not article
        if reading.suffix.number == "dual" and not described and not (counted and _is_rather_many(reading)):
            two = f"two {self._forms.plural(noun) if counted else noun}"
            noun = _TENS.get(noun, noun if noun == "two" else two)
        elif reading.suffix.number in ("plural", "dual") and counted and not _is_the_many(reading, noun):
            noun = self._forms.plural(noun)
        noun = _with_owner(reading, noun)
        if reading.prefix.definite and article and not noun.startswith("the ") and noun not in _DAYS:
            noun = f"the {noun}"
        return _after_preposition(reading, noun)


def _stands_alone(reading: Reading) -> bool:
    """Tell whether an adjective is used as a noun: "the derivatives"."""
    return (
        reading.prefix.definite or bool(reading.suffix.pronoun) or reading.suffix.form in _CONSTRUCT_ENDINGS
    )


def _is_the_many(reading: Reading, english: str) -> bool:
    """Tell whether English says of many "the remaining" as of one."""
    return reading.pos == "adjective" and reading.prefix.definite and english.endswith("ing")


def _is_rather_many(reading: Reading) -> bool:
    """Tell whether two who have a quality are rather many, as the letters are the same: المهمشين."""
    if reading.suffix.form.startswith("ayo") and reading.pos == "noun" and reading.suffix.pronoun:
        return _PARTICIPLE.match(reading.stem.form) is not None
    return reading.pos == "adjective" and reading.prefix.definite and reading.suffix.form == "ayoni"


def _owned(noun: str, pronoun: str) -> str:
    if noun in ("same", "self"):
        return _REFLEXIVE[pronoun]
    if noun.endswith((" of", " than")):
        return f"{noun} {OBJECT[pronoun]}"
    if noun in _QUANTIFIERS:
        return f"{'all' if noun == 'every' else noun} of {OBJECT[pronoun]}"
    return f"{POSSESSIVE[pronoun]} {noun}"


def _with_owner(reading: Reading, noun: str) -> str:
    owned = _owned(noun, reading.suffix.pronoun) if reading.suffix.pronoun else noun
    return owned if reading.pos != "proper noun" else _after_preposition(reading, owned)


def _after_preposition(reading: Reading, noun: str) -> str:
    preposition = PREPOSITION.get(reading.prefix.preposition, "")
    if preposition == "for" and (reading.prefix.definite or reading.pos == "proper noun"):
        preposition = "to"
    elif preposition == "with" and reading.pos == "proper noun":
        preposition = "in"
    return f"{preposition} {noun}" if preposition else noun


def _function_word(reading: Reading) -> str:
    sense = reading.stem.glosses[0] if reading.stem.glosses else ""
    pronoun = reading.suffix.pronoun
    if sense == "that" and reading.pos == "particle" and reading.prefix.conjunction == "fa":
        return SUBJECT[pronoun] if pronoun else ""  # فإنه is "so he/it"
    if pronoun and sense != "alone":
        if sense == "other":
            return _after_preposition(reading, f"other than {OBJECT[pronoun]}")
        subjects = reading.pos in ("conjunction", "particle")
        sense = f"{sense} {(SUBJECT if subjects else OBJECT)[pronoun]}"
    return _after_preposition(reading, sense)


def with_preposition(reading: Reading, gloss: str, english: str) -> str:
    """Return the gloss of a word that is, or begins with, a preposition, with other English for this.

    Without English for it an attached preposition is left out, as English verbs with an object go without.
    """
    conjunction = CONJUNCTION.get(reading.prefix.conjunction, "")
    rest = gloss.removeprefix(f"{conjunction} ") if conjunction else gloss
    if reading.prefix.preposition:
        first, _, noun = rest.partition(" ")
        words = (conjunction, english, noun) if first in _FIRST_WORDS else (conjunction, rest)
    else:
        own = reading.stem.morphemes[1:2]
        pronoun = reading.suffix.pronoun or (own[0][1].rpartition("_")[2] if own else "")
        words = (conjunction, english, OBJECT.get(pronoun, ""))
        if not english and not pronoun:
            return gloss
    return " ".join(word for word in words if word)


def segment_gloss(tag: str) -> str:
    """Return the meaning of one morpheme of a prefix or suffix, by its tag in the lexicon."""
    if tag in _SEGMENT_TAGS:
        return _SEGMENT_TAGS[tag]
    if tag.startswith("IV") and "SUFF" not in tag:
        return SUBJECT.get(tag[2:], "").replace("/", ", ")
    if "_DO:" in tag:
        return OBJECT[tag.rsplit(":", 1)[1]].replace("/", ", ")
    if tag.startswith("POSS_PRON_"):
        return POSSESSIVE[tag.rsplit("_", 1)[1]].replace("/", ", ")
    if tag.startswith("PRON_"):
        return OBJECT[tag.rsplit("_", 1)[1]].replace("/", ", ")
    if "SUFF_SUBJ:" in tag:
        return SUBJECT.get(tag.split("SUFF_SUBJ:", 1)[1].partition("_MOOD:")[0], "").replace("/", ", ")
    if "_DU_" in tag:
        return "two"
    return "plural" if "_PL" in tag else "feminine" if "_FEM_" in tag else ""
