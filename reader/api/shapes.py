"""What operations answer, as their document tells it; offsets are code points, spans half-open."""

from typing import Any

from reader.api.framework import Field, Schema

Pair = tuple[int, int]


class SourceShape(Schema):
    """Where an article was published."""

    slug: str
    name_en: str
    name_ar: str


class ArticleShape(Schema):
    """An article without its text. `published` is a day, null if nobody knows it."""

    id: int
    headline: str
    headline_en: str
    source: SourceShape
    published: str | None
    address: str
    note: str
    licence: str
    subject: str
    is_sample: bool
    word_count: int
    caption_count: int
    text_sha256: str
    analysis_version: str
    created: str
    updated: str
    page: str = Field(description="Its page, for people.")


class ListedArticleShape(ArticleShape):
    """An article of a list, with how many actors, quotations and marks it has."""

    actor_count: int
    quote_count: int
    suggested_count: int
    reviewed_count: int


class ArticleList(Schema):
    items: list[ListedArticleShape]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


class TextShape(Schema):
    """The text of an article, to which all offsets refer."""

    article: int
    text: str
    sha256: str
    length: int = Field(description="In code points.")


class LineShape(Schema):
    """A line, of a kind such as headline or caption. `credit` is the line that credits its picture."""

    number: int
    kind: str
    start: int
    end: int
    text: str
    credit: int | None


class LineList(Schema):
    items: list[LineShape]


class TokenShape(Schema):
    """A word as it is read; `gloss` is its English in the sentence, `senses` those of its reading."""

    start: int
    end: int
    vocalised: str
    lemma: str
    pos: str
    gloss: str
    senses: list[str]
    known: bool
    clitics: Pair


class LineTokens(Schema):
    line: int
    tokens: list[TokenShape]


class TokenList(Schema):
    items: list[LineTokens]


class TranslationShape(Schema):
    """The English of a line. `origin` is person or machine; `outdated` if the Arabic changed since."""

    line: int
    text: str
    origin: str
    provider: str
    author: str
    updated: str
    outdated: bool


class TranslationList(Schema):
    items: list[TranslationShape]


class NamedActor(Schema):
    """An actor as a mark names it. `guess`: the English is our spelling, which nobody has confirmed."""

    id: int
    kind: str
    name_ar: str
    name_en: str
    guess: bool


class ActorShape(NamedActor):
    """A person, organisation, place or other name, with how often it is named and quoted."""

    names_ar: list[str]
    names_en: list[str]
    role_ar: str
    role_en: str
    wikidata: str
    article_count: int
    mention_count: int
    quote_count: int
    version: int
    page: str


class ActorList(Schema):
    items: list[ActorShape]
    next: str | None


class CodeShape(Schema):
    """A label of the codebook."""

    id: int
    label_set: str
    name_en: str
    name_ar: str


class EnglishPlace(Schema):
    """Where the line's English says the same."""

    start: int
    end: int
    exact: str
    by_hand: bool


class MarkShape(Schema):
    """A mark. `certainty` is how often suggestions with such a score are right: guess, fairly or very; null
    once a person decided. On a quotation `actor` is who speaks. `version` goes into If-Match."""

    id: int
    article: int
    line: int
    layer: str
    label: str
    code: CodeShape | None
    start: int
    end: int
    parts: list[Pair]
    exact: str
    prefix: str
    suffix: str
    english: EnglishPlace | None
    actor: NamedActor | None
    role_ar: str
    role_en: str
    cue: Pair | None
    verb_en: str
    speaker: Pair | None
    speaker_name: str
    speaker_unnamed: bool
    body: str
    private: bool
    state: str
    origin: str
    score: float | None
    certainty: str | None
    needs_look: str
    created_by: str | None
    created: str
    updated: str
    version: int


class MarkList(Schema):
    items: list[MarkShape]


class WholeArticle(ArticleShape):
    """An article with its text, its lines, their English, and all its marks."""

    text: str
    lines: list[LineShape]
    translations: list[TranslationShape]
    marks: list[MarkShape]


class PagedMarks(Schema):
    items: list[MarkShape]
    next: str | None


class ChangeShape(Schema):
    """A change in a mark's history, the latest first; `id` is what a restore names."""

    id: int
    action: str
    by: str | None
    made: str
    version: int
    after: dict[str, Any]


class ChangeList(Schema):
    items: list[ChangeShape]
    next: str | None


class HitShape(Schema):
    """Words that were found: where, in which language, and by which way of looking (`why`)."""

    article: int
    headline: str
    headline_en: str
    source: str
    published: str
    address: str
    number: int
    language: str
    start: int
    end: int
    exact: str
    why: str
    before: str
    after: str


class ReadingShape(Schema):
    """A way in which a word was looked for."""

    word: str
    way: str
    form: str
    used: bool


class HitList(Schema):
    """What a search found, newest article first. `notes` are sentences about what was not looked at."""

    items: list[HitShape]
    next: str | None
    readings: list[ReadingShape]
    notes: list[str]


class PartShape(Schema):
    """How far an analyst of a round is."""

    analyst: str
    state: str
    percent: int
    done: str | None


class RoundShape(Schema):
    """A round of an article. `compared` tells whether you may see what its analysts did."""

    id: int
    article: int
    name: str
    begin_with: str
    opened: str
    opened_by: str | None
    closed: str | None
    until: str | None
    analysts: int
    done: int


class RoundList(Schema):
    items: list[RoundShape]
    next: str | None


class AgreementShape(Schema):
    """How far those who are done agree about a layer or a label; null where it cannot be said."""

    what: str
    counts: list[int]
    cohen: float | None
    fleiss: float | None
    alpha: float | None
    alpha_unitizing: float | None
    f1: float | None
    f1_touching: float | None


class OneRound(RoundShape):
    parts: list[PartShape]
    compared: bool
    agreement: list[AgreementShape] | None


class RoundMarks(Schema):
    """What an analyst of a round marked; `gold` for what stands in the library."""

    annotator: str
    marks: list[dict[str, Any]]


class RoundMarkList(Schema):
    items: list[RoundMarks]


class LeftText(Schema):
    """A text of a file that became no article, and why; `article` is the one that has it already."""

    name: str
    reason: str
    article: int | None


class UploadShape(Schema):
    """A file on its way into the library: how much of it is done; `waiting` texts are to be looked at."""

    id: int
    name: str
    sha256: str
    size: int
    state: str
    reason: str
    items: int
    items_done: int
    percent: int
    finished: bool
    articles: list[int]
    waiting: int
    report: list[LeftText]
    created: str
    updated: str


class UploadList(Schema):
    items: list[UploadShape]
    next: str | None


class FormatShape(Schema):
    """A format of exports: what it keeps of the library, and what it loses."""

    name: str
    title: str
    ending: str
    keeps: list[str]
    loses: list[str]
    installed: bool


class FormatList(Schema):
    items: list[FormatShape]


class Me(Schema):
    """Whose token this is, and what it may."""

    username: str
    role: str
    token: str
    scopes: list[str]
    expires: str
