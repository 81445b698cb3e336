"""The place between a noun phrase and the word behind it, and whether a preposition joins the two."""

from typing import NamedTuple

from reader.arabic.document import ActorType
from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.reading import TextUnit, names_person
from reader.arabic.quotes.words import complementiser, without_article

_SOURCES = ("مصدر", "مصادر")  # which may be in a place
_KIN = (
    "والد",
    "عائلت",
    "اسرت",
    "زوج",
    "ابن",
    "شقيق",
    "نجل",
    "جدت",
    "جده",
    "عمه",
    "عمت",
    "خال",
)  # who is in no office: والدها


class Joint(NamedTuple):
    """The place after a noun phrase: its last unit, the next, the one after it, and the verb before all.

    `following` is `NOTHING` where the phrase may not reach so far.
    """

    before: TextUnit
    unit: TextUnit
    following: TextUnit
    cue: Cue | None

    @property
    def takes_object(self) -> bool:
        before = self.cue is not None and self.cue.span.start <= self.before.span.start
        return self.cue is not None and before and self.cue.form.verb.takes_object

    @property
    def is_inside_body(self) -> bool:
        """Whether the name of a body goes on: اللجنة الألمانية | المنظمة للكأس."""
        mention = self.unit.mention
        body = mention is not None and mention.type is ActorType.ORGANISATION
        inside = body and mention is self.before.mention and self.unit.is_word
        return inside and not complementiser(self.unit.raw)

    @property
    def begins_mention(self) -> bool:
        return self.unit.mention is not None and self.unit.mention is not self.before.mention


def links(joint: Joint) -> bool:
    """Tell whether a preposition belongs to the noun phrase: مسؤول في وزارة, not قال في بيان."""
    if joint.unit.is_in("bound_preposition"):
        return joint.before.is_role and joint.following.mention is not None
    if not joint.unit.is_in("link") and not joint.before.is_in("takes_on"):
        return False
    following = joint.following
    if following.mention is not None and following.mention.type is ActorType.PERSON:
        return joint.unit.word == "باسم"
    if joint.unit.word == "في" and following.mention is None and _cannot_be_in(joint.before):
        return False
    if joint.unit.word in ("في", "لدى") and following.has_pronoun:
        return False  # قال القاضي | في حيثياته, قال التلميذان | لدى وصولهما
    if joint.unit.word == "في" and joint.cue is None and _is_the_one(joint.before):
        return False  # تجول الضيف | في السوق
    if joint.unit.word == "على":
        return joint.before.is_in("takes_on")
    return following.is_word and not following.form_is_in(without_article(following.word), "venue")


def _is_the_one(unit: TextUnit) -> bool:
    return unit.is_role and unit.word.startswith("ال") and unit.mention is None


def _cannot_be_in(unit: TextUnit) -> bool:
    """Tell whether «في» after a word tells what somebody did, not where he is: المحكمة | في حكمها."""
    bare = without_article(unit.word)
    body = unit.form_is_in(bare, "body") and not unit.form_is_in(bare, "people")
    kin = unit.is_owned_role and unit.word.startswith(_KIN)
    return names_person(unit.mention) or kin or (body and bare not in _SOURCES)
