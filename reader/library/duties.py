"""Who is to review which article, how far its review is, and whose its English is."""

from collections.abc import Collection, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reader.models import Article, ArticleDuty, ArticleTally
from reader.models.roles import ADMIN, ANALYST, LEAD
from reader.models.tally import tallied_work, where_in_work

REVIEW_STATES = ArticleTally.Review.choices
ENGLISHES = (
    ("person", _("by a person")),
    ("machine", _("by a machine")),
    ("none", _("word for word alone")),
)
_STORED_ENGLISH = {"person": (1, 3), "machine": (2, 3), "none": (0,)}


def reviewers() -> QuerySet[User]:
    """Return who can be asked to review."""
    allowed = Q(groups__name__in=(ANALYST, LEAD, ADMIN)) | Q(is_superuser=True)
    return User.objects.filter(allowed, is_active=True).distinct().order_by("username")


def in_review(states: Collection[str]) -> Q:
    """Return what holds for articles in some of `REVIEW_STATES`."""
    return where_in_work("review", states)


def with_english(kinds: Collection[str]) -> Q:
    """Return what holds for articles with some of `ENGLISHES` in some paragraph."""
    return where_in_work("english", _stored_english(kinds))


def tallies_in_review(states: Collection[str]) -> QuerySet[ArticleTally]:
    """Return what is stored of the articles in some of `REVIEW_STATES`: one row each."""
    return tallied_work("review", states)


def tallies_with_english(kinds: Collection[str]) -> QuerySet[ArticleTally]:
    """Return what is stored of the articles with some of `ENGLISHES`: one row each."""
    return tallied_work("english", _stored_english(kinds))


def _stored_english(kinds: Collection[str]) -> list[int]:
    return sorted({number for kind in kinds for number in _STORED_ENGLISH[kind]})


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
