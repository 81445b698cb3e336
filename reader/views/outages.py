"""The answer when the server or what it stands on has broken."""

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from reader.parameters.sent import CSRF, posted
from reader.parameters.sent_form import SentForm
from reader.views.access import everyone
from reader.views.forms.preferences import Preferences
from reader.views.listing import htmx_of
from reader.views.problems import is_for_programs, problem
from reader.watch.faults import Outage, outage_of
from reader.watch.lines import request_id
from reader.watch.outages import mark_outage

logger = logging.getLogger(__name__)


@everyone
def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler of errors: 503 with the reason where the database or the disk gave up, else 500.

    It looks nothing up: who is signed in is not known, and what was sent is sent back in a form.
    """
    outage = outage_of(sys.exception())
    if outage is None and is_for_programs(request):
        return problem(
            request, 500, _("Something broke here. The request’s id tells an administrator where.")
        )
    if outage is None:
        return HttpResponse(_rendered(request, "500.html"), status=500)
    with translation.override(None):  # logs are English
        logger.error("%s: %s", outage.name, outage.reason)
    if is_for_programs(request):
        response = problem(request, 503, f"{outage.reason} {outage.still_works}")
    elif htmx_of(request):
        response = HttpResponse(
            f"{outage.reason} {outage.still_works}", status=503, content_type="text/plain; charset=utf-8"
        )
    else:
        response = HttpResponse(_rendered(request, "503.html", outage), status=503)
    response["Retry-After"] = str(outage.wait)
    response["Cache-Control"] = "no-store"
    return mark_outage(response)


def _rendered(request: HttpRequest, template: str, outage: Outage | None = None) -> str:
    sent = SentForm.of(request) if outage else None
    return render_to_string(
        template,
        {
            "prefs": Preferences.of(request),
            "outage": outage,
            "sent": sent,
            "csrf_token": posted(request).text(CSRF) if sent else "",
            "address": request.get_full_path(),
            "request_id": request_id.get(),
        },
    )
