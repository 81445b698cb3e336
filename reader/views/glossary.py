"""The glossary: its terms, files of them in and out, and the glosses that analysts corrected."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from reader.arabic.normalise import fold
from reader.glossary import (
    MOST_BYTES,
    TERM_COLUMNS,
    GlossaryRefused,
    Plan,
    TermTable,
    add,
    apply,
    change_term,
    drop,
    keep_file,
    plan,
    read_by_columns,
    read_term_file,
    remove,
    undo_correction,
    write_csv,
    write_tbx,
)
from reader.models import GlossCorrection, Term, TermFile
from reader.models.article import outside_bin
from reader.parameters import posted, query
from reader.sentences import stored_sentence
from reader.views.access import admins, analysts
from reader.views.annotations import analyst_of
from reader.views.downloads import named
from reader.views.listing import page_of, page_or_fragment, query_without_page

PER_PAGE = 50
LINES_SHOWN = 6
LONGEST_OFFERED = 200
COLUMN_WORDS = {
    "arabic": gettext_lazy("Arabic"),
    "english": gettext_lazy("English"),
    "note": pgettext_lazy("a remark", "Note"),
}
WRITERS = {"csv": (write_csv, "text/csv; charset=utf-8"), "tbx": (write_tbx, "application/x-tbx+xml")}


@require_safe
@analysts
def glossary(request: HttpRequest) -> HttpResponse:
    """The terms in the order of the Arabic letters, those with the letters `q` in either language."""
    asked = query(request).search()
    terms = page_of(request, found_terms(asked), PER_PAGE)
    context = {
        "nav": "review",
        "terms": terms,
        "total": terms.paginator.count,
        "asked": asked,
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "glossary/glossary.html", "glossary/_terms.html", context)


def found_terms(asked: str) -> "QuerySet[Term]":
    """Return the terms that have some letters in either language or their note; all for none."""
    found = Term.objects.select_related("changed_by")
    if not asked:
        return found
    letters = Q(english__icontains=asked) | Q(note__icontains=asked)
    return found.filter(letters | Q(key__contains=fold(asked)) if fold(asked) else letters)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def new_term(request: HttpRequest) -> HttpResponse:
    """Add a term; what was typed stays when it is refused."""
    words = _typed(request)
    if request.method == "POST":
        try:
            term = add(analyst_of(request), **words)
        except GlossaryRefused as refusal:
            return _term_form(request, words, {"sentence": str(refusal)}, 422)
        message = _("%(arabic)s is “%(english)s” from now on.")
        messages.success(request, message % {"arabic": term.arabic, "english": term.english})
        return redirect("glossary")
    offered = query(request)  # a name that was corrected elsewhere
    words |= {name: offered.text(name, most=LONGEST_OFFERED) for name in ("arabic", "english")}
    return _term_form(request, words)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def term(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a term, or remove it; what was typed stays when somebody else was quicker."""
    standing = Term.objects.select_related("changed_by").filter(pk=pk).first()
    if request.method != "POST":
        if standing is None:
            raise Http404(_("There is no such term; it may have been removed."))
        words = {"arabic": standing.arabic, "english": standing.english, "note": standing.note}
        return _term_form(request, words, {"term": standing, "seen": standing.version})
    words, seen = _typed(request), posted(request).place("version") or 0
    try:
        if "remove" in posted(request):
            gone = remove(pk, seen)
            names = {"arabic": gone.arabic, "english": gone.english}
            done = _("%(arabic)s (“%(english)s”) is out of the glossary.") % names
        else:
            changed = change_term(pk, seen, analyst_of(request), **words)
            done = _("%(arabic)s is changed.") % {"arabic": changed.arabic}
    except GlossaryRefused as refusal:
        now = standing.version if standing else 0
        return _term_form(request, words, {"sentence": str(refusal), "term": standing, "seen": now}, 422)
    messages.success(request, done)
    return redirect("glossary")


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def upload_terms(request: HttpRequest) -> HttpResponse:
    """Hand in a file of terms; what it would do is shown before anything is done."""
    if request.method != "POST":
        return render(request, "glossary/upload.html", {"nav": "review"})
    try:
        file = request.FILES.get("file")
        if file is None:
            raise GlossaryRefused("terms-missing")
        raw = file.read(MOST_BYTES + 1)
        kept = keep_file(analyst_of(request), file.name or "", read_term_file(raw))
    except GlossaryRefused as refusal:
        context = {"nav": "review", "sentence": str(refusal)}
        return render(request, "glossary/upload.html", context, status=422)
    return redirect("term_file" if kept.is_read else "term_columns", kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def term_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """The first lines of a file of terms and a field for what each column holds; a POST has it read so."""
    file = get_object_or_404(TermFile.objects.exclude(table={}), pk=pk)
    table = TermTable.unpacked(file.table)
    meanings = {at: meaning for meaning, places in table.columns.items() for at in places}
    has_names, sentence = table.has_names, ""
    if request.method == "POST":
        sent = posted(request)
        said = {at: sent.text(f"column-{at}") for at in range(table.width)}
        meanings, has_names = {at: one for at, one in said.items() if one in TERM_COLUMNS}, "names" in sent
        try:
            read_by_columns(file, meanings, has_names)
        except GlossaryRefused as refusal:
            sentence = str(refusal)
        else:
            return redirect("term_file", pk)
    context = {
        "nav": "review",
        "file": file,
        "columns": [("", meanings.get(at, "")) for at in range(table.width)],  # by their numbers
        "rows": [cells + [""] * (table.width - len(cells)) for _, cells in table.lines[:LINES_SHOWN]],
        "meanings": [(one, COLUMN_WORDS[one]) for one in TERM_COLUMNS],
        "has_names": has_names,
        "sentence": sentence,
    }
    return render(request, "glossary/columns.html", context, status=422 if sentence else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def term_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file adds and changes, and what is no entry in it; a POST applies or drops it."""
    if "drop" in posted(request):
        drop(pk)
        messages.success(request, _("The file is dropped; the glossary is as it was."))
        return redirect("glossary")
    sentence = ""
    if request.method == "POST":
        try:
            done = apply(pk, posted(request).text("stamp"), analyst_of(request))
        except GlossaryRefused as refusal:
            sentence = str(refusal)
            if not TermFile.objects.filter(pk=pk).exists():
                messages.info(request, sentence)
                return redirect("glossary")
        else:
            messages.success(request, _added(len(done.added), len(done.changed)))
            return redirect("glossary")
    file = get_object_or_404(TermFile, pk=pk)
    if not file.is_read:
        return redirect("term_columns", pk)
    todo = plan(file)
    context = {
        "nav": "review",
        "file": file,
        "plan": todo,
        "rows": page_of(request, _rows(file, todo), PER_PAGE),
        "columns": _columns_in_words(file),
        "sentence": sentence,
    }
    return render(request, "glossary/file.html", context, status=409 if sentence else 200)


@require_safe
@analysts
def export_terms(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole glossary as a file that can be handed in again."""
    if kind not in WRITERS:
        raise Http404(_("The glossary can be had as csv or tbx."))
    write, content_type = WRITERS[kind]
    rows = Term.objects.values_list("arabic", "english", "note")
    return named(HttpResponse(write(rows.iterator()), content_type=content_type), f"glossary.{kind}")


@require_http_methods(["GET", "HEAD", "POST"])
@analysts
def gloss_corrections(request: HttpRequest) -> HttpResponse:
    """What analysts corrected, newest first; a POST takes one back."""
    sentence = ""
    if request.method == "POST":
        try:
            row = undo_correction(posted(request).row("undo"), analyst_of(request))
        except GlossaryRefused as refusal:
            sentence = str(refusal)
        else:
            message = _("%(form)s is no longer glossed “%(english)s” by that correction.")
            messages.success(request, message % {"form": row.form, "english": row.english})
            return redirect("gloss_corrections")
    rows = GlossCorrection.objects.filter(outside_bin()).select_related("author", "undone_by", "article")
    rows = rows.defer("article__raw", "article__text")
    context = {
        "nav": "review",
        "corrections": page_of(request, rows, PER_PAGE),
        "query": query_without_page(request),
        "sentence": sentence,
    }
    return render(request, "glossary/corrections.html", context, status=422 if sentence else 200)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: posted(request).text(name) for name in ("arabic", "english", "note")}


def _term_form(
    request: HttpRequest, words: dict[str, str], more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    context = {"nav": "review", **words, **(more or {})}
    return render(request, "glossary/term.html", context, status=status)


def _rows(file: TermFile, todo: Plan) -> list[dict[str, Any]]:
    """Return the lines of the preview: what is refused first, then changes, then what is new."""
    return [
        *(
            {"line": line, "what": "refused", "words": words, "why": stored_sentence(why)}
            for line, words, why in file.refused
        ),
        *({"line": line, "what": "changed", "entry": entry, "now": now} for line, entry, now in todo.changed),
        *({"line": line, "what": "new", "entry": entry} for line, entry in todo.added),
    ]


def _columns_in_words(file: TermFile) -> list[tuple[str, list[str]]]:
    """Return what is read of a table with the names of its columns, and last those that are not read."""
    if not file.table:
        return []
    table = TermTable.unpacked(file.table)
    shown = [name or _("column %(number)s") % {"number": at} for at, name in enumerate(table.names, 1)]
    read = [(str(COLUMN_WORDS[one]), table.columns.get(one, [])) for one in TERM_COLUMNS]
    used = {at for _, places in read for at in places}
    left = [at for at in range(table.width) if at not in used]
    return [
        (words, [shown[at] for at in places]) for words, places in (*read, (_("Left out"), left)) if places
    ]


def _added(added: int, changed: int) -> str:
    message = ngettext(
        "%(added)s term added, %(changed)s changed.", "%(added)s terms added, %(changed)s changed.", added
    )
    return message % {"added": added, "changed": changed}
