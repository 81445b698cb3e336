"""Whose a machine's English of a paragraph is: which providers and models, and what they left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.models import Annotation, Translation
from reader.models.translation import Origin, machine_name


@dataclass(frozen=True, slots=True)
class MachineEnglish:
    """The machines that wrote sentences of a paragraph: models with their versions, else services.

    `by_people` sentences of it people wrote. `unnamed` mentions of the Arabic were not found in it, and
    `unquoted` of its direct quotations.
    """

    names: tuple[str, ...]
    by_people: int
    unnamed: int
    unquoted: int


def machine_english(
    translation: Translation | None, annotations: Iterable[Annotation]
) -> MachineEnglish | None:
    """Return whose the English is where a machine wrote some of it; None where people did, or nobody."""
    if translation is None or translation.origin != Origin.MACHINE:
        return None
    lost = [(one.layer, one.label) for one in annotations if one.en_start is None]
    hands = [
        (row[4], (row[7] if len(row) > 7 else "") or machine_name(row[5]))
        for row in translation.pairs
        if row[3] > row[2]
    ]
    machines = [name for origin, name in hands if origin == Origin.MACHINE]
    whole = translation.model or machine_name(translation.provider)
    return MachineEnglish(
        names=tuple(dict.fromkeys(machines or [whole])),
        by_people=len(hands) - len(machines),
        unnamed=sum(layer == Annotation.Layer.ACTOR for layer, _ in lost),
        unquoted=lost.count((Annotation.Layer.QUOTE, "direct")),
    )
