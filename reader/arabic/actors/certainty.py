"""How sure a mention of an actor is: by the tagger's own score, and by what else speaks for the name."""

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.resources import Resources

_STEPS = (0.7, 0.9, 0.945)  # where the tagger's scores are divided
_BELIEVED = 0.8  # the share of right ones before anything is counted, which weighs as much as one count
_MOST = 0.96  # what a kind of name is believed at most, whatever its share
_MOST_OFTEN = 0.98  # the same, of a kind that was counted often in whole articles
_OFTEN = 25
_OF_CORPUS = 8.0  # how many counts of whole articles the share of the corpus weighs at most


class NameEvidence(StrEnum):
    """What speaks for a name beside the tagger; its value is in the first column of the table."""

    TITLED_PERSON = "titled person"  # الوزير جون كيري
    LISTED_PERSON = "listed person"  # جون كيري, whom the lists have
    FULL_PERSON = "full person"  # سمر الحاج
    NAMED_AGAIN = "person named again"  # الحاج, after the full name
    ONE_WORD_PERSON = "one-word person"  # الحاج, without one
    LISTED_BODY = "listed body"  # الأمم المتحدة
    OTHER_BODY = "other body"  # هيئة الرقابة الإدارية
    PLAIN_PLACE = "plain place"  # دمشق, which the lists have as nothing else and which is no other word
    LISTED_PLACE = "listed place"  # الكويت, which is a state or its capital; جدة, which is also a grandmother
    OTHER_PLACE = "other place"  # وادي الضباب
    OTHER = "other"  # جائزة نوبل


class Circumstances(NamedTuple):
    """What is known of a name.

    The lists may have it as what it is, and as nothing else (`plain`); of a person, a title may stand before
    it, or the article have the name in full elsewhere.
    """

    listed: bool = False
    plain: bool = False
    titled: bool = False
    again: bool = False


def evidence_for(name: Name, known: Circumstances) -> NameEvidence:
    """Return what speaks for a name."""
    if name.type is ActorType.ORGANISATION:
        return NameEvidence.LISTED_BODY if known.listed else NameEvidence.OTHER_BODY
    if name.type is ActorType.PLACE:
        return _evidence_for_place(known)
    return _evidence_for_person(name, known) if name.type is ActorType.PERSON else NameEvidence.OTHER


def _evidence_for_place(known: Circumstances) -> NameEvidence:
    if known.plain:
        return NameEvidence.PLAIN_PLACE
    return NameEvidence.LISTED_PLACE if known.listed else NameEvidence.OTHER_PLACE


def _evidence_for_person(name: Name, known: Circumstances) -> NameEvidence:
    if name.last - name.first == 1:
        return NameEvidence.NAMED_AGAIN if known.again else NameEvidence.ONE_WORD_PERSON
    if known.titled:
        return NameEvidence.TITLED_PERSON
    return NameEvidence.LISTED_PERSON if known.listed else NameEvidence.FULL_PERSON


class CountedNames:
    """How often names were right, by what speaks for them and the step of the tagger's score.

    Whole articles decide; where they have few such names, the share of the corpus stands in, whose labels
    follow another guideline.
    """

    def __init__(self, resources: Resources) -> None:
        self._shares: dict[tuple[str, int], float] = {}
        for evidence, step, *counts in resources.rows("name_scores.tsv"):
            right, found, corpus_right, corpus_found = map(int, counts)
            corpus = (corpus_right + _BELIEVED) / (corpus_found + 1)
            weight = min(_OF_CORPUS, corpus_found + 1)
            share = (right + weight * corpus) / (found + weight)
            self._shares[evidence, int(step)] = min(share, _MOST_OFTEN if found >= _OFTEN else _MOST)

    def score(self, name: Name, known: Circumstances) -> float:
        """Return how often a name like this one is right in span and type, its own score if uncounted."""
        step = bisect_right(_STEPS, name.score)
        return self._shares.get((evidence_for(name, known), step), min(_MOST, name.score))
