"""By which fragment id each paragraph of an article is found on its page, and how people call its place."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from reader.models import Article, Paragraph
from reader.models.prepared import PreparedQuery

_Place = tuple[int, str, int | None]  # of a paragraph: its id, its kind, and its credit's id


def paragraph_idents(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """Return the fragment id ("p3", "c1", "headline") that each paragraph of one article has on its page."""
    return idents_of([(row.pk, row.kind, row.credit_id) for row in paragraphs])


def _places_of(article: int) -> "QuerySet[Paragraph, _Place]":
    rows = Paragraph.objects.filter(article=article).order_by("number")
    return rows.values_list("pk", "kind", "credit")


_places = PreparedQuery(_places_of)


def article_idents(article: Article) -> dict[int, str]:
    """Return the fragment ids of an article's paragraphs, read from the database."""
    return idents_of(_places(article.pk))


def idents_of(places: Sequence[_Place]) -> dict[int, str]:
    """Return the fragment ids of the paragraphs of one article, in their order."""
    credits_of_captions = {credit for _, _, credit in places if credit}
    idents: dict[int, str] = {}
    numbered = captions = 0
    for pk, kind, _credit in places:
        if kind == "headline" and not idents:
            idents[pk] = "headline"
        elif pk in credits_of_captions:
            continue
        elif kind in ("caption", "credit"):
            captions += 1
            idents[pk] = f"c{captions}"
        else:
            numbered += 1
            idents[pk] = f"p{numbered}"
    return idents


def place_words(ident: str) -> str:
    """Write a fragment id for people: "p3" as "paragraph 3", "c1" as "caption 1"."""
    if ident == "headline":
        return _("the headline")
    said = _("caption %(number)s") if ident.startswith("c") else _("paragraph %(number)s")
    return said % {"number": ident[1:]}
