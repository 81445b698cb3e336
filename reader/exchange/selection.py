"""What is exported: which articles, whose marks, and which of them."""

from collections import abc
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.utils.text import slugify

from reader.models import Annotation, Article, Assignment, Collection, Round
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import ArticleQuerySet
from reader.rounds import may_compare
from reader.search.collected import found_by, in_collection

STANDING = (Annotation.State.SUGGESTED, Annotation.State.ACCEPTED)
GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Selection:
    """Marks of one article, of a round (each annotator's, and the gold), or of the library: all of it, the
    articles of a `collection`, or those in which a `search` finds something.

    Only what `user` may see: no private notes of others, no unfinished rounds, nothing in the bin. `layers`
    and `labels` without any are all; a label is a kind (PER, direct) or the English name of one of the
    codebook's. `first` and `last` are days of publication.
    """

    user: User | AnonymousUser
    article: int | None = None
    round: Round | None = None
    states: abc.Collection[str] = STANDING
    layers: abc.Collection[str] = ()
    labels: abc.Collection[str] = ()
    author: str = ""
    first: date | None = None
    last: date | None = None
    with_notes: bool = True
    collection: Collection | None = None
    search: str = ""

    def articles(self) -> ArticleQuerySet:
        """Return the articles, in the order of their ids."""
        found = Article.objects.published_between(self.first, self.last).order_by("pk")
        if self.round is not None:
            return found.filter(pk=self.round.article_id)
        if self.article is not None:
            return found.filter(pk=self.article)
        if self.collection is not None:
            found = found.filter(in_collection(self.collection, is_whole=True))
        return found.filter(found_by(self.search, is_whole=True)) if self.search else found

    def parts(self) -> list[Assignment | None]:
        """Return whose marks are exported of each article: None for those of the library."""
        if self.round is None:
            return [None]
        return [None, *self.round.assignments.finished().in_order()]

    def name_of(self, part: Assignment | None) -> str:
        """Return what a record says of whose marks it has."""
        if self.round is None:
            return ""
        return part.user.get_username() if part else GOLD

    def marks(self, part: Assignment | None) -> AnnotationQuerySet:
        """Return the marks that are wanted, of all articles."""
        found = Annotation.everywhere.filter(assignment=part, state__in=self.states)
        found = found.filter(Q(is_private=False) | Q(created_by=self.user.pk))
        if self.layers:
            found = found.filter(layer__in=self.layers)
        if not self.with_notes:
            found = found.exclude(layer=Annotation.Layer.NOTE)
        if self.labels:
            found = found.filter(Q(code=None, label__in=self.labels) | Q(code__name_en__in=self.labels))
        if self.author:
            named = Q(created_by__username=self.author, came_from=None) | Q(came_from__author=self.author)
            found = found.filter(named)
        return found

    def packed(self) -> dict[str, Any]:
        """Return it as plain JSON, without the user."""
        return {
            "article": self.article,
            "round": self.round.pk if self.round else None,
            "collection": self.collection.pk if self.collection else None,
            "search": self.search,
            "states": list(self.states),
            "layers": list(self.layers),
            "labels": list(self.labels),
            "author": self.author,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "with_notes": self.with_notes,
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any], user: User) -> "Selection | None":
        """Return what `packed` packed, for a user; None if it is not there any more, or not for them."""
        found: dict[str, Any] = dict(packed)
        for name in ("first", "last"):
            found[name] = date.fromisoformat(packed[name]) if packed[name] else None
        if packed["round"]:
            found["round"] = Round.objects.filter(pk=packed["round"]).first()
        if packed["collection"]:
            found["collection"] = Collection.objects.visible_to(user).filter(pk=packed["collection"]).first()
        if any(packed[name] and not found[name] for name in ("round", "collection")):
            return None
        if found["round"] and not may_compare(found["round"], user):
            return None
        return cls(user, **found)

    @property
    def name(self) -> str:
        """What it is called: an article's, a round's or a collection's name, or a query; "" for all."""
        if self.round is not None:
            return self.round.title
        if self.collection is not None:
            return self.collection.name
        if self.article is not None:
            row = Article.objects.filter(pk=self.article).values_list("headline_en", "headline").first()
            return next(filter(None, row or ()), "")
        return self.search

    @property
    def file_name(self) -> str:
        """What a file of it is called, without its ending; letters that every disk takes."""
        if self.round is not None:
            return f"round-{self.round.pk}"
        named = slugify(self.name)[:60]
        if self.collection is not None:
            return f"collection-{self.collection.pk}-{named}".rstrip("-")
        if self.article is not None:
            return f"{self.article}-{named}".rstrip("-")
        return "search" if self.search else "library"
