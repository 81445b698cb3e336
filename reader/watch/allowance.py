"""How many requests somebody may make in a minute, counted by all processes together.

A process sets a bundle of requests aside in the database and answers these without asking it again, so that
a request costs a part of a query. What it does not need of a bundle is lost with the minute.
"""

import threading
import time

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F

from reader.models import RequestAllowance

MINUTE = 60
BUNDLES = 20  # into which what is allowed in a minute is cut

_one_at_a_time = threading.Lock()


def wait_of_one_too_many(key: str, most: int) -> int:
    """Count a request; return 0, or after how many seconds the next is answered where it is one too many.

    `key` names who asks and for what. Where the database takes no writes nobody is held back: what can be
    read is.
    """
    now = time.time()
    try:
        counted = _one_of_a_bundle(key[:100], int(now // MINUTE), most)
    except DatabaseError:
        return 0
    return 0 if counted else MINUTE - int(now % MINUTE)


def _one_of_a_bundle(key: str, minute: int, most: int) -> bool:
    """Take one request of what this process has set aside, or of a new bundle; False where none is left."""
    here = f"allowance-{key}-{minute}"
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
