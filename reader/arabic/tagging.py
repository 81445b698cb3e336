"""The syntactic words inside a reading as tags, over which the choice among readings is modelled.

A word such as وبنظيره is a sequence: conjunction, preposition, possessed noun. Particles that govern what
follows are tags of their own.
"""

from reader.arabic.reading import Reading

_GOVERNING = {
    "أَنَّ": "anna", "أَنّ": "anna", "إِنَّ": "inna", "إِنّ": "inna", "أَن": "an", "إِن": "in", "لا": "la", "لَم": "lam",
    "لَن": "lan", "قَد": "qad", "لَقَد": "qad", "ما": "ma", "سَوفَ": "sawfa", "لٰكِنَّ": "anna", "لِأَنَّ": "anna", "بِأَنَّ": "anna",
    "حَتَّى": "hatta", "إِلّا": "illa", "بِأَن": "an", "لِأَن": "an", "كَي": "an", "لِكَي": "an", "إِذا": "idha", "لَو": "idha",
    "أَلّا": "an", "هُناكَ": "hunaka", "لَمّا": "lamma", "كُلّ": "kull", "بَعض": "kull", "غَيْر": "ghayr",
}  # fmt: skip
_QUOTES = frozenset("\"'“”«»„‟‘’()[]{}")
_STOPS = frozenset(".!?؟…")
START = "start"


def tags(reading: Reading) -> tuple[str, ...]:
    """Return the tags of the reading's syntactic words, in order; empty for quotes, which do not count."""
    if reading.pos == "punctuation":
        return _punctuation(reading.vocalised)
    prefix = reading.prefix
    found = []
    if prefix.conjunction:
        found.append(prefix.conjunction)
    if prefix.preposition:
        found.append("prep-" + prefix.preposition)
    if prefix.emphatic:
        found.append("emphatic")
    if prefix.future:
        found.append("sawfa")
    if prefix.purpose:
        found.append("purpose")
    found.append(_core(reading))
    return tuple(found)


def _punctuation(mark: str) -> tuple[str, ...]:
    if mark[:1] in _QUOTES:
        return ()
    return (START,) if mark[:1] in _STOPS else ("pause",)


def _core(reading: Reading) -> str:
    pos = reading.pos
    if pos == "verb":
        return _verb(reading)
    if pos in ("noun", "adjective", "proper noun"):
        return _nominal(reading, pos)
    form = reading.vocalised if not reading.prefix.form and not reading.suffix.form else ""
    governing = _GOVERNING.get(form) or _GOVERNING.get(reading.arabic(reading.stem.form))
    if governing:
        return governing
    if pos == "preposition":
        bound = reading.suffix.pronoun or any("PRON" in tag for _, tag in reading.stem.morphemes)
        return "prep-pron" if bound else "prep"
    if pos == "pronoun":
        return _pronoun(reading)
    if pos == "number":
        return "number" if reading.known and reading.stem.category != "Nprop" else "digits"
    return pos


def _pronoun(reading: Reading) -> str:
    own = " ".join(tag for _, tag in reading.stem.morphemes)
    kind = "relative" if "REL" in own else "demonstrative" if "DEM" in own else "personal"
    return kind if reading.arabic(reading.stem.form) not in ("مَن", "ما") else "relative-" + reading.stem.form


def _verb(reading: Reading) -> str:
    person = reading.person
    if reading.stem.category.startswith("FW"):
        return "laysa"
    who = person if person in ("3MS", "3FS") else person[:1] + ("P" if person[:1] == "3" else "")
    voice = "passive" if reading.passive else ""
    mood = "short" if reading.suffix.mood == "SJ" else ""
    return "-".join(part for part in (reading.tense, who, voice, mood) if part)


def _nominal(reading: Reading, pos: str) -> str:
    suffix, prefix = reading.suffix, reading.prefix
    if pos == "proper noun":
        return "name-the" if prefix.definite else "name"
    state = "the" if prefix.definite else "own" if suffix.pronoun else "acc" if suffix.indefinite else ""
    gender = "f" if suffix.gender == "feminine" else "p" if reading.plural_stem else "m"
    number = "p" if suffix.number == "plural" else "d" if suffix.number == "dual" else ""
    ending = "construct" if number and suffix.form in ("ay", "ayo", "uw", "iy", "A", "atA", "atayo") else ""
    return "-".join(part for part in (pos, state, gender + number, ending) if part)
