"""The actors of a list, each with all that is shown of it: an unchanged one is drawn once."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import get_language

from reader.models import Actor
from reader.models.actor import actor_href
from reader.page.kept import KeptRows, ShownPieces

KEPT = KeptRows(600)


class ActorItem(NamedTuple):
    """An actor of the list. What its template shows is here and nowhere else."""

    language: str | None
    can_correct: bool
    pk: int
    kind: str
    name_ar: str
    name_en: str
    guess: bool
    mention_count: int
    article_count: int
    quote_count: int

    def get_absolute_url(self) -> str:
        return actor_href(self.pk)

    def get_kind_display(self) -> str:
        return str(Actor.Kind(self.kind).label)


def actor_items(actors: Iterable[Actor], can_correct: bool) -> ShownPieces:
    """Return the items of actors, as a template draws them for whom may correct them or not."""
    language = get_language()
    items = [
        ActorItem(
            *(language, can_correct, one.pk, one.kind, one.name_ar, one.name_en, one.guess),
            *(one.mention_count, one.article_count, one.quote_count),
        )
        for one in actors
    ]
    return ShownPieces(KEPT, items, lambda item: item)
