"""What a label of another program is here: a layer and a kind, or a label of the codebook by its name."""

from collections.abc import Mapping
from dataclasses import dataclass

_NAMES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("per", "person", "pers", "people", "b-per", "شخص"), ("actor", "PER")),
    **dict.fromkeys(("org", "organisation", "organization", "منظمة"), ("actor", "ORG")),
    **dict.fromkeys(("loc", "place", "location", "gpe", "fac", "مكان"), ("actor", "LOC")),
    **dict.fromkeys(("misc", "other", "miscellaneous"), ("actor", "MISC")),
    **dict.fromkeys(("direct", "direct quotation", "quote", "quotation"), ("quote", "direct")),
    **dict.fromkeys(("indirect", "reported", "reported speech"), ("quote", "indirect")),
    **dict.fromkeys(("mixed",), ("quote", "mixed")),
    **dict.fromkeys(("caption",), ("caption", "caption")),
    **dict.fromkeys(("note", "comment"), ("note", "note")),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a mark says: its layer, its label there, and the name of a label of the codebook."""

    layer: str
    label: str
    code: str = ""


def mark_kind(said: str, chosen: Mapping[str, str] | None = None) -> Kind | None:
    """Return what a label means; None for one that is none of ours, and may be the codebook's.

    `chosen` says of labels which of ours they are: {"Politician": "PER"}.
    """
    name = (chosen or {}).get(said, said)
    found = _NAMES.get(" ".join(name.replace("_", " ").split()).casefold())
    return Kind(*found) if found else None
