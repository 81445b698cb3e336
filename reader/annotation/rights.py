"""Which fields of an annotation may change, and at whose hands."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.annotation.errors import ActionRefused
from reader.annotation.snapshots import FIELDS
from reader.models import Actor, Annotation

QUOTE_KINDS = ("direct", "indirect", "mixed")
_PLACE = {"paragraph_id", "start", "end", "exact", "prefix", "suffix", "text_sha256"}
_ENGLISH = {"en_start", "en_end", "en_by_hand"}
_JUDGED = {"state", "needs_look"}
_SPOKEN = {
    "cue_start",
    "cue_end",
    "verb_en",
    "speaker_start",
    "speaker_end",
    "speaker_name",
    "speaker_unnamed",
}
_OF_ALL = _PLACE | _ENGLISH | _JUDGED
CHANGEABLE: Mapping[str, set[str]] = {
    Annotation.Layer.ACTOR: _OF_ALL | {"label", "actor_id", "role_ar", "role_en"},
    Annotation.Layer.QUOTE: _OF_ALL | {"label", "actor_id", "further"} | _SPOKEN,
    Annotation.Layer.CAPTION: _OF_ALL,
    Annotation.Layer.LABEL: _OF_ALL,
    Annotation.Layer.NOTE: _OF_ALL | {"body", "is_private"},
}
_KINDS = {Annotation.Layer.ACTOR: tuple(Actor.Kind.values), Annotation.Layer.QUOTE: QUOTE_KINDS}
_OF_ITS_WRITER = _PLACE | {"body", "is_private"}  # of a note
_WORDS = {
    "body": gettext_lazy("A text"),
    "is_private": gettext_lazy("Privacy"),
    "actor_id": gettext_lazy("An actor"),
    "label": gettext_lazy("A kind"),
    "further": gettext_lazy("A part"),
}


def check_privacy(annotation: Annotation) -> None:
    """Raise ActionRefused for anything private but a note: what is marked is there for all."""
    if annotation.is_private and annotation.layer != Annotation.Layer.NOTE:
        raise ActionRefused(_("Only a note can be for you alone. What you mark is seen by all."))


def check_change(annotation: Annotation, before: Mapping[str, Any], user: User | None) -> None:
    """Raise ActionRefused if the annotation, which was `before`, may not become what it is by this user.

    A layer has the fields that it has. A note is its writer's: others may judge it, and comment on it.
    """
    changed = {name for name in FIELDS if getattr(annotation, name) != before.get(name)}
    for name in sorted(changed - CHANGEABLE[annotation.layer]):
        what = _WORDS.get(name, _("This"))
        raise ActionRefused(
            _("%(field)s is nothing that a %(layer)s has.")
            % {"field": what, "layer": annotation.get_layer_display().lower()}
        )
    kinds = _KINDS.get(Annotation.Layer(annotation.layer), ())
    if "label" in changed and annotation.label not in kinds:
        raise ActionRefused(
            _("Choose whether this is a person, an organisation, a place or something else.")
            if annotation.layer == Annotation.Layer.ACTOR
            else _("Choose whether this is a direct quotation, reported speech or both.")
        )
    is_note = annotation.layer == Annotation.Layer.NOTE
    if is_note and changed & _OF_ITS_WRITER and (user is None or annotation.created_by_id != user.pk):
        writer = annotation.created_by.get_username() if annotation.created_by else _("somebody else")
        raise ActionRefused(
            _("This note is %(person)s’s: only who wrote it changes it. You can comment on it.")
            % {"person": writer}
        )
    if is_note and not annotation.body.strip():
        raise ActionRefused(_("The note is empty. Write something, or withdraw it."))
    check_privacy(annotation)
