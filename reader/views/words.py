"""A word's entry, as popover or page, and the table of a paragraph's words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reader.models import Article
from reader.page.word import occurrences, paragraph_words, token_at, word_entry
from reader.views.access import readers
from reader.views.listing import is_swap, page_of, page_or_fragment

OTHER_ARTICLES = 50
OCCURRENCES = 200


@require_safe
@readers
def word(request: HttpRequest, pk: int, offset: int) -> HttpResponse:
    """The word that covers code point `offset` of the article's text."""
    found = token_at(pk, offset)
    if found is None:
        raise Http404("There is no word at this place of the article.")
    paragraph, token = found
    article = paragraph.article
    context = {"nav": "library", "article": article, "word": word_entry(article, token)}
    if not is_swap(request):
        others = (
            Article.objects.filter(lemma_counts__lemma=token.lemma)
            .exclude(pk=article.pk)
            .defer("raw")
            .newest_first()[:OTHER_ARTICLES]
        )
        context["occurrences"] = page_of(request, occurrences(token.lemma, article, others, OCCURRENCES))
    response = page_or_fragment(request, "articles/word.html", "articles/_gloss.html", context)
    response["Cache-Control"] = "private, max-age=300"
    return response


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
