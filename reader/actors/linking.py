"""Who is who across the library: the stored actor for each actor of a freshly analysed article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q

from reader.arabic.actors.identity import ActorCandidate, Index, actor_candidates, name_key
from reader.models import Actor, ActorName

__all__ = ["ActorCandidate", "Linked", "actor_candidates", "link", "rename"]

_NEW = 2**63


@dataclass(frozen=True, slots=True)
class Linked:
    """The stored actors by the candidates' numbers; `new` are the ids of those that were made just now."""

    actors: dict[int, Actor]
    new: frozenset[int]


def link(candidates: Sequence[ActorCandidate], alone: User | None = None) -> Linked:
    """Find the stored actor of each candidate, or make it where the library has none.

    With `alone`, the user works alone in a round: what they coin is theirs until it is settled, and what the
    library knows learns nothing from it.

    `Index.find` says which it is. Where a name alone does not tell known actors apart, a new one is made
    rather than two people merged silently; an analyst may merge it.
    """
    known = _Known(candidates, alone)
    actors: dict[int, Actor] = {}
    for candidate in candidates:
        actor = known.find(candidate) or known.create(candidate)
        known.learn(actor, candidate)
        actors[candidate.number] = actor
    known.store()
    return Linked(actors, frozenset(one.pk for one in known.new))


def rename(actor: Actor, name_en: str) -> None:
    """Give an actor another English name, which is no guess; the earlier one stays among its names."""
    actor.name_en, actor.guess = name_en[:200], False
    actor.save(update_fields=["name_en", "guess", "updated"])
    ActorName.objects.get_or_create(
        actor=actor,
        language=ActorName.Language.ENGLISH,
        name=actor.name_en,
        defaults={"key": name_key(actor.name_en)},
    )


class _Known:
    """The stored actors that share a name with the candidates, read once, and what is to be added to them.

    Until all are stored at once, those that are `new` have numbers in place of ids, larger than any id.
    """

    def __init__(self, candidates: Iterable[ActorCandidate], alone: User | None) -> None:
        self.alone = alone
        keys = {name_key(name) for one in candidates for name in (one.name_ar, one.name_en, *one.forms)}
        coined = Q(actor__coined_by=None) | (Q(actor__coined_by=alone) if alone else Q(pk=None))
        rows = ActorName.objects.filter(coined, key__in=keys).select_related("actor")
        self.index = Index()
        self.actors: dict[int, Actor] = {}
        self.new: list[Actor] = []
        self.names: set[tuple[int, str, str]] = set()
        self.new_names: list[tuple[Actor, str, str]] = []
        for row in rows:
            self._remember(row.actor, row.key)
            self.names.add((row.actor_id, row.language, row.name))

    def _remember(self, actor: Actor, key: str) -> None:
        self.actors[actor.pk] = actor
        self.index.remember(actor, key)

    def find(self, candidate: ActorCandidate) -> Actor | None:
        pk = self.index.find(candidate)
        return None if pk is None else self.actors[pk]

    def create(self, candidate: ActorCandidate) -> Actor:
        actor = Actor(
            pk=_NEW + len(self.new),
            kind=candidate.type.value,
            name_ar=candidate.name_ar,
            name_en=candidate.name_en,
            role_ar=candidate.role_ar,
            role_en=candidate.role_en,
            guess=candidate.guess,
            coined_by=self.alone,
        )
        self.new.append(actor)
        return actor

    def learn(self, actor: Actor, candidate: ActorCandidate) -> None:
        """Note the names, the role if it has none yet, and the English name if its own is a guess."""
        if self.alone is not None and actor.coined_by_id is None:
            return
        if actor.guess and not candidate.guess and candidate.name_ar == actor.name_ar:
            actor.name_en, actor.guess = candidate.name_en, False
            _save(actor, "name_en", "guess")
        if candidate.role_en and not actor.role_en:
            actor.role_ar, actor.role_en = candidate.role_ar, candidate.role_en
            _save(actor, "role_ar", "role_en")
        arabic, english = ActorName.Language.ARABIC, ActorName.Language.ENGLISH
        for language, name in (
            (arabic, candidate.name_ar),
            (english, candidate.name_en),
            *((arabic, form) for form in candidate.forms),
        ):
            if name and (actor.pk, language, name) not in self.names:
                self.names.add((actor.pk, language, name))
                self.new_names.append((actor, language, name))
                self._remember(actor, name_key(name))

    def store(self) -> None:
        for actor in self.new:
            actor.pk = None
        Actor.objects.bulk_create(self.new)
        ActorName.objects.bulk_create(
            ActorName(actor=actor, language=language, name=name, key=name_key(name))
            for actor, language, name in self.new_names
        )


def _save(actor: Actor, *fields: str) -> None:
    """Store what an actor has learnt, unless it is new and will be stored with all it has."""
    if not actor._state.adding:
        actor.save(update_fields=[*fields, "updated"])
