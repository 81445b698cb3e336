"""Exports: the formats, an article as one record, and files in any of the formats."""

from typing import Literal

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

from reader.api.access import ANALYSTS, HEAVY_ANALYSTS, user_of
from reader.api.answers import answer
from reader.api.framework import Query, Router
from reader.api.problems import Problem
from reader.api.shapes import FormatList
from reader.exchange.exporting import is_installed
from reader.exchange.wording import kept, lost
from reader.formats.writers.registry import formats
from reader.views.data import export_file
from reader.views.forms.exporting import ExportForm

router = Router(tags=["exports"])


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


@router.get(
    "/exports/{slug:format}",
    auth=HEAVY_ANALYSTS,
    response=bytes,
    operation_id="get_export",
    openapi_extra={"x-kind": "application/zip"},
)
def get_export(
    request: HttpRequest,
    format: str,
    article: int | None = Query(None, description="An article; else all of the library."),
    round: int | None = Query(
        None, description="A round that may be compared: each annotator, and the gold."
    ),
    state: list[Literal["suggested", "accepted", "rejected", "superseded"]] = Query([]),
    layer: list[Literal["actor", "quote", "caption", "note", "label"]] = Query([]),
    label: list[str] = Query([]),
    author: str = "",
    first: str = "",
    last: str = "",
    notes: bool = Query(True, description="Notes, and your private ones."),
    bom: bool = Query(False, description="Tables begin with the mark that Excel needs."),
) -> HttpResponseBase:
    """Marks as a zip archive in a format, with a report of what it could not carry; up to 1000 articles."""
    if article is not None and round is not None:
        raise Problem(422, _("Export an article or a round, not both at once."), "two-at-once")
    sent = QueryDict(mutable=True)
    sent["format"], sent["what"] = format, "article" if article else "round" if round else "library"
    for name in ("state", "layer", "label"):
        sent.setlist(name, request.GET.getlist(name))
    sent.update(
        {
            "author": author,
            "first": first,
            "last": last,
            "article": str(article or ""),
            "round": str(round or ""),
        }
    )
    sent.update({name: "on" for name, wanted in (("notes", notes), ("bom", bom)) if wanted})
    form = ExportForm(sent, user_of(request))
    if not form.is_valid():
        raise Problem(422, form.sentence, "not-valid")
    return export_file(form, user_of(request))
