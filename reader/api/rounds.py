"""Rounds: the list, one with how far everybody is, what was marked in it once that may be seen, settling."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.api.access import ANALYSTS, ANNOTATORS, user_of
from reader.api.answers import MOST_AT_ONCE, answer, as_json, check_match, latest_of, list_page
from reader.api.framework import Query, Router, Schema, Word
from reader.api.marks import Match
from reader.api.problems import Problem
from reader.api.reading import iso_moment, told_marks
from reader.api.shapes import OneRound, RoundList, RoundMarkList
from reader.api.work_shapes import PlaceList, PlaceShape
from reader.exchange import Selection
from reader.exchange.reading import records
from reader.formats.records import packed_record
from reader.models import Annotation, Round
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import digest
from reader.rounds import agreement, may_compare, progress, settle
from reader.rounds.comparing import ComparedSpan, Version, places
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


# Settling


def _place(one: Round, place: ComparedSpan) -> dict[str, Any]:
    settled = place.settled
    told: dict[str, Any] = {
        "place": place.key.replace(" ", "-"),
        "layer": place.layer,
        "start": place.span.start,
        "end": place.span.end,
        "agreed": place.is_agreed,
        "versions": [
            {"analyst": version.part.user.get_username(), "marks": told_marks(_rows_of(version))}
            for version in place.versions
        ],
        "settled": settled
        and {
            "chosen": settled.chosen.user.get_username() if settled.chosen else None,
            "by": settled.settled_by.get_username() if settled.settled_by else "",
            "made": iso_moment(settled.made),
        },
    }
    return told | {"tag": digest(as_json(told))[:32]}


def _rows_of(version: Version) -> AnnotationQuerySet:
    rows = Annotation.everywhere.filter(pk__in=[mark.pk for mark in version.marks])
    return rows.in_reading_order()


def _compared(request: HttpRequest, pk: int) -> Round:
    one = get_object_or_404(_rows(), pk=pk)
    check_round(one, user_of(request))
    return one  # type: ignore[no-any-return]


def _found_place(one: Round, name: str) -> dict[str, Any]:
    told = next((_place(one, place) for place in places(one) if place.key.replace(" ", "-") == name), None)
    if told is None:
        raise Http404(_("This place is no longer there. List the places of the round again."))
    return told


@router.get("/rounds/{row:pk}/places", auth=ANALYSTS, response=PlaceList, operation_id="list_places")
def list_places(request: HttpRequest, pk: int) -> HttpResponse:
    """Every place that an analyst of a round marked, with all versions and what was settled.

    Nobody sees it while the round goes on.
    """
    one = _compared(request, pk)
    return answer(request, {"items": [_place(one, place) for place in places(one)]})


@router.get(
    "/rounds/{row:pk}/places/{slug:place}", auth=ANALYSTS, response=PlaceShape, operation_id="get_place"
)
def get_place(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """A place of a round. Its ETag is what settling it asks for."""
    told = _found_place(_compared(request, pk), place)
    return answer(request, told, tag=told["tag"])


class Chosen(Schema):
    """Whose version stands: an analyst's of the round, by their name, or nobody's (null)."""

    chosen: Word | None


@router.put(
    "/rounds/{row:pk}/places/{slug:place}", auth=ANNOTATORS, response=PlaceShape, operation_id="settle_place"
)
def settle_place(
    request: HttpRequest, pk: int, place: str, sent: Chosen, if_match: str = Match
) -> HttpResponse:
    """Put an analyst's version of a place into the library, or nobody's. Settled again, it replaces that."""
    one = _compared(request, pk)
    with transaction.atomic():
        Round.objects.select_for_update(of=("self",)).get(pk=pk)
        standing = _found_place(one, place)
        check_match(request, standing["tag"], standing)
        part = None
        if sent.chosen is not None:
            part = one.assignments.finished().filter(user__username=sent.chosen).first()
            if part is None:
                raise Problem(422, _("Nobody of this name is done in this round."), "not-valid")
        settle(one, place.replace("-", " "), part.pk if part else None, user_of(request))
    told = _found_place(one, place)
    return answer(request, told, tag=told["tag"])
