"""Who is who across articles: the known actor that an actor of a new article is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.arabic.document import ActorType, Mention
from reader.arabic.normalise import fold
from reader.text.presentation import plain_letters

_LONGEST = 200  # code points of a name that are kept


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """An actor of one article: the fullest names, and every form under which the article names it."""

    number: int
    type: ActorType
    name_ar: str
    name_en: str
    forms: tuple[str, ...]
    role_ar: str
    role_en: str
    guess: bool = False  # the English name is our own spelling


class Known(Protocol):
    """What identity asks of an actor that is known already; a smaller `pk` is older."""

    @property
    def pk(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def name_ar(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def role_ar(self) -> str: ...


def name_key(name: str) -> str:
    """Return the form under which two spellings of one name meet, in either language."""
    return " ".join(fold(name).split())[:_LONGEST]


def actor_candidates(mentions: Sequence[Mention], text: str) -> list[ActorCandidate]:
    """Group the mentions of an article by actor, in order of first mention."""
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.actor, []).append(mention)
    return [
        ActorCandidate(
            number=number,
            type=group[0].type,
            name_ar=group[0].name_ar[:_LONGEST],
            name_en=group[0].name_en[:_LONGEST],
            forms=tuple(dict.fromkeys(plain_letters(one.span.of(text))[:_LONGEST] for one in group)),
            role_ar=next((mention.role_ar for mention in group if mention.role_ar), "")[:_LONGEST],
            role_en=next((mention.role_en for mention in group if mention.role_en), "")[:_LONGEST],
            guess=group[0].guess,
        )
        for number, group in groups.items()
    ]


class Index:
    """The known actors by the names they are known under."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], dict[int, Known]] = {}

    def remember(self, actor: Known, key: str) -> None:
        """Note that `actor` is known under a name with this `name_key`."""
        self._by_key.setdefault((actor.kind, key), {})[actor.pk] = actor

    def find(self, candidate: ActorCandidate) -> int | None:
        """Return the `pk` of the known actor that the candidate is, or None.

        It is an actor of the same kind that has the candidate's full name, in Arabic or in English, as its
        own (among homonyms the one in the same role, else the oldest); failing that, the one that is known
        by that name. If several are, the name alone does not tell them apart.
        """
        kind, arabic, english = candidate.type.value, name_key(candidate.name_ar), name_key(candidate.name_en)
        known = self._by_key.get((kind, arabic), {}) | self._by_key.get((kind, english), {})
        own = [
            actor
            for actor in known.values()
            if name_key(actor.name_ar) == arabic or (english and name_key(actor.name_en) == english)
        ]
        if own:
            return min((actor.role_ar != candidate.role_ar, actor.pk) for actor in own)[1]
        return next(iter(known)) if len(known) == 1 else None
