"""Where a reader stopped in an article, told by its page as it is read, and by buttons."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reader.library.reading import keep_place
from reader.models import Article
from reader.parameters import posted
from reader.views.access import members
from reader.views.listing import is_swap
from reader.watch.allowance import wait_of_one_too_many

PLACES_A_MINUTE = 60  # of a reader; a page sends one in ten seconds
_FARTHEST = 100_000


@require_POST
@members
def keep_reading_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the paragraph that a reader is at, or that the article was read, or was not."""
    user: Any = request.user
    sent = posted(request)
    paragraph, read = sent.place("paragraph"), sent.choice("read", ("1", "0"))
    article = get_object_or_404(Article.objects.only("pk", "published", "headline", "headline_en"), pk=pk)
    if not read and (wait := wait_of_one_too_many(f"PLACE-{user.pk}", PLACES_A_MINUTE)):
        return HttpResponse(status=429, headers={"Retry-After": str(wait)})
    if paragraph is not None or read:
        at = None if paragraph is None else min(paragraph, _FARTHEST)
        place = keep_place(user.pk, article.pk, 0 if read == "0" else at, read == "1" if read else None)
    if not read:
        return HttpResponse(status=204)
    told = _("Marked as read.") if place.read else _("Marked as unread.")
    if is_swap(request):
        context = {"article": article, "reading": place, "told": told}
        return render(request, "articles/_reading_state.html", context)
    messages.success(request, told)
    return redirect(f"{article.get_absolute_url()}#reading")
