"""Rows that are work: whoever takes some notes until when they are taken, and others pass them by.

There is no list of tasks that could be lost. A worker that dies costs the rest of its lease, no more.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)


def take(
    due: QuerySet[Row], most: int, lease: timedelta, note: Callable[[Sequence[Row], datetime], object]
) -> list[Row]:
    """Return up to `most` of the rows that are due, in their order, none that another takes just now.

    `note(rows, until)` stores that they are not due again before the lease ends.
    """
    with transaction.atomic():
        taken = list(due.select_for_update(skip_locked=True, of=("self",))[:most])
        if taken:
            note(taken, timezone.now() + lease)
    return taken
