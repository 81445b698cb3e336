"""What lists say of actors and sources, counted when it changes and not when it is read."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Exists, OuterRef, Q

from reader.models.actor import Actor
from reader.models.article import Article, Source

MANY_ARTICLES = 1500


class ActorTally(models.Model):
    """How often an article names an actor and quotes them: marks of the library that stand.

    There is a row only where it does, and none for an article in the bin. `Actor.article_count`,
    `mention_count` and `quote_count` are sums of these. `reader.library.tallies` keeps them.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="tallies")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tallies")
    mentions = models.IntegerField(default=0)
    said = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("actor", "article"), name="one_tally_per_actor_and_article"),
        )

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.article_id}: {self.mentions}, {self.said}"


class ArticleTally(models.Model):
    """That an article outside the bin is counted, with its source and day, in few bytes.

    `Source.article_count` has how many there are of each source.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    published = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.article_id} of {self.source_id}"


def where_tallied(actors: Sequence[Actor], field: str) -> Q:
    """Return that an article is counted with one of the actors, by `mentions` or `said`.

    In a list by date few articles are best looked up and put in order, many are best met on the way.
    """
    rows = ActorTally.objects.filter(actor__in=[one.pk for one in actors], **{f"{field}__gt": 0})
    if sum(one.article_count + one.quote_count for one in actors) < MANY_ARTICLES:
        return Q(pk__in=rows.values("article"))
    return Q(Exists(rows.filter(article=OuterRef("pk"))))
