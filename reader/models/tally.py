"""What lists say of actors and sources, counted when it changes and not when it is read."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from reader.models.actor import Actor
from reader.models.article import Article
from reader.models.source import Source

if TYPE_CHECKING:
    from django.db.models import QuerySet

MANY_ARTICLES = 1500


class ActorTally(models.Model):
    """How often an article names an actor and quotes them, and in how many quotations it names them.

    Marks of the library that stand are counted. There is a row only where an article has some, and none
    for an article in the bin. `Actor.article_count`,
    `mention_count` and `quote_count` are sums of these. `reader.library.tallies` keeps them.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="tallies")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tallies")
    mentions = models.IntegerField(default=0)
    said = models.IntegerField(default=0)
    about = models.IntegerField(default=0)

    class Meta:
        indexes = (
            *(
                models.Index(fields=("actor", "article"), condition=Q(**{f"{field}__gt": 0}), name=name)
                for field, name in (("said", "articles_that_quote"), ("about", "articles_with_words_about"))
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("actor", "article"), name="one_tally_per_actor_and_article"),
        )

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.article_id}: {self.mentions}, {self.said}"


class ActorMonth(models.Model):
    """In how many articles of a source and a month there is a tally of an actor, and the sums of these.

    `named` counts the articles that name the actor; `month` is written 2026-03, empty where nobody knows the
    day. `reader.library.actor_months` keeps them.
    """

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="months", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7, blank=True)
    articles = models.IntegerField()
    named = models.IntegerField()
    mentions = models.IntegerField()
    said = models.IntegerField()
    about = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("actor", "month", "source"), name="one_row_per_actor_month_and_source"
            ),
        )

    def __str__(self) -> str:
        return f"{self.actor_id} in {self.month}: {self.mentions}, {self.said}"


class ArticleTally(models.Model):
    """An article outside the bin with its source, its day and how far the work on it is, in few bytes.

    `review` is empty where nothing is marked; `english` says whose there is in some paragraph, 1 for a
    person's and 2 for a machine's. `Source.article_count` has how many articles there are of each source.
    """

    class Review(models.TextChoices):
        NOT_BEGUN = "todo", _("not begun")
        BEGUN = "begun", _("begun")
        DONE = "done", _("all looked at")

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    published = models.DateField(null=True)
    review = models.CharField(max_length=5, choices=Review.choices, blank=True, default="")
    english = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("review", "article"), name="articles_by_review"),
            models.Index(fields=("english", "article"), name="articles_by_english"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} of {self.source_id}"


def review_now(article: str) -> RawSQL:
    """Return how far the review of an article is, looked up in its marks; `article` is the column of its id.

    Here and below SQL, since each article that is stored asks it, and out of expressions it takes longer to
    put together than to answer.
    """
    marks = f"SELECT 1 FROM reader_annotation m WHERE m.article_id = {article} AND m.assignment_id IS NULL"  # noqa: S608
    is_left = f"EXISTS({marks} AND m.state = 'suggested')"
    is_judged = f"EXISTS({marks} AND m.state IN ('accepted', 'rejected'))"
    return RawSQL(  # noqa: S611 (the columns are named here)
        f"CASE WHEN {is_left} THEN CASE WHEN {is_judged} THEN 'begun' ELSE 'todo' END"
        f" WHEN {is_judged} THEN 'done' ELSE '' END",
        (),
        output_field=models.CharField(),
    )


def english_now(article: str) -> RawSQL:
    """Return whose English an article has, looked up in its paragraphs."""
    english = (
        "SELECT 1 FROM reader_translation t JOIN reader_paragraph p ON p.id = t.paragraph_id"  # noqa: S608
        f" WHERE p.article_id = {article} AND t.origin ="
    )
    whose = [
        f"CASE WHEN EXISTS({english} '{origin}') THEN {number} ELSE 0 END"
        for number, origin in ((1, "person"), (2, "machine"))
    ]
    return RawSQL(" + ".join(whose), (), output_field=models.PositiveSmallIntegerField())  # noqa: S611


def tell_work(articles: Iterable[Any]) -> None:
    """Have the stored facts say how far the work on these articles is, by their ids."""
    mine = "reader_articletally.article_id"
    ArticleTally.objects.filter(article__in=articles).update(
        review=review_now(mine), english=english_now(mine)
    )


def tell_review(articles: Collection[int]) -> None:
    """Have the stored facts say how far the review of these articles is; most changes leave it as it is."""
    now = review_now("reader_articletally.article_id").sql
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE reader_articletally SET review = {now}"  # noqa: S608 (its parts are ours)
            f" WHERE article_id IN ({', '.join(['%s'] * len(articles))}) AND review <> {now}",
            list(articles),
        )


def where_in_work(field: str, values: Collection[str | int]) -> Q:
    """Return that the work on an article is so far, by `review` or `english`."""
    return few_or_many(tallied_work(field, values))


def tallied_work(field: str, values: Collection[str | int]) -> "QuerySet[ArticleTally]":
    """Return what is stored of articles the work on which is so far."""
    return ArticleTally.objects.filter(**{f"{field}__in": values})


def where_tallied(actors: Sequence[Actor], field: str) -> Q:
    """Return that an article is counted with one of the actors, by `mentions`, `said` or `about`."""
    rows = ActorTally.objects.filter(actor__in=[one.pk for one in actors], **{f"{field}__gt": 0})
    return few_or_many(rows)


def few_or_many(rows: "QuerySet[Any, Any]") -> Q:
    """Return that an article is that of one of some rows, found by an index.

    In a list by date few articles are best looked up and put in order, many are best met on the way.
    """
    if rows.order_by()[:MANY_ARTICLES].count() < MANY_ARTICLES:
        return Q(pk__in=rows.order_by().values("article"))
    return Q(Exists(rows.filter(article=OuterRef("pk"))))
