"""Write the English of a paragraph."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from reader.marking import Refused
from reader.page.article import paragraph_idents, translation_of
from reader.translating import set_english
from reader.views.access import analysts
from reader.views.annotations import analyst_of, article_for_marking


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def english(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A paragraph's English in a field beside its Arabic; what was typed stays when it is refused."""
    article = article_for_marking(pk)
    paragraph = get_object_or_404(article.paragraphs.select_related("translation__author"), number=number)
    paragraph.article = article
    standing = translation_of(paragraph)
    now = standing.text if standing else ""
    text = request.POST.get("text", now)
    context = {
        "nav": "library",
        "article": article,
        "paragraph": paragraph,
        "standing": standing,
        "seen": now,
        "text": text,
        "earlier": paragraph.earlier_translations.select_related("author")[:20],
    }
    if request.method != "POST":
        return render(request, "articles/english.html", context)
    try:
        set_english(paragraph, text, request.POST.get("seen", ""), analyst_of(request))
    except Refused as refusal:
        return render(request, "articles/english.html", context | {"sentence": str(refusal)}, status=422)
    messages.success(request, "The English is saved, and the marks in it were found anew.")
    ident = paragraph_idents(article.paragraphs.defer("words")).get(paragraph.pk, "")
    return redirect(f"{article.get_absolute_url()}#{ident}")
