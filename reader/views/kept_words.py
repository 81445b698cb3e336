"""Words of one's own: kept from an article, listed, given states, taken back, brought in and out."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from reader.arabic.document import Token
from reader.formats.writers.spreadsheet import sheet
from reader.glossary import worded_at
from reader.models import KeptWord, Paragraph, WordChange
from reader.page.kept_words import keep_href
from reader.page.word import token_at
from reader.parameters import posted
from reader.text.letters import has_arabic_letter
from reader.views.access import members
from reader.views.downloads import named
from reader.views.kept_word_list import list_context
from reader.views.listing import is_swap, page_or_fragment
from reader.vocabulary import (
    FORMS,
    MOST_BYTES,
    MOST_KEPT,
    WordsRefused,
    bring_words,
    forget_words,
    keep_word,
    last_batch,
    met_word,
    say_states,
    take_back,
    word_rows,
    write_deck,
)

TICKED = 200
_FRESH = timedelta(hours=12)  # so long the page offers to take the last change back
STATES = tuple(KeptWord.State.values)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def kept_words(request: HttpRequest) -> HttpResponse:
    """One's own words, with states and filters; a POST does something to those that are ticked."""
    if request.method == "POST":
        return _change_ticked(request)
    context = list_context(request) | {"nav": "words", "last": _last_change(request)}
    return page_or_fragment(request, "words/list.html", "words/_list.html", context)


def _change_ticked(request: HttpRequest) -> HttpResponse:
    sent = posted(request)
    ticked, verb = sent.rows("word", TICKED), sent.choice("do", (*STATES, "forget"))
    if not ticked or not verb:
        messages.info(request, _("Nothing was changed: tick the words first, then say what they are."))
    elif verb == "forget":
        count, _batch = forget_words(_reader(request), ticked)
        done = ngettext("%(count)s word is kept no more.", "%(count)s words are kept no more.", count)
        messages.success(request, done % {"count": count})
    else:
        count, _batch = say_states(_reader(request), ticked, verb)
        done = ngettext("%(count)s word is %(state)s now.", "%(count)s words are %(state)s now.", count)
        messages.success(request, done % {"count": count, "state": KeptWord.State(verb).label})
    address = sent.text("address", most=2000)
    return redirect(f"{request.path}?{address}" if address else "kept_words")


@require_POST
@members
def undo_words(request: HttpRequest) -> HttpResponse:
    """Take back what was done to words last, or the batch that the form names."""
    last = last_batch(_reader(request))
    batch = posted(request).text("batch", most=32) or (last.batch if last else "")
    messages.info(request, _taken_back(request, batch))
    return redirect("word_review" if posted(request).choice("to", ("review",)) else "kept_words")


def _taken_back(request: HttpRequest, batch: str) -> str:
    try:
        take_back(_reader(request), batch)
    except WordsRefused as why:
        return refusal_sentence(why)
    return _("Taken back.")


@require_POST
@members
def keep_met_word(request: HttpRequest, pk: int, offset: int) -> HttpResponse:
    """Keep the word at a place of an article, give it a state, forget it, or take such a change back."""
    paragraph, token = _found(pk, offset)
    sent, user_id, batch, sentence = posted(request), _reader(request), "", ""
    try:
        if "undo" in sent:
            take_back(user_id, sent.text("undo", most=32))
            sentence = _("Taken back.")
        elif sent.choice("state", ("forget",)):
            here = KeptWord.objects.of(user_id).filter(lemma=token.lemma).values_list("pk", flat=True)
            _count, batch = forget_words(user_id, list(here))
            sentence = _("Not kept any more.")
        else:
            state = sent.choice("state", STATES, KeptWord.State.NEW)
            met = met_word(paragraph, token, worded_at(paragraph, token).gloss)
            word, batch = keep_word(user_id, met, state)
            sentence = _kept_sentence(word)
    except WordsRefused as why:
        sentence = refusal_sentence(why)
    if not is_swap(request):
        messages.info(request, sentence)
        return redirect("word", pk, token.span.start)
    context = keeping_context(request, paragraph, token) | {"sentence": sentence, "batch": batch}
    response = render(request, "words/_keep.html", context)
    kept = context["kept"]
    told = {"lemma": token.lemma, "understood": bool(kept and kept.is_understood), "sentence": sentence}
    return trigger_client_event(response, "kept", told, after="swap")


def _kept_sentence(word: KeptWord) -> str:
    return {
        KeptWord.State.NEW: _("Kept: it comes up in your next review."),
        KeptWord.State.LEARNING: _("You are learning it."),
        KeptWord.State.KNOWN: _("You know it."),
        KeptWord.State.IGNORED: _("It is left alone."),
    }[KeptWord.State(word.state)]


def keeping_context(request: HttpRequest, paragraph: Paragraph, token: Token) -> dict[str, Any]:
    """Return what the strip in a word's entry shows of keeping it; without an address there is none."""
    if not (token.lemma and has_arabic_letter(token.lemma)):
        return {"keep_href": ""}
    user: Any = request.user
    kept = KeptWord.objects.of(user.pk).filter(lemma=token.lemma).first() if user.is_authenticated else None
    return {"keep_href": keep_href(paragraph.article_id, token.span.start), "kept": kept}


def _found(pk: int, offset: int) -> tuple[Paragraph, Token]:
    found = token_at(pk, offset)
    if found is None or not found[1].lemma or not has_arabic_letter(found[1].lemma):
        raise Http404(_("There is no word at this place of the article."))
    return found


@require_safe
@members
def export_words(request: HttpRequest, kind: str) -> HttpResponse:
    """All of one's words as a file: a table, for Lute, for LingQ, or a deck for Anki."""
    words = KeptWord.objects.of(_reader(request)).select_related("article").order_by("pk")
    if kind in FORMS:
        response = HttpResponse(sheet(word_rows(kind, words)), content_type="text/csv; charset=utf-8")
        return named(response, f"words-{kind}.csv" if kind != "csv" else "words.csv")
    if kind != "anki":
        raise Http404(_("Words come as a table, for Lute, for LingQ or for Anki."))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "words.apkg"
        write_deck(path, _reader(request), words)
        response = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    return named(response, "words.apkg")


@require_http_methods(["GET", "HEAD", "POST"])
@members
def import_words(request: HttpRequest) -> HttpResponse:
    """Bring in a file of words; what one said of a word before stays."""
    sentence = ""
    if request.method == "POST":
        try:
            return _brought(request)
        except WordsRefused as why:
            sentence = refusal_sentence(why)
    context = {"nav": "words", "sentence": sentence}
    return render(request, "words/import.html", context, status=422 if sentence else 200)


def _brought(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        raise WordsRefused("no file")
    if (file.size or 0) > MOST_BYTES:
        raise WordsRefused("too large")
    brought = bring_words(_reader(request), file.read())
    done = ngettext("%(count)s word is new.", "%(count)s words are new.", brought.added)
    sentences = [done % {"count": brought.added}]
    if brought.kept_before:
        before = ngettext(
            "%(count)s was kept already, or came twice; it stays as it was.",
            "%(count)s were kept already, or came twice; they stay as they were.",
            brought.kept_before,
        )
        sentences.append(before % {"count": brought.kept_before})
    if brought.not_arabic:
        other = ngettext(
            "%(count)s line has no Arabic and was left out.",
            "%(count)s lines have no Arabic and were left out.",
            brought.not_arabic,
        )
        sentences.append(other % {"count": brought.not_arabic})
    messages.success(request, " ".join(sentences))
    return redirect("kept_words")


def refusal_sentence(why: WordsRefused) -> str:
    """Say why nothing was changed, and what to do."""
    return {
        "too many": _("You keep %(most)s words at most. Forget some first.") % {"most": MOST_KEPT},
        "too large": _("The file is too large. Cut it into parts of less than 8 MB."),
        "nothing": _("There is nothing to take back."),
        "changed since": _("A word was changed since. Take that back first."),
        "unreadable": _(
            "This is no table of words. It needs a first line with the name of each column: "
            "“lemma”, as in a file from here, or “term”, as in those of Lute and LingQ."
        ),
        "no words": _("There is no Arabic word in this file."),
        "no file": _("Choose a file first."),
    }[str(why)]


def _last_change(request: HttpRequest) -> WordChange | None:
    last = last_batch(_reader(request))
    return last if last and timezone.now() - last.made < _FRESH else None


def _reader(request: HttpRequest) -> int:
    """Return the id of whoever is signed in."""
    user: Any = request.user
    return int(user.pk)
