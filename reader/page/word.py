"""A word's entry: what the popover and the word's own page show, and where else the word occurs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils.http import urlencode

from reader.analyser import site_analyser
from reader.arabic.document import Analysis, Segment, Token
from reader.arabic.glosses.undecided import is_undecided
from reader.arabic.names.romanise import romanise
from reader.arabic.stored_tokens import unpack
from reader.glossary import Worded, worded_at, wording_of
from reader.models import Annotation, Article, GlossCorrection, LemmaCount, Paragraph, Term
from reader.models.annotation import AnnotationQuerySet
from reader.models.prepared import PreparedQuery
from reader.page.excerpts import excerpt
from reader.page.explaining import explained
from reader.page.grammar import grammar_term, phrase
from reader.page.notes import actor_note
from reader.page.parts import ActorNote

_EXPLAINED = (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE, Annotation.Layer.CAPTION)


@dataclass(frozen=True, slots=True)
class OtherReading:
    vocalised: str
    gloss: str
    morphology: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GlossSource:
    """Where a gloss that is not the analysis' comes from: an entry of the glossary, or a correction."""

    term: Term | None = None
    correction: GlossCorrection | None = None


@dataclass(frozen=True, slots=True)
class ListedSense:
    """A sense of the dictionary form, and whether it is the one that the shown gloss is made of."""

    sense: str
    shown: bool


@dataclass(frozen=True, slots=True)
class WordEntry:
    """Everything known about one word of an article. Empty fields are not shown.

    `transliterated` tells that `gloss` is no meaning, but the word in Latin letters. `machine_gloss` is the
    analysis' where another one is shown. `phrase` are the words that the gloss is of when they are more than
    this one. `undecided`: it has two senses, of which the text tells none. `lemma_sense` is what an analyst
    who corrects the dictionary form begins with; empty where there is none.
    """

    form: str
    start: int
    end: int
    vocalised: str
    romanised: str
    gloss: str
    transliterated: bool
    machine_gloss: str
    source: GlossSource
    phrase: str
    lemma_sense: str
    morphology: str
    segments: tuple[Segment, ...]
    lemma: str
    lemma_romanised: str
    lemma_senses: tuple[ListedSense, ...]
    undecided: bool
    root: str
    known: bool
    name: ActorNote | None
    marks: tuple[str, ...]  # what each mark over it means
    other_readings: tuple[OtherReading, ...]
    here_count: int
    library_count: int
    href: str
    correct_href: str
    entry_href: str = ""  # in the dictionary


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A row in the table of a paragraph's words."""

    text: str
    vocalised: str
    gloss: str
    lemma: str
    pos: str
    href: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a dictionary form stands, in context, with the English of its paragraph."""

    article: Article
    href: str
    before: str
    word: str
    after: str
    english: str


def word_href(article_id: int, offset: int) -> str:
    return reverse("word", args=(article_id, offset))


def _paragraph_at(article: int, offset: int) -> "QuerySet[Paragraph]":
    """Return the paragraph at a place, with its article, which has to be read and is asked about the bin."""
    here = Paragraph._base_manager.filter(
        article=article, article__binned=None, start__lte=offset, end__gte=offset
    )
    return here.select_related("article").defer("article__raw").order_by("-start")[:1]


_paragraphs_at = PreparedQuery(_paragraph_at)


def token_at(article_id: int, offset: int) -> tuple[Paragraph, Token] | None:
    """Return the word of an article that covers, or else is next to, code point `offset`, with its paragraph.

    The paragraph comes with its article.
    """
    found = _paragraphs_at(article_id, offset)
    if not found:
        return None
    paragraph = found[0]
    words = [unpack(packed) for packed in paragraph.words]
    near = [word for word in words if word.span.start <= offset <= word.span.end]
    wanted = [word for word in near if word.pos != "punctuation"] or near
    inside = [word for word in wanted if offset < word.span.end]
    return (paragraph, (inside or wanted)[0]) if wanted else None


def word_entry(paragraph: Paragraph, token: Token) -> WordEntry:
    """Put together the entry of a word; the other readings are looked up now, not stored.

    `paragraph` comes with its article.
    """
    article = paragraph.article
    worded = worded_at(paragraph, token)
    form = token.span.of(article.text)
    readings = site_analyser().readings(form) if token.known else ()
    chosen = _chosen(token, readings)
    counts = LemmaCount.objects.filter(lemma=token.lemma).aggregate(
        here=Sum("count", filter=Q(article=article)), library=Sum("count")
    )
    marks = _marks(article.pk, token.span.start, token.span.end)
    undecided = is_undecided(token.gloss)
    is_shown = token.known and worded.gloss == token.gloss and not worded.is_phrase
    return WordEntry(
        form=form,
        start=token.span.start,
        end=token.span.end,
        vocalised=token.vocalised,
        romanised=romanise(token.vocalised, token.proclitic),
        gloss=worded.gloss,
        transliterated=worded.gloss == token.gloss and site_analyser().is_transliteration(form, token),
        machine_gloss=token.gloss if worded.gloss != token.gloss else "",
        source=_source(worded),
        phrase=worded.form if worded.is_phrase else "",
        lemma_sense=next(iter(token.senses), "") if token.known and not worded.is_phrase else "",
        morphology=in_words(chosen, token),
        segments=chosen.segments if chosen and len(chosen.segments) > 1 else (),
        lemma=token.lemma if token.known else "",
        lemma_romanised=romanise(token.lemma) if token.known else "",
        lemma_senses=tuple(
            ListedSense(sense, is_shown and place <= undecided) for place, sense in enumerate(token.senses)
        ),
        undecided=is_shown and undecided,
        root=chosen.root if chosen else "",
        known=token.known,
        name=_name(marks),
        marks=tuple(dict.fromkeys(map(explained, marks))),
        other_readings=tuple(
            OtherReading(one.vocalised, one.gloss, in_words(one), one is chosen) for one in readings
        )
        if len(readings) > 1
        else (),
        here_count=counts["here"] or 0,
        library_count=counts["library"] or 0,
        href=word_href(article.pk, token.span.start),
        correct_href=reverse("correct_gloss", args=(article.pk, token.span.start)) if worded.key else "",
        entry_href=f"{reverse('dictionary')}?{urlencode({'lemma': token.lemma})}" if token.known else "",
    )


def _source(worded: Worded) -> GlossSource:
    if worded.correction:
        rows = GlossCorrection.objects.select_related("author")
        return GlossSource(correction=rows.filter(pk=worded.correction).first())
    return GlossSource(term=Term.objects.filter(pk=worded.term).first() if worded.term else None)


def _chosen(token: Token, readings: Sequence[Analysis]) -> Analysis | None:
    """Return the reading that the stored token was made from, as nearly as it can be told."""

    def likeness(one: Analysis) -> tuple[bool, bool, bool]:
        return (one.lemma == token.lemma, one.pos == token.pos, one.vocalised == token.vocalised)

    best = max(readings, key=likeness, default=None)
    return best if best and best.lemma == token.lemma else None


def in_words(reading: Analysis | None, token: Token | None = None) -> str:
    """Say part of speech and features as a phrase: "Verb, past, third person feminine singular".

    Empty where the part of speech is not known.
    """
    features = reading.morphology if reading else ()
    pos = token.pos if token else reading.pos if reading else ""
    return phrase(features or (pos,)) if pos != "unknown" else ""


def _marks_over(article: int, start: int, end: int) -> "QuerySet[Annotation]":
    """Return the mentions, quotations and captions that a word stands in."""
    # This very article is shown, so nothing here asks whether it is in the bin.
    return (
        AnnotationQuerySet(Annotation)
        .standing()
        .filter(assignment=None, article=article, start__lt=end, end__gt=start)
        .filter(layer__in=_EXPLAINED)
        .select_related("actor")
        .order_by("start")
    )


_marks = PreparedQuery(_marks_over)


def _name(marks: Sequence[Annotation]) -> ActorNote | None:
    mention = next((one for one in marks if one.layer == Annotation.Layer.ACTOR and one.actor), None)
    return actor_note(mention.actor, mention) if mention and mention.actor else None


def paragraph_words(article: Article, paragraph: Paragraph) -> list[ListedWord]:
    """List every word of a paragraph with its gloss: the plain alternative to the popover."""
    tokens = [unpack(packed) for packed in paragraph.words]
    glosses = wording_of(article.pk).glosses(article.text, tokens)
    return [
        ListedWord(
            token.span.of(article.text),
            token.vocalised,
            gloss,
            token.lemma if token.known else "",
            grammar_term(token.pos),
            word_href(article.pk, token.span.start),
            token.span.start,
            token.span.end,
        )
        for token, gloss in zip(tokens, glosses, strict=True)
        if token.pos != "punctuation"
    ]


def occurrences(lemma: str, article: Article, others: Iterable[Article], most: int) -> list[Occurrence]:
    """Return where a dictionary form stands: in this article first, then in the others, at most `most`."""
    found = (
        _occurrence(one, paragraph, token)
        for one in (article, *others)
        for paragraph in one.paragraphs.select_related("translation")
        for token in map(unpack, paragraph.words)
        if token.lemma == lemma
    )
    return list(islice(found, most))


def _occurrence(article: Article, paragraph: Paragraph, token: Token) -> Occurrence:
    around = excerpt(article.text, paragraph.span, token.span)
    translation = paragraph.english
    return Occurrence(
        article=article,
        href=word_href(article.pk, token.span.start),
        before=around.before,
        word=around.exact,
        after=around.after,
        english=translation.text if translation else "",
    )
