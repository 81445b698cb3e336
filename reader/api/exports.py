"""Exports: the formats, files in any of them, at once or made in the background."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.api.access import ANALYSTS, EXPORTERS, HEAVY_ANALYSTS, user_of
from reader.api.answers import MOST_AT_ONCE, answer, latest_of, list_page
from reader.api.framework import Field, Header, Query, QueryOf, Router, Schema, Word, Words
from reader.api.once import once
from reader.api.problems import Problem
from reader.api.reading import iso_moment
from reader.api.shapes import FormatList
from reader.api.work_shapes import ExportJobList, ExportJobShape
from reader.exchange.exporting import is_installed
from reader.exchange.jobs import stop_export
from reader.exchange.wording import kept, lost
from reader.formats.writers.registry import formats
from reader.models import ExportJob
from reader.views.data import checked_selection, export_file
from reader.views.export_jobs import file_of_export, ordered
from reader.views.forms.exporting import ExportForm

router = Router(tags=["exports"])
State = Literal["suggested", "accepted", "rejected", "superseded"]
Layer = Literal["actor", "quote", "caption", "note", "label"]


@router.get("/exports", auth=ANALYSTS, response=FormatList, operation_id="list_formats")
def list_formats(request: HttpRequest) -> HttpResponse:
    """The formats that exports come in, with what each keeps and loses."""
    items = [
        {
            "name": one.name,
            "title": one.title,
            "ending": one.ending,
            "keeps": kept(one),
            "loses": lost(one),
            "installed": is_installed(one),
        }
        for one in formats().values()
    ]
    return answer(request, {"items": items})


class ChosenMarks(Schema):
    """What is exported, all of the library if nothing is named; of it the marks of some states, layers, kinds
    and labels, by an author, of articles published from `first` to `last`."""

    article: int | None = Field(None, description="An article.")
    round: int | None = Field(None, description="A round that may be compared: each annotator, and the gold.")
    collection: int | None = Field(None, description="The articles of a collection.")
    search: Words = Field("", description="The articles in which a query finds something.")
    state: list[State] = []  # noqa: RUF012 (a field)
    layer: list[Layer] = []  # noqa: RUF012
    label: list[Word] = []  # noqa: RUF012
    author: Word = ""
    first: Word = ""
    last: Word = ""
    notes: bool = Field(True, description="Notes, and your private ones.")
    bom: bool = Field(False, description="Tables begin with the mark that Excel needs.")


class AskedExport(ChosenMarks):
    """What is exported, and as what."""

    format: Word


def _form(request: HttpRequest, format: str, marks: ChosenMarks) -> ExportForm:
    """Return what is asked for as the page's form. Raises Problem where it does not hold."""
    given = marks.model_dump() | {"format": format}
    chosen = [one for one in ("article", "round", "collection", "search") if given[one]]
    if len(chosen) > 1:
        raise Problem(
            422, _("Export one thing: an article, a round, a collection or a search."), "two-at-once"
        )
    sent = QueryDict(mutable=True)
    sent["what"] = chosen[0] if chosen else "library"
    for name in ("state", "layer", "label"):
        sent.setlist(name, given.pop(name))
    for name in ("notes", "bom"):
        sent[name] = "on" if given.pop(name) else ""
    sent.update({name: str(value or "") for name, value in given.items()})
    form = ExportForm(sent, user_of(request))
    if not form.is_valid():
        raise Problem(422, form.sentence, "not-valid")
    return form


@router.post("/exports", auth=EXPORTERS, response={202: ExportJobShape}, operation_id="create_export")
@once
def create_export(
    request: HttpRequest,
    asked: AskedExport,
    idempotency_key: str = Header("", alias="Idempotency-Key"),
) -> HttpResponse:
    """Have an export of any size made in the background; `Location` says how far it is."""
    form, user = _form(request, asked.format, asked), user_of(request)
    selection = checked_selection(form, user)
    job = ordered(form.chosen_format, selection, user, form.cleaned_data["bom"])
    response = answer(request, _told(job), 202)
    response["Location"] = f"/api/v1/exports/jobs/{job.pk}"
    return response


def _told(job: ExportJob) -> dict[str, Any]:
    return {
        "id": job.pk,
        "format": job.format,
        "name": job.name,
        "file": job.file_name,
        "state": job.state,
        "articles": job.articles,
        "done": job.done,
        "percent": 100 if job.is_ready else job.percent,
        "finished": not job.is_unfinished,
        "reason": job.reason,
        "size": job.size,
        "made": iso_moment(job.made),
        "kept_until": iso_moment(job.leaves),
        "by": job.user.get_username(),
    }


def _job(request: HttpRequest, pk: int) -> ExportJob:
    return get_object_or_404(ExportJob.objects.of(user_of(request)).select_related("user"), pk=pk)


@router.get("/exports/jobs", auth=ANALYSTS, response=ExportJobList, operation_id="list_exports")
def list_exports(
    request: HttpRequest, cursor: str = "", limit: int = Query(20, ge=1, le=MOST_AT_ONCE)
) -> HttpResponse:
    """Your exports in the background, the latest first; to admins everybody's."""
    rows = ExportJob.objects.of(user_of(request)).select_related("user")
    found, more = latest_of(rows, cursor, limit)
    return list_page(request, list(map(_told, found)), more)


@router.get("/exports/jobs/{row:pk}", auth=ANALYSTS, response=ExportJobShape, operation_id="get_export_job")
def get_export_job(request: HttpRequest, pk: int) -> HttpResponse:
    """An export: how far it is, why there is no file, until when it is kept."""
    return answer(request, _told(_job(request, pk)))


@router.get(
    "/exports/jobs/{row:pk}/file",
    auth=ANALYSTS,
    response=bytes,
    operation_id="get_export_file",
    openapi_extra={"x-kind": "application/zip"},
)
def get_export_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file of an export that is done."""
    return file_of_export(_job(request, pk))


@router.delete("/exports/jobs/{row:pk}", auth=EXPORTERS, response={204: None}, operation_id="stop_export_job")
def stop_export_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop an export that is being made, or delete the file of one that is done; nobody changes one, so no
    If-Match is asked for."""
    stop_export(_job(request, pk))
    return HttpResponse(status=204)


@router.get(
    "/exports/{slug:format}",
    auth=HEAVY_ANALYSTS,
    response=bytes,
    operation_id="get_export",
    openapi_extra={"x-kind": "application/zip"},
)
def get_export(request: HttpRequest, format: str, chosen: QueryOf[ChosenMarks]) -> HttpResponseBase:
    """Marks as a zip archive in a format, with a report of what it could not carry; up to 300 articles.

    Larger ones are made in the background: POST to /exports.
    """
    return export_file(_form(request, format, chosen), user_of(request))
