"""Tokens as plain JSON, as a paragraph stores them, and back."""

from collections.abc import Iterable, Sequence
from typing import Any

from reader.arabic.document import Token
from reader.text.spans import Span


def pack(token: Token) -> list[Any]:
    """Return the JSON form of a token, as `Paragraph.words` keeps it."""
    return [
        token.span.start,
        token.span.end,
        token.vocalised,
        token.lemma,
        token.pos,
        token.gloss,
        list(token.senses),
        int(token.known),
        token.proclitic,
        token.enclitic,
    ]


def unpack(packed: Sequence[Any]) -> Token:
    """Return the token that `pack` stored."""
    start, end, vocalised, lemma, pos, gloss, senses, known, proclitic, enclitic = packed
    return Token(
        Span(start, end), vocalised, lemma, pos, gloss, tuple(senses), bool(known), proclitic, enclitic
    )


def written_words(words: Iterable[Sequence[Any]]) -> list[Token]:
    """Return the tokens that `Paragraph.words` keeps, without punctuation."""
    return [token for token in map(unpack, words) if token.pos != "punctuation"]
