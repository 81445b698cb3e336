"""Mentions as the search for speech reads them: without titles, marks and what is no part of a name."""

import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reader.arabic.document import ActorType, Mention
from reader.arabic.quotes.speech import SpeechVocabulary
from reader.arabic.quotes.words import KUNYAS, fold_cue
from reader.text.spans import Span

NO_ACTOR = -1  # of a person whom no mention tells


def people_alone(speech: SpeechVocabulary, text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in order, each without what is no part of its name."""
    told = [one for one in mentions if not _is_manner(speech, text, one)]
    told = list(_without_titles_alone(speech, text, sorted(told, key=lambda mention: mention.span)))
    ends = {one.span.end for one in told if _is_person(one)}
    whole = (_with_kunya(text, _trimmed(speech, text, one), ends) for one in told)
    return sorted(whole, key=lambda mention: mention.span)


def _with_kunya(text: str, mention: Mention, ends: Set[int]) -> Mention:
    """Take in what makes a name a kunya: بسطت أم [رائد الرجبي]; not behind another name, where أم is "or"."""
    before = text[: mention.span.start].rpartition("\n")[2].split(" ")
    if not _is_person(mention) or len(before) < 2 or before[-1] or fold_cue(before[-2]) not in KUNYAS:
        return mention
    span = Span(mention.span.start - len(before[-2]) - 1, mention.span.end)
    if span.start - 1 in ends:
        return mention
    return replace(mention, span=span, name_ar=span.of(text), actor=NO_ACTOR)


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.type is ActorType.PERSON


def _without_titles_alone(
    speech: SpeechVocabulary, text: str, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Leave out what is taken for a person but is the title of the next: مالك النادي | سامي النجار."""
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        beside = following is not None and text[mention.span.end : following.span.start] == " "
        if beside and _is_person(mention) and _is_person(following):
            words = mention.span.of(text).split()
            if words[-1].startswith("ال") and speech.is_role(fold_cue(words[0]).removeprefix("ال")):
                continue
        yield mention


def _is_manner(speech: SpeechVocabulary, text: str, mention: Mention) -> bool:
    """Tell whether what is taken for a person is only how somebody speaks: وقال مازحا."""
    word = fold_cue(mention.span.of(text))
    adverb = word in speech.word_class("adverb") and word.endswith("ا")
    return mention.type is ActorType.PERSON and adverb and not speech.is_given_name(word)


def _trimmed(speech: SpeechVocabulary, text: str, mention: Mention) -> Mention:
    """Return a mention without marks of punctuation at its ends, a person's without what is no name."""
    if mention.type is ActorType.PERSON:
        mention = _person_alone(speech, text, mention)
    start, end = mention.span.start, mention.span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and not _is_mark(text[end - 1]):
        end -= 1
    return mention if end - start == len(mention.span) else replace(mention, span=Span(start, end))


def _person_alone(speech: SpeechVocabulary, text: str, mention: Mention) -> Mention:
    """Leave out how and to whom a person speaks: القيصوم مبتسما, كردادي لبي بي سي, مينون قوله."""
    mention = _without_title(speech, text, mention)
    words = mention.span.of(text).split()
    kept = next((at for at, word in enumerate(words) if at and _is_no_part_of_name(speech, word)), len(words))
    if kept == len(words):
        return mention
    name = " ".join(words[:kept])
    end = text.index(words[kept - 1], mention.span.start) + len(words[kept - 1])
    return replace(mention, span=Span(mention.span.start, end), name_ar=name, actor=NO_ACTOR)


def _without_title(speech: SpeechVocabulary, text: str, mention: Mention) -> Mention:
    """Leave out a title or an origin that a name begins with: المختار نعمة فقيه, اللاوسي سيفاندون."""
    first, _, rest = mention.span.of(text).partition(" ")
    if not first.startswith("ال") or not rest or speech.is_given_name(first) or mention.name_ar[:2] != "ال":
        return mention
    if not (speech.is_nationality(first) or (speech.is_title(first) and len(rest.split()) > 1)):
        return mention
    start = mention.span.end - len(rest)
    return replace(mention, span=Span(start, mention.span.end), name_ar=rest, actor=NO_ACTOR)


def _is_no_part_of_name(speech: SpeechVocabulary, word: str) -> bool:
    folded = fold_cue(word)
    if folded.startswith("ل") and folded[1:] in speech.word_class("audience"):
        return True
    if any(form.shape == "noun" and form.bound for form, _ in speech.facts(folded).forms):
        return True
    return folded.endswith("ا") and not speech.is_given_name(word) and speech.tells_manner(word)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in ".)"
