"""Many articles at once: another source, another day, or the bin; looked at before, and taken back after."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from reader.library.bin import put_in_bin, restore_from_bin
from reader.library.collecting import MOST_AT_ONCE
from reader.models import Article, Source
from reader.parameters import posted, query, submitted
from reader.parameters.fields import ChosenField
from reader.views.access import admins
from reader.views.annotations import analyst_of
from reader.views.facts import store_facts
from reader.views.forms.filters import checked_day, date_field
from reader.views.forms.told import SentenceForm

UNDO_SECONDS = 24 * 3600
SHOWN = 20
_SALT = "many-articles"


class ManyForm(SentenceForm):
    """What many articles get; what is empty stays as each has it."""

    ACTS: ClassVar = [
        ("facts", gettext_lazy("Give them this source and day")),
        ("bin", gettext_lazy("Put them into the bin")),
    ]

    do = forms.ChoiceField(choices=ACTS, widget=forms.HiddenInput)
    source = ChosenField(
        Source.objects.all(),
        label=gettext_lazy("Source"),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("As each has it"),
    )
    site = forms.CharField(label=gettext_lazy("or a new source"), required=False, max_length=120)
    published = date_field(gettext_lazy("Date of publication"))
    undated = forms.BooleanField(label=gettext_lazy("Nobody knows when they were published"), required=False)

    def clean_published(self) -> date | None:
        return checked_day(self.cleaned_data["published"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = any(cleaned.get(name) for name in ("source", "site", "published", "undated"))
        if cleaned.get("do") == "facts" and not given and not self.errors:
            self.add_error(None, _("Nothing would change: choose a source or a day first."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@admins
def change_many(request: HttpRequest) -> HttpResponse:
    """What can be done to the articles that the address names; a POST does it to all of them, or to none."""
    ids = (posted(request) if request.method == "POST" else query(request)).rows("article", MOST_AT_ONCE)
    articles = Article.objects.filter(pk__in=ids).select_related("source").defer("raw")
    form = ManyForm(submitted(request))
    context = {
        "nav": "library",
        "articles": articles.newest_first()[:SHOWN],
        "ids": ids,
        "count": articles.count(),
        "form": form,
    }
    if request.method != "POST" or not context["count"] or not form.is_valid():
        return render(request, "articles/many.html", context, status=422 if request.method == "POST" else 200)
    with transaction.atomic():
        changed = list(articles.select_for_update(of=("self",)).order_by("pk"))
        was = [_changed(request, article, form) for article in changed]
    undo = signing.dumps(was, salt=_SALT, compress=True)
    done = {"nav": "library", "told": _told(form.cleaned_data["do"], len(was)), "undo": undo}
    return render(request, "articles/many_done.html", done)


def _changed(request: HttpRequest, article: Article, form: ManyForm) -> list[Any]:
    """Change an article as the form says; return its id and what it had and has, source and day."""
    given = form.cleaned_data
    before = [article.source_id, _written(article.published)]
    if given["do"] == "bin":
        put_in_bin(article, analyst_of(request))
        return [article.pk]
    source = Source.objects.called(given["site"].strip()) if given["site"].strip() else given["source"]
    if source is not None and source.pk is None:
        source.save()
    day = None if given["undated"] else given["published"] or article.published
    store_facts(article, source or article.source, day)
    return [article.pk, *before, article.source_id, _written(article.published)]


@require_POST
@admins
def change_many_back(request: HttpRequest) -> HttpResponse:
    """Set articles back to what they had, or take them out of the bin; those that changed since stay."""
    try:
        was = signing.loads(posted(request).text("undo", most=100_000), salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("This can be taken back within a day. Change the articles by hand."))
        return redirect("library")
    with transaction.atomic():
        count = sum(_set_back(*one) for one in was)
    told = ngettext("%(count)s article is as it was.", "%(count)s articles are as they were.", count)
    if count < len(was):
        told += " " + _("The others were changed or deleted since, and stay.")
    messages.success(request, told % {"count": count})
    return redirect("library")


def _set_back(pk: int, *facts: Any) -> bool:
    """Set one article back; False if somebody changed it since."""
    article = Article.everywhere.select_for_update().filter(pk=pk).first()
    if article is None:
        return False
    if not facts:
        if article.binned is None:
            return False
        restore_from_bin(article)
        return True
    source, day, new_source, new_day = facts
    is_same = [article.source_id, _written(article.published)] == [new_source, new_day]
    before = Source.everywhere.filter(pk=source).first()
    if article.binned is not None or not is_same or before is None:
        return False
    if before.binned:
        before.take_out_of_bin()
    store_facts(article, before, date.fromisoformat(day) if day else None)
    return True


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _told(act: str, count: int) -> str:
    if act == "bin":
        told = ngettext("%(count)s article is in the bin.", "%(count)s articles are in the bin.", count)
    else:
        told = ngettext("%(count)s article is changed.", "%(count)s articles are changed.", count)
    return told % {"count": count}
