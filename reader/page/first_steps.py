"""The five steps that show a newcomer how to read: on the help page, and one by one beside an article."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step; `place` is the name by which static/scripts/first_steps.js knows what it points at."""

    place: str
    name: Promise
    says: Promise


FIRST_STEPS = (
    FirstStep(
        "marks",
        _("What the lines and colours mean"),
        _(
            "One line is a person, two an organisation, a bracket a place; corners show where reported words "
            "begin and end. Full means a person has looked, thin that the machine is sure, "
            "broken that it is not."
        ),
    ),
    FirstStep(
        "word",
        _("Ask for any word"),
        _(
            "Click or tap an Arabic word: what it means here, its parts, its dictionary form and its root. "
            "By keyboard: Enter on a paragraph’s number, then the arrow keys."
        ),
    ),
    FirstStep(
        "views",
        _("Three ways to read"),
        _(
            "Arabic alone, Arabic with its English facing it, or interlinear, with a gloss under every word. "
            "The page remembers which you like."
        ),
    ),
    FirstStep(
        "margin",
        _("Who is named, and who speaks"),
        _(
            "Every mark has an entry beside its paragraph: who or what it is, or whose words they are. "
            "A name leads to all that the library has about it."
        ),
    ),
    FirstStep(
        "find",
        _("Keep a word, find it again"),
        _(
            "Whoever is signed in keeps a word from its gloss, or with K, and reviews it later. The search "
            "finds words in Arabic and English, in every form, across the library."
        ),
    ),
)
