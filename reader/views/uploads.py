"""Files handed in: drop many, and see each one's way into the library."""

import re
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reader.analysis.confined import LONG
from reader.formats import ExtractedText
from reader.intake.gathering import ask_for
from reader.intake.ingest import TextRefused, ingest, read, refuse_duplicate
from reader.intake.mending import mended
from reader.intake.submission import UNKNOWN_SOURCE, File, Submission, TextFacts
from reader.intake.tasks import enqueue
from reader.intake.uploads import choice_of, has_more, read_again, receive, release_looking_right
from reader.library import originals
from reader.library.original import file_of
from reader.library.originals import FileTooLarge
from reader.models import Address, Article, Draft, Upload
from reader.models.article import digest
from reader.models.upload import with_records
from reader.page.arrivals import adding, arrivals, filters, of_state
from reader.page.left_out import told_by_item
from reader.parameters import posted, query, submitted, submitted_files
from reader.sentences import sentence_of, stored_sentence
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.downloads import as_attachment
from reader.views.forms.filters import UploadForm
from reader.views.listing import STOP_POLLING, is_swap, page_of, query_without_page

PAGES_SHOWN = 20
_ENGLISH = re.compile(r"(.+)\.en\.\w+$", re.IGNORECASE)
_MOST_NAMED = 10
_STEM = re.compile(r"(?:\.ar)?\.\w+$", re.IGNORECASE)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def uploads(request: HttpRequest) -> HttpResponse:
    """Where all comes in: files, pages, pasted texts, and the list of files with what became of each."""
    form = UploadForm(submitted(request), submitted_files(request))
    refused: list[str] = []
    duplicate: Article | None = None
    if request.method == "POST" and form.is_valid():
        refused = _take(request, form)
        article, duplicate = _add_pasted(request, form)
        if not refused and not form.errors:
            return redirect(article or "uploads")
    elif submitted_files(request):
        refused = [_("Nothing was taken yet. Choose the files again when the rest is right.")]
    waiting = Upload.objects.unfinished().count()
    pages = Address.objects.filter(feed=None).exclude(state=Address.State.FETCHED)
    chosen = query(request).text("state")
    rows = page_of(request, of_state(chosen).defer("english"))
    context = {
        "nav": "upload",
        "form": form,
        "is_outgoing": settings.HASHIYA_OUTGOING,
        "rows": rows,
        "arrivals": arrivals(list(rows)),
        "states": filters(),
        "chosen": chosen,
        "right": Draft.objects.looking_right().count(),
        "draft_count": Draft.objects.waiting().count(),
        "waiting": waiting + pages.filter(state=Address.State.WAITING).count(),
        "pages": pages[:PAGES_SHOWN],
        "refused": refused,
        "duplicate": duplicate,
        "query": query_without_page(request),
    }
    if is_swap(request):
        return render(
            request, "uploads/_list.html", context, status=200 if context["waiting"] else STOP_POLLING
        )
    failed = request.method == "POST"
    return render(request, "uploads/list.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def former_page(request: HttpRequest) -> HttpResponse:
    """Send whoever comes by the address that pasting had to the one page, a form with them."""
    return redirect("uploads", permanent=True, preserve_request=True)


def _take(request: HttpRequest, form: UploadForm) -> list[str]:
    """Take files and a page in; say what was not taken."""
    files, page = form.cleaned_data["files"], form.cleaned_data["page"]
    if not files and not page:
        return []
    facts = form.facts(analyst_of(request))
    if facts.source is not None and facts.source.pk is None:
        facts.source.save()
    if page:
        ask_for(replace(facts, url=page), form.cleaned_data["look_first"])
        messages.success(request, _("The page is fetched now."))
        form.data = posted(request).sent.copy()
        form.data["page"] = ""  # it is not asked for twice if the rest is refused
    return _receive(request, form, facts)


def _add_pasted(request: HttpRequest, form: UploadForm) -> tuple[Article | None, Article | None]:
    """Make an article of the pasted text, if there is one; else return the article that has it already."""
    given = form.cleaned_data
    facts = form.facts(analyst_of(request))
    if not given["text"].strip() or facts.source is None:
        return None, None
    own = replace(facts, english=given["english"], url=given["url"], note=given["note"])
    raw = given["text"].encode("utf-8", "surrogatepass")
    try:
        if len(given["text"]) >= LONG and not own.note:  # which an upload could not keep
            _receive_pasted(request, raw, own)
            return None, None
        article = ingest(Submission(own, raw=raw))
    except TextRefused as refusal:
        form.add_error("text", str(refusal))
        return None, refusal.duplicate
    messages.success(request, _("The article is in the library."))
    said = mended(ExtractedText(given["text"]))
    for reason in (*said.remarks, *said.doubts):
        messages.info(request, sentence_of(reason))
    return article, None


def _receive_pasted(request: HttpRequest, raw: bytes, facts: TextFacts) -> None:
    """Take a long pasted text in as a file, for nobody waits for a page so long. Raises TextRefused."""
    text, _encoding = read(raw)
    refuse_duplicate(digest(text.encode()))
    if facts.source is not None and facts.source.pk is None:
        facts.source.save()
    with transaction.atomic():
        upload, is_new = receive(File(_("Pasted text") + ".txt", [raw], facts))
        if is_new:
            enqueue(upload)
    messages.success(request, _("This is a long text. It is analysed now; the list says how far it is."))


def _receive(request: HttpRequest, form: UploadForm, facts: TextFacts) -> list[str]:
    """Take the files in, each in a transaction with its task; say what was not taken."""
    refused: list[str] = []
    taken = 0
    known: list[tuple[str, Upload]] = []
    for file, english in paired(form.cleaned_data["files"]):
        try:
            beside = (
                (english.name or "", originals.store_original(english.chunks())[0]) if english else ("", "")
            )
            with transaction.atomic():
                upload, is_new = receive(
                    File(
                        file.name or "",
                        file.chunks(),
                        facts,
                        look_first=form.cleaned_data["look_first"],
                        english_file=beside,
                    )
                )
                if is_new:
                    enqueue(upload)
        except FileTooLarge as problem:
            refused.append(_("%(file)s: %(reason)s") % {"file": file.name, "reason": problem})
        else:
            taken += is_new
            known += [] if is_new else [(file.name or "", upload)]
    if taken:
        message = ngettext(
            "%(count)s file received. They are read now.",
            "%(count)s files received. They are read now.",
            taken,
        )
        messages.success(request, message % {"count": taken})
    if known:
        _tell_known(request, known)
    return refused


def _tell_known(request: HttpRequest, known: list[tuple[str, Upload]]) -> None:
    """Say which files had been handed in before, and which of them are in the list under another name."""
    message = ngettext(
        "%(count)s had been handed in before; see below what became of them.",
        "%(count)s had been handed in before; see below what became of them.",
        len(known),
    )
    messages.info(request, message % {"count": len(known)})
    twins = [f"{name} = {upload.name}" for name, upload in known if name != upload.name]
    if twins:
        files = "; ".join(twins[:_MOST_NAMED]) + ("; …" if len(twins) > _MOST_NAMED else "")
        messages.info(request, _("The same file under another name: %(files)s.") % {"files": files})
    uploads = [upload.pk for _name, upload in known]
    if binned := Article.everywhere.binned().filter(upload__in=uploads).count():
        message = ngettext(
            "%(count)s article of them is in the bin, from where they are restored.",
            "%(count)s articles of them are in the bin, from where they are restored.",
            binned,
        )
        messages.warning(request, message % {"count": binned})


def paired(
    files: "list[UploadedFile[bytes]]",
) -> "list[tuple[UploadedFile[bytes], UploadedFile[bytes] | None]]":
    """Put the English of a file beside it: NAME.en.txt beside NAME.ar.txt or NAME.txt, in whatever format."""
    english = {found[1]: file for file in files if (found := _ENGLISH.match(file.name or ""))}
    pairs, used = [], set()
    for file in files:
        if not _ENGLISH.match(file.name or ""):
            stem = _STEM.sub("", file.name or "")
            beside = english.get(stem)
            used |= {stem} if beside else set()
            pairs.append((file, beside))
    return [*pairs, *((file, None) for stem, file in english.items() if stem not in used)]


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def one_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file with its articles, and of each text that became none the reason; a POST has it read again."""
    upload = get_object_or_404(Upload.objects.select_related("source", "uploaded_by"), pk=pk)
    if request.method == "POST":
        with transaction.atomic():
            row = Upload.objects.select_for_update().get(pk=pk)
            if has_more(row):
                read_again(row)
                enqueue(row)
        messages.success(request, _("The file is read again."))
        return redirect("one_upload", pk)
    twins = Article.everywhere.in_bulk([one["article"] for one in upload.report if one["article"]])
    articles = Article.everywhere.filter(upload=upload).order_by("item").defer("raw", "text")
    drafts = upload.drafts.waiting()
    shown, waiting = page_of(request, articles), with_records(drafts.select_related("twin")[:PAGES_SHOWN])
    told = told_by_item(upload, [one.item for one in [*shown, *waiting]])
    context = {
        "nav": "upload",
        "upload": upload,
        "articles": shown,
        "told_articles": [(one, told.get(one.item or 0)) for one in shown],
        "told_drafts": [(one, told.get(one.item)) for one in waiting],
        "report": [
            (one["name"], stored_sentence(one["reason"]), twins.get(one["article"])) for one in upload.report
        ],
        "draft": drafts.first(),
        "draft_count": drafts.count(),
        "choice": choice_of(upload) if upload.state == Upload.State.HELD else "",
        "has_more": has_more(upload),
    }
    return render(request, "uploads/upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def add_all(request: HttpRequest) -> HttpResponse:
    """What adding all texts that look right would do; a POST does it, if it is still what was shown."""
    plan = adding(UNKNOWN_SOURCE)
    changed = request.method == "POST" and posted(request).row("texts") != plan.texts
    if request.method == "POST" and not changed:
        with transaction.atomic():
            for upload in release_looking_right():
                enqueue(upload)
        message = ngettext("%(count)s text is being added.", "%(count)s texts are being added.", plan.texts)
        messages.success(request, message % {"count": plan.texts})
        return redirect("uploads")
    texts = Draft.objects.looking_right().select_related("upload", "source").order_by("-upload", "item")
    context = {
        "nav": "upload",
        "plan": plan,
        "texts": page_of(request, texts),
        "changed": changed,
        "unknown": UNKNOWN_SOURCE,
    }
    return render(request, "uploads/add_all.html", context, status=409 if changed else 200)


@require_safe
@admins
def upload_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file of an upload as it was handed in, whatever became of it."""
    original = file_of(get_object_or_404(Upload, pk=pk))
    if original is None:
        raise Http404(_("This file is lost; `manage.py verify` tells which are."))
    return as_attachment(original)
