"""Whose a paper is, what a body is called, and how somebody without a name is cited."""

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.phrase_names import Phrase
from reader.arabic.quotes.reading import TextUnit, has_clitic
from reader.arabic.quotes.words import without_article

_AUTHORS = (ActorType.ORGANISATION, ActorType.PERSON)
_NEAREST_AUTHOR = 3  # units behind the verb of a paper among which its author stands: مسح أجراه معهد فلان
_OF = ("ل", "لل")  # how an author hangs on an indefinite paper: بيان لجامعة القرية
_OWNED = ("ها", "هما", "نا")
_NO_NAME = ("ال", "لل", "و")
_SHORTEST_ACCUSATIVE = 4  # letters: مسؤولا


def governed_name(phrase: Phrase, head: str) -> Mention | None:
    """Return who speaks in a paper, or what a body is called, of a phrase on whose head ل hangs."""
    unit = phrase.passage.units[phrase.at]
    if unit.form_is_in(head, "document"):
        return _author_in(phrase)
    return _name_behind(phrase) if unit.form_is_in(head, "named") else None


def author_of_paper(phrase: Phrase) -> Mention | None:
    """Return who speaks in a paper: بيانات هيئة الإحصاء, استطلاع لمعهد القياس, مسح أجراه مركز البحوث."""
    return _author_in(phrase) if _is_paper(phrase.passage.units[phrase.at]) else None


def _author_in(phrase: Phrase) -> Mention | None:
    passage = phrase.passage
    verb = next((at for at in (phrase.end, phrase.at + 1) if passage.unit_at(at).is_in("published")), None)
    end = phrase.end if verb is None else min(phrase.limit, verb + 1 + _NEAREST_AUTHOR)
    for unit in passage.units[phrase.at + 1 : end]:
        if unit.mention is not None:
            return unit.mention if unit.mention.type in _AUTHORS and _is_of(unit) else None
        if unit.is_in("preposition") or not unit.is_word:
            return None
    return None


def _is_paper(unit: TextUnit) -> bool:
    bare = without_article(unit.word)
    return unit.mention is None and unit.form_is_in(bare, "document") and not unit.is_in("self")


def _is_of(unit: TextUnit) -> bool:
    """Tell whether a name is governed by the noun before it, or hangs on it by ل."""
    return not has_clitic(unit) or unit.word.startswith(_OF)


def name_of_body(head: TextUnit, body: Mention) -> str:
    """Return a body's name without the noun that only says what it is: شركة | نورابيو, موقع | سبيس نيوز."""
    first, _, name = body.name_ar.partition(" ")
    named = head.form_is_in(first, "named") and name and not name.startswith(_NO_NAME)
    speech = head.speech
    foreign = named and speech is not None and not speech.is_noun(name.split()[0])
    return name if foreign else body.name_ar


def body_called(phrase: Phrase) -> Mention | None:
    """Return the name behind the noun that only says what it is of: شركة المرفأ, منظمة القلم."""
    head = phrase.passage.units[phrase.at]
    return _name_behind(phrase) if head.mention is None and head.is_in("named") else None


def _name_behind(phrase: Phrase) -> Mention | None:
    following = phrase.passage.unit_at(phrase.at + 1)
    mention = following.mention
    if mention is None or has_clitic(following):
        return None
    return mention if mention.type is ActorType.ORGANISATION else None


def in_nominative(words: str, phrase: Phrase) -> str:
    """Return an indefinite phrase as one cites it, where the accusative shows: لكن مسؤولا كبيرا | قال."""
    head = phrase.passage.units[phrase.at]
    if head.word[:2] == "ال" or not _is_accusative(head):
        return words
    first, *rest = words.split(" ")
    if rest and not _is_loose(phrase):
        return words  # شاهدا عيان
    following = phrase.passage.unit_at(phrase.at + 1)
    if rest and following.raw == rest[0] and following.is_adjective and rest[0].endswith("ا"):
        rest[0] = rest[0].removesuffix("ا")
    return " ".join((first.rstrip("ًٌٍَ").removesuffix("ا"), *rest))


def _is_loose(phrase: Phrase) -> bool:
    """Tell whether no noun in construct follows the head: a preposition, or an accusative."""
    following = phrase.passage.unit_at(phrase.at + 1)
    return following.is_in("preposition", "link", "bound_preposition") or following.raw.endswith("ا")


def _is_accusative(unit: TextUnit) -> bool:
    bare = unit.word.removesuffix("ا")
    known = unit.form_is_in(bare, "role") or unit.form_is_in(bare, "generic")
    known = known and not unit.word.endswith(_OWNED)
    return known and len(unit.word) >= _SHORTEST_ACCUSATIVE and bare != unit.word
