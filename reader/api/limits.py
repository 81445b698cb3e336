"""How many requests a minute are answered: of a token, and of an address without one; by all processes."""

from enum import Enum

from django.conf import settings
from django.utils.translation import ngettext

from reader.api.problems import Problem
from reader.watch.allowance import wait_of_one_too_many


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
    wait = wait_of_one_too_many(f"{cost.name}-{who}", cost.a_minute)
    if not wait:
        return
    sentence = ngettext(
        "There were too many requests in this minute. Go on in %(count)s second.",
        "There were too many requests in this minute. Go on in %(count)s seconds.",
        wait,
    )
    raise Problem(429, sentence % {"count": wait}, "too-many", {"Retry-After": str(wait)})
