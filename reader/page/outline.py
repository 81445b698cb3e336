"""An article's page before its marks are read: which rows it has, each with a stamp, and whom it names.

What a row shows is its paragraph with its English and its marks, and a little that stands elsewhere in the
article: whether an actor was named before, under which other forms, and how many notes come before. All of it
is in two queries that the database sums up, so that a change of one mark makes one row anew.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import (
    Count,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Max,
    Min,
    Q,
    QuerySet,
    Sum,
    TextField,
)
from django.db.models.functions import Length, Right

from reader.models import Annotation, Article, Assignment, Paragraph, Translation
from reader.models.annotation import AnnotationQuerySet, on_its_own
from reader.models.prepared import PreparedQuery
from reader.models.translation import machine_name
from reader.page.certainty import doubtful_marks
from reader.page.idents import idents_of
from reader.page.parts import EnglishShare, Tally

Viewer = User | AnonymousUser
_CAST_ORDER = ("PER", "ORG", "LOC", "MISC")
_MOST_FORMS = 3
_AS_IT_COMES: dict[str, Any] = {"output_field": TextField()}  # numbers and times as the database says them


class CastMember(NamedTuple):
    """An actor whom an article names, as its page says it, and where first, below the headline."""

    pk: int
    kind: str
    name_en: str
    name_ar: str
    guess: bool
    updated: object
    mentions: int
    accepted: int
    doubtful: int
    first: int | None
    forms: tuple[str, ...]  # others than its name, in reading order


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """What some rows take from elsewhere in their article, by the ids of paragraphs and actors."""

    idents: Mapping[int, str]
    first: Mapping[int, int | None] = field(default_factory=dict)
    forms: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    notes_before: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows of a page by the ids of their paragraphs, with their stamps, and what is said above them."""

    stamps: Mapping[int, int]
    elsewhere: FromElsewhere
    cast: tuple[CastMember, ...]
    tally: Tally
    english: tuple[EnglishShare, ...]
    literal_count: int


class _Line(NamedTuple):
    """A paragraph of an article with whose its English is, and a summary of its marks."""

    pk: int
    kind: str
    credit: int | None
    start: int
    number: int
    end: int
    picture: int | None
    origin: str | None
    provider: str
    model: str
    first_name: str | None
    last_name: str | None
    username: str | None
    english_updated: object
    standing: int
    suggested: int
    doubtful: int
    notes: int
    which: int | None
    versions: int | None
    changed: object
    actors_changed: object
    labels: int | None


_ELSEWHERE = {name: f"translation__{name}" for name in ("origin", "provider", "model")} | {
    name: f"translation__author__{name}" for name in ("first_name", "last_name", "username")
}


def outline_of(
    article: Article, viewer: Viewer, part: Assignment | None, shown: object, with_words: bool
) -> Outline:
    """Return the outline of a page; words are shown with `shown`, in all rows if `with_words`."""
    lines = list(map(_Line._make, _lines(article.pk, viewer.pk, part.pk if part else None)))
    idents = idents_of([(line.pk, line.kind, line.credit) for line in lines])
    actors = named_actors(article, viewer, part, lines[0].pk)
    notes_before, notes = {}, 0
    for line in lines:
        notes_before[line.pk] = notes
        notes += line.notes
    elsewhere = FromElsewhere(
        idents,
        {one.pk: one.first for one in actors},
        {one.pk: one.forms for one in actors if one.forms},
        notes_before,
    )
    return Outline(
        stamps=_stamps(article, lines, actors, elsewhere, (shown, with_words)),
        elsewhere=elsewhere,
        cast=_cast(actors),
        tally=_tally(lines, idents),
        english=_english(lines),
        literal_count=sum([line.origin is None and line.pk in idents for line in lines]),
    )


def _lines_of(article: int, viewer: int | None, part: int | None) -> "QuerySet[Paragraph, tuple[Any, ...]]":
    """Return the columns of `_Line` for each paragraph: itself, its English, and a summary of its marks."""
    seen = Q(annotations__is_private=False) | Q(annotations__created_by=viewer)
    standing = Q(mark__state__in=Annotation.STANDING)
    rows = Paragraph.objects.filter(article=article).annotate(
        mark=FilteredRelation("annotations", condition=Q(annotations__assignment=part) & seen),
        english_updated=ExpressionWrapper(F("translation__updated"), **_AS_IT_COMES),
        standing=Count("mark", filter=standing, **_AS_IT_COMES),
        suggested=Count("mark", filter=Q(mark__state=Annotation.State.SUGGESTED), **_AS_IT_COMES),
        doubtful=Count("mark", filter=standing & doubtful_marks("mark__"), **_AS_IT_COMES),
        notes=Count("mark", filter=standing & Q(mark__layer=Annotation.Layer.NOTE), **_AS_IT_COMES),
        which=Sum("mark__pk", filter=standing, **_AS_IT_COMES),
        versions=Sum("mark__version", **_AS_IT_COMES),
        changed=Max("mark__updated", **_AS_IT_COMES),
        actors_changed=Max("mark__actor__updated", **_AS_IT_COMES),
        labels=Sum("mark__code__label_set__version", **_AS_IT_COMES),
    )
    return rows.order_by("number").values_list(*[_ELSEWHERE.get(name, name) for name in _Line._fields])


_lines = PreparedQuery(_lines_of)


def _stamps(
    article: Article,
    lines: Sequence[_Line],
    actors: Sequence[CastMember],
    elsewhere: FromElsewhere,
    words: tuple[object, bool],
) -> dict[int, int]:
    """Return what changes with what each row shows, and is the same in a process while that is the same."""
    shown, with_words = words
    by_pk = {line.pk: line for line in lines}
    named_first: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    starts = [line.start for line in lines]
    for one in actors:
        if one.first is not None:
            at = lines[max(0, bisect_right(starts, one.first) - 1)].pk
            named_first.setdefault(at, []).append((one.pk, one.forms))
    of_doubtful = tuple([(one.pk, one.forms) for one in actors if one.doubtful and one.forms])
    first = {pk: tuple(named) for pk, named in named_first.items()}
    stamps = {}
    for pk, ident in elsewhere.idents.items():
        line = by_pk[pk]
        credit = by_pk[line.credit] if line.credit else None
        has_words = with_words or line.origin is None or (credit is not None and not credit.origin)
        stamps[pk] = hash(
            (
                article.text_sha256,
                ident,
                line,
                credit,
                elsewhere.notes_before[pk] if line.notes else 0,
                first.get(pk),
                of_doubtful if line.doubtful else (),
                shown if has_words else None,
            )
        )
    return stamps


def _forms_of(
    article: int, viewer: int | None, part: int | None, headline: int, paragraph: int | None
) -> "QuerySet[Annotation, tuple[Any, ...]]":
    """Return the forms under which actors are named in an article, or those of whom a paragraph names."""
    mentions = standing_marks(article, viewer, part).mentions().exclude(actor=None)
    if paragraph is not None:
        here = Annotation._base_manager.filter(paragraph=paragraph, layer=Annotation.Layer.ACTOR)
        mentions = mentions.filter(actor__in=here.order_by().values("actor"))
    facts = [f"actor__{name}" for name in ("kind", "name_en", "name_ar", "guess")]
    updated = ExpressionWrapper(F("actor__updated"), **_AS_IT_COMES)
    is_accepted = Q(state=Annotation.State.ACCEPTED, needs_look="")
    grouped = mentions.order_by().values_list("actor", "exact", Right("prefix", 1), *facts, updated)
    grouped = grouped.annotate(
        begins=Min("start", **_AS_IT_COMES),
        in_rows=Min("start", filter=~Q(paragraph=headline), **_AS_IT_COMES),
        count=Count("pk", **_AS_IT_COMES),
        accepted=Count("pk", filter=is_accepted, **_AS_IT_COMES),
        doubtful=Count("pk", filter=doubtful_marks(), **_AS_IT_COMES),
    )
    return grouped.order_by("begins", Length("exact").desc())


_forms = PreparedQuery(_forms_of)


def named_actors(
    article: Article, viewer: Viewer, part: Assignment | None, headline: int, paragraph: int | None = None
) -> list[CastMember]:
    """Return the actors whom an article names, or those of a paragraph, in reading order."""
    found: dict[int, list[Any]] = {}
    forms: dict[int, dict[str, None]] = {}
    for pk, exact, before, *who, _begins, first, count, accepted, doubtful in _forms(
        article.pk, viewer.pk, part.pk if part else None, headline, paragraph
    ):
        form = on_its_own(exact, before)
        if form != who[2]:
            forms.setdefault(pk, {})[form] = None
        if pk not in found:
            found[pk] = [*who, count, accepted, doubtful, first]
            continue
        one = found[pk]
        one[5] += count
        one[6] += accepted
        one[7] += doubtful
        if one[8] is None or (first is not None and first < one[8]):
            one[8] = first
    return [CastMember._make([pk, *one, tuple(forms.get(pk, ()))[:_MOST_FORMS]]) for pk, one in found.items()]


def standing_marks(article: int, viewer: int | None, part: int | None) -> AnnotationQuerySet:
    """Return the marks of an article that stand and that this viewer sees, all by their ids."""
    mine = Q(is_private=False) | Q(created_by=viewer)
    return Annotation.everywhere.filter(mine, article=article, assignment=part).standing()


def _cast(actors: Sequence[CastMember]) -> tuple[CastMember, ...]:
    """Return the actors of an article: people first, then by how often they are named."""
    return tuple(sorted(actors, key=lambda one: (_CAST_ORDER.index(one.kind), -one.mentions, one.name_en)))


def _tally(lines: Sequence[_Line], idents: Mapping[int, str]) -> Tally:
    doubts = [line.pk for line in lines if line.doubtful]
    return Tally(
        marks=sum([line.standing for line in lines]),
        suggested=sum([line.suggested for line in lines]),
        doubtful=sum([line.doubtful for line in lines]),
        next_doubt=idents.get(doubts[0], "") if doubts else "",
    )


def _counted_of(
    article: int, viewer: int | None, part: int | None
) -> "QuerySet[Annotation, tuple[Any, ...]]":
    doubtful = doubtful_marks()
    marks = standing_marks(article, viewer, part).order_by().values("article")
    return marks.annotate(
        marks=Count("pk"),
        suggested=Count("pk", filter=Q(state=Annotation.State.SUGGESTED)),
        doubtful=Count("pk", filter=doubtful),
        first=Min("start", filter=doubtful),
    ).values_list("marks", "suggested", "doubtful", "first")


_counted = PreparedQuery(_counted_of)


def tally_of(article: Article, viewer: Viewer, part: Assignment | None, idents: Mapping[int, str]) -> Tally:
    """Return how many marks an article has by now, counted by the database."""
    counted = _counted(article.pk, viewer.pk, part.pk if part else None)
    marks, suggested, doubtful, first = counted[0] if counted else (0, 0, 0, None)
    at = None
    if first is not None:
        before = article.paragraphs.filter(start__lte=first).order_by("-number")
        at = before.values_list("pk", flat=True).first()
    return Tally(marks, suggested, doubtful, idents.get(at or 0, ""))


def notes_before(article: Article, viewer: Viewer, part: Assignment | None, start: int) -> int:
    """Return how many notes of an article stand before a place."""
    notes = standing_marks(article.pk, viewer.pk, part.pk if part else None).filter(
        layer=Annotation.Layer.NOTE
    )
    return notes.filter(start__lt=start).count()


def _english(lines: Sequence[_Line]) -> tuple[EnglishShare, ...]:
    """Return whose English the lines have, if not all is by people whom nobody named."""
    counted: Counter[tuple[str, str]] = Counter()
    hands = [
        (one.origin, one.provider, one.model, one.first_name, one.last_name, one.username) for one in lines
    ]
    for hand, count in Counter(hands).items():
        counted[_hand(*hand)] += count
    if set(counted) <= {("person", "")}:
        return ()
    return tuple(EnglishShare(*hand, count) for hand, count in counted.most_common())


def _hand(origin: str | None, provider: str, model: str, *names: str | None) -> tuple[str, str]:
    """Return where the English of a line is from, and the name of who or what wrote it."""
    if origin is None:
        return "literal", ""
    if origin == Translation.Origin.MACHINE:
        return "machine", machine_name(provider, model)
    first, last, username = (name or "" for name in names)
    return "person", f"{first} {last}".strip() or username
