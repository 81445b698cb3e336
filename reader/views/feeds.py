"""Feeds that are followed, and pages that are fetched by their address."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from reader.forms import AddressForm, FeedForm
from reader.gathering import ask_for
from reader.models import Address, Feed
from reader.parameters import posted, submitted
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.listing import STOP_POLLING, is_swap, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def feeds(request: HttpRequest) -> HttpResponse:
    """The feeds with what became of each, the pages that were asked for last, and a form for another feed."""
    form = FeedForm(submitted(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "The feed is followed from now on.")
        return redirect("feeds")
    return _page(request, form)


def _page(request: HttpRequest, form: FeedForm, address: AddressForm | None = None) -> HttpResponse:
    """Show the feeds and pages with these forms; to htmx, the pages alone."""
    waiting = Address.objects.filter(state=Address.State.WAITING).count()
    context = {
        "nav": "upload",
        "form": form,
        "address_form": address,
        "is_off": not settings.HASHIYA_OUTGOING,
        "feeds": page_of(request, Feed.objects.select_related("source")),
        "addresses": Address.objects.select_related("feed", "upload")[:30],
        "waiting": waiting,
    }
    if is_swap(request):
        return render(request, "feeds/_pages.html", context, status=200 if waiting else STOP_POLLING)
    refused = form.errors or address is not None
    return render(request, "feeds/feeds.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: change it, pause it, look into it now, or follow it no more."""
    found = get_object_or_404(Feed, pk=pk)
    wish = posted(request).text("do")
    if wish == "now":
        Feed.objects.filter(pk=pk).update(next_check=timezone.now(), is_active=True)
        messages.success(request, "It is looked into now.")
        return redirect("feeds")
    if wish == "pause":
        Feed.objects.filter(pk=pk).update(is_active=not found.is_active)
        messages.success(request, "It is paused." if found.is_active else "It is followed again.")
        return redirect("feeds")
    if wish == "drop":
        found.delete()
        messages.success(request, f"{found} is not followed any more. Its articles stay.")
        return redirect("feeds")
    form = FeedForm(submitted(request), instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "The feed is changed.")
        return redirect("feeds")
    context = {"nav": "upload", "form": form, "feed": found}
    return render(request, "feeds/feed.html", context, status=422 if form.errors else 200)


@require_POST
@admins
def ask_for_page(request: HttpRequest) -> HttpResponse:
    """Have one page fetched."""
    form = AddressForm(submitted(request))
    if not settings.HASHIYA_OUTGOING or not form.is_valid():
        return _page(request, FeedForm(), form)
    given = form.cleaned_data
    ask_for(given["url"], given["source"], given["published"], given["look_first"], analyst_of(request))
    messages.success(request, "The page is fetched now.")
    return redirect("feeds")
