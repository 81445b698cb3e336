"""What the margin asks of a mark of which the machine is not sure, and the answers that settle it.

An answer is the verb of the workbench that it stands for ("accept", "reject", "withdraw"), or who speaks
("mention-12", "unnamed"), with the version of the annotation that was on the screen.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.models import Annotation
from reader.page.certainty import certainty
from reader.page.parts import Doubt, DoubtAnswer

_OF_KIND = {
    "PER": gettext_lazy("Is this a person?"),
    "ORG": gettext_lazy("Is this an organisation?"),
    "LOC": gettext_lazy("Is this a place?"),
    "MISC": gettext_lazy("Is this a name?"),
}
_SPEAKERS = 2  # offered by name


def doubt_about(annotation: Annotation, mentions: Sequence[Annotation]) -> Doubt | None:
    """Return what is asked of an annotation, or None where nothing is.

    `mentions` are the actors of its paragraph, of whom a quotation may have another speaker.
    """
    if certainty(annotation) != "doubtful":
        return None
    if annotation.needs_look:
        question, answers = (
            _("Is this still right? (%(reason)s)") % {"reason": annotation.why_look},
            [(_("Yes"), "accept")],
        )
    elif annotation.layer == Annotation.Layer.QUOTE:
        question, answers = _whose_words(annotation, _others(annotation, mentions))
    else:
        question, answers = str(_OF_KIND.get(annotation.label) or _("Is this right?")), [(_("Yes"), "accept")]
    no = "reject" if annotation.origin == Annotation.Origin.MACHINE else "withdraw"
    answers.append((_("No quotation") if len(answers) > 1 else _("No"), no))
    return Doubt(
        question,
        tuple(DoubtAnswer(words, f"{verb} {annotation.version}") for words, verb in answers),
        annotation.get_absolute_url(),
    )


def _whose_words(quotation: Annotation, others: Sequence[Annotation]) -> tuple[str, list[tuple[str, str]]]:
    """Return the question and the speakers that it names, each with the verb that says so."""
    answers = [(_name(one), f"mention-{one.pk}") for one in others]
    if quotation.actor is not None:
        answers.insert(0, (quotation.actor.shown_name, "accept"))
    names = [words for words, _verb in answers[:_SPEAKERS]]
    if len(names) > 1:
        said = _("Who said this: %(first)s or %(second)s?")
        return said % {"first": names[0], "second": names[1]}, answers[:_SPEAKERS]
    if quotation.actor is not None:
        return _("Said by %(name)s?") % {"name": names[0]}, [(_("Yes"), "accept")]
    if names:
        return _("Said by %(name)s?") % {"name": names[0]}, [
            *answers,
            (_("Nobody named"), "unnamed"),
        ]
    return _("Are these somebody’s words?"), [(_("Yes"), "accept")]


def _others(quotation: Annotation, mentions: Sequence[Annotation]) -> list[Annotation]:
    """Return the nearest mentions of people and bodies outside the words, one of each, not of the speaker."""

    def distance(mention: Annotation) -> int:
        before = mention.end <= quotation.start
        return quotation.start - mention.end if before else mention.start - quotation.end

    outside = (one for one in mentions if not quotation.span.overlaps(one.span))
    nearest: dict[int | None, Annotation] = {quotation.actor_id: quotation, None: quotation}
    for mention in sorted(outside, key=distance):
        if mention.label in ("PER", "ORG"):
            nearest.setdefault(mention.actor_id, mention)
    return [one for one in nearest.values() if one is not quotation][:_SPEAKERS]


def _name(mention: Annotation) -> str:
    return mention.actor.shown_name or mention.form if mention.actor else mention.form
