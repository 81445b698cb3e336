"""Rounds: several analysts annotate an article alone; then their work is compared and settled."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reader.annotation import ActionRefused
from reader.formats.writers.spreadsheet import Cell, sheet
from reader.models import Assignment, LabelSet, Round
from reader.page.comparison import comparison, place_page
from reader.parameters import posted, query, submitted
from reader.rounds import (
    add_analyst,
    agreement,
    check_settling,
    close,
    closing,
    is_lead,
    may_compare,
    may_run,
    may_settle,
    open_round,
    progress,
    reopen,
    say_done,
    set_rules,
    settle,
    settle_agreed,
    work,
)
from reader.rounds.answers import answer_question
from reader.rounds.comparing import places
from reader.views.access import analysts, leads
from reader.views.annotations import analyst_of, article_for_marking
from reader.views.downloads import named
from reader.views.forms.marks import AnotherAnalystForm, RoundForm, RoundRulesForm
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
@leads
def new_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an article to several analysts at once."""
    article = article_for_marking(pk)
    form = RoundForm(submitted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            one = open_round(
                article,
                list(given["analysts"]),
                analyst_of(request),
                given["begin_with"],
                name=given["name"],
                until=given["until"],
                participants_settle=given["participants_settle"],
            )
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is open. Each analyst finds the article under Rounds."))
            return redirect(one)
    context = {"nav": "review", "article": article, "form": form, "rounds": article.rounds.all()[:20]}
    return render(request, "rounds/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def one_round(request: HttpRequest, pk: int) -> HttpResponse:
    """How far everybody is; and for those who may see it, every place with everybody's version."""
    one = _round(pk)
    if request.method == "POST":
        return _do(request, one)
    return render(request, "rounds/round.html", _context(request, one))


def _context(request: HttpRequest, one: Round) -> dict[str, Any]:
    user = analyst_of(request)
    people = progress(one)
    runs, sees = may_run(one, user), may_compare(one, user)
    context: dict[str, Any] = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "people": people,
        "parts": [person.part for person in people if person.part.done],
        "work": work(one, people),
        "mine": next((person.part for person in people if person.part.user_id == user.pk), None),
        "compared": sees,
        "runs": runs,
        "leads": is_lead(user),
        "settles": may_settle(one, user),
    }
    if runs and one.closed is None:
        context["rules"] = RoundRulesForm(
            initial={"until": one.until, "participants_settle": one.participants_settle}
        )
        if not one.is_compared() and one.reopened is None:
            context["another"] = AnotherAnalystForm(round_=one)
    if sees:
        context |= {"comparison": comparison(one), "figures": agreement(one)}
    return context


def _do(request: HttpRequest, one: Round) -> HttpResponse:
    """Say that one's own part is done or not, change the round's rules, or settle what needs no looking."""
    action = posted(request).text("action")
    user = analyst_of(request)
    part = one.assignments.filter(user=user).first()
    try:
        if action in ("done", "not-done") and part is not None:
            say_done(part, done=action == "done")
            noted = _("Noted: you are done.") if action == "done" else _("Go on with your work.")
            messages.success(request, noted)
            return redirect(one if action == "done" else one.article)
        if action == "agreed":
            count = settle_agreed(one, user)
            message = ngettext(
                "%(count)s place settled as all had it.", "%(count)s places settled as all had it.", count
            )
            messages.success(request, message % {"count": count})
        elif action == "answer":
            _settle_answer(request, one)
        elif action == "rules":
            messages.success(request, _set_rules(request, one, user))
        elif action == "another":
            messages.success(request, _add_analyst(request, one, user))
        else:
            raise ActionRefused(_("It is not said what to do. Nothing was changed."))
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(one)


def _set_rules(request: HttpRequest, one: Round, user: User) -> str:
    form = RoundRulesForm(submitted(request))
    if not form.is_valid():
        raise ActionRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    set_rules(one, user, **form.cleaned_data)
    return _("Saved: until when the round goes, and who settles it.")


def _add_analyst(request: HttpRequest, one: Round, user: User) -> str:
    form = AnotherAnalystForm(submitted(request), round_=one)
    if not form.is_valid():
        raise ActionRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    part = add_analyst(one, form.cleaned_data["analyst"], user)
    message = _("%(analyst)s has the article too, and finds it under Rounds.")
    return message % {"analyst": part.user.get_username()}


def _settle_answer(request: HttpRequest, one: Round) -> None:
    """Make the answer of the chosen analyst the library's."""
    user = analyst_of(request)
    check_settling(one, user)
    sent = posted(request)
    question = LabelSet.objects.filter(pk=sent.row("question")).first()
    if question is None:
        raise ActionRefused(_("This question is no longer there. Reload the page."))
    label = question.labels.filter(pk=sent.row("label")).first()
    answer_question(one.article, user, question, label, sent.row("seen"), library=True)


@require_http_methods(["GET", "HEAD", "POST"])
@leads
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What closing the round locks, loses and keeps; a POST closes it."""
    one = _run_by(request, pk)
    sentence = ""
    if request.method == "POST":
        try:
            close(one, analyst_of(request), posted(request).text("name", most=200))
        except ActionRefused as refusal:
            sentence = str(refusal)
        else:
            message = _("Closed: %(round)s. What is done can be compared and settled.")
            messages.success(request, message % {"round": one.title})
            return redirect(one)
    elif one.closed is not None:
        return redirect(one)
    context = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "closing": closing(one),
        "sentence": sentence,
        "typed": posted(request).text("name", most=200),
    }
    return render(request, "rounds/close.html", context, status=422 if sentence else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@leads
def reopen_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What reopening a closed round means; a POST does it."""
    one = _run_by(request, pk)
    sentence = ""
    if request.method == "POST":
        try:
            reopen(one, analyst_of(request))
        except ActionRefused as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, _("Open again: %(round)s.") % {"round": one.title})
            return redirect(one)
    elif one.closed is None:
        return redirect(one)
    context = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "closing": closing(one),
        "sentence": sentence,
    }
    return render(request, "rounds/reopen.html", context, status=422 if sentence else 200)


def _run_by(request: HttpRequest, pk: int) -> Round:
    """Return a round that this user may close and reopen, or say who may (403)."""
    one = _round(pk)
    if not may_run(one, request.user):
        who = one.opened_by.get_username() if one.opened_by else _("nobody who is still here")
        message = _("Only the lead who opened this round (%(lead)s) or an admin can close and reopen it.")
        raise PermissionDenied(message % {"lead": who})
    return one


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def adjudicate(request: HttpRequest, pk: int) -> HttpResponse:
    """One place on which the analysts differ, with their versions side by side; one key chooses whose stands.

    `?place=` shows a certain one, else the first that nobody has settled.
    """
    one, sentence, status = _round(pk), "", 200
    user = analyst_of(request)
    if one.is_compared() and not may_settle(one, user):
        try:
            check_settling(one, user)
        except ActionRefused as refusal:
            raise PermissionDenied(str(refusal)) from None
    if request.method == "POST":
        sent = posted(request).text("chosen")
        if sent != "skip":
            try:
                chosen = None if sent == "none" else posted(request).row("chosen")
                settle(one, posted(request).text("place"), chosen, user)
                sentence = _("Settled.") if chosen else _("Settled: none of them.")
            except ActionRefused as refusal:
                sentence, status = str(refusal), 422
        if status == 200 and not is_swap(request):
            return redirect(request.path + _after(request, sent))
    if not one.is_compared():
        return redirect(one)
    found = places(one)
    skipped = posted(request).text("chosen") == "skip"
    after = posted(request).text("place") if skipped else query(request).text("after")
    context = {
        "nav": "review",
        "round": one,
        "article": one.article,
        "page": place_page(one, found, query(request).text("place"), after),
        "sentence": sentence,
        "failed": status != 200,
    }
    response = page_or_fragment(
        request, "rounds/adjudicate.html", "rounds/_place.html", context, status=status
    )
    response["Cache-Control"] = "no-store"
    return response


def _after(request: HttpRequest, sent: str) -> str:
    return f"?{urlencode({'after': posted(request).text('place')})}" if sent == "skip" else ""


@require_safe
@analysts
def agreement_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The round's figures as CSV, a row for each layer and label."""
    one = _round(pk)
    if not may_compare(one, request.user):
        return redirect(one)
    names = [part.user.get_username() for part in one.assignments.finished().in_order()]
    marked = [_("marked by %(analyst)s") % {"analyst": name} for name in names]
    head: list[Cell] = [_("layer or label"), *marked, *FIGURES]
    rows: list[list[Cell]] = [
        [figure.what, *figure.counts, *map(_cell, (getattr(figure, name) for name in FIGURES))]
        for figure in agreement(one)
    ]
    response = HttpResponse(sheet([head, *rows]), content_type="text/csv; charset=utf-8")
    return named(response, f"agreement-{one.pk}.csv")


def _cell(figure: float | None) -> Cell:
    return "" if figure is None else figure


def _round(pk: int) -> Round:
    rows = Round.objects.select_related("article__source", "opened_by", "closed_by")
    return get_object_or_404(rows.defer("article__raw"), pk=pk)
