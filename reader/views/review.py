"""The review queue: one suggestion at a time, judged with one key, and its like elsewhere with it."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from reader.annotation import ActionRefused, Conflict, accept, decide, reject
from reader.annotation.review_queue import alike_suggestions, claim_next, let_go, waiting_suggestions
from reader.arabic.confidence import Band
from reader.library.bin import written_number
from reader.library.duties import in_review
from reader.models import Annotation, Article, Change, Disagreement
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import ArticleQuerySet
from reader.page.review import TICKS, alike_rows, question, review_item, ticks, waiting_next
from reader.parameters import place, posted, query, row
from reader.views.access import analysts
from reader.views.annotations import analyst_of, judge
from reader.views.forms.marks import ChangeForm, ReviewFilter
from reader.views.listing import is_swap, page_or_fragment

SKIPPED = "review_skipped"
LATER = "questions_later"
MOST_SKIPPED = 500
MOST_COUNTED = 1000  # suggestions that wait; of more only that there are more is said
NEXT_SHOWN = 5
FEW_ARTICLES = 200


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def review(request: HttpRequest) -> HttpResponse:
    """The least certain suggestion that the filters let through; a POST judges it and shows the next."""
    sentence, status = "", 200
    if request.method == "POST":
        sentence, status = _decide(request)
        if not is_swap(request) and status == 200:
            return redirect(request.get_full_path())
    context = _context(request) | {"sentence": sentence, "failed": status != 200}
    fragment = "review/_disagreement.html" if context["question"] else "review/_item.html"
    context["item_template"] = fragment
    response = page_or_fragment(request, "review/review.html", fragment, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _decide(request: HttpRequest) -> tuple[str, int]:
    """Do what was sent; return a sentence and the status of the answer."""
    user = analyst_of(request)
    if "disagreement" in posted(request):
        return _answer(request, user)
    found = Annotation.objects.visible_to(user).filter(pk=posted(request).row("annotation"))
    annotation = found.select_related("article", "paragraph", "actor").first()
    if annotation is None:
        return _(
            "This suggestion is no longer there: the article was analysed anew. Here is the next one."
        ), 200
    if posted(request).text("action") == "skip":
        _skip(request, annotation.pk)
        let_go(user)
        return _("Skipped."), 200
    sent = posted(request).sent.copy()
    if label := sent.get("relabel"):
        sent["action"], sent["label"] = "change", label
    form = ChangeForm(sent, annotation=annotation)
    if not form.is_valid():
        return form.sentence, 422
    group = uuid4()
    try:
        with transaction.atomic():
            done = judge(annotation, form, user, group)
            more, changed_since = _judge_alike(request, form.cleaned_data["action"], group)
    except ActionRefused as refusal:
        return str(refusal), 422
    except Conflict as conflict:
        return _other_was_quicker(conflict.standing), 200
    return _what_was_done(done, annotation.exact[:80], more, changed_since), 200


def _what_was_done(done: str, words: str, more: int, left: int) -> str:
    """Say what was done to a suggestion and to how many more, and how many others had changed meanwhile."""
    told = {"done": done, "words": words, "count": more}
    if more:
        said = ngettext(
            "%(done)s: %(words)s, and %(count)s more.", "%(done)s: %(words)s, and %(count)s more.", more
        )
    else:
        said = _("%(done)s: %(words)s.")
    if not left:
        return said % told
    late = ngettext(
        "%(count)s had been changed by others and was left.",
        "%(count)s had been changed by others and were left.",
        left,
    )
    return f"{said % told} {late % {'count': left}}"


def _answer(request: HttpRequest, user: User) -> tuple[str, int]:
    """Answer which of two marks stands, or leave that for later."""
    pk, which = posted(request).row("disagreement"), posted(request).text("answer")
    if which == "skip":
        later = [*request.session.get(LATER, []), pk]
        request.session[LATER] = later[-MOST_SKIPPED:]
        return _("Left for later."), 200
    try:
        decide(pk, which, user)
    except ActionRefused as refusal:
        return str(refusal), 422
    except Conflict as conflict:
        return _other_was_quicker(conflict.standing), 200
    return _("Both stand.") if which == "both" else _("Answered: the other one is taken out."), 200


def _question(request: HttpRequest, form: ReviewFilter) -> Disagreement | None:
    """Return the disagreement that is asked for, or else, where nothing is filtered, the first that waits."""
    marks = ("first", "second")
    related = [f"{mark}__{name}" for mark in marks for name in ("actor", "code", "paragraph")]
    rows = Disagreement.objects.waiting().select_related("article__source", "first_by", "second_by", *related)
    rows = rows.defer("article__raw")
    asked = query(request).row("question")
    if asked and (found := rows.filter(pk=asked).first()):
        return found
    if form.is_bound and any(form.value(name) for name in form.fields):
        return None
    # All that is read with one costs more to ask for than whether there is one.
    first = (
        Disagreement.objects.waiting()
        .exclude(pk__in=request.session.get(LATER, []))
        .values_list("pk")
        .first()
    )
    return rows.filter(pk=first[0]).first() if first else None


def _judge_alike(request: HttpRequest, action: str, group: Any) -> tuple[int, int]:
    """Judge the other places that are ticked, "12:1" for annotation 12 at version 1; count done and left."""
    deed = {"accept": accept, "reject": reject}.get(action)
    done = left = 0
    for pair in posted(request).texts("alike") if deed else ():
        sent_pk, __, sent_version = pair.partition(":")
        pk, version = row(sent_pk), place(sent_version)
        if deed is None or pk is None or version is None:
            raise ActionRefused(_("The list of other places is damaged. Reload the page and try again."))
        try:
            deed(pk, version, analyst_of(request), group)
            done += 1
        except Conflict:
            left += 1
    return done, left


def _other_was_quicker(standing: Annotation) -> str:
    change = standing.changes.select_related("user").first()
    who = change.user.get_username() if change and change.user else _("Somebody else")
    what = change.get_action_display() if change else Change.Action.CHANGE.label
    said = _("%(person)s %(changed)s this first, and that stands. Here is the next one.")
    return said % {"person": who, "changed": what}


def _context(request: HttpRequest) -> dict[str, Any]:
    form = ReviewFilter(query(request).sent or None)
    form.is_valid()
    among = filtered_suggestions(form)
    user = analyst_of(request)
    asked = _question(request, form)
    if asked is not None:
        return {
            "nav": "review",
            "question": question(asked),
            "questions": Disagreement.objects.waiting().count(),
            "article": asked.article,
            "total": _count(form),
            "filters": form,
            "query": query(request).sent.urlencode(),
        }
    item = claim_next(user, among, request.session.get(SKIPPED, []))
    total = _count(form)
    today = timezone.now().replace(hour=0, minute=0, second=0)
    changes = Change.objects.by(user).deeds().filter(made__gte=today, undone=False).exclude(before=None)
    counts = {action: changes.filter(action=action).count() for action in ("accept", "reject", "change")}
    found = Annotation.objects.select_related("article__source", "paragraph__translation", "actor").defer(
        "article__raw"
    )
    return {
        "nav": "review",
        "question": None,
        "item": review_item(found.get(pk=item.pk)) if item else None,
        "article": item.article if item else None,
        "alike": alike_rows(alike_suggestions(item)) if item else [],
        "next": waiting_next(
            list(among.exclude(pk=item.pk).select_related("actor", "code")[:NEXT_SHOWN]) if item else []
        ),
        "total": total,
        "told_total": written_number(total) + "+" * (total == MOST_COUNTED),
        "rest": max(0, total - NEXT_SHOWN - 1),
        "ticks": ticks(list(changes[:TICKS]), total - 1),
        "counts": counts,
        "filters": form,
        "query": query(request).sent.urlencode(),
    }


def _asked_articles(form: ReviewFilter) -> ArticleQuerySet | None:
    """Return the articles of the sources and days that are asked for, in which something waits."""
    sources, first, last = form.value("source"), form.value("first"), form.value("last")
    if not (sources or first or last):
        return None
    found = Article.objects.published_between(first, last).filter(in_review(("todo", "begun")))
    return found.filter(source__in=sources) if sources else found


def filtered_suggestions(form: ReviewFilter) -> AnnotationQuerySet:
    """Return the suggestions that wait and that a filter lets through, the least certain first."""
    found = _marked_as_asked(form)
    articles = _asked_articles(form)
    if articles is None:
        return found
    few = list(articles.order_by().values_list("pk", flat=True)[: FEW_ARTICLES + 1])
    if len(few) <= FEW_ARTICLES:
        return found.filter(article__in=few)
    # Those of many articles are soon met: looked up one by one, lest a database begin with the articles.
    return found.filter(Exists(articles.order_by().filter(pk=OuterRef("article"))))


def _count(form: ReviewFilter) -> int:
    """Return how many there are; of very many only that there are at least so many."""
    found = _marked_as_asked(form).order_by()
    articles = _asked_articles(form)
    if articles is not None:
        found = found.filter(article__in=articles.order_by())
    return found[:MOST_COUNTED].count()


def _marked_as_asked(form: ReviewFilter) -> AnnotationQuerySet:
    """Return the suggestions that wait and are of the layers, the actor, the article and as sure as asked."""
    found = waiting_suggestions()
    layers: list[str] = form.value("layer") or []
    if len(layers) == 1:
        found = found.filter(layer=layers[0])
    elif layers:
        found = found.filter(layer__in=layers)
    if actor := form.value("actor"):
        found = found.filter(actor=actor)
    if article := form.value("article"):
        found = found.filter(article=article)
    if sure := form.value("sure"):
        band = Band[sure.upper()]
        found = found.filter(score__gte=band.low, score__lt=band.high)
    return found


def _skip(request: HttpRequest, pk: int) -> None:
    skipped = [*request.session.get(SKIPPED, []), pk]
    request.session[SKIPPED] = skipped[-MOST_SKIPPED:]


@require_POST
@analysts
def unskip(request: HttpRequest) -> HttpResponse:
    """Bring back what was skipped."""
    request.session.pop(SKIPPED, None)
    request.session.pop(LATER, None)
    let_go(analyst_of(request))
    return redirect("review")
