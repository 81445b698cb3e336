"""Functions and methods whose answers are kept: methods by each object its own.

`functools.lru_cache` notes at each answer which was asked for last, in links that lie all over the memory;
that took longer than most answers. Here all are forgotten when there are too many, and found again.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from inspect import signature
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

Self = TypeVar("Self")
Given = ParamSpec("Given")
Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class _Answers(dict[Asked, Answer]):
    """The answers of a function of one argument, by that; a look into it asks for what is not there."""

    __slots__ = ("_ask", "_most")

    def __init__(self, ask: Callable[[Asked], Answer], most: int) -> None:
        super().__init__()
        self._ask, self._most = ask, most

    def __missing__(self, given: Asked) -> Answer:
        if len(self) >= self._most:
            self.clear()
        found = self[given] = self._ask(given)
        return found


def _answers(ask: Callable[..., Answer], most: int) -> Callable[..., Answer]:
    """Return what keeps the answers of a function of several arguments."""

    def answer(*given: Any, **named: Any) -> Answer:
        if kept.cache_info().currsize >= most:
            kept.cache_clear()
        return ask(*given, **named)

    kept = lru_cache(None)(answer)
    return kept


class _Remembered(Generic[Self, Given, Answer]):
    """A method that puts what keeps its answers into each object at the first use there."""

    def __init__(self, method: Callable[Concatenate[Self, Given], Answer], most: int) -> None:
        self._method, self._most = method, most
        self._is_asked_one = len(signature(method).parameters) == 2
        self.__doc__ = method.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Self, owner: type | None = None) -> Callable[Given, Answer]:
        ask: Any = partial(self._method, instance)
        kept: Any = _Answers(ask, self._most).__getitem__ if self._is_asked_one else _answers(ask, self._most)
        return instance.__dict__.setdefault(self._name, kept)  # type: ignore[no-any-return]


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[Self, Given], Answer]], _Remembered[Self, Given, Answer]]:
    """Keep at most so many answers of a method with each object.

    Kept with the class, analysers would share room, and none could ever be let go. A method of one argument
    is given it without its name.
    """
    return lambda method: _Remembered(method, most)


def remembered_function(most: int) -> Callable[[Callable[[Asked], Answer]], Callable[[Asked], Answer]]:
    """Keep at most so many answers of a function of one argument, which is given without its name."""
    return lambda function: _Answers(function, most).__getitem__
