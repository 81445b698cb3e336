"""Help, preferences, and the answers to requests that cannot be served."""

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reader.page.explaining import score_words
from reader.page.first_steps import FIRST_STEPS
from reader.page.legend import STATES, legend
from reader.parameters import next_address, posted, query
from reader.views.access import everyone
from reader.views.forms.preferences import Preferences
from reader.views.listing import is_swap
from reader.views.problems import is_for_programs, problem
from reader.watch.outages import needs_no_database


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read (400), with the reason where it is told in a sentence."""
    sentence = str(exception) if isinstance(exception, BadRequest) else ""
    if is_for_programs(request):
        return problem(request, 400, sentence or _("The request cannot be read."))
    return render(request, "400.html", {"sentence": sentence}, status=400)


@require_safe
@needs_no_database
@everyone
def help_page(request: HttpRequest) -> HttpResponse:
    """What the marks mean, the keys, the roles."""
    context = {"nav": "help", "legend": legend(), "states": STATES, "first_steps": FIRST_STEPS}
    context["score_words"] = score_words()
    return render(request, "pages/help.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_no_database
@everyone
def preferences(request: HttpRequest) -> HttpResponse:
    """Set how to read; a POST keeps it in a cookie and goes back to where it came from."""
    if request.method != "POST":
        context = {"nav": "preferences", "choices": Preferences.of(request).choices()}
        return render(request, "pages/preferences.html", context)
    chosen = Preferences.of(request).submitted(posted(request))
    swap = is_swap(request)
    if not swap:
        messages.success(request, _("It is kept: how you like to read."))
    response = HttpResponse(status=204) if swap else redirect(next_address(request, "/"))
    chosen.save(response)
    return response


@require_safe
@everyone
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Django's admin has no door of its own: whoever is not let in signs in on the page for all."""
    if admin.site.has_permission(request):
        return redirect("admin:index")
    if request.user.is_authenticated:
        raise PermissionDenied(_("This page is for admins. Ask one to give you the role."))
    return redirect_to_login(query(request).text("next", most=2000) or reverse("admin:index"))
