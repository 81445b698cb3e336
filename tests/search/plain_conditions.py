"""The conditions of searches, held to in plain Python over all that a small library has."""

from collections.abc import Callable, Sequence
from datetime import date

from reader.arabic.actors.identity import name_key
from reader.models import Actor, Annotation, Paragraph, Source
from reader.models.name_part import name_parts_of
from reader.search.finding import SearchedParagraph
from reader.search.query import QueryField
from reader.search.terms import spelling_key

FAR = date(9999, 12, 31)
Marks = list[Annotation]


class PlainConditions:
    """Tells whether a paragraph is one that some conditions let through."""

    def __init__(self) -> None:
        self.marks: dict[int, Marks] = {}
        for mark in Annotation.objects.standing().exclude(layer="note"):
            self.marks.setdefault(mark.paragraph_id, []).append(mark)
        self.actors = list(Actor.objects.living().prefetch_related("names"))
        self.sources = list(Source.objects.all())

    def hold(self, fields: Sequence[QueryField], one: SearchedParagraph) -> bool:
        """Tell whether all conditions hold; several of one name are alternatives, of days each narrows."""
        for name in {field.name for field in fields} - {"state", "by", "verb"}:
            for negated in (False, True):
                values = [one.value for one in fields if (one.name, one.negated) == (name, negated)]
                if values and not self._holds(name, values, negated, fields, one):
                    return False
        marked = {field.name for field in fields}
        if marked & {"state", "by", "verb"} and not marked & {"actor", "speaker", "about", "layer"}:
            return bool(self._common(fields, one.paragraph))
        return True

    def _holds(
        self,
        name: str,
        values: Sequence[str],
        negated: bool,
        fields: Sequence[QueryField],
        one: SearchedParagraph,
    ) -> bool:
        if name in ("before", "after", "since", "until"):
            return all(self._in_time(name, value, negated, one.paragraph) for value in values)
        tests: dict[str, Callable[[], bool]] = {
            "month": lambda: any(_in_days(value, one.paragraph.article.published) for value in values),
            "source": lambda: one.paragraph.article.source_id in self._sources(values),
            "kind": lambda: one.paragraph.kind in {value.casefold() for value in values},
            "form": lambda: bool(
                {spelling_key(value) for value in values}
                & {spelling_key(one.arabic.written(at)) for at in range(len(one.arabic.words))}
            ),
        }
        test = tests.get(name, lambda: self._is_marked(name, values, self._common(fields, one.paragraph)))
        return test() is not negated

    # Where and when

    def _in_time(self, name: str, value: str, negated: bool, paragraph: Paragraph) -> bool:
        days, published = _days(value), paragraph.article.published
        if days is None:
            return True
        first, last = days
        if negated:
            name = {"before": "since", "since": "before", "after": "until", "until": "after"}[name]
        if published is None:
            return False
        return {
            "before": published < first,
            "since": published >= first,
            "until": published <= last,
            "after": published > last,
        }[name]

    def _sources(self, values: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for value in values:
            low = value.casefold()
            whole = {one.pk for one in self.sources if low in (one.slug, one.name_en.casefold(), one.name_ar)}
            parts = {
                one.pk
                for one in self.sources
                if low in one.slug or low in one.name_en.casefold() or value in one.name_ar
            }
            found |= whole or parts
        return found

    # Marks

    def _common(self, fields: Sequence[QueryField], paragraph: Paragraph) -> Marks:
        marks = self.marks.get(paragraph.pk, [])
        for name, attribute in (("state", "state"), ("by", "origin")):
            for negated in (False, True):
                values = {
                    one.value.casefold() for one in fields if (one.name, one.negated) == (name, negated)
                }
                if values:
                    marks = [one for one in marks if (getattr(one, attribute) in values) is not negated]
        for field in fields:
            if field.name == "verb":
                low = field.value[:60].casefold()
                marks = [
                    one
                    for one in marks
                    if (one.layer == "quote" and low in one.verb_en.casefold()) is not field.negated
                ]
        return marks

    def _is_marked(self, name: str, values: Sequence[str], marks: Marks) -> bool:
        if name == "layer":
            return any(one.layer in {value.casefold() for value in values} for one in marks)
        actors = self._named(values)
        if name != "about":
            layer = {"actor": "actor", "speaker": "quote"}[name]
            return any(one.layer == layer and one.actor_id in actors for one in marks)
        quotes = [one for one in marks if one.layer == "quote"]
        there = self.marks.get(marks[0].paragraph_id, []) if marks else []
        return any(
            quote.start <= one.start and one.end <= quote.end
            for one in there
            if one.layer == "actor" and one.actor_id in actors
            for quote in quotes
        )

    def _named(self, values: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for value in values:
            key = name_key(value)
            if value.isascii() and value.isdigit():
                found |= {one.pk for one in self.actors if one.pk == int(value)}
                continue
            names = {one.pk: [name.key for name in one.names.all()] for one in self.actors}
            exact = {pk for pk, keys in names.items() if key in keys}
            begun = {
                pk
                for pk, keys in names.items()
                if key and any(part.startswith(key) for name in keys for part in name_parts_of(name))
            }
            found |= exact or begun
        return found


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date, month or year that is written in either digits."""
    try:
        parts = [int(part) for part in value.split("-")]
        first = date(*[*parts, 1, 1][:3])
    except (ValueError, OverflowError):
        return None
    if first.year == date.max.year:  # no day follows
        return None
    last = [day for day in (28, 29, 30, 31) if _is_day(first.year, parts[1] if parts[1:] else 12, day)][-1]
    if len(parts) == 3:
        return first, first
    return first, date(first.year, parts[1] if parts[1:] else 12, last)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _in_days(value: str, published: date | None) -> bool:
    days = _days(value)
    return days is not None and published is not None and days[0] <= published <= days[1]
