"""Every format in which the library can leave: each module of this folder that has a `FORMAT`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import reader.formats.writers as writers
from reader.formats.records.model import Library
from reader.formats.writers.target import Carried, Target


class Use(StrEnum):
    """What people take a format for."""

    RETURN = "return"  # to come back without a loss
    ANNOTATING = "annotating"
    COUNTING = "counting"
    TRAINING = "training"
    CORPUS = "corpus"
    NETWORKS = "networks"
    TRANSLATING = "translating"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: how commands call it, its own name, how its files end, and what it keeps.

    `for_readers`: whoever may read may have it. `needs` is a package that has to be installed.
    """

    name: str
    title: str
    ending: str
    use: Use
    keeps: frozenset[Carried]
    write: Callable[[Library, Target], None]
    for_readers: bool = False
    needs: str = ""

    @property
    def loses(self) -> frozenset[Carried]:
        return frozenset(Carried) - self.keeps


@cache
def formats() -> Mapping[str, ExportFormat]:
    """Return the formats by name, in the order of their names."""
    modules = (import_module(f"{writers.__name__}.{one.name}") for one in iter_modules(writers.__path__))
    found = [one.FORMAT for one in modules if hasattr(one, "FORMAT")]
    return {one.name: one for one in sorted(found, key=lambda one: str(one.name))}
