"""Names coined alone in a round: they meet when work is compared; once settled they are the library's."""

from collections.abc import Sequence

from reader.arabic.actors.identity import name_key
from reader.models import Actor, ActorName, Annotation, Round

NameKey = tuple[str, str]


def join_names(one: Round) -> None:
    """Let the marks of those who are done say the same actor where they coined the same name.

    A name that the library has got meanwhile is the library's actor; else the one who coined it first keeps
    it, with the spellings of the others among its names.
    """
    parts = one.assignments.finished()
    marks = Annotation.everywhere.filter(assignment__in=parts)
    first: dict[NameKey, Actor] = {}
    for actor in (
        Actor.everywhere.filter(annotations__in=marks).exclude(coined_by=None).distinct().order_by("pk")
    ):
        target = _in_library(actor) or first.setdefault(_key(actor), actor)
        if target.pk != actor.pk:
            marks.filter(actor=actor).update(actor=target)
            if target.coined_by_id is not None:
                _give_names(actor, target)


def publish(marks: Sequence[Annotation]) -> None:
    """Make the actors of marks that go into the library the library's, and their forms its names."""
    for mark in marks:
        actor = mark.actor
        if actor is None:
            continue
        if actor.coined_by_id is not None:
            standing = _in_library(actor)
            if standing is None:
                Actor.everywhere.filter(pk=actor.pk).update(coined_by=None)
                actor.coined_by = None
            else:
                same_round = Annotation.everywhere.filter(assignment__round__assignments=mark.assignment_id)
                same_round.filter(actor=actor).update(actor=standing)
                mark.actor = standing
        if mark.layer == Annotation.Layer.ACTOR and mark.actor is not None:
            _call(mark.actor, ActorName.Language.ARABIC, mark.form)


def _in_library(actor: Actor) -> Actor | None:
    """Return the one actor of the library that goes by the Arabic name of a coined one."""
    named_alike = Actor.objects.living().named(actor.kind, actor.name_ar)[:2]
    return named_alike[0] if len(named_alike) == 1 else None


def _key(actor: Actor) -> NameKey:
    return actor.kind, name_key(actor.name_ar)


def _give_names(giver: Actor, taker: Actor) -> None:
    for name in giver.names.all():
        _call(taker, name.language, name.name)


def _call(actor: Actor, language: str, name: str) -> None:
    ActorName.objects.get_or_create(actor=actor, language=language, name=name[:200])
