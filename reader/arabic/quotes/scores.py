"""How sure a quotation is: what was counted of its rule, and of how its speaker is known."""

from enum import Enum
from math import sqrt

_OF_OLDER = 0.25  # how much a count on the older articles weighs: the rules were developed on them
_LEAST_CERTAIN = 0.5  # a name that is oftener wrong than right is not given
_MOST_RESOLVED = 0.94  # whoever is not named in so many words is never very sure


class Counted(Enum):
    """Evidence with what was counted of it: right, of how many.

    `fresh` was counted on articles that nothing was developed on (`tests/data/fresh/counted`), `older` on
    those that the rules were developed on (`tests/data/attributions`, `tests/data/fresh/development`). What
    stands there less than ten times has what was counted on eight articles before.
    """

    def __init__(self, describes: str, fresh: tuple[int, int], older: tuple[int, int]) -> None:
        self.describes = describes
        self.fresh = fresh
        self.older = older

    @property
    def weighed(self) -> tuple[float, float]:
        """Return how much was right, of how much."""
        right, found = (new + _OF_OLDER * old for new, old in zip(self.fresh, self.older, strict=True))
        return right, found

    @property
    def share(self) -> float:
        """Return the share that was right, 0.5 where nothing was counted."""
        right, found = self.weighed
        return right / found if found else 0.5

    @property
    def score(self) -> float:
        """Return the lower bound of Wilson's score interval (1927) at one standard deviation.

        Evidence that was right each time it was counted, n times, gets n / (n + 1); what was counted less
        than once gets 0.5.
        """
        right, found = self.weighed
        if found < 1:
            return 0.5
        share = right / found
        spread = sqrt(share * (1 - share) / found + 1 / (4 * found**2))
        return (share + 1 / (2 * found) - spread) / (1 + 1 / found)


class QuoteRule(Counted):
    """A rule that finds quotations; right is what it found in its place and kind."""

    MARKED_AFTER_CUE = ("words in marks right after the verb or a colon", (41, 41), (61, 61))
    MARKED_CLAUSE = ("a reported clause that is all in marks", (2, 2), (10, 10))
    MARKED_INTRODUCED = ("words in marks that أن introduces", (6, 10), (7, 7))
    MARKED_LONG = ("more than three words in marks inside what is reported", (4, 4), (8, 8))
    MARKED_SHORT = ("two or three words in marks inside what is reported", (6, 6), (20, 20))
    MARKED_WORD = ("one word in marks that is no name", (0, 0), (8, 8))
    MARKED_AT_END = ("a marked sentence after a reported clause", (0, 0), (0, 0))
    MARKED_BEFORE_CUE = ("words in marks before their verb", (1, 1), (2, 2))
    CLAUSE = ("a clause after إن or أن", (174, 185), (153, 154))
    LOOSE_CLAUSE = ("what follows a verb of speech without إن", (36, 52), (1, 1))
    BY_SOURCE = ("a sentence given by its source alone", (1, 1), (11, 11))
    HEADLINE = ("a headline of the form speaker: words", (19, 23), (6, 6))
    ANNOUNCED = ("words in marks after a colon and no verb", (14, 15), (3, 3))
    OPENING = ("words in marks that open a paragraph", (0, 0), (1, 1))
    ALONE = ("many words in marks that nothing introduces", (0, 0), (0, 0))


class KnownBy(Counted):
    """By what it is known who speaks; right is the speaker of what was found in its place and kind."""

    TITLED_NAME = ("a full name behind a title: قال الوزير جون كيري", (55, 60), (56, 57))
    FULL_NAME = ("a full name alone: قال جون كيري", (35, 41), (20, 20))
    NAME_BY_SHAPE = (
        "words that only their place tells to be a name: قال المدرب، طوفال شنقب،",
        (1, 1),
        (4, 4),
    )
    ONE_NAME = ("one word of a name: قال كيري", (8, 10), (9, 9))
    BODY = ("a body by its name: قالت منظمة الصحة العالمية", (16, 19), (18, 19))
    ROLE = ("somebody or something that speaks, by a noun: قال مسؤول أمني", (27, 47), (77, 79))
    PHRASE = ("another noun phrase: قالت جارتهم", (1, 2), (2, 2))
    STANDS_FOR = ("a description that stands for an earlier speaker: قال المسؤول", (9, 10), (11, 13))
    NEARBY = ("the subject of the verb before: جلس كيري، وأعلن", (10, 15), (11, 12))
    SAME_PERSON = ("the person that spoke before in the sentence: قال كيري كذا مضيفا", (12, 13), (15, 16))
    SAME_DESCRIBED = ("the same, who is no person by name: قال مسؤول كذا مضيفا", (1, 1), (10, 14))
    EARLIER_PERSON = ("the person that spoke last before the sentence: وأضاف أن", (26, 37), (24, 26))
    EARLIER_DESCRIBED = ("the same, who is no person by name", (2, 2), (7, 12))
    SUBJECT_BEFORE = ("whom the sentence before tells of, though he does not speak there", (9, 15), (5, 6))
    NOBODY = ("nobody is found, or nobody with reason", (2, 16), (0, 2))

    @property
    def is_certain(self) -> bool:
        """Whether whoever is known in this way is named; else it is said that the speaker is not certain."""
        return self.share >= _LEAST_CERTAIN


_RESOLVED = frozenset(
    {
        KnownBy.STANDS_FOR,
        KnownBy.NEARBY,
        KnownBy.SAME_PERSON,
        KnownBy.SAME_DESCRIBED,
        KnownBy.EARLIER_PERSON,
        KnownBy.EARLIER_DESCRIBED,
        KnownBy.SUBJECT_BEFORE,
        KnownBy.NOBODY,
    }
)


def quotation_score(rule: QuoteRule, known_by: KnownBy) -> float:
    """Estimate how often such a quotation is right in its place, its kind and its speaker."""
    score = rule.score * known_by.score
    return min(score, _MOST_RESOLVED) if known_by in _RESOLVED else score
