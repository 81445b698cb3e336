"""Rounds: several analysts annotate an article alone; then their work is compared and settled."""

import csv
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reader.answers import answer
from reader.mark_forms import RoundForm
from reader.marking import Refused
from reader.models import Assignment, LabelSet, Round
from reader.page.comparison import comparison, place_page, places
from reader.rounds import agreement, close, open_round, say_done, settle, settle_agreed
from reader.views.access import analysts
from reader.views.annotations import analyst_of, article_for_marking, posted_number
from reader.views.listing import is_swap, page_of, page_or_fragment

FIGURES = ("cohen", "fleiss", "alpha", "alpha_unitizing", "f1", "f1_touching")


@require_safe
@analysts
def round_list(request: HttpRequest) -> HttpResponse:
    """Every round, the user's own open ones first."""
    user = analyst_of(request)
    rows = Round.objects.select_related("article__source").defer("article__raw", "article__text")
    rows = rows.annotate(
        analyst_count=Count("assignments"), done_count=Count("assignments", filter=~Q(assignments__done=None))
    )
    rows = rows.order_by("-pk")
    mine = Assignment.objects.filter(user=user, done=None, round__closed=None)
    context = {
        "nav": "review",
        "mine": mine.select_related("round__article__source").defer("round__article__raw"),
        "rounds": page_of(request, rows),
    }
    return render(request, "rounds/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def new_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an article to several analysts at once."""
    article = article_for_marking(pk)
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            one = open_round(article, list(given["analysts"]), analyst_of(request), given["begin_with"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The round is open. Each analyst finds the article under Rounds.")
            return redirect(one)
    context = {"nav": "review", "article": article, "form": form, "rounds": article.rounds.all()[:20]}
    return render(request, "rounds/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def one_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is done; and once all are, every place with everybody's version, and how far they agree."""
    one = _round(pk)
    if request.method == "POST":
        return _do(request, one)
    parts = list(one.assignments.in_order())
    context = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "parts": parts,
        "mine": next((part for part in parts if part.user_id == request.user.pk), None),
        "compared": one.is_compared(),
    }
    if context["compared"]:
        context |= {"comparison": comparison(one), "figures": agreement(one)}
    return render(request, "rounds/round.html", context)


def _do(request: HttpRequest, one: Round) -> HttpResponse:
    """Say that one's own part is done or not, settle all that is agreed, or close the round."""
    action = request.POST.get("action")
    user = analyst_of(request)
    part = one.assignments.filter(user=user).first()
    try:
        if action in ("done", "not-done") and part is not None:
            say_done(part, done=action == "done")
            messages.success(request, "Noted: you are done." if action == "done" else "Go on with your work.")
            return redirect(one if action == "done" else one.article)
        if action == "agreed":
            count = settle_agreed(one, user)
            messages.success(request, f"{count} place{'' if count == 1 else 's'} settled as all had it.")
        elif action == "close":
            close(one)
            messages.success(request, "The round is closed.")
        elif action == "answer":
            _settle_answer(request, one)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(one)


def _settle_answer(request: HttpRequest, one: Round) -> None:
    """Make the answer of the chosen analyst the library's."""
    question = LabelSet.objects.filter(pk=posted_number(request, "question")).first()
    if question is None or not one.is_compared():
        raise Refused("This question is no longer there. Reload the page.")
    label = question.labels.filter(pk=posted_number(request, "label")).first()
    seen = posted_number(request, "seen")
    answer(one.article, analyst_of(request), question, label, seen, library=True)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def adjudicate(request: HttpRequest, pk: int) -> HttpResponse:
    """One place on which the analysts differ, with their versions side by side; one key chooses whose stands.

    `?place=` shows a certain one, else the first that nobody has settled.
    """
    one, sentence, status = _round(pk), "", 200
    if request.method == "POST":
        sent = request.POST.get("chosen", "")
        if sent != "skip":
            try:
                chosen = None if sent == "none" else posted_number(request, "chosen")
                settle(one, request.POST.get("place", ""), chosen, analyst_of(request))
                sentence = "Settled." if chosen else "Settled: none of them."
            except Refused as refusal:
                sentence, status = str(refusal), 422
        if status == 200 and not is_swap(request):
            return redirect(request.path + _after(request, sent))
    if not one.is_compared():
        return redirect(one)
    found = places(one)
    after = (
        request.POST.get("place", "")
        if request.POST.get("chosen") == "skip"
        else request.GET.get("after", "")
    )
    context = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "page": place_page(one, found, request.GET.get("place", ""), after),
        "sentence": sentence,
        "failed": status != 200,
    }
    response = page_or_fragment(
        request, "rounds/adjudicate.html", "rounds/_place.html", context, status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def _after(request: HttpRequest, sent: str) -> str:
    return f"?{urlencode({'after': request.POST.get('place', '')})}" if sent == "skip" else ""


@require_safe
@analysts
def agreement_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The round's figures as CSV, a row for each layer and label."""
    one = _round(pk)
    if not one.is_compared():
        return redirect(one)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="agreement-{one.pk}.csv"'
    rows = csv.writer(response)
    names = [part.user.get_username() for part in one.assignments.in_order()]
    rows.writerow(["layer or label", *(f"marked by {name}" for name in names), *FIGURES])
    for figure in agreement(one):
        values = [getattr(figure, name) for name in FIGURES]
        rows.writerow(
            [figure.what, *figure.counts, *("" if value is None else f"{value:.4f}" for value in values)]
        )
    return response


def _round(pk: int) -> Round:
    return get_object_or_404(Round.objects.select_related("article__source").defer("article__raw"), pk=pk)
