"""Words in marks that no cue before them governs: how they are known to be speech."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.quotes.attribution import Attribution, attribution_after, subject_before_colon
from reader.arabic.quotes.cues import is_headline
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.marked_speech import SENTENCE
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage
from reader.arabic.quotes.scores import QuoteRule
from reader.arabic.quotes.unmarked import is_announced

_FEWEST = 3  # words in marks that no cue governs: fewer are oftener irony than speech
_FEWEST_BY_SOURCE = 2  # words in marks before a source without a verb; one is oftener a name
_NO_VERB = ("", "according to")
_ALONE = 12  # words in marks that are taken for speech in the middle of a sentence though nothing tells so


@dataclass(frozen=True, slots=True)
class Uncued:
    """Words in marks at unit `at`; `reported` tells that a cue governs others in their sentence."""

    passage: Passage
    discourse: Discourse
    at: int
    words: int
    reported: bool


class UncuedSpeech(NamedTuple):
    """How words in marks are known to be speech, and whose: of a source, else of a speaker, if known."""

    rule: QuoteRule
    speaker: Speaker | None = None
    source: Attribution | None = None


Finds = Callable[[Uncued], UncuedSpeech | None]


def said_after(one: Uncued) -> UncuedSpeech | None:
    """«الحل سياسي»، تضيف سمر الحاج ("the solution is political," Samar al-Hajj adds)."""
    source = attribution_after(one.passage, one.at, one.discourse)
    if source is None or (one.words < _FEWEST_BY_SOURCE and (source.verb_en in _NO_VERB or one.at)):
        return None
    return UncuedSpeech(QuoteRule.MARKED_BEFORE_CUE, source=source)


def announced(one: Uncued) -> UncuedSpeech | None:
    """ثم قرأ كيري بيتا: «...» (then Kerry read a verse: ...): a colon after what somebody does."""
    if one.words < _FEWEST:
        return None
    speaker = subject_before_colon(one.passage, one.at)
    if speaker is not None:
        return UncuedSpeech(QuoteRule.ANNOUNCED, one.discourse.add(speaker))
    if is_announced(one.passage, one.at, one.words):
        return UncuedSpeech(QuoteRule.ANNOUNCED, _last_speaker(one))
    return None


def opens_paragraph(one: Uncued) -> UncuedSpeech | None:
    """«لن نتراجع عن هذا الحل أبدا» at the beginning ("we shall never ..."): whoever spoke last goes on."""
    before = one.passage.units[: one.at]
    if one.words < SENTENCE or any(unit.is_word and not unit.is_in("opener") for unit in before):
        return None
    return None if is_headline(one.passage) else UncuedSpeech(QuoteRule.OPENING, _last_speaker(one))


def stands_alone(one: Uncued) -> UncuedSpeech | None:
    """So many words in marks that they are somebody's, though nothing in the sentence tells whose."""
    return None if one.reported or one.words < _ALONE else UncuedSpeech(QuoteRule.ALONE)


def _last_speaker(one: Uncued) -> Speaker | None:
    return one.discourse.latest(one.passage.units[one.at].span.start, "")


# The first that finds speech decides: what names the speaker comes before what only lets one guess him.
UNCUED: tuple[Finds, ...] = (said_after, announced, opens_paragraph, stands_alone)


def uncued_speech(one: Uncued) -> UncuedSpeech | None:
    """Return how words in marks are known to be speech though no cue before them governs them."""
    return next(filter(None, (finds(one) for finds in UNCUED)), None)
