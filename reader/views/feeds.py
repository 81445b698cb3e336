"""Feeds that are followed, and pages that are fetched by their address."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reader.library.bin import put_in_bin, restore_from_bin
from reader.models import Address, Feed
from reader.parameters import posted, submitted
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.forms.filters import FeedForm
from reader.views.listing import STOP_POLLING, is_swap, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def feeds(request: HttpRequest) -> HttpResponse:
    """The feeds with what became of each, the pages that were asked for last, and a form for another feed.

    To htmx, the pages alone.
    """
    again = Feed.everywhere.binned().filter(url=posted(request).text("url", most=500).strip()).first()
    form = FeedForm(submitted(request), instance=again)
    if request.method == "POST" and form.is_valid():
        feed = form.save()
        if again is not None:
            restore_from_bin(feed)
        messages.success(request, _("The feed is followed from now on."))
        return redirect("feeds")
    waiting = Address.objects.wanted().filter(state=Address.State.WAITING).count()
    context = {
        "nav": "upload",
        "form": form,
        "is_off": not settings.HASHIYA_OUTGOING,
        "feeds": page_of(request, Feed.objects.select_related("source")),
        "addresses": Address.objects.wanted().select_related("feed", "upload")[:30],
        "waiting": waiting,
    }
    if is_swap(request):
        return render(request, "feeds/_pages.html", context, status=200 if waiting else STOP_POLLING)
    return render(request, "feeds/feeds.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: change it, pause it, look into it now, or follow it no more."""
    found = get_object_or_404(Feed, pk=pk)
    form = FeedForm(submitted(request), instance=found)
    if request.method == "POST" and "url" not in posted(request):  # only a wish, without the form
        messages.success(request, _done(request, found))
        return redirect("feeds")
    if request.method == "POST" and form.is_valid():
        messages.success(request, _done(request, form.save()))
        return redirect("feeds")
    left_out = found.addresses.filter(state=Address.State.REFUSED).select_related("upload")
    context = {"nav": "upload", "form": form, "feed": found, "left_out": page_of(request, left_out)}
    return render(request, "feeds/feed.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, feed: Feed) -> str:
    """Do with the feed, whose form is stored, what the pressed button says; say what was done."""
    match posted(request).text("do"):
        case "now":
            Feed.objects.filter(pk=feed.pk).update(next_check=timezone.now(), is_active=True)
            return _("The feed is saved and looked into now.")
        case "pause":
            Feed.objects.filter(pk=feed.pk).update(is_active=not feed.is_active)
            return _("It is saved and paused.") if feed.is_active else _("It is saved and followed again.")
        case "drop":
            put_in_bin(feed, analyst_of(request))
            return _("%(feed)s is in the bin and not followed any more. Its articles stay.") % {"feed": feed}
    return _("The feed is changed.")
