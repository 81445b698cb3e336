"""A line in the interlinear view: words over their glosses, with those that belong together as one unit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.arabic.normalise import fold
from reader.arabic.stored_tokens import unpack
from reader.glossary import ArticleWording
from reader.models import Article, Paragraph
from reader.page.parts import ArabicLine, InterlinearRun, InterlinearUnit, InterlinearWord, MarkedPiece
from reader.page.pieces import part_of
from reader.page.vowel_signs import vowelled_pieces
from reader.page.word_states import WordStates
from reader.text.spans import Span

MOST_WORDS = 4  # of a unit, which is never broken


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """A space-separated word of a line: its pieces, what it means here and what it means alone."""

    pieces: tuple[MarkedPiece, ...]
    owner: MarkedPiece  # the piece that holds its middle
    gloss: str
    alone: str
    unknown: str = ""  # its dictionary form, where its reader does not know it
    glossed: bool = True
    start: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


_Unit = tuple[_Word, ...]


def interlinear(
    article: Article,
    paragraph: Paragraph,
    line: ArabicLine,
    wording: ArticleWording,
    states: WordStates | None = None,
    signs: Mapping[int, str] | None = None,
) -> tuple[InterlinearRun, ...]:
    """Return the words of a line with their glosses, grouped by the marks that they are under.

    With `states`, what their reader does not know is told apart, and has a gloss alone if it is to be so.
    With `signs`, the words have these vowel signs of the article.
    """
    runs = _runs(_units(_words(article, paragraph, line, wording, states)))
    shown = _Shown(runs, signs or {})
    return tuple(shown.run(owner, units) for owner, units in runs)


def _runs(units: Iterable[_Unit]) -> list[tuple[MarkedPiece | None, list[_Unit]]]:
    """Group neighbouring units under one piece; one in which marks end or begin has none: its words have."""
    runs: list[tuple[MarkedPiece | None, list[_Unit]]] = []
    for unit in units:
        first = unit[0].owner
        owner = first if all(word.owner is first for word in unit) else None
        if owner is not None and runs and runs[-1][0] is owner:
            runs[-1][1].append(unit)
        else:
            runs.append((owner, [unit]))
    return runs


def _unit_of(unit: _Unit, words: tuple[InterlinearWord, ...]) -> InterlinearUnit:
    bare = not any(word.glossed for word in unit)
    unknown = unit[0].unknown if len(unit) == 1 else ""
    return InterlinearUnit(words, "" if bare else unit[0].gloss, unknown, bare)


class _Shown:
    """What is shown of runs. A piece that is shown in parts has its beginning and its end but once."""

    def __init__(
        self, runs: Sequence[tuple[MarkedPiece | None, Sequence[_Unit]]], signs: Mapping[int, str]
    ) -> None:
        self.signs = signs
        self.left: Counter[int] = Counter()
        for owner, units in runs:
            owners = [owner] if owner else [word.owner for unit in units for word in unit]
            self.left.update(map(id, owners))
        self.begun: set[int] = set()

    def run(self, owner: MarkedPiece | None, units: Sequence[_Unit]) -> InterlinearRun:
        piece = self._next_part(owner, owner) if owner else MarkedPiece("")
        return InterlinearRun(
            piece,
            tuple(
                _unit_of(unit, tuple(self._word(word, owner is not None) for word in unit)) for unit in units
            ),
        )

    def _word(self, word: _Word, is_marked: bool) -> InterlinearWord:
        """Return the word; of the marks that its run has already only a quotation's own marks are left."""
        if is_marked:
            pieces = [
                one if "glyph" in one.classes else MarkedPiece(one.text, lang=one.lang) for one in word.pieces
            ]
        else:
            owner = word.owner
            pieces = [
                self._next_part(owner, one) if one.classes == owner.classes else one for one in word.pieces
            ]
        return InterlinearWord(vowelled_pieces(tuple(pieces), word.start, self.signs), word.alone)

    def _next_part(self, owner: MarkedPiece, part: MarkedPiece) -> MarkedPiece:
        is_first = id(owner) not in self.begun
        self.begun.add(id(owner))
        self.left[id(owner)] -= 1
        return part_of(part, is_first, not self.left[id(owner)])


def _units(words: Iterable[_Word]) -> Iterator[_Unit]:
    """Group neighbours that share one gloss: a set phrase, a term, a name. The same word twice is not one."""
    unit: list[_Word] = []
    for word in words:
        if unit and not _belongs(unit[-1], word):
            yield from _small(unit)
            unit = []
        unit.append(word)
    if unit:
        yield from _small(unit)


def _belongs(before: _Word, word: _Word) -> bool:
    is_same = bool(word.gloss) and word.gloss == before.gloss and fold(word.text) != fold(before.text)
    return is_same and before.text[-1:].isalpha()  # a comma ends a unit


def _small(unit: Sequence[_Word]) -> Iterator[_Unit]:
    """Cut a long unit into parts of about the same size, of which the first has the gloss."""
    if len(unit) == 1:
        yield (replace(unit[0], alone=""),)
        return
    parts = -(-len(unit) // MOST_WORDS)
    size = -(-len(unit) // parts)
    for start in range(0, len(unit), size):
        part = unit[start : start + size]
        yield tuple(part) if not start else tuple(replace(word, gloss="…") for word in part)


def _words(
    article: Article,
    paragraph: Paragraph,
    line: ArabicLine,
    wording: ArticleWording,
    states: WordStates | None,
) -> Iterator[_Word]:
    tokens = [unpack(packed) for packed in paragraph.words]
    glosses = wording.glosses(article.text, tokens)
    at = 0
    for span, pieces, owner in _chunks(line):
        shown: list[str] = []
        alone: list[str] = []
        unknown = ""
        while at < len(tokens) and tokens[at].span.start < span.end:
            if tokens[at].span.start >= span.start and glosses[at] and glosses[at : at + 1] != shown[-1:]:
                shown.append(glosses[at])
                alone += [one for one in (tokens[at].gloss, *tokens[at].senses) if one != glosses[at]][:1]
            if states is not None and states.is_unknown(tokens[at]):
                unknown = tokens[at].lemma
            at += 1
        glossed = states is None or not states.bare or bool(unknown)
        yield _Word(pieces, owner, " ".join(shown), " ".join(alone), unknown, glossed, span.start)


def _chunks(line: ArabicLine) -> Iterator[tuple[Span, tuple[MarkedPiece, ...], MarkedPiece]]:
    """Yield the space-separated chunks of a line as pieces, each with the piece that holds its middle.

    Pieces begin and end at words, but a chunk may also hold the punctuation of a neighbouring piece.
    """
    text = "".join(piece.text for piece in line.pieces)
    owners = [piece for piece in line.pieces for _ in piece.text]
    start = 0
    for chunk in text.split(" "):
        if chunk:
            end = start + len(chunk)
            pieces = []
            for _, places in groupby(range(start, end), key=lambda place: id(owners[place])):
                first, *rest = places
                pieces.append(replace(owners[first], text=text[first : (rest or [first])[-1] + 1]))
            yield Span(line.offset + start, line.offset + end), tuple(pieces), owners[start + len(chunk) // 2]
        start += len(chunk) + 1
