"""How often actors are named and quoted, by month and source: sums of their tallies, for who reads them.

They follow the tallies: `reader.library.tallies` says what each article had and has by now.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db import connection

from reader.models import ActorMonth

_MONTH = {"sqlite": "substr(a.published, 1, 7)", "postgresql": "to_char(a.published, 'YYYY-MM')"}
_COLUMNS = "actor_id, month, source_id, articles, named, mentions, said, about"
_SUMS = ("articles", "named", "mentions", "said", "about")
_SHOWN = 20


class MonthPlace(NamedTuple):
    """Where an article counts: the actor, the month and the source."""

    actor: int
    month: str
    source: int


class MonthSums:
    """What is to be added by month, put together article by article."""

    def __init__(self) -> None:
        self._sums: defaultdict[MonthPlace, list[int]] = defaultdict(lambda: [0] * len(_SUMS))

    def add(self, place: MonthPlace, mentions: int, said: int, about: int, times: int = 1) -> None:
        """Count an article with these numbers; with -1 `times` no more."""
        if mentions or said or about:
            sums = self._sums[place]
            for at, number in enumerate((1, int(mentions > 0), mentions, said, about)):
                sums[at] += times * number

    def store(self) -> None:
        """Add what was put together to what is stored, always in the same order."""
        changed: list[tuple[str | int, ...]] = [
            (*place, *sums) for place, sums in sorted(self._sums.items()) if any(sums)
        ]
        if not changed:
            return
        more = ", ".join(f"{name} = reader_actormonth.{name} + excluded.{name}" for name in _SUMS)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO reader_actormonth ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608
                f" ON CONFLICT (actor_id, month, source_id) DO UPDATE SET {more}",
                changed,
            )
        less = {place.actor for place, sums in self._sums.items() if sums[0] < 0}
        if less:
            ActorMonth.objects.filter(actor__in=less, articles=0).delete()


def month_of(published: date | None) -> str:
    return f"{published:%Y-%m}" if published else ""


def miscounted_months() -> Iterator[str]:
    """Yield which actors have other sums by month than their tallies, in words."""
    counted = (
        f"SELECT t.actor_id, COALESCE({_MONTH[connection.vendor]}, '') AS month, a.source_id,"  # noqa: S608
        " COUNT(*), SUM(CASE WHEN t.mentions > 0 THEN 1 ELSE 0 END), SUM(t.mentions), SUM(t.said),"
        " SUM(t.about)"
        " FROM reader_actortally t JOIN reader_articletally a ON a.article_id = t.article_id GROUP BY 1, 2, 3"
    )
    stored = f"SELECT {_COLUMNS} FROM reader_actormonth"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT actor_id FROM (SELECT * FROM ({counted}) c EXCEPT {stored}) x UNION"  # noqa: S608
            f" SELECT actor_id FROM (SELECT * FROM ({stored}) s EXCEPT {counted}) y ORDER BY 1 LIMIT {_SHOWN}"
        )
        for (pk,) in cursor.fetchall():
            yield f"actor {pk} has other counts by month than its articles"
