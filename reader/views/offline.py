"""Reading without a network: the application's manifest, the service worker, and the page of what is kept.

A browser keeps articles on a shelf, one for each account. Every page says in `Shelf` whose it is and when it
was made; the worker (`static/service_worker.js`) keeps nothing of a page that says neither, and empties the
shelves of all others as soon as a page is somebody else's.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.views.access import everyone
from reader.views.freshness import now
from reader.views.language import spoken_languages
from reader.watch.outages import needs_no_database

HEADER = "Shelf"
MOST_ON_A_JOURNEY = 200
PAPER = "#fbf8f1"  # as in static/styles/reader/tokens.css
NAMES = {"en": "Hashiya", "ar": "حاشية"}
NAME = " ".join(NAMES.values())

# What kept pages are shown with, whoever reads them and in whichever language
FILES = (
    "reader.css",
    "pages.css",
    "offline.css",
    "workbench.css",
    "reader.js",
    "signed_in.js",
    "analyst.js",
    "comfort.js",
    "kept.js",
    *(f"sentences.{language}.js" for language, _name in settings.LANGUAGES),
    "django_htmx/htmx-2.min.js",
    "icon.svg",
    "fonts/noto-naskh-arabic-2.016-wght.woff2",
    "fonts/source-serif-4-latin-wght-normal.woff2",
    "fonts/scheherazade-new-arabic-400-normal.woff2",
)


def shelf_of(user_id: int) -> str:
    """Return the name of an account's shelf, which nobody can guess; 0 is whoever is not signed in."""
    return salted_hmac("reader.shelf", str(user_id), algorithm="sha256").hexdigest()[:32]


def naming_shelves(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: say of a page whose it is and when it was made, unless it is not known whose."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and (shelf := _shelf(request)):
            response[HEADER] = f"{shelf} {now()}"
        return response

    return answer


def _shelf(request: HttpRequest) -> str:
    """Return whose shelf a page of this request is of; "" where nobody asked, or the session is gone."""
    user = request.__dict__.get("_cached_user")
    if isinstance(user, User):
        return shelf_of(user.pk)
    # A session that is not known may have ended, or the database may be away: the next page tells.
    has_session = f"{settings.SESSION_COOKIE_NAME}=" in request.META.get("HTTP_COOKIE", "")
    return "" if user is None or has_session else shelf_of(0)


@require_safe
@needs_no_database
@everyone
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that stands between the pages and the network, with what it holds and its version."""
    script, held = _worker()
    body = "".join(("const held=", json.dumps(held, separators=(",", ":")), ";\n", script))
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


def _worker() -> tuple[str, dict[str, object]]:
    return _read_worker() if settings.DEBUG else _worker_of_this_process()


@cache
def _worker_of_this_process() -> tuple[str, dict[str, object]]:
    return _read_worker()


def _read_worker() -> tuple[str, dict[str, object]]:
    """Return the worker's script, and what it is told: its version is a digest of all that it holds."""
    script = _content("service_worker.js").decode()
    files = {name: static(name) for name in FILES}
    digest = hashlib.sha256(script.encode())
    for name, address in files.items():
        digest.update(f"{name}\0{address}\0".encode() + hashlib.sha256(_content(name)).digest())
    held: dict[str, object] = {
        "version": digest.hexdigest()[:16],
        "files": files,
        "static": settings.STATIC_URL,
        "offline": reverse("offline"),
        "signOut": reverse("sign_out"),
        "article": reverse("article", args=[0]),
        "word": reverse("word", args=[0, 0]),
        "pictures": reverse("picture", args=["0"]).removesuffix("0/"),
        "journey": MOST_ON_A_JOURNEY,
    }
    return script, held


def _content(name: str) -> bytes:
    found = finders.find(name)
    if found is None:
        raise FileNotFoundError(name)
    return Path(str(found)).read_bytes()


@require_safe
@needs_no_database
@everyone
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """What the site is called and looks like as an application, in one of the languages."""
    if language not in spoken_languages():
        raise Http404
    with translation.override(language):
        told = {
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "lang": language,
            "dir": "rtl" if get_language_bidi() else "ltr",
            "name": NAME,
            "short_name": NAMES.get(language, NAMES["en"]),
            "description": _("Arabic news with glosses, English and notes beside the text."),
            "categories": ["news", "education"],
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": _icons(),
        }
    return JsonResponse(told, content_type="application/manifest+json")


def _icons() -> list[dict[str, str]]:
    drawn = [("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any")]
    drawn.append(("maskable-512.png", "512x512", "maskable"))
    return [
        {"src": static(f"icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in drawn
    ]


@require_safe
@needs_no_database
@everyone
def offline(request: HttpRequest) -> HttpResponse:
    """What is kept on this device; the worker shows it, too, in place of pages that were not kept."""
    return render(request, "offline/kept.html", {"nav": "offline"})
