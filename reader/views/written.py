"""What a change of annotations answers: the paragraphs that changed, or why nothing did.

With htmx every part finds its own place (out of band): the rows, the counters, the sentence for screen
readers, the conflict under its paragraph. Without, the browser is sent back to the paragraph, or gets a page
that says what is wrong and keeps what was sent.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from reader.annotation import Conflict
from reader.models import Actor, Annotation, Article, Assignment
from reader.page import rows_and_tally
from reader.page.card import label_word
from reader.page.idents import article_idents
from reader.parameters import next_address, posted
from reader.views.forms.preferences import Preferences
from reader.views.listing import is_on_page_of, is_swap
from reader.views.word_states import viewing_of

_JUST_NOW = timedelta(minutes=1)


def written(
    request: HttpRequest, article: Article, changed: Sequence[Annotation], sentence: str
) -> HttpResponse:
    """Answer a change that was made; `changed` are the annotations as they are now."""
    if not is_swap(request):
        messages.success(request, sentence)
        return redirect(_next(request, article, changed))
    if not is_on_page_of(request, article):
        messages.success(request, sentence)
        return HttpResponseClientRedirect(_next(request, article, changed))
    context = _fragments(request, article, changed) | {"sentence": sentence}
    response = render(request, "annotations/_written.html", context)
    ids = [one.pk for one in changed]
    return trigger_client_event(response, "written", {"ids": ids}, after="swap")


def told(request: HttpRequest, article: Article, sentence: str) -> HttpResponse:
    """Answer what changed nothing, and is no fault, with a sentence."""
    if not is_swap(request):
        messages.info(request, sentence)
        return redirect(_next(request, article, ()))
    return render(request, "annotations/_told.html", {"sentence": sentence})


def refused(request: HttpRequest, article: Article, sentence: str) -> HttpResponse:
    """Answer what could not be done (422): the sentence, with what was sent still in a form."""
    sent = list(posted(request).pairs())
    context = {"nav": "library", "article": article, "sentence": sentence, "sent": sent}
    template = "annotations/_refused.html" if is_swap(request) else "annotations/refused.html"
    return render(request, template, context, status=422)


def conflicting(request: HttpRequest, article: Article, conflict: Conflict) -> HttpResponse:
    """Answer a change of something that changed in the meantime (409): theirs beside yours."""
    standing = conflict.standing
    theirs = standing.changes.select_related("user").first()
    context: dict[str, Any] = {
        "nav": "library",
        "article": article,
        "standing": standing,
        "sent": [pair for pair in posted(request).pairs() if pair[0] != "version"],
        "change": theirs,
        "is_just_now": theirs is not None and timezone.now() - theirs.made < _JUST_NOW,
        "fields": _differences(standing, conflict.wanted),
    }
    if is_swap(request):
        context |= _fragments(request, article, [standing])
        return render(request, "annotations/_conflict.html", context, status=409)
    return render(request, "annotations/conflict.html", context, status=409)


def _fragments(request: HttpRequest, article: Article, changed: Sequence[Annotation]) -> dict[str, Any]:
    prefs = Preferences.of(request)
    # A change may have moved a mention, or what the first mention in the margin is.
    touched = {one.paragraph_id for one in changed} | {
        change.before["paragraph_id"] for one in changed if (change := one.changes.first()) and change.before
    }
    part = Assignment.objects.open_for(request.user, article)
    viewing = viewing_of(request, prefs, article.pk, part)
    rows, tally = rows_and_tally(article, touched, viewing)
    return {"article": article, "rows": rows, "swap": True, "tally": tally}


_SHOWN = {
    "label": gettext_lazy("Kind"),
    "state": gettext_lazy("State"),
    "actor_id": gettext_lazy("Actor"),
    "speaker_name": gettext_lazy("Speaker"),
    "body": pgettext_lazy("a mark", "Note"),
}


def _differences(standing: Annotation, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the fields that both versions have, with their values and whether they differ."""
    rows: list[dict[str, Any]] = []
    if "start" in wanted and "end" in wanted:
        text = standing.article.text
        words = text[wanted["start"] : wanted["end"]]
        rows.append({"name": _("Words"), "mine": words, "theirs": standing.exact, "arabic": True})
    for name, title in _SHOWN.items():
        if name in wanted:
            mine: Any = wanted[name]
            theirs: Any = getattr(standing, name)
            if name == "actor_id":
                mine, theirs = Actor.everywhere.filter(pk=mine).first(), standing.actor
            elif name == "label":
                mine, theirs = label_word(mine), label_word(theirs)
            elif name == "state":
                mine, theirs = (Annotation.State(one).label.lower() for one in (mine, theirs))
            rows.append({"name": title, "mine": mine, "theirs": theirs, "arabic": False})
    return [row | {"differs": row["mine"] != row["theirs"]} for row in rows]


def _next(request: HttpRequest, article: Article, changed: Sequence[Annotation]) -> str:
    if wanted := next_address(request, ""):
        return wanted
    idents = article_idents(article)
    ident = idents.get(changed[0].paragraph_id, "") if changed else ""
    return f"{article.get_absolute_url()}#{ident}"
