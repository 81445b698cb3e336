"""Marks as tags of whole words, sentence by sentence: what formats of one tag a word need."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.arabic.document import Block, BlockKind, Token
from reader.arabic.tokenise import sentences
from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.target import Loss, Target
from reader.text.spans import Span


@dataclass(slots=True)
class TaggedSentence:
    """The tokens of a sentence; `tags` has a tag for each token by layer: B-PER, I-PER or O."""

    span: Span
    line: int
    tokens: Sequence[Token]
    tags: dict[str, list[str]] = field(default_factory=dict)
    actors: list[str] = field(default_factory=list)  # the id of each token's actor


def tag_of(mark: ExportedMark) -> str:
    """Return a mark's kind as one word, which columns can hold."""
    return "_".join(mark.kind.split()) or mark.layer


def tagged_sentences(
    article: ExportedArticle, layers: Sequence[str], target: Target
) -> Iterator[TaggedSentence]:
    """Yield the sentences of an article with the tags of these layers; what does not fit is counted."""
    tags: dict[str, dict[int, str]] = {}
    actors: dict[int, str] = {}
    tokens = [token for line in article.lines for token in line.tokens]
    for layer in layers:
        tags[layer] = _Tagging(tokens, target).tags(article.of_layer(layer), actors)
    at = 0
    for line in article.lines:
        own = line.tokens
        block = Block(BlockKind.PARAGRAPH, line.span, line.span)
        for span in sentences(article.text, [token.span for token in own], [block]):
            inside = [token for token in own if span.covers(token.span)]
            numbers = range(at, at + len(inside))
            yield TaggedSentence(
                span,
                line.number,
                inside,
                {layer: [tags[layer].get(number, "O") for number in numbers] for layer in layers},
                [actors.get(number, "") for number in numbers],
            )
            at += len(inside)
        at = bisect_left(tokens, line.end, key=lambda token: token.span.start)


class _Tagging:
    """The words of one article, as marks cover them."""

    def __init__(self, tokens: Sequence[Token], target: Target) -> None:
        self.starts = [token.span.start for token in tokens]
        self.ends = [token.span.end for token in tokens]
        self.target = target

    def tags(self, marks: Sequence[ExportedMark], actors: dict[int, str]) -> dict[int, str]:
        """Return the tag of each word that is marked, by its number; of overlapping marks the first counts,
        which is the longest of those that begin together."""
        found: dict[int, str] = {}
        for mark in marks:
            places = [self._words(part) for part in mark.parts]
            numbers = [number for place in places for number in place]
            if not numbers:
                self.target.lose(Loss.NO_TOKENS)
                continue
            if any(number in found for number in numbers):
                self.target.lose(Loss.OVERLAP)
                continue
            self.target.lose(Loss.BROKEN, int(len(places) > 1))
            self._note_cut_words(mark.span, places[0])
            for place in places:
                for number in place:
                    found[number] = f"{'B' if number == place[0] else 'I'}-{tag_of(mark)}"
                    if mark.layer == "actor":
                        actors[number] = mark.actor
        return found

    def _words(self, span: Span) -> range:
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def _note_cut_words(self, span: Span, words: range) -> None:
        if words and (self.starts[words[0]] < span.start or self.ends[words[-1]] > span.end):
            self.target.lose(Loss.INSIDE_WORD)
