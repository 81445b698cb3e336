"""A word with the sentence in which it was met, as it stands and with its vowel signs."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.arabic import tokenise
from reader.arabic.document import Block, BlockKind, Token
from reader.arabic.stored_tokens import unpack
from reader.models import Paragraph
from reader.models.kept_words import LONGEST_LEMMA, LONGEST_MEANING
from reader.text.spans import Span

ROOM = 300  # code points on either side of the word: a longer sentence is cut at blanks


@dataclass(frozen=True, slots=True)
class MetWord:
    """A word of an article as it would be kept. The word is `sentence[at:end]`, half-open, in code points."""

    lemma: str
    pos: str
    meaning: str
    gloss: str
    form: str
    vocalised: str
    article_id: int
    offset: int
    sentence: str
    at: int
    end: int
    vowelled: str
    vowelled_at: int
    vowelled_end: int


def met_word(paragraph: Paragraph, token: Token, gloss: str) -> MetWord:
    """Return a word of a paragraph with its sentence; `gloss` is what its reader sees.

    `paragraph` comes with its article.
    """
    text = paragraph.article.text
    tokens = [unpack(packed) for packed in paragraph.words]
    span = _shortened(text, _sentence_of(text, paragraph.span, tokens, token), token.span)
    vowelled, place = _vowelled(text, span, tokens, token)
    return MetWord(
        lemma=token.lemma[:LONGEST_LEMMA],
        pos=token.pos,
        meaning=((next(iter(token.senses), "") if token.known else "") or gloss)[:LONGEST_MEANING],
        gloss=gloss[:LONGEST_MEANING],
        form=token.span.of(text)[:LONGEST_MEANING],
        vocalised=token.vocalised[:LONGEST_MEANING],
        article_id=paragraph.article_id,
        offset=token.span.start,
        sentence=span.of(text),
        at=token.span.start - span.start,
        end=token.span.end - span.start,
        vowelled=vowelled,
        vowelled_at=place.start,
        vowelled_end=place.end,
    )


def _sentence_of(text: str, paragraph: Span, tokens: Sequence[Token], token: Token) -> Span:
    block = Block(BlockKind.PARAGRAPH, paragraph, paragraph)
    found = tokenise.sentences(text, [one.span for one in tokens], [block])
    return next((one for one in found if one.start <= token.span.start < one.end), paragraph)


def _shortened(text: str, sentence: Span, word: Span) -> Span:
    start, end = max(sentence.start, word.start - ROOM), min(sentence.end, word.end + ROOM)
    if start > sentence.start:
        start = text.find(" ", start, word.start) + 1 or word.start
    if end < sentence.end:
        last = text.rfind(" ", word.end, end)
        end = last if last >= 0 else word.end
    return Span(start, end)


def _vowelled(text: str, sentence: Span, tokens: Sequence[Token], word: Token) -> tuple[str, Span]:
    """Return the sentence with the vowel signs of its words, and where the word stands in it."""
    written: list[str] = []
    length, at, place = 0, sentence.start, Span(0, 0)
    for token in tokens:
        if token.span.start < sentence.start or token.span.end > sentence.end:
            continue
        before = text[at : token.span.start]
        form = token.vocalised if token.known and token.vocalised else token.span.of(text)
        written += [before, form]
        start = length + len(before)
        length = start + len(form)
        if token.span == word.span:
            place = Span(start, length)
        at = token.span.end
    return "".join([*written, text[at : sentence.end]]), place
