"""A place in the list of quotations, from which the list goes on."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q

_LAST_DAY = date.max.toordinal()


class QuotePlace(NamedTuple):
    """A place in the list: the quotations after it are those of older articles, or later in the same one."""

    published: date | None
    article: int
    start: int
    end: int
    pk: int

    def written(self) -> str:
        """Return the place as an address has it."""
        day = self.published.toordinal() if self.published else 0
        return "-".join(map(str, (day, *self[1:])))

    @classmethod
    def read(cls, written: str) -> "QuotePlace | None":
        """Return the place that an address names; None if it is none."""
        parts = written.split("-")
        if len(parts) != 5 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            return None
        day, *rest = map(int, parts)
        return cls(date.fromordinal(day) if day else None, *rest) if day <= _LAST_DAY else None

    def after(self) -> Q:
        """Return what holds for the quotations after it."""
        here = Q(article=self.article) & (
            Q(start__gt=self.start)
            | Q(start=self.start, end__lt=self.end)
            | Q(start=self.start, end=self.end, pk__gt=self.pk)
        )
        if self.published is None:
            return here | Q(article__published=None, article__lt=self.article)
        older = Q(article__published__lt=self.published) | Q(article__published=None)
        return here | older | Q(article__published=self.published, article__lt=self.article)

    def order(self) -> tuple[int, int, int, int, int]:
        day = self.published.toordinal() if self.published else 0
        return (-day, -self.article, self.start, -self.end, self.pk)
