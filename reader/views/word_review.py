"""The daily review of one's own words: a card, its answer, a grade, the next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reader.page.kept_words import review_card
from reader.parameters import posted
from reader.views.access import members
from reader.views.listing import is_swap, page_or_fragment
from reader.vocabulary import Grade, WordsRefused, grade_word, last_batch, review_session, take_back

THREAD = 20  # strokes at most in the line that says how far the review is


@require_http_methods(["GET", "HEAD", "POST"])
@members
def word_review(request: HttpRequest) -> HttpResponse:
    """The word that is due next, or that nothing is; a POST grades one, or takes the last grade back."""
    sentence = _answered(request) if request.method == "POST" else ""
    if request.method == "POST" and not is_swap(request):
        return redirect("word_review")
    user: Any = request.user
    session = review_session(user.pk)
    last = last_batch(user.pk)
    context = {
        "nav": "words",
        "card": review_card(session),
        "session": session,
        "place": session.done + 1,
        "total": session.done + session.left,
        "thread": _thread(session.done, session.left),
        "undoable": last.batch if last and last.verb == last.Verb.REVIEW else "",
        "sentence": sentence,
    }
    response = page_or_fragment(request, "words/review.html", "words/_card.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _answered(request: HttpRequest) -> str:
    """Do what a form asks; return what there is to say of it."""
    user: Any = request.user
    sent = posted(request)
    if batch := sent.text("undo", most=32):
        try:
            take_back(user.pk, batch)
        except WordsRefused:
            return _("There is nothing to take back.")
        return _("Taken back: here it is again.")
    grade = sent.choice("grade", [str(int(one)) for one in Grade])
    if not grade:
        return _("Choose one of the four grades.")
    done = grade_word(user.pk, sent.row("word"), sent.place("reviews") or 0, Grade(int(grade)))
    return "" if done else _("That word had been graded before.")


def _thread(done: int, left: int) -> list[str]:
    """Return the strokes of the line: those done, the one where the review is, those to come."""
    total = done + left
    if not total:
        return []
    strokes = min(total, THREAD)
    here = min(strokes - 1, done * strokes // total)
    return ["done"] * here + (["here"] if left else ["done"]) + [""] * (strokes - here - 1)
