"""Rows as operations answer them: articles, marks, actors."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from reader.arabic.confidence import band_of
from reader.models import ActorName, Annotation, Article, Translation
from reader.models.annotation import AnnotationQuerySet

Row = Mapping[str, Any]

_MARK = (
    *("id", "article_id", "paragraph_id", "paragraph__number", "layer", "label", "start", "end", "further"),
    *("exact", "prefix", "suffix", "en_start", "en_end", "en_by_hand", "role_ar", "role_en", "verb_en"),
    *("cue_start", "cue_end", "speaker_start", "speaker_end", "speaker_name", "speaker_unnamed", "body"),
    *("is_private", "state", "origin", "score", "needs_look", "created", "updated", "version"),
    *("actor_id", "actor__kind", "actor__name_ar", "actor__name_en", "actor__guess"),
    *("code_id", "code__label_set__slug", "code__name_en", "code__name_ar", "created_by__username"),
)
_ENGLISH = ("text", "origin", "provider", "outdated")
_SAME = (
    *("id", "layer", "label", "start", "end", "exact", "prefix", "suffix", "role_ar", "role_en", "verb_en"),
    *("speaker_name", "speaker_unnamed", "body", "state", "origin", "score", "needs_look", "version"),
)


def iso_moment(value: datetime | None) -> str | None:
    """Return a time as ISO 8601 has it."""
    return value.isoformat() if value else None


def told_article(one: Article) -> dict[str, Any]:
    """Return what is known of an article, without its text."""
    return {
        "id": one.pk,
        "headline": one.headline,
        "headline_en": one.headline_en,
        "source": {
            "slug": one.source.slug,
            "name_en": one.source.name_en,
            "name_ar": one.source.name_ar,
        },
        "published": one.published.isoformat() if one.published else None,
        "address": one.url,
        "note": one.note,
        "licence": one.licence,
        "subject": one.subject_said or one.subject,
        "is_sample": one.is_sample,
        "word_count": one.word_count,
        "caption_count": one.caption_count,
        "text_sha256": one.text_sha256,
        "analysis_version": one.analysis_version,
        "created": iso_moment(one.created),
        "updated": iso_moment(one.updated),
        "page": one.get_absolute_url(),
    }


def told_lines(one: Article) -> list[dict[str, Any]]:
    """Return the lines of an article, with one query."""
    rows = one.paragraphs.values("number", "kind", "start", "end", credit_number=F("credit__number"))
    return [
        {
            "number": row["number"],
            "kind": row["kind"],
            "start": row["start"],
            "end": row["end"],
            "text": one.text[row["start"] : row["end"]],
            "credit": row["credit_number"],
        }
        for row in rows
    ]


def told_translations(one: Article) -> list[dict[str, Any]]:
    """Return the English of an article's lines, with one query."""
    rows = Translation.objects.filter(paragraph__article=one).order_by("paragraph__number")
    named = rows.values_list("paragraph__number", *_ENGLISH, "author__username", "updated")
    return [
        {
            "line": number,
            **dict(zip(_ENGLISH, values, strict=True)),
            "author": author or "",
            "updated": iso_moment(updated),
        }
        for number, *values, author, updated in named
    ]


def told_marks(rows: AnnotationQuerySet) -> list[dict[str, Any]]:
    """Return marks in the order in which they are asked for, with two queries."""
    found = list(rows.values(*_MARK))
    english = _english(row["paragraph_id"] for row in found if row["en_start"] is not None)
    return [_told(row, english) for row in found]


def _english(paragraphs: Iterable[int]) -> dict[int, str]:
    rows = Translation.objects.filter(paragraph__in=set(paragraphs))
    return dict(rows.values_list("paragraph_id", "text"))


def _told(row: Row, english: Mapping[int, str]) -> dict[str, Any]:
    told = {name: row[name] for name in _SAME}
    told["article"], told["line"] = row["article_id"], row["paragraph__number"]
    told["parts"] = sorted([[row["start"], row["end"]], *row["further"]])
    told["code"] = _code(row)
    told["english"] = _place(row, english)
    told["actor"] = _named(row)
    told["cue"], told["speaker"] = _pair(row, "cue"), _pair(row, "speaker")
    told["private"], told["created_by"] = row["is_private"], row["created_by__username"]
    told["certainty"] = _certainty(row)
    told["created"], told["updated"] = row["created"].isoformat(), row["updated"].isoformat()
    return told


def _code(row: Row) -> dict[str, Any] | None:
    if row["code_id"] is None:
        return None
    return {
        "id": row["code_id"],
        "label_set": row["code__label_set__slug"],
        "name_en": row["code__name_en"],
        "name_ar": row["code__name_ar"],
    }


def _named(row: Row) -> dict[str, Any] | None:
    if row["actor_id"] is None:
        return None
    return {
        "id": row["actor_id"],
        "kind": row["actor__kind"],
        "name_ar": row["actor__name_ar"],
        "name_en": row["actor__name_en"],
        "guess": row["actor__guess"],
    }


def _place(row: Row, english: Mapping[int, str]) -> dict[str, Any] | None:
    start, end = row["en_start"], row["en_end"]
    if start is None or end is None:
        return None
    exact = english.get(row["paragraph_id"], "")[start:end]
    return {"start": start, "end": end, "exact": exact, "by_hand": row["en_by_hand"]}


def _pair(row: Row, name: str) -> list[int] | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None or end is None else [start, end]


def _certainty(row: Row) -> str | None:
    if row["score"] is None or row["state"] != Annotation.State.SUGGESTED:
        return None
    return band_of(row["score"]).name.lower()


def told_actors(rows: "Sequence[Any] | QuerySet[Any]") -> list[dict[str, Any]]:
    """Return actors that were counted, with all their names, with one query more."""
    found = list(rows)
    names: dict[tuple[int, str], list[str]] = {}
    for one in ActorName.objects.filter(actor__in=[one.pk for one in found]):
        names.setdefault((one.actor_id, one.language), []).append(one.name)
    return [
        {
            "id": one.pk,
            "kind": one.kind,
            "name_ar": one.name_ar,
            "name_en": one.name_en,
            "guess": one.guess,
            "names_ar": names.get((one.pk, "ar"), []),
            "names_en": names.get((one.pk, "en"), []),
            "role_ar": one.role_ar,
            "role_en": one.role_en,
            "wikidata": one.wikidata,
            "article_count": one.article_count,
            "mention_count": one.mention_count,
            "quote_count": one.quote_count,
            "version": one.version,
            "page": one.get_absolute_url(),
        }
        for one in found
    ]
