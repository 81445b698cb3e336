"""Rounds: the list, one with how far everybody is, and what was marked in it once that may be seen."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from reader.api.access import ANALYSTS, user_of
from reader.api.answers import MOST_AT_ONCE, answer, latest_of, list_page
from reader.api.framework import Query, Router
from reader.api.reading import iso_moment
from reader.api.shapes import OneRound, RoundList, RoundMarkList
from reader.exchange import Selection
from reader.exchange.reading import records
from reader.formats.records import packed_record
from reader.models import Round
from reader.rounds import agreement, may_compare, progress
from reader.views.data import check_round
from reader.views.rounds import FIGURES

router = Router(tags=["rounds"])


def _rows() -> Any:
    done = Count("assignments", filter=~Q(assignments__done=None))
    rows = Round.objects.select_related("opened_by", "article").defer("article__raw")
    return rows.annotate(analysts=Count("assignments"), done=done)


def _told(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "article": one.article_id,
        "name": one.name,
        "begin_with": one.begin_with,
        "opened": iso_moment(one.opened),
        "opened_by": one.opened_by.get_username() if one.opened_by else None,
        "closed": iso_moment(one.closed),
        "until": one.until.isoformat() if one.until else None,
        "analysts": one.analysts,
        "done": one.done,
    }


@router.get("/rounds", auth=ANALYSTS, response=RoundList, operation_id="list_rounds")
def list_rounds(
    request: HttpRequest, cursor: str = "", limit: int = Query(20, ge=1, le=MOST_AT_ONCE)
) -> HttpResponse:
    """Every round, the latest first."""
    found, more = latest_of(_rows().order_by("-pk"), cursor, limit)
    return list_page(request, list(map(_told, found)), more)


@router.get("/rounds/{row:pk}", auth=ANALYSTS, response=OneRound, operation_id="get_round")
def get_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A round with how far each analyst is; how far they agree only when it may be seen."""
    one = get_object_or_404(_rows(), pk=pk)
    sees = may_compare(one, user_of(request))
    parts = [
        {
            "analyst": person.part.user.get_username(),
            "state": person.state,
            "percent": person.percent,
            "done": iso_moment(person.part.done),
        }
        for person in progress(one)
    ]
    figures = [
        {"what": row.what, "counts": list(row.counts), **{name: getattr(row, name) for name in FIGURES}}
        for row in (agreement(one) if sees else ())
    ]
    return answer(
        request, _told(one) | {"parts": parts, "compared": sees, "agreement": figures if sees else None}
    )


@router.get("/rounds/{row:pk}/marks", auth=ANALYSTS, response=RoundMarkList, operation_id="list_round_marks")
def list_round_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """What each analyst of a round marked, and what stands in the library, as exports have it.

    Nobody sees it while the round goes on.
    """
    one = get_object_or_404(_rows(), pk=pk)
    check_round(one, user_of(request))
    items = [
        {"annotator": record.annotator, "marks": [packed_record(mark) for mark in record.marks]}
        for record in records(Selection(user_of(request), round=one))
    ]
    return answer(request, {"items": items})
