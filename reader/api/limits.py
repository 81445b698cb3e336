"""How many requests a minute are answered: of a token, and of an address without one; by all processes.

A process sets a bundle of requests aside in the database and answers these without asking it again, so that
a request costs a part of a query. What it does not need of a bundle is lost with the minute.
"""

import threading
import time
from enum import Enum

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.translation import ngettext

from reader.api.problems import Problem
from reader.models import RequestAllowance

MINUTE = 60
BUNDLES = 20  # into which what is allowed in a minute is cut

_one_at_a_time = threading.Lock()


class Cost(Enum):
    """What a request costs: of the dear ones fewer are answered in a minute."""

    READ = 1
    WRITE = 4
    HEAVY = 20

    @property
    def a_minute(self) -> int:
        return max(1, settings.HASHIYA_API_PER_MINUTE // int(self.value))


def count_request(who: str, cost: Cost) -> None:
    """Count a request. Raises Problem (429) with the seconds after which the next is answered.

    Where the database takes no writes nobody is held back: what can be read is.
    """
    now = time.time()
    key, minute = f"{cost.name}-{who}"[:100], int(now // MINUTE)
    try:
        counted = _one_of_a_bundle(key, minute, cost.a_minute)
    except DatabaseError:
        return
    if counted:
        return
    wait = MINUTE - int(now % MINUTE)
    sentence = ngettext(
        "There were too many requests in this minute. Go on in %(count)s second.",
        "There were too many requests in this minute. Go on in %(count)s seconds.",
        wait,
    )
    raise Problem(429, sentence % {"count": wait}, "too-many", {"Retry-After": str(wait)})


def _one_of_a_bundle(key: str, minute: int, most: int) -> bool:
    """Take one request of what this process has set aside, or of a new bundle; False where none is left."""
    here = f"api-{key}-{minute}"
    with _one_at_a_time:
        left = cache.get(here, 0)
        if left > 0:
            cache.set(here, left - 1, 2 * MINUTE)
    if left:
        return bool(left > 0)
    bundle = _set_aside(key, minute, max(1, most // BUNDLES), most)
    with _one_at_a_time:
        cache.set(here, cache.get(here, 0) + bundle - 1, 2 * MINUTE)  # -1: none is left in this minute
    return bundle > 0


def _set_aside(key: str, minute: int, bundle: int, most: int) -> int:
    """Set a bundle of the minute's requests aside for this process; return how many it may answer."""
    with transaction.atomic():
        row, _ = RequestAllowance.objects.get_or_create(key=key, minute=minute)
        RequestAllowance.objects.filter(pk=row.pk).update(taken=F("taken") + bundle)
        row.refresh_from_db(fields=["taken"])
    before = row.taken - bundle
    return max(0, min(bundle, most - before))
