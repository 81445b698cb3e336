"""Store a changed annotation together with its history, if nobody else has changed it in the meantime."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from reader.alignment.english_marks import mark_english
from reader.annotation.errors import Conflict
from reader.annotation.rights import check_change
from reader.annotation.snapshots import FIELDS, snapshot
from reader.library.tallies import tell_anew
from reader.models import Annotation, Change, Disagreement
from reader.models.tally import tell_review
from reader.text.anchors import anchor
from reader.text.spans import Span

_COUNTED = (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE)
EXCLUSIVE = (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE, Annotation.Layer.CAPTION)


def record(
    annotation: Annotation, user: User | None, action: str, group: UUID, before: dict[str, Any] | None
) -> Change:
    """Add the change that led to the annotation's present state to its history."""
    if user is not None and action != Change.Action.MOVE:
        _note_disagreements(annotation, user)
    _count(annotation, before)
    return Change.objects.create(
        article_id=annotation.article_id,
        annotation=annotation,
        user=user,
        action=action,
        group=group,
        before=before,
        after=snapshot(annotation),
        version=annotation.version,
    )


def _count(annotation: Annotation, before: dict[str, Any] | None) -> None:
    """Have the stored counts follow; a quotation decides whether those inside it are counted."""
    if annotation.assignment_id is not None:
        return
    if annotation.layer not in _COUNTED:
        tell_review([annotation.article_id])
    else:
        named = {annotation.actor_id, (before or {}).get("actor_id")} - {None}
        is_mention = annotation.layer == Annotation.Layer.ACTOR == (before or {}).get("layer", "actor")
        tell_anew([annotation.article_id], named if is_mention else None)  # type: ignore[arg-type]


def _note_disagreements(annotation: Annotation, user: User) -> None:
    """Note where somebody else has marked the very words as another kind of thing, and both stand."""
    if annotation.assignment_id or not annotation.is_accepted or annotation.layer not in EXCLUSIVE:
        return
    same_words = Annotation.everywhere.filter(
        article=annotation.article_id, start=annotation.start, end=annotation.end, layer__in=EXCLUSIVE
    ).exclude(layer=annotation.layer, label=annotation.label)
    for other in same_words.filter(state=Annotation.State.ACCEPTED).exclude(pk=annotation.pk):
        judged = other.changes.exclude(user=None).exclude(action=Change.Action.MOVE).first()
        whose = judged.user_id if judged else other.created_by_id
        if whose is None or whose == user.pk:
            continue
        pair = Q(first=other, second=annotation) | Q(first=annotation, second=other)
        if not Disagreement.objects.filter(pair).exclude(answer__in=("first", "second")).exists():
            Disagreement.objects.update_or_create(
                article_id=annotation.article_id,
                first=other,
                second=annotation,
                defaults={"first_by_id": whose, "second_by": user, "answer": ""},
            )


def store_change(
    annotation: Annotation, user: User | None, action: str, group: UUID, before: dict[str, Any]
) -> Change:
    """Write the changed annotation over the version that it was read at, and record the change.

    Raises Conflict when another version stands by now: compare and set, so that it holds on any database;
    and ActionRefused as `check_change` does.
    """
    check_change(annotation, before, user)
    values = {name: getattr(annotation, name) for name in FIELDS}
    updated = Annotation.everywhere.filter(pk=annotation.pk, version=annotation.version).update(
        **values, version=annotation.version + 1, updated=timezone.now()
    )
    if not updated:
        raise Conflict(Annotation.everywhere.get(pk=annotation.pk), values)
    annotation.version += 1
    return record(annotation, user, action, group, before)


def set_anchor(annotation: Annotation) -> None:
    """Take words and context of the annotation's place from its article's text."""
    place = anchor(annotation.article.text, Span(annotation.start, annotation.end))
    annotation.exact, annotation.prefix, annotation.suffix = place.exact, place.prefix, place.suffix
    annotation.text_sha256 = annotation.article.text_sha256


def find_english(annotation: Annotation) -> None:
    """Find the annotation in its paragraph's English, unless a person has said where it stands there.

    Nothing is stored. The paragraph's other annotations are read too: which mention is which depends on them.
    """
    if annotation.en_by_hand:
        return
    paragraph = annotation.paragraph
    others = list(
        Annotation.everywhere.standing()
        .filter(paragraph=paragraph, assignment=annotation.assignment_id)
        .filter(layer__in=(Annotation.Layer.ACTOR, Annotation.Layer.QUOTE))
        .exclude(pk=annotation.pk)
        .select_related("actor")
    )
    if annotation.layer in (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE):
        mark_english([paragraph], [*others, annotation])
