"""Files handed in: drop many, and see each one's way into the library."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reader.forms import FilesForm
from reader.models import Article, Upload
from reader.originals import TooLarge
from reader.tasks import enqueue
from reader.uploads import receive
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.listing import is_swap, page_of

STOP_POLLING = 286  # htmx's status for "this is the last answer"


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def uploads(request: HttpRequest) -> HttpResponse:
    """The drop zone and the list of files with their states; a POST takes files in and answers at once."""
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
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
    for file in form.cleaned_data["files"]:
        try:
            with transaction.atomic():
                upload, is_new = receive(
                    file.name or "",
                    file.chunks(),
                    form.cleaned_data["source"],
                    form.cleaned_data["published"],
                    user=analyst_of(request),
                    look_first=form.cleaned_data["look_first"],
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
    }
    return render(request, "uploads/upload.html", context)
