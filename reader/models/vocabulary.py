"""Words: how a paragraph stores its tokens, and which lemmas occur in which article."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from reader.arabic.document import Token
from reader.models.article import Article
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


class LemmaCount(models.Model):
    """How often a dictionary form occurs in an article: what "27 in the library" is summed from."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="lemma_counts")
    lemma = models.CharField(max_length=60, db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("article", "lemma")
        constraints = (models.UniqueConstraint(fields=("article", "lemma"), name="one_count_per_lemma"),)

    def __str__(self) -> str:
        return f"{self.lemma}: {self.count}"
