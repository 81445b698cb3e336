"""Marks begin and end at a word, or at a clitic of one: never inside, nor between a letter and its signs.

What finds names and quotations works with words, but cuts off prefixes by their letters; a mark that would
begin or end anywhere else takes in the whole word.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.arabic.document import Mention, Quotation
from reader.text.spans import Span

_TATWEEL = "ـ"
_PROCLITICS = frozenset("وفبكلسأ")
_ARTICLES = ("ال", "ل")
_MOST_PROCLITICS = 3  # letters before the article: أوبال
_ENCLITICS = frozenset(("ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا", "ي", "ني"))


class Boundaries:
    """The places of one text where a mark may begin and end."""

    def __init__(self, text: str, tokens: Sequence[Span]) -> None:
        self._text, self._tokens = text, tokens
        self._starts = [token.start for token in tokens]

    def begins(self, at: int) -> bool:
        """Tell whether a mark may begin at `at`: at a word, or behind its proclitics."""
        token = self._around(at)
        if token is None:
            return True
        return not _is_sign(self._text[at]) and _are_proclitics(self._text[token.start : at])

    def ends(self, at: int) -> bool:
        """Tell whether a mark may end before `at`: with a word, or before its pronoun."""
        token = self._around(at)
        if token is None:
            return True
        return not _is_sign(self._text[at]) and _bare(self._text[at : token.end]) in _ENCLITICS

    def whole(self, span: Span) -> Span:
        """Return a span whose ends are as they may be; where one is not, it takes in the whole word."""
        start, end = span.start, span.end
        first, last = self._around(start), self._around(end)
        if first is not None and not self.begins(start):
            start = first.start
        if last is not None and not self.ends(end):
            end = last.end
        return span if (start, end) == (span.start, span.end) else Span(start, end)

    def _around(self, at: int) -> Span | None:
        """Return the word that `at` lies inside of; None at an end of one, or between two."""
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return None
        token = self._tokens[place]
        return token if token.start < at < token.end else None


def whole_mentions(boundaries: Boundaries, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions that begin and end at words or their clitics; those inside them too."""
    return tuple(_whole_mention(boundaries, one) for one in mentions)


def _whole_mention(boundaries: Boundaries, mention: Mention) -> Mention:
    inner = tuple(replace(one, span=boundaries.whole(one.span)) for one in mention.inner)
    span = boundaries.whole(mention.span)
    if span == mention.span and inner == mention.inner:
        return mention
    return replace(mention, span=span, inner=inner)


def whole_quotations(boundaries: Boundaries, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return quotations whose words, cue and speaker begin and end at words or their clitics."""
    return tuple(_whole_quotation(boundaries, one) for one in quotations)


def _whole_quotation(boundaries: Boundaries, quotation: Quotation) -> Quotation:
    given = (quotation.span, quotation.cue, quotation.speaker)
    span = boundaries.whole(quotation.span)
    cue, speaker = (boundaries.whole(one) if one is not None else None for one in given[1:])
    return (
        quotation
        if (span, cue, speaker) == given
        else replace(quotation, span=span, cue=cue, speaker=speaker)
    )


def _is_sign(character: str) -> bool:
    return character == _TATWEEL or unicodedata.combining(character) > 0


def _bare(piece: str) -> str:
    return "".join(one for one in piece if not _is_sign(one))


def _are_proclitics(piece: str) -> bool:
    letters = _bare(piece)
    for article in ("", *_ARTICLES):
        if letters.endswith(article):
            rest = letters[: len(letters) - len(article)]
            if len(rest) <= _MOST_PROCLITICS and set(rest) <= _PROCLITICS:
                return True
    return False
