"""The index follows the library: rows are put and taken away in the transaction of what they are about.

An article in the bin keeps its rows and is not found; one that is deleted for good takes them with it.
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

from django.db import transaction
from django.db.models import prefetch_related_objects

from reader.models import Article, Paragraph, SearchIndex, SearchRow
from reader.models.search import SearchPlace
from reader.search.homes import NewRow, home
from reader.search.terms import arabic_words, english_words, row_terms

ROW_WORDS = 1000  # of a paragraph; a longer one has several rows
AT_ONCE = 25


def put(article: Article, paragraphs: Sequence[Paragraph] | None = None) -> None:
    """Bring an article's rows up to date; `paragraphs` are all of it, for a caller that has them."""
    with transaction.atomic():
        rows = list(index_rows(article, paragraphs))
        mine = SearchRow.objects.filter(article=article.pk).order_by()
        there = set(mine.values_list("place", "paragraph", "digest"))
        if there == {(row.place, row.paragraph, row.digest) for row in rows}:
            return
        if there:
            remove_rows(article)
        home().insert(rows)


def put_paragraph(paragraph: Paragraph) -> None:
    """Bring one paragraph up to date, such as after its English was written; the article's if it has none."""
    article = paragraph.article
    with transaction.atomic():
        mine = SearchRow.objects.filter(paragraph=paragraph)
        first = mine.order_by("-place").values_list("place", flat=True).first()
        rows = list(_rows_of(article, paragraph, SearchPlace.of(first).number)) if first else []
        if len(rows) != mine.count() or not rows:
            put(article)
            return
        mine.delete()
        home().insert(rows)


def remove_rows(article: Article) -> None:
    """Take an article out of the index."""
    SearchRow.objects.filter(article=article.pk).delete()


def index_rows(article: Article, paragraphs: Sequence[Paragraph] | None) -> Iterator[NewRow]:
    """Yield the rows that an article is to have, in order; `paragraphs` are all of it, for who has them."""
    if paragraphs is None:
        paragraphs = list(article.paragraphs.select_related("translation").order_by("number"))
    else:
        prefetch_related_objects(paragraphs, "translation")
    number = 0
    for paragraph in paragraphs:
        for row in _rows_of(article, paragraph, number):
            yield row
            number += 1


def _rows_of(article: Article, paragraph: Paragraph, number: int) -> Iterator[NewRow]:
    """Yield the rows of a paragraph, from `number` on."""
    arabic = arabic_words(article.text, paragraph.words)
    english = english_words(paragraph.english.text) if paragraph.english else []
    day = article.published.toordinal() if article.published else 0
    for at in range(0, max(len(arabic), len(english), 1), ROW_WORDS):
        part = slice(at, at + ROW_WORDS)
        terms = row_terms(paragraph.kind, arabic[part], english[part])
        place = SearchPlace(day, article.pk, number + at // ROW_WORDS).packed()
        yield NewRow(place, article.pk, paragraph.pk, crc32(" ".join(terms).encode()), terms)


# Made anew


def begin_again() -> None:
    """Note that the index is to be made anew, from the first article on; it is searched meanwhile."""
    with transaction.atomic():
        SearchIndex.objects.all().delete()
        SearchIndex.objects.create()


def rebuild(at_once: int = AT_ONCE) -> int:
    """Put the next articles of an index that is being made; return how many, 0 once all are there.

    Several may do it at the same time, while people write.
    """
    with transaction.atomic():
        state = SearchIndex.objects.select_for_update().first()
        if state is None:
            return 0
        waiting = Article.everywhere.filter(pk__gt=state.upto).order_by("pk")
        articles = list(waiting.select_for_update().defer("raw")[:at_once])
        if not articles:
            state.delete()
            return 0
        for article in articles:
            put(article)
        state.upto = articles[-1].pk
        state.save()
    return len(articles)


def still_to_put() -> tuple[int, int] | None:
    """Return of how many articles how many are in an index that is being made; None if it is whole."""
    state = SearchIndex.objects.first()
    if state is None:
        return None
    articles = Article.everywhere.all()
    return articles.filter(pk__lte=state.upto).count(), articles.count()


# Looked over


def check(quick: bool = False) -> Iterator[str]:
    """Yield what is wrong with the index, in words. With `quick` the words are not compared."""
    if still_to_put() is not None:
        return
    yield from home().faults()
    bare = Article.everywhere.filter(search_rows=None)
    for pk in bare.order_by("pk").values_list("pk", flat=True)[:20]:
        yield f"article {pk} is not in it"
    if not quick:
        for article in Article.everywhere.defer("raw").order_by("pk").iterator(chunk_size=AT_ONCE):
            there = dict(SearchRow.objects.filter(article=article).values_list("place", "digest"))
            if there and there != {row.place: row.digest for row in index_rows(article, None)}:
                yield f"article {article.pk} has other words by now than are in it"
