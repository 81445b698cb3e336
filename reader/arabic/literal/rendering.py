"""A line word for word: the chunks of English that stand for its words, with the marks between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.arabic.document import Token
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.literal.clauses import Clauses
from reader.arabic.literal.noun_phrases import Words
from reader.arabic.literal.units import BuildingWords, Category, LineName, LiteralUnit, line_units
from reader.text.spans import Span

_CLOSING = frozenset(",;?.!:)]}”%…")
_OPENING = frozenset("([{“")
_ENDS_NO_CLAUSE = frozenset("“”‘’()[]")
_BOTH = {'"': ("“", "”"), "'": ("‘", "’")}


@dataclass(frozen=True, slots=True)
class LiteralChunk:
    """English for one unit of a line: `words` are the tokens of the line that it stands for, half-open.

    `before` and `after` are the marks that touch it. `kind` is "word", "name", "small" (a word that only
    builds the sentence) or "unknown" (shown as it sounds). `span` holds the words in the article.
    """

    text: str
    words: Span
    span: Span
    kind: str = "word"
    before: str = ""
    after: str = ""

    @property
    def whole(self) -> str:
        return f"{self.before}{self.text}{self.after}"


class LiteralRendering:
    """Renders lines word for word."""

    def __init__(self, forms: EnglishForms, building: BuildingWords) -> None:
        self._clauses, self._building = Clauses(forms), building

    def chunks(
        self,
        text: str,
        tokens: Sequence[Token],
        glosses: Sequence[str],
        names: Sequence[LineName] = (),
    ) -> tuple[LiteralChunk, ...]:
        """Return the English of a line of `text`, whose words are shown with `glosses`, chunk by chunk.

        `tokens` are those of the line; their spans and those of `names` count code points of `text`. Every
        token that is no punctuation mark is in exactly one chunk.
        """
        units = line_units(self._building, text, tokens, glosses, names)
        chunks: list[LiteralChunk] = []
        waiting = ""  # opening marks, before the word that they touch
        goes_on = False
        for part in _between_marks(units):
            if part[0].category is Category.PUNCTUATION:
                mark = _side(text, tokens, part[0])
                goes_on = goes_on and mark in _ENDS_NO_CLAUSE
                if mark in _CLOSING and chunks:
                    chunks[-1] = replace(chunks[-1], after=chunks[-1].after + mark)
                else:
                    waiting += mark if mark in _OPENING else f"{mark} "
                continue
            clause = self._clauses.in_order(part, goes_on)
            goes_on = clause.has_subject
            made = _chunks(tokens, clause.said)
            if not made:
                continue  # words of nothing but invisible marks
            made[0] = replace(made[0], before=waiting) if waiting else made[0]
            chunks += made
            waiting = ""
        if waiting.strip() and chunks:
            chunks[-1] = replace(chunks[-1], after=f"{chunks[-1].after} {waiting.strip()}")
        return tuple(chunks)


def plain_text(chunks: Sequence[LiteralChunk]) -> str:
    """Return chunks as one text, a blank between them."""
    return " ".join(chunk.whole for chunk in chunks)


def _between_marks(units: Sequence[LiteralUnit]) -> Iterator[list[LiteralUnit]]:
    """Yield punctuation marks one by one, and the units between them together."""
    for is_mark, grouped in groupby(units, key=lambda unit: unit.category is Category.PUNCTUATION):
        part = list(grouped)
        yield from ([unit] for unit in part) if is_mark else (part,)


def _side(text: str, tokens: Sequence[Token], unit: LiteralUnit) -> str:
    """Return a mark as English has it; one that may open or close does what the blanks around it say."""
    span = tokens[unit.first].span
    opening, closing = _BOTH.get(unit.core, (unit.core, unit.core))
    touches_next = text[span.end : span.end + 1].isalnum()
    return opening if touches_next else closing


def _chunks(tokens: Sequence[Token], said: Sequence[Words]) -> list[LiteralChunk]:
    """Return the chunks of words in their order; what is silent belongs to the chunk after it."""
    chunks: list[LiteralChunk] = []
    silent: list[LiteralUnit] = []
    for words in said:
        if not words.text:
            silent.append(words.unit)
            continue
        first, end = words.unit.first, words.unit.end
        if silent:
            first = min(first, *(unit.first for unit in silent))
            end = max(end, *(unit.end for unit in silent))
        span = Span(tokens[first].span.start, tokens[end - 1].span.end)
        chunks.append(LiteralChunk(words.text, Span(first, end), span, _kind(words.unit)))
        silent = []
    return chunks


def _kind(unit: LiteralUnit) -> str:
    if unit.category is Category.NAME:
        return "name"
    if not unit.known:
        return "unknown"
    return "small" if unit.category is Category.FUNCTION else "word"
