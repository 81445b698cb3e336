"""Actors: the people, organisations and places that articles name, with their names in both languages."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reader.arabic.actors.identity import name_key
from reader.arabic.document import ActorType
from reader.models.name_part import NamePart
from reader.models.naming import NamedInBoth

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


@lru_cache(maxsize=2048)
def actor_href(pk: int) -> str:
    """Return the address of an actor's page, of which a page has many."""
    return reverse("actor", args=(pk,))


class ActorQuerySet(models.QuerySet["Actor"]):
    def known_to(self, user: "User | AnonymousUser") -> Self:
        """The library's, and those whose names the user coined alone in a round."""
        return self.filter(Q(coined_by=None) | Q(coined_by=user.pk))

    def living(self) -> Self:
        """Those that were not merged into another."""
        return self.filter(merged_into=None)

    def named(self, kind: str, name: str) -> Self:
        """Actors of this kind that go by this name, in Arabic or English."""
        return self.filter(kind=kind, names__key=name_key(name)).distinct()

    def called(self, typed: str) -> Self:
        """Those of whose names a word, and what follows it, begins with what was typed."""
        names = ActorName.objects.filter(key__in=NamePart.objects.beginning(typed))
        return self.filter(pk__in=names.order_by().values("actor"))


class LibraryActors(models.Manager["Actor"]):
    """The actors that everybody knows: not those whose names somebody coined alone in a round."""

    def get_queryset(self) -> ActorQuerySet:
        return ActorQuerySet(self.model, using=self._db).filter(coined_by=None)


class Actor(NamedInBoth, models.Model):
    """One person, organisation, place or other name, across the library.

    `guess` is True where the analysis composed or spelled the English name, which no list has, and nobody
    has said it is right.

    `coined_by` is the analyst who coined the name alone in a round and is the only one to be shown it, until
    it is settled; `objects` has the library's actors alone, `everywhere` all. In how many articles and how
    often it is named, and how often quoted, is kept by `reader.library.tallies`.
    """

    class Kind(models.TextChoices):
        PERSON = ActorType.PERSON.value, _("person")
        ORGANISATION = ActorType.ORGANISATION.value, _("organisation")
        PLACE = ActorType.PLACE.value, _("place")
        OTHER = ActorType.OTHER.value, _("other")

    # Without an index: kinds are few, and SQLite would rather go through all of one than look a name up.
    kind = models.CharField(max_length=4, choices=Kind.choices)
    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    role_ar = models.CharField(_("role, Arabic"), max_length=200, blank=True)
    role_en = models.CharField(_("role, English"), max_length=200, blank=True)
    guess = models.BooleanField(_("our spelling of the English name"), default=False, editable=False)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        db_index=False,  # of nearly all it is empty, which SQLite does not know: it would begin there
    )
    coined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # likewise
    )
    article_count = models.IntegerField(default=0, editable=False)
    mention_count = models.IntegerField(default=0, editable=False)
    quote_count = models.IntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated = models.DateTimeField(auto_now=True)

    objects = LibraryActors.from_queryset(ActorQuerySet)()
    everywhere = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name_en", "pk")
        indexes = (
            models.Index(F("mention_count").desc(), "name_en", "id", name="most_named_actors"),
            models.Index(F("article_count").desc(), "name_en", "id", name="actors_of_most_articles"),
            *(
                models.Index(fields=(field,), condition=Q(**{f"{field}__isnull": False}), name=name)
                for field, name in (("merged_into", "merged_actors"), ("coined_by", "coined_actors"))
            ),
        )

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        return actor_href(self.pk)


class ActorNames(models.Manager["ActorName"]):
    """Has the names that it stores found by their words."""

    def bulk_create(self, objs: "Iterable[ActorName]", *args: Any, **kwargs: Any) -> "list[ActorName]":
        made = super().bulk_create(objs, *args, **kwargs)
        NamePart.objects.remember(one.key for one in made)
        return made


class ActorName(models.Model):
    """One form under which an actor is known; `key` is the folded form that look-ups use."""

    class Language(models.TextChoices):
        ARABIC = "ar", _("Arabic")
        ENGLISH = "en", _("English")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=2, choices=Language.choices)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, db_index=True, editable=False)

    objects = ActorNames()

    class Meta:
        ordering = ("language", "name")
        constraints = (
            models.UniqueConstraint(fields=("actor", "language", "name"), name="one_row_per_actor_name"),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = name_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        NamePart.objects.remember([self.key])


class ActorMerge(models.Model):
    """One actor made part of another, or split from it, with what is needed to take it back.

    `moved` has the ids of the annotations and names that changed hands; the actor that went keeps its row,
    so that its address leads to the one that it became.
    """

    kept = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    moved = models.JSONField(default=dict)
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.gone} into {self.kept}"
