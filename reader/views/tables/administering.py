"""The rows behind the pages of admins: files, feeds, imports, people, the bin."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from reader.accounts.forms import PeopleFilter
from reader.accounts.people import people
from reader.library.bin import KINDS
from reader.models import Address, DataImport, Draft, Feed, Upload
from reader.models.roles import role_of
from reader.models.upload import with_records
from reader.page.arrivals import of_state
from reader.page.draft_queue import rows_of
from reader.parameters import query
from reader.sentences import stored_sentence
from reader.views.bin import binned_rows
from reader.views.tables.reading import some_of
from reader.views.tables.rows import PageRows, read_rows

_FEED = {
    **{"id": "pk", "name": "name", "address": "url", "source": "source__name_en", "minutes": "minutes"},
    **{"is_active": "is_active", "checked": "checked", "next_check": "next_check", "failures": "failures"},
}
_ADDRESS = {
    **{"id": "pk", "address": "url", "title": "title", "published": "published", "state": "state"},
    **{"tries": "tries", "created": "created"},
}
_DRAFT = ("upload", "item", "file", "name", "headline", "source", "published", "like_article", "doubts")
_UPLOAD = (
    *("id", "name", "sha256", "size", "source", "published", "state", "items", "items_done", "reason"),
    *("by", "created", "updated"),
)


def uploads_data(request: HttpRequest) -> PageRows:
    """The files that were handed in, the newest first, with what became of each."""
    rows = of_state(query(request).text("state")).select_related("source", "uploaded_by")
    return PageRows(_UPLOAD, map(_upload, _one_by_one(rows.defer("english", "report", "columns"))))


def _one_by_one(rows: Any) -> Iterator[Any]:
    for some in some_of(rows):
        yield from some


def _upload(one: Upload) -> Sequence[Any]:
    return (
        *(one.pk, one.name, one.sha256, one.size, one.source.name_en if one.source else ""),
        *(one.published, one.state, one.items, one.items_done, one.reason),
        *(one.uploaded_by.get_username() if one.uploaded_by else "", one.created, one.updated),
    )


def drafts_data(request: HttpRequest) -> PageRows:
    """The texts that wait for a look, those of the newest file first, with what is known of each."""
    value = query(request).text("state")
    parts = [part for part in rows_of(value).parts if part.model is Draft]
    drafts = (one for part in parts for some in some_of(part) for one in with_records(some))
    return PageRows(_DRAFT, map(_draft, drafts))


def _draft(one: Draft) -> Sequence[Any]:
    return (
        *(one.upload_id, one.item, one.upload.name, one.name, one.text.partition("\n")[0]),
        *(one.source.name_en if one.source else one.site, one.published, one.twin_id),
        "; ".join(one.doubts),
    )


def one_upload_data(request: HttpRequest, pk: int) -> PageRows:
    """A file, with each of its texts: the article that it became, or why it became none."""
    one = get_object_or_404(Upload.objects.select_related("source", "uploaded_by"), pk=pk)
    head = dict(zip(_UPLOAD, _upload(one), strict=True))
    return PageRows(("item", "name", "article", "reason"), _texts(one), "texts", head)


def _texts(one: Upload) -> Iterator[Sequence[Any]]:
    for item, pk, headline in one.articles.order_by("item").values_list("item", "pk", "headline"):
        yield item, headline, pk, ""
    for left in one.report:
        yield None, left["name"], left["article"], stored_sentence(left["reason"])


def feeds_data(request: HttpRequest) -> PageRows:
    """The feeds that are followed."""
    return read_rows(Feed.objects.order_by("name", "pk"), _FEED)


def feed_data(request: HttpRequest, pk: int) -> PageRows:
    """A feed, with all its entries."""
    one = get_object_or_404(Feed, pk=pk)
    head = dict(zip(_FEED, Feed.objects.values_list(*_FEED.values()).get(pk=one.pk), strict=True))
    return read_rows(Address.objects.filter(feed=one).order_by("-pk"), _ADDRESS, name="entries", head=head)


def bin_data(request: HttpRequest) -> PageRows:
    """What is in the bin, of one kind."""
    kind = query(request).text("kind", "article")
    if kind not in KINDS:
        raise BadRequest(_("The bin holds articles, sources and feeds: kind=article, source or feed."))
    columns = ("id", "name", "binned", "binned_by", "leaves")
    return PageRows(columns, map(_binned, _one_by_one(binned_rows(kind))))


def _binned(one: Any) -> Sequence[Any]:
    by = one.binned_by.get_username() if one.binned_by else ""
    return one.pk, str(one), one.binned, by, one.leaves


def people_data(request: HttpRequest) -> PageRows:
    """The people with role and state; no addresses of mail, and nothing to sign in with."""
    rows = people(**PeopleFilter(query(request).sent, auto_id="filter_%s").chosen())
    columns = ("id", "username", "role", "is_active", "joined", "last_sign_in")
    told = (
        (one.pk, one.get_username(), role_of(one), one.is_active, one.date_joined, one.last_login)
        for one in _one_by_one(rows)
    )
    return PageRows(columns, told)


def imports_data(request: HttpRequest) -> PageRows:
    """The files of annotations that were taken in, the latest first."""
    columns = {
        **{"id": "pk", "name": "name", "format": "format", "by": "user__username", "made": "made"},
        **{"articles": "articles", "report": "report", "undone": "undone"},
    }
    return read_rows(DataImport.objects.order_by("-pk"), columns)
