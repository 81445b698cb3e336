"""How far each analyst of a round is, without a word of what they marked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reader.models import Annotation, Answer, Assignment, Change, Round
from reader.rounds.figures import mean_f1

SILENT = timedelta(days=7)
GOOD, FAIR = 0.8, 0.67  # F1 with the others
STATES = {
    "done": gettext_lazy("done"),
    "begun": gettext_lazy("begun"),
    "not begun": gettext_lazy("not begun"),
}


@dataclass(frozen=True, slots=True)
class AssignmentProgress:
    """One analyst's part: its state, how far through the text it is, when they were last seen."""

    part: Assignment
    state: str  # done, begun, not begun
    percent: int  # of the text, or of the suggestions
    last_seen: datetime | None
    silent_since: datetime | None
    agreement: float | None
    agreement_word: str  # good, fair, low; or why there is none

    @property
    def name(self) -> str:
        return self.part.user.get_full_name() or self.part.user.get_username()

    @property
    def seen(self) -> str:
        """When they were last seen, in words."""
        if self.last_seen is None:
            return _("not yet")
        days = (timezone.localdate() - timezone.localdate(self.last_seen)).days
        if days < 2:
            return _("yesterday") if days == 1 else _("today")
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}

    @property
    def state_word(self) -> str:
        """Its state, in words."""
        return str(STATES[self.state])


def progress(one: Round) -> list[AssignmentProgress]:
    """Return every analyst's part of the round, in the order in which they were given it."""
    parts = list(one.assignments.in_order())
    reached, begun = _reached(one, parts), _begun(parts)
    seen, alike = _last_seen([part.user for part in parts]), mean_f1(one)
    rows = []
    for part in parts:
        state = "done" if part.done else "begun" if part.pk in begun else "not begun"
        last = seen.get(part.user_id)
        since = max(one.opened, last) if last else one.opened
        is_silent = state != "done" and one.closed is None and timezone.now() - since > SILENT
        rows.append(
            AssignmentProgress(
                part=part,
                state=state,
                percent=100 if part.done else min(99, reached.get(part.pk, 0)) if part.pk in begun else 0,
                last_seen=last,
                silent_since=since if is_silent else None,
                agreement=alike.get(part.pk),
                agreement_word=_word(alike.get(part.pk), state),
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Work:
    """How far a round is as a whole."""

    done: int
    begun: int
    people: int
    agreement: float | None  # of those who are done, on average
    agreement_word: str
    days_left: int | None  # until its end; negative after it


def work(one: Round, people: Sequence[AssignmentProgress]) -> Work:
    """Sum up the progress of everybody in a round."""
    known = [person.agreement for person in people if person.agreement is not None]
    agreement = sum(known) / len(known) if known else None
    return Work(
        done=sum(person.state == "done" for person in people),
        begun=sum(person.state == "begun" for person in people),
        people=len(people),
        agreement=agreement,
        agreement_word=_word(agreement, "") if known else "",
        days_left=(one.until - timezone.localdate()).days if one.until else None,
    )


def _word(agreement: float | None, state: str) -> str:
    if agreement is None:
        return _("nobody to compare with yet") if state == "done" else _("not done yet")
    if agreement >= GOOD:
        return _("good")
    return _("fair") if agreement >= FAIR else _("low")


def _begun(parts: Collection[Assignment]) -> set[int]:
    """Return the parts in which somebody has marked, judged or answered something."""
    marked = Change.objects.filter(annotation__assignment__in=parts).values_list("annotation__assignment")
    answered = Answer.objects.filter(assignment__in=parts).values_list("assignment")
    return {pk for (pk,) in marked.order_by().distinct()} | {pk for (pk,) in answered.order_by().distinct()}


def _reached(one: Round, parts: Collection[Assignment]) -> dict[int, int]:
    """Return how much of each part is behind its analyst, in percent.

    That is the suggestions that were judged, where there were any, or else the text up to the last mark.
    """
    rows = (
        Annotation.everywhere.filter(assignment__in=parts)
        .order_by()
        .values_list("assignment")
        .annotate(
            suggested=Count("pk", filter=Q(origin="machine")),
            judged=Count("pk", filter=Q(origin="machine") & ~Q(state="suggested")),
            furthest=Max("end", filter=~Q(state="suggested")),
        )
    )
    length = max(1, len(one.article.text))
    return {
        pk: judged * 100 // suggested if suggested else (furthest or 0) * 100 // length
        for pk, suggested, judged, furthest in rows
    }


def _last_seen(users: Collection[User]) -> dict[int, datetime]:
    """Return when each was last seen: they changed something anywhere, or signed in."""
    changed = Change.objects.filter(user__in=users).order_by().values_list("user").annotate(last=Max("made"))
    seen = {pk: last for pk, last in changed if pk is not None}
    for user in users:
        if user.last_login is not None:
            seen[user.pk] = max(user.last_login, seen.get(user.pk, user.last_login))
    return seen
