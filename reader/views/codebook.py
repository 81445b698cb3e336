"""The codebook as its users read it, and the answers to its questions about an article."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reader.annotation import ActionRefused
from reader.models import Answer, Article, Assignment, Label, LabelSet
from reader.parameters import posted
from reader.rounds.answers import answer_question
from reader.views.access import analysts, readers
from reader.views.annotations import analyst_of, article_for_marking
from reader.views.forms.marks import AnswerForm


@require_safe
@readers
def codebook(request: HttpRequest) -> HttpResponse:
    """Every set in use, with its labels in order; retired labels stay readable at the end."""
    sets = LabelSet.objects.in_use().prefetch_related("labels")
    return render(request, "pages/codebook.html", {"nav": "review", "sets": sets})


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """The codebook's questions about an article with their answers; a POST gives those that were changed."""
    article, user = article_for_marking(pk), analyst_of(request)
    sentence = ""
    if request.method == "POST":
        answered, refused = _answer_all(request, article, user)
        if answered:
            message = _("Answered: %(questions)s.")
            messages.success(request, message % {"questions": _(", ").join(answered)})
        elif not refused:
            messages.info(request, _("No answer was changed."))
        if not refused:
            return redirect("answers", pk)
        sentence = " ".join(refused)
    standing = Answer.objects.standing(article, Assignment.objects.open_for(user, article))
    questions = LabelSet.objects.questions().prefetch_related("labels")
    context = {
        "nav": "library",
        "article": article,
        "questions": [(question, standing.get(question.pk)) for question in questions],
        "sentence": sentence,
    }
    return render(request, "articles/answers.html", context, status=409 if sentence else 200)


def _answer_all(request: HttpRequest, article: Article, user: User) -> tuple[list[str], list[str]]:
    """Give the answers that somebody changed; return what was answered, and why others were not."""
    answered, refused = [], []
    form_sent = posted(request)
    for number in form_sent.texts("question") or [""]:
        sent = {name: form_sent.text(f"{name}-{number}") for name in ("label", "seen")}
        form = AnswerForm({"question": number, **sent})
        if not form.is_valid():
            refused.append(form.sentence)
            continue
        given = form.cleaned_data
        if _untouched(given["label"], given["seen"]):
            continue
        try:
            answer_question(article, user, given["question"], given["label"], given["seen"])
        except ActionRefused as refusal:
            refused.append(str(refusal))
        else:
            answered.append(str(given["question"]))
    return answered, refused


def _untouched(label: Label | None, seen: int | None) -> bool:
    """Tell whether an answer is the one that was on the screen."""
    shown = Answer.objects.filter(pk=seen).first() if seen else None
    return (shown.label_id if shown else None) == (label.pk if label else None)
