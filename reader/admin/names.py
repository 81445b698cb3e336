"""What Django's admin calls the tables, and the columns that have no translated name in the models."""

from typing import Any

from django.apps import apps
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reader.models import (
    Actor,
    ActorName,
    Annotation,
    Article,
    Label,
    LabelSet,
    Paragraph,
    Source,
    Translation,
    TranslationProvider,
    TranslationUnit,
)

_TABLES: dict[type[Model], tuple[Promise, Promise]] = {
    Actor: (pgettext_lazy("a table", "actor"), pgettext_lazy("a table", "actors")),
    ActorName: (pgettext_lazy("a table", "name"), pgettext_lazy("a table", "names")),
    Annotation: (pgettext_lazy("a table", "annotation"), pgettext_lazy("a table", "annotations")),
    Article: (pgettext_lazy("a table", "article"), pgettext_lazy("a table", "articles")),
    Label: (pgettext_lazy("a table", "label"), pgettext_lazy("a table", "labels")),
    LabelSet: (pgettext_lazy("a table", "set of labels"), pgettext_lazy("a table", "sets of labels")),
    Paragraph: (pgettext_lazy("a table", "line"), pgettext_lazy("a table", "lines")),
    Source: (pgettext_lazy("a table", "source"), pgettext_lazy("a table", "sources")),
    Translation: (pgettext_lazy("a table", "translation"), pgettext_lazy("a table", "translations")),
    TranslationProvider: (
        pgettext_lazy("a table", "translation provider"),
        pgettext_lazy("a table", "translation providers"),
    ),
    TranslationUnit: (
        pgettext_lazy("a table", "remembered translation"),
        pgettext_lazy("a table", "remembered translations"),
    ),
}
_COLUMNS: dict[str, Promise] = {
    "actor": _("actor"),
    "address": _("address"),
    "analysis_version": _("version of the analysis"),
    "arabic": _("Arabic"),
    "article": _("article"),
    "author": _("author"),
    "caption_count": _("captions"),
    "characters_per_day": _("letters a day"),
    "colour": _("colour"),
    "created": _("created"),
    "day": _("day"),
    "definition": _("definition"),
    "english": _("English"),
    "exact": pgettext_lazy("a column", "words"),
    "examples": _("examples"),
    "guidelines": _("guidelines"),
    "is_sample": pgettext_lazy("an article", "sample"),
    "key": _("key"),
    "kind": _("kind"),
    "label": _("label"),
    "language": _("language"),
    "layer": _("layer"),
    "licence": _("licence"),
    "made": _("made"),
    "model": pgettext_lazy("of a translator", "model"),
    "name": _("name"),
    "note": pgettext_lazy("a remark", "note"),
    "number": pgettext_lazy("a column", "number"),
    "origin": _("origin"),
    "paragraph": _("line"),
    "position": _("place in the list"),
    "provider": _("translation provider"),
    "published": _("published"),
    "raw_encoding": _("encoding"),
    "raw_name": _("file name"),
    "raw_sha256": _("SHA-256 of the file"),
    "region": _("region"),
    "score": _("score"),
    "slug": _("short name in addresses"),
    "source": _("source"),
    "speaker_name": _("speaker"),
    "state": _("state"),
    "text": _("text"),
    "updated": pgettext_lazy("a column", "changed"),
    "uploaded_by": _("added by"),
    "url": _("address"),
    "version": _("version"),
    "word_count": _("number of words"),
}


def name_tables() -> None:
    """Give the tables and columns their names in the reader's language, which no migration needs to know."""
    for model, (one, many) in _TABLES.items():
        table: Any = model._meta
        table.verbose_name, table.verbose_name_plural = one, many
        for column in table.get_fields():
            if isinstance(column, Field) and column.name in _COLUMNS:
                setattr(column, "verbose_name", _COLUMNS[column.name])  # noqa: B010 (typed as a str)
    tasks = apps.get_app_config("django_tasks_database")
    tasks.verbose_name = _("Work in the background")
    task = tasks.get_model("DBTaskResult")._meta
    task.verbose_name, task.verbose_name_plural = (
        pgettext_lazy("a table", "task"),
        pgettext_lazy("a table", "tasks"),
    )
