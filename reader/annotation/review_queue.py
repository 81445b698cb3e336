"""The review queue: which suggestion an analyst is given next, so that no two are given the same."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from reader.models import Annotation, Claim
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import newest_articles_first

HELD = timedelta(minutes=10)
LOOKED_AT = 10
MOST_ALIKE = 100
MOST_JUDGED = 200  # places that were judged before, of which is told how


def waiting_suggestions() -> AnnotationQuerySet:
    """Return the suggestions that nobody has judged, the least certain first."""
    # In the words of the index `waiting_for_review`: SQLite takes an index of some rows for no others.
    waiting = ["reader_annotation.state = 'suggested' AND reader_annotation.assignment_id IS NULL"]
    rows: Any = Annotation.objects.extra(where=waiting)  # noqa: S610
    return rows.order_by("score", "pk")  # type: ignore[no-any-return]


def same_words(rows: AnnotationQuerySet, exact: str) -> AnnotationQuerySet:
    """Return those of some rows that stand on these words; their beginning is looked up."""
    begins = {"sqlite": "substr(reader_annotation.exact, 1, 40)"}
    known = begins.get(connection.vendor, "left(reader_annotation.exact, 40)")
    found: Any = rows.filter(exact=exact)
    return found.extra(where=[f"{known} = %s"], params=[exact[:40]])  # type: ignore[no-any-return]  # noqa: S610


def claim_next(user: User, among: AnnotationQuerySet, skipped: Collection[int] = ()) -> Annotation | None:
    """Return the first of `among` that nobody else has before them, and keep it for the user for a while.

    What the user already has comes first, so that a page that is loaded again shows the same. `skipped`
    are left out. A claim is a row that only one can make: the database tells the second that it is taken.
    """
    Claim.objects.filter(until__lt=timezone.now()).delete()
    others = Claim.objects.filter(annotation=OuterRef("pk")).exclude(user=user)
    free = among.exclude(pk__in=skipped).filter(~Exists(others))
    # Their numbers first: a database may begin with all that wait, not with the few that are theirs.
    kept = list(Claim.objects.filter(user=user).values_list("annotation", flat=True))
    mine = free.filter(pk__in=kept).first() if kept else None
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


_OF_ALIKE = (
    *("version", "exact", "start", "end", "paragraph__start", "paragraph__end"),
    *("article__text", "article__published", "article__source__name_en", "article__source__name_ar"),
)


def alike_suggestions(annotation: Annotation) -> Sequence[Annotation]:
    """Return the other suggestions of the same words as the same kind, the newest articles first.

    Of more than are offered those in the articles that came last.
    """
    rows = same_words(waiting_suggestions(), annotation.exact)
    rows = rows.filter(layer=annotation.layer, label=annotation.label).exclude(pk=annotation.pk)
    last = list(rows.order_by("-article_id").values_list("pk", flat=True)[:MOST_ALIKE])
    found = Annotation.objects.filter(pk__in=last).select_related("article__source", "paragraph")
    return list(found.only(*_OF_ALIKE).order_by(*newest_articles_first(), "start"))


def judged_alike(annotation: Annotation) -> list[tuple[str, str]]:
    """Return how other places of the same words were judged, state and label of each; not of all, if many."""
    rows = same_words(Annotation.objects.filter(layer=annotation.layer), annotation.exact)
    judged = rows.filter(state__in=(Annotation.State.ACCEPTED, Annotation.State.REJECTED))
    found = judged.exclude(pk=annotation.pk).order_by().values_list("state", "label")
    return list(found[:MOST_JUDGED])
