"""A quotation by itself: what a citation of it says, and the same words in other articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.urls import reverse

from reader.arabic.literal import plain_text
from reader.arabic.normalise import fold
from reader.formats.citations import CitedQuotation, Translator
from reader.models import Annotation, Paragraph
from reader.models.translation import Origin
from reader.page.literal import WordForWord
from reader.page.machine_english import machine_english
from reader.page.quote_index import with_context
from reader.search.conditions import conditions_of
from reader.search.finding import PreparedSearch, find, read_paragraphs
from reader.search.plan import AllTerms, AnyTerms, OneTerm, SearchPlan, TermRun
from reader.search.query import QueryField
from reader.search.terms import spelling_term

RUN = 3  # words in a row that near copies share
RUNS_ASKED = 12
LOOKED_AT = 200  # paragraphs, the newest
MOST_TWINS = 10
MOST_WORDS = 400  # of a quotation that are compared
ALIKE = 0.5  # Ratcliff and Obershelp's measure, of words
_MARKS = '"“”«»„.,:;!?،؛؟…()[]'
_APART = " … "


def cited_quotation(one: Annotation, site: Callable[[str], str], seen: date) -> CitedQuotation:
    """Return what a citation of a quotation says; `site` makes a whole address of a path."""
    article, speaker = one.article, one.actor
    english, translator = _english(one)
    return CitedQuotation(
        arabic=said_words(one),
        english=english,
        translator=translator,
        speaker_ar=speaker.name_ar if speaker else one.speaker_name,
        speaker_en=speaker.name_en if speaker else "",
        headline_ar=article.headline,
        headline_en=article.headline_en,
        source_ar=article.source.name_ar,
        source_en=article.source.name_en,
        published=article.published,
        place=article.url,
        address=site(quote_address(one)),
        seen=seen,
    )


def quote_address(one: Annotation) -> str:
    """Return the path of a quotation's own page."""
    return reverse("quotation", args=(one.article_id, one.fingerprint))


def said_words(one: Annotation) -> str:
    """Return the words of a quotation; three points stand where its cue breaks it."""
    return _APART.join(span.of(one.article.text) for span in one.parts)


def _english(one: Annotation) -> tuple[str, Translator | None]:
    """Return the English of the very words and whose it is; word for word where it was not found."""
    translation, span = one.paragraph.english, one.english_span
    if translation is not None and span is not None:
        return span.of(translation.text), _translator(one)
    words = Paragraph.objects.only("words").get(pk=one.paragraph_id).words
    chunks = WordForWord(one.article, [one.paragraph]).chunks(one.paragraph, words)
    within = [chunk for chunk in chunks if any(part.overlaps(chunk.span) for part in one.parts)]
    literal = plain_text(within)
    return literal, Translator("literal") if literal else None


def _translator(one: Annotation) -> Translator:
    translation = one.paragraph.english
    machine = machine_english(translation, ())
    if machine is not None:
        return Translator("machine", ", ".join(machine.names))
    author = translation.author if translation and translation.origin == Origin.PERSON else None
    return Translator("person", (author.get_full_name() or author.get_username()) if author else "")


# The same words elsewhere


@dataclass(frozen=True, slots=True)
class DifferingPiece:
    """A stretch of a near copy: words that both have, that only it has ("added") or lacks ("left-out")."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class QuoteTwin:
    """A near copy of a quotation in another article, and how much both have in common, from 0 to 1."""

    quotation: Annotation
    address: str
    likeness: float
    pieces: tuple[DifferingPiece, ...]

    @property
    def is_same(self) -> bool:
        return all(not piece.kind for piece in self.pieces)


def quote_twins(one: Annotation) -> tuple[list[QuoteTwin], bool]:
    """Return near copies in other articles, the most alike first, and whether not all could be looked at."""
    ours = said_words(one).split()[:MOST_WORDS]
    search = _with_a_run_of(ours)
    if search is None:
        return [], False
    rows = find(search, None, LOOKED_AT)
    paragraphs = {found.paragraph.pk for found in read_paragraphs(rows.places).values()}
    others = Annotation.objects.said().filter(paragraph__in=paragraphs).exclude(article=one.article_id)
    twins = [twin for other in with_context(others) if (twin := _twin(ours, other)).likeness >= ALIKE]
    return sorted(twins, key=lambda twin: -twin.likeness)[:MOST_TWINS], rows.has_more


def _with_a_run_of(words: Sequence[str]) -> PreparedSearch | None:
    """Return a search for some runs of the words inside quotations: the index's own shingles."""
    keys = [key for key in map(_key, words) if any(letter.isalnum() for letter in key)]
    terms = [spelling_term(key) for key in keys]
    if not terms:
        return None
    if len(terms) < RUN:
        plan = AllTerms(tuple(OneTerm((term,)) for term in terms))
    else:
        starts = range(0, len(terms) - RUN + 1, max(1, (len(terms) - RUN + 1) // RUNS_ASKED))
        runs = [tuple((term,) for term in terms[at : at + RUN]) for at in starts]
        plan = AllTerms((AnyTerms(tuple(TermRun((run,)) for run in runs)),))
    return PreparedSearch(SearchPlan(plan), conditions_of([QueryField("layer", "quote")]))


def _twin(ours: Sequence[str], other: Annotation) -> QuoteTwin:
    theirs = said_words(other).split()[:MOST_WORDS]
    matcher = SequenceMatcher(None, list(map(_key, ours)), list(map(_key, theirs)), autojunk=False)
    pieces: list[DifferingPiece] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(DifferingPiece(" ".join(theirs[start:end])))
            continue
        if first < last:
            pieces.append(DifferingPiece(" ".join(ours[first:last]), "left-out"))
        if start < end:
            pieces.append(DifferingPiece(" ".join(theirs[start:end]), "added"))
    return QuoteTwin(other, quote_address(other), matcher.ratio(), tuple(pieces))


def _key(word: str) -> str:
    return fold(word).strip(_MARKS)
