"""Look at the texts of an upload before they are added: structure, source and date, twins."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from reader.arabic.document import BlockKind
from reader.errors import Reason
from reader.intake.drafts import (
    KINDS,
    lines_of,
    move_english,
    say,
    set_draft_english,
    set_facts,
    split_english,
)
from reader.intake.ingest import TextRefused
from reader.intake.tasks import enqueue
from reader.intake.uploads import choice_of, discard, release
from reader.models import Draft
from reader.parameters import place, posted
from reader.text.canonical import canonical
from reader.views.access import admins
from reader.views.forms.filters import FactsForm
from reader.views.listing import is_swap, page_of, page_or_fragment, query_without_page

LINES_SHOWN = 400
KIND_WORDS = {
    BlockKind.HEADLINE: gettext_lazy("Headline"),
    BlockKind.PARAGRAPH: gettext_lazy("Paragraph"),
    BlockKind.SUBHEAD: gettext_lazy("Subhead"),
    BlockKind.LIST_ITEM: gettext_lazy("List item"),
    BlockKind.CAPTION: gettext_lazy("Caption"),
    BlockKind.CREDIT: gettext_lazy("Credit"),
    Draft.LEFT_OUT: gettext_lazy("Left out"),
}
SETTLING = ("add", "leave out", "add all", "leave out all")


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def draft(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """A text with a field for each line's kind, its English, source and date.

    It is one form: whatever button is pressed, all of it is stored first, then that is done.
    """
    rows = Draft.objects.waiting().select_related("upload", "source", "twin__source")
    found = get_object_or_404(rows, upload=pk, item=item)
    form = FactsForm(initial=_facts(found))
    sentence = ""
    if request.method == "POST":
        form = FactsForm(posted(request).sent)
        wish = posted(request).text("do", "save")
        try:
            _store(request, found, form)
            if wish in SETTLING:
                return _settled(request, found, wish)
            _move(found, wish)
        except TextRefused as refusal:
            sentence = str(refusal)
        else:
            if not is_swap(request):
                messages.success(request, _("Saved. It waits until it is added."))
                return redirect(request.path)
    lines = lines_of(found)
    context = {
        "nav": "upload",
        "upload": found.upload,
        "draft": found,
        "form": form,
        "lines": lines[:LINES_SHOWN],
        "choice": choice_of(found.upload),
        "more": max(0, len(lines) - LINES_SHOWN),
        "kinds": [(kind, KIND_WORDS[kind]) for kind in KINDS],
        "drafts": page_of(request, found.upload.drafts.waiting().select_related("twin")),
        "sentence": sentence,
        "query": query_without_page(request),
    }
    return page_or_fragment(
        request, "uploads/draft.html", "uploads/_structure.html", context, status=422 if sentence else 200
    )


def _facts(found: Draft) -> dict[str, object]:
    source = found.source.slug if found.source else None
    return {"source": source, "site": "" if found.source else found.site, "published": found.published}


def _store(request: HttpRequest, found: Draft, form: FactsForm) -> None:
    """Store what the form says, as much of it as can be. Raises TextRefused with what cannot."""
    _say_kinds(request, found)
    sent = posted(request)
    english = sent.text("english")
    if "english" in sent and canonical(english) != canonical(found.english):
        set_draft_english(found, english)
    if not any(name in sent for name in ("published", "source", "site")):
        return
    if not form.is_valid():
        raise TextRefused(Reason.said(form.sentence))
    given = form.cleaned_data
    set_facts(found, given["source"], given["site"], given["published"])


def _move(found: Draft, wish: str) -> None:
    """Do what the pressed button of the structure says: "up 3" moves a line of the English."""
    verb, _, number = wish.partition(" ")
    sent = place(number)
    at = -1 if sent is None else sent
    if verb in ("up", "down"):
        move_english(found, at, -1 if verb == "up" else 1)
    elif verb == "split":
        split_english(found, at)


def _say_kinds(request: HttpRequest, found: Draft) -> None:
    """Store the kinds that were chosen and are not what the lines are taken for."""
    with transaction.atomic():
        for line in lines_of(found)[:LINES_SHOWN]:
            chosen = posted(request).text(f"kind-{line.number}", line.kind)
            if chosen != line.kind:
                say(found, line.number, chosen)


def _settled(request: HttpRequest, found: Draft, wish: str) -> HttpResponse:
    """Add or leave out the text, or all of its file that wait; go on to the next that waits."""
    upload = found.upload
    items = None if wish.endswith("all") else [found.item]
    if wish.startswith("add"):
        with transaction.atomic():
            count = release(upload, items)
            if count:
                enqueue(upload)
        message = ngettext("%(count)s text is being added.", "%(count)s texts are being added.", count)
    else:
        count = discard(upload, items)
        message = ngettext(
            "%(count)s text is left out. The file is kept and can be read again.",
            "%(count)s texts are left out. The file is kept and can be read again.",
            count,
        )
    messages.success(request, message % {"count": count})
    following = upload.drafts.waiting().first()
    if following is not None:
        return redirect(reverse("draft", args=(upload.pk, following.item)))
    return redirect("one_upload", upload.pk)
