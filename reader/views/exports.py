"""An article in both languages as a file: TMX, HTML side by side, Word."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.formats.writers.bilingual import BilingualText
from reader.formats.writers.side_by_side import side_by_side
from reader.formats.writers.tmx import tmx
from reader.formats.writers.word import docx
from reader.page.bilingual import bilingual_text
from reader.views.access import readers
from reader.views.annotations import article_for_marking
from reader.views.downloads import named

KINDS: dict[str, tuple[str, Callable[[BilingualText], bytes]]] = {
    "tmx": ("application/x-tmx+xml", tmx),
    "html": ("text/html; charset=utf-8", side_by_side),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx),
}


@require_safe
@readers
def both_languages(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The article and its English as a file of the given kind, to be saved."""
    if kind not in KINDS:
        raise Http404(_("Both languages can be had as tmx, html or docx."))
    article = article_for_marking(pk)
    content_type, write = KINDS[kind]
    response = HttpResponse(write(bilingual_text(article)), content_type=content_type)
    return named(response, f"{(article.headline_en or article.headline)[:80]}.{kind}")
