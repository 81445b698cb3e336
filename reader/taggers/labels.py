"""From label probabilities to names over words, and from long sentences to windows of sub-words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.arabic.actors import bio
from reader.arabic.actors.bio import BioLabel, name_spans
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType

HIGHEST = 0.99  # a score is a share of names that are right, and no model is always right
_TYPES = {
    "PER": ActorType.PERSON,
    "PERS": ActorType.PERSON,
    "PERSON": ActorType.PERSON,
    "LOC": ActorType.PLACE,
    "LOCATION": ActorType.PLACE,
    "GPE": ActorType.PLACE,
    "GEO": ActorType.PLACE,
    "FAC": ActorType.PLACE,
    "FACILITY": ActorType.PLACE,
    "ORG": ActorType.ORGANISATION,
    "ORGANISATION": ActorType.ORGANISATION,
    "ORGANIZATION": ActorType.ORGANISATION,
    "CORP": ActorType.ORGANISATION,
    "MISC": ActorType.OTHER,
    "EVENT": ActorType.OTHER,
    "EVE": ActorType.OTHER,
    "PRODUCT": ActorType.OTHER,
    "PROD": ActorType.OTHER,
    "WORK_OF_ART": ActorType.OTHER,
    "LAW": ActorType.OTHER,
}


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first <= i < last` are read together; labels are taken for `use_first <= i < use_last`."""

    first: int
    last: int
    use_first: int
    use_last: int


def read_model_label(label: str) -> BioLabel:
    """Return what a label says, the type as `ActorType` has it; an unknown type is no name."""
    written = bio.read_label(label.upper())
    type_here = _TYPES.get(written.type)
    return replace(written, type=type_here.value) if type_here else BioLabel()


def names_of(probabilities: Sequence[Sequence[float]], labels: Sequence[BioLabel]) -> list[Name]:
    """Return the names of a sentence, given for each word the probability of every label.

    A word has its likeliest label. The score of a name is that of its least certain word: the probability
    that the word belongs to a name of the type, be it as start or inside.
    """
    best = [max(range(len(row)), key=row.__getitem__) for row in probabilities]
    names: list[Name] = []
    for first, last, kind in name_spans([labels[place] for place in best]):
        certain = min(
            sum(share for share, label in zip(row, labels, strict=True) if label.type == kind)
            for row in probabilities[first:last]
        )
        names.append(Name(first, last, ActorType(kind), round(min(certain, HIGHEST), 3)))
    return names


def windows(sizes: Sequence[int], longest: int) -> list[Window]:
    """Cut a sentence, given the number of sub-words of each word, into windows of at most `longest`.

    Neighbours overlap by up to a quarter, of which each is used for the half that it sees more around.
    A word that is longer than a window has one of its own. Raises ValueError when `longest` is not positive.
    """
    if longest < 1:
        raise ValueError(f"no word fits into {longest} sub-words")
    bounds: list[tuple[int, int]] = []
    first = 0
    while first < len(sizes):
        last = _filled(sizes, first, longest)
        if bounds and last == bounds[-1][1]:  # beside the overlap the next word has no room
            first = last
            continue
        bounds.append((first, last))
        first = last if last == len(sizes) else _stepped_back(sizes, first, last, longest // 4)
    edges = [
        0,
        *((left[1] + right[0]) // 2 for left, right in pairwise(bounds)),
        len(sizes),
    ]
    return [Window(*bound, edges[at], edges[at + 1]) for at, bound in enumerate(bounds)]


def _filled(sizes: Sequence[int], first: int, longest: int) -> int:
    """Return the end of the longest window that starts at a word; it has one word at least."""
    last, total = first + 1, sizes[first]
    while last < len(sizes) and total + sizes[last] <= longest:
        total += sizes[last]
        last += 1
    return last


def _stepped_back(sizes: Sequence[int], first: int, last: int, overlap: int) -> int:
    """Return the word at which the window after `first`..`last` starts, at least half a window further."""
    start, total = last, 0
    while start > (first + last + 1) // 2 and total + sizes[start - 1] <= overlap:
        start -= 1
        total += sizes[start]
    return start
