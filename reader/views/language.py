"""Which language the pages speak: what the account chose, what the switch remembers, what the browser asks.

The cookie holds the first two: an account's choice is written into it at sign-in. Programs are answered in
English.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST

from reader.models import InterfaceLanguage
from reader.parameters import next_address, posted
from reader.views.access import everyone
from reader.views.problems import is_for_programs

Answer = Callable[[HttpRequest], HttpResponse]

COOKIE = "language"
PAGE_OF_API = "/api/v1/"
A_YEAR = 365 * 24 * 3600  # seconds


def spoken_languages() -> dict[str, str]:
    """Return the codes of the interface's languages, each with the name that it gives itself."""
    return dict(settings.LANGUAGES)


def language_of(request: HttpRequest) -> str:
    """Return the code of the language that a request is answered in."""
    if _by_program(request):
        return settings.LANGUAGE_CODE
    known = spoken_languages()
    if (chosen := request.COOKIES.get(COOKIE, "")) in known:
        return chosen
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    found = (code.partition("-")[0] for code, _weight in asked)
    return next((code for code in found if code in known), settings.LANGUAGE_CODE)


def speaking(get_response: Answer) -> Answer:
    """Middleware: answer in the language of whoever asks, and say which it is."""

    def answer(request: HttpRequest) -> HttpResponse:
        spoken = language_of(request)
        with translation.override(spoken):
            response = get_response(request)
        if _is_worded(response) and not _by_program(request):
            response.headers.setdefault("Content-Language", spoken)
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def remembering_language(get_response: Answer) -> Answer:
    """Middleware: whoever has just signed in is answered in the language of the account from then on."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or _by_program(request):
            return get_response(request)
        before = request.session.get(SESSION_KEY)
        response = get_response(request)
        now = request.session.get(SESSION_KEY)
        if now and now != before and (chosen := _chosen_by(now)) in spoken_languages():
            _remember(response, chosen)
        return response

    return answer


@require_POST
@everyone
def choose_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on: in this browser, and for who is signed in wherever they sign in.

    An empty `language` forgets the choice, so that the browser's own counts again.
    """
    chosen = posted(request).choice("language", spoken_languages())
    if isinstance(request.user, User):
        InterfaceLanguage.objects.update_or_create(user=request.user, defaults={"language": chosen})
    if chosen == request.COOKIES.get(COOKIE, ""):  # nothing else would show that it was heard
        messages.success(request, translation.gettext("Saved."))
    response = redirect(next_address(request, "/"))
    if chosen:
        _remember(response, chosen)
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def language_context(request: HttpRequest) -> dict[str, object]:
    """Context processor: `languages` as (code, its own name), the one that was chosen, and the way back."""
    return {
        "languages": settings.LANGUAGES,
        "chosen_language": request.COOKIES.get(COOKIE, ""),
        "here": request.get_full_path() if request.method in ("GET", "HEAD") else request.path,
    }


def _by_program(request: HttpRequest) -> bool:
    """Tell whether a program asks; the page that tells of the API is for people."""
    return is_for_programs(request) and request.path != PAGE_OF_API


def _is_worded(response: HttpResponse) -> bool:
    """Tell whether an answer is text in a language; static files are the same for everybody."""
    kept_for_all = "immutable" in response.get("Cache-Control", "")
    return response.get("Content-Type", "").startswith("text/") and not kept_for_all


def _chosen_by(user: str) -> str:
    found = InterfaceLanguage.objects.filter(user_id=int(user)).values_list("language", flat=True).first()
    return found or ""


def _remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(COOKIE, language, max_age=A_YEAR, samesite="Lax", httponly=True)
