"""Rows of the library as records: a batch of articles at a time, a few queries for each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from reader.exchange.selection import Selection
from reader.formats.records import (
    ExportedActor,
    ExportedArticle,
    ExportedInnerName,
    ExportedLabel,
    ExportedLine,
    ExportedMark,
    ExportedTerm,
    ExportedTranslation,
    Library,
)
from reader.models import Actor, ActorName, Article, Assignment, Label, Paragraph, Term
from reader.page.bilingual import bilingual_text
from reader.text.spans import Span

BATCH = 25
_LINE = (
    *("id", "article_id", "number", "kind", "start", "end", "words", "credit__number"),
    *("translation__text", "translation__origin", "translation__provider", "translation__author__username"),
    *("translation__updated", "translation__outdated", "translation__pairs"),
)
_SAME = (
    *("layer", "label", "start", "end", "exact", "prefix", "suffix", "role_ar", "role_en", "verb_en"),
    *("speaker_name", "speaker_unnamed", "body", "is_private", "needs_look", "state", "origin", "score"),
)
_MARK = (
    *("id", "article_id", "paragraph_id", "actor_id", *_SAME),
    *("code__name_en", "code__label_set__slug", "further", "inner", "en_start", "en_end", "en_by_hand"),
    *("cue_start", "cue_end", "speaker_start", "speaker_end", "analysis_version", "created", "updated"),
    *("created_by__username", "came_from__author", "came_from__tool", "came_from__made"),
)
Row = Mapping[str, Any]


def library_of(selection: Selection, tell: Callable[[int], object] = lambda done: None) -> Library:
    """Return what a selection has, as writers take it; `tell` is told how many articles are read."""
    return Library(records(selection, tell), _terms, _labels(), _facing)


def records(
    selection: Selection, tell: Callable[[int], object] = lambda done: None
) -> Iterator[ExportedArticle]:
    """Yield each article of a selection, of a round once for each annotator. Of all of them one batch is
    held."""
    ids = list(selection.articles().values_list("pk", flat=True))
    parts = selection.parts()
    done = 0
    for batch in _batches(ids):
        articles = list(
            Article.objects.filter(pk__in=batch).select_related("source").defer("raw").order_by("pk")
        )
        lines = _lines(batch)
        marks = {part: _marks(selection, part, batch) for part in parts}
        actors = _actors(row for found in marks.values() for rows in found.values() for row in rows)
        for article in articles:
            rows = lines.get(article.pk, [])
            for part in parts:
                own = marks[part].get(article.pk, [])
                yield _article(article, selection.name_of(part), rows, own, actors)
            done += 1
            tell(done)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), BATCH):
        yield ids[at : at + BATCH]


def _lines(articles: Sequence[int]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = Paragraph.objects.filter(article__in=articles).order_by("article", "number")
    for row in rows.values(*_LINE):
        found[row["article_id"]].append(row)
    return found


def _marks(selection: Selection, part: Assignment | None, articles: Sequence[int]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = selection.marks(part).filter(article__in=articles)
    for row in rows.order_by("article", "start", "-end", "pk").values(*_MARK):
        found[row["article_id"]].append(row)
    return found


def _actors(marks: Iterable[Row]) -> Mapping[int, ExportedActor]:
    ids = {row["actor_id"] for row in marks if row["actor_id"]}
    rows: QuerySet[Actor] = Actor.everywhere.filter(pk__in=ids)
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for actor, language, name in ActorName.objects.filter(actor__in=ids).values_list(
        "actor", "language", "name"
    ):
        names[(actor, language)].append(name)
    return {
        one.pk: ExportedActor(
            str(one.pk),
            one.kind,
            one.name_ar,
            one.name_en,
            tuple(names[(one.pk, "ar")]),
            tuple(names[(one.pk, "en")]),
            one.role_ar,
            one.role_en,
            one.guess,
            one.wikidata,
        )
        for one in rows
    }


def _article(
    article: Article,
    annotator: str,
    lines: Sequence[Row],
    marks: Sequence[Row],
    actors: Mapping[int, ExportedActor],
) -> ExportedArticle:
    numbers = {row["id"]: number for number, row in enumerate(lines)}
    english = {row["id"]: row["translation__text"] or "" for row in lines}
    named = dict.fromkeys(row["actor_id"] for row in marks if row["actor_id"])
    return ExportedArticle(
        id=str(article.pk),
        text=article.text,
        text_sha256=article.text_sha256,
        annotator=annotator,
        source=article.source.name_en,
        source_ar=article.source.name_ar,
        published=article.published.isoformat() if article.published else "",
        address=article.url,
        note=article.note,
        licence=article.licence,
        headline=article.headline,
        subject=article.subject,
        subject_said=article.subject_said,
        kinds=article.kinds,
        is_sample=article.is_sample,
        analysis_version=article.analysis_version,
        created=_moment(article.created),
        lines=tuple(map(_line, lines)),
        actors=tuple(actors[one] for one in named),
        marks=tuple(_mark(row, numbers, english) for row in marks),
    )


def _line(row: Row) -> ExportedLine:
    credit = row["credit__number"]
    return ExportedLine(
        row["number"],
        row["kind"],
        row["start"],
        row["end"],
        row["words"],
        -1 if credit is None else credit,
        None if row["translation__text"] is None else _translation(row),
    )


def _translation(row: Row) -> ExportedTranslation:
    return ExportedTranslation(
        row["translation__text"],
        row["translation__origin"],
        row["translation__provider"],
        row["translation__author__username"] or "",
        _moment(row["translation__updated"]),
        row["translation__outdated"],
        row["translation__pairs"],
    )


def _mark(row: Row, numbers: Mapping[int, int], english: Mapping[int, str]) -> ExportedMark:
    place = _span(row, "en")
    return ExportedMark(
        id=str(row["id"]),
        line=numbers[row["paragraph_id"]],
        label_set=row["code__label_set__slug"] or "",
        code=row["code__name_en"] or "",
        further=tuple(Span(start, end) for start, end in row["further"]),
        english=place,
        english_exact=place.of(english[row["paragraph_id"]]) if place else "",
        english_by_hand=row["en_by_hand"],
        actor=str(row["actor_id"] or ""),
        cue=_span(row, "cue"),
        speaker=_span(row, "speaker"),
        inner=tuple(ExportedInnerName(**one) for one in row["inner"]),
        author=row["came_from__author"] or row["created_by__username"] or "",
        tool=row["came_from__tool"] or row["analysis_version"],
        created=_moment(row["came_from__made"] or row["created"]),
        updated=_moment(row["updated"]),
        **{name: row[name] for name in _SAME},
    )


def _span(row: Row, name: str) -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None or end is None else Span(start, end)


def _moment(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat() if value else ""


def _terms() -> Iterator[ExportedTerm]:
    for row in Term.objects.values_list("arabic", "english", "note").iterator(chunk_size=500):
        yield ExportedTerm(*row)


def _labels() -> list[ExportedLabel]:
    return [
        ExportedLabel(
            one.label_set.slug, one.label_set.name_en, one.name_en, one.name_ar, one.colour, one.definition
        )
        for one in Label.objects.select_related("label_set")
    ]


def _facing(record: ExportedArticle) -> Any:
    return bilingual_text(Article.objects.select_related("source").defer("raw").get(pk=int(record.id)))
