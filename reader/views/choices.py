"""How a file is read where it does not say: what the columns of a table hold, what a text of a chat is."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from reader.formats import Unreadable
from reader.formats.columns import COLUMNS, chosen_columns
from reader.formats.confined import head_confined
from reader.formats.heads import ChatHead
from reader.formats.readers.chats import EACH_POST, WAYS
from reader.formats.readers.tables import Head
from reader.intake.tasks import enqueue
from reader.intake.uploads import use_columns, use_posts
from reader.library import originals
from reader.models import Upload
from reader.parameters import posted
from reader.sentences import sentence_of
from reader.views.access import admins

MEANINGS = {
    "headline": gettext_lazy("Headline"),
    "text": gettext_lazy("Text"),
    "english": gettext_lazy("English"),
    "published": gettext_lazy("Date"),
    "site": gettext_lazy("Source"),
    "url": gettext_lazy("Address"),
    "author": gettext_lazy("Author"),
    "name": gettext_lazy("Name of the row"),
}
WAY_WORDS = {"post": gettext_lazy("A text for each post"), "day": gettext_lazy("A text for each day")}


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """The beginning of a table or a chat, and what can be chosen of it; a POST has it read so."""
    waiting = Q(look_first=True) | Q(state=Upload.State.HELD)
    upload = get_object_or_404(Upload.objects.filter(waiting), pk=pk)
    try:
        with originals.at_hand(upload.sha256) as path:
            head = head_confined(upload.name, path)
    except Unreadable as problem:
        return render(request, "400.html", {"sentence": sentence_of(problem)}, status=422)
    if isinstance(head, ChatHead):
        return _ways(request, upload, head)
    return _columns(request, upload, head)


def _columns(request: HttpRequest, upload: Upload, head: Head) -> HttpResponse:
    meanings = {name: meaning for meaning, name in (upload.columns or head.columns).items()}
    sentence = ""
    if request.method == "POST":
        sent = [(posted(request).text(f"column-{number}"), name) for number, name in enumerate(head.names)]
        meanings = {name: meaning for meaning, name in sent if meaning}
        try:
            if len(set(meanings.values())) < len(meanings):
                raise Unreadable("columns-twice")
            wanted = chosen_columns({meaning: name for name, meaning in meanings.items()}, head.names)
            with transaction.atomic():
                use_columns(upload, wanted)
                enqueue(upload)
        except Unreadable as problem:
            sentence = sentence_of(problem)
        else:
            messages.success(request, _("The table is read again by these columns."))
            return redirect("one_upload", upload.pk)
    context = {
        "nav": "upload",
        "upload": upload,
        "columns": [(name, meanings.get(name, "")) for name in head.names],
        "rows": head.rows,
        "meanings": [(meaning, MEANINGS[meaning]) for meaning in COLUMNS],
        "sentence": sentence,
    }
    return render(request, "uploads/columns.html", context, status=422 if sentence else 200)


def _ways(request: HttpRequest, upload: Upload, head: ChatHead) -> HttpResponse:
    chosen, sentence = upload.columns.get("posts", EACH_POST), ""
    if request.method == "POST":
        chosen = posted(request).text("posts")
        try:
            with transaction.atomic():
                use_posts(upload, chosen)
                enqueue(upload)
        except Unreadable as problem:
            sentence = sentence_of(problem)
        else:
            messages.success(request, _("The chat is read again."))
            return redirect("one_upload", upload.pk)
    context = {
        "nav": "upload",
        "upload": upload,
        "ways": [(way, WAY_WORDS[way], head.counts[way], head.begins[way]) for way in WAYS],
        "chosen": chosen,
        "sentence": sentence,
    }
    return render(request, "uploads/chat.html", context, status=422 if sentence else 200)
