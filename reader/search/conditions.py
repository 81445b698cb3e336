"""The fields of a query (source:, actor:, before:...) as conditions of SQL, and what could not be read.

Marks are those of the library: not of unfinished rounds, no private notes, none of articles in the bin.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from reader.arabic.actors.identity import name_key
from reader.arabic.document import BlockKind
from reader.models import Actor, Annotation, Source
from reader.models.annotation import AnnotationQuerySet
from reader.models.search import place_of_day
from reader.search.query import QueryField
from reader.search.terms import kind_term, spelling_term

MOST_ACTORS = 50  # of one name: the most named
_EVERYWHERE = {"actor", "quote"}  # layers of which nearly each article has marks
_LAST = 2**63 - 1


@dataclass(slots=True)
class Conditions:
    """What limits where hits are: SQL with parameters about {article} and {paragraph}, terms, and places.

    Of each of `terms` a row has one, of `no_terms` it has none. `begins_with_marks` if so few marks are asked
    for that without words one best begins with them.
    """

    sql: list[tuple[str, Sequence[Any]]] = field(default_factory=list)
    terms: list[tuple[str, ...]] = field(default_factory=list)
    no_terms: list[tuple[str, ...]] = field(default_factory=list)
    least: int = 0
    most: int = _LAST
    begins_with_marks: bool = False
    notes: list[str] = field(default_factory=list)  # sentences about what could not be read

    @property
    def asks_paragraphs(self) -> bool:
        return any("{paragraph}" in one for one, _ in self.sql)


def conditions_of(fields: Sequence[QueryField]) -> Conditions:
    """Return what the fields ask for; several of one name are alternatives, different ones hold together."""
    found = Conditions()
    for name, read in _READ.items():
        for negated in (False, True):
            same = [one.value for one in fields if one.name == name and one.negated is negated]
            if same:
                read(found, same, negated)
    _read_marks(found, fields)
    return found


def _read_days(found: Conditions, values: Sequence[str], negated: bool, name: str) -> None:
    name = _OPPOSITE[name] if negated else name
    for value in values:
        days = _days(value)
        if days is None:
            note = _("“%(value)s” is no date. Write it as 2026-03-31, 2026-03 or 2026.")
            found.notes.append(note % {"value": value[:40]})
            continue
        first, following = days
        if name in ("since", "after"):
            found.least = max(found.least, place_of_day(first if name == "since" else following))
        else:
            found.most = min(found.most, place_of_day(first if name == "before" else following) - 1)
            found.least = max(found.least, place_of_day(date.min))  # those that have a date


def _read_month(found: Conditions, values: Sequence[str], negated: bool) -> None:
    ranges = [days for days in map(_days, values) if days is not None]
    told = " OR ".join(["({place} >= %s AND {place} < %s)"] * len(ranges)) or "1 = 0"
    ends = [place_of_day(day) for days in ranges for day in days]
    found.sql.append((f"{'NOT ' * negated}({told})", ends))


def _days(value: str) -> tuple[date, date] | None:
    """Return the first day of a date, month or year, and the one that follows it; None for no date."""
    parts = value.strip().translate(_DIGITS).split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        first = date(*(int(part) for part in [*parts, "1", "1"][:3]))
        return first, _after(first, len(parts))
    except (ValueError, OverflowError):
        return None


def _after(first: date, precision: int) -> date:
    if precision == 3:
        return first + timedelta(days=1)
    if precision == 2:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(year=first.year + 1)


_OPPOSITE = {"before": "since", "since": "before", "after": "until", "until": "after"}
_DIGITS = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}


def _read_source(found: Conditions, values: Sequence[str], negated: bool) -> None:
    wanted = Q()
    for value in values:
        named = Q(slug__iexact=value) | Q(name_en__iexact=value) | Q(name_ar=value)
        if not Source.objects.filter(named).exists():
            named = Q(slug__icontains=value) | Q(name_en__icontains=value) | Q(name_ar__contains=value)
        if not Source.objects.filter(named).exists():
            found.notes.append(_("No source is called “%(value)s”.") % {"value": value[:80]})
        wanted |= named
    ids = list(Source.objects.filter(wanted).values_list("pk", flat=True))
    marks = ", ".join(["%s"] * len(ids)) or "NULL"
    asked = f"SELECT id FROM reader_article WHERE source_id IN ({marks})"  # noqa: S608
    found.sql.append((f"{{article}} {'NOT ' * negated}IN ({asked})", ids))


def _read_kind(found: Conditions, values: Sequence[str], negated: bool) -> None:
    known = {kind.value for kind in BlockKind}
    kinds = [value.casefold() for value in values if value.casefold() in known]
    if len(kinds) < len(values):
        note = _("Lines are of these kinds: %(kinds)s.") % {"kinds": ", ".join(sorted(known))}
        found.notes.append(note)
    (found.no_terms if negated else found.terms).append(tuple(map(kind_term, kinds or ["none"])))


def _read_form(found: Conditions, values: Sequence[str], negated: bool) -> None:
    (found.no_terms if negated else found.terms).append(tuple(map(spelling_term, values)))


_READ: dict[str, Callable[[Conditions, Sequence[str], bool], None]] = {
    **{name: partial(_read_days, name=name) for name in ("before", "after", "since", "until")},
    "month": _read_month,
    "source": _read_source,
    "kind": _read_kind,
    "form": _read_form,
}


# What stands on marks


_STATES = {"suggested", "accepted"}
_ORIGINS = {"machine", "person"}
_JUDGED = "{article} IN (SELECT article_id FROM reader_articletally WHERE review IN ('begun', 'done'))"
_LAYERS = {"actor", "quote", "caption", "label"}


def _read_marks(found: Conditions, fields: Sequence[QueryField]) -> None:
    """Add what is asked of marks: state:, by: and verb: are of the same mark as what stands beside them."""
    given: dict[str, list[QueryField]] = {}
    for one in fields:
        given.setdefault(one.name, []).append(one)
    common = _common(found, given)
    asked = False
    for name, marked in _MARKED.items():
        for negated in (False, True):
            values = [one.value for one in given.get(name, ()) if one.negated is negated]
            if values:
                asked = True
                are_few = name != "layer" or _EVERYWHERE.isdisjoint(map(str.casefold, values))
                _add(found, marked(found, common, values), negated, are_few)
    if not asked and any(name in given for name in ("state", "by", "verb")):
        _add(found, common, False, False)
    if any(one.value.casefold() == "accepted" and not one.negated for one in given.get("state", ())):
        found.sql.append((_JUDGED, ()))


def _common(found: Conditions, given: dict[str, list[QueryField]]) -> AnnotationQuerySet:
    marks = Annotation.objects.standing().exclude(layer=Annotation.Layer.NOTE)
    for name, column, known in (("state", "state", _STATES), ("by", "origin", _ORIGINS)):
        for negated in (False, True):
            values = [one.value.casefold() for one in given.get(name, ()) if one.negated is negated]
            if not values:
                continue
            if not known.issuperset(values):
                note = _("%(field)s: knows %(values)s.")
                found.notes.append(note % {"field": name, "values": ", ".join(sorted(known))})
            wanted = Q(**{f"{column}__in": values})
            marks = marks.exclude(wanted) if negated else marks.filter(wanted)
    for one in given.get("verb", ()):
        said = Q(layer=Annotation.Layer.QUOTE, verb_en__icontains=one.value[:60])
        marks = marks.exclude(said) if one.negated else marks.filter(said)
    return marks


def _actors(found: Conditions, values: Sequence[str]) -> list[int]:
    ids: list[int] = []
    for value in values:
        named = _actors_named(value)
        if not named:
            found.notes.append(_("No actor is called “%(value)s”.") % {"value": value[:80]})
        ids += named
    return ids


def _actors_named(value: str) -> list[int]:
    living = Actor.objects.living().order_by("-mention_count", "pk")
    if value.isascii() and value.isdigit() and len(value) < 18:
        return list(living.filter(pk=int(value)).values_list("pk", flat=True))
    key = name_key(value)
    exact = list(living.filter(names__key=key).distinct().values_list("pk", flat=True)[:MOST_ACTORS])
    return exact or list(living.called(value).values_list("pk", flat=True)[:MOST_ACTORS])


def _mentions(found: Conditions, marks: AnnotationQuerySet, values: Sequence[str]) -> AnnotationQuerySet:
    return _of_actors(marks.mentions(), _actors(found, values))


def _said_by(found: Conditions, marks: AnnotationQuerySet, values: Sequence[str]) -> AnnotationQuerySet:
    return _of_actors(marks.quotations(), _actors(found, values))


def _of_actors(marks: AnnotationQuerySet, actors: Sequence[int]) -> AnnotationQuerySet:
    """Return the marks of actors; told in which states they may be, an index leads to them."""
    return marks.filter(state__in=Annotation.STANDING, actor__in=actors)


def _said_about(found: Conditions, marks: AnnotationQuerySet, values: Sequence[str]) -> AnnotationQuerySet:
    """Return the mentions of actors inside quotations: those are few, quotations are many."""
    around = marks.quotations().filter(
        paragraph=OuterRef("paragraph"), start__lte=OuterRef("start"), end__gte=OuterRef("end")
    )
    mentions = Annotation.objects.standing().mentions().filter(actor__in=_actors(found, values))
    return mentions.filter(Exists(around))


def _of_layer(found: Conditions, marks: AnnotationQuerySet, values: Sequence[str]) -> AnnotationQuerySet:
    layers = [value.casefold() for value in values]
    if not _LAYERS.issuperset(layers):
        note = _("%(field)s: knows %(values)s.")
        found.notes.append(note % {"field": "layer", "values": ", ".join(sorted(_LAYERS))})
    return marks.filter(layer__in=layers)


_MARKED: dict[str, Callable[[Conditions, AnnotationQuerySet, Sequence[str]], AnnotationQuerySet]] = {
    "actor": _mentions,
    "speaker": _said_by,
    "about": _said_about,
    "layer": _of_layer,
}


def _add(found: Conditions, marks: QuerySet[Annotation], negated: bool, are_few: bool) -> None:
    """Add that there is such a mark in the paragraph: few are gathered first, many are met on the way."""
    rows = marks.order_by().values("paragraph")
    try:
        sql, params = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        found.sql.append(("1 = 1" if negated else "1 = 0", ()))
        return
    if are_few:
        found.sql.append((f"{{paragraph}} {'NOT ' * negated}IN ({_braced(sql)})", params))
        found.begins_with_marks |= not negated
    else:
        there = f"EXISTS (SELECT 1 FROM ({_braced(sql)}) AS m WHERE m.paragraph = {{paragraph}})"  # noqa: S608
        found.sql.append((f"{'NOT ' * negated}{there}", params))


def _braced(sql: str) -> str:
    return sql.replace("{", "{{").replace("}", "}}")
