"""The articles that a reader can read best, found in the background: the library then sorts by a column."""

from django.db import connection, transaction
from django.db.models import F, Max, Q

from reader.models import Article, ReadableArticle, Vocabulary
from reader.vocabulary.standing import plain_words

CANDIDATES = 3000  # the newest articles: no more are looked at
RANKED = 300  # are stored for each reader
_KNOWN = """SELECT c.article_id, SUM(c.count),
    SUM(CASE WHEN k.id IS NOT NULL OR {plain} THEN c.count ELSE 0 END) FROM reader_lemmacount c
LEFT JOIN reader_keptword k ON k.user_id = %s AND k.lemma = c.lemma AND k.state IN ('known', 'ignored')
WHERE c.article_id >= %s AND c.article_id IN (SELECT id FROM reader_article WHERE binned IS NULL)
GROUP BY c.article_id
"""


def rank_articles() -> int:
    """Find the most readable articles of one reader whose words, or the library, changed; return how many.

    0 where there is nobody to find them for.
    """
    newest = Article.objects.aggregate(newest=Max("pk"))["newest"] or 0
    stale = Vocabulary.objects.exclude(stamp="").exclude(Q(ranked=F("stamp")) & Q(newest__gte=newest))
    found = stale.order_by("newest", "pk").first()
    if found is None:
        return 0
    best = _best_for(found.user_id)
    with transaction.atomic():
        ReadableArticle.objects.filter(user=found.user_id).delete()
        ReadableArticle.objects.bulk_create(
            ReadableArticle(user_id=found.user_id, article_id=article, known=known) for known, article in best
        )
        Vocabulary.objects.filter(pk=found.pk).update(ranked=found.stamp, newest=newest)
    return max(1, len(best))


def _best_for(user_id: int) -> list[tuple[int, int]]:
    """Return the known words in a thousand with the article, the most readable first."""
    lowest = Article.objects.order_by("-pk").values_list("pk", flat=True)[CANDIDATES - 1 : CANDIDATES]
    with connection.cursor() as cursor:
        first = next(iter(lowest), 0)
        cursor.execute(_KNOWN.format(plain=plain_words("c.lemma")), [user_id, first])
        rows = [(1000 * int(known) // int(words), pk) for pk, words, known in cursor.fetchall() if words]
    return sorted(rows, reverse=True)[:RANKED]
