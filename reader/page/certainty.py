"""How sure a mark is: in words, and as it is drawn."""

from reader.arabic.confidence import Band, band_of
from reader.models import Annotation

_WORDS = {Band.GUESS: "a guess", Band.FAIRLY: "fairly sure", Band.VERY: "very sure"}


def confidence(annotation: Annotation) -> str:
    """Say a machine's score in words; empty once a person has decided."""
    if annotation.score is None or not annotation.is_suggested:
        return ""
    return _WORDS[band_of(annotation.score)]


def certainty(annotation: Annotation) -> str:
    """Return "accepted" for what a person looked at, "doubtful" for what asks for a look, else "".

    The common case has no word: of what is not accepted the machine is sure, and it is drawn plainly.
    """
    if annotation.needs_look or confidence(annotation) == "a guess":
        return "doubtful"
    return "" if annotation.is_suggested else "accepted"
