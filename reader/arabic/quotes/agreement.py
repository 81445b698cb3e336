"""What the verb asks of its subject: gender, number, and that it can speak at all."""

from typing import NamedTuple

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import fold_cue, without_article

_OWN = ("هما", "هم", "ها", "نا", "ه")
_OF_TWO = ("اخ", "زوج", "صديق", "طرف")  # who are told of by twos
_SHORTEST = 3  # letters of what a dual or plural is of
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
    two = _is_two_of(speech, words) if speaker.mention is None else ""
    if two:
        return Nature(two, "d")
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
    bare = word if word.startswith("والد") else without_article(word)
    if bare in speech.word_class("people") or _is_plural_of_people(speech, bare):
        return Nature("m", "p", many=True)
    gender, number = speech.noun_nature(word)
    two = _dual_of(speech, bare)
    if two:
        return Nature(two, "d")
    if number == "p":
        many = bare.endswith(("ون", "ين"))
        return Nature("m", "p", many=True) if many else Nature("f", "s")
    if number == "d" and bare.endswith(("ان", "ين", "ا")) and bare[:-2] not in speech.word_class("role"):
        return Nature("", "s")
    if bare.endswith("ة"):
        gender = "m" if bare in speech.word_class("masculine_in_ta") else "f"
    return Nature(gender, number or "s")


def _is_plural_of_people(speech: SpeechVocabulary, bare: str) -> bool:
    """Tell whether a noun in construct is many people: لاعبو الفريق, محاموهم, زملاؤه."""
    owned = next((bare.removesuffix(one) for one in _OWN if bare.endswith(one)), bare)
    if owned != bare and owned.endswith("اؤ"):
        return len(owned) > _SHORTEST
    stem = owned.removesuffix("و")
    return stem != owned and len(stem) >= _SHORTEST and speech.is_role(f"{stem}ون")


def _dual_of(speech: SpeechVocabulary, bare: str) -> str:
    """Return the gender of two people by the role that each has: الطالبتان, محامياه; "" for anything else."""
    owned = next((bare.removesuffix(one) for one in _OWN if bare.endswith(f"ا{one}")), "")
    return _gender_of_each(speech, owned.removesuffix("ا") if owned else bare.removesuffix("ان"), bare)


def _is_two_of(speech: SpeechVocabulary, words: list[str]) -> str:
    """Return the gender of two people before the noun that governs them: شاهدا عيان, والدتا التلميذتين."""
    loose = len(words) == 1 or words[1].endswith("ا") or words[0].endswith(_OWN)
    return "" if loose else _gender_of_each(speech, words[0].removesuffix("ا"), words[0])


def _gender_of_each(speech: SpeechVocabulary, stem: str, whole: str) -> str:
    if stem == whole or len(stem) < _SHORTEST:
        return ""
    if stem.endswith("ت") and speech.is_role(f"{stem[:-1]}ة"):
        return "f"
    return "m" if speech.is_role(stem) or stem in _OF_TWO else ""


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
