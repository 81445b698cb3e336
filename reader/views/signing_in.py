"""What a request gets that needs a sign-in: a script a 401, a page the sign-in, and what was posted is kept.

What was posted waits in the session of this browser, which stays through every step of signing in, and is
shown afterwards to be sent.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from reader.parameters.sent_form import SentForm
from reader.views.listing import htmx_of

Answer = Callable[[HttpRequest], HttpResponse]

KEPT = "unsent"
MOST_LETTERS = 200_000
A_DAY = 24 * 3600


def kept_form(request: HttpRequest) -> SentForm | None:
    """Return the form that waits in this browser's session."""
    found = request.session.get(KEPT)
    return SentForm.kept(found) if found else None


def from_script(request: HttpRequest) -> bool:
    """Tell whether a script of a page made the request, and not the browser for a page.

    A page that the service worker hands on has no destination any more, but is still asked for to go there.
    """
    asked = request.headers
    by_script = asked.get("Sec-Fetch-Dest") == "empty" and asked.get("Sec-Fetch-Mode") != "navigate"
    return bool(htmx_of(request)) or by_script


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Answer somebody who is not signed in, where it is needed."""
    if from_script(request):
        sentence = _("You are signed out. Sign in again; what you typed is still in the page.")
        return HttpResponse(
            sentence,
            status=401,
            content_type="text/plain; charset=utf-8",
            headers={"WWW-Authenticate": "Session"},
        )
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    sent = SentForm.of(request)
    if sent is None or sent.letters > MOST_LETTERS:
        return redirect_to_login(request.get_full_path())
    request.session[KEPT] = sent.to_keep()
    request.session.set_expiry(A_DAY)
    return redirect_to_login(reverse("unsent"))


def refusing_pages_of_others(get_response: Answer) -> Answer:
    """Middleware: what the script of one person's page asks for is not done for whoever is signed in now.

    Such a page says whose it is in `Page-User`; another's request is answered 403 with the name of who is
    signed in, percent-encoded, in `Somebody-Else`. Who is signed out is asked to sign in by the views.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        owner = request.headers.get("Page-User")
        if not owner or not request.user.is_authenticated or owner == str(request.user.pk):
            return get_response(request)
        name = quote(request.user.get_username())
        sentence = _("Somebody else is signed in now. Nothing was sent.")
        return HttpResponse(
            sentence, status=403, content_type="text/plain; charset=utf-8", headers={"Somebody-Else": name}
        )

    return answer


def forget(request: HttpRequest) -> None:
    """Drop what waits, if this request has sent it."""
    found = request.session.get(KEPT) if request.method == "POST" else None
    if found and found["action"] == request.get_full_path():
        del request.session[KEPT]
