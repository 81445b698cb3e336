"""The palette that opens on a selection, and the form that marks words without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reader.mark_forms import SelectionForm
from reader.marking import Refused, selected, snapped
from reader.page.card import annotation_cards
from reader.page.palette import palette as palette_of
from reader.page.word import paragraph_words
from reader.views.access import analysts
from reader.views.annotations import article_for_marking
from reader.views.listing import page_or_fragment
from reader.views.written import refused


@require_safe
@analysts
def palette(request: HttpRequest, pk: int) -> HttpResponse:
    """What the selected letters `start` to `end` can be marked as, snapped to words unless `cut` is given."""
    article = article_for_marking(pk)
    form = SelectionForm(request.GET)
    if not form.is_valid():
        return refused(request, article, form.sentence)
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    try:
        span, paragraph = selected(article, start, end, article.text[start:end], article.text_sha256)
    except Refused as refusal:
        return refused(request, article, str(refusal))
    if not form.cleaned_data["cut"]:
        whole = snapped(paragraph, span)
        if whole is None:
            return refused(request, article, "No word is selected. Select at least one.")
        span = whole
    context = {
        "nav": "library",
        "article": article,
        "palette": palette_of(article, paragraph, span),
        "moved": form.moved(article, request.user),
    }
    return page_or_fragment(request, "annotations/palette.html", "annotations/_palette.html", context)


@require_safe
@analysts
def mark_by_words(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The numbered words of a paragraph, to choose from which to which: marking without a script."""
    article = article_for_marking(pk)
    paragraph = get_object_or_404(article.paragraphs, number=number)
    form = SelectionForm(request.GET)
    form.is_valid()
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "words": paragraph_words(article, paragraph),
        "moved": form.moved(article, request.user),
        "marks": annotation_cards(paragraph, request.user),
    }
    return render(request, "annotations/by_words.html", context)
