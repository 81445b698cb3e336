"""Saved searches, their feeds, and the history of one's own searches."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.accounts.passwords import mail_is_set_up
from reader.models import SavedSearch, SearchDigest, SearchVisit
from reader.page.search_results import found_articles
from reader.parameters import posted
from reader.search.counting import articles_of
from reader.search.digest import start_mailing, stop_mailing
from reader.search.finding import find
from reader.search.saved import (
    LONGEST_QUERY,
    MOST_SAVED,
    MOST_VISITS,
    NotSaved,
    close_feed,
    new_hits,
    open_feed,
    prepared_from,
    save_search,
)
from reader.views.access import everyone, members

_IN_FEED = 30  # articles
_ROWS_OF_FEED = 300


@require_http_methods(["GET", "HEAD", "POST"])
@members
def saved_searches(request: HttpRequest) -> HttpResponse:
    """One's own saved searches and what one searched for lately; a POST saves another."""
    user: Any = request.user
    sent, sentence = posted(request), ""
    name, address = sent.text("name", most=200), sent.text("address", most=4 * LONGEST_QUERY)
    if request.method == "POST":
        try:
            return redirect(save_search(user, name, address))
        except NotSaved as why:
            sentence = why_not_saved(str(why))
    context = {"nav": "search", "sentence": sentence, "name": name, "address": address}
    context |= own_searches(request)
    return render(request, "search/saved.html", context, status=422 if sentence else 200)


def own_searches(request: HttpRequest) -> dict[str, Any]:
    """Return what the search's page lists of whoever is signed in."""
    user: Any = request.user
    if not user.is_authenticated:
        return {"saved": [], "visits": []}
    saved = new_hits(user)
    feeds = [_feed_of(request, one.saved) for one in saved]
    visits = SearchVisit.objects.filter(user=user)[:MOST_VISITS]
    return {
        "saved": list(zip(saved, feeds, strict=True)),
        "visits": visits,
        "mail_is_set_up": mail_is_set_up(),
        "may_be_mailed": may_be_mailed(request),
    }


@require_POST
@members
def change_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one of one's own saved searches, open or close its feed, have it mailed or no more."""
    saved = get_object_or_404(SavedSearch, pk=pk, user=request.user)
    verb = posted(request).choice("do", ("delete", "feed", "close", "mail", "no mail"))
    if verb == "delete":
        stop_mailing(saved.user, saved)
        saved.delete()
    elif verb == "mail" and may_be_mailed(request):
        start_mailing(saved, request.build_absolute_uri("/").rstrip("/"))
        told = _("Once a day you are mailed what is new in it; nothing where nothing is new.")
        messages.success(request, told)
    elif verb == "no mail":
        stop_mailing(saved.user, saved)
    elif verb == "feed":
        open_feed(saved)
    elif verb == "close":
        close_feed(saved)
    else:
        raise Http404(_("There is no such thing to do with a saved search."))
    return redirect("saved_searches")


def may_be_mailed(request: HttpRequest) -> bool:
    """Tell whether mail is set up, and whoever is signed in has an address."""
    user = request.user
    return mail_is_set_up() and user.is_authenticated and bool(user.email)


@csrf_exempt  # a mail program ends it by a POST of its own; who knows the key may
@require_http_methods(["GET", "HEAD", "POST"])
@everyone
def end_digest(request: HttpRequest, key: str) -> HttpResponse:
    """End somebody's daily mail, for whoever has the address that stands in it."""
    digest = SearchDigest.objects.select_related("user").filter(key=key).first()
    if digest is None:
        raise Http404(_("This daily mail has ended already. Nothing more is sent."))
    if request.method == "POST":
        stop_mailing(digest.user)
    return render(request, "search/digest.html", {"nav": "search", "ended": request.method == "POST"})


@require_POST
@members
def clear_searches(request: HttpRequest) -> HttpResponse:
    """Forget what one searched for; saved searches stay."""
    SearchVisit.objects.filter(user=request.user.pk).delete()
    return redirect("saved_searches")


@require_safe
@everyone
def search_feed(request: HttpRequest, key: str) -> HttpResponse:
    """What a saved search finds as an Atom feed, for whoever knows its address."""
    saved = SavedSearch.objects.select_related("user").filter(feed_key=key).exclude(feed_key="").first()
    if saved is None or not saved.user.is_active:
        raise Http404(_("There is no feed here. Its keeper may have closed it."))
    search = prepared_from(saved.query)
    groups = dict(list(articles_of(find(search, None, _ROWS_OF_FEED).places).items())[:_IN_FEED])
    feed = Atom1Feed(
        title=f"{saved.name} · Hashiya",
        link=request.build_absolute_uri(saved.get_absolute_url()),
        description=saved.name,
        feed_url=request.build_absolute_uri(),
        language="en",
    )
    for one in found_articles(search, groups):
        article = one.article
        told = "\n".join("".join(piece.text for piece in row.arabic) for row in one.paragraphs)
        feed.add_item(
            title=str(article),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=told,
            unique_id=request.build_absolute_uri(article.get_absolute_url()),
            author_name=article.source.name_en,
            pubdate=article.created,
            updateddate=article.updated,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    response["Cache-Control"] = "private, max-age=300"
    return response


def _feed_of(request: HttpRequest, saved: SavedSearch) -> str:
    if not saved.feed_key:
        return ""
    return request.build_absolute_uri(reverse("search_feed", args=(saved.feed_key,)))


def why_not_saved(why: str) -> str:
    """Return why a search is not kept, as a sentence."""
    return {
        "unnamed": _("Give the search a name."),
        "unreadable": _("This is no address of a search’s page."),
        "empty": _("There is nothing in it to look for."),
        "same name": _("You have a saved search of this name. Choose another."),
        "too many": _("You have %(most)s saved searches. Delete one first.") % {"most": MOST_SAVED},
    }[why]
