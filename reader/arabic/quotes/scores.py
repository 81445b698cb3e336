"""How sure each rule that finds quotations is: what was counted on labelled articles, cautiously read."""

from enum import Enum
from math import sqrt


class QuoteRule(Enum):
    """A rule with how many of the quotations that it found were right, of how many.

    Counted with `evaluate quotations` on eleven labelled articles, on which the rules were developed too:
    that is why the score is the lower bound of what the counts allow and not their share.
    """

    MARKED_AFTER_CUE = ("words in marks right after the verb or a colon", 23, 23)
    MARKED_CLAUSE = ("a reported clause that is all in marks", 19, 19)
    MARKED_INTRODUCED = ("words in marks that أن introduces", 2, 2)
    MARKED_LONG = ("more than three words in marks inside what is reported", 17, 17)
    MARKED_SHORT = ("two or three words in marks inside what is reported", 11, 12)
    MARKED_WORD = ("one word in marks that is no name", 2, 2)
    MARKED_AT_END = ("a marked sentence after a reported clause", 1, 1)
    MARKED_BEFORE_CUE = ("words in marks before their verb", 1, 1)
    CLAUSE = ("a clause after إن or أن", 61, 61)
    LOOSE_CLAUSE = ("what follows a verb of speech without إن", 3, 3)
    BY_SOURCE = ("a sentence given by its source alone", 1, 1)
    HEADLINE = ("a headline of the form speaker: words", 0, 0)
    ANNOUNCED = ("words in marks after a colon and no verb", 0, 0)
    OPENING = ("words in marks that open a paragraph", 0, 0)
    ALONE = ("many words in marks that nothing introduces", 0, 0)

    def __init__(self, describes: str, right: int, found: int) -> None:
        self.describes = describes
        self.right = right
        self.found = found

    @property
    def score(self) -> float:
        """Return the lower bound of Wilson's score interval (1927) at one standard deviation.

        A rule that was right each time it was counted, n times, gets n / (n + 1); one that never was, 0.5.
        """
        if not self.found:
            return 0.5
        share = self.right / self.found
        spread = sqrt(share * (1 - share) / self.found + 1 / (4 * self.found**2))
        return (share + 1 / (2 * self.found) - spread) / (1 + 1 / self.found)
