"""Why a change of an annotation was not made; the message is a sentence for whoever asked."""

from collections.abc import Mapping

from reader.models import Annotation


class ActionRefused(ValueError):  # noqa: N818 (it says what became of the change)
    """The request asks for something that cannot be (422): nothing was changed."""


class NothingToTurn(ActionRefused):
    """There is nothing to undo, or to do again: no fault of anybody's."""


class Conflict(Exception):  # noqa: N818 (it says what the change met)
    """The annotation was changed by somebody else in the meantime (409): nothing was changed.

    `standing` is the annotation as it is now, `wanted` the fields that were asked for.
    """

    def __init__(self, standing: Annotation, wanted: Mapping[str, object]) -> None:
        super().__init__("Somebody else changed this in the meantime. Nothing of yours has been lost.")
        self.standing = standing
        self.wanted = dict(wanted)
