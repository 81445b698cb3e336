"""The vocabulary of speech: which word forms report somebody's words, and what follows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.quotes.words import fold_cue
from reader.arabic.resources import Resources

_SHORTEST_PURPOSE = 4  # letters of ليقول
_OBJECTS = ("ه", "ها", "هم", "هما")
_TELLING = ("أخبر", "أبلغ", "حدث", "أجاب", "كاشف", "صارح", "نصح", "طمأن")  # whose past with نا is of another


class EnglishVerb(NamedTuple):
    """An English verb, or a noun, in the forms that cues are told in."""

    base: str
    third_person: str = ""
    past: str = ""
    past_of_many: str = ""
    participle: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or noun of speech. `clause` and `nominal` name the prepositions before what it reports.

    "-" stands for none and "obj" for a direct object. `kind` is say, judge, ask, describe, stance, show
    or relay.
    """

    lemma: str
    clause: frozenset[str]
    nominal: frozenset[str]
    kind: str
    flags: frozenset[str]
    english: EnglishVerb
    english_nominal: EnglishVerb | None = None

    @property
    def weak(self) -> bool:
        return "weak" in self.flags

    @property
    def takes_object(self) -> bool:
        return "object" in self.flags or "obj" in self.nominal


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb of speech: `shape` is past, present, participle or noun.

    `gender` is "m", "f" or "" and `number` "s", "d" or "p" of the subject; `bound` tells that a pronoun is
    attached (وصفه، قولها), which for a noun is the one who speaks.
    """

    verb: Verb
    shape: str
    gender: str
    number: str
    bound: bool = False

    @property
    def finite(self) -> bool:
        return self.shape in ("past", "present")

    def english(self, following: str) -> str:
        """Return the cue in English; `following` is clause, nominal or quote."""
        verb = self.verb.english_nominal if following == "nominal" else None
        verb = verb or self.verb.english
        suffix = " that" if following == "clause" and self.verb.kind in ("say", "judge", "show") else ""
        if self.shape == "noun":
            return self.verb.english.base + suffix
        if self.shape == "participle":
            return verb.participle + suffix
        if self.shape == "present":
            return (verb.base if self.number != "s" else verb.third_person) + suffix
        return (verb.past_of_many if self.number != "s" else verb.past) + suffix


class SpeechForms:
    """The forms of the verbs and nouns of speech that the tables have."""

    def __init__(self, resources: Resources, english: EnglishForms) -> None:
        found: dict[str, list[Form]] = {}
        for row in _rows(resources, "speech_verbs.tsv"):
            for form, shapes in _inflect(row, english):
                for shape in shapes:
                    found.setdefault(fold_cue(form), []).append(shape)
        for row in _rows(resources, "speech_nouns.tsv"):
            wording = EnglishVerb(row["english"])
            noun = Verb(row["noun"], _set(row["clause"]), frozenset(), "say", frozenset(), wording)
            for form, shape in _inflect_noun(noun):
                found.setdefault(fold_cue(form), []).append(shape)
        self._forms = {form: tuple(dict.fromkeys(shapes)) for form, shapes in found.items()}

    def of(self, word: str) -> tuple[tuple[Form, int], ...]:
        """Return the forms of speech that a folded word can be, each with the length of its proclitics."""
        return tuple(
            (form, taken) for taken in _proclitics(word) for form in self._forms.get(word[taken:], ())
        )


def _proclitics(word: str) -> Iterator[int]:
    """Yield the lengths of و، ف، س and the ل of purpose that can be taken off, the shortest first."""
    yield 0
    if word[:1] == "ل" and word[1:2] in ("ي", "ت") and len(word) > _SHORTEST_PURPOSE:
        yield 1
    taken = 0
    if word[:1] in ("و", "ف") and len(word) > 2:
        taken = 1
        yield taken
    if word[taken : taken + 1] == "س" and word[taken + 1 : taken + 2] in ("ي", "ت") and len(word) > taken + 3:
        yield taken + 1


def _rows(resources: Resources, name: str) -> Iterator[dict[str, str]]:
    header, *rows = resources.rows(name)
    for row in rows:
        yield dict(zip(header, (cell.strip() for cell in row), strict=True))


def _wording(phrase: str, english: EnglishForms) -> EnglishVerb:
    return EnglishVerb(
        phrase,
        english.third_person(phrase),
        english.past(phrase),
        english.past(phrase, many=True),
        _ing(phrase, english),
    )


def _ing(phrase: str, english: EnglishForms) -> str:
    first, space, rest = phrase.partition(" ")
    if first.endswith("ie"):
        stem = first[:-2] + "y"
    elif first.endswith("e") and not first.endswith("ee") and first != "be":
        stem = first[:-1]
    elif english.past(first) == first + first[-1] + "ed":
        stem = first + first[-1]
    else:
        stem = first
    return f"{stem}ing{space}{rest}"


def _set(cell: str) -> frozenset[str]:
    return frozenset(part for part in cell.split(",") if part)


def _inflect(row: dict[str, str], english: EnglishForms) -> Iterator[tuple[str, tuple[Form, ...]]]:
    verb = Verb(
        row["past"],
        _set(row["clause"]),
        _set(row["nominal"]),
        row["class"],
        _set(row["flags"]),
        _wording(row["english"], english),
        _wording(row["english_nominal"], english) if row["english_nominal"] else None,
    )
    finite = () if "participle" in verb.flags else (*_past(row["past"]), *_present(row["present"]))
    if "denial" in verb.flags:
        finite = (*finite, *_jussive(row["present"]))
    for form, shape, gender, number in finite:
        yield form, (Form(verb, shape, gender, number),)
        if "object" in verb.flags:
            for pronoun in _objects(verb, shape):
                yield _bindable(form) + pronoun, (Form(verb, shape, gender, number, bound=True),)
    for form, gender, number in _participles(row["participle"]):
        yield form, (Form(verb, "participle", gender, number),)


def _objects(verb: Verb, shape: str) -> tuple[str, ...]:
    """Return the pronouns that a form can have: أخبرنا, يسألني; but سألنا and طالبنا are rather of ours."""
    if shape == "present":
        return (*_OBJECTS, "نا", "ني", "ك", "كم")
    return (*_OBJECTS, "نا", "ني") if verb.lemma in _TELLING else (*_OBJECTS, "ني")


def _bindable(form: str) -> str:
    """Return a verb form as it is written before an attached pronoun: سمى gives سما, اتهموا gives اتهمو."""
    if form.endswith("ى"):
        return form[:-1] + "ا"
    return form[:-1] if form.endswith("وا") else form


def _past(past: str) -> Iterator[tuple[str, str, str, str]]:
    weak = past.endswith(("ى", "ا"))
    stem = past[:-1] if weak else past
    yield past, "past", "m", "s"
    yield stem + "ت", "past", "f", "s"
    yield stem + "تا", "past", "f", "d"
    yield stem + "وا", "past", "m", "p"
    yield (stem + "يا" if past.endswith("ى") else stem + "ا"), "past", "m", "d"
    if not weak:
        yield stem + "ن", "past", "f", "p"


def _present(present: str) -> Iterator[tuple[str, str, str, str]]:
    if not present:
        return
    feminine = "ت" + present[1:]
    stem = present[:-1] if present.endswith(("ى", "ي", "و")) else present
    yield present, "present", "m", "s"
    yield feminine, "present", "f", "s"
    yield stem + "ون", "present", "m", "p"
    yield present.replace("ى", "ي") + "ان", "present", "m", "d"
    yield feminine.replace("ى", "ي") + "ان", "present", "f", "d"


def _jussive(present: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield what stands after لم for verbs that end in ي or ى: لم ينف, لم تخف."""
    if present.endswith(("ى", "ي")):
        yield present[:-1], "present", "m", "s"
        yield "ت" + present[1:-1], "present", "f", "s"


def _participles(participle: str) -> Iterator[tuple[str, str, str]]:
    if not participle:
        return
    stem = participle[:-1]
    short = stem[:-1] if participle.endswith("يا") else stem
    yield participle, "m", "s"
    yield stem + "ة", "f", "s"
    yield short + "ين", "m", "p"
    yield stem + "ات", "f", "p"


def _inflect_noun(noun: Verb) -> Iterator[tuple[str, Form]]:
    stem = noun.lemma[:-1] + "ت" if noun.lemma.endswith("ة") else noun.lemma
    for pronoun, gender, number in (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "m", "d")):
        for clitic in ("", "ب", "ل"):
            yield clitic + stem + pronoun, Form(noun, "noun", gender, number, bound=True)
    yield noun.lemma, Form(noun, "noun", "", "")
    for clitic in ("بال", "ال", "ب"):
        yield clitic + noun.lemma, Form(noun, "noun", "", "")
