"""Two marks of different kinds by two people on the same words: allowed, noted, and a question to answer."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.annotation.changes import reject, withdraw
from reader.annotation.errors import ActionRefused
from reader.models import Annotation, Disagreement


def waiting_among(annotations: Sequence[Annotation]) -> list[Disagreement]:
    """Return the disagreements that wait for an answer and that one of the annotations is part of."""
    # Most marks have none: that is seen without the joins, which each change would pay for.
    marks = [one.pk for one in annotations]
    noted = Disagreement.objects.filter(Q(first__in=marks) | Q(second__in=marks), answer="")
    pairs = list(noted.values_list("pk", flat=True))
    if not pairs:
        return []
    related = (f"{mark}__{name}" for mark in ("first", "second") for name in ("actor", "code"))
    rows = Disagreement.objects.waiting().filter(pk__in=pairs)
    return list(rows.select_related("first_by", "second_by", *related))


def decide(pk: int, which: str, user: User) -> Disagreement:
    """Say which of the two marks stands, or that both do; the other is taken out, which can be undone.

    Raises ActionRefused if the question is not there any more, and Conflict if a mark was changed meanwhile.
    """
    with transaction.atomic():
        rows = Disagreement.objects.waiting().select_for_update(of=("self",))
        pair = rows.select_related("first", "second").filter(pk=pk).first()
        if pair is None:
            raise ActionRefused(
                _("This has been answered, or one of the two marks is gone. Here is the next one.")
            )
        if which not in Disagreement.Answer.values:
            raise ActionRefused(_("Choose which of the two stands, or both."))
        if which != Disagreement.Answer.BOTH:
            gone = pair.second if which == Disagreement.Answer.FIRST else pair.first
            takes_out = reject if gone.origin == Annotation.Origin.MACHINE else withdraw
            takes_out(gone.pk, gone.version, user, uuid4())
        pair.answer, pair.answered_by, pair.answered = which, user, timezone.now()
        pair.save(update_fields=["answer", "answered_by", "answered"])
        return pair
