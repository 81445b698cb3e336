"""Lists across the library: actors, quotations, what a search finds."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from reader.api.access import OPEN
from reader.api.answers import MOST_AT_ONCE, answer, cursor_of, first_of, key_of, list_page
from reader.api.framework import Query, Router
from reader.api.problems import Problem
from reader.api.reading import told_actors, told_marks
from reader.api.shapes import ActorList, ActorShape, HitList, PagedMarks
from reader.models import Actor
from reader.page.quote_index import quotes_after
from reader.page.quote_places import QuotePlace
from reader.page.search_results import concordance
from reader.parameters import query
from reader.search.finding import find
from reader.views.actors import filtered_actors
from reader.views.forms.filters import ActorFilter, QuoteFilter
from reader.views.quotes import asked_quotes
from reader.views.search import asked_search, hit_row, notes_on, told_readings

router = Router()
PAGE = 50


@router.get(
    "/actors",
    auth=OPEN,
    response=ActorList,
    operation_id="list_actors",
    tags=["actors"],
)
def list_actors(
    request: HttpRequest,
    q: str = Query("", max_length=200, description="Letters of a name, in either language."),
    kind: list[Literal["PER", "ORG", "LOC", "MISC"]] = Query([]),
    guess: bool = Query(False, description="Only those whose English nobody has confirmed."),
    cursor: str = "",
    limit: int = Query(PAGE, ge=1, le=MOST_AT_ONCE),
) -> HttpResponse:
    """The actors that some article names, in the order of their ids."""
    form = ActorFilter(query(request).sent)
    if not form.is_valid():
        raise Problem(422, " ".join(str(one) for found in form.errors.values() for one in found), "filter")
    given = dict(form.cleaned_data) | {"guess": guess}
    rows = filtered_actors(given).order_by("pk")
    if key := key_of(cursor, int):
        rows = rows.filter(pk__gt=key[0])
    found, more = first_of(rows, limit)
    return list_page(request, told_actors(found), more)


@router.get(
    "/actors/{row:pk}",
    auth=OPEN,
    response=ActorShape,
    operation_id="get_actor",
    openapi_extra={"x-problems": ["302"]},
    tags=["actors"],
)
def get_actor(request: HttpRequest, pk: int) -> HttpResponse:
    """An actor. One that was merged into another leads there."""
    one = get_object_or_404(Actor.everywhere.known_to(request.user), pk=pk)
    if one.merged_into_id is not None:
        return HttpResponseRedirect(f"/api/v1/actors/{one.merged_into_id}")
    (told,) = told_actors([one])
    return answer(request, told)


@router.get(
    "/quotations",
    auth=OPEN,
    response=PagedMarks,
    operation_id="list_quotations",
    tags=["quotations"],
)
def list_quotations(
    request: HttpRequest,
    q: str = Query("", max_length=2000, description="Words that were said, as the search takes them."),
    by: str = Query("", description="Letters of the speaker's name."),
    speaker: list[int] = Query([], description="Ids of actors, one of whom speaks."),
    about: list[int] = Query([], description="Ids of actors, one of whom is named in the words."),
    kind: list[Literal["direct", "indirect", "mixed"]] = Query([]),
    source: list[str] = Query([], description="Slugs of sources."),
    month: list[str] = Query([], description="Such as 2026-05."),
    verb: list[str] = Query([], description="English verbs of saying, as the marks have them."),
    state: Literal["accepted", "suggested"] | None = None,
    first: date | None = None,
    last: date | None = None,
    cursor: str = "",
    limit: int = Query(PAGE, ge=1, le=MOST_AT_ONCE),
) -> HttpResponse:
    """The quotations that stand, each once, those of the newest article first."""
    form = QuoteFilter(query(request).sent)
    if not form.is_valid():
        raise Problem(422, " ".join(form.sentences), "filter")
    key = key_of(cursor, str)
    found, following = quotes_after(
        asked_quotes(request, form), QuotePlace.read(key[0]) if key else None, limit
    )
    return list_page(request, told_marks(found), cursor_of([following.written()]) if following else "")


@router.get(
    "/search",
    auth=OPEN,
    response=HitList,
    operation_id="search",
    tags=["search"],
)
def search_library(
    request: HttpRequest,
    q: str = Query(..., max_length=2000, description="A query as the page of the search takes it."),
    leave: list[str] = Query([], description="Readings that are not looked for."),
    source: list[str] = Query([]),
    month: list[str] = Query([], description="Such as 2026-05."),
    actor: list[str] = Query([]),
    speaker: list[str] = Query([]),
    layer: list[str] = Query([]),
    form: list[str] = Query([], description="An Arabic word as it is written."),
    cursor: str = "",
    limit: int = Query(PAGE, ge=1, le=MOST_AT_ONCE, description="Paragraphs at once."),
) -> HttpResponse:
    """What a query finds, as its page does: every hit of so many paragraphs, newest article first."""
    asked = asked_search(request)
    key = key_of(cursor, int)
    rows = find(asked.prepared, key[0] if key else None, limit)
    lines = [line for some in concordance(asked.prepared, rows.places).values() for line in some]
    more = cursor_of([rows.upto]) if rows.has_more else ""
    told = {"readings": told_readings(asked), "notes": notes_on(asked, rows)}
    return list_page(request, [hit_row(one) for one in lines], more, **told)
