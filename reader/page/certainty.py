"""How sure a mark is: in words, and as it is drawn."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from reader.arabic.confidence import ASKS_FOR_A_LOOK, Band, band_of
from reader.models import Annotation

BAND_WORDS = {
    Band.GUESS: gettext_lazy("a guess"),
    Band.FAIRLY: gettext_lazy("fairly sure"),
    Band.VERY: gettext_lazy("very sure"),
}


def confidence(annotation: Annotation) -> str:
    """Say a machine's score in words; empty once a person has decided."""
    band = _band(annotation)
    return str(BAND_WORDS[band]) if band else ""


def _band(annotation: Annotation) -> Band | None:
    if annotation.score is None or not annotation.is_suggested:
        return None
    return band_of(annotation.score)


def _is_unlikely(annotation: Annotation) -> bool:
    return annotation.is_suggested and annotation.score is not None and annotation.score < ASKS_FOR_A_LOOK


def certainty(annotation: Annotation) -> str:
    """Return "accepted" for what a person looked at, "doubtful" for what asks for a look, else "".

    The common case has no word: of what is not accepted the machine is sure, and it is drawn plainly.
    """
    if annotation.needs_look or _is_unlikely(annotation):
        return "doubtful"
    return "" if annotation.is_suggested else "accepted"


def doubtful_marks(path: str = "") -> Q:
    """Return what holds for standing marks whose certainty is "doubtful"; `path` leads to them."""
    unlikely = Q((f"{path}state", Annotation.State.SUGGESTED), (f"{path}score__lt", ASKS_FOR_A_LOOK))
    return ~Q((f"{path}needs_look", "")) | unlikely
