"""An article and its annotations, prepared as exactly what the templates loop over.

All of it is plain data: pieces of text with class names, never HTML. A text with highlights is a flat
run of `Piece`s; put together, the pieces of a row's Arabic are the line of the article, unchanged.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from reader.arabic.literal import LiteralChunk
from reader.models import Picture
from reader.models.naming import name_shown, speaks_arabic
from reader.page.machine_english import MachineEnglish

KIND_CLASS = {"PER": "person", "ORG": "org", "LOC": "place", "MISC": "other"}
KIND_WORD = {
    "PER": gettext_lazy("person"),
    "ORG": gettext_lazy("organisation"),
    "LOC": gettext_lazy("place"),
    "MISC": gettext_lazy("other"),
}


@dataclass(frozen=True, slots=True)
class WordRun:
    """Part of a piece: a word that its reader does not know, with its dictionary form, or what is between."""

    text: str
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of text under the same marks. `classes` is empty where nothing is marked.

    Classes are "mark" plus any of: person, org, place, other (actor) with accepted or doubtful; quote with
    said-accepted or said-doubtful, opens (with mixed, if it is) and closes where a corner is drawn, glyph for
    the quotation's own marks; note; label with the name of its colour; caption-mark;
    "lead-in" for "Image caption" or a bullet; `lang` is "en" for a Latin run inside the Arabic.
    `marks` are the ids of the annotations that cover it, separated by blanks; `said` is the number, in
    the margin, of the quotation that begins here. `runs` are the text again, where words that its reader
    does not know are told apart.
    """

    text: str
    classes: str = ""
    href: str = ""
    marks: str = ""
    lang: str = ""
    said: str = ""
    runs: tuple[WordRun, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtAnswer:
    """An answer to a doubt; `value` is the verb, or the speaker, with the version that was on the screen."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the margin asks of a mark of which the machine is not sure."""

    question: str
    answers: tuple[DoubtAnswer, ...]
    card_href: str


@dataclass(frozen=True, slots=True)
class ActorNote:
    """An actor in the margin, at its first mention (or in the cast line, with `count`)."""

    kind: str  # person, org, place, other
    kind_word: str
    name_en: str
    name_ar: str
    href: str
    role_en: str = ""
    also_ar: tuple[str, ...] = ()
    role_ar: str = ""
    inner: tuple[str, ...] = ()  # the English names inside its name
    count: int = 0
    certainty: str = ""  # accepted, doubtful, or empty: the machine is sure
    doubt: Doubt | None = None
    card_href: str = ""  # where analysts judge and change this mention
    guess: bool = False  # the English name is our own spelling

    @property
    def has_more(self) -> bool:
        """Whether anything is said below the name."""
        return bool(self.shown_role or self.also_ar or self.inner_names)

    @property
    def shown_role(self) -> str:
        """The role in the language of the page, where it is known in that."""
        return self.role_ar if speaks_arabic() else self.role_en

    @property
    def inner_names(self) -> str:
        """The names inside its name; in an Arabic page they stand in the name itself."""
        return "" if speaks_arabic() else ", ".join(self.inner)


@dataclass(frozen=True, slots=True)
class QuoteNote:
    """A quotation in the margin: who said it, with which verb, in which way."""

    speaker_en: str
    speaker_ar: str
    href: str  # the speaker's page, or empty
    verb_en: str
    verb_ar: str
    kind: str  # direct, indirect, mixed
    kind_word: str  # "Direct quotation", "Reported speech", "Reported, with words quoted"
    short_kind: str  # "direct", "reported", "mixed"
    state: str
    confidence: str
    certainty: str = ""
    doubt: Doubt | None = None
    ident: str = ""  # of the annotation, for the address of this entry
    card_href: str = ""
    needs_look: str = ""
    unnamed: bool = False  # whether a person has said that nobody who is named says it

    @property
    def speaker(self) -> str:
        """Who said it, in the language of the page."""
        return name_shown(self.speaker_en, self.speaker_ar)


@dataclass(frozen=True, slots=True)
class MarkNote:
    """Something else that a person marked, in the margin: a note, a label of the codebook, a caption."""

    kind: str  # note, label, caption
    title_en: str
    title_ar: str
    body: str
    owner: str
    is_private: bool
    colour: str  # of a label
    number: int  # of a note on its page, from 1
    card_href: str


@dataclass(frozen=True, slots=True)
class ArabicLine:
    """A line of the article's Arabic: its pieces, beginning at code point `offset` of the text.

    With vowel signs put in, `signs` says which are written: see `reader.arabic.vowelling.written_signs`.
    """

    offset: int
    pieces: tuple[MarkedPiece, ...]
    signs: str | None = None


@dataclass(frozen=True, slots=True)
class LiteralRun:
    """English chunks under the same marks, those of `piece`, whose text is the Arabic.

    `before` and `after` are the punctuation marks at its ends, which are not marked and no chunk has.
    """

    piece: MarkedPiece
    chunks: tuple[LiteralChunk, ...]
    before: str = ""
    after: str = ""

    @property
    def said(self) -> Iterator[tuple[str, str, str]]:
        """Yield what stands before each chunk, its kind and its text: what costs a template least."""
        between = ""
        for one in self.chunks:
            yield between + one.before, one.kind, one.text
            between = f"{one.after} "


@dataclass(frozen=True, slots=True)
class LiteralLine:
    """A line word for word.

    `starts` are the places in the line at which the words of its chunks begin, in code points, in the order
    of the chunks. `unknown` counts the words that no dictionary has.
    """

    runs: tuple[LiteralRun, ...]
    starts: str
    unknown: int


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph in both languages with its margin. `credit` is the line of a caption's picture credit."""

    ident: str  # "p3"; captions "c1"
    number: int | None  # shown number; None for captions and the headline
    kind: str  # headline, paragraph, subhead, list_item, caption, credit, byline, dateline, time
    arabic: ArabicLine
    english: tuple[MarkedPiece, ...]
    literal: LiteralLine | None = None  # word for word, where there is no translation
    credit: ArabicLine | None = None
    credit_en: str = ""
    credit_is_literal: bool = False
    machine: MachineEnglish | None = None  # whose the English is, where a machine wrote some of it
    picture: Picture | None = None  # above a caption
    outdated: bool = False  # the Arabic was corrected after the English was made
    actors: tuple[ActorNote, ...] = ()
    quotes: tuple[QuoteNote, ...] = ()
    notes: tuple[MarkNote, ...] = ()
    suggested: tuple[int, ...] = ()  # the annotations that wait for a person, in reading order
    mark_href: str = ""  # the form that marks words of this paragraph without JavaScript
    note_href: str = ""  # the form for a reader's own note on it
    words_href: str = ""
    english_href: str = ""  # the form that writes the paragraph's English
    words: tuple["InterlinearRun", ...] = ()  # filled for the interlinear view only

    @property
    def machine_translated(self) -> bool:
        return self.machine is not None

    @property
    def is_opening(self) -> bool:
        """Whether it says who wrote, where or when, and is shown quietly."""
        return self.kind in ("byline", "dateline", "time")


@dataclass(frozen=True, slots=True)
class InterlinearWord:
    """A word, with the punctuation that touches it; `alone` is what it means by itself, in a unit."""

    pieces: tuple[MarkedPiece, ...]
    alone: str = ""


@dataclass(frozen=True, slots=True)
class InterlinearUnit:
    """Words that mean something together, at most four, over one gloss; most have one word.

    `gloss` is empty for punctuation. `lemma` is of a single word that its reader does not know; `bare` units
    are shown without their gloss.
    """

    words: tuple[InterlinearWord, ...]
    gloss: str
    lemma: str = ""
    bare: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(piece.text for piece in word.pieces) for word in self.words)

    @property
    def size(self) -> str:
        """The number of words in a word, as the stylesheet names it; empty for one."""
        return ("", "two", "three", "four")[len(self.words) - 1]


@dataclass(frozen=True, slots=True)
class InterlinearRun:
    """Units under the same marks, those of `piece`."""

    piece: MarkedPiece
    units: tuple[InterlinearUnit, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many marks an article has and who looked at them; `next_doubt` is the row of the first doubt."""

    marks: int
    suggested: int
    doubtful: int
    next_doubt: str = ""


@dataclass(frozen=True, slots=True)
class EnglishShare:
    """How many lines of an article have English from one hand: "person", "machine" or "literal".

    `name` is the person's or the provider's; of people it may be unknown.
    """

    origin: str
    name: str
    count: int
