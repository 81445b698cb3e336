"""What `analyse(text)` returns: the structure, words, actors, quotations and captions of a text.

Every span is half-open and counts code points of the one text that was analysed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from reader.text.spans import Span


class BlockKind(StrEnum):
    """What a line of an article is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIME_LINE = "time"


class ActorType(StrEnum):
    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "MISC"


class QuotationKind(StrEnum):
    """Direct: in quotation marks. Indirect: reported without marks. Mixed: reported, with words in marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Subject(StrEnum):
    """What an article is about; general where nothing leads clearly."""

    POLITICS = "politics"
    SECURITY = "security"
    ECONOMY = "economy"
    SPORT = "sport"
    COURTS = "courts"
    HEALTH = "health"
    SCIENCE = "science"
    WEATHER = "weather"
    CULTURE = "culture"
    RELIGION = "religion"
    OBITUARY = "obituary"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article. `span` leaves out the lead-in ("Image caption", a bullet); `line` holds it.

    For a caption, `credit` is the span of the picture credit that belongs to it, if there is one.
    """

    kind: BlockKind
    span: Span
    line: Span
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a word with its own meaning: prefix, stem or suffix, vocalised."""

    role: str  # "prefix", "stem" or "suffix"
    form: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word out of context.

    `pos` is one of noun, verb, adjective, adverb, proper noun, pronoun, preposition, conjunction,
    particle, number, interjection, abbreviation, foreign, punctuation, unknown.
    `morphology` says the features in words, most general first: ("verb", "past", "third person feminine").
    `senses` are the English senses of the stem alone; `gloss` is the phrase for the whole word.
    """

    vocalised: str
    lemma: str
    pos: str
    gloss: str
    senses: tuple[str, ...]
    segments: tuple[Segment, ...] = ()
    morphology: tuple[str, ...] = ()
    root: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with the reading chosen for it in context.

    `known` is False for words outside the lexicon; their gloss is a transliteration or name.
    `enclitic` and `proclitic` give how many code points at either end are clitics (و، ب، ل، ـها).
    """

    span: Span
    vocalised: str
    lemma: str
    pos: str
    gloss: str
    senses: tuple[str, ...]
    known: bool = True
    proclitic: int = 0
    enclitic: int = 0


@dataclass(frozen=True, slots=True)
class InnerMention:
    """A name inside a longer one: the country of a ministry, the city of a university."""

    span: Span
    type: ActorType
    name_en: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, without clitics and without titles.

    Mentions with the same `actor` number are of the same actor; `name_ar` and `name_en` are that
    actor's fullest names. `score` is the estimated probability that span and type are right.
    `role_ar`/`role_en` is the title the text gives here ("وزير الخارجية الأمريكية"), or empty.
    `guess` is True where `name_en` is our own spelling or wording, which no list has.
    """

    span: Span
    type: ActorType
    actor: int
    name_ar: str
    name_en: str
    score: float
    role_ar: str = ""
    role_en: str = ""
    inner: tuple[InnerMention, ...] = ()
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's. `span` leaves out the quotation marks.

    `speaker` is the span that names the source, maybe in an earlier sentence; `speaker_actor` its actor
    number (see Mention), if it is a mention; `speaker_name` the fullest Arabic name or description;
    `speaker_score` how often one who is known in that way was the right one. All of them are empty where the
    speaker is not certain.
    `verb_en` says the cue in English ("warned that"), empty without a cue.
    """

    kind: QuotationKind
    span: Span
    cue: Span | None
    speaker: Span | None
    speaker_name: str
    score: float
    speaker_actor: int | None = None
    speaker_score: float = 0.0
    verb_ar: str = ""
    verb_en: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    span: Span
    credit: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """The whole analysis of `text`."""

    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    captions: tuple[Caption, ...] = field(default=())
    subject: Subject = Subject.GENERAL
