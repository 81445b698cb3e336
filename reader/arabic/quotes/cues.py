"""Cues of reported speech: the forms of speech in a passage, without those that report nothing there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.document import ActorType, BlockKind
from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import COMMAS, complementiser, fold_cue, without_article
from reader.arabic.rules import any_holds
from reader.text.spans import Span

_FARTHEST_DESCRIPTION = 14  # units after a verb that describes, among which ب or marks tell as what
_DOUBLED = "\u0651"  # the shadda that tells بيّن (made clear) from بين (between)
_BEING = ("يكون", "تكون", "يكن", "تكن")  # يكون قال (will have said)
_ONLY_DENIED = ("أخفى", "شك")  # those that say nothing without it
_DUE = ("ذلك", "هذا", "السبب", "سبب", "الفضل", "تاريخ", "اصل")
_FARTHEST_CLAUSE = 14  # units after بين among which its أن comes
_LONGEST_SIGNATURE = 6  # units of «كتب: فلان»
_FARTHEST_PREPOSITION = 6  # units after a verb of stance: a subject of a name and its title lies between


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of speech at units `at` to `last`; `joined` tells that و or ف hangs on it.

    `addresses` tells that its last word takes an object: وأضافت مخاطبة المعلمات.
    """

    at: int
    last: int
    form: Form
    span: Span
    joined: bool
    addresses: bool = False

    @property
    def kind(self) -> str:
        return self.form.verb.kind

    @property
    def counts_alone(self) -> bool:
        """Whether the cue may govern words in marks, or words before it, though no content is at hand."""
        return self.kind in ("stance", "describe") or self.form.finite


class FormInPlace(NamedTuple):
    """A form of speech at a unit of a passage, with the length of the proclitics before it."""

    passage: Passage
    at: int
    form: Form
    taken: int

    @property
    def before(self) -> TextUnit:
        return self.passage.unit_at(self.at - 1)

    @property
    def unit(self) -> TextUnit:
        return self.passage.units[self.at]

    @property
    def is_doubtful(self) -> bool:
        """Whether the verb is rather found in another sense than that of speech."""
        return self.form.verb.kind in ("stance", "describe") or self.form.verb.weak


Discards = Callable[[FormInPlace], bool]


def is_negated(one: FormInPlace) -> bool:
    """لا يعتقد كيري أن (Kerry does not think that), ولا تتوقع; not ما وصفه (what he described).

    To deny a denial is to say so: ولم تستبعد الوزارة أن (and the ministry did not rule out that); but without
    a subject it is the newsroom's own: ولا يستبعد أن (nor is it ruled out that).
    """
    if not one.form.finite or not one.before.form_is_in(one.before.word.lstrip("وف"), "negation"):
        return one.form.finite and one.form.verb.lemma in _ONLY_DENIED
    if "denial" in one.form.verb.flags:
        return one.form.gender == "m" and bool(complementiser(one.passage.unit_at(one.at + 1).raw))
    return not (one.before.word == "ما" and one.form.bound)


def is_subjunctive(one: FormInPlace) -> bool:
    """يريد أن يقول إن (he wants to say that), زار المدينة ليتسلم: what is wanted has not been said.

    Of verbs of speech what follows has: خرج ليقول إن.
    """
    purpose = one.is_doubtful and one.taken > 0 and one.unit.word[one.taken - 1] == "ل"
    return purpose or (one.form.shape == "present" and one.before.word == "ان")


def is_noun_of_nobody(one: FormInPlace) -> bool:
    """تأكيد أن (a stressing that): a noun of speech counts with the one who speaks."""
    if one.form.shape != "noun" or one.form.bound or one.unit.is_in("saying"):
        return False
    return not _has_owner(one)


def _has_owner(one: FormInPlace) -> bool:
    """Tell whether a noun of speech has its speaker after it: رغم تأكيد وزير الخارجية على أن."""
    following = one.passage.unit_at(one.at + 1)
    return one.before.is_in("after_noun") and (following.mention is not None or following.is_role)


def is_rather_a_noun(one: FormInPlace) -> bool:
    """ختام رد كيري بأن (the end of Kerry's reply that), not رد أنه: no clause begins after a bare noun."""
    form = one.form
    if not one.is_doubtful or one.at == 0 or one.taken:
        return False
    following = one.passage.unit_at(one.at + 1)
    if following.is_in("bound_preposition") or complementiser(following.raw):
        return False
    if one.form.verb.lemma == "جاء":
        return False
    looks_like_noun = (form.shape, form.gender, form.number, form.bound) == ("past", "m", "s", False)
    return looks_like_noun and not can_begin_clause(one.passage, one.at)


def is_of_another_verb(one: FormInPlace) -> bool:
    """ستوقع الأحزاب على الاتفاق (the parties will sign): no past takes the letter of the future."""
    return one.form.shape == "past" and one.taken > 0 and one.unit.word[one.taken - 1] == "س"


def is_signature(one: FormInPlace) -> bool:
    """متابعة - سامر: (coverage: Samer:), كتبت: سامر: who wrote it, before a line of the newsroom."""
    if one.at:
        return False
    mark, units = one.passage.unit_at(1).word, one.passage.units
    alone = mark == ":" and len(units) <= _LONGEST_SIGNATURE
    return mark in ("-", "–", "—", "/") or (alone and all(unit.can_be_a_name for unit in units[2:]))


def is_of_first_person(one: FormInPlace) -> bool:
    """أعترف بأنني دخلت (I admit that I went in): the writer, for the past is written اعترف."""
    raw = one.unit.raw.lstrip("وف")
    return one.form.shape == "past" and raw.startswith("أ") and one.form.verb.lemma.startswith("ا")


def is_inscription(one: FormInPlace) -> bool:
    """لوح كتب عليه «ممنوع الرسو» (a board on which "no mooring" is written): nobody speaks."""
    on_it = one.passage.unit_at(one.at + 1).word in ("عليه", "عليها", "عليهما", "عليهم")
    return on_it and one.form.verb.lemma == "كتب" and not one.form.bound


def is_due(one: FormInPlace) -> bool:
    """ويرجع ذلك إلى أن (that is due to), not أرجع الوزير السبب إلى (the minister put it down to)."""
    following = one.passage.unit_at(one.at + 1).word
    return one.form.verb.lemma == "أرجع" and one.form.shape == "present" and following in _DUE


def is_without(one: FormInPlace) -> bool:
    """رفضت الإدارة دون شرط أن (refused, without a condition, that), not دون الكاتب أن (he wrote down)."""
    bare = one.form.verb.lemma == "دون" and one.form.shape == "past" and not one.form.bound
    return bare and one.before.is_word and not one.before.is_in("connector", "past_auxiliary")


def is_foremost(one: FormInPlace) -> bool:
    """من أبرز الشعراء (one of the foremost poets), not أبرز الشاعر أن (the poet pointed out that)."""
    return one.form.verb.lemma == "أبرز" and one.before.word in ("من", "احد", "احدى", "عن", "بين", "على")


def is_behind_verb(one: FormInPlace) -> bool:
    """يقوم ذكر جديد (a new male does): behind a verb stands its subject, and no further verb."""
    form, before = one.form, one.before
    bare = (form.shape, form.gender, form.number, form.bound, one.taken) == ("past", "m", "s", False, 0)
    if not bare or before.mention is not None or before.facts.classes or before.forms:
        return False
    return before.word[:1] in ("ي", "ت") and not before.word.startswith(_BEING) and before.is_only_a_verb


def is_adverb(one: FormInPlace) -> bool:
    """وتدخل كيري مجددا: «...» (Kerry spoke up again): a participle that tells how another thing was done."""
    return one.form.shape == "participle" and one.form.verb.weak and one.unit.is_in("adverb")


def is_adjective(one: FormInPlace) -> bool:
    """217 إصابة مؤكدة (217 confirmed cases), ثلاثة متهمين (three accused): nothing sets it off."""
    if one.form.shape != "participle" or one.form.verb.lemma == "قال" or one.taken or one.at == 0:
        return False
    before = one.before
    if not before.is_word or before.mention is not None or before.forms or before.marked is not None:
        return False
    if before.is_in("adverb", "time", "pronoun", "self", "bound_preposition", "connector", "opener"):
        return False
    if before.word.startswith(("ال", "لل", "وال", "بال")) or before.has_pronoun:
        return False
    return not one.unit.word.endswith("ا") or before.word.endswith("ا")


def describes_nothing(one: FormInPlace) -> bool:
    """ونعت الوزارة الراحل (and the ministry mourned him), تشبه (resembles): no ب and no marks follow."""
    if one.form.verb.kind != "describe" or "ب" not in one.form.verb.clause | one.form.verb.nominal:
        return False
    for unit in one.passage.units[one.at + 1 : one.at + 1 + _FARTHEST_DESCRIPTION]:
        if unit.marked is not None or unit.word.startswith("ب") or unit.word == ":":
            return False
        tells = any(form.finite and not form.verb.weak for form, _ in unit.forms)
        if complementiser(unit.raw) or tells:
            return True
    return True


def asks_for_himself(one: FormInPlace) -> bool:
    """طالبا عدم ذكر اسمه (asking not to be named): what a source asks for is no news."""
    if one.form.verb.lemma not in ("طلب", "طالب", "اشترط", "فضل"):
        return False
    return one.passage.unit_at(one.at + 1).word in ("عدم", "الا", "اخفاء", "التكتم")


def is_prayer(one: FormInPlace) -> bool:
    """داعيا الله أن (praying to God that): what is asked of God is no news."""
    return one.form.verb.lemma in ("دعا", "سأل", "رجا") and one.passage.unit_at(one.at + 1).word == "الله"


def finds_for_himself(one: FormInPlace) -> bool:
    """وجد الأب أن (the father found that), not وجدت الدراسة أن (the study found that)."""
    if one.form.verb.lemma != "وجد":
        return False
    near = (one.before, one.passage.unit_at(one.at - 2), one.passage.unit_at(one.at + 1))
    return not any(unit.form_is_in(without_article(unit.word), "inquiry") for unit in near)


def learns_for_himself(one: FormInPlace) -> bool:
    """علمت الأم أن (the mother learnt that), not علمت «السفير» أن: what a paper has learnt it reports."""
    if one.form.verb.lemma != "علم":
        return False
    following = one.passage.unit_at(one.at + 1)
    named = following.mention is not None and following.mention.type is ActorType.ORGANISATION
    return not (named or following.marked is not None or following.form_is_in(following.word, "medium"))


def is_between(one: FormInPlace) -> bool:
    """بين الوزير والنواب (between the minister and the deputies): what follows is joined by و."""
    if one.form.verb.lemma != "بين":
        return False
    if one.form.shape == "present":
        return _turns_out(one)
    if one.form.shape != "past" or one.form.gender != "m":
        return False
    if _DOUBLED in one.unit.raw:
        return False
    if one.before.is_word and one.taken == 0 and not can_begin_clause(one.passage, one.at):
        return True
    near = one.passage.units[one.at + 1 : one.at + 1 + _FARTHEST_CLAUSE]
    clause = next((at for at, unit in enumerate(near) if complementiser(unit.raw)), len(near))
    return clause == len(near) or any(unit.word.startswith("و") for unit in near[1:clause])


def _turns_out(one: FormInPlace) -> bool:
    """Tell whether تبين has no subject: تبين لها أن كذا (it turned out to her that)."""
    following = one.passage.unit_at(one.at + 1)
    addressed = following.is_addressed or following.word.startswith("لل")
    if addressed or following.is_in("bound_preposition", "time", "adverb"):
        following = one.passage.unit_at(one.at + 2)
    return one.unit.word.endswith("تبين") and bool(complementiser(following.raw))


def lacks_its_preposition(one: FormInPlace) -> bool:
    """عبر البحر (he crossed the sea), not عبر عن قلقه (he voiced his concern)."""
    if one.form.verb.kind != "stance" or not one.form.verb.weak:
        return False
    wanted = one.form.verb.clause - {"-", "ب", "ل"}
    near = one.passage.units[one.at + 1 : one.at + 1 + _FARTHEST_PREPOSITION]
    return bool(wanted) and not any(unit.facts.preposition in wanted for unit in near)


def quotes_him_aside(one: FormInPlace) -> bool:
    """رجح مصدر، نقلت عنه الوكالة، أن (a source, quoted by the agency, thought that): the clause is his."""
    if one.form.verb.kind != "relay" or not one.form.finite or one.taken or one.before.word not in COMMAS:
        return False
    return one.passage.unit_at(one.at + 1).word in ("عنه", "عنها", "عنهم")


# Any of them tells that a form reports nothing, so that none depends on another; what looks at one word comes
# before what looks at several.
DISCARDS: tuple[Discards, ...] = (
    is_negated,
    is_subjunctive,
    is_adverb,
    is_foremost,
    is_of_another_verb,
    is_without,
    is_signature,
    is_of_first_person,
    is_inscription,
    is_due,
    is_adjective,
    is_behind_verb,
    is_noun_of_nobody,
    is_rather_a_noun,
    asks_for_himself,
    is_prayer,
    finds_for_himself,
    learns_for_himself,
    is_between,
    lacks_its_preposition,
    quotes_him_aside,
    describes_nothing,
)


def cues_at(passage: Passage, at: int) -> Iterator[Cue]:
    """Yield the cues that the unit at `at` can be; a word inside a name is none."""
    unit = passage.units[at]
    forms = unit.forms
    if not forms or _is_of_a_name(passage, at):
        return
    for form, taken in forms:
        occurrence = FormInPlace(passage, at, form, taken)
        if not any_holds(DISCARDS, occurrence):
            start = unit.span.start + _raw_length(unit, taken)
            yield Cue(at, at, form, Span(start, unit.span.end), taken > 0)


def _is_of_a_name(passage: Passage, at: int) -> bool:
    """Tell whether a word is of a name; one before أن is a verb, though the name seems to go on over it."""
    unit = passage.units[at]
    if unit.mention is None or unit.mention.span.start > unit.span.start:
        return False
    return not (unit.word.startswith("ف") and complementiser(passage.unit_at(at + 1).raw))


def _raw_length(unit: TextUnit, folded: int) -> int:
    """Return how many code points of the written word make up its first `folded` letters."""
    length = count = 0
    for character in unit.raw:
        if count == folded and fold_cue(character):
            break
        count += len(fold_cue(character))
        length += 1
    return length


def can_begin_clause(passage: Passage, at: int) -> bool:
    """Tell whether what stands before a verb lets a clause begin with it, rather than a bare word."""
    before = passage.unit_at(at - 1)
    if not before.is_word or before.mention is not None or before.is_role:
        return True
    if before.is_in("connector", "opener", "relative", "pronoun", "adverb", "time", "self", "document"):
        return True
    if _is_owned_after_preposition(passage, at - 1):
        return True
    if before.word in ("حين", "وقت") and passage.unit_at(at - 2).word == "في":
        return True
    return bool(complementiser(before.raw))


def _is_owned_after_preposition(passage: Passage, at: int) -> bool:
    """Tell whether a noun has a pronoun, behind which none stands in construct: وعلى صفحته | كتب."""
    before = passage.unit_at(at - 1)
    governed = before.form_is_in(before.word.removeprefix("و"), "preposition")
    return governed and passage.units[at].word.endswith(("ه", "ها", "هم"))


def takes_antecedent(passage: Passage, cue: Cue) -> bool:
    """Tell whether what a relative clause tells of is the object of its verb: القيود التي وصفتها بأنها."""
    before, word = passage.unit_at(cue.at - 1), passage.units[cue.at].word
    if not cue.form.bound or not cue.form.finite:
        return False
    if before.is_in("relative_feminine"):
        return word.endswith("ها")
    return before.is_in("relative_masculine") and word.endswith("هم" if before.word == "الذين" else "ه")


def follows_noun(passage: Passage, cue: Cue) -> bool:
    """Tell whether a noun that is nobody known stands right before a verb: إلا أن كتابات قديمة تقول."""
    before = passage.unit_at(cue.at - 1)
    if cue.joined or not cue.form.finite or not before.is_word or before.forms:
        return False
    if before.facts.classes or before.mention is not None or complementiser(before.raw):
        return False
    return before.is_noun and not before.has_pronoun


def continues(passage: Passage, cue: Cue) -> bool:
    """Tell whether a cue only carries on the verb before it: تابع قائلا, اكتفى بالقول."""
    return cue.form.shape == "participle" or passage.units[cue.at].is_in("saying")


def is_headline(passage: Passage) -> bool:
    return passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD)
