"""Write the English of a paragraph, sentence by sentence; look what a provider has sent meanwhile."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reader.alignment.english_marks import names_said
from reader.annotation import ActionRefused
from reader.models import Article, Assignment, Paragraph
from reader.models.translation import machine_name
from reader.page import article_rows
from reader.page.corrected_names import CorrectedName, corrected_names, was_by_machine
from reader.page.english import lay_out_english
from reader.page.idents import article_idents
from reader.parameters import place, posted, query
from reader.translation.lines import SegmentPair, fitted, join_pairs, segment_pairs_of, split_pair
from reader.translation.machine import arriving
from reader.translation.memory import recalled
from reader.translation.writing import set_lines
from reader.views.access import analysts, readers
from reader.views.annotations import analyst_of, article_for_marking
from reader.views.forms.preferences import Preferences
from reader.views.listing import is_swap, page_or_fragment
from reader.views.word_states import viewing_of

MOST_LINES = 2000
NOT_YET_STORED = timedelta(seconds=2)  # English is dated before its transaction ends, and seen only then


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def english(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A paragraph's sentences, each with its English in a field; what was typed stays when it is refused.

    A POST saves, or with `do` joins two lines, splits one, or takes a remembered sentence, and shows the
    form again.
    """
    article = article_for_marking(pk)
    paragraph = get_object_or_404(article.paragraphs.select_related("translation__author"), number=number)
    paragraph.article = article
    if request.method != "POST":
        return _form(request, paragraph, segment_pairs_of(paragraph, paragraph.english))
    lines = _sent(request, paragraph)
    turned = _turned(posted(request).text("do"), lines)
    if turned is not None:
        return _form(request, paragraph, turned)
    was_machine, before = was_by_machine(paragraph), names_said(paragraph)
    try:
        set_lines(paragraph, lines, posted(request).text("seen"), analyst_of(request))
    except ActionRefused as refusal:
        return _form(request, paragraph, lines, str(refusal))
    corrected = corrected_names(before, names_said(paragraph)) if was_machine else []
    if is_swap(request):
        return _rows(request, article, {paragraph.pk}, _("The English is saved."), corrected)
    for one in corrected:
        _offer(request, one)
    messages.success(request, _("The English is saved, and the marks in it were found anew."))
    if corrected:
        return redirect(article)  # whose top has the offers
    ident = article_idents(article).get(paragraph.pk, "")
    return redirect(f"{article.get_absolute_url()}#{ident}")


def _offer(request: HttpRequest, name: CorrectedName) -> None:
    """Offer a name for the glossary on the page that comes next, to admins with the form."""
    said = {"arabic": name.arabic, "english": name.english}
    if request.user.has_perm("reader.add_article"):
        sentence = _("Put %(arabic)s as “%(english)s” into the glossary, so that it is so everywhere?")
        messages.info(request, sentence % said, extra_tags=name.href)  # which the page makes a link
    else:
        sentence = _("An admin can have %(arabic)s as “%(english)s” everywhere, by the glossary.")
        messages.info(request, sentence % said)


def _sent(request: HttpRequest, paragraph: Paragraph) -> list[SegmentPair]:
    """Return the lines that the form sent; one that sent no counts is one sentence a line."""
    texts = posted(request).texts("text", MOST_LINES)
    counts = [min(place(one) or 1, MOST_LINES) for one in posted(request).texts("sentences", MOST_LINES)]
    counts += [1] * (len(texts) - len(counts))
    lines = [SegmentPair(count, text) for count, text in zip(counts, texts, strict=False)]
    sentences = sum(line.sentences for line in segment_pairs_of(paragraph, None))
    return fitted(lines, sentences)


def _turned(wish: str, lines: list[SegmentPair]) -> list[SegmentPair] | None:
    """Return the lines as the pressed button wants them; None if it was the one that saves."""
    verb, _, rest = wish.partition(" ")
    sent, _, unit = rest.partition(" ")
    at = place(sent)
    if at is None or at >= len(lines):
        return None
    if verb == "join":
        return join_pairs(lines, at)
    if verb == "split":
        return split_pair(lines, at)
    if verb == "use" and (found := recalled(unit)) is not None:
        line = lines[at]
        return [*lines[:at], SegmentPair(line.sentences, found.english), *lines[at + 1 :]]
    return lines if verb == "use" else None


def _form(
    request: HttpRequest, paragraph: Paragraph, lines: list[SegmentPair], sentence: str = ""
) -> HttpResponse:
    standing = paragraph.english
    context = {
        "nav": "library",
        "article": paragraph.article,
        "paragraph": paragraph,
        "standing": standing,
        "standing_name": machine_name(standing.provider, standing.model) if standing else "",
        "seen": posted(request).text("seen", standing.text if standing else ""),
        "now": standing.text if standing else "",
        "lines": lay_out_english(paragraph, lines),
        "earlier": paragraph.earlier_translations.select_related("author")[:20],
        "sentence": sentence,
    }
    status = 422 if sentence else 200
    return page_or_fragment(
        request, "articles/english.html", "articles/_english.html", context, status=status
    )


@require_safe
@readers
def arrived(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows whose English came after `since`, a time in seconds, and how many are on their way."""
    article = get_object_or_404(Article.objects.defer("raw").select_related("source"), pk=pk)
    if not is_swap(request):
        return redirect(article)
    since = query(request).moment("since") or timezone.now()
    seen = timezone.now() - NOT_YET_STORED
    ids = article.paragraphs.filter(translation__updated__gt=since)
    return _rows(request, article, set(ids.values_list("pk", flat=True)), seen=seen)


def _rows(
    request: HttpRequest,
    article: Article,
    paragraph_ids: set[int],
    sentence: str = "",
    corrected: Sequence[CorrectedName] = (),
    seen: datetime | None = None,
) -> HttpResponse:
    prefs = Preferences.of(request)
    rows = []
    if paragraph_ids:
        part = Assignment.objects.open_for(request.user, article)
        rows = article_rows(article, paragraph_ids, viewing_of(request, prefs, article.pk, part))
    context = {
        "article": article,
        "rows": rows,
        "swap": True,
        "sentence": sentence,
        "corrected": corrected,
        "arriving": arriving(article),
        "since": (seen or timezone.now()).timestamp(),
    }
    return render(request, "articles/_arrived.html", context)
