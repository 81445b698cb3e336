"""What analysts say of actors: one is another, some mentions are somebody else's, a name is added."""

from collections.abc import Collection
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.annotation import ActionRefused, actor_called, change
from reader.arabic.actors.identity import name_key
from reader.library.tallies import tell_anew
from reader.models import Actor, ActorMerge, ActorName, ActorTally, Annotation, NamePart
from reader.models.actor import ActorQuerySet
from reader.text.letters import has_arabic_letter

FOUND = 12
MOST_SPLIT = 500
LONGEST_NAME = 200


def search(text: str, user: User, but: Actor | None = None, near: Annotation | None = None) -> ActorQuerySet:
    """Return living actors with a name, in either language, of which a word begins so; at most a dozen.

    Those of whom it begins so without an article left out come first, and of these the ones that may be meant
    by `near`: of its kind, in its article. Names that others coined alone in a round are not among them.
    """
    key = name_key(text)
    named_so = Actor.everywhere.known_to(user).living().called(text)
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    names = ActorName.objects.filter(begins, actor=OuterRef("pk"))
    ranked = named_so.annotate(begins=Exists(names), **_nearness(near))
    order = ("-begins", *(("-alike", "-there") if near else ()), "name_en")
    return (ranked.exclude(pk=but.pk) if but else ranked).distinct().order_by(*order)[:FOUND]


def _nearness(near: Annotation | None) -> dict[str, Any]:
    if near is None:
        return {}
    there = Annotation.objects.filter(actor=OuterRef("pk"), article=near.article_id)
    return {"alike": Case(When(kind=near.label, then=1), default=0), "there": Exists(there)}


def actors_alike(actor: Actor) -> ActorQuerySet:
    """Return living actors of the same kind that may be the same: their names end in the same word."""
    last = {word for name in (actor.name_en, actor.name_ar) for word in name_key(name).split()[-1:]}
    names = NamePart.objects.filter(part__in=last).order_by().values("name")
    same = ActorName.objects.filter(key__in=names).order_by().values("actor")
    alike = Actor.objects.living().filter(pk__in=same, kind=actor.kind).exclude(pk=actor.pk)
    return alike.order_by("name_en")[:FOUND]


def merge(kept: Actor, gone: Actor, user: User) -> ActorMerge:
    """Make `gone` part of `kept`: its annotations and names change hands, its address leads there.

    Annotations in the bin too. Raises ActionRefused if they are one already, or if one of them was merged in
    the meantime.
    """
    with transaction.atomic():
        rows = {row.pk: row for row in Actor.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk))}
        if len(rows) < 2:
            raise ActionRefused(_("An actor cannot be merged with itself. Choose another one."))
        if any(row.merged_into_id is not None for row in rows.values()):
            raise ActionRefused(_("One of the two has been merged in the meantime. Reload the page."))
        annotations = list(Annotation._base_manager.filter(actor=gone).values_list("pk", flat=True))
        names = _names_to_move(kept, gone)
        Annotation._base_manager.filter(actor=gone).update(actor=kept, updated=timezone.now())
        ActorName.objects.filter(pk__in=names).update(actor=kept)
        Actor.objects.filter(pk=gone.pk).update(merged_into=kept, updated=timezone.now())
        kept.save(update_fields=["updated"])
        _count_again(kept, gone)
        moved = {"annotations": annotations, "names": names}
        return ActorMerge.objects.create(kept=kept, gone=gone, user=user, moved=moved)


def _count_again(*actors: Actor) -> None:
    """Count where these were named, and are by now."""
    before = ActorTally.objects.filter(actor__in=actors).values_list("article", flat=True)
    now = Annotation.objects.filter(actor__in=actors).values_list("article", flat=True)
    tell_anew(sorted({*before, *now}), [one.pk for one in actors])


def _names_to_move(kept: Actor, gone: Actor) -> list[int]:
    known = set(kept.names.values_list("language", "name"))
    return [name.pk for name in gone.names.all() if (name.language, name.name) not in known]


def unmerge(merged: ActorMerge) -> Actor:
    """Take a merge back and return the actor that is there again.

    What was given to yet another actor since stays there. Raises ActionRefused if it was taken back already.
    """
    with transaction.atomic():
        row = ActorMerge.objects.select_for_update().get(pk=merged.pk)
        if row.undone is not None:
            raise ActionRefused(_("This merge has been taken back already."))
        gone, kept = row.gone, row.kept
        now = timezone.now()
        Annotation._base_manager.filter(pk__in=row.moved["annotations"], actor=kept).update(
            actor=gone, updated=now
        )
        ActorName.objects.filter(pk__in=row.moved["names"], actor=kept).update(actor=gone)
        Actor.objects.filter(pk=gone.pk).update(merged_into=None, updated=now)
        kept.save(update_fields=["updated"])
        ActorMerge.objects.filter(pk=row.pk).update(undone=now)
        _count_again(kept, gone)
        return gone


def split_actor(
    actor: Actor, annotation_ids: Collection[int], name_ar: str, name_en: str, user: User
) -> Actor:
    """Give some of an actor's mentions to another actor of that name, made if there is none; return it.

    Each mention's change is in its history and can be undone there. Raises ActionRefused without mentions or
    name.
    """
    if not annotation_ids:
        raise ActionRefused(_("No mention is ticked. Tick those that are somebody else."))
    if not name_ar.strip():
        raise ActionRefused(_("Write the Arabic name of who these mentions are."))
    if len(annotation_ids) > MOST_SPLIT:
        raise ActionRefused(
            _("%(count)s mentions are ticked; %(most)s can be moved at once.")
            % {"count": len(annotation_ids), "most": MOST_SPLIT}
        )
    with transaction.atomic():
        other = actor_called(name_ar.strip(), actor.kind, name_en)
        if other.pk == actor.pk:
            raise ActionRefused(_("This is the name of the same actor. Write the other one's."))
        group = uuid4()
        for row in Annotation.objects.filter(pk__in=annotation_ids, actor=actor).visible_to(user):
            change(row.pk, row.version, user, group=group, actor=other)
        return other


def add_name(actor: Actor, name: str) -> ActorName:
    """Note another name of the actor; its letters tell the language.

    Raises ActionRefused for an empty one.
    """
    name = " ".join(name.split())
    if not name_key(name):
        raise ActionRefused(_("The name is empty. Write at least one letter."))
    if len(name) > LONGEST_NAME:
        raise ActionRefused(_("The name is longer than %(most)s letters.") % {"most": LONGEST_NAME})
    arabic = has_arabic_letter(name)
    language = ActorName.Language.ARABIC if arabic else ActorName.Language.ENGLISH
    row, _created = ActorName.objects.get_or_create(actor=actor, language=language, name=name)
    return row


def describe(actor: Actor, version: int, **fields: Any) -> Actor:
    """Set names, kind, role and Wikidata id of an actor that is still at `version`; the name is no guess.

    Raises ActionRefused if somebody else changed it in the meantime.
    """
    with transaction.atomic():
        still_so = Actor.everywhere.filter(pk=actor.pk, version=version)
        if not still_so.update(**fields, guess=False, version=version + 1, updated=timezone.now()):
            raise ActionRefused(
                _("Somebody else changed this actor in the meantime. Your words are still here: look again.")
            )
        for field in ("name_ar", "name_en"):
            add_name(actor, fields[field])
        return Actor.everywhere.get(pk=actor.pk)
