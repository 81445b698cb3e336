"""Take a whole import back: its marks out of the text, what it accepted to what it was, its articles away."""

from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.annotation.recording import store_change
from reader.annotation.snapshots import put_back, snapshot
from reader.exchange.importing import ImportRefused
from reader.library.tallies import tell_anew
from reader.models import Annotation, Article, Change, DataImport


def undo_import(number: int, user: User | None) -> tuple[int, int]:
    """Take an import back; return how many marks were taken back, and how many stay since somebody changed
    them meanwhile. Raises ImportRefused if it was undone already or is not there."""
    with transaction.atomic():
        run = DataImport.objects.select_for_update().filter(pk=number).first()
        if run is None:
            raise ImportRefused(_("There is no import %(number)s.") % {"number": number})
        if run.undone is not None:
            raise ImportRefused(_("This import was undone already."))
        turned = stay = 0
        changes = Change.objects.filter(group=run.group).select_related("annotation__article")
        for change in changes.order_by("-pk").iterator(chunk_size=500):
            if _turn(change, user):
                turned += 1
            else:
                stay += 1
        changes.update(undone=True)
        for article in Article.objects.filter(pk__in=run.articles):
            if not article.changes.exclude(group=run.group).exclude(action=Change.Action.UNDO).exists():
                article.put_in_bin(user)
                tell_anew([article.pk])
        run.undone, run.undone_by = timezone.now(), user
        run.save(update_fields=["undone", "undone_by"])
        return turned, stay


def _turn(change: Change, user: User | None) -> bool:
    row = change.annotation
    if row.version != change.version or row.assignment_id is not None:
        return False
    before = snapshot(row)
    if change.before is None:
        row.state = Annotation.State.SUPERSEDED
    else:
        put_back(row, change.before)
    store_change(row, user, Change.Action.UNDO, uuid4(), before)
    return True
