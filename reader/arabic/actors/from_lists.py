"""Names that the curated lists are sure of: added where none was found, and giving others their bounds."""

from collections.abc import Mapping, Sequence

from reader.arabic.actors.coreference import is_common
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import Match

_LISTED = 0.9  # how often a curated name of several words is right
_SURE_ALONE = 0.8
_DOUBTFUL = 0.55  # scores of the tagger below which the lists rather know the type


def sure_names(known: Knowledge, words: Sequence[str], matches: Mapping[int, Match]) -> list[Name]:
    """Return the names of a sentence that the curated lists are sure of; `matches` is what they have."""
    found: list[Name] = []
    end = 0
    for first, match in matches.items():
        if first < end:
            continue
        entry, end = match.entries[0], match.last
        alone = match.last == match.first + 1
        plain = entry.sure and entry.curated
        if plain and not (alone and is_common(known, words[first])):
            found.append(Name(match.first, match.last, entry.type, _SURE_ALONE if alone else _LISTED))
    return found


def with_listed(row: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """Return the names with those of the lists added where the tagger found none."""
    taken = {at for name in row for at in range(name.first, name.last)}
    more = [name for name in listed if taken.isdisjoint(range(name.first, name.last))]
    return sorted((*row, *more), key=lambda name: name.first)


def as_listed(row: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """Return the names with the bounds and types of the lists where a longer or equal name is listed."""
    kept = list(row)
    for name in listed:
        inside = [one for one in kept if one.first < name.last and name.first < one.last]
        kept, inside = _trimmed_after(kept, inside, name)
        if len(inside) == 1 and _is_rather(inside[0], name):
            kept = [one for one in kept if one not in inside] + [name]
            continue
        if name.last - name.first > 1 and all(
            name.first <= one.first and one.last <= name.last for one in inside
        ):
            kept = [one for one in kept if one not in inside]
            kept.append(
                Name(name.first, name.last, name.type, max((name.score, *(one.score for one in inside))))
            )
    return sorted(kept, key=lambda name: name.first)


def _is_rather(found: Name, listed: Name) -> bool:
    """Tell whether a found name is what the lists are sure of: of no kind, or of one that is doubtful."""
    same = (found.first, found.last) == (listed.first, listed.last)
    doubtful = found.score < _DOUBTFUL and ActorType.PERSON not in (found.type, listed.type)
    return same and (found.type is ActorType.OTHER or doubtful)


def _trimmed_after(kept: list[Name], inside: list[Name], listed: Name) -> tuple[list[Name], list[Name]]:
    """Return all names and those inside a listed one, without a person who begins in it: خان [يونس هاني]."""
    across = [
        one
        for one in inside
        if one.type is ActorType.PERSON and listed.first < one.first < listed.last < one.last
    ]
    if not across or listed.last - listed.first < 2:
        return kept, inside
    rest = [Name(listed.last, one.last, one.type, one.score) for one in across]
    return [one for one in kept if one not in across] + rest, [one for one in inside if one not in across]
