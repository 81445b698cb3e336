"""The people, organisations and places a text names."""

from collections.abc import Sequence

from reader.arabic import gazetteer
from reader.arabic.document import Block, Mention
from reader.text.spans import Span


def find_actors(
    text: str, tokens: Sequence[Span], sentences: Sequence[Span], blocks: Sequence[Block]
) -> tuple[Mention, ...]:
    """Return the mentions of actors in order; spans leave out clitics and titles."""
    words = [token.of(text) for token in tokens]
    found: list[Mention] = []
    numbers: dict[str, int] = {}
    place = 0
    while place < len(words):
        match = gazetteer.names().at(words, place)
        if match is None or not match.entries[0].sure:
            place += 1
            continue
        entry = match.entries[0]
        start = tokens[place].start + gazetteer.code_points(words[place], match.cut)
        number = numbers.setdefault(entry.english, len(numbers))
        span = Span(start, tokens[match.last - 1].end)
        found.append(Mention(span, entry.type, number, entry.arabic, entry.english, 0.8))
        place = match.last
    return tuple(found)
