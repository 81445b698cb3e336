"""Give an article to several analysts, to one more later; each says when they are done."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.annotation import ActionRefused
from reader.annotation.snapshots import COPIED
from reader.models import Annotation, Article, Assignment, Round
from reader.rounds.names import join_names
from reader.rounds.rights import is_lead, may_run

MOST_ANALYSTS = 12


def open_round(
    article: Article,
    analysts: Sequence[User],
    opened_by: User,
    begin_with: str,
    name: str = "",
    until: date | None = None,
    participants_settle: bool = False,
) -> Round:
    """Give the article to several analysts, each of whom then annotates it alone.

    Raises ActionRefused if a round of it is open, with fewer than two analysts or more than a dozen, or if
    whoever opens it is no lead.
    """
    if not is_lead(opened_by):
        raise ActionRefused(_("Opening rounds is for leads. Ask an admin for the role."))
    if not 2 <= len(analysts) <= MOST_ANALYSTS:
        message = _("Choose two to %(most)s analysts: agreement needs at least two.")
        raise ActionRefused(message % {"most": MOST_ANALYSTS})
    try:
        with transaction.atomic():
            one = Round.objects.create(
                article=article,
                opened_by=opened_by,
                begin_with=begin_with,
                name=name.strip(),
                until=until,
                participants_settle=participants_settle,
            )
            parts = [Assignment.objects.create(round=one, user=user) for user in analysts]
            if begin_with == Round.Beginning.SUGGESTIONS:
                _hand_out(article, parts)
    except IntegrityError:
        raise ActionRefused(_("A round of this article is open already. Close that one first.")) from None
    return one


def add_analyst(one: Round, analyst: User, user: User) -> Assignment:
    """Give the article to one more analyst. Raises ActionRefused once its marks have been seen by others."""
    with transaction.atomic():
        one = Round.objects.select_for_update().select_related("article").get(pk=one.pk)
        _check_runs(one, user)
        if one.is_compared() or one.reopened is not None:
            raise ActionRefused(
                _("The marks of this round have been compared: nobody can begin blind any more.")
            )
        if one.assignments.count() >= MOST_ANALYSTS:
            message = _("%(most)s analysts have this article already.")
            raise ActionRefused(message % {"most": MOST_ANALYSTS})
        part, is_new = Assignment.objects.get_or_create(round=one, user=analyst)
        if not is_new:
            message = _("%(analyst)s has this article already.")
            raise ActionRefused(message % {"analyst": analyst.get_username()})
        if one.begin_with == Round.Beginning.SUGGESTIONS:
            _hand_out(one.article, [part])
        return part


def set_rules(one: Round, user: User, participants_settle: bool, until: date | None) -> None:
    """Say until when the round goes and whether those who take part may settle it. Raises ActionRefused."""
    _check_runs(one, user)
    Round.objects.filter(pk=one.pk).update(participants_settle=participants_settle, until=until)


def _check_runs(one: Round, user: User) -> None:
    if not may_run(one, user):
        raise ActionRefused(_("Only the lead who opened this round, or an admin, can change it."))


def _hand_out(article: Article, parts: Sequence[Assignment]) -> None:
    """Give every analyst a copy of what the machine suggested, whatever was decided about it since."""
    rows = article.annotations.filter(origin=Annotation.Origin.MACHINE).order_by("start", "pk")
    Annotation.everywhere.bulk_create(
        Annotation(
            article=article,
            assignment=part,
            origin=Annotation.Origin.MACHINE,
            state=Annotation.State.SUGGESTED,
            score=row.score,
            analysis_version=row.analysis_version,
            **{name: getattr(row, name) for name in COPIED},
        )
        for part in parts
        for row in rows
    )


def say_done(part: Assignment, done: bool = True) -> None:
    """Note that an analyst is done, or is not after all; that is too late once others have seen the marks.

    Raises ActionRefused then, and when the round was closed.
    """
    with transaction.atomic():
        one = Round.objects.select_for_update().get(pk=part.round_id)
        part = Assignment.objects.select_for_update().get(pk=part.pk)
        if one.closed is not None:
            raise ActionRefused(_("This round has been closed."))
        if not done and one.is_compared():
            raise ActionRefused(_("All are done, and the marks can be seen by all: it is too late to go on."))
        if not done and part.done and one.reopened and part.done < one.reopened:
            raise ActionRefused(
                _("Your marks were compared before the round was reopened: it is too late to go on.")
            )
        Assignment.objects.filter(pk=part.pk).update(done=timezone.now() if done else None)
        if done and one.is_compared():
            join_names(one)
