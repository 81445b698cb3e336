"""Cues of reported speech, and the place where what they report begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.arabic.document import BlockKind
from reader.arabic.quotes.names import is_first_or_second_person_verb, is_name, is_only_a_name, words_in
from reader.arabic.quotes.reading import Passage, Unit
from reader.arabic.quotes.verbs import Form, forms_of
from reader.arabic.quotes.words import complementiser, fold, is_role, preposition, without_article, word_class
from reader.text.spans import Span

_FARTHEST = 90  # units between a cue and its content
_FARTHEST_WEAK = 30
_SHORT = 4  # words in marks that may be a name on the way to the content
_STOPS = frozenset((".", "؟", "?", "!", "؛", ";"))
COMMAS = frozenset(("،", ",", "؛", ";"))
_SAYINGS = frozenset(fold(word) for word in ["بالقول", "القول"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of speech at units `at` to `last`; `joined` tells that و or ف hangs on it."""

    at: int
    last: int
    form: Form
    span: Span
    joined: bool

    @property
    def kind(self) -> str:
        return self.form.verb.kind


@dataclass(frozen=True, slots=True)
class Intro:
    """Where the content of a cue starts: a unit, and how many code points of it are a preposition.

    `kind` is clause (after أن), quote (a mark), bare (neither) or nominal (after a preposition or as object).
    """

    kind: str
    at: int
    skipped: int = 0
    colon: bool = False


def find_cues(passage: Passage) -> list[tuple[Cue, Intro | None]]:
    """Return the cues of a passage in order, each with the start of its content.

    Of a verb of stance, and of a verb said after its words, the content is unknown here (None).
    """
    units = passage.units
    found: list[tuple[Cue, Intro | None]] = []
    with_content: dict[int, Cue] = {}
    for at in range(len(units) - 1, -1, -1):
        best: tuple[Cue, Intro | None] | None = None
        for cue in _candidates(units, at):
            intro = _intro(passage, cue, with_content)
            if intro is not None:
                best = (cue, intro)
                break
            if best is None and _counts_alone(cue):
                best = (cue, None)
        if best is not None:
            found.append(best)
            if best[1] is not None:
                with_content[at] = best[0]
    kept = [(cue, intro) for cue, intro in found if intro is None or cue.at in with_content]
    kept.reverse()
    return _pairs_joined(units, kept)


def _counts_alone(cue: Cue) -> bool:
    """Tell whether a cue without content at hand may govern words in marks, or words before it."""
    return cue.kind in ("stance", "describe") or cue.form.finite


def _candidates(units: list[Unit], at: int) -> Iterable[Cue]:
    unit = units[at]
    if not unit.is_word or (unit.mention is not None and unit.mention.span.start <= unit.span.start):
        return
    for form, taken in forms_of(unit.word):
        before = units[at - 1].word if at else ""
        if (
            form.finite
            and (before in word_class("negation") or before == "ان")
            and not (before == "ما" and form.bound)
        ):
            continue
        if form.shape == "noun" and not (form.bound or unit.word in _SAYINGS or _has_owner(units, at)):
            continue
        doubtful = form.verb.kind in ("stance", "describe") or form.verb.weak
        if doubtful and _is_rather_noun(units, at, form, taken):
            continue
        if form.shape == "participle" and unit.word in word_class("adverb") and form.verb.weak:
            continue
        if form.verb.kind == "stance" and form.verb.weak and not _has_preposition(units, at, form):
            continue
        start = unit.span.start + _raw_length(unit, taken)
        yield Cue(at, at, form, Span(start, unit.span.end), taken > 0)


def _has_owner(units: list[Unit], at: int) -> bool:
    """Tell whether a noun of speech has its speaker after it: رغم تأكيد وزير الخارجية على أن."""
    if at == 0 or units[at - 1].word not in word_class("after_noun") or at + 1 == len(units):
        return False
    return units[at + 1].mention is not None or is_role(units[at + 1].word)


def _is_rather_noun(units: list[Unit], at: int, form: Form, taken: int) -> bool:
    """Tell whether a form such as رفض or وصف follows a noun, and so is likelier a noun itself."""
    if at == 0 or taken or (form.shape, form.gender, form.number, form.bound) != ("past", "m", "s", False):
        return False
    return not _is_anchored(units, at)


def _has_preposition(units: list[Unit], at: int, form: Form) -> bool:
    """Tell whether the preposition that a common verb needs for its sense follows: عبر عن, قلل من."""
    wanted = form.verb.clause - {"-", "ب", "ل"}
    return not wanted or any(preposition(unit.word) in wanted for unit in units[at + 1 : at + 7])


def _raw_length(unit: Unit, folded: int) -> int:
    """Return how many code points of the written word make up its first `folded` letters."""
    length = count = 0
    for character in unit.raw:
        if count == folded and fold(character):
            break
        count += len(fold(character))
        length += 1
    return length


def _intro(passage: Passage, cue: Cue, with_content: dict[int, Cue]) -> Intro | None:
    """Return where the content of a cue starts, and take from `with_content` weaker cues on the way there."""
    yielded: list[int] = []
    found = _search(passage, cue, with_content, yielded)
    for at in yielded if found is not None and found.kind != "nominal" else ():
        if at < (found.at if found is not None else 0):
            with_content.pop(at, None)
    return found


def _yields(units: list[Unit], cue: Cue, other: Cue) -> bool:
    """Tell whether the content after `other` is that of the cue before it: أوضح فلان، وهو يرد على كذا:"""
    if not (cue.form.finite and other.form.finite) or other.joined:
        return False
    if not _is_anchored(units, other.at):
        return True
    return other.form.verb.weak and not cue.form.verb.weak


def _is_anchored(units: list[Unit], at: int) -> bool:
    """Tell whether what stands before a verb lets a clause begin with it, rather than a bare word."""
    before = units[at - 1]
    if not before.is_word or before.mention is not None or is_role(before.word):
        return True
    loose = ("connector", "opener", "relative", "pronoun", "adverb", "time", "self", "document")
    return any(before.word in word_class(name) for name in loose) or bool(complementiser(before.raw))


def _search(passage: Passage, cue: Cue, with_content: dict[int, Cue], yielded: list[int]) -> Intro | None:
    verb = cue.form.verb
    units = passage.units
    if verb.kind == "stance" or ("document" in verb.flags and not _in_document(units, cue)):
        return None
    limit = min(len(units), cue.last + 1 + (_FARTHEST_WEAK if verb.weak else _FARTHEST))
    nominal: Intro | None = None
    quote: Intro | None = None
    for at in range(cue.last + 1, limit):
        unit = units[at]
        if unit.word in _STOPS:
            break
        if at in with_content and not _is_carried(units, cue, with_content[at]):
            if not _yields(units, cue, with_content[at]):
                break
            yielded.append(at)
        if unit.marked is not None:
            if is_name(passage, at) and not (at == cue.last + 1 and verb.kind != "relay"):
                continue
            quote = quote or _quote_intro(units, cue, at)
            if (
                nominal is not None
                or at <= cue.last + 2
                or len(words_in(unit, passage.reading.text)) > _SHORT
            ):
                return nominal or quote
        elif unit.word == ":":
            return nominal or _after_colon(passage, cue, at) or quote
        found = _clause_at(units, cue, at)
        if found is not None:
            return nominal if nominal is not None and nominal.at < at - 1 else found
        if nominal is None and quote is None:
            nominal = _nominal_at(units, cue, at)
    return nominal or quote or _object(units, cue) or _bare(units, cue)


def _in_document(units: list[Unit], cue: Cue) -> bool:
    """Tell whether «في بيان» or the like follows: جاء في بيان الشبكة."""
    if cue.last + 2 >= len(units) or units[cue.last + 1].word not in ("في", "ضمن"):
        return False
    return without_article(units[cue.last + 2].word) in word_class("document")


def _is_carried(units: list[Unit], cue: Cue, other: Cue) -> bool:
    """Tell whether the content of `other` is the content of `cue` too: تابع قائلا, نقل ... قوله."""
    return cue.form.finite and other.at == cue.last + 1 and _continues(units, other)


def _continues(units: list[Unit], cue: Cue) -> bool:
    return cue.form.shape == "participle" or units[cue.at].word in _SAYINGS


def _quote_intro(units: list[Unit], cue: Cue, at: int) -> Intro | None:
    if cue.kind == "show":
        return None
    between = units[cue.last + 1 : at]
    if cue.form.verb.weak and len(between) > 8:
        return None
    if cue.form.shape == "noun" and between and not cue.form.bound:
        return None
    return Intro("quote", at)


def _after_colon(passage: Passage, cue: Cue, at: int) -> Intro | None:
    units = passage.units
    if at + 1 >= len(units):
        return None
    if units[at + 1].marked is not None:
        return Intro("quote", at + 1, colon=True)
    if complementiser(units[at + 1].raw) and at + 2 < len(units):
        return Intro("clause", at + 2)
    if cue.kind not in ("say", "ask") or (cue.form.verb.weak and at > cue.last + 6):
        return None
    return Intro("bare", at + 1, colon=True)


def _clause_at(units: list[Unit], cue: Cue, at: int) -> Intro | None:
    """Return the clause that a أن at `at` opens when the cue's verb takes it in that way."""
    unit = units[at]
    frames = cue.form.verb.clause
    if not frames:
        return None
    if cue.kind == "ask" and unit.word in ("ما", "عما") and at + 1 < len(units):
        if units[at + 1].word == "اذا":
            return Intro("clause", at + 2)
        return None
    kind = complementiser(unit.raw)
    if not kind or at + 1 >= len(units):
        return None
    if kind == "ب":
        taken = "ب" in frames or cue.kind in ("say", "judge")
        return Intro("clause", at + 1) if taken else None
    before = units[at - 1].word if at - 1 > cue.last else ""
    if before in word_class("takes_an"):
        return None
    governing = preposition(units[at - 1].word) if at - 1 >= cue.last else ""
    if governing:
        return Intro("clause", at + 1) if governing in frames else None
    if unit.raw.startswith("إ") and "inna" not in cue.form.verb.flags and _is_relative(units, cue):
        return None  # قال الوزير الذي أعلن استقالته إن: the clause is of the first verb
    if "inna" in cue.form.verb.flags and unit.raw.lstrip("وف").startswith("أ"):
        near = at == cue.last + 1 or not units[at - 1].is_word or len(unit.word.lstrip("وف")) > 2
        return Intro("clause", at + 1) if near else None
    return Intro("clause", at + 1)


def _is_relative(units: list[Unit], cue: Cue) -> bool:
    return cue.at > 0 and units[cue.at - 1].word in word_class("relative")


def _nominal_at(units: list[Unit], cue: Cue, at: int) -> Intro | None:
    """Return the noun phrase that a preposition of the verb's frame opens: دعا إلى زيارة, تعهد باتخاذ."""
    frames = cue.form.verb.nominal
    if not frames or at + 1 >= len(units):
        return None
    unit = units[at]
    if units[cue.last + 1].word in word_class("bound_preposition"):
        return None  # التي يطالب بها: the content went before
    if preposition(unit.word) in frames and not _opens_aside(units, cue, at):
        following = units[at + 1]
        if _can_be_content(following):
            return Intro("nominal", at + 1)
    if "ب" in frames and unit.is_word and _hangs_on_b(unit):
        return Intro("nominal", at, skipped=1)
    return None


def _opens_aside(units: list[Unit], cue: Cue, at: int) -> bool:
    """Tell whether a preposition follows the comma that opens a phrase, not the one that closes it."""
    if units[at - 1].word not in COMMAS:
        return False
    return sum(unit.word in COMMAS for unit in units[cue.last + 1 : at]) % 2 == 1


def _can_be_content(unit: Unit) -> bool:
    if unit.marked is not None:
        return True
    if not unit.is_word or complementiser(unit.raw):
        return False
    return unit.word not in word_class("venue") and unit.word not in word_class("medium")


def _object(units: list[Unit], cue: Cue) -> Intro | None:
    """Return the noun phrase that is the object of a participle: مؤكدا تجاوزه, مقترحا على الحكومة تخفيض."""
    if "obj" not in cue.form.verb.nominal or cue.form.shape != "participle":
        return None
    at = cue.last + 1
    if at + 2 < len(units) and units[at].word in ("على", "علي") and units[at + 1].is_word:
        at += 2
    if at >= len(units) or not units[at].is_word or units[at].word in word_class("preposition"):
        return None
    return None if complementiser(units[at].raw) else Intro("nominal", at)


def _hangs_on_b(unit: Unit) -> bool:
    word = unit.word
    if (
        not word.startswith("ب")
        or len(word) < 4
        or word in word_class("begins_with_b")
        or word in word_class("adverb")
        or word in word_class("preposition")
    ):
        return False
    if unit.mention is not None and unit.mention.span.start <= unit.span.start:
        return False
    return not complementiser(unit.raw) and not is_only_a_name(unit.raw)


def _bare(units: list[Unit], cue: Cue) -> Intro | None:
    """Return content with neither marks nor إن: قال فلان لا أعتقد, مضيفا أترك الأمر."""
    if cue.form.verb.lemma not in ("قال", "أضاف", "تابع", "أردف", "زاد") or cue.form.shape == "noun":
        return None
    for at in range(cue.last + 1, min(len(units), cue.last + 12)):
        if _speaks_in_first_person(units[at]):
            return Intro("bare", at)
        word = units[at].word
        if units[at].mention is None and (
            word in word_class("preposition") or word in word_class("relative") or word in COMMAS
        ):
            return None
    return None


def _speaks_in_first_person(unit: Unit) -> bool:
    word = unit.word
    if word in word_class("first_person"):
        return True
    if (
        unit.mention is not None
        or word in word_class("time")
        or word in word_class("adverb")
        or len(word) < 4
    ):
        return False
    return is_first_or_second_person_verb(unit.raw)


def _pairs_joined(units: list[Unit], found: list[tuple[Cue, Intro | None]]) -> list[tuple[Cue, Intro | None]]:
    """Make one cue of a verb and the participle next to it: تابع قائلا, زاد متسائلا."""
    joined: list[tuple[Cue, Intro | None]] = []
    for cue, intro in found:
        last = joined[-1][0] if joined else None
        if (
            last is not None
            and last.form.finite
            and _continues(units, cue)
            and cue.at == last.last + 1
            and not cue.joined
        ):
            joined[-1] = (
                Cue(last.at, cue.last, last.form, Span(last.span.start, cue.span.end), last.joined),
                intro,
            )
        else:
            joined.append((cue, intro))
    return joined


def is_headline(passage: Passage) -> bool:
    return passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def is_saying(word: str) -> bool:
    """Tell whether a folded word is «بالقول», whose speaker is the subject of the verb before it."""
    return word in _SAYINGS
