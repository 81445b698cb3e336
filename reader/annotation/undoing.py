"""Undo and redo one's own last actions in an article, also after the page was loaded anew."""

from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.annotation.changes import restore_text_place
from reader.annotation.errors import ActionRefused, NothingToTurn
from reader.annotation.recording import store_change
from reader.annotation.snapshots import snapshot
from reader.models import Annotation, Article, Assignment, Change
from reader.models.history import ChangeQuerySet


def _deeds(article: Article, user: User) -> ChangeQuerySet:
    """Return what the user did in the article on the desk at which they are now: alone in a round, or not."""
    part = Assignment.objects.open_for(user, article)
    return Change.objects.filter(article=article, annotation__assignment=part).by(user).deeds()


def _undoable(deeds: ChangeQuerySet) -> Change | None:
    """Return the first change of the last action that its maker has not undone yet."""
    return deeds.filter(undone=False).first()


def _redoable(deeds: ChangeQuerySet) -> Change | None:
    """Return the first change of the action that was undone last, if nothing new was done since."""
    newest = _undoable(deeds)
    undone = deeds.filter(undone=True, pk__gt=newest.pk if newest else 0)
    return undone.order_by("pk").first()


def undo(article: Article, user: User) -> list[Annotation]:
    """Take back the user's last action in this article; return the annotations that it had changed.

    Raises NothingToTurn if there is nothing to undo, ActionRefused if somebody has changed one of them since.
    """
    with transaction.atomic():
        deeds = _deeds(article, user)
        last = _undoable(deeds)
        if last is None:
            raise NothingToTurn(_("There is nothing of yours to undo in this article."))
        return _turn(article, user, deeds.filter(group=last.group), undoing=True)


def redo(article: Article, user: User) -> list[Annotation]:
    """Do again what the user undid last. Raises as `undo` does."""
    with transaction.atomic():
        deeds = _deeds(article, user)
        last = _redoable(deeds)
        if last is None:
            raise NothingToTurn(_("There is nothing to do again."))
        return _turn(article, user, deeds.filter(group=last.group), undoing=False)


def _turn(article: Article, user: User, action: ChangeQuerySet, undoing: bool) -> list[Annotation]:
    """Turn all changes of one action."""
    changes = list(action)
    turned = []
    for one in changes if undoing else reversed(changes):
        annotation = Annotation.everywhere.select_for_update(of=("self",)).get(pk=one.annotation_id)
        annotation.article = article
        _check_untouched(annotation, one, undoing)
        before = snapshot(annotation)
        wanted = one.before if undoing else one.after
        if wanted is None:  # it was made by this very change
            annotation.state = Annotation.State.SUPERSEDED
        else:
            restore_text_place(annotation, wanted)
        store_change(annotation, user, Change.Action.UNDO if undoing else Change.Action.REDO, uuid4(), before)
        turned.append(annotation)
    Change.objects.filter(pk__in=[one.pk for one in changes]).update(undone=undoing)
    return turned


def _check_untouched(annotation: Annotation, one: Change, undoing: bool) -> None:
    """Refuse to turn a change over which somebody else has made another since."""
    latest = annotation.changes.exclude(action=Change.Action.MOVE).select_related("user").first()
    others = latest is not None and latest.user_id != one.user_id
    if others:
        who = latest.user.get_username() if latest and latest.user else _("Somebody")
        said = (
            _("%(person)s changed this since, so it cannot be undone. Its history has every state.")
            if undoing
            else _("%(person)s changed this since, so it cannot be done again. Its history has every state.")
        )
        raise ActionRefused(said % {"person": who})
