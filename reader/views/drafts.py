"""Look at texts before they are added: what waits, the lines of each, what was left out, source and date."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reader.arabic.document import BlockKind
from reader.errors import Reason
from reader.intake.drafts import (
    KINDS,
    DraftLine,
    lines_of,
    move_english,
    say_all,
    set_draft_english,
    set_facts,
    split_english,
)
from reader.intake.ingest import TextRefused
from reader.intake.records import settle_date, take_in
from reader.intake.tasks import enqueue
from reader.intake.uploads import choice_of, discard, release
from reader.models import Draft, Upload
from reader.models.article import digest
from reader.page.arrivals import name_and_ending
from reader.page.draft_queue import (
    READING,
    drafts_in_order,
    next_with_doubts,
    place_in,
    queue_filters,
    rows_of,
    waiting_rows,
)
from reader.page.draft_sheet import balance_of, doubts_of
from reader.page.left_out import strips_around, strips_between
from reader.parameters import place, posted, query
from reader.text.canonical import canonical
from reader.views.access import admins
from reader.views.forms.filters import FactsForm
from reader.views.listing import PER_PAGE, STOP_POLLING, is_swap, page_or_fragment

LINES_SHOWN = 400
KIND_WORDS = {
    BlockKind.HEADLINE: gettext_lazy("Headline"),
    BlockKind.PARAGRAPH: gettext_lazy("Paragraph"),
    BlockKind.SUBHEAD: gettext_lazy("Subhead"),
    BlockKind.LIST_ITEM: gettext_lazy("List item"),
    BlockKind.CAPTION: gettext_lazy("Caption"),
    BlockKind.CREDIT: gettext_lazy("Credit"),
    BlockKind.BYLINE: gettext_lazy("Byline"),
    BlockKind.DATELINE: gettext_lazy("Dateline"),
    BlockKind.TIME_LINE: gettext_lazy("Time"),
    Draft.LEFT_OUT: gettext_lazy("Left out"),
}
SETTLING = ("add", "leave out", "add all", "leave out all")


@require_safe
@admins
def drafts(request: HttpRequest) -> HttpResponse:
    """All that waits for a look; leads to the first draft of the chosen state, if it has one."""
    current = Draft.objects.waiting().filter(pk=query(request).row("draft")).first()
    if is_swap(request):
        queue = _queue(request, current)
        status = 200 if queue["reading"] else STOP_POLLING
        return render(request, "uploads/_queue.html", {"queue": queue}, status=status)
    value = query(request).text("state")
    first = current or next((part.first() for part in rows_of(value).parts if part.model is Draft), None)
    if first is not None:
        return redirect(_address_of(first, request))
    context = {"nav": "upload", "queue": _queue(request, None)}
    return render(request, "uploads/drafts.html", context)


def _queue(request: HttpRequest, current: Draft | None) -> dict[str, Any]:
    """Return what the list of all that waits shows, the page of it that has the current draft."""
    value = query(request).text("state")
    filters = queue_filters()
    chosen = value if value in {one.value for one in filters} else ""
    asked = query(request).place("page")
    if asked is None and current is not None:
        asked = place_in(chosen, current) // PER_PAGE + 1
    rows = Paginator(rows_of(chosen), PER_PAGE).get_page(asked)
    counts = {one.value: one.count for one in filters}
    return {
        "filters": filters,
        "chosen": chosen,
        "rows": rows,
        "waiting": waiting_rows(list(rows), f"?state={chosen}" if chosen else "", current),
        "right": Draft.objects.looking_right().count(),
        "staying": Draft.objects.waiting().doubtful().count(),
        "reading": counts[READING],
        "draft": current,
        "query": f"state={chosen}&" if chosen else "",
    }


def _address_of(found: Draft, request: HttpRequest) -> str:
    """Return the address of a draft, with the state that the list is narrowed to."""
    kept = query(request).address(page="", draft="")
    return reverse("draft", args=(found.upload_id, found.item)) + (f"?{kept}" if kept else "")


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def draft(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """A text with a field for each line's kind, what was left out of it, its English, source and date.

    It is one form: whatever button is pressed, all of it is stored first, then that is done.
    """
    rows = Draft.objects.waiting().select_related("upload", "source", "twin__source")
    found = rows.filter(upload=pk, item=item).first()
    if found is None:
        return _gone(request, pk)
    form = FactsForm(initial=_facts(found))
    sentence, taken = "", None
    if request.method == "POST":
        form = FactsForm(posted(request).sent)
        wish = posted(request).text("do", "save")
        try:
            _refuse_other_lines(request, found)
            _store(request, found, form)
            if wish in SETTLING:
                return _settled(request, found, wish)
            taken = _change(request, found, wish)
        except TextRefused as refusal:
            sentence = str(refusal)
        else:
            if not is_swap(request):
                return _stored(request, found, wish, taken)
    context = _sheet(found, taken) | {
        "nav": "upload",
        "form": form,
        "name": name_and_ending(str(found)),
        "choice": choice_of(found.upload),
        "doubts": doubts_of(found),
        "following": next_with_doubts(found),
        "text_count": found.upload.drafts.waiting().count(),
        "sentence": sentence,
    }
    if not is_swap(request):
        context["queue"] = _queue(request, found)
    return page_or_fragment(
        request, "uploads/draft.html", "uploads/_structure.html", context, status=422 if sentence else 200
    )


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead from the form of a text that does not wait any more to what became of its file."""
    if request.method != "POST":
        raise Http404
    upload = get_object_or_404(Upload, pk=pk)
    messages.info(request, _("This text does not wait any more. Here is what became of its file."))
    if is_swap(request):
        return HttpResponse(headers={"HX-Redirect": reverse("one_upload", args=(pk,))})
    return redirect("one_upload", upload.pk)


def _edition(found: Draft) -> str:
    """Return what tells the lines of a draft from those it had before words were taken in."""
    return digest(found.text.encode())[:12]


def _refuse_other_lines(request: HttpRequest, found: Draft) -> None:
    """Raise TextRefused where the form shows other lines than there are: it would say it of wrong ones."""
    if posted(request).text("edition", _edition(found)) != _edition(found):
        raise TextRefused("draft-lines-changed")


def _sheet(found: Draft, taken: int | None) -> dict[str, Any]:
    """Return what the lines of a draft show; `taken` is the number of the line that was just taken in."""
    lines = lines_of(found)
    shown = lines[:LINES_SHOWN]
    between = strips_between(found.record, len(shown), taken)
    around = strips_around(found.record, len(shown))
    return {
        "upload": found.upload,
        "draft": found,
        "edition": _edition(found),
        "rows": [(between.get(line.number), line) for line in shown],
        "headline": next((line.number for line in shown if line.kind == BlockKind.HEADLINE), 0),
        "around": around,
        "around_count": sum(one.count for one in around),
        "balance": balance_of(found, ((line.text, line.kind) for line in lines)),
        "more": len(lines) - len(shown),
        "kinds": [(kind, KIND_WORDS[kind]) for kind in KINDS],
        "taken": taken,
    }


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
    if given["published"] not in (None, found.published):
        settle_date(found)
    set_facts(found, given["source"], given["site"], given["published"])


def _change(request: HttpRequest, found: Draft, wish: str) -> int | None:
    """Do what the pressed button says: "up 3" moves a line of the English, "take 2 …" takes in words.

    Returns the number of the line that was taken in, if one was.
    """
    verb, _, about = wish.partition(" ")
    if verb == "take":
        at, _, key = about.partition(" ")
        return take_in(found, _place(at), key)
    if verb in ("set", "above", "below"):
        _say_ticked(request, found, verb)
    elif verb == "date":
        _say_date(found, about)
    elif verb in ("up", "down"):
        move_english(found, _place(about), -1 if verb == "up" else 1)
    elif verb == "split":
        split_english(found, _place(about))
    return None


def _place(sent: str) -> int:
    """Return the place that a button names; one that there is not for none."""
    found = place(sent)
    return -1 if found is None else found


def _say_date(found: Draft, said: str) -> None:
    """Store one of the dates that the page names."""
    day = next((one for one in doubts_of(found).dates if one.isoformat() == said), None)
    if day is None:
        raise TextRefused("draft-line-gone")
    set_facts(found, found.source, found.site, day)
    settle_date(found)


def _say_ticked(request: HttpRequest, found: Draft, verb: str) -> None:
    """Say what the ticked lines are, or leave out all above the first or below the last of them."""
    lines = lines_of(found)
    ticked = [int(one) for one in posted(request).texts("line") if place(one) is not None]
    if not ticked:
        raise TextRefused("draft-no-line-ticked")
    if verb == "set":
        say_all(found, dict.fromkeys(ticked, posted(request).text("ticked-kind")))
    else:
        say_all(found, dict.fromkeys(_beyond(lines, ticked, verb), Draft.LEFT_OUT))


def _beyond(lines: list[DraftLine], ticked: list[int], verb: str) -> Iterator[int]:
    first, last = min(ticked), max(ticked)
    return (line.number for line in lines if (line.number < first if verb == "above" else line.number > last))


def _say_kinds(request: HttpRequest, found: Draft) -> None:
    """Store the kinds that were chosen and are not what the lines are taken for."""
    chosen = {
        line.number: posted(request).text(f"kind-{line.number}", line.kind)
        for line in lines_of(found)[:LINES_SHOWN]
        if posted(request).text(f"kind-{line.number}", line.kind) != line.kind
    }
    if chosen:
        say_all(found, chosen)


def _stored(request: HttpRequest, found: Draft, wish: str, taken: int | None) -> HttpResponse:
    """Show the draft again, or the next one with doubts, where no script changes the page in place."""
    following = next_with_doubts(found) if wish == "next" else None
    if following is not None:
        return redirect(_address_of(following, request))
    if taken is not None:
        return redirect(f"{_address_of(found, request)}#line-{taken}")
    messages.success(request, _("Saved. It waits until it is added."))
    return redirect(_address_of(found, request))


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
    if following is None and query(request).text("state"):
        following = drafts_in_order().first()
    if following is not None:
        return redirect(_address_of(following, request))
    return redirect("one_upload", upload.pk)
