"""The fullest name of each actor of an article, in Arabic and in English."""

from collections.abc import Sequence

from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.english_names import EnglishName
from reader.arabic.names.gazetteer import key


def fullest_names(
    known: Knowledge, spellings: Sequence[tuple[str, ActorType]], listed: Sequence[str], actors: Sequence[int]
) -> dict[int, tuple[str, EnglishName]]:
    """Return for every actor its fullest Arabic name in the text and the English of it.

    Where that would be a guess and the lists have a shorter full name of the actor, theirs is taken.
    """
    chosen: dict[int, int] = {}
    for at, actor in enumerate(actors):
        best = chosen.get(actor)
        if best is None or _fullness(spellings[at][0], listed[at]) > _fullness(
            spellings[best][0], listed[best]
        ):
            chosen[actor] = at
    in_lists = {actor: at for at, actor in enumerate(actors) if listed[at] and " " in spellings[at][0]}
    found: dict[int, tuple[str, EnglishName]] = {}
    for actor, at in chosen.items():
        english = known.english_names.named(*spellings[at])
        if english.guess and actor in in_lists:
            english = known.english_names.named(*spellings[in_lists[actor]])
        found[actor] = spellings[at][0], english
    return found


def _fullness(spelling: str, listed: str) -> tuple[bool, int, int]:
    words = spelling.split()
    return len(words) > 1, len(words) if len(words) < 7 else 1, len(key(spelling)) + (1 if listed else 0)
