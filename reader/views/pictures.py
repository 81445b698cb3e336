"""The pictures that came with articles, as they were, under a kind that we say and no browser guesses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.library import originals
from reader.models import Picture
from reader.views.access import readers
from reader.views.downloads import named

A_YEAR = 365 * 24 * 3600


@require_safe
@readers
def picture(request: HttpRequest, sha256: str) -> HttpResponse:
    """A picture by the sha256 of its bytes, which are never others."""
    found = get_object_or_404(Picture, sha256=sha256)
    if not found.is_shown and not request.user.has_perm("reader.add_article"):
        raise Http404(_("No article in the library has this picture."))
    try:
        with originals.open_original(found.sha256) as file:
            content = file.read()  # some megabytes at most
    except FileNotFoundError:
        raise Http404(_("The file of this picture is lost; `manage.py verify` tells which are.")) from None
    name = f"{found.sha256[:12]}.{found.kind}"
    response = named(HttpResponse(content, content_type=f"image/{found.kind}"), name, is_shown=True)
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
