"""Names from labels that say where one begins, goes on and ends: the schemes IO, BIO, BIOES and BILOU.

They are read as the scorer of CoNLL-2003 reads them: a name may begin without its B (Tjong Kim Sang and
De Meulder, "Introduction to the CoNLL-2003 Shared Task", 2003).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_STARTS, _ENDS = frozenset("BSU"), frozenset("ESLU")
_MARKS = _STARTS | _ENDS | {"I", "M"}


@dataclass(frozen=True, slots=True)
class BioLabel:
    """What a label says of a word: the type of its name, and whether the name starts or ends there.

    `type` is empty outside names.
    """

    type: str = ""
    starts: bool = False
    ends: bool = False


@lru_cache(maxsize=256)
def read_label(label: str) -> BioLabel:
    """Return what a label says; one without a mark of a scheme is all type, `O` is no name."""
    if label == "O":
        return BioLabel()
    mark, kind = "I", label
    if len(label) > 2 and label[0] in _MARKS and label[1] in "-_":
        mark, kind = label[0], label[2:]
    return BioLabel(kind, mark in _STARTS, mark in _ENDS)


def name_spans(labels: Sequence[BioLabel]) -> list[tuple[int, int, str]]:
    """Return first word, end and type of every name, in order."""
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for at, label in enumerate((*labels, BioLabel())):
        if kind and (label.type != kind or label.starts or labels[at - 1].ends):
            found.append((first, at, kind))
            kind = ""
        if label.type and not kind:
            first, kind = at, label.type
    return found


def decoded(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return first word, end and type of every name in labels as they are written."""
    return name_spans([*map(read_label, labels)])
