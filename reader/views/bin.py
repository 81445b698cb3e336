"""The bin: delete an article, see what was deleted, restore it, and delete it for good."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from reader.library.bin import (
    KINDS,
    NotBinned,
    contents_of,
    numbers,
    purge,
    purge_all,
    put_in_bin,
    restore_from_bin,
)
from reader.models import Article
from reader.models.bin import Binnable
from reader.parameters import posted, query
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.listing import page_of, query_without_page

WORDS = {"article": _("Articles"), "source": _("Sources"), "feed": _("Feeds")}
TYPED = _("delete for good")


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def delete_article(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes with an article into the bin; a POST puts it there."""
    article = get_object_or_404(Article.objects.select_related("source").defer("raw", "text"), pk=pk)
    if request.method == "POST":
        put_in_bin(article, analyst_of(request))
        days = settings.HASHIYA_BIN_DAYS
        sentence = ngettext(
            "%(article)s is in the bin for %(days)d day.",
            "%(article)s is in the bin for %(days)d days.",
            days,
        )
        messages.success(request, sentence % {"article": article, "days": days})
        return redirect("bin")
    context = {
        "nav": "library",
        "article": article,
        "contents": contents_of(article),
        "rounds": article.rounds.filter(closed=None).count(),
        "days": settings.HASHIYA_BIN_DAYS,
    }
    return render(request, "bin/delete.html", context)


@require_safe
@admins
def bin_list(request: HttpRequest) -> HttpResponse:
    """What is in the bin, one kind at a time, with how long it stays there."""
    kind = query(request).choice("kind", KINDS, "article")
    counts = numbers()
    context = {
        "nav": "upload",
        "kind": kind,
        "kinds": [(one, WORDS[one], counts[one]) for one in KINDS],
        "rows": page_of(request, binned_rows(kind)),
        "total": sum(counts.values()),
        "days": settings.HASHIYA_BIN_DAYS,
        "query": query_without_page(request),
    }
    return render(request, "bin/bin.html", context)


def binned_rows(kind: str) -> Any:
    """Return what is in the bin of a kind, the last first."""
    rows: Any = KINDS[kind].everywhere  # type: ignore[attr-defined]
    found = rows.binned().select_related("binned_by").order_by("-binned", "-pk")
    return found.select_related("source").defer("raw", "text") if kind == "article" else found


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def binned(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One row of the bin: a POST restores it, or deletes it for good once that is typed."""
    row = _row(kind, pk)
    wish = posted(request).text("do")
    sentence = ""
    try:
        if wish == "restore":
            restore_from_bin(row)
            messages.success(
                request, gettext("%(row)s is back, with all that was made of it.") % {"row": row}
            )
            return redirect(row if isinstance(row, Article) else "bin")
        if wish == "purge" and not (sentence := _typed_wrong(request)):
            purge(row)
            messages.success(request, gettext("%(row)s is deleted for good.") % {"row": row})
            return redirect("bin")
    except NotBinned as problem:
        sentence = str(problem)
    context = {
        "nav": "upload",
        "kind": kind,
        "row": row,
        "contents": contents_of(row) if isinstance(row, Article) else None,
        "sentence": sentence,
        "typed": TYPED,
    }
    return render(request, "bin/binned.html", context, status=422 if sentence else 200)


def _row(kind: str, pk: int) -> Binnable:
    if kind not in KINDS:
        raise Http404(gettext("The bin has articles, sources and feeds."))
    rows: Any = KINDS[kind].everywhere  # type: ignore[attr-defined]
    row: Binnable = get_object_or_404(rows.binned(), pk=pk)
    return row


def _typed_wrong(request: HttpRequest) -> str:
    typed = " ".join(posted(request).search("typed").split()).casefold()
    if typed == str(TYPED).casefold():
        return ""
    return gettext("Nothing was deleted. Type “%(typed)s” to delete it.") % {"typed": TYPED}


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def empty(request: HttpRequest) -> HttpResponse:
    """Delete all that is in the bin for good, once that is typed; so many at once as fit into a request."""
    sentence = _typed_wrong(request) if request.method == "POST" else ""
    if request.method == "POST" and not sentence:
        count = purge_all(expired=False)
        left = sum(numbers().values())
        messages.success(request, _deleted(count, left))
        return redirect("empty_bin" if left else "bin")
    context = {"nav": "upload", "counts": numbers(), "sentence": sentence, "typed": TYPED}
    return render(request, "bin/empty.html", context, status=422 if sentence else 200)


def _deleted(count: int, left: int) -> str:
    if not left:
        said = ngettext("%(count)d deleted for good.", "%(count)d deleted for good.", count)
        return said % {"count": count}
    sentence = ngettext(
        "%(count)d deleted for good, %(left)d is left.",
        "%(count)d deleted for good, %(left)d are left.",
        left,
    )
    return sentence % {"count": count, "left": left}
