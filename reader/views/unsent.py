"""What was posted and not taken: shown after signing in, or with a fresh token, to be sent again."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reader.parameters import posted
from reader.parameters.sent_form import SentForm
from reader.views.access import everyone
from reader.views.signing_in import KEPT, ask_to_sign_in, from_script, kept_form


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@everyone
def unsent(request: HttpRequest) -> HttpResponse:
    """The form that waited for the sign-in, to be sent; a POST drops it."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    if request.method == "POST":
        request.session.pop(KEPT, None)
        return redirect("library")
    request.session.set_expiry(None)
    found = kept_form(request)
    return render(request, "registration/unsent.html", {"sent": found}) if found else redirect("library")


@require_safe
@never_cache
@everyone
def signed_in(request: HttpRequest) -> HttpResponse:
    """Who is signed in now, and a token for forms: what an open page needs after a sign-in elsewhere."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    return JsonResponse(
        {"user": str(request.user.pk), "name": request.user.get_username(), "token": get_token(request)}
    )


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is no longer right (403): after a sign-in elsewhere, what it sent is shown.

    Only where the browser says that a page of ours sent it; another site's words are not put before anybody.
    """
    if from_script(request):
        return HttpResponse(_("This form has expired."), status=403, headers={"Form-Expired": "1"})
    ours = url_has_allowed_host_and_scheme(
        request.headers.get("Origin", ""), {request.get_host()}, request.is_secure()
    )
    shown = ours and request.method == "POST" and "password" not in posted(request)
    sent = SentForm.of(request) if shown else None
    template = "registration/unsent.html" if sent else "403_csrf.html"
    return render(request, template, {"sent": sent}, status=403)
