"""How long to wait after failures: longer with each in a row, up to a limit, and not for ever.

Each kind of work sets its own limits, where the work is: feeds and pages in `reader.intake.gathering`.
"""

from dataclasses import dataclass
from datetime import timedelta

_STEPS = 60  # more change nothing: the waits have long been cut at the longest


@dataclass(frozen=True, slots=True)
class BackOff:
    """The waits of one kind of work: `first` after one failure, `factor` times as long after each further.

    With `tries` it is given up after so many failures, without it never.
    """

    first: timedelta
    factor: int
    longest: timedelta
    tries: int | None = None

    def after(self, failures: int) -> timedelta:
        """Return how long to wait after so many failures in a row, one at least."""
        seconds = self.first.total_seconds() * float(self.factor) ** min(failures - 1, _STEPS)
        return timedelta(seconds=min(seconds, self.longest.total_seconds()))

    def gives_up(self, failures: int) -> bool:
        return self.tries is not None and failures >= self.tries
