"""Exports that are made in the background: stopped, made again, downloaded by whoever asked for them."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reader.exchange import CannotExport, Selection
from reader.exchange.jobs import export_path, order_export, stop_export
from reader.exchange.tasks import enqueue_export
from reader.formats.writers.registry import ExportFormat, formats
from reader.models import ExportJob
from reader.parameters import posted
from reader.views.access import analysts
from reader.views.annotations import analyst_of


def ordered(one: ExportFormat, selection: Selection, user: User, with_bom: bool) -> ExportJob:
    """Have an export made in the background. Raises CannotExport."""
    with transaction.atomic():
        job = order_export(one, selection, user, with_bom)
        enqueue_export(job)
    return job


def file_of_export(job: ExportJob) -> HttpResponseBase:
    """Return the file of an export that is done. Raises Http404, which says why there is none."""
    path = export_path(job)
    if not job.is_ready or not path.is_file():
        raise Http404(
            job.reason or _("This export has no file: it is not done yet, or was deleted. Make it again.")
        )
    file = path.open("rb")
    response = FileResponse(file, as_attachment=True, filename=job.file_name, content_type="application/zip")
    response["Content-Length"] = path.stat().st_size
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@analysts
def export_job_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file of an export, to its owner and to admins."""
    return file_of_export(get_object_or_404(ExportJob.objects.of(analyst_of(request)), pk=pk))


@require_POST
@analysts
def export_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop an export, delete its file, or make it again."""
    user = analyst_of(request)
    job = get_object_or_404(ExportJob.objects.of(user), pk=pk)
    verb = posted(request).choice("do", ("stop", "again"))
    if verb == "stop":
        stop_export(job)
    elif verb == "again":
        selection, one = Selection.unpacked(job.asked["selection"], user), formats().get(job.format)
        try:
            if selection is None or one is None:
                raise CannotExport(_("What was exported is not there any more. Choose again."))
            ordered(one, selection, user, job.asked["bom"])
        except CannotExport as problem:
            messages.error(request, str(problem))
    else:
        raise Http404(_("There is no such thing to do with an export."))
    return redirect(job)
