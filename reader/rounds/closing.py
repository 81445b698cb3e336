"""Close a round, and what that means for whom; reopen it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.annotation import ActionRefused
from reader.models import Round
from reader.rounds.comparing import places
from reader.rounds.names import join_names
from reader.rounds.progress import AssignmentProgress, progress
from reader.rounds.rights import may_run


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing a round locks, loses and keeps: the parts by how far they are, and what is to settle."""

    begun: tuple[AssignmentProgress, ...]
    not_begun: tuple[AssignmentProgress, ...]
    done: tuple[AssignmentProgress, ...]
    differences: int  # among those who are done, not settled yet
    settled: int

    @property
    def is_unfinished(self) -> bool:
        return bool(self.begun or self.not_begun)


def closing(one: Round) -> Closing:
    """Return what closing the round would mean now."""
    parts = progress(one)
    compared = places(one)
    return Closing(
        begun=tuple(part for part in parts if part.state == "begun"),
        not_begun=tuple(part for part in parts if part.state == "not begun"),
        done=tuple(part for part in parts if part.state == "done"),
        differences=sum(place.settled is None and not place.is_agreed for place in compared),
        settled=one.settlements.count(),
    )


def close(one: Round, user: User, name: str = "") -> None:
    """End the work of a round: what is done goes to comparing, what is not stays locked and unseen.

    With work unfinished, `name` must be the round's, as whoever closes it has typed it. Raises ActionRefused
    then, for whoever does not run the round, and when it is closed already.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().get(pk=one.pk)
        if not may_run(one, user):
            raise ActionRefused(_("Only the lead who opened this round, or an admin, can close it."))
        if one.closed is not None:
            raise ActionRefused(_("This round has been closed in the meantime."))
        unfinished = one.assignments.filter(done=None).exists()
        if unfinished and " ".join(name.split()).casefold() != " ".join(one.title.split()).casefold():
            message = _("Not all are done. To close the round all the same, write its name: %(round)s")
            raise ActionRefused(message % {"round": one.title})
        Round.objects.filter(pk=one.pk).update(closed=timezone.now(), closed_by=user)
        join_names(one)


def reopen(one: Round, user: User) -> None:
    """Let those go on who were not done. What is done stays done, since others may have seen it.

    Raises ActionRefused for whoever does not run the round, and when another round of the article is open.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().get(pk=one.pk)
        if not may_run(one, user):
            raise ActionRefused(_("Only the lead who opened this round, or an admin, can reopen it."))
        if one.closed is None:
            raise ActionRefused(_("This round is open."))
        try:
            with transaction.atomic():
                Round.objects.filter(pk=one.pk).update(closed=None, closed_by=None, reopened=timezone.now())
        except IntegrityError:
            raise ActionRefused(_("Another round of this article is open. Close that one first.")) from None
