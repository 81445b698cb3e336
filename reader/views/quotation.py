"""A quotation at its own address, to be cited: its page, its records, and what became of it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from reader.annotation.quote_addresses import Fate, former_address
from reader.formats.citations import PROSE, CitedQuotation, bibtex, cited, ris
from reader.models import Annotation, Article
from reader.models.article import MAX_HEADLINE
from reader.page import quote_cards
from reader.page.quote_index import with_context
from reader.page.quote_sheet import cited_quotation, quote_twins
from reader.parameters import query
from reader.views.access import readers
from reader.views.downloads import named
from reader.views.listing import WayToShow

STYLES = {
    "plain": gettext_lazy("Plain"),
    "markdown": gettext_lazy("Markdown"),
    "apa": gettext_lazy("APA"),
    "chicago": gettext_lazy("Chicago"),
    "bibtex": gettext_lazy("BibTeX"),
    "ris": gettext_lazy("RIS"),
}
_RECORDS = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
}
_WHOLE = 100_000  # code points around a quotation: its paragraph, however long


@require_safe
@readers
def quotation(request: HttpRequest, pk: int, words: str) -> HttpResponse:
    """A quotation of an article at its own address, which it keeps through every new analysis.

    `words` is the fingerprint of its words. Words that the article quotes several times share it. One whose
    words were corrected goes on under another address; where there is none any more, the answer is 410.
    """
    article = get_object_or_404(Article.everywhere.select_related("source").defer("raw"), pk=pk)
    if article.binned:
        return _gone(request, article, "binned", "")
    found = quotations_with(article, words)
    if not found:
        return _formerly(request, article, words)
    style = query(request).choice("style", STYLES, "plain")
    one = _cited(request, found[0])
    twins, is_part = quote_twins(found[0])
    context = {
        "nav": "quotes",
        "article": article,
        "cards": quote_cards(found, _WHOLE),
        "one": one,
        "quotation": found[0],
        "style": style,
        "styles": [
            WayToShow(str(name), f"?style={value}#cite", value == style) for value, name in STYLES.items()
        ],
        "fields": _fields(style, one),
        "twins": list(zip(twins, quote_cards([twin.quotation for twin in twins]), strict=True)),
        "twins_are_part": is_part,
    }
    return render(request, "quotes/quotation.html", context)


@require_safe
@readers
def quotation_record(request: HttpRequest, pk: int, words: str, kind: str) -> HttpResponse:
    """A quotation as a file for reference managers: BibTeX or RIS."""
    article = get_object_or_404(Article.everywhere.select_related("source").defer("raw"), pk=pk)
    found = [] if article.binned else quotations_with(article, words)
    if not found or kind not in _RECORDS:
        page = reverse("quotation", args=(pk, words))
        return HttpResponseRedirect(page)  # which says what became of it
    write, content_type = _RECORDS[kind]
    one = _cited(request, found[0])
    return named(HttpResponse(write(one), content_type=content_type), f"{one.key}.{kind}")


def quotations_with(article: Article, words: str) -> list[Annotation]:
    """Return the quotations of an article whose words have this fingerprint."""
    quotations = with_context(Annotation.objects.standing().quotations().filter(article=article))
    return [one for one in quotations if one.fingerprint == words]


def _cited(request: HttpRequest, one: Annotation) -> CitedQuotation:
    return cited_quotation(one, request.build_absolute_uri, timezone.localdate())


def _formerly(request: HttpRequest, article: Article, words: str) -> HttpResponse:
    """Answer for a quotation that is not under this address: where it is now, or why there is none."""
    former = former_address(article, words)
    if former.now:
        return HttpResponseRedirect(reverse("quotation", args=(article.pk, former.now)))
    if former.fate is Fate.UNKNOWN:
        context = {"nav": "quotes", "article": article, "why": "unknown"}
        return render(request, "quotes/gone.html", context, status=404)
    return _gone(request, article, former.fate.value, former.exact)


def _gone(request: HttpRequest, article: Article, why: str, exact: str) -> HttpResponse:
    context = {"nav": "quotes", "article": article, "why": why, "exact": exact[:MAX_HEADLINE]}
    return render(request, "quotes/gone.html", context, status=410)


def _fields(style: str, one: CitedQuotation) -> list[dict[str, str]]:
    """Return the texts to copy, each with its label and direction."""
    if style in PROSE:
        return [
            {"id": "cite-en", "label": _("In English"), "language": "en", "text": cited(style, one, "en")},
            {"id": "cite-ar", "label": _("In Arabic"), "language": "ar", "text": cited(style, one, "ar")},
        ]
    text = bibtex(one) if style == "bibtex" else ris(one)
    return [{"id": "cite-record", "label": str(STYLES[style]), "language": "", "text": text}]
