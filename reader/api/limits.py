"""How many requests a minute are answered: of a token, and of an address without one; in each process."""

import time
from enum import Enum

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import ngettext

from reader.api.problems import Problem

MINUTE = 60


class Cost(Enum):
    """What a request costs: of the dear ones fewer are answered in a minute."""

    READ = 1
    WRITE = 4
    HEAVY = 20

    @property
    def a_minute(self) -> int:
        return max(1, settings.HASHIYA_API_PER_MINUTE // int(self.value))


def count_request(who: str, cost: Cost) -> None:
    """Count a request. Raises Problem (429) with the seconds after which the next is answered."""
    now = time.time()
    key = f"api-{cost.name}-{who}-{int(now // MINUTE)}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        counted = cache.incr(key)
    except ValueError:  # it was thrown out meanwhile
        return
    if counted <= cost.a_minute:
        return
    wait = MINUTE - int(now % MINUTE)
    sentence = ngettext(
        "There were too many requests in this minute. Go on in %(count)s second.",
        "There were too many requests in this minute. Go on in %(count)s seconds.",
        wait,
    )
    raise Problem(429, sentence % {"count": wait}, "too-many", {"Retry-After": str(wait)})
