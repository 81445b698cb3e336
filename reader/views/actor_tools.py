"""What analysts do to an actor: describe, add a name, merge with a preview, take a merge back, split."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.annotation import ActionRefused
from reader.annotation.merging import actors_alike, add_name, describe, merge, search, split_actor, unmerge
from reader.models import Actor, ActorMerge, Annotation
from reader.models.article import newest_articles_first
from reader.page.excerpts import excerpt
from reader.parameters import posted, query, submitted
from reader.views.access import analysts
from reader.views.annotations import analyst_of
from reader.views.forms.filters import ActorForm
from reader.views.listing import is_swap

_AROUND = 40  # letters of the line on either side of a mention


@require_safe
@analysts
def actor_names(request: HttpRequest) -> HttpResponse:
    """Actors whose names have the letters `q`, as choices for the form that asks, about the mark `mark`."""
    asked = query(request).search()
    rows = Annotation.everywhere.visible_to(request.user)
    found = search(asked, analyst_of(request), near=rows.filter(pk=query(request).row("mark")).first())
    return render(request, "actors/_choices.html", {"found": found, "asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Names in both languages, kind, role and Wikidata id."""
    actor = _known(request, pk)
    form = ActorForm(submitted(request), instance=actor)
    if request.method == "POST" and form.is_valid():
        try:
            changed = describe(actor, **form.values())
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved: %(name)s.") % {"name": changed.shown_name})
            return redirect(changed)
    context = {"nav": "actors", "actor": actor, "form": form}
    return render(request, "actors/edit.html", context, status=422 if form.errors else 200)


@require_POST
@analysts
def also_called(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a name or form under which the actor is known."""
    actor = _known(request, pk)
    try:
        row = add_name(actor, posted(request).text("name"))
    except ActionRefused as refusal:
        return _refused(request, actor, refusal)
    messages.success(request, _("Also known as %(name)s.") % {"name": row.name})
    return redirect(actor)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def merge_actors(request: HttpRequest, pk: int) -> HttpResponse:
    """Find another actor (`q`), see what would move (`other`), and on a POST make the two one."""
    actor = _living(pk)
    chosen = posted(request).row("other") or query(request).row("other")
    other = Actor.objects.living().filter(pk=chosen).first()
    if request.method == "POST":
        try:
            if other is None:
                raise ActionRefused(_("This actor is no longer there. Choose another one."))
            merge(actor, other, analyst_of(request))
        except ActionRefused as refusal:
            return _refused(request, actor, refusal)
        messages.success(
            request,
            _("%(gone)s is part of %(kept)s now. Undo is below.")
            % {"gone": other.shown_name, "kept": actor.shown_name},
        )
        return redirect(f"{actor.get_absolute_url()}#tools")
    asked = query(request).search()
    context: dict[str, Any] = {
        "nav": "actors",
        "actor": actor,
        "other": other,
        "asked": asked,
        "found": search(asked, analyst_of(request), but=actor) if asked else actors_alike(actor),
    }
    if other is not None:
        context["moved"] = _what_moves(other)
    return render(request, "actors/merge.html", context)


@require_POST
@analysts
def unjoin(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back."""
    merged = get_object_or_404(ActorMerge.objects.select_related("kept", "gone"), pk=pk)
    try:
        back = unmerge(merged)
    except ActionRefused as refusal:
        return _refused(request, merged.kept, refusal)
    messages.success(request, _("%(name)s is an actor of their own again.") % {"name": back.shown_name})
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick the mentions that are somebody else, and say who."""
    actor = _living(pk)
    rows = actor.annotations.standing().mentions().select_related("article__source", "paragraph")
    rows = rows.defer("article__raw", "paragraph__words").order_by(*newest_articles_first(), "start")[:500]
    mentions = [(one, excerpt(one.article.text, one.paragraph.span, one.span, _AROUND)) for one in rows]
    if request.method == "POST":
        sent = posted(request)
        ticked, name_ar, name_en = sent.rows("mention"), sent.text("name_ar"), sent.text("name_en")
        try:
            other = split_actor(actor, ticked, name_ar, name_en, analyst_of(request))
        except ActionRefused as refusal:
            context = {"nav": "actors", "actor": actor, "mentions": mentions, "sentence": str(refusal)}
            context |= {"ticked": ticked, "name_ar": name_ar, "name_en": name_en}
            return render(request, "actors/split.html", context, status=422)
        messages.success(
            request,
            ngettext("%(count)s moved to %(name)s.", "%(count)s moved to %(name)s.", len(ticked))
            % {"count": len(ticked), "name": other.shown_name},
        )
        return redirect(other)
    return render(request, "actors/split.html", {"nav": "actors", "actor": actor, "mentions": mentions})


def _known(request: HttpRequest, pk: int) -> Actor:
    """Return an actor of the library, or one whose name the user coined alone in a round."""
    return get_object_or_404(Actor.everywhere.known_to(request.user).living(), pk=pk)


def _living(pk: int) -> Actor:
    return get_object_or_404(Actor.objects.living(), pk=pk)


def _what_moves(other: Actor) -> dict[str, int]:
    mine = other.annotations
    return {
        "mentions": mine.mentions().count(),
        "quotes": mine.quotations().count(),
        "articles": mine.values("article").distinct().count(),
        "names": other.names.count(),
    }


def _refused(request: HttpRequest, actor: Actor, refusal: ActionRefused) -> HttpResponse:
    template = "annotations/_refused.html" if is_swap(request) else "actors/refused.html"
    context = {"nav": "actors", "actor": actor, "sentence": str(refusal)}
    return render(request, template, context, status=422)
