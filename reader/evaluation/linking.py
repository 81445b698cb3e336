"""Scores who is who: which mentions, of an article and of all articles, are put down to one actor.

The measures are B-cubed (Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", 1998) and pairs.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.arabic.actors.identity import ActorCandidate, Index, actor_candidates, name_key
from reader.arabic.document import Document
from reader.evaluation.counts import Counts, harmonic_mean
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class Chains:
    """Sums over the mentions, and counts of pairs of mentions that are put down to one actor.

    `precise` and `complete` are the sums of B-cubed precision and recall of each mention; of the pairs,
    `right` are those that both the answer and the labels have.
    """

    mentions: int = 0
    precise: float = 0.0
    complete: float = 0.0
    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Chains") -> "Chains":
        return Chains(
            self.mentions + other.mentions,
            self.precise + other.precise,
            self.complete + other.complete,
            self.right + other.right,
            self.found + other.found,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        return self.precise / self.mentions if self.mentions else 0.0

    @property
    def recall(self) -> float:
        return self.complete / self.mentions if self.mentions else 0.0

    @property
    def f1(self) -> float:
        return harmonic_mean(self.precision, self.recall)

    @property
    def pairwise_f1(self) -> float:
        return Counts(self.right, self.found, self.wanted).f1


@dataclass(slots=True)
class LinkingScores:
    """Scores of linking, over the mentions found, and how much there was to find and to name.

    `articles` scores each article by itself, `library` all of them as one library. `mistakes` holds for
    each English name that is not right the article, the Arabic name, the accepted names and the one given.
    """

    articles: Chains = field(default_factory=Chains)
    library: Chains = field(default_factory=Chains)
    mentions: int = 0
    mentions_found: int = 0
    actors: int = 0
    actors_found: int = 0
    names_right: int = 0
    mistakes: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def share_found(self) -> float:
        return self.mentions_found / self.mentions if self.mentions else 0.0

    @property
    def share_named(self) -> float:
        """Of the labelled actors, those with a right English name; one that is not found has none."""
        return self.names_right / self.actors if self.actors else 0.0

    @property
    def share_named_of_found(self) -> float:
        return self.names_right / self.actors_found if self.actors_found else 0.0


def chains(pairs: Sequence[tuple[Hashable, Hashable]]) -> Chains:
    """Score mentions given as pairs of the labelled actor and the actor of the answer."""
    wanted = Counter(gold for gold, _ in pairs)
    found = Counter(answer for _, answer in pairs)
    shared = Counter(pairs)
    return Chains(
        mentions=len(pairs),
        precise=sum(count * count / found[answer] for (_, answer), count in shared.items()),
        complete=sum(count * count / wanted[gold] for (gold, _), count in shared.items()),
        right=sum(map(_pairs_of, shared.values())),
        found=sum(map(_pairs_of, found.values())),
        wanted=sum(map(_pairs_of, wanted.values())),
    )


def _pairs_of(size: int) -> int:
    return size * (size - 1) // 2


def evaluate(records: Iterable[Mapping[str, Any]], analyse: Callable[[str], Document]) -> LinkingScores:
    """Score `analyse` on records of `id`, `text` and `actors`.

    An actor has `name_ar`, `name_en` (accepted names separated by `|`), `type` and `mentions` (pairs of
    start and end). A mention is found when a span of the analysis is exactly it. Across the records, labelled
    actors with the same type and the same first English and Arabic name are one; the analysis's are linked
    in the order of the records, as the library links them. Raises KeyError for a record without one of these.
    """
    scores = LinkingScores()
    library = _Library()
    everywhere: list[tuple[Hashable, Hashable]] = []
    for record in records:
        document = analyse(record["text"])
        stored = library.link(actor_candidates(document.mentions, document.text))
        here = _score_article(record, document, scores)
        scores.articles += chains([(gold, answer) for (gold, answer), _ in here])
        everywhere += [(who, stored[answer]) for (_, answer), who in here]
    scores.library = chains(everywhere)
    return scores


def _score_article(
    record: Mapping[str, Any], document: Document, scores: LinkingScores
) -> list[tuple[tuple[int, int], Hashable]]:
    """Return for each mention found the labelled and the answered number, and who it is in the library."""
    answers = {mention.span: mention for mention in reversed(document.mentions)}
    result: list[tuple[tuple[int, int], Hashable]] = []
    for number, actor in enumerate(record["actors"]):
        accepted = actor["name_en"].split("|")
        who = (actor["type"], name_key(actor["name_ar"]), _plain(accepted[0]))
        spans = [Span(start, end) for start, end in actor["mentions"]]
        found = [answers[span] for span in spans if span in answers]
        result += [((number, mention.actor), who) for mention in found]
        scores.mentions += len(spans)
        scores.mentions_found += len(found)
        scores.actors += 1
        scores.actors_found += bool(found)
        given = _commonest([mention.name_en for mention in found])
        if found and _plain(given) in {_plain(name) for name in accepted}:
            scores.names_right += 1
        else:
            scores.mistakes.append((str(record.get("id", "")), actor["name_ar"], actor["name_en"], given))
    return result


def _commonest(names: Sequence[str]) -> str:
    """Return the name that most of an actor's mentions have, the first of several; empty for none."""
    counts = Counter(names)
    return max(counts, key=lambda name: counts[name], default="")


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


@dataclass(slots=True)
class _Stored:
    pk: int
    kind: str
    name_ar: str
    name_en: str
    role_ar: str
    role_en: str


class _Library:
    """The actors of the articles read so far, in memory; the same rules as those of the stored library."""

    def __init__(self) -> None:
        self._index = Index()
        self._actors: list[_Stored] = []

    def link(self, found: Sequence[ActorCandidate]) -> dict[int, int]:
        """Return the library's number of each candidate, by the candidate's own number."""
        return {candidate.number: self._take_in(candidate) for candidate in found}

    def _take_in(self, candidate: ActorCandidate) -> int:
        number = self._index.find(candidate)
        if number is None:
            number = len(self._actors)
            self._actors.append(
                _Stored(
                    pk=number,
                    kind=candidate.type.value,
                    name_ar=candidate.name_ar,
                    name_en=candidate.name_en,
                    role_ar=candidate.role_ar,
                    role_en=candidate.role_en,
                )
            )
        actor = self._actors[number]
        if candidate.role_en and not actor.role_en:
            actor.role_ar, actor.role_en = candidate.role_ar, candidate.role_en
        for name in (candidate.name_ar, candidate.name_en, *candidate.forms):
            if name:
                self._index.remember(actor, name_key(name))
        return number
