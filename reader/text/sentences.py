"""The sentences of an English text."""

import re

from reader.text.spans import Span

_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|[!?]+[\"'”’)\]]*(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Brig|Adm|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


def english_sentences(text: str) -> list[Span]:
    """Return the sentences of one paragraph, without the blanks between them.

    A stop before a capital or a digit ends a sentence, with the marks that close there; one after a title,
    a month or an initial does not.
    """
    found: list[Span] = []
    begin = 0
    for stop in _STOP.finditer(text):
        if not _ABBREVIATED.search(text, begin, stop.end()):
            _add(found, text, begin, stop.end())
            begin = stop.end()
    _add(found, text, begin, len(text))
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if words := piece.strip():
        start += piece.index(words)
        found.append(Span(start, start + len(words)))
