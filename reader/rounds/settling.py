"""Say whose version of a place stands: it goes into the library, with its history."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.annotation import ActionRefused, change, reject
from reader.annotation.recording import record
from reader.annotation.snapshots import COPIED
from reader.models import Annotation, Article, Change, Round, Settlement
from reader.rounds.comparing import ComparedSpan, Version, content, places
from reader.rounds.names import publish
from reader.rounds.rights import may_settle


def settle(one: Round, key: str, chosen_pk: int | None, user: User) -> ComparedSpan:
    """Put one analyst's version of a place into the library, or nobody's; return the place.

    What the library had there in that layer and nobody chose is rejected. Settling a place again replaces
    what was settled. Raises ActionRefused as `check_settling` does, and if the place is not there.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().select_related("article").get(pk=one.pk)
        check_settling(one, user)
        place = next((place for place in places(one) if place.key == key), None)
        if place is None:
            raise ActionRefused(_("This place is no longer there. Reload the page."))
        version = next((it for it in place.versions if it.part.pk == chosen_pk), None)
        if chosen_pk is not None and version is None:
            raise ActionRefused(_("This version is not one of the round's. Reload the page."))
        _settle(one, place, version, user)
        return place


def settle_agreed(one: Round, user: User) -> int:
    """Settle every open place on which all agree; return how many these were."""
    with transaction.atomic():
        one = Round.objects.select_for_update().select_related("article").get(pk=one.pk)
        agreed = [place for place in places(one) if place.is_agreed and place.settled is None]
        if agreed:
            check_settling(one, user)
        for place in agreed:
            _settle(one, place, place.versions[0], user)
        return len(agreed)


def _settle(one: Round, place: ComparedSpan, version: Version | None, user: User) -> None:
    _put_into_library(one.article, place, version.marks if version else (), user)
    chosen = {"chosen": version.part if version else None, "settled_by": user}
    Settlement.objects.update_or_create(round=one, place=place.key, defaults=chosen)


def check_settling(one: Round, user: User) -> None:
    """Raise ActionRefused while the round goes on with work unfinished, and for who may not settle it."""
    if not one.is_compared():
        raise ActionRefused(_("Not all analysts are done. Their work is settled when they are."))
    if not may_settle(one, user):
        raise ActionRefused(
            _("You took part in this round, so somebody else settles it, unless its lead allows you to.")
            if one.assignments.filter(user=user).exists()
            else _("Settling is for leads. Ask the lead who opened this round.")
        )


def _put_into_library(article: Article, place: ComparedSpan, marks: Sequence[Annotation], user: User) -> None:
    """Make the library's marks of a layer at a place say what `marks` say, as one action of the user."""
    group = uuid4()
    publish(marks)
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
            **{name: getattr(mark, name) for name in COPIED},
        )
        copy.save()
        record(copy, user, Change.Action.CREATE, group, before=None)
