"""What readers mark for themselves, shown to them alone: made in an article, listed, changed, taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reader.annotation import ActionRefused
from reader.annotation.own_notes import change_note, note_paragraph, note_words
from reader.models import Article, OwnNote, Paragraph
from reader.models.own_note import OwnNoteQuerySet
from reader.parameters import next_address, posted, query
from reader.text.spans import Span
from reader.views.access import members
from reader.views.listing import is_on_page_of, is_swap

PER_PAGE = 40


def own_notes_in(user_id: int | None, article_id: int) -> OwnNoteQuerySet:
    """Return what a reader marked in an article, in the order of its text."""
    return OwnNote.everywhere.of(user_id).filter(article=article_id).with_paragraph().in_reading_order()


@require_POST
@members
def mark_for_oneself(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the words between two places of the article, with a note or without."""
    article = get_object_or_404(Article.objects.defer("raw"), pk=pk)
    sent = posted(request)
    start, end = sent.place("start") or 0, sent.place("end") or 0
    try:
        note_words(_own(request), article, Span(start, max(start, end)), sent.text("text"), sent.text("body"))
    except ActionRefused as refusal:
        return _answer(request, article, str(refusal), 422)
    return _answer(request, article, _("Marked, for you alone."))


@require_http_methods(["GET", "HEAD", "POST"])
@members
def note_on_paragraph(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A note on a whole paragraph: the form that needs no script."""
    rows = Paragraph.objects.select_related("article__source").defer("article__raw")
    paragraph = get_object_or_404(rows, article=pk, number=number)
    body, sentence = posted(request).text("body"), ""
    if request.method == "POST":
        try:
            note_paragraph(_own(request), paragraph, body)
        except ActionRefused as refusal:
            sentence = str(refusal)
        else:
            return _answer(request, paragraph.article, _("Marked, for you alone."))
    context = {
        "nav": "library",
        "article": paragraph.article,
        "paragraph": paragraph,
        "body": body,
        "sentence": sentence,
    }
    return render(request, "notes/paragraph.html", context, status=422 if sentence else 200)


@require_safe
@members
def own_notes(request: HttpRequest) -> HttpResponse:
    """All that a reader marked for themselves, the latest first, some at a time."""
    found = OwnNote.objects.of(_own(request)).select_related("article__source").with_paragraph()
    found = found.defer("article__raw", "article__text").order_by("-pk")
    last = query(request).row("at")
    rows = list((found.filter(pk__lt=last) if last else found)[: PER_PAGE + 1])
    context = {
        "nav": "own_notes",
        "notes": rows[:PER_PAGE],
        "following": rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None,
        "is_later": bool(last),
    }
    return render(request, "notes/list.html", context)


@require_POST
@members
def change_own_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the text of one's note, or take it away; another's is not there."""
    note = get_object_or_404(OwnNote.objects.of(_own(request)).select_related("article"), pk=pk)
    if posted(request).choice("do", ("remove",)):
        note.delete()
        return _answer(request, note.article, _("Your note is gone."))
    try:
        change_note(note, posted(request).text("body"))
    except ActionRefused as refusal:
        return _answer(request, note.article, str(refusal), 422)
    return _answer(request, note.article, _("Saved."))


def _answer(request: HttpRequest, article: Article, sentence: str, status: int = 200) -> HttpResponse:
    """Answer with the notes of the article's page, or go back to where the form was."""
    if is_swap(request) and is_on_page_of(request, article):
        notes = own_notes_in(_own(request), article.pk)
        context = {"article": article, "own_notes": notes, "told": sentence, "refused": status != 200}
        return render(request, "articles/_own_notes.html", context, status=status)
    if status != 200:
        return render(request, "400.html", {"sentence": sentence}, status=status)
    messages.success(request, sentence)
    return redirect(next_address(request, f"{article.get_absolute_url()}#own-notes"))


def _own(request: HttpRequest) -> int:
    """Return the id of whoever is signed in."""
    user: Any = request.user
    return int(user.pk)
