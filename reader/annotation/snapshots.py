"""What the history keeps of an annotation: the fields that people can change, as plain JSON."""

from collections.abc import Mapping
from typing import Any

from reader.models import Annotation

FIELDS = (
    "layer",
    "label",
    "code_id",
    "body",
    "is_private",
    "paragraph_id",
    "start",
    "end",
    "further",
    "exact",
    "prefix",
    "suffix",
    "text_sha256",
    "en_start",
    "en_end",
    "en_by_hand",
    "needs_look",
    "actor_id",
    "role_ar",
    "role_en",
    "cue_start",
    "cue_end",
    "verb_en",
    "speaker_start",
    "speaker_end",
    "speaker_name",
    "speaker_unnamed",
    "state",
)

_OF_THE_ROW = {"body", "is_private", "needs_look", "state"}
COPIED = (*(name for name in FIELDS if name not in _OF_THE_ROW), "inner")  # what a copy of it takes over


def snapshot(annotation: Annotation) -> dict[str, Any]:
    """Return the fields of the annotation that the history keeps."""
    return {name: getattr(annotation, name) for name in FIELDS}


def put_back(annotation: Annotation, kept: Mapping[str, Any]) -> None:
    """Set the annotation's fields to what a snapshot says; fields that it does not know stay."""
    for name in FIELDS:
        if name in kept:
            setattr(annotation, name, kept[name])
