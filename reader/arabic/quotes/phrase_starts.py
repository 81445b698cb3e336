"""Which word can be the head of a noun phrase that speaks, and be the subject of a given verb."""

from collections.abc import Callable
from typing import NamedTuple

from reader.arabic.document import ActorType
from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.reading import TextUnit, has_clitic, names_person
from reader.arabic.quotes.subject_places import SHORT_KIN
from reader.arabic.quotes.words import WordClass, complementiser, without_article
from reader.arabic.rules import any_holds

_SHORTEST_STEM = 3  # letters: أمين is no plural
_ATTENTION = ("النظر", "الانتباه", "الانظار", "ذات", "شيئا", "عندك", "عندي")  # لفت النظر إلى
_BOUND = ("بال", "كال", "لل")  # prepositions with the article


class PhraseHead(NamedTuple):
    """The first word of what may be a speaker, with its verb; `needs_known` asks for a known role or name."""

    unit: TextUnit
    cue: Cue | None
    needs_known: bool

    @property
    def is_unnamed(self) -> bool:
        return self.unit.mention is None

    @property
    def verb_gender(self) -> str:
        """The gender that a finite verb asks of its subject, "" for none; a person's name agrees with any."""
        if self.cue is None or not self.cue.form.finite or names_person(self.unit.mention):
            return ""
        return self.cue.form.gender


Bars = Callable[[PhraseHead], bool]


def is_no_word(head: PhraseHead) -> bool:
    """قال، أمس (he said, yesterday), قال لـ«عكاظ»: neither a mark nor a lone letter is a head."""
    return not head.unit.is_word or len(head.unit.word) == 1


def is_number(head: PhraseHead) -> bool:
    """قال 20 شخصا إن (20 people said that): a number is not what the speakers are called."""
    return head.unit.word[:1].isdigit()


def hangs_on_preposition(head: PhraseHead) -> bool:
    """قال لبوتين (he told Putin): whom a preposition governs is not the subject."""
    return has_clitic(head.unit)


def has_bound_preposition(head: PhraseHead) -> bool:
    """قال للرئيس (he told the president): the same, of a word that is no name."""
    return head.is_unnamed and head.unit.word.startswith(_BOUND)


def hangs_on_letter(head: PhraseHead) -> bool:
    """قال بصوت خافت (he said in a low voice), وتابعت بيدها (she went on, with her hand), قال لتلاميذه."""
    told = head.is_unnamed and head.unit.word.startswith("ل") and not head.unit.is_role
    heard = told and head.unit.form_is_in(head.unit.word[1:], "audience")  # أقسمت لقناة محلية
    return head.unit.hangs_on_preposition or head.unit.is_addressed or heard


def tells_how(head: PhraseHead) -> bool:
    """وتابع رافعا يده (and he went on, raising his hand): an indefinite participle in the accusative."""
    return head.unit.tells_manner or (head.cue is not None and head.unit.word in ("طالبا", "مفضلا"))


def is_verb(head: PhraseHead) -> bool:
    """وكتب يقول (and he wrote, saying): a verb is nobody."""
    return head.is_unnamed and not head.unit.is_role and head.unit.is_only_a_verb


def is_function_word(head: PhraseHead) -> bool:
    """قال في بيان (he said in a statement): no prepositions, pronouns, negations."""
    classes: tuple[WordClass, ...] = ("preposition", "pronoun", "relative", "negation", "bound_preposition")
    function = head.unit.is_in(*classes) and not _is_prayer_leader(head.unit)
    return head.is_unnamed and (function or head.unit.word in _ATTENTION)


def _is_prayer_leader(unit: TextUnit) -> bool:
    """Tell إمام (imam) from أمام (in front of), which are folded alike."""
    return unit.is_role and unit.raw.startswith("إمام")


def begins_clause(head: PhraseHead) -> bool:
    """وأضاف أنه سيغادر (and he added that he would leave): a complementiser with its pronoun."""
    return head.is_unnamed and bool(complementiser(head.unit.raw))


def is_not_known(head: PhraseHead) -> bool:
    """وصف دعم موسكو (he called the support of Moscow): after a verb with an object only who can speak."""
    if not head.needs_known or not head.is_unnamed:
        return False
    known = head.unit.is_role or head.unit.is_joined_role or head.unit.is_only_a_name
    known = known or head.unit.word in SHORT_KIN or head.unit.word in ("الاول", "الثاني", "الثانية")
    return not known and not head.unit.is_title


def is_place_of_other_gender(head: PhraseHead) -> bool:
    """اتهم موسكو (he accused Moscow): places are feminine, but for a few."""
    if head.verb_gender != "m" or head.unit.mention is None or head.unit.mention.type is not ActorType.PLACE:
        return False
    return not head.unit.is_in("masculine_place") and not head.unit.is_role


def is_feminine(head: PhraseHead) -> bool:
    """دعا حكومة بوتين إلى (he called on Putin's government to): a noun in ة after a masculine verb."""
    mention = head.unit.mention
    if head.verb_gender != "m" or (mention is not None and mention.type is ActorType.PLACE):
        return False
    if head.is_unnamed and head.unit.word.startswith("ال") and head.unit.word.endswith("ات"):
        return not head.unit.is_singular  # ودعا العائلات إلى
    return head.unit.word.endswith("ة") and not head.unit.is_in("masculine_in_ta")


def is_accusative_plural(head: PhraseHead) -> bool:
    """وذكّرت الناخبين بأن (and she reminded the voters that): ين after a verb is no subject."""
    if head.cue is None or not head.is_unnamed or head.unit.span.start < head.cue.span.end:
        return False
    bare = without_article(head.unit.word)
    stem = bare.removesuffix("ين")
    if stem == bare or len(stem) < _SHORTEST_STEM:
        return False
    many = head.unit.form_is_in(bare, "people") or head.unit.form_is_in(f"{stem}ون", "role")
    return many or (head.unit.word.startswith("ال") and not head.unit.is_singular)


def is_called_upon(head: PhraseHead) -> bool:
    """ودعت الدول إلى (and she called on the states to), دعا المسؤولين: states, and an accusative plural."""
    cue = head.cue
    if cue is None or not cue.form.verb.takes_object or head.unit.span.start < cue.span.start:
        return False
    bare = without_article(head.unit.word)
    if not head.is_unnamed or head.unit.form_is_in(bare, "addressee"):
        return head.is_unnamed
    if cue.form.gender == "f" and cue.form.verb.takes_object and head.unit.form_is_in(bare, "people"):
        return True  # وطالبت السكان بأن
    stem = bare.removesuffix("ين")
    if stem == bare or len(stem) < _SHORTEST_STEM:
        return False
    return head.unit.form_is_in(stem, "role") or head.unit.form_is_in(f"{stem}ون", "role")


# Any of them bars a word, so that none depends on another; what asks the lexicon comes last.
BARS: tuple[Bars, ...] = (
    is_no_word,
    is_number,
    hangs_on_preposition,
    has_bound_preposition,
    is_function_word,
    begins_clause,
    hangs_on_letter,
    tells_how,
    is_verb,
    is_place_of_other_gender,
    is_feminine,
    is_accusative_plural,
    is_called_upon,
    is_not_known,
)


def can_start(head: PhraseHead) -> bool:
    """Tell whether a noun phrase that can speak may begin with a word."""
    return not any_holds(BARS, head)
