"""How far readers are in articles: kept, told for the articles of a list, and asked for by a filter."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext_lazy

from reader.models import OwnNote, ReadingPlace

WORDS_A_MINUTE = 140  # of Arabic without vowel signs, read in silence
READINGS = [
    ("unread", pgettext_lazy("how far an article was read", "unread")),
    ("begun", pgettext_lazy("how far an article was read", "begun")),
    ("read", pgettext_lazy("how far an article was read", "read")),
]


def keep_place(user_id: int, article_id: int, paragraph: int | None, read: bool | None) -> ReadingPlace:
    """Store where a reader stopped, whether they have read it all, or both; return how far they are."""
    said: dict[str, int | bool] = {}
    if paragraph is not None:
        said["paragraph"] = paragraph
    if read is not None:
        said["read"] = read
    row, _ = ReadingPlace.objects.update_or_create(user_id=user_id, article_id=article_id, defaults=said)
    return row


def minutes_to_read(words: int) -> int:
    """Return about how many minutes it takes to read so many words."""
    return max(1, round(words / WORDS_A_MINUTE))


def reading_of(user_id: int | None) -> dict[str, Combinable | Exists]:
    """Return what is read with an article of how far a reader is in it, and whether they marked words."""
    if user_id is None:
        return {"stopped_at": Value(0), "was_read": Value(False), "has_own_notes": Value(False)}
    here = ReadingPlace.objects.of(user_id).filter(article=OuterRef("pk"))
    return {
        "stopped_at": Coalesce(Subquery(here.values("paragraph")[:1]), 0),
        "was_read": Exists(here.filter(read=True)),
        "has_own_notes": Exists(OwnNote.everywhere.of(user_id).filter(article=OuterRef("pk"))),
    }


def places_of(user_id: int, article_ids: Collection[int]) -> dict[int, ReadingPlace]:
    """Return how far a reader is in those of these articles that they have begun, by article."""
    begun = ReadingPlace.objects.of(user_id).filter(article__in=article_ids).exclude(_BLANK)
    return {one.article_id: one for one in begun}


def with_reading(user_id: int | None, states: Collection[str]) -> Q:
    """Return what holds for the articles that a reader has read, begun, or not read; for nobody, for all."""
    if not user_id:
        return Q()
    own = ReadingPlace.objects.of(user_id)
    read = Q(pk__in=own.filter(read=True).values("article"))
    begun = Q(pk__in=own.filter(read=False).exclude(_BLANK).values("article"))
    wanted = {"read": read, "begun": begun, "unread": ~read}
    asked = [wanted[one] for one in states if one in wanted]
    found = Q()
    for one in asked:
        found |= one
    return found


_BLANK = Q(read=False, paragraph=0)  # said to be unread, and begun nowhere
