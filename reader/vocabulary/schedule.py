"""When a word comes again: the scheduler FSRS, behind the one importer of its library.

Free Spaced Repetition Scheduler, version 6, as `fsrs` has it, with its own parameters and a wanted
retention of nine in ten. Nothing is drawn by lot: the same answers give the same days.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from fsrs import Card, Rating, Scheduler, State

_SCHEDULER = Scheduler(enable_fuzzing=False)
REVIEWED = State.Review.value


class Grade(IntEnum):
    """How well a word was known."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS keeps of a word; `phase` is 1 learning, 2 review, 3 relearning, None before the first review.

    `stability` is in days: after so many it is remembered nine times in ten.
    """

    phase: int | None = None
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    reviewed: datetime | None = None


def remembered_after(memory: Memory, grade: Grade, now: datetime) -> Memory:
    """Return what is kept of a word after it was graded at `now`, which knows its time zone."""
    card = Card(card_id=1, due=now)
    if memory.phase is not None:
        card = Card(
            card_id=1,
            state=State(memory.phase),
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due or now,
            last_review=memory.reviewed,
        )
    after, _ = _SCHEDULER.review_card(card, Rating(int(grade)), now)
    return replace(
        memory,
        phase=after.state.value,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        reviewed=now,
    )


def next_days(memory: Memory, now: datetime) -> dict[Grade, datetime]:
    """Return when the word would come again after each grade."""
    return {grade: remembered_after(memory, grade, now).due or now for grade in Grade}
