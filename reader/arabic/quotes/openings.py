"""Where the content of a cue begins: at a mark, after a colon or a complementiser, or at a noun phrase."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.document import ActorType
from reader.arabic.quotes.bare import bare_start
from reader.arabic.quotes.cues import Cue, can_begin_clause, continues
from reader.arabic.quotes.marked_names import is_name, names_speaker, words_in
from reader.arabic.quotes.reading import Passage, TextUnit, names_person
from reader.arabic.quotes.words import COMMAS, complementiser, without_article
from reader.arabic.rules import any_holds

_ASKED = ("هل", "لماذا", "كيف", "متى", "اين", "ماذا", "عمن", "بماذا")  # what opens a question that is told
_BOUND = {"الي": "إلى", "علي": "على", "عن": "عن", "ب": "ب"}  # as prepositions stand before pronouns
_FARTHEST = 90  # units between a cue and its content: the longest subject with its relative clauses
_FARTHEST_WEAK = 30  # the same for a verb that is common in other senses
_FARTHEST_MARK_WEAK = 8  # the same, where only quotation marks introduce the content
_FARTHEST_COLON_WEAK = 6  # the same, where only a colon does
_FARTHEST_COLON_NAMED = 12  # the same, behind a verb and a person's name
_LONGEST_NAME = 4  # words in marks that may be a name on the way to the content
_NEAR = 2  # units after a cue; a mark so near opens its content
_STOPS = frozenset((".", "؟", "?", "!", "؛", ";"))


@dataclass(frozen=True, slots=True)
class Intro:
    """Where the content of a cue starts: a unit, and how many code points of it are a preposition.

    `kind` is clause (after أن), quote (a mark), bare (neither) or nominal (after a preposition or as object).
    """

    kind: str
    at: int
    skipped: int = 0
    colon: bool = False


def content_start(passage: Passage, cue: Cue, with_content: dict[int, Cue]) -> Intro | None:
    """Return where the content of a cue starts, and take from `with_content` weaker cues on the way there."""
    search = _Search(passage, cue, with_content)
    found = search.run() if search.may_find else None
    if found is not None and found.kind != "nominal":
        for at in search.yielded:
            if at < found.at:
                with_content.pop(at, None)
    return found


class _Search:
    """The way from a cue to its content, one unit after the other.

    A clause is the surest content and is taken at once, and so is what a colon announces. Words in marks
    near the cue come next; those farther away, or a noun phrase, are content only if no clause follows.
    """

    def __init__(self, passage: Passage, cue: Cue, with_content: dict[int, Cue]) -> None:
        self.passage, self.units, self.cue, self.with_content = passage, passage.units, cue, with_content
        self.yielded: list[int] = []
        self.nominal: Intro | None = None
        self.quote: Intro | None = None

    @property
    def may_find(self) -> bool:
        """Whether the cue has content after it: verbs of stance have none, and جاء only in a document."""
        if self.cue.kind == "stance":
            return False
        return "document" not in self.cue.form.verb.flags or _in_document(self.passage, self.cue)

    def run(self) -> Intro | None:
        for at in self._places():
            unit = self.units[at]
            if unit.marked is not None:
                if self._settles(at):
                    return self.nominal or self.quote
            elif unit.word == ":":
                return self.nominal or _after_colon(self.passage, self.cue, at) or self.quote
            elif (clause := _clause_at(self.passage, self.cue, at)) is not None:
                return self.nominal if self.nominal is not None and self.nominal.at < at - 1 else clause
            elif self.nominal is None and self.quote is None:
                self.nominal = _nominal_at(self.passage, self.cue, at)
        found = self.nominal or self.quote or _object(self.passage, self.cue)
        if found is not None:
            return found
        bare = bare_start(self.passage, self.cue)
        return Intro("bare", bare) if bare is not None else None

    def _places(self) -> Iterator[int]:
        """Yield the units after the cue, up to the end of the sentence or a cue with its own content."""
        farthest = _FARTHEST_WEAK if self.cue.form.verb.weak else _FARTHEST
        for at in range(self.cue.last + 1, min(len(self.units), self.cue.last + 1 + farthest)):
            if self.units[at].word in _STOPS:
                return
            other = self.with_content.get(at)
            if other is not None and not self._is_carried(other):
                if not self._yields(other):
                    return
                self.yielded.append(at)
            yield at

    def _is_carried(self, other: Cue) -> bool:
        """Tell whether the content of `other` is that of the cue too: تابع قائلا, نقل ... قوله."""
        return self.cue.form.finite and other.at == self.cue.last + 1 and continues(self.passage, other)

    def _yields(self, other: Cue) -> bool:
        """Tell whether the content after `other` is that of the cue: أوضح فلان، وهو يرد على كذا:"""
        if not (self.cue.form.finite and other.form.finite) or other.joined:
            return False
        if self.passage.unit_at(other.last + 1).is_in("bound_preposition"):
            return False
        if not can_begin_clause(self.passage, other.at):
            return True
        return other.form.verb.weak and not self.cue.form.verb.weak

    def _settles(self, at: int) -> bool:
        """Take note of the words in marks at `at`; tell whether the search ends with them."""
        after_cue = at == self.cue.last + 1 and self.cue.kind != "relay"
        after_cue = after_cue and not names_speaker(self.passage, at)
        if is_name(self.passage, at) and not after_cue:
            return False
        if self.quote is None and _may_open_with_marks(self.passage, self.cue, at):
            self.quote = Intro("quote", at)
        long = len(words_in(self.units[at], self.passage.reading.text)) > _LONGEST_NAME
        return self.nominal is not None or at <= self.cue.last + _NEAR or long


def _in_document(passage: Passage, cue: Cue) -> bool:
    """Tell whether «في بيان» or the like follows: جاء في بيان الشبكة, جاء فيه, جاء على لسان فلان."""
    following = passage.unit_at(cue.last + 1)
    if following.word in ("فيه", "فيها") or passage.unit_at(cue.last + 2).word == "لسان":
        return True
    document = without_article(passage.unit_at(cue.last + 2).word)
    forms = {document, document.removesuffix("ه"), document.removesuffix("ها"), document.removesuffix("هم")}
    written = passage.speech.word_class("document") | passage.speech.word_class("venue")
    return following.is_in("inside") and not forms.isdisjoint(written)


def _may_open_with_marks(passage: Passage, cue: Cue, at: int) -> bool:
    """Tell whether marks at `at` can open what a cue reports; findings (أظهرت الدراسة) take none."""
    between = at - cue.last - 1
    if cue.kind == "show" or (cue.form.verb.weak and between > _FARTHEST_MARK_WEAK):
        return False
    return not between or cue.form.shape != "noun" or cue.form.bound


def _after_colon(passage: Passage, cue: Cue, at: int) -> Intro | None:
    following = passage.unit_at(at + 1)
    if following.marked is not None:
        return Intro("quote", at + 1, colon=True)
    condition = following.raw == "إن" and passage.unit_at(at + 2).is_first_a_verb  # قال: إن عدت ندمت
    if complementiser(following.raw) and at + 2 < len(passage.units) and not condition:
        return Intro("clause", at + 2)
    if at + 1 >= len(passage.units) or cue.kind not in ("say", "ask"):
        return None
    named = any(names_person(unit.mention) for unit in passage.units[cue.last + 1 : at])
    farthest = _FARTHEST_COLON_NAMED if named else _FARTHEST_COLON_WEAK
    far = cue.form.verb.weak and at > cue.last + farthest
    return None if far else Intro("bare", at + 1, colon=True)


# Clauses


class Complementiser(NamedTuple):
    """A أن or إن after a cue, whose clause may be the cue's or somebody else's.

    `governing` is the preposition before it, "" for none, as the verb table writes it.
    """

    passage: Passage
    cue: Cue
    at: int
    governing: str

    @property
    def unit(self) -> TextUnit:
        return self.passage.units[self.at]

    @property
    def before(self) -> TextUnit:
        return self.passage.units[self.at - 1]

    @property
    def is_next(self) -> bool:
        return self.at == self.cue.last + 1


Disowns = Callable[[Complementiser], bool]


def is_of_the_word_before(one: Complementiser) -> bool:
    """أكد كيري بعد أن غادر أن (Kerry stressed, after he had left, that): بعد has an أن of its own."""
    return not one.is_next and one.before.is_in("takes_an")


def is_of_prayer(one: Complementiser) -> bool:
    """وختم كيري داعيا الله أن (and Kerry concluded, praying to God that): what is asked of God is no news."""
    prays = one.passage.unit_at(one.at - 2).forms
    return one.before.word == "الله" and any(form.verb.lemma in ("دعا", "سأل", "رجا") for form, _ in prays)


def is_of_another_preposition(one: Complementiser) -> bool:
    """حذر الوزير على أن (the minister warned on condition that): حذر reports with من."""
    return bool(one.governing) and one.governing not in one.cue.form.verb.clause


def is_of_the_main_verb(one: Complementiser) -> bool:
    """قال الوزير الذي أعلن استقالته إن (said the minister who announced his resignation, that)."""
    if one.governing or not one.unit.raw.startswith("إ") or "inna" in one.cue.form.verb.flags:
        return False
    return one.passage.unit_at(one.cue.at - 1).is_in("relative")


def is_of_an_earlier_verb(one: Complementiser) -> bool:
    """وقال مسؤول، طالبا عدم ذكر اسمه، إن (an official said, asking not to be named, that): إن is of قال."""
    flags = one.cue.form.verb.flags
    finite = one.cue.form.finite and one.cue.form.number != "d"
    if not one.unit.raw.startswith("إ") or "inna" in flags or finite:
        return False
    for unit in reversed(one.passage.units[: one.cue.at]):
        if complementiser(unit.raw) or unit.word == ":" or unit.marked is not None:
            return False
        if any(form.finite and "inna" in form.verb.flags for form, _ in unit.forms):
            return True
    return False


def is_of_a_word_between(one: Complementiser) -> bool:
    """قال الوزير المقتنع أن (said the minister, who is convinced that): قال opens its clause with إن."""
    flags = one.cue.form.verb.flags
    if one.governing or "inna" not in flags or not one.unit.raw.lstrip("وف").startswith("أ"):
        return False
    bound = len(one.unit.word.lstrip("وف")) > 2
    return not (one.is_next or not one.before.is_word or bound)


def is_of_a_verb_with_its_object(one: Complementiser) -> bool:
    """علق الوزير على الاتفاق الذي توصل إليه بأن (on the deal that he had reached, that): إليه is taken."""
    pronoun = one.passage.unit_at(one.cue.last + 1).word
    if one.is_next or not one.passage.unit_at(one.cue.at - 1).is_in("relative"):
        return False
    return _BOUND.get(pronoun.rstrip("اهم"), "") in one.cue.form.verb.clause


# Any of them disowns the clause, so that none depends on another.
DISOWNS: tuple[Disowns, ...] = (
    is_of_a_verb_with_its_object,
    is_of_the_word_before,
    is_of_prayer,
    is_of_another_preposition,
    is_of_the_main_verb,
    is_of_an_earlier_verb,
    is_of_a_word_between,
)


def _clause_at(passage: Passage, cue: Cue, at: int) -> Intro | None:
    """Return the clause that the unit at `at` opens when the cue's verb takes it in that way."""
    unit = passage.units[at]
    verb = cue.form.verb
    if not verb.clause or at + 1 >= len(passage.units):
        return None
    if verb.kind == "ask" and unit.is_in("whether"):
        return Intro("clause", at + 2) if passage.units[at + 1].word == "اذا" else None
    mine = (
        cue.form.shape == "past" and cue.form.gender == "f" and verb.lemma == "سأل"
    )  # سألته is mine as well
    if verb.kind == "ask" and unit.word in _ASKED and not mine:
        return Intro("clause", at)
    if unit.raw in ("إن", "وإن") and passage.units[at + 1].is_only_a_verb:
        return None  # إن كان: whether, for no verb follows the إن of a report
    if "ل" in verb.clause and unit.raw.startswith("لأن") and at <= cue.last + _NEAR:
        return Intro("clause", at + 1)
    kind = complementiser(unit.raw)
    if kind == "ب":
        taken = "ب" in verb.clause or verb.kind in ("say", "judge")
        return Intro("clause", at + 1) if taken else None
    if not kind:
        return None
    one = Complementiser(passage, cue, at, passage.units[at - 1].facts.preposition)
    start = at if unit.raw == "ألا" else at + 1  # طلب ألا يأتي: that it is not to be belongs to it
    return None if any_holds(DISOWNS, one) else Intro("clause", start)


# Noun phrases


def _nominal_at(passage: Passage, cue: Cue, at: int) -> Intro | None:
    """Return the noun phrase that a preposition of the verb's frame opens: دعا إلى زيارة, تعهد باتخاذ."""
    frames = cue.form.verb.nominal
    if not frames or at + 1 >= len(passage.units):
        return None
    if passage.units[cue.last + 1].is_in("bound_preposition"):
        return None  # التي يطالب بها: the content went before
    unit = passage.units[at]
    governs = unit.facts.preposition in frames and not _opens_aside(passage, cue, at)
    if governs and _can_be_content(passage.units[at + 1]):
        return Intro("nominal", at + 1)
    if "ب" in frames and unit.is_word and _hangs_on_b(unit):
        return Intro("nominal", at, skipped=1)
    return None


def _opens_aside(passage: Passage, cue: Cue, at: int) -> bool:
    """Tell whether a preposition follows the comma that opens a phrase, or is of one: ، ردا على سؤال،."""
    before = passage.units[at - 1]
    if before.is_in("answering"):
        return True
    if before.word not in COMMAS:
        return False
    return sum(unit.word in COMMAS for unit in passage.units[cue.last + 1 : at]) % 2 == 1


def _can_be_content(unit: TextUnit) -> bool:
    if unit.marked is not None:
        return True
    return unit.is_word and not complementiser(unit.raw) and not unit.is_in("venue", "medium")


def _hangs_on_b(unit: TextUnit) -> bool:
    """Tell whether a word begins with the preposition ب and a noun: باتخاذ, not بعد."""
    word = unit.word
    if not word.startswith("ب") or len(word) < 4 or unit.is_in("begins_with_b", "adverb", "preposition"):
        return False
    if unit.mention is not None and (
        unit.mention.span.start <= unit.span.start or unit.mention.type is ActorType.PLACE
    ):
        return False  # بالسليمانية is where something is, not what is said
    if complementiser(unit.raw) or unit.is_only_a_name:
        return False
    return unit.speech is None or unit.speech.may_hang_on(unit.raw, "ب")


def _object(passage: Passage, cue: Cue) -> Intro | None:
    """Return the noun phrase that is the object of a participle: مؤكدا تجاوزه, مقترحا عليه تخفيض."""
    if "obj" not in cue.form.verb.nominal or cue.form.shape != "participle":
        return None
    at = cue.last + 1
    if (
        passage.unit_at(at).facts.preposition == "على"
        and at + 2 < len(passage.units)
        and passage.unit_at(at + 1).is_word
    ):
        at += 2
    unit = passage.unit_at(at)
    if not unit.is_word or unit.is_in("preposition") or complementiser(unit.raw):
        return None
    return Intro("nominal", at)
