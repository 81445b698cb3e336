"""What a mark means, in sentences: its form and kind, how often such finds are right, who has judged it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.arabic.confidence import ASKS_FOR_A_LOOK, Band, band_of
from reader.models import Annotation
from reader.page.certainty import BAND_WORDS

_FORM = {
    "PER": gettext_lazy("A person: one line over the name in the Arabic, one below it in the English."),
    "ORG": gettext_lazy(
        "An organisation: two lines over the name in the Arabic, two below it in the English."
    ),
    "LOC": gettext_lazy("A place: a bracket over the name in the Arabic, one below it in the English."),
    "MISC": gettext_lazy("Another name: a line with a knot, over it in the Arabic, below it in the English."),
    "direct": gettext_lazy("A direct quotation: the words of a speaker, whose quotation marks are tinted."),
    "indirect": gettext_lazy("Reported speech: a corner under its first word and one under its last."),
    "mixed": gettext_lazy("Reported speech with quoted words: corners at its ends, tinted marks inside."),
}
_OF_LAYER = {
    "note": gettext_lazy("A note: what a person wrote about the words on the band."),
    "label": gettext_lazy("A label of the codebook: a dotted line below the words, in its colour."),
    "caption": gettext_lazy("A caption: what stands below a picture, in a ruled box."),
}

# Of 100 finds that are called so, how many were right: names, and quotations with their speakers, in articles
# whose texts nobody had looked at; docs/figures.md has them, and a test compares the two. None: too few were.
MEASURED: dict[Band, tuple[int, int | None]] = {
    Band.VERY: (99, None),
    Band.FAIRLY: (96, None),
    Band.GUESS: (80, 83),
}


@dataclass(frozen=True, slots=True)
class ScoreWord:
    """A word for scores on the help page: what is promised by it, and what was measured."""

    word: Promise
    promise: str
    measured: str


def explained(annotation: Annotation) -> str:
    """Return what a mark means, in two or three sentences."""
    form = _FORM.get(annotation.label) or _OF_LAYER.get(annotation.layer)
    return " ".join(filter(None, (str(form or ""), _score(annotation), _judged(annotation))))


def _score(annotation: Annotation) -> str:
    if annotation.score is None or not annotation.is_suggested:
        return ""
    band = band_of(annotation.score)
    names, quotations = MEASURED[band]
    right = quotations if annotation.layer == Annotation.Layer.QUOTE else names
    if right is None:
        sure = {
            Band.VERY: _(
                "The machine is very sure: at least %(low)s in 100 such finds are expected to be right."
            ),
            Band.FAIRLY: _(
                "The machine is fairly sure: at least %(low)s in 100 such finds are expected to be right."
            ),
        }
        return sure[band] % {"low": round(100 * band.low)}
    told = {
        Band.VERY: _(
            "The machine is very sure: %(right)s in 100 such finds were right when it was measured."
        ),
        Band.FAIRLY: _(
            "The machine is fairly sure: %(right)s in 100 such finds were right when it was measured."
        ),
        Band.GUESS: _(
            "For the machine it is a guess: %(right)s in 100 such finds were right when it was measured."
        ),
    }
    return told[band] % {"right": right}


def _judged(annotation: Annotation) -> str:
    if annotation.needs_look:
        return _("The text below it has changed since, so the margin asks whether it is still right.")
    if not annotation.is_suggested:
        return _("Full weight: a person has marked or accepted it.")
    if annotation.score is not None and annotation.score < ASKS_FOR_A_LOOK:
        return _("Broken, because nobody has judged it and it may well be wrong: the margin asks.")
    return _("Thin, because no person has judged it yet.")


def score_words() -> tuple[ScoreWord, ...]:
    """Return the words for scores, the surest first."""
    return tuple(
        ScoreWord(BAND_WORDS[band], _promise(band), _measured(band))
        for band in (Band.VERY, Band.FAIRLY, Band.GUESS)
    )


def _promise(band: Band) -> str:
    if band is Band.GUESS:
        return _("Less than %(low)s in 100 such finds are expected to be right.") % {
            "low": round(100 * Band.FAIRLY.low)
        }
    return _("At least %(low)s in 100 such finds are expected to be right.") % {"low": round(100 * band.low)}


def _measured(band: Band) -> str:
    names, quotations = MEASURED[band]
    if quotations is None:
        told = _("Measured: %(names)s in 100 names; too few quotations were called so to say.")
        return told % {"names": names}
    told = _("Measured: %(names)s in 100 names, %(quotations)s in 100 quotations with their speakers.")
    return told % {"names": names, "quotations": quotations}
