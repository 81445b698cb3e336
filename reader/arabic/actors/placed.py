"""Places that what stands before them gives away: بلدة ببنين, في الموصل, شمال حيس."""

from collections.abc import Iterator, Mapping, Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import Match, key

_TOLD = 0.8
_LIKELY = 0.7


def find(
    known: Knowledge, words: Sequence[str], matches: Mapping[int, Match], row: Sequence[Name]
) -> list[Name]:
    """Return the names with the places added that no name holds yet; `matches` is what the lists have."""
    taken = {at for name in row for at in range(name.first, name.last)}
    found = list(row)
    for name in _places(known, words, matches):
        here = range(name.first, name.last)
        if taken.isdisjoint(here):
            taken.update(here)
            found.append(name)
    return sorted(found, key=lambda name: name.first)


def _places(known: Knowledge, words: Sequence[str], matches: Mapping[int, Match]) -> Iterator[Name]:
    has = known.words.has
    settled = {at + 1 for at, word in enumerate(words[:-1]) if has("settlement", word)}
    settled |= {at + 1 for at in settled if _joins_place(known, words, at)}
    for at in sorted(settled | matches.keys()):
        match = matches.get(at)
        listed = match is not None and _is_place(match)
        if at in settled:
            if listed and match is not None and not match.cut:
                yield Name(at, match.last, ActorType.PLACE, _TOLD)
            elif _can_be_place(known, words[at]) or _names_quarter(known, words, at):
                yield Name(at, at + 1, ActorType.PLACE, _LIKELY)
        elif match is not None and listed and match.entries[0].sure and _is_located(known, words, at, match):
            yield Name(at, match.last, ActorType.PLACE, _TOLD)


def _joins_place(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a second place is joined behind two of a kind: مديريتي صالة | والمظفر."""
    two = key(words[at - 1]).endswith("تي") and at + 1 < len(words)
    return two and key(words[at + 1]).startswith("و") and known.names.name_at(words, at + 1) is not None


def _names_quarter(known: Knowledge, words: Sequence[str], at: int) -> bool:
    """Tell whether a definite noun is the name of a quarter or a village: حي | الزهور, not حي سكني."""
    letters = key(words[at])
    if not known.words.has("quarter", words[at - 1]) or not letters.startswith("ال"):
        return False
    excluded = letters in known.words.of("complement") or letters in known.words.of("not-single")
    reading = known.readings(words[at])[0]
    return (
        known.has_lexicon
        and reading.pos in ("noun", "adjective")
        and not excluded
        and not known.nationality(words[at])
    )


def _is_place(match: Match) -> bool:
    return match.entries[0].type is ActorType.PLACE and match.entries[0].curated


def _is_located(known: Knowledge, words: Sequence[str], at: int, match: Match) -> bool:
    """Tell whether a word of direction or ب stands before a place that is also another word: في الموصل."""
    if match.cut:
        return key(words[at])[match.cut - 1] == "ب" and match.cut == 1
    return bool(at) and key(words[at - 1]) in known.words.of("located")


def _can_be_place(known: Knowledge, word: str) -> bool:
    """Tell whether a word that no list has is no ordinary one: بلدة ببنين, not بلدة صغيرة."""
    reading = known.readings(word)[0]
    if not known.has_lexicon or not key(word).isalpha() or len(key(word)) < 3:
        return False
    return not reading.known or (reading.pos == "proper noun" and not reading.proclitic)
