"""Look at the texts of an upload before they are added: structure, source and date, twins."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reader.drafts import KINDS, lines_of, move_english, say, set_english, set_facts, split_english
from reader.formats.tables import is_table
from reader.forms import FactsForm
from reader.ingest import Refused
from reader.models import Draft, Upload
from reader.parameters import place, posted
from reader.tasks import enqueue
from reader.uploads import discard, release
from reader.views.access import admins
from reader.views.listing import is_swap, page_of, page_or_fragment

LINES_SHOWN = 400


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def draft(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """A text with a field for each line's kind; a POST changes kinds or facts, adds it or leaves it out."""
    rows = Draft.objects.select_related("upload", "source", "twin__source")
    found = get_object_or_404(rows, upload=pk, item=item, released=False)
    form = FactsForm(initial=_facts(found))
    sentence = ""
    wish = posted(request).text("do", "kinds") if request.method == "POST" else ""
    if wish in ("add", "leave out"):
        return _settled(request, found.upload, wish, [item])
    if wish == "facts":
        form = FactsForm(posted(request).sent)
        if form.is_valid():
            given = form.cleaned_data
            set_facts(found, given["source"], given["site"], given["published"])
            return redirect(request.path)
        sentence = form.sentence
    elif wish:
        try:
            _do(request, found, wish)
        except Refused as refusal:
            sentence = str(refusal)
        else:
            if not is_swap(request):
                return redirect(request.path)
    lines = lines_of(found)
    context = {
        "nav": "upload",
        "upload": found.upload,
        "draft": found,
        "form": form,
        "lines": lines[:LINES_SHOWN],
        "has_columns": is_table(found.upload.name),
        "more": max(0, len(lines) - LINES_SHOWN),
        "kinds": [(kind, kind.replace("_", " ").capitalize()) for kind in KINDS],
        "drafts": page_of(request, found.upload.drafts.filter(released=False)),
        "sentence": sentence,
    }
    return page_or_fragment(
        request, "uploads/draft.html", "uploads/_structure.html", context, status=422 if sentence else 200
    )


def _facts(found: Draft) -> dict[str, object]:
    source = found.source.slug if found.source else None
    return {"source": source, "site": "" if found.source else found.site, "published": found.published}


def _do(request: HttpRequest, found: Draft, wish: str) -> None:
    """Do what the pressed button of the structure says: "up 3" moves a line of the English."""
    verb, _, number = wish.partition(" ")
    sent = place(number)
    at = -1 if sent is None else sent
    if verb in ("up", "down"):
        move_english(found, at, -1 if verb == "up" else 1)
    elif verb == "split":
        split_english(found, at)
    elif verb == "english":
        set_english(found, posted(request).text("english"))
    else:
        _say_kinds(request, found)


def _say_kinds(request: HttpRequest, found: Draft) -> None:
    """Store the kinds that were chosen and are not what the lines are taken for."""
    with transaction.atomic():
        for line in lines_of(found)[:LINES_SHOWN]:
            chosen = posted(request).text(f"kind-{line.number}", line.kind)
            if chosen != line.kind:
                say(found, line.number, chosen)


@require_POST
@admins
def all_drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """Add all texts of an upload that wait, or leave them all out."""
    return _settled(request, get_object_or_404(Upload, pk=pk), posted(request).text("do"), None)


def _settled(request: HttpRequest, upload: Upload, wish: str, items: list[int] | None) -> HttpResponse:
    if wish == "add":
        with transaction.atomic():
            count = release(upload, items)
            if count:
                enqueue(upload)
        messages.success(request, f"{_texts(count)} being added.")
    elif wish == "leave out":
        count = discard(upload, items)
        messages.success(request, f"{_texts(count)} left out. The file is kept.")
    else:
        return render(request, "400.html", {"sentence": "Say whether to add them."}, status=400)
    following = upload.drafts.filter(released=False).first()
    if following is not None:
        return redirect(reverse("draft", args=(upload.pk, following.item)))
    return redirect("one_upload", upload.pk)


def _texts(count: int) -> str:
    return "1 text is" if count == 1 else f"{count} texts are"
