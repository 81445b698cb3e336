"""The palette that opens on a selection, and the form that marks words without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.annotation import ActionRefused, selected, snapped
from reader.models import Annotation, Article, Paragraph
from reader.page.card import annotation_cards, english_choices
from reader.page.palette import arabic_of
from reader.page.palette import palette as palette_of
from reader.page.word import paragraph_words
from reader.parameters import query
from reader.text.bilingual.english_words import words_of
from reader.text.spans import Span
from reader.views.access import analysts
from reader.views.annotations import article_for_marking
from reader.views.forms.marks import EnglishSelectionForm, SelectionForm, english_span
from reader.views.listing import page_or_fragment
from reader.views.written import refused


@require_safe
@analysts
def show_palette(request: HttpRequest, pk: int) -> HttpResponse:
    """What the selected letters `start` to `end` can be marked as, snapped to words unless `cut` is given."""
    article = article_for_marking(pk)
    form = SelectionForm(query(request).sent)
    if not form.is_valid():
        return refused(request, article, form.sentence)
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    try:
        span, paragraph = selected(article, start, end, article.text[start:end], article.text_sha256)
    except ActionRefused as refusal:
        return refused(request, article, str(refusal))
    if not form.cleaned_data["cut"]:
        whole = snapped(paragraph, span)
        if whole is None:
            return refused(request, article, _("No word is selected. Select at least one."))
        span = whole
    english = english_span(form.cleaned_data)
    return _palette(request, article, paragraph, span, english, form.moved(article, request.user))


def _palette(
    request: HttpRequest,
    article: Article,
    paragraph: Paragraph,
    span: Span,
    english: Span | None = None,
    moved: Annotation | None = None,
) -> HttpResponse:
    translation = paragraph.english
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "palette": palette_of(article, paragraph, span),
        "moved": moved,
        "as_part": "part" in query(request),
        "moving": (f"&annotation={moved.pk}" if moved else "")
        + ("&part=1" if "part" in query(request) else ""),
        "english": english,
        "english_text": english.of(translation.text) if english and translation else "",
    }
    return page_or_fragment(request, "annotations/palette.html", "annotations/_palette.html", context)


@require_safe
@analysts
def english_palette(request: HttpRequest, pk: int) -> HttpResponse:
    """What selected words of the English can be marked as, once it is known which Arabic words say the same.

    Where that is certain, the palette of the Arabic words opens; else, or with `ask`, a form asks which.
    """
    article = article_for_marking(pk)
    form = EnglishSelectionForm(query(request).sent)
    if not form.is_valid():
        return refused(request, article, form.sentence)
    rows = article.paragraphs.select_related("translation")
    paragraph = rows.filter(end__gt=form.cleaned_data["at"]).order_by("start").first()
    translation = paragraph.english if paragraph else None
    if paragraph is None or translation is None:
        return refused(request, article, _("There is no English here to select in. Reload the page."))
    asked = (form.cleaned_data["en_start"], form.cleaned_data["en_end"])
    touched = [word for word in words_of(translation.text) if word.start < asked[1] and asked[0] < word.end]
    if not touched or asked[0] >= asked[1]:
        return refused(request, article, _("No word is selected. Select at least one."))
    english = Span(touched[0].start, touched[-1].end)
    found = arabic_of(article, paragraph, english.of(translation.text))
    if found is not None and found.is_certain and "ask" not in query(request):
        return _palette(request, article, paragraph, found.span, english)
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "english": english,
        "english_text": english.of(translation.text),
        "words": paragraph_words(article, paragraph),
        "found": found,
    }
    return page_or_fragment(request, "annotations/facing.html", "annotations/_facing.html", context)


@require_safe
@analysts
def mark_by_words(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The numbered words of a paragraph, to choose from which to which: marking without a script."""
    article = article_for_marking(pk)
    paragraph = get_object_or_404(article.paragraphs, number=number)
    form = SelectionForm(query(request).sent)
    form.is_valid()
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "words": paragraph_words(article, paragraph),
        "moved": form.moved(article, request.user),
        "as_part": "part" in query(request),
        "english_words": english_choices(paragraph),
        "marks": annotation_cards(paragraph, request.user),
    }
    return render(request, "annotations/by_words.html", context)
