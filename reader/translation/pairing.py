"""Which sentences of a paragraph and of its English face each other, and where each English one came from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.arabic.document import Block, BlockKind
from reader.arabic.normalise import strip_marks
from reader.arabic.tokenise import sentences, tokens
from reader.models import Paragraph, Translation
from reader.models.article import digest
from reader.models.translation import Origin
from reader.text.bilingual.alignment import align_lines
from reader.text.presentation import plain_letters
from reader.text.sentences import english_sentences
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Arabic and English that face each other, in code points of the paragraph and of its translation.

    Either span may be empty. `made` is a date, YYYY-MM-DD; `model` is a machine's, with its version.
    """

    arabic: Span
    english: Span
    origin: str = Origin.PERSON
    provider: str = ""
    made: str = ""
    model: str = ""

    def packed(self) -> list[Any]:
        return [
            *(self.arabic.start, self.arabic.end, self.english.start, self.english.end),
            *(self.origin, self.provider, self.made),
            *([self.model] if self.model else []),
        ]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of some sentences, to be put together with others' to a paragraph's translation."""

    arabic: Span
    english: str
    origin: str = Origin.PERSON
    provider: str = ""
    made: str = ""
    model: str = ""


def sentence_key(arabic: str) -> str:
    """Return what tells one Arabic sentence from another: vowel signs, shapes and blanks' width do not."""
    return digest(" ".join(strip_marks(plain_letters(arabic)).split()).encode())


def arabic_sentences(text: str) -> list[Span]:
    """Return the sentences of one paragraph."""
    whole = Span(0, len(text))
    return list(sentences(text, tokens(text), [Block(BlockKind.PARAGRAPH, whole, whole)]))


def pairs_of(paragraph: Paragraph, translation: Translation) -> list[SentencePair]:
    """Return the pairs that were stored; where none were, those that the aligner finds."""
    return _pairs(paragraph.text, translation)


def _pairs(arabic: str, translation: Translation) -> list[SentencePair]:
    if not translation.pairs:
        return _aligned(arabic, translation)
    return [SentencePair(Span(row[0], row[1]), Span(row[2], row[3]), *row[4:]) for row in translation.pairs]


def _aligned(arabic: str, translation: Translation) -> list[SentencePair]:
    left, right = arabic_sentences(arabic), english_sentences(translation.text)
    made = translation.updated.date().isoformat() if translation.updated else ""
    found: list[SentencePair] = []
    at = 0
    for pair in align_lines([one.of(arabic) for one in left], [one.of(translation.text) for one in right]):
        english = (
            Span(right[pair.english[0]].start, right[pair.english[-1]].end) if pair.english else Span(at, at)
        )
        at = english.end
        start = found[-1].arabic.end if found else 0
        ours = (
            Span(left[pair.arabic[0]].start, left[pair.arabic[-1]].end) if pair.arabic else Span(start, start)
        )
        found.append(SentencePair(ours, english, *_whose(translation, made)))
    return found


def _whose(translation: Translation, made: str) -> tuple[str, str, str, str]:
    return translation.origin, translation.provider, made, translation.model


def put_together(renderings: Sequence[Rendering]) -> tuple[str, list[SentencePair]]:
    """Join renderings with blanks; return the English of the paragraph and its pairs."""
    text = ""
    pairs = []
    for one in renderings:
        if text and one.english:
            text += " "
        span = Span(len(text), len(text) + len(one.english))
        text += one.english
        pairs.append(SentencePair(one.arabic, span, one.origin, one.provider, one.made, one.model))
    return text, pairs


def take_pairs(translation: Translation, pairs: Sequence[SentencePair]) -> None:
    """Set the pairs on the translation, and from them whose work it is; nothing is stored here."""
    translation.pairs = [pair.packed() for pair in pairs]
    machines = [pair for pair in pairs if pair.origin == Origin.MACHINE and len(pair.english)]
    translation.origin = Origin.MACHINE if machines else Origin.PERSON
    translation.provider = machines[0].provider if machines else ""
    translation.model = machines[0].model if machines else ""


def renderings_of(paragraph: Paragraph, translation: Translation | None) -> list[Rendering]:
    """Return the paragraph's sentences with the English that they have, in order."""
    if translation is None:
        return [Rendering(span, "") for span in arabic_sentences(paragraph.text)]
    return [
        Rendering(
            pair.arabic,
            pair.english.of(translation.text),
            pair.origin,
            pair.provider,
            pair.made,
            pair.model,
        )
        for pair in pairs_of(paragraph, translation)
    ]


def corrected(old: str, new: str, translation: Translation) -> None:
    """Move the pairs of a translation to a paragraph's corrected text; nothing is stored here.

    A sentence that stands as it stood keeps its English. `outdated` is set where one does not.
    """
    places: dict[str, list[Span]] = {}
    for span in arabic_sentences(new):
        places.setdefault(sentence_key(span.of(new)), []).append(span)
    moved: list[SentencePair] = []
    at = 0
    for pair in _pairs(old, translation):
        place = _place_of(pair.arabic.of(old), places, at)
        if place is None:
            translation.outdated = True
        at = place.end if place else at
        moved.append(replace(pair, arabic=place or Span(at, at)))
    if any(spans for spans in places.values()):
        translation.outdated = True
    translation.pairs = [pair.packed() for pair in _filled(moved, new)]


def _place_of(sentence: str, places: dict[str, list[Span]], at: int) -> Span | None:
    """Take the first place of a sentence from `at` on out of `places`; one pair may be several sentences."""
    found: list[Span] = []
    for part in arabic_sentences(sentence):
        spans = places.get(sentence_key(part.of(sentence)), [])
        place = next((span for span in spans if span.start >= (found[-1].end if found else at)), None)
        if place is None:
            return None
        spans.remove(place)
        found.append(place)
    return Span(found[0].start, found[-1].end) if found else None


def _filled(pairs: Sequence[SentencePair], text: str) -> list[SentencePair]:
    """Give a pair whose sentence changed the text between its neighbours', which is where it stood."""
    filled = list(pairs)
    for number, pair in enumerate(filled):
        if len(pair.arabic):
            continue
        start = filled[number - 1].arabic.end if number else 0
        end = next((one.arabic.start for one in filled[number + 1 :] if len(one.arabic)), len(text))
        words = text[start:end].strip()
        start = text.index(words, start) if words else start
        filled[number] = replace(pair, arabic=Span(start, start + len(words)))
    return filled
