"""Where each stretch of an article stands in the full-text index, and how far the index has been made."""

from datetime import date
from typing import NamedTuple

from django.db import models

from reader.models.article import Article, Paragraph

_NUMBER_BITS, _ARTICLE_BITS = 15, 26
_NUMBERS, _ARTICLES = (1 << _NUMBER_BITS) - 1, (1 << _ARTICLE_BITS) - 1


class SearchPlace(NamedTuple):
    """What a place says: the day of publication, counted from 1 January 1 (0: unknown), the article, and the
    number of the row in it."""

    day: int
    article: int
    number: int

    @classmethod
    def of(cls, place: int) -> "SearchPlace":
        return cls(
            place >> (_NUMBER_BITS + _ARTICLE_BITS),
            place >> _NUMBER_BITS & _ARTICLES,
            _NUMBERS - (place & _NUMBERS),
        )

    def packed(self) -> int:
        """Return the number by which rows, going down, are in the library's order: newest article first, each
        from its first line to its last."""
        if self.article > _ARTICLES or self.number > _NUMBERS:
            raise ValueError("The index has no place for this article.")
        return (self.day << _ARTICLE_BITS | self.article) << _NUMBER_BITS | (_NUMBERS - self.number)

    def end(self) -> int:
        """Return the number below which the rows of the articles after this one begin."""
        return (self.day << _ARTICLE_BITS | self.article) << _NUMBER_BITS


def article_at(place: int) -> int:
    """Return the article of a place; of thousands this is quicker than the whole `SearchPlace`."""
    return place >> _NUMBER_BITS & _ARTICLES


def day_at(place: int) -> int:
    """Return the day of a place, counted from 1 January 1 (0: unknown)."""
    return place >> (_NUMBER_BITS + _ARTICLE_BITS)


def place_of_day(day: date) -> int:
    """Return the lowest place that an article of this day has."""
    return SearchPlace(day.toordinal(), 0, 0).end()


class SearchRow(models.Model):
    """One paragraph in the full-text index, or a part of a very long one.

    `place` is a packed `SearchPlace`. The words themselves are in the index of the database: on SQLite in the
    table `reader_searchtext`, whose rows go with these, on PostgreSQL in the column `terms`, which only
    `reader.search` knows. `digest` tells whether they are the words that the paragraph has now.
    """

    place = models.BigIntegerField(primary_key=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="search_rows")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="search_rows")
    digest = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.article_id}, {SearchPlace.of(self.place).number}"


class SearchIndex(models.Model):
    """That the index is being made: which articles it has, by their ids. No row means that it has all."""

    upto = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.upto)
