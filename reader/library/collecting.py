"""Put articles into collections and out of them, and tags on articles."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from reader.models import Article, CollectedArticle, Collection, Tag, TaggedArticle
from reader.models.collection import LONGEST_TAG

MOST_AT_ONCE = 200
MOST_TAGS = 30  # on an article


def collect(one: Collection, articles: Sequence[int], user: User) -> int:
    """Put articles into a collection; return how many were not in it."""
    with transaction.atomic():
        there = set(one.collected.filter(article__in=articles).values_list("article", flat=True))
        known = Article.objects.filter(pk__in=set(articles) - there).values_list("pk", flat=True)
        new = [CollectedArticle(collection=one, article_id=pk, added_by=user) for pk in known]
        CollectedArticle.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)


def take_out(one: Collection, articles: Sequence[int]) -> int:
    """Take articles out of a collection; they stay in the library. Return how many were in it."""
    return one.collected.filter(article__in=articles).delete()[0]


def tag(articles: Sequence[int], names: Iterable[str], user: User) -> int:
    """Put tags on articles, new ones too; return how many were not on them."""
    added = 0
    with transaction.atomic():
        known = list(Article.objects.filter(pk__in=articles).values_list("pk", flat=True))
        for name in names:
            one, _ = Tag.objects.get_or_create(key=Tag.key_of(name), defaults={"name": name})
            there = set(one.tagged.filter(article__in=known).values_list("article", flat=True))
            new = [TaggedArticle(tag=one, article_id=pk, added_by=user) for pk in known if pk not in there]
            TaggedArticle.objects.bulk_create(new, ignore_conflicts=True)
            added += len(new)
    return added


def untag(articles: Sequence[int], names: Iterable[str]) -> int:
    """Take tags off articles; a tag that is on none any more goes."""
    with transaction.atomic():
        keys = [Tag.key_of(name) for name in names]
        gone = TaggedArticle.objects.filter(tag__key__in=keys, article__in=articles).delete()[0]
        Tag.objects.filter(key__in=keys, tagged=None).delete()
        return gone


def tag_names(typed: str) -> list[str]:
    """Return the tags in what was typed, which commas part, each once."""
    names = (" ".join(part.split())[:LONGEST_TAG].strip() for part in typed.replace("،", ",").split(","))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(Tag.key_of(name), name)
    return [name for key, name in found.items() if key][:MOST_TAGS]
