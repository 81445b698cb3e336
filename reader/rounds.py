"""Independent annotation: open a round, see where its analysts differ, settle each place into the library."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from reader.evaluation.agreement import Agreement, Unit, agreements
from reader.marking import Refused, change, reject
from reader.marking.recording import record
from reader.marking.snapshots import FIELDS
from reader.models import Annotation, Article, Assignment, Change, Round, Settlement
from reader.models.vocabulary import written_words
from reader.page.comparison import COMPARED, Place, Version, content, places
from reader.page.parts import KIND_WORD
from reader.text.spans import Span

MOST_ANALYSTS = 12
_OF_THE_ROW = {"body", "is_private", "needs_look", "state"}  # what a copy does not take over
_COPIED = (*(name for name in FIELDS if name not in _OF_THE_ROW), "inner")


def open_round(article: Article, analysts: Sequence[User], opened_by: User, begin_with: str) -> Round:
    """Give the article to several analysts, each of whom then annotates it alone.

    Raises Refused if a round of it is open, or with fewer than two analysts or more than a dozen.
    """
    if not 2 <= len(analysts) <= MOST_ANALYSTS:
        raise Refused(f"Choose two to {MOST_ANALYSTS} analysts: agreement needs at least two.")
    try:
        with transaction.atomic():
            one = Round.objects.create(article=article, opened_by=opened_by, begin_with=begin_with)
            parts = [Assignment.objects.create(round=one, user=user) for user in analysts]
            if begin_with == Round.Beginning.SUGGESTIONS:
                _hand_out(article, parts)
    except IntegrityError:
        raise Refused("A round of this article is open already. Settle that one first.") from None
    return one


def _hand_out(article: Article, parts: Sequence[Assignment]) -> None:
    """Give every analyst a copy of what the machine suggested, whatever was decided about it since."""
    rows = article.annotations.filter(origin=Annotation.Origin.MACHINE).order_by("start", "pk")
    Annotation.everywhere.bulk_create(
        Annotation(
            article=article,
            assignment=part,
            origin=Annotation.Origin.MACHINE,
            state=Annotation.State.SUGGESTED,
            score=row.score,
            analysis_version=row.analysis_version,
            **{name: getattr(row, name) for name in _COPIED},
        )
        for part in parts
        for row in rows
    )


def say_done(part: Assignment, done: bool = True) -> None:
    """Note that an analyst is done, or is not after all; that is too late once all are.

    Raises Refused then, and when the round was closed.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().get(pk=part.round_id)
        if one.closed is not None:
            raise Refused("This round has been closed.")
        if not done and one.is_compared():
            raise Refused("All are done, and the marks can be seen by all: it is too late to go on.")
        Assignment.objects.filter(pk=part.pk).update(done=timezone.now() if done else None)


def close(one: Round) -> None:
    """End a round, whether or not everything was settled: its marks stay to be compared."""
    Round.objects.filter(pk=one.pk, closed=None).update(closed=timezone.now())


def settle(one: Round, key: str, chosen_pk: int | None, user: User) -> Place:
    """Put one analyst's version of a place into the library, or nobody's; return the place.

    What the library had there in that layer and nobody chose is rejected. Settling a place again replaces
    what was settled. Raises Refused if the round is closed, not all are done, or the place is not there.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().select_related("article").get(pk=one.pk)
        _check_open(one)
        place = next((place for place in places(one) if place.key == key), None)
        if place is None:
            raise Refused("This place is no longer there. Reload the page.")
        version = next((it for it in place.versions if it.part.pk == chosen_pk), None)
        if chosen_pk is not None and version is None:
            raise Refused("This version is not one of the round's. Reload the page.")
        _settle(one, place, version, user)
        return place


def settle_agreed(one: Round, user: User) -> int:
    """Settle every open place on which all agree; return how many these were."""
    with transaction.atomic():
        one = Round.objects.select_for_update().select_related("article").get(pk=one.pk)
        agreed = [place for place in places(one) if place.is_agreed and place.settled is None]
        if agreed:
            _check_open(one)
        for place in agreed:
            _settle(one, place, place.versions[0], user)
        return len(agreed)


def _settle(one: Round, place: Place, version: Version | None, user: User) -> None:
    _put_into_library(one.article, place, version.marks if version else (), user)
    chosen = {"chosen": version.part if version else None, "settled_by": user}
    Settlement.objects.update_or_create(round=one, place=place.key, defaults=chosen)


def _check_open(one: Round) -> None:
    if one.closed is not None:
        raise Refused("This round has been closed, so nothing more can be settled in it.")
    if not one.is_compared():
        raise Refused("Not all analysts are done. Their work is settled when they are.")


def _put_into_library(article: Article, place: Place, marks: Sequence[Annotation], user: User) -> None:
    """Make the library's marks of a layer at a place say what `marks` say, as one action of the user."""
    group = uuid4()
    rows = article.annotations.filter(layer=place.layer, start__lt=place.span.end, end__gt=place.span.start)
    there = list(rows.exclude(state=Annotation.State.SUPERSEDED))
    wanted = {content(mark): mark for mark in marks}
    for row in there:
        if wanted.pop(content(row), None) is not None:
            if row.state != Annotation.State.ACCEPTED:
                change(row.pk, row.version, user, Change.Action.ACCEPT, group, state="accepted")
        elif row.state in (Annotation.State.SUGGESTED, Annotation.State.ACCEPTED):
            reject(row.pk, row.version, user, group)
    for mark in wanted.values():
        copy = Annotation(
            article=article,
            origin=Annotation.Origin.PERSON,
            state=Annotation.State.ACCEPTED,
            created_by=user,
            **{name: getattr(mark, name) for name in _COPIED},
        )
        copy.save()
        record(copy, user, Change.Action.CREATE, group, before=None)


def agreement(one: Round) -> list[Agreement]:
    """Return how far the analysts of the round agree: by layer, and by label within it."""
    parts = list(one.assignments.in_order())
    marks = Annotation.everywhere.filter(assignment__in=parts, state="accepted").select_related("code")
    by_part: dict[int, dict[str, list[Unit]]] = {part.pk: {} for part in parts}
    for mark in marks.filter(layer__in=COMPARED):
        label = mark.code.name_en if mark.code else KIND_WORD.get(mark.label, mark.label)
        units = by_part[mark.assignment_id or 0].setdefault(mark.layer, [])
        units += [Unit(part, label) for part in mark.parts]
    words = _words(one.article)
    return [
        row
        for layer in COMPARED
        for row in agreements(
            layer, [by_part[part.pk].get(layer, []) for part in parts], words, len(one.article.text)
        )
    ]


def _words(article: Article) -> list[Span]:
    rows = article.paragraphs.order_by("start").values_list("words", flat=True)
    return [token.span for words in rows for token in written_words(words)]
