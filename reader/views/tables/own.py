"""The data behind the pages of one's own, which nobody else is shown."""

from django.http import HttpRequest

from reader.models import OwnNote
from reader.views.tables.rows import PageRows, read_rows

_NOTE = {
    "id": "pk",
    "article": "article_id",
    "headline": "article__headline",
    "source": "article__source__slug",
    "published": "article__published",
    "start": "start",
    "end": "end",
    "exact": "exact",
    "prefix": "prefix",
    "suffix": "suffix",
    "text_sha256": "text_sha256",
    "note": "body",
    "needs_look": "needs_look",
    "made": "made",
    "updated": "updated",
}


def own_notes_data(request: HttpRequest) -> PageRows:
    """What a reader marked for themselves, the latest first."""
    return read_rows(OwnNote.objects.of(request.user.pk).order_by("-pk"), _NOTE, name="notes")
