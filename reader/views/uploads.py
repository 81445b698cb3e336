"""Files handed in: drop many, and see each one's way into the library."""

import re

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reader import originals
from reader.formats import Unreadable
from reader.formats.confined import head_confined
from reader.formats.tables import COLUMNS, chosen, is_table
from reader.forms import FilesForm
from reader.library.original import file_of
from reader.models import Article, Upload
from reader.originals import TooLarge
from reader.parameters import posted, submitted, submitted_files
from reader.tasks import enqueue
from reader.uploads import receive, use_columns
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.downloads import as_attachment
from reader.views.listing import STOP_POLLING, is_swap, page_of

MEANINGS = {
    "headline": "Headline",
    "text": "Text",
    "english": "English",
    "published": "Date",
    "site": "Source",
    "url": "Address",
    "author": "Author",
    "name": "Name of the row",
}
_ENGLISH = re.compile(r"(.+)\.en\.\w+$", re.IGNORECASE)
_STEM = re.compile(r"(?:\.ar)?\.\w+$", re.IGNORECASE)


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def uploads(request: HttpRequest) -> HttpResponse:
    """The drop zone and the list of files with their states; a POST takes files in and answers at once."""
    form = FilesForm(submitted(request), submitted_files(request))
    refused: list[str] = []
    if request.method == "POST":
        if form.is_valid():
            refused = _receive(request, form)
            if not refused:
                return redirect("uploads")
        else:
            refused = [form.sentence]
    rows = Upload.objects.newest_first().select_related("source").prefetch_related("articles")
    waiting = Upload.objects.unfinished().count()
    context = {
        "nav": "upload",
        "form": form,
        "uploads": page_of(request, rows.defer("english")),
        "waiting": waiting,
        "refused": refused,
    }
    if is_swap(request):
        status = 200 if waiting else STOP_POLLING
        return render(request, "uploads/_list.html", context, status=status)
    return render(request, "uploads/list.html", context, status=422 if refused else 200)


def _receive(request: HttpRequest, form: FilesForm) -> list[str]:
    """Take the files in, each in a transaction with its task; say what was not taken."""
    refused, taken, known = [], 0, 0
    for file, english in paired(form.cleaned_data["files"]):
        try:
            beside = (english.name or "", originals.store(english.chunks())[0]) if english else ("", "")
            with transaction.atomic():
                upload, is_new = receive(
                    file.name or "",
                    file.chunks(),
                    form.cleaned_data["source"],
                    form.cleaned_data["published"],
                    user=analyst_of(request),
                    look_first=form.cleaned_data["look_first"],
                    english_file=beside,
                )
                if is_new:
                    enqueue(upload)
        except TooLarge as problem:
            refused.append(f"{file.name}: {problem}")
        else:
            taken += is_new
            known += not is_new
    if taken:
        messages.success(request, f"{taken} file{'' if taken == 1 else 's'} received. They are read now.")
    if known:
        messages.info(request, f"{known} had been handed in before; see below what became of them.")
    return refused


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
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """The first rows of a table and a field for what each column holds; a POST has it read so."""
    upload = get_object_or_404(Upload, pk=pk, look_first=True)
    sentence = ""
    try:
        head = head_confined(upload.name, originals.path_of(upload.sha256))
    except Unreadable as problem:
        return render(request, "400.html", {"sentence": str(problem)}, status=422)
    meanings = {name: meaning for meaning, name in (upload.columns or head.columns).items()}
    if request.method == "POST":
        sent = [(posted(request).text(f"column-{number}"), name) for number, name in enumerate(head.names)]
        meanings = {name: meaning for meaning, name in sent if meaning}
        try:
            if len(set(meanings.values())) < len(meanings):
                raise Unreadable("Two columns cannot hold the same. Choose one of them.")
            wanted = chosen({meaning: name for name, meaning in meanings.items()}, head.names)
            with transaction.atomic():
                use_columns(upload, wanted)
                enqueue(upload)
        except Unreadable as problem:
            sentence = str(problem)
        else:
            messages.success(request, "The table is read again by these columns.")
            return redirect("one_upload", pk)
    context = {
        "nav": "upload",
        "upload": upload,
        "columns": [(name, meanings.get(name, "")) for name in head.names],
        "rows": head.rows,
        "meanings": [(meaning, MEANINGS[meaning]) for meaning in COLUMNS],
        "sentence": sentence,
    }
    return render(request, "uploads/columns.html", context, status=422 if sentence else 200)


@require_safe
@admins
def one_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file with its articles, and of each text that became none the reason."""
    upload = get_object_or_404(Upload.objects.select_related("source", "uploaded_by"), pk=pk)
    twins = Article.objects.in_bulk([one["article"] for one in upload.report if one["article"]])
    report = [(one, twins.get(one["article"])) for one in upload.report]
    articles = page_of(request, upload.articles.order_by("item").defer("raw", "text"))
    drafts = upload.drafts.filter(released=False)
    context = {
        "nav": "upload",
        "upload": upload,
        "articles": articles,
        "report": report,
        "draft": drafts.first(),
        "draft_count": drafts.count(),
        "has_columns": upload.look_first and is_table(upload.name) and upload.state == Upload.State.HELD,
    }
    return render(request, "uploads/upload.html", context)


@require_safe
@admins
def upload_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file of an upload as it was handed in, whatever became of it."""
    original = file_of(get_object_or_404(Upload, pk=pk))
    if original is None:
        raise Http404("This file is lost; `manage.py verify` tells which are.")
    return as_attachment(original)
