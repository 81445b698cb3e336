"""What is exported: articles with lines, tokens, marks, actors, translations; terms; the codebook.

Offsets are code points, half-open: of the article's text, but `english` of the English of the mark's line.
Moments are ISO 8601 in UTC; what nobody knows is empty.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reader.arabic.document import Token
from reader.arabic.stored_tokens import unpack
from reader.formats.writers.bilingual import BilingualText
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class ExportedInnerName:
    """A name inside a longer one; offsets count from where that one begins."""

    start: int
    end: int
    type: str
    name_en: str


@dataclass(frozen=True, slots=True)
class ExportedTranslation:
    """The English of a line. `pairs` says which sentences face each other, as it is stored."""

    text: str
    origin: str = "person"
    provider: str = ""
    author: str = ""
    updated: str = ""
    outdated: bool = False
    pairs: Sequence[Sequence[Any]] = ()


@dataclass(frozen=True, slots=True)
class ExportedLine:
    """A line. `words` are its tokens, packed: start, end, vocalised, lemma, part of speech, gloss, senses,
    1 if it is known, code points of proclitics, of enclitics."""

    number: int
    kind: str
    start: int
    end: int
    words: Sequence[Sequence[Any]] = ()
    credit: int = -1  # the number of the line that credits its picture
    translation: ExportedTranslation | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def tokens(self) -> list[Token]:
        return list(map(unpack, self.words))

    @property
    def english(self) -> str:
        return self.translation.text if self.translation else ""


@dataclass(frozen=True, slots=True)
class ExportedMark:
    """A mark with where it comes from. `line` is the number of its line, `actor` the id of its actor."""

    id: str
    layer: str
    label: str
    start: int
    end: int
    exact: str
    line: int
    label_set: str = ""
    code: str = ""
    further: Sequence[Span] = ()
    prefix: str = ""
    suffix: str = ""
    english: Span | None = None
    english_exact: str = ""
    english_by_hand: bool = False
    actor: str = ""
    role_ar: str = ""
    role_en: str = ""
    cue: Span | None = None
    verb_en: str = ""
    speaker: Span | None = None
    speaker_name: str = ""
    speaker_unnamed: bool = False
    inner: Sequence[ExportedInnerName] = ()
    body: str = ""
    is_private: bool = False
    needs_look: str = ""
    state: str = "suggested"
    origin: str = "person"
    score: float | None = None
    author: str = ""
    tool: str = ""
    created: str = ""
    updated: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def parts(self) -> list[Span]:
        """The places it marks, in reading order."""
        return sorted([self.span, *self.further])

    @property
    def kind(self) -> str:
        """What it says of its words: PER, direct, caption, note, or the name of the codebook's label."""
        return self.code or self.label


@dataclass(frozen=True, slots=True)
class ExportedActor:
    """An actor that an article names or quotes. `guess`: nobody has said that its English is right."""

    id: str
    kind: str
    name_ar: str
    name_en: str
    names_ar: Sequence[str] = ()
    names_en: Sequence[str] = ()
    role_ar: str = ""
    role_en: str = ""
    guess: bool = False
    wikidata: str = ""


@dataclass(frozen=True)
class ExportedArticle:
    """An article as one person left it: `annotator` is empty for the library's marks, "gold" for those of a
    round that was settled, else the name of who worked alone."""

    id: str
    text: str
    text_sha256: str
    annotator: str = ""
    source: str = ""
    source_ar: str = ""
    published: str = ""
    address: str = ""
    note: str = ""
    licence: str = ""
    headline: str = ""
    subject: str = ""
    subject_said: str = ""
    kinds: Sequence[Sequence[Any]] = ()
    is_sample: bool = False
    analysis_version: str = ""
    created: str = ""
    lines: Sequence[ExportedLine] = ()
    actors: Sequence[ExportedActor] = ()
    marks: Sequence[ExportedMark] = ()

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.id}-{self.annotator}" if self.annotator else self.id

    @cached_property
    def actor_by_id(self) -> Mapping[str, ExportedActor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def line_by_number(self) -> Mapping[int, ExportedLine]:
        return {line.number: line for line in self.lines}

    def of_layer(self, *layers: str) -> list[ExportedMark]:
        """Return the marks of some layers, in reading order."""
        return [mark for mark in self.marks if mark.layer in layers]

    def actor_of(self, mark: ExportedMark) -> ExportedActor | None:
        return self.actor_by_id.get(mark.actor)


@dataclass(frozen=True, slots=True)
class ExportedTerm:
    """An entry of the termbase."""

    arabic: str
    english: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExportedLabel:
    """A label of the codebook, of a set."""

    label_set: str
    set_name: str
    name_en: str
    name_ar: str = ""
    colour: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """What a writer is given: articles one after the other, each read once; the rest when it is asked for."""

    articles: Iterable[ExportedArticle]
    terms: Callable[[], Iterable[ExportedTerm]] = tuple
    labels: Sequence[ExportedLabel] = ()
    bilingual: Callable[[ExportedArticle], BilingualText] | None = None
