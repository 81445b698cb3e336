"""Articles: the list, one, its text, lines, words and English; one into the bin."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.api.access import ADMINS, OPEN, user_of
from reader.api.answers import MOST_AT_ONCE, answer, check_match, cursor_of, key_of, list_page
from reader.api.framework import Header, Query, Router
from reader.api.problems import Problem
from reader.api.reading import told_article, told_lines, told_translations
from reader.api.shapes import (
    ArticleList,
    ArticleShape,
    LineList,
    TextShape,
    TokenList,
    TranslationList,
)
from reader.arabic.stored_tokens import unpack
from reader.library.bin import put_in_bin
from reader.models import Article, Assignment
from reader.models.article import ArticleQuerySet, digest
from reader.parameters import query
from reader.views.articles import filtered_articles
from reader.views.forms.filters import LibraryFilter

router = Router(tags=["articles"])
PAGE = 20


@router.get("/articles", auth=OPEN, response=ArticleList, operation_id="list_articles")
def list_articles(
    request: HttpRequest,
    q: str = Query("", description="Letters of the headline, in either language."),
    source: list[str] = Query([], description="Slugs of sources."),
    actor: list[int] = Query([], description="Ids of actors, all of which are named."),
    first: date | None = Query(None, description="Published from this day on."),
    last: date | None = Query(None, description="Published until this day."),
    cursor: str = Query("", description="What the page before said under `next`."),
    limit: int = Query(PAGE, ge=1, le=MOST_AT_ONCE),
) -> HttpResponse:
    """The articles, the newest first; those of which nobody knows the day come last."""
    form = LibraryFilter(query(request).sent, request.user)
    if not form.is_valid():
        raise Problem(422, " ".join(form.sentences), "filter")
    rows = after_article(filtered_articles(form), key_of(cursor, str, int)).newest_first()
    found = list(rows.with_counts().select_related("source").defer("raw", "text")[: limit + 1])
    items = [
        told_article(one)
        | {
            "actor_count": one.actor_count,
            "quote_count": one.quote_count,
            "suggested_count": one.suggested_count,
            "reviewed_count": one.reviewed_count,
        }
        for one in found[:limit]
    ]
    more = (
        cursor_of([str(found[limit - 1].published or ""), found[limit - 1].pk]) if len(found) > limit else ""
    )
    return list_page(request, items, more)


def after_article(rows: ArticleQuerySet, key: list[Any] | None) -> ArticleQuerySet:
    """Return the articles that come after a place in the list of the newest."""
    if key is None:
        return rows
    day, pk = key
    if not day:
        return rows.filter(published=None, pk__lt=pk)
    published = day_of(day)
    older = Q(published__lt=published) | Q(published=published, pk__lt=pk) | Q(published=None)
    return rows.filter(older)


def day_of(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Problem(422, _("This is no cursor of ours. Begin the list without one."), "cursor") from None


def open_article(pk: int) -> Article:
    """Return an article that is not in the bin, without its bytes. Raises Http404."""
    return get_object_or_404(Article.objects.select_related("source").defer("raw"), pk=pk)


def article_and_part(request: HttpRequest, pk: int) -> tuple[Article, Assignment | None]:
    """Return an article as `open_article` does, and the part that who asks has in a round of it, if any.

    Whether there is one comes with the article, so that most requests take one query. Raises Http404.
    """
    rows = Article.objects.select_related("source").defer("raw")
    if not request.user.is_authenticated:
        return get_object_or_404(rows, pk=pk), None
    parts = Assignment.objects.of(request.user.pk).filter(round__article=OuterRef("pk"))
    one = get_object_or_404(rows.annotate(has_part=Exists(parts)), pk=pk)
    return one, Assignment.objects.open_for(request.user, one) if getattr(one, "has_part", False) else None


def viewed_tag(request: HttpRequest, one: Article, part: Assignment | None, *more: Any) -> str:
    """Return what changes whenever this person would be told something else of the article."""
    return digest("|".join(map(str, (one.stamp(part), request.user.pk, part and part.pk, *more))).encode())[
        :32
    ]


@router.get("/articles/{row:pk}", auth=OPEN, response=ArticleShape, operation_id="get_article")
def get_article(request: HttpRequest, pk: int) -> HttpResponse:
    """An article. Its ETag is what its removal asks for."""
    one = open_article(pk)
    return answer(request, told_article(one), tag=article_tag(one))


def article_tag(one: Article) -> str:
    return digest(f"{one.updated}|{one.source.name_en}|{one.source.name_ar}".encode())[:32]


@router.delete("/articles/{row:pk}", auth=ADMINS, response={204: None}, operation_id="delete_article")
def bin_article(request: HttpRequest, pk: int, if_match: str = Header("", alias="If-Match")) -> HttpResponse:
    """Put an article into the bin, with all that was said of it; from there it is restored."""
    one = open_article(pk)
    check_match(request, article_tag(one), told_article(one))
    put_in_bin(one, user_of(request))
    return HttpResponse(status=204)


@router.get("/articles/{row:pk}/text", auth=OPEN, response=TextShape, operation_id="get_text")
def get_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, to which all offsets refer, in code points."""
    one = open_article(pk)
    told = {"article": one.pk, "text": one.text, "sha256": one.text_sha256, "length": len(one.text)}
    return answer(request, told, tag=one.text_sha256[:32])


@router.get("/articles/{row:pk}/lines", auth=OPEN, response=LineList, operation_id="list_lines")
def list_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of the text, all of them, with what each is."""
    one = open_article(pk)
    return answer(request, {"items": told_lines(one)})


@router.get("/articles/{row:pk}/tokens", auth=OPEN, response=TokenList, operation_id="list_tokens")
def list_tokens(
    request: HttpRequest,
    pk: int,
    line: int | None = Query(None, ge=0, le=2**31 - 1, description="One line alone."),
) -> HttpResponse:
    """The words of each line, as the analysis reads them."""
    one = open_article(pk)
    rows = one.paragraphs.all() if line is None else one.paragraphs.filter(number=line)
    items = [
        {"line": number, "tokens": list(map(_token, words))}
        for number, words in rows.values_list("number", "words")
    ]
    return answer(request, {"items": items})


def _token(packed: Any) -> dict[str, Any]:
    token = unpack(packed)
    return {
        "start": token.span.start,
        "end": token.span.end,
        "vocalised": token.vocalised,
        "lemma": token.lemma,
        "pos": token.pos,
        "gloss": token.gloss,
        "senses": list(token.senses),
        "known": token.known,
        "clitics": [token.proclitic, token.enclitic],
    }


@router.get(
    "/articles/{row:pk}/translations",
    auth=OPEN,
    response=TranslationList,
    operation_id="list_translations",
)
def list_translations(request: HttpRequest, pk: int) -> HttpResponse:
    """The English of the lines that have some, with who or what it is from."""
    one = open_article(pk)
    return answer(request, {"items": told_translations(one)})
