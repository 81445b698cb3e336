"""Judge and change an annotation that is there; every function returns it as it is afterwards.

All take the version that was on the screen. They raise Conflict if another version stands by now, unless
that is what was asked for anyway, and ActionRefused if the change cannot be.
"""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.annotation.errors import ActionRefused, Conflict
from reader.annotation.recording import find_english, set_anchor, store_change
from reader.annotation.selection import selected
from reader.annotation.snapshots import put_back, snapshot
from reader.models import Actor, Annotation, Assignment, Change

SPAN_FIELDS = {"start", "end"}
FOUND_BY = {"start", "end", "label", "actor"}  # what decides where the English says the same


def accept(pk: int, version: int, user: User, group: UUID | None = None) -> Annotation:
    """Say that a suggestion is right."""
    return change(
        pk, version, user, Change.Action.ACCEPT, group, state=Annotation.State.ACCEPTED, needs_look=""
    )


def reject(pk: int, version: int, user: User, group: UUID | None = None) -> Annotation:
    """Say that a suggestion is wrong; a new analysis does not suggest it again."""
    return change(
        pk, version, user, Change.Action.REJECT, group, state=Annotation.State.REJECTED, needs_look=""
    )


def withdraw(pk: int, version: int, user: User, group: UUID | None = None) -> Annotation:
    """Take an annotation out of the text. Its row and history stay, and it can be restored."""
    return change(pk, version, user, Change.Action.WITHDRAW, group, state=Annotation.State.SUPERSEDED)


def change(
    pk: int,
    version: int,
    user: User,
    action: str = Change.Action.CHANGE,
    group: UUID | None = None,
    **values: Any,
) -> Annotation:
    """Set fields of an annotation. A suggestion that is changed in any other way is accepted with that.

    With `start` and `end` come `exact` and `text_sha256`, as with a new mark. `add_part` is another part of a
    quotation, as these four; `drop_part` is where one begins that is to go.
    """
    with transaction.atomic():
        annotation = _locked(pk, user)
        before = snapshot(annotation)
        _apply(annotation, action, values)
        if annotation.version != version and snapshot(annotation) != before:
            raise Conflict(_locked(pk, user), values)
        if snapshot(annotation) == before:
            return annotation
        store_change(annotation, user, action, group or uuid4(), before)
        return annotation


def restore(pk: int, version: int, user: User, change_id: int) -> Annotation:
    """Bring back the state that an annotation had after one of its earlier changes (or before the first)."""
    with transaction.atomic():
        annotation = _locked(pk, user)
        earlier = annotation.changes.filter(pk=change_id).first()
        if earlier is None:
            raise ActionRefused(_("This state is not in the history of this annotation."))
        before = snapshot(annotation)
        restore_text_place(annotation, earlier.after)
        if snapshot(annotation) == before:
            return annotation
        if annotation.version != version:
            raise Conflict(_locked(pk, user), earlier.after)
        store_change(annotation, user, Change.Action.RESTORE, uuid4(), before)
        return annotation


def restore_text_place(annotation: Annotation, kept: dict[str, Any]) -> None:
    """Put back a snapshot; where the text was edited since, the annotation keeps its present place."""
    if kept["text_sha256"] != annotation.article.text_sha256:
        place = ("paragraph_id", "start", "end", "further", "exact", "prefix", "suffix", "text_sha256")
        kept = {name: value for name, value in kept.items() if name not in place}
    put_back(annotation, kept)


def _locked(pk: int, user: User) -> Annotation:
    """Return the annotation for changing. Others' private notes are not there."""
    rows = Annotation.everywhere.select_for_update(of=("self",)).visible_to(user)
    rows = rows.select_related("article", "paragraph", "assignment__round")
    annotation = rows.filter(pk=pk).first()
    if annotation is None:
        raise ActionRefused(_("This annotation is not there."))
    part = annotation.assignment
    if part is not None and part.done is not None:
        raise ActionRefused(
            _("You have said that you are done with this text, so your marks rest as they are.")
        )
    if part is not None and part.round.closed is not None:
        raise ActionRefused(_("This round has been closed, so your marks in it rest as they are."))
    return annotation


def _add_part(quotation: Annotation, start: int, end: int, exact: str, text_sha256: str) -> None:
    """Add words to a quotation that its cue breaks in two."""
    span, paragraph = selected(quotation.article, start, end, exact, text_sha256)
    if quotation.layer != Annotation.Layer.QUOTE:
        raise ActionRefused(_("Only a quotation can have several parts."))
    if paragraph.pk != quotation.paragraph_id:
        raise ActionRefused(
            _("The parts of a quotation stand in one paragraph. Mark these words as a quotation too.")
        )
    if any(part.overlaps(span) for part in quotation.parts):
        raise ActionRefused(_("These words are part of the quotation already."))
    quotation.further = sorted([*quotation.further, [span.start, span.end]])


def check_known(actor: Actor | None, part: Assignment | None) -> None:
    """Raise ActionRefused for an actor unknown for a mark of this part in a round, or of the library."""
    if actor is None:
        return
    if actor.coined_by_id is not None and (part is None or part.user_id != actor.coined_by_id):
        raise ActionRefused(_("This actor is not in the library. Choose another one, or write the name."))
    if actor.merged_into_id is not None:
        raise ActionRefused(_("This actor has been merged into another. Choose that one."))


def _apply(annotation: Annotation, action: str, values: dict[str, Any]) -> None:
    values, given = dict(values), values.keys()
    if SPAN_FIELDS & values.keys():
        span, paragraph = selected(
            annotation.article,
            values.pop("start"),
            values.pop("end"),
            values.pop("exact"),
            values.pop("text_sha256"),
        )
        annotation.start, annotation.end, annotation.paragraph = span.start, span.end, paragraph
        set_anchor(annotation)
        annotation.needs_look = ""
    if "add_part" in values:
        _add_part(annotation, *values.pop("add_part"))
    if "drop_part" in values:
        gone = values.pop("drop_part")
        annotation.further = [part for part in annotation.further if part[0] != gone]
    for name, value in values.items():
        setattr(annotation, name, value)
    if "actor" in given:
        check_known(annotation.actor, annotation.assignment)
    if action == Change.Action.CHANGE and annotation.is_suggested:
        annotation.state = Annotation.State.ACCEPTED
    if FOUND_BY & given:
        find_english(annotation)
