"""What the verb asks of its subject: gender, number, and that it can speak at all."""

from typing import NamedTuple

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import fold_cue, without_article

_WOMAN_ENDINGS = ("ة", "اء", "ى")


class Nature(NamedTuple):
    """Gender ("m", "f", "" where nothing tells) and number ("s", "d", "p") of whoever may be a subject.

    `many` tells that it is people in the plural, with whom a verb behind them is plural too.
    """

    gender: str = ""
    number: str = "s"
    many: bool = False


def nature_of(speech: SpeechVocabulary, speaker: Speaker) -> Nature:
    """Return the nature of a speaker: of a person by title, name and verb, of others by their first word."""
    if speaker.person:
        return Nature(_gender_of_person(speech, speaker), "s")
    words = fold_cue(speaker.name).split()
    if not words:
        return Nature(speaker.gender, speaker.number)
    named = _nature_of_name(speech, speaker.mention, words[0]) if speaker.mention is not None else None
    return named or noun_nature(speech, words[0])


def suits_verb(nature: Nature, gender: str, number: str) -> bool:
    """Tell whether a verb of that gender and number, which has no subject of its own, can go with it."""
    if number == "p":
        return nature.many
    if number == "d":
        return nature.number == "d"
    if nature.many or nature.number == "d":
        return False
    return not gender or not nature.gender or nature.gender == gender


def noun_nature(speech: SpeechVocabulary, word: str) -> Nature:
    """Return the nature of a folded noun: الباحثون are many men, المصادر (sources) like one woman."""
    bare = without_article(word)
    if bare in speech.word_class("people"):
        return Nature("m", "p", many=True)
    gender, number = speech.noun_nature(word)
    if number == "p":
        many = bare.endswith(("ون", "ين"))
        return Nature("m", "p", many=True) if many else Nature("f", "s")
    if number == "d" and bare.endswith(("ان", "ين", "ا")) and bare[:-2] not in speech.word_class("role"):
        return Nature("", "s")
    if bare.endswith("ة"):
        gender = "m" if bare in speech.word_class("masculine_in_ta") else "f"
    return Nature(gender, number or "s")


def _nature_of_name(speech: SpeechVocabulary, mention: Mention, head: str) -> Nature | None:
    """Return the nature of a body or place by its name; None where its first word is an ordinary noun."""
    if mention.type is ActorType.PLACE:
        masculine = head in speech.word_class("masculine_place")
        return None if speech.is_role(head) else Nature("m" if masculine else "f")
    return None if speech.is_role(head) or speech.noun_nature(head)[0] else Nature()


def _gender_of_person(speech: SpeechVocabulary, speaker: Speaker) -> str:
    """Return the gender that a person's verb, title or given name tells, "" for none of them."""
    if speaker.gender:
        return speaker.gender
    role = speaker.mention.role_ar if speaker.mention is not None else ""
    title = fold_cue(speaker.title or role).split()
    if title and speech.is_role(title[0]):
        return noun_nature(speech, title[0]).gender
    return gender_of_name(speech, speaker.name)


def gender_of_name(speech: SpeechVocabulary, name: str) -> str:
    """Return the gender of a full name by the given name: "" where that is said of both, or is not known."""
    given, *rest = name.split()
    if not rest:
        return ""
    if fold_cue(given) in speech.word_class("women"):
        return "f"
    if fold_cue(given) in speech.word_class("either") or not speech.is_given_name(given):
        return ""
    return "f" if given.endswith(_WOMAN_ENDINGS) and fold_cue(given) not in speech.word_class("men") else "m"
