"""Who is to review which article, how far its review is, and whose its English is."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reader.models import Annotation, Article, ArticleDuty, Translation
from reader.models.roles import ADMIN, ANALYST, LEAD

REVIEW_STATES = (("todo", _("not begun")), ("begun", _("begun")), ("done", _("all looked at")))
ENGLISHES = (
    ("person", _("by a person")),
    ("machine", _("by a machine")),
    ("none", _("word for word alone")),
)


def reviewers() -> QuerySet[User]:
    """Return who can be asked to review."""
    allowed = Q(groups__name__in=(ANALYST, LEAD, ADMIN)) | Q(is_superuser=True)
    return User.objects.filter(allowed, is_active=True).distinct().order_by("username")


def in_review(state: str) -> Q:
    """Return what holds for articles in one of `REVIEW_STATES`."""
    marks = Annotation.objects.filter(article=OuterRef("pk"), assignment=None)
    is_left = Exists(marks.filter(state=Annotation.State.SUGGESTED))
    is_judged = Exists(marks.filter(state__in=(Annotation.State.ACCEPTED, Annotation.State.REJECTED)))
    if state == "todo":
        return Q(is_left) & ~Q(is_judged)
    return Q(is_judged) & (Q(is_left) if state == "begun" else ~Q(is_left))


def with_english(kind: str) -> Q:
    """Return what holds for articles with one of `ENGLISHES` in some paragraph."""
    english = Translation.objects.filter(paragraph__article=OuterRef("pk"))
    return ~Q(Exists(english)) if kind == "none" else Q(Exists(english.filter(origin=kind)))


def give_duty(articles: Sequence[int], user: User, by: User) -> int:
    """Have somebody review articles, in the place of whoever was to; return how many are new to them."""
    with transaction.atomic():
        known = set(Article.objects.filter(pk__in=articles).values_list("pk", flat=True))
        theirs = ArticleDuty.objects.filter(article__in=known, user=user)
        known -= set(theirs.values_list("article", flat=True))
        ArticleDuty.objects.filter(article__in=known).delete()
        ArticleDuty.objects.bulk_create(
            [ArticleDuty(article_id=pk, user=user, given_by=by) for pk in sorted(known)]
        )
        return len(known)


def take_duty(articles: Sequence[int]) -> int:
    """Have nobody review articles any more; return of how many somebody was to."""
    return ArticleDuty.objects.filter(article__in=articles).delete()[0]
