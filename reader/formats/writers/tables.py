"""The five tables for counting: articles, marks, mentions, quotations, actors; a row at a time.

Every cell is a text or a number; offsets are code points of the article's text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.formats.records import ExportedActor, ExportedArticle, ExportedMark, Library
from reader.formats.writers.spreadsheet import Cell
from reader.formats.writers.target import Loss, Target
from reader.text.spans import Span

_OF_ARTICLE = ("article", "annotator", "published", "source", "headline", "address")
_OF_MARK = ("mark", "layer", "kind", "state", "score", "start", "end", "words", "words_en")
BETWEEN_PARTS = " … "  # of a broken quotation
_MADE = ("author", "tool", "created", "updated")

COLUMNS: Mapping[str, Sequence[str]] = {
    "articles": (*_OF_ARTICLE, "subject", "licence", "words", "marks", "text_sha256", "text", "english"),
    "marks": (
        *_OF_ARTICLE,
        *_OF_MARK,
        "line",
        "before",
        "after",
        "actor",
        "note",
        "needs_look",
        *_MADE,
        "text_sha256",
    ),
    "mentions": (
        *(*_OF_ARTICLE, *_OF_MARK, "actor", "name_ar", "name_en", "role_ar", "role_en"),
        *("sentence", "sentence_en", *_MADE),
    ),
    "quotations": (
        *(*_OF_ARTICLE, *_OF_MARK, "actor", "speaker_ar", "speaker_en", "speaker_kind", "speaker_words"),
        *("cue", "verb_en", "named", "named_en", "sentence", "sentence_en", *_MADE),
    ),
    "actors": (
        *("actor", "kind", "name_ar", "name_en", "role_ar", "role_en", "names_ar", "names_en"),
        *("guessed", "wikidata", "mentions", "quotations", "articles"),
    ),
}
NUMBERS = frozenset(
    {"score", "start", "end", "line", "marks", "guessed", "mentions", "quotations", "articles"}
)


@dataclass(slots=True)
class _Counted:
    """How often an actor occurred; of all that is read, only the actors are held."""

    actor: ExportedActor
    mentions: int = 0
    quotations: int = 0
    articles: int = 0


def rows(library: Library, target: Target) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield each row with the name of its table; those of actors, which are summed, at the end."""
    counted: dict[str, _Counted] = {}
    for article in library.articles:
        target.took(article)
        target.lose(Loss.BROKEN, sum(1 for mark in article.marks if mark.further))
        of_article = _article_cells(article)
        yield "articles", _article_row(article, of_article)
        for mark in article.marks:
            yield from _mark_rows(article, mark, of_article)
        _count(article, counted)
    for one in counted.values():
        yield "actors", _actor_row(one)


def _article_cells(article: ExportedArticle) -> list[Cell]:
    facts = (article.published, article.source, article.headline, article.address)
    return [article.id, article.annotator, *facts]


def _article_row(article: ExportedArticle, of_article: list[Cell]) -> list[Cell]:
    words = sum(1 for line in article.lines for word in line.words if word[4] != "punctuation")
    english = "\n".join(line.english for line in article.lines if line.translation)
    facts: list[Cell] = [article.subject, article.licence, words, len(article.marks), article.text_sha256]
    return [*of_article, *facts, article.text, english]


def _mark_rows(
    article: ExportedArticle, mark: ExportedMark, of_article: list[Cell]
) -> Iterator[tuple[str, Sequence[Cell]]]:
    score: Cell = "" if mark.score is None else mark.score
    of_mark: list[Cell] = [mark.id, mark.layer, mark.kind, mark.state, score, mark.start, mark.end]
    common: list[Cell] = [*of_article, *of_mark, _words(article, mark), mark.english_exact]
    made: list[Cell] = [mark.author, mark.tool, mark.created, mark.updated]
    around: list[Cell] = [mark.line, mark.prefix, mark.suffix, mark.actor, mark.body, mark.needs_look]
    yield "marks", [*common, *around, *made, article.text_sha256]
    if mark.layer == "actor":
        yield "mentions", [*common, *_mention_cells(article, mark), *made]
    elif mark.layer == "quote":
        yield "quotations", [*common, *_quotation_cells(article, mark), *made]


def _words(article: ExportedArticle, mark: ExportedMark) -> str:
    return BETWEEN_PARTS.join(part.of(article.text) for part in mark.parts)


def _mention_cells(article: ExportedArticle, mark: ExportedMark) -> list[Cell]:
    actor = article.actor_of(mark)
    names = [actor.name_ar, actor.name_en] if actor else ["", ""]
    return [mark.actor, *names, mark.role_ar, mark.role_en, *_lines(article, mark)]


def _quotation_cells(article: ExportedArticle, mark: ExportedMark) -> list[Cell]:
    actor = article.actor_of(mark)
    speaker = [actor.name_ar, actor.name_en, actor.kind] if actor else [mark.speaker_name, "", ""]
    named = named_in(article, mark)
    places = [_of(mark.speaker, article), _of(mark.cue, article), mark.verb_en]
    return [
        *(mark.actor, *speaker, *places),
        *("; ".join(one.name_ar for one in named), "; ".join(one.name_en for one in named)),
        *_lines(article, mark),
    ]


def named_in(article: ExportedArticle, quotation: ExportedMark) -> list[ExportedActor]:
    """Return the actors that are named in the words of a quotation, each once."""
    found = {
        mark.actor: article.actor_by_id[mark.actor]
        for mark in article.of_layer("actor")
        if mark.actor and any(part.covers(mark.span) for part in quotation.parts)
    }
    return list(found.values())


def _lines(article: ExportedArticle, mark: ExportedMark) -> list[Cell]:
    line = article.line_by_number.get(mark.line)
    return [line.span.of(article.text), line.english] if line else ["", ""]


def _of(span: Span | None, article: ExportedArticle) -> str:
    return span.of(article.text) if span else ""


def _count(article: ExportedArticle, counted: dict[str, _Counted]) -> None:
    for actor in article.actors:
        counted.setdefault(actor.id, _Counted(actor)).articles += 1
    for mark in article.marks:
        if mark.actor in counted:
            counted[mark.actor].mentions += mark.layer == "actor"
            counted[mark.actor].quotations += mark.layer == "quote"


def _actor_row(one: _Counted) -> list[Cell]:
    actor = one.actor
    names: list[Cell] = [actor.name_ar, actor.name_en, actor.role_ar, actor.role_en]
    more = ["; ".join(actor.names_ar), "; ".join(actor.names_en)]
    counts: list[Cell] = [int(actor.guess), actor.wikidata, one.mentions, one.quotations, one.articles]
    return [actor.id, actor.kind, *names, *more, *counts]
