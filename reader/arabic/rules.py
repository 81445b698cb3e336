"""Rules in a written order: the first that has an answer decides."""

from collections.abc import Callable, Iterable
from typing import TypeVar

What = TypeVar("What")
Answer = TypeVar("Answer")


def first_answer(rules: Iterable[Callable[[What], Answer | None]], what: What) -> Answer | None:
    """Return the answer of the first rule that has one about `what`; None when all of them pass."""
    for rule in rules:
        answer = rule(what)
        if answer is not None:
            return answer
    return None
