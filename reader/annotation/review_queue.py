"""The review queue: which suggestion an analyst is given next, so that no two are given the same."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from reader.models import Annotation, Claim
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import newest_articles_first

HELD = timedelta(minutes=10)
LOOKED_AT = 50
MOST_ALIKE = 200


def waiting_suggestions() -> AnnotationQuerySet:
    """Return the suggestions that nobody has judged, the least certain first."""
    return Annotation.objects.filter(state=Annotation.State.SUGGESTED).order_by("score", "pk")


def claim_next(user: User, among: AnnotationQuerySet, skipped: Collection[int] = ()) -> Annotation | None:
    """Return the first of `among` that nobody else has before them, and keep it for the user for a while.

    What the user already has comes first, so that a page that is loaded again shows the same. `skipped`
    are left out. A claim is a row that only one can make: the database tells the second that it is taken.
    """
    Claim.objects.filter(until__lt=timezone.now()).delete()
    others = Claim.objects.filter(annotation=OuterRef("pk")).exclude(user=user)
    free = among.exclude(pk__in=skipped).filter(~Exists(others))
    mine = free.filter(claim__user=user).first()
    for candidate in [mine] if mine else free[:LOOKED_AT]:
        if candidate is not None and _claim(candidate, user):
            return candidate
    return None


def _claim(annotation: Annotation, user: User) -> bool:
    """Take the annotation for the user; False if somebody else was quicker."""
    until = timezone.now() + HELD
    if Claim.objects.filter(annotation=annotation, user=user).update(until=until):
        return True
    try:
        with transaction.atomic():
            Claim.objects.filter(user=user).delete()
            Claim.objects.create(annotation=annotation, user=user, until=until)
    except IntegrityError:
        return False
    return True


def let_go(user: User) -> None:
    """Give back what the user has before them."""
    Claim.objects.filter(user=user).delete()


def alike_suggestions(annotation: Annotation) -> Sequence[Annotation]:
    """Return the other suggestions of the same words as the same kind, the newest articles first."""
    rows = waiting_suggestions().filter(
        layer=annotation.layer, label=annotation.label, exact=annotation.exact
    )
    rows = rows.exclude(pk=annotation.pk).select_related("article__source", "paragraph")
    return list(rows.defer("article__raw").order_by(*newest_articles_first(), "start")[:MOST_ALIKE])
