"""What stands beside the list of the library: by what it can be filtered, with how many articles each has."""

from collections.abc import Collection as Collected
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, F, QuerySet
from django.utils.functional import Promise

from reader.library.duties import ENGLISHES, REVIEW_STATES, reviewers
from reader.library.reading import READINGS
from reader.models import Actor, ArticleDuty, Collection, Tag
from reader.models.prepared import PreparedQuery
from reader.page.parts import KIND_CLASS
from reader.views.forms.filters import LibraryFilter
from reader.views.listing import Facet, all_sources, facets_of_sources

ACTORS_OFFERED = 8
COLLECTIONS_OFFERED = 12
TAGS_OFFERED = 12
FILLABLE_OFFERED = 100
REVIEWERS_OFFERED = 100


def library_facets(form: LibraryFilter) -> dict[str, list[Facet]]:
    """Return all of it, by the names that the template has for it."""
    return {
        "sources": _source_facets(form),
        "actors": _actor_facets(form),
        "collections": _collection_facets(form),
        "tags": _tag_facets(form),
        "reviews": _choice_facets(REVIEW_STATES, form.value("review", ())),
        "englishes": _choice_facets(ENGLISHES, form.value("english", ())),
        "readings": _choice_facets(READINGS, form.value("reading", ())),
        "duties": _duty_facets(form),
    }


def fillable_by(user: User | AnonymousUser) -> list[Collection]:
    """Return the collections into which somebody may put ticked articles."""
    if not user.is_authenticated:
        return []
    return list(Collection.objects.fillable_by(user)[:FILLABLE_OFFERED])


first_reviewers = PreparedQuery(lambda: reviewers()[:REVIEWERS_OFFERED])


def _source_facets(form: LibraryFilter) -> list[Facet]:
    chosen, sources = {source.pk for source in form.value("source", ())}, all_sources()
    counts = {one.pk: one.article_count for one in sources if one.article_count > 0}
    return facets_of_sources(sources, counts, chosen)


_most_named = PreparedQuery(
    lambda: Actor.objects.order_by(F("article_count").desc(), "name_en", "pk")[:ACTORS_OFFERED]
)


def _actor_facets(form: LibraryFilter) -> list[Facet]:
    """The chosen actors, then those that most articles name."""
    chosen = {actor.pk for actor in form.value("actor", ())}
    offered = {actor.pk: actor for actor in Actor.objects.filter(pk__in=chosen)} if chosen else {}
    for actor in _most_named():
        offered.setdefault(actor.pk, actor)
    return [
        Facet(str(one.pk), one.shown_name, one.article_count, one.pk in chosen, KIND_CLASS[one.kind])
        for one in offered.values()
        if one.article_count or one.pk in chosen
    ]


def _counted_collections(user: int | None) -> "QuerySet[Any]":
    return Collection.objects.visible_to_id(user).with_size()


_first_collections = PreparedQuery(
    lambda user: _counted_collections(user).order_by("name", "pk")[:COLLECTIONS_OFFERED]
)


def _collection_facets(form: LibraryFilter) -> list[Facet]:
    """The chosen collections, then the first of those that one may see; a search's have no number."""
    chosen, user = {one.pk for one in form.value("collection", ())}, form.user.pk
    offered = {one.pk: one for one in _counted_collections(user).filter(pk__in=chosen)} if chosen else {}
    for one in _first_collections(user):
        offered.setdefault(one.pk, one)
    return [
        Facet(str(one.pk), one.name, "" if one.search else one.size, one.pk in chosen)
        for one in offered.values()
    ]


_first_tags = PreparedQuery(
    lambda: Tag.objects.with_size().filter(size__gt=0).order_by("-size", "name")[:TAGS_OFFERED]
)


def _tag_facets(form: LibraryFilter) -> list[Facet]:
    chosen = {one.pk for one in form.value("tag", ())}
    offered = {one.pk: one for one in Tag.objects.with_size().filter(pk__in=chosen)} if chosen else {}
    for one in _first_tags():
        offered.setdefault(one.pk, one)
    return [Facet(str(one.pk), one.name, one.size, one.pk in chosen) for one in offered.values()]


def _choice_facets(choices: Iterable[tuple[str, Promise]], chosen: Collected[str]) -> list[Facet]:
    return [Facet(value, str(name), "", value in chosen) for value, name in choices]


_duties = PreparedQuery(
    lambda: ArticleDuty.objects.values_list("user").annotate(count=Count("pk")).order_by()
)


def _duty_facets(form: LibraryFilter) -> list[Facet]:
    """Return the people who are to review something, or are chosen."""
    chosen, counts = {one.pk for one in form.value("duty", ())}, dict(_duties())
    if not counts and not chosen:
        return []
    people = User.objects.filter(pk__in=[*counts, *chosen]).order_by("username")[:REVIEWERS_OFFERED]
    return [Facet(str(one.pk), str(one), counts.get(one.pk, 0), one.pk in chosen) for one in people]
