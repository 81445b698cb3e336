"""The articles beside one in the library's order.

Written as SQL: it is asked for on every view of an article, where to put the same query together out of
expressions takes ten times as long as to answer it.
"""

from collections.abc import Iterable
from datetime import date

from reader.models.article import Article

# Both databases compare and order rows of values by the index on the date, with the key within a day.
_OF_DATED = """SELECT id, published, headline, headline_en FROM reader_article WHERE id IN (
        (SELECT id FROM reader_article
         WHERE binned IS NULL AND (published, id) > (%s, %s) ORDER BY published, id LIMIT 1),
        COALESCE(
            (SELECT id FROM reader_article
             WHERE binned IS NULL AND (published, id) < (%s, %s) ORDER BY published DESC, id DESC LIMIT 1),
            (SELECT id FROM reader_article
             WHERE binned IS NULL AND published IS NULL ORDER BY id DESC LIMIT 1)))
"""
_OF_UNDATED = """SELECT id, published, headline, headline_en FROM reader_article WHERE id IN (
        COALESCE(
            (SELECT id FROM reader_article
             WHERE binned IS NULL AND published IS NULL AND id > %s ORDER BY id LIMIT 1),
            (SELECT id FROM reader_article
             WHERE binned IS NULL AND published IS NOT NULL ORDER BY published, id LIMIT 1)),
        (SELECT id FROM reader_article
         WHERE binned IS NULL AND published IS NULL AND id < %s ORDER BY id DESC LIMIT 1))
"""


def neighbours(article: Article) -> dict[str, Article]:
    """Return the "next" newer and the "previous" older article outside the bin, with one query.

    They have their key, date and headlines, and no entry where there is none. The undated are older than all.
    """
    day, key = article.published, article.pk
    rows: Iterable[Article] = (
        Article.everywhere.raw(_OF_UNDATED, (key, key))
        if day is None
        else Article.everywhere.raw(_OF_DATED, (day, key, day, key))
    )
    return {"next" if _age(one) > _age(article) else "previous": one for one in rows}


def _age(article: Article) -> tuple[date, int]:
    """Return what is greater the newer an article is: those without a date are the oldest."""
    return article.published or date.min, article.pk
