"""A word's entry, as popover or page, corrections of its gloss, and the table of a paragraph's words."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reader.arabic.document import Token
from reader.glossary import GlossaryRefused, store_correction, undo_correction, worded_at
from reader.models import Article, Paragraph
from reader.models.vocabulary import where_lemma
from reader.page.walking import newest
from reader.page.word import occurrences, paragraph_words, token_at, word_entry
from reader.parameters import posted
from reader.views.access import analysts, readers
from reader.views.annotations import analyst_of
from reader.views.kept_words import keeping_context
from reader.views.listing import is_swap, page_of, page_or_fragment

OTHER_ARTICLES = 50
OCCURRENCES = 200


@require_safe
@readers
def word(request: HttpRequest, pk: int, offset: int) -> HttpResponse:
    """The word that covers code point `offset` of the article's text."""
    paragraph, token = _word_or_404(pk, offset)
    response = _entry(request, paragraph, token)
    # Whoever is signed in sees at once what came of a correction or of keeping the word.
    lasts = "no-cache" if request.user.is_authenticated else "max-age=300"
    response["Cache-Control"] = f"private, {lasts}"
    return response


@require_POST
@analysts
def correct_gloss(request: HttpRequest, pk: int, offset: int) -> HttpResponse:
    """Give the word another gloss, where `scope` says, or take the correction `undo` back."""
    paragraph, token = _word_or_404(pk, offset)
    sent = posted(request)
    try:
        if "undo" in sent:
            undo_correction(sent.row("undo"), analyst_of(request))
            done = _("The correction is taken back.")
        else:
            scope, english = sent.text("scope"), sent.text("english")
            made = store_correction(paragraph, token, analyst_of(request), scope, english, sent.text("seen"))
            done = _("%(word)s means “%(gloss)s” %(scope)s now.") % {
                "word": made.form,
                "gloss": made.english,
                "scope": made.get_scope_display(),
            }
            if worded_at(paragraph, token).correction != made.pk:
                done += _(" Here a correction that is more exact still counts.")
    except GlossaryRefused as refusal:
        return _entry(request, paragraph, token, {"sentence": str(refusal), "sent": sent.sent}, 422)
    if is_swap(request):
        return _entry(request, paragraph, token, {"done": done})
    messages.success(request, done)
    return redirect("word", pk, token.span.start)


def _word_or_404(pk: int, offset: int) -> tuple[Paragraph, Token]:
    found = token_at(pk, offset)
    if found is None:
        raise Http404(_("There is no word at this place of the article."))
    return found


def _entry(
    request: HttpRequest,
    paragraph: Paragraph,
    token: Token,
    more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    article = paragraph.article
    context = {"nav": "library", "article": article, "word": word_entry(paragraph, token)}
    context |= keeping_context(request, paragraph, token) | (more or {})
    if not is_swap(request):
        with_it = newest(Article.objects.filter(where_lemma(token.lemma)), OTHER_ARTICLES + 1)
        others = Article.objects.filter(pk__in=[one for one in with_it if one != article.pk][:OTHER_ARTICLES])
        others = others.defer("raw").newest_first()
        context["occurrences"] = page_of(request, occurrences(token.lemma, article, others, OCCURRENCES))
    return page_or_fragment(request, "articles/word.html", "articles/_gloss.html", context, status)


@require_safe
@readers
def words_of_paragraph(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Every word of a paragraph with its gloss."""
    article = get_object_or_404(Article.objects.defer("raw"), pk=pk)
    paragraph = get_object_or_404(article.paragraphs, number=number)
    last = article.paragraphs.order_by("-number").values_list("number", flat=True).first() or 0
    context = {
        "nav": "library",
        "article": article,
        "row_number": number,
        "words": paragraph_words(article, paragraph),
        "previous_number": number - 1 if number > 0 else None,
        "next_number": number + 1 if number < last else None,
    }
    return render(request, "articles/words.html", context)
