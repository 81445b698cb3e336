"""Annotations that come in: told first, then taken in as a whole, and undone as a whole."""

from pathlib import Path

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from reader.exchange.held import MOST_BYTES, held_file, hold_file
from reader.exchange.importing import ImportRefused, ImportReport, take_annotations
from reader.exchange.undoing import undo_import
from reader.formats.annotated import annotation_readers
from reader.models import DataImport
from reader.parameters import posted, submitted, submitted_files
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.forms.exporting import ImportForm
from reader.views.listing import page_of


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def import_page(request: HttpRequest) -> HttpResponse:
    """Choose a file and see what becomes of it; a second POST takes it in."""
    form = ImportForm(submitted(request), submitted_files(request))
    report, sentence, held = None, "", ""
    if request.method == "POST" and form.is_valid():
        applies = posted(request).text("action") == "apply"
        try:
            path, held = _file(form)
            report = _take(form, path, analyst_of(request), applies)
        except ImportRefused as refusal:
            sentence = str(refusal)
        if report is not None and report.applied:
            messages.success(request, _taken(report))
            return redirect("import")
    failed = request.method == "POST" and report is None
    context = {
        "nav": "import",
        "form": form,
        "sentence": sentence or form.sentence,
        "report": report,
        "held": held,
        "formats": ", ".join(one.title for one in annotation_readers().values()),
        "what": _("Imports"),
        "query": "",
        "imports": page_of(request, DataImport.objects.select_related("user", "undone_by")),
    }
    return render(request, "data/import.html", context, status=422 if failed else 200)


def _file(form: ImportForm) -> tuple[Path, str]:
    """Return the file that is meant, and what it is held under. Raises ImportRefused."""
    sent = form.cleaned_data["file"]
    if sent is not None and sent.size > MOST_BYTES:
        raise ImportRefused(
            _("This file has more than %(most)s MB. Let an admin run “manage.py import_annotations”.")
            % {"most": MOST_BYTES >> 20}
        )
    held = hold_file(sent.chunks(), sent.name or "") if sent is not None else form.cleaned_data["known"]
    path = held_file(held)
    if path is None:
        raise ImportRefused(_("The file is not kept any longer. Choose it again."))
    return path, held


def _take(form: ImportForm, path: Path, user: User, applies: bool) -> ImportReport:
    given = form.cleaned_data
    return take_annotations(path, user, applies, given["format"], given["labels"], given["new_labels"])


def _taken(report: ImportReport) -> str:
    count = report.totals["marks"] + report.totals["accepted"]
    said = ngettext("%(count)s mark was taken in.", "%(count)s marks were taken in.", count)
    return said % {"count": count}


@require_http_methods(["POST"])
@admins
def undo_whole_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a whole import back."""
    try:
        turned, stay = undo_import(pk, analyst_of(request))
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("import")
    said = ngettext("%(count)s mark was taken back.", "%(count)s marks were taken back.", turned) % {
        "count": turned
    }
    if stay:
        said += " " + ngettext(
            "%(count)s stays, since somebody changed it meanwhile.",
            "%(count)s stay, since somebody changed them meanwhile.",
            stay,
        ) % {"count": stay}
    messages.success(request, said)
    return redirect("import")
