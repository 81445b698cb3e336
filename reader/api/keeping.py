"""Collections with their articles, and saved searches: what people keep."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.api.access import ANNOTATORS, MEMBERS, OPEN, user_of
from reader.api.answers import (
    MOST_AT_ONCE,
    answer,
    as_json,
    check_match,
    cursor_of,
    first_of,
    key_of,
    list_page,
)
from reader.api.articles import PAGE, after_article
from reader.api.framework import Query, Router, Schema, Word, Words
from reader.api.marks import Key, Match, check_form
from reader.api.once import once
from reader.api.problems import Problem
from reader.api.reading import iso_moment, told_article
from reader.api.work_shapes import (
    CollectedShape,
    CollectionList,
    CollectionShape,
    PlainArticleList,
    SavedSearchList,
    SavedSearchShape,
)
from reader.library.collecting import MOST_AT_ONCE as MOST_AT_ONCE_PUT
from reader.library.collecting import collect, take_out
from reader.models import Article, Collection, SavedSearch
from reader.models.article import digest
from reader.search.collected import in_collection
from reader.search.saved import NotSaved, save_search
from reader.views.collections import CollectionForm, store_collection
from reader.views.saved_searches import why_not_saved

router = Router(tags=["collections"])


# Collections


def _visible(request: HttpRequest) -> Any:
    inside = Count("collected", filter=Q(collected__article__binned=None))
    rows = Collection.objects.visible_to(request.user).select_related("owner")
    return rows.annotate(article_count=inside)


def _told(request: HttpRequest, one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.name,
        "note": one.note,
        "owner": one.owner.get_username(),
        "is_mine": one.owner_id == request.user.pk,
        "is_shared": one.is_shared,
        "search": one.search,
        "article_count": None if one.search else one.article_count,
        "made": iso_moment(one.made),
        "page": one.get_absolute_url(),
    }


def _tag(told: dict[str, Any]) -> str:
    """Return a collection's ETag: of what is said of it, not of what is in it."""
    return digest(as_json(told | {"article_count": None}))[:32]


@router.get("/collections", auth=OPEN, response=CollectionList, operation_id="list_collections")
def list_collections(
    request: HttpRequest, cursor: str = "", limit: int = Query(50, ge=1, le=MOST_AT_ONCE)
) -> HttpResponse:
    """The collections that you may see, in the order of their ids."""
    rows = _visible(request).order_by("pk")
    if key := key_of(cursor, int):
        rows = rows.filter(pk__gt=key[0])
    found, more = first_of(rows, limit)
    return list_page(request, [_told(request, one) for one in found], more)


@router.get("/collections/{row:pk}", auth=OPEN, response=CollectionShape, operation_id="get_collection")
def get_collection(request: HttpRequest, pk: int) -> HttpResponse:
    """A collection. Its ETag is what a change of it asks for."""
    return _answered(request, pk)


def _answered(request: HttpRequest, pk: int, status: int = 200) -> HttpResponse:
    told = _told(request, get_object_or_404(_visible(request), pk=pk))
    response = answer(request, told, status, tag=_tag(told))
    if status == 201:
        response["Location"] = f"/api/v1/collections/{pk}"
    return response


@router.get(
    "/collections/{row:pk}/articles",
    auth=OPEN,
    response=PlainArticleList,
    operation_id="list_collected_articles",
)
def list_collected_articles(
    request: HttpRequest, pk: int, cursor: str = "", limit: int = Query(PAGE, ge=1, le=MOST_AT_ONCE)
) -> HttpResponse:
    """The articles of a collection, the newest first: all that its search finds, if it has one."""
    one = get_object_or_404(_visible(request), pk=pk)
    among = Article.objects.filter(in_collection(one, is_whole=True))
    rows = after_article(among, key_of(cursor, str, int)).newest_first()
    found = list(rows.select_related("source").defer("raw", "text")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    more = cursor_of([str(last.published or ""), last.pk]) if last else ""
    return list_page(request, list(map(told_article, found[:limit])), more)


class AskedCollection(Schema):
    """What a collection is called, what it is for, which search fills it, and whether everybody sees it."""

    name: Word
    note: Words = ""
    search: Words = ""
    is_shared: bool = False


def _stored(one: Collection, sent: AskedCollection) -> Collection:
    form = QueryDict(mutable=True)
    form.update({"name": sent.name, "note": sent.note, "search": sent.search})
    form["is_shared"] = "on" if sent.is_shared else ""
    given = CollectionForm(form)
    check_form(given)
    stored = store_collection(one, given)
    check_form(given)  # which has the sentence, if it could not be stored
    assert stored is not None  # noqa: S101 (for the type checker)
    return stored


@router.post(
    "/collections", auth=ANNOTATORS, response={201: CollectionShape}, operation_id="create_collection"
)
@once
def create_collection(
    request: HttpRequest, sent: AskedCollection, idempotency_key: str = Key
) -> HttpResponse:
    """Make a collection."""
    made = _stored(Collection(owner=user_of(request)), sent)
    return _answered(request, made.pk, 201)


def _mine(request: HttpRequest, pk: int, if_match: bool = True) -> Collection:
    """Return a collection of the user's, locked. Raises Http404, or Problem for a stale If-Match."""
    get_object_or_404(_visible(request), pk=pk)
    one = Collection.objects.select_for_update(of=("self",)).select_related("owner").get(pk=pk)
    if one.owner_id != request.user.pk:
        raise Http404(_("Only its owner changes a collection."))
    if if_match:
        told = _told(request, _visible(request).get(pk=pk))
        check_match(request, _tag(told), told)
    return one


@router.put(
    "/collections/{row:pk}", auth=ANNOTATORS, response=CollectionShape, operation_id="change_collection"
)
def change_collection(
    request: HttpRequest, pk: int, sent: AskedCollection, if_match: str = Match
) -> HttpResponse:
    """Change what is said of a collection of yours."""
    with transaction.atomic():
        _stored(_mine(request, pk), sent)
    return _answered(request, pk)


@router.delete(
    "/collections/{row:pk}", auth=ANNOTATORS, response={204: None}, operation_id="delete_collection"
)
def delete_collection(request: HttpRequest, pk: int, if_match: str = Match) -> HttpResponse:
    """Delete a collection of yours; its articles stay in the library."""
    with transaction.atomic():
        _mine(request, pk).delete()
    return HttpResponse(status=204)


class SomeArticles(Schema):
    """Articles by their ids, up to 200."""

    put_in: list[int] = []  # noqa: RUF012 (a field)
    take_out: list[int] = []  # noqa: RUF012


@router.post(
    "/collections/{row:pk}/articles",
    auth=ANNOTATORS,
    response=CollectedShape,
    operation_id="collect_articles",
)
@once
def collect_articles(
    request: HttpRequest, pk: int, sent: SomeArticles, idempotency_key: str = Key
) -> HttpResponse:
    """Put articles into a collection of yours, or take them out; what is so already stays so."""
    if max(len(sent.put_in), len(sent.take_out)) > MOST_AT_ONCE_PUT or not all(
        0 <= one < 2**63 for one in (*sent.put_in, *sent.take_out)
    ):
        raise Problem(422, _("Up to 200 articles can be named at once, each by its id."), "not-valid")
    one = _mine(request, pk, if_match=False)
    if one.search:
        raise Problem(422, _("A search fills this collection; nothing is put into it by hand."), "not-valid")
    changed = collect(one, sent.put_in, user_of(request)) + take_out(one, sent.take_out)
    return answer(request, {"changed": changed})


# Saved searches


def _told_search(one: SavedSearch) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.name,
        "query": one.query,
        "made": iso_moment(one.made),
        "page": one.get_absolute_url(),
    }


@router.get("/searches", auth=MEMBERS, response=SavedSearchList, operation_id="list_searches")
def list_searches(request: HttpRequest) -> HttpResponse:
    """The searches that you keep, all of them."""
    rows = SavedSearch.objects.filter(user=user_of(request)).order_by("pk")
    return answer(request, {"items": list(map(_told_search, rows))})


class AskedSavedSearch(Schema):
    """A name, and the address of the search's page behind its question mark, such as q=harbour."""

    name: Word
    query: Words


@router.post("/searches", auth=ANNOTATORS, response={201: SavedSearchShape}, operation_id="create_search")
@once
def create_search(request: HttpRequest, sent: AskedSavedSearch, idempotency_key: str = Key) -> HttpResponse:
    """Keep a search."""
    try:
        made = save_search(user_of(request), sent.name, sent.query)
    except NotSaved as why:
        raise Problem(422, why_not_saved(str(why)), "not-valid") from None
    return answer(request, _told_search(made), 201)


@router.delete("/searches/{row:pk}", auth=ANNOTATORS, response={204: None}, operation_id="delete_search")
def delete_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a search of yours no longer; it cannot have changed, so no If-Match is asked for."""
    get_object_or_404(SavedSearch, pk=pk, user=user_of(request)).delete()
    return HttpResponse(status=204)
