"""What the margin asks of a mark of which the machine is not sure, and the answers that settle it.

An answer is the verb of the workbench that it stands for ("accept", "reject", "withdraw"), or who speaks
("mention-12", "unnamed"), with the version of the annotation that was on the screen.
"""

from collections.abc import Sequence

from reader.models import Annotation
from reader.page.certainty import certainty
from reader.page.parts import Answer, Doubt

_KIND = {"PER": "a person", "ORG": "an organisation", "LOC": "a place", "MISC": "a name"}
_SPEAKERS = 2  # offered by name


def doubt_about(annotation: Annotation, mentions: Sequence[Annotation]) -> Doubt | None:
    """Return what is asked of an annotation, or None where nothing is.

    `mentions` are the actors of its paragraph, of whom a quotation may have another speaker.
    """
    if certainty(annotation) != "doubtful":
        return None
    if annotation.needs_look:
        question, answers = f"Is this still right? ({annotation.needs_look})", [("Yes", "accept")]
    elif annotation.layer == Annotation.Layer.QUOTE:
        question, answers = _whose_words(annotation, _others(annotation, mentions))
    else:
        question, answers = f"Is this {_KIND.get(annotation.label, 'right')}?", [("Yes", "accept")]
    no = "reject" if annotation.origin == Annotation.Origin.MACHINE else "withdraw"
    answers.append(("No quotation" if len(answers) > 1 else "No", no))
    return Doubt(
        question,
        tuple(Answer(words, f"{verb} {annotation.version}") for words, verb in answers),
        annotation.get_absolute_url(),
    )


def _whose_words(quotation: Annotation, others: Sequence[Annotation]) -> tuple[str, list[tuple[str, str]]]:
    """Return the question and the speakers that it names, each with the verb that says so."""
    answers = [(_name(one), f"mention-{one.pk}") for one in others]
    if quotation.actor is not None:
        answers.insert(0, (quotation.actor.name_en or quotation.actor.name_ar, "accept"))
    names = [f"{words}’s" for words, _ in answers[:_SPEAKERS]]
    if len(names) > 1:
        return f"Whose words: {' or '.join(names)}?", answers[:_SPEAKERS]
    if quotation.actor is not None:
        return f"Are these {names[0]} words?", [("Yes", "accept")]
    if names:
        return f"Are these {names[0]} words?", [*answers, ("Nobody named", "unnamed")]
    return "Are these somebody’s words?", [("Yes", "accept")]


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
    return mention.actor.name_en or mention.form if mention.actor else mention.form
