"""How sure a quotation is: what was counted of its rule, and of how its speaker is known."""

from enum import Enum
from math import sqrt

_OF_OLDER = 0.25  # how much a count on the older articles weighs: the rules were developed on them
_MOST_RESOLVED = 0.94  # whoever is not named in so many words is never very sure


class Counted(Enum):
    """Evidence with what was counted of it: right, of how many.

    `fresh` was counted on the articles for development in `tests/data/fresh`, `older` on eleven of the press.
    """

    def __init__(self, describes: str, fresh: tuple[int, int], older: tuple[int, int]) -> None:
        self.describes = describes
        self.fresh = fresh
        self.older = older

    @property
    def score(self) -> float:
        """Return the lower bound of Wilson's score interval (1927) at one standard deviation.

        Evidence that was right each time it was counted, n times, gets n / (n + 1); what was counted less
        than once gets 0.5.
        """
        right, found = (new + _OF_OLDER * old for new, old in zip(self.fresh, self.older, strict=True))
        if found < 1:
            return 0.5
        share = right / found
        spread = sqrt(share * (1 - share) / found + 1 / (4 * found**2))
        return (share + 1 / (2 * found) - spread) / (1 + 1 / found)


class QuoteRule(Counted):
    """A rule that finds quotations; right is what it found in its place and kind."""

    MARKED_AFTER_CUE = ("words in marks right after the verb or a colon", (23, 23), (23, 23))
    MARKED_CLAUSE = ("a reported clause that is all in marks", (1, 1), (19, 19))
    MARKED_INTRODUCED = ("words in marks that أن introduces", (1, 1), (2, 2))
    MARKED_LONG = ("more than three words in marks inside what is reported", (4, 4), (17, 17))
    MARKED_SHORT = ("two or three words in marks inside what is reported", (6, 6), (11, 12))
    MARKED_WORD = ("one word in marks that is no name", (1, 1), (3, 3))
    MARKED_AT_END = ("a marked sentence after a reported clause", (0, 0), (1, 1))
    MARKED_BEFORE_CUE = ("words in marks before their verb", (0, 0), (1, 1))
    CLAUSE = ("a clause after إن or أن", (48, 51), (62, 63))
    LOOSE_CLAUSE = ("what follows a verb of speech without إن", (0, 1), (18, 18))
    BY_SOURCE = ("a sentence given by its source alone", (3, 3), (1, 1))
    HEADLINE = ("a headline of the form speaker: words", (0, 1), (6, 6))
    ANNOUNCED = ("words in marks after a colon and no verb", (4, 4), (0, 0))
    OPENING = ("words in marks that open a paragraph", (0, 0), (0, 0))
    ALONE = ("many words in marks that nothing introduces", (0, 0), (0, 0))


class KnownBy(Counted):
    """By what it is known who speaks; right is the speaker of what was found in its place and kind."""

    TITLED_NAME = ("a full name behind a title: قال الوزير جون كيري", (18, 18), (15, 15))
    FULL_NAME = ("a full name alone: قال جون كيري", (6, 7), (35, 35))
    NAME_BY_SHAPE = (
        "words that only their place tells to be a name: قال المدرب، طوفال شنقب،",
        (0, 0),
        (0, 0),
    )
    ONE_NAME = ("one word of a name: قال كيري", (2, 3), (0, 0))
    BODY = ("a body by its name: قالت منظمة الصحة العالمية", (7, 7), (14, 14))
    ROLE = ("somebody or something that speaks, by a noun: قال مسؤول أمني", (14, 15), (11, 11))
    PHRASE = ("another noun phrase: قالت جارتهم", (2, 5), (2, 2))
    STANDS_FOR = ("a description that stands for an earlier speaker: قال المسؤول", (3, 3), (29, 29))
    NEARBY = ("the subject of the verb before: جلس كيري، وأعلن", (4, 4), (2, 2))
    SAME_PERSON = ("the person that spoke before in the sentence: قال كيري كذا مضيفا", (3, 3), (24, 24))
    SAME_DESCRIBED = ("the same, who is no person by name: قال مسؤول كذا مضيفا", (4, 8), (10, 11))
    EARLIER_PERSON = ("the person that spoke last before the sentence: وأضاف أن", (8, 10), (16, 16))
    EARLIER_DESCRIBED = ("the same, who is no person by name", (1, 1), (3, 4))
    NOBODY = ("nobody is found, or nobody with reason", (0, 7), (0, 1))


_RESOLVED = frozenset(
    {
        KnownBy.STANDS_FOR,
        KnownBy.NEARBY,
        KnownBy.SAME_PERSON,
        KnownBy.SAME_DESCRIBED,
        KnownBy.EARLIER_PERSON,
        KnownBy.EARLIER_DESCRIBED,
        KnownBy.NOBODY,
    }
)


def quotation_score(rule: QuoteRule, known_by: KnownBy) -> float:
    """Estimate how often such a quotation is right in its place, its kind and its speaker."""
    score = rule.score * known_by.score
    return min(score, _MOST_RESOLVED) if known_by in _RESOLVED else score
