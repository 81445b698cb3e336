"""Data out: what is exported, with which marks, as what."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from reader.exchange import CannotExport, Selection, export
from reader.exchange.exporting import is_installed
from reader.exchange.wording import USES, kept, lost
from reader.files.scratch import folder_in
from reader.formats.writers.registry import ExportFormat, formats
from reader.models import Article, ExportJob, Round
from reader.models.export_job import KEPT
from reader.parameters import query, submitted
from reader.rounds import may_compare
from reader.views.access import analysts
from reader.views.annotations import analyst_of
from reader.views.export_jobs import ordered
from reader.views.forms.exporting import ExportForm
from reader.views.listing import STOP_POLLING, is_swap, page_of

MOST_ARTICLES = 300  # that somebody waits for; more are made in the background
JOBS_SHOWN = 20
MOST_MAKING = 50
_FIRST = ("jsonl", "w3c", "tei", "xlsx", "csv", "conllu")  # what most people look for


@dataclass(frozen=True, slots=True)
class ShownFormat:
    """A format as the page tells it."""

    name: str
    title: str
    ending: str
    use: str
    keeps: list[str]
    loses: list[str]
    is_here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def export_page(request: HttpRequest) -> HttpResponseBase:
    """Choose what is exported and as what; a POST gives the file, with its report, as a zip archive.

    A large one is made in the background; to htmx, how far those are.
    """
    user = analyst_of(request)
    if is_swap(request):
        return _how_far(request, user)
    form = ExportForm(submitted(request), user, initial=_begin(request))
    article, one_round = _about(request, form, user)
    sentence = ""
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, form, user)
        except CannotExport as problem:
            sentence = str(problem)
    shown = [_shown(one) for one in _in_order()]
    chosen = form["format"].value()
    context = {
        "nav": "export",
        "form": form,
        "sentence": sentence or form.sentence,
        "article": article,
        "round": one_round,
        "formats": shown[: len(_FIRST)],
        "more_formats": shown[len(_FIRST) :],
        "is_more": chosen not in _FIRST,
        "article_count": Article.objects.count(),
        "most": MOST_ARTICLES,
        **_jobs(request, user),
    }
    return render(request, "data/export.html", context, status=422 if request.method == "POST" else 200)


def _made(request: HttpRequest, form: ExportForm, user: User) -> HttpResponseBase:
    """Return the file, or lead to where it is told how far it is. Raises CannotExport."""
    selection = checked_selection(form, user)
    if selection.articles().count() <= MOST_ARTICLES:
        return export_file(form, user)
    job = ordered(form.chosen_format, selection, user, form.cleaned_data["bom"])
    messages.success(request, _("The file is being made. You may leave this page."))
    return redirect(job)


def _how_far(request: HttpRequest, user: User) -> HttpResponse:
    context = _jobs(request, user)
    return render(request, "data/_jobs.html", context, status=200 if context["making"] else STOP_POLLING)


def _jobs(request: HttpRequest, user: User) -> dict[str, Any]:
    """Return the exports that are being made, and those that were, of the user or, for an admin, of all."""
    titles = {one.name: one.title for one in formats().values()}
    jobs = ExportJob.objects.of(user).select_related("user")
    past = page_of(request, jobs.finished(), JOBS_SHOWN)
    return {
        "making": [(one, titles.get(one.format, one.format)) for one in jobs.unfinished()[:MOST_MAKING]],
        "past": past,
        "past_told": [(one, titles.get(one.format, one.format)) for one in past],
        "days": KEPT.days,
        "viewer": user.pk,
    }


def _begin(request: HttpRequest) -> dict[str, object]:
    """Return what is chosen before anybody chose."""
    asked = query(request)
    kinds = ("round", "article", "collection")
    what = next((one for one in kinds if asked.row(one)), "search" if asked.text("search") else "library")
    begun = {"collection": asked.row("collection") or None, "search": asked.text("search", most=2000)}
    states = ["accepted", "suggested"]
    return begun | {"what": what, "format": "jsonl", "state": states, "notes": True, "bom": True}


def _about(request: HttpRequest, form: ExportForm, user: User) -> tuple[Article | None, Round | None]:
    """Return the article and the round that the page is about. Raises 404, and 403 for one that goes on."""
    asked = query(request)
    article = one = None
    if number := asked.row("article"):
        article = get_object_or_404(Article.objects.defer("raw", "text"), pk=number)
    if number := asked.row("round"):
        one = get_object_or_404(Round.objects.select_related("article").defer("article__raw"), pk=number)
        check_round(one, user)
    return article, one


def check_round(one: Round, user: User) -> None:
    """Raise PermissionDenied where the user may not see what others did in a round."""
    if not may_compare(one, user):
        raise PermissionDenied(_("This round goes on. It can be exported when all are done."))


def checked_selection(form: ExportForm, user: User) -> Selection:
    """Return what a form chose. Raises PermissionDenied for a round that goes on."""
    selection = form.selection(user)
    if selection.round is not None:
        check_round(selection.round, user)
    return selection


def export_file(form: ExportForm, user: User) -> HttpResponseBase:
    """Return the file at once. Raises CannotExport, with nothing left behind."""
    selection, one = checked_selection(form, user), form.chosen_format
    count = selection.articles().count()
    if not count:
        raise CannotExport(_("No article is in what was chosen. Choose other days, or something else."))
    if count > MOST_ARTICLES:
        told = ngettext(
            "This is %(count)s article, more than is waited for. Have it made in the background: POST.",
            "These are %(count)s articles, more than is waited for. Have them made in the background: POST.",
            count,
        )
        raise CannotExport(told % {"count": count})
    with folder_in(_scratch()) as folder:
        path = folder / "export.zip"
        export(one, selection, path, form.cleaned_data["bom"])
        # The file goes with its folder; whoever has it open reads it to its end.
        file = path.open("rb")
        size = path.stat().st_size
    name = f"{selection.file_name}.{one.name}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Content-Length"] = size
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    return response


def _scratch() -> Path:
    folder = Path(settings.STATE_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _in_order() -> list[ExportFormat]:
    first = [formats()[name] for name in _FIRST]
    return [*first, *(one for one in formats().values() if one not in first)]


def _shown(one: ExportFormat) -> ShownFormat:
    return ShownFormat(
        one.name, one.title, one.ending, str(USES[one.use]), kept(one), lost(one), is_installed(one)
    )
