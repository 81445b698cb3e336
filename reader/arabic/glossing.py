"""The right reading of every word in its sentence, with its English gloss."""

from collections.abc import Iterator, Sequence

from reader.arabic.disambiguation import choose
from reader.arabic.document import Analysis, Mention, Token
from reader.arabic.morphology import analyses
from reader.arabic.phrasing import phrase
from reader.text.spans import Span


def read_tokens(
    text: str, tokens: Sequence[Span], sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Token, ...]:
    found = []
    for group in _by_sentence(tokens, sentences):
        chosen = choose([text[span.start : span.end] for span in group])
        for span, r in zip(group, chosen, strict=True):
            found.append(Token(span, r.vocalised, r.lemma, r.pos, phrase(r), r.senses, r.known, r.proclitic, r.enclitic))
    return tuple(found)


def _by_sentence(tokens: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Cut the tokens at the sentence starts; a token outside every sentence goes with the one before it."""
    begin = place = 0
    for sentence in sentences:
        while place < len(tokens) and tokens[place].start < sentence.start:
            place += 1
        if place > begin:
            yield tokens[begin:place]
        begin = place
    if begin < len(tokens):
        yield tokens[begin:]


def other_readings(word: str) -> tuple[Analysis, ...]:
    """Return every reading of `word` out of context, for the reader who doubts the chosen one."""
    return analyses(word)
