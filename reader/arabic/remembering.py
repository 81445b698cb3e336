"""Methods whose answers are kept, by each object its own."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

Self = TypeVar("Self")
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class _Remembered(Generic[Self, Given, Answer]):
    """A method that puts its own `lru_cache` into each object at the first use there."""

    def __init__(self, method: Callable[Concatenate[Self, Given], Answer], most: int) -> None:
        self._method, self._most = method, most
        self.__doc__ = method.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Self, owner: type | None = None) -> Callable[Given, Answer]:
        kept: Any = lru_cache(self._most)(partial(self._method, instance))
        return instance.__dict__.setdefault(self._name, kept)  # type: ignore[no-any-return]


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[Self, Given], Answer]], _Remembered[Self, Given, Answer]]:
    """Keep the last `most` answers of a method with each object.

    `functools.lru_cache` on a method keeps the answers with the class: analysers would share room, and none
    could ever be let go.
    """
    return lambda method: _Remembered(method, most)
