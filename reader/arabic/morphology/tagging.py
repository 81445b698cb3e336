"""The syntactic words inside a reading as tags, over which the choice among readings is modelled.

A word such as وبنظيره is a sequence: conjunction, preposition, possessed noun. Particles that govern what
follows are tags of their own.
"""

from reader.arabic.morphology.reading import Reading

# Keys are Buckwalter forms, in which the order of shadda and vowel is not in doubt.
_GOVERNING = {
    ">an~a": "anna",
    ">an~": "anna",
    "<in~a": "inna",
    "<in~": "inna",
    ">an": "an",
    "<in": "in",
    "lA": "la",
    "lam": "lam",
    "lan": "lan",
    "qad": "qad",
    "laqad": "qad",
    "mA": "ma",
    "sawofa": "sawfa",
    "l`kin~a": "anna",
    "l`kin~": "anna",
    "li>an~a": "anna",
    "li>an~": "anna",
    "bi>an~a": "anna",
    "bi>an~": "anna",
    "Hat~aY": "hatta",
    "<il~A": "illa",
    "bi>an": "an",
    "li>an": "an",
    "kay": "an",
    "likay": "an",
    "<i*A": "idha",
    "law": "idha",
    ">al~A": "an",
    "hunAka": "hunaka",
    "lam~A": "lamma",
    "kul~": "kull",
    "baEoD": "kull",
    "gayor": "ghayr",
}
_QUOTES = frozenset("\"'“”«»„‟‘’()[]{}")
_STOPS = frozenset(".!?؟…")
_CUT_STEMS = ("IV_C", "IV_0hwnyn")
CUT = "-cut"
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
    governing = _GOVERNING.get(reading.stem.form)
    if governing:
        return governing
    if pos in ("noun", "adjective", "proper noun"):
        return _nominal(reading, pos)
    if pos == "preposition":
        bound = reading.suffix.pronoun or any("PRON" in tag for _, tag in reading.stem.morphemes)
        return ("prep-me" if suffix_is_near(reading) else "prep-pron") if bound else "prep"
    if pos == "pronoun":
        return _pronoun(reading)
    if pos == "number":
        return "number" if reading.known and reading.stem.category != "Nprop" else "digits"
    return pos


def suffix_is_near(reading: Reading) -> bool:
    """Tell whether an attached pronoun is "my", "me" or "you", which reports hardly have."""
    pronoun = reading.suffix.pronoun
    return pronoun == "1S" or pronoun[:1] == "2"


def _owner(pronoun: str) -> str:
    return "mine" if pronoun == "1S" or pronoun[:1] == "2" else "own"


def _pronoun(reading: Reading) -> str:
    own = " ".join(tag for _, tag in reading.stem.morphemes)
    kind = "relative" if "REL" in own else "demonstrative" if "DEM" in own else "personal"
    return kind if reading.stem.form not in ("man", "mA") else "relative-" + reading.stem.form


def _verb(reading: Reading) -> str:
    person = reading.person
    if reading.stem.category.startswith("FW"):
        return "laysa"
    who = person if person in ("3MS", "3FS", "1S", "1P") else "3P" if person[:1] == "3" else person[:1]
    voice = "passive" if reading.passive else ""
    mood = "short" if reading.suffix.mood == "SJ" else "cut" if _is_cut(reading) else ""
    return "-".join(part for part in (reading.tense, who, voice, mood) if part)


def _is_cut(reading: Reading) -> bool:
    """Tell whether a weak verb has lost its vowel, as after لم alone (لم يقل, لم يرم)."""
    return not reading.suffix.form and reading.stem.category.startswith(_CUT_STEMS)


def _nominal(reading: Reading, pos: str) -> str:
    suffix, prefix = reading.suffix, reading.prefix
    if pos == "proper noun":
        return "name-the" if prefix.definite else "name"
    state = (
        "the"
        if prefix.definite
        else _owner(suffix.pronoun)
        if suffix.pronoun
        else "acc"
        if suffix.indefinite
        else ""
    )
    gender = "f" if suffix.gender == "feminine" else "p" if reading.plural_stem else "m"
    number = "p" if suffix.number == "plural" else "d" if suffix.number == "dual" else ""
    ending = "construct" if number and suffix.form in ("ay", "ayo", "uw", "iy", "A", "atA", "atayo") else ""
    return "-".join(part for part in (pos, state, gender + number, ending) if part)


def emission_class(tag: str) -> str:
    """Return the coarse class within which lemmas are counted: a verb's tense and voice, a noun's kind."""
    parts = tag.split("-")
    if parts[0] in ("past", "imperfect", "imperative"):
        return parts[0] + ("-passive" if "passive" in parts else "")
    return parts[0] if parts[0] in ("noun", "adjective", "name") else tag
