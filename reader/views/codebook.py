"""The codebook as its users read it, and the answers to its questions about an article."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reader.answers import answer
from reader.mark_forms import AnswerForm
from reader.marking import Refused
from reader.models import Answer, Assignment, LabelSet
from reader.parameters import submitted
from reader.views.access import analysts, readers
from reader.views.annotations import analyst_of, article_for_marking


@require_safe
@readers
def codebook(request: HttpRequest) -> HttpResponse:
    """Every set in use, with its labels in order; retired labels stay readable at the end."""
    sets = LabelSet.objects.in_use().prefetch_related("labels")
    return render(request, "pages/codebook.html", {"nav": "review", "sets": sets})


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """The codebook's questions about an article with their answers; a POST gives one."""
    article, user = article_for_marking(pk), analyst_of(request)
    form = AnswerForm(submitted(request))
    sentence = ""
    if request.method == "POST":
        sentence = form.sentence
        if form.is_valid():
            given = form.cleaned_data
            try:
                answer(article, user, given["question"], given["label"], given["seen"])
            except Refused as refusal:
                sentence = str(refusal)
            else:
                messages.success(request, f"Answered: {given['question']}.")
                return redirect("answers", pk)
    standing = Answer.objects.standing(article, Assignment.objects.open_for(user, article))
    questions = LabelSet.objects.questions().prefetch_related("labels")
    context = {
        "nav": "library",
        "article": article,
        "questions": [(question, standing.get(question.pk)) for question in questions],
        "sentence": sentence,
    }
    return render(request, "articles/answers.html", context, status=409 if sentence else 200)
