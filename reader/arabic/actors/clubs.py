"""Clubs whose names are ordinary words (الهلال, النصر, الاتحاد), where an article speaks of sport."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_SCORE = 0.75


def find_in_article(
    known: Knowledge, sentences: Sequence[Sequence[str]], rows: Sequence[Sequence[Name]]
) -> list[list[Name]]:
    """Return the names of every sentence with such clubs added, where it speaks of sport."""
    if not any(map(partial(known.words.has, "club"), chain.from_iterable(sentences))):
        return [list(row) for row in rows]
    return [
        find(known, *three) for three in zip(sentences, rows, known.subjects.topics(sentences), strict=True)
    ]


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name], topic: str) -> list[Name]:
    """Return the names of a sentence with such clubs added, if its topic is sport."""
    if topic != "sport":
        return list(row)
    taken = {at for name in row for at in range(name.first, name.last)}
    found = [
        Name(at, at + 1, ActorType.ORGANISATION, _SCORE)
        for at in range(len(words))
        if at not in taken and _is_club(known, words, at)
    ]
    return sorted((*row, *found), key=lambda name: name.first)


def _is_club(known: Knowledge, words: Sequence[str], at: int) -> bool:
    if not known.words.has("club", words[at]):
        return False
    if at + 1 < len(words) and _is_definite_adjective(known, words[at + 1]):
        return False  # الاتحاد الأوروبي, الشباب السعودي
    before = known.readings(words[at - 1])[0] if at else None
    return (
        before is None
        or before.pos in ("verb", "preposition", "punctuation", "conjunction")
        or known.words.has("before-club", words[at - 1])
        or key(words[at - 1]) in known.words.of("club")
    )


def _is_definite_adjective(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return bool(known.nationality(word)) or (reading.pos == "adjective" and reading.prefix.definite)
