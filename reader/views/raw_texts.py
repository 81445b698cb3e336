"""The text of an article as it is stored, and the file that it came in."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.library.original import english_of, original_of
from reader.models import Article
from reader.page.left_out import told_by_item
from reader.parameters import query
from reader.views.access import readers
from reader.views.downloads import as_attachment


@require_safe
@readers
def raw_text(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The article's text as it is stored; `?download` gives the original file, byte for byte.

    `?download=english` gives the file that its English came in, if it was one of its own.
    """
    found = get_object_or_404(Article.objects.select_related("source", "upload"), pk=pk)
    original, english = original_of(found), english_of(found)
    if "download" in query(request):
        wanted = english if query(request).text("download") == "english" else original
        if wanted is None:
            raise Http404(_("This file is lost; `manage.py verify` tells which are."))
        return as_attachment(wanted)
    may_see = found.upload is not None and request.user.has_perm("reader.add_article")
    told = told_by_item(found.upload, [found.item]) if found.upload and may_see else {}
    context = {
        "nav": "library",
        "article": found,
        "original": original,
        "english": english,
        "told": told.get(found.item or 0),
    }
    return render(request, "articles/raw.html", context)
