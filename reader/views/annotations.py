"""Mark words, judge suggestions, change and restore annotations, undo and redo."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.annotation import (
    ActionRefused,
    Conflict,
    NothingToTurn,
    accept,
    change,
    mark_all,
    redo,
    reject,
    restore,
    undo,
    waiting_among,
    withdraw,
)
from reader.annotation.merging import actors_alike, search
from reader.models import Actor, Annotation, Article
from reader.page.card import annotation_card, kind_word, label_word
from reader.parameters import posted, query
from reader.views.access import analysts
from reader.views.forms.marks import ChangeForm, MarkForm
from reader.views.listing import page_of, page_or_fragment
from reader.views.written import conflicting, refused, told, written


def analyst_of(request: HttpRequest) -> User:
    """Return the signed-in analyst; the decorator of the view has seen to it that it is one."""
    assert isinstance(request.user, User)  # noqa: S101 (for the type checker)
    return request.user


def article_for_marking(pk: int) -> Article:
    return get_object_or_404(Article.objects.defer("raw").select_related("source"), pk=pk)


@require_POST
@analysts
def mark_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the words that the form names, and the same words elsewhere in the article if it says so."""
    article = article_for_marking(pk)
    form = MarkForm(posted(request).sent)
    if not form.is_valid():
        return refused(request, article, form.sentence)
    user = analyst_of(request)
    try:
        marked = mark_all(article, user, form.drafts())
    except ActionRefused as refusal:
        return refused(request, article, str(refusal))
    sentence = _("Marked: %(words)s.") % {"words": and_more(marked[0].exact, len(marked) - 1)}
    return written(request, article, marked, f"{sentence}{seen_otherwise(marked, user)}")


def and_more(words: str, others: int) -> str:
    """Return some words, and how many others there are beside them."""
    if not others:
        return words
    said = ngettext("%(words)s and %(count)s more", "%(words)s and %(count)s more", others)
    return said % {"words": words, "count": others}


def seen_otherwise(changed: Sequence[Annotation], user: User) -> str:
    """Return a sentence about somebody who has marked the same words as another kind of thing, or nothing."""
    for one in waiting_among(changed):
        theirs, who = (one.first, one.first_by) if one.second_by == user else (one.second, one.second_by)
        said = _("%(person)s has these words as %(kind)s: both stand until Review says which.")
        return " " + said % {"person": who.get_username(), "kind": kind_word(theirs).lower()}
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def annotation(request: HttpRequest, pk: int) -> HttpResponse:
    """An annotation with all that can be done to it; a POST does one of these things."""
    found = _annotation(request, pk)
    if request.method == "POST":
        return _change(request, found)
    asked = query(request).search()
    context = {
        "nav": "library",
        "article": found.article,
        "card": annotation_card(found),
        "asked": asked,
        "found": _actors_for(request, found, asked),
        "otherwise": waiting_among([found]),
    }
    return page_or_fragment(request, "annotations/annotation.html", "annotations/_card.html", context)


def _actors_for(request: HttpRequest, found: Annotation, asked: str) -> Collection[Actor]:
    """Return the actors that the card offers instead: those asked for, else those with a name like it."""
    if asked:
        return search(asked, analyst_of(request), near=found)
    return actors_alike(found.actor) if found.actor else ()


@require_safe
@analysts
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change of an annotation, the latest first, each with the button that restores it."""
    found = _annotation(request, pk)
    changes = page_of(request, found.changes.select_related("user"))
    for one in changes:
        one.kind_word = label_word(one.after["label"])
        one.state_word = Annotation.State(one.after["state"]).label.lower()
    context = {
        "nav": "library",
        "article": found.article,
        "annotation": found,
        "changes": changes,
        "otherwise": waiting_among([found]),
    }
    return render(request, "annotations/history.html", context)


@require_POST
@analysts
def undo_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the analyst's last action in the article; with `way=redo`, do again what was undone."""
    article = article_for_marking(pk)
    again = posted(request).text("way") == "redo"
    turn = redo if again else undo
    try:
        changed = turn(article, analyst_of(request))
    except NothingToTurn as nothing:
        return told(request, article, str(nothing))
    except ActionRefused as refusal:
        return refused(request, article, str(refusal))
    said = _("Done again: %(words)s.") if again else _("Undone: %(words)s.")
    return written(
        request, article, changed, said % {"words": and_more(changed[0].exact[:80], len(changed) - 1)}
    )


def _annotation(request: HttpRequest, pk: int) -> Annotation:
    """Return an annotation that this analyst may see, which others' private notes are not."""
    rows = Annotation.everywhere.visible_to(request.user).select_related(
        "article__source", "paragraph__translation", "actor", "code", "created_by"
    )
    return get_object_or_404(rows.defer("article__raw"), pk=pk)


def judge(annotation: Annotation, form: ChangeForm, user: User, group: UUID | None = None) -> str:
    """Do to the annotation what the form says; return what was done, in a word."""
    version, action = form.cleaned_data["version"], form.cleaned_data["action"]
    if action == "restore":
        restore(annotation.pk, version, user, form.cleaned_data["change_id"])
        return _("Restored")
    if action == "change":
        change(annotation.pk, version, user, group=group, **form.values())
        return _("Changed")
    deed, done = {
        "accept": (accept, _("Accepted")),
        "reject": (reject, _("Rejected")),
        "withdraw": (withdraw, _("Withdrawn")),
    }[action]
    deed(annotation.pk, version, user, group)
    return done


def _said_in_the_margin(request: HttpRequest) -> None:
    """Read an answer of the margin, which says in one value what a form says in several fields."""
    verb, __, version = posted(request).text("answer").partition(" ")
    if not version:
        return
    sent = posted(request).sent.copy()
    del sent["answer"]
    sent["version"] = version
    if verb in ("accept", "reject", "withdraw"):
        sent["action"] = verb
    else:
        sent["action"], sent["speaker"] = "change", verb
    request.POST = sent  # type: ignore[assignment]  # also what a conflict or a refusal sends again


def _change(request: HttpRequest, found: Annotation) -> HttpResponse:
    _said_in_the_margin(request)
    form = ChangeForm(posted(request).sent, annotation=found, if_match=request.headers.get("If-Match", ""))
    if not form.is_valid():
        return refused(request, found.article, form.sentence)
    try:
        with transaction.atomic():
            done = judge(found, form, analyst_of(request))
    except ActionRefused as refusal:
        return refused(request, found.article, str(refusal))
    except Conflict as conflict:
        return conflicting(request, found.article, conflict)
    changed = Annotation.everywhere.select_related("article", "paragraph").get(pk=found.pk)
    also = seen_otherwise([changed], analyst_of(request))
    return written(request, found.article, [changed], f"{done}: {changed.exact[:80]}.{also}")
