"""By what it is known who speaks: a name at the verb, a noun, or somebody who spoke before."""

from dataclasses import replace

from reader.arabic.document import ActorType
from reader.arabic.quotes.mention_edges import NO_ACTOR
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.scores import KnownBy
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import fold_cue, without_article

_SOURCE = "مصدر"  # one man, though he may be called a body: مصدر أمني
_NEAR = 120  # code points after which a group or a phrase is no more taken for who goes on to speak


def evidence_of(speech: SpeechVocabulary, speaker: Speaker | None) -> KnownBy:
    """Return by what a speaker is known."""
    if speaker is None:
        return KnownBy.NOBODY
    if speaker.known_by is not None:
        return speaker.known_by
    if speaker.person:
        return _evidence_of_name(speaker)
    if speaker.mention is not None:
        return KnownBy.BODY
    return KnownBy.ROLE if speech.is_role(_head(speaker)) else KnownBy.PHRASE


def _evidence_of_name(speaker: Speaker) -> KnownBy:
    if speaker.mention is None or speaker.mention.actor == NO_ACTOR:
        return KnownBy.NAME_BY_SHAPE
    if len(speaker.name.split()) == 1:
        return KnownBy.ONE_NAME
    return KnownBy.TITLED_NAME if speaker.title else KnownBy.FULL_NAME


def kept_in_sentence(speaker: Speaker) -> Speaker:
    """Return whoever spoke before in the sentence as the speaker of a further verb."""
    return replace(speaker, known_by=KnownBy.SAME_PERSON if speaker.person else KnownBy.SAME_DESCRIBED)


def kept_from_before(
    speech: SpeechVocabulary, speaker: Speaker, at: int, *, spoke: bool = True
) -> Speaker | None:
    """Return whoever spoke last as the speaker of a verb at `at` without a subject: وأضاف أن (and added).

    None where a reader could not tell: far from السكان (the inhabitants), from a place, or from a phrase that
    may be no speaker at all, a verb oftener goes on with somebody else.
    """
    if not spoke:
        return replace(speaker, known_by=KnownBy.SUBJECT_BEFORE)
    if speaker.person:
        return replace(speaker, known_by=KnownBy.EARLIER_PERSON)
    if _is_one_speaker(speech, speaker) or at - speaker.span.end <= _NEAR:
        return replace(speaker, known_by=KnownBy.EARLIER_DESCRIBED)
    return None


def _is_one_speaker(speech: SpeechVocabulary, speaker: Speaker) -> bool:
    """Tell whether a speaker without a person's name is a body by its name, or a man by his office."""
    if speaker.mention is not None:
        return speaker.mention.type is not ActorType.PLACE
    head = _head(speaker)
    return speech.is_role(head) and (head == _SOURCE or head not in speech.word_class("body"))


def _head(speaker: Speaker) -> str:
    words = fold_cue(speaker.name).split()
    return without_article(words[0]) if words else ""
