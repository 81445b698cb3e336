"""The objects in JSON, each before what it holds, as many and as deep as is worth looking at."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

_MOST_NODES = 20_000


def objects_in(data: Any, held: Callable[[Any, int], Iterable[Any]]) -> Iterator[dict[str, Any]]:
    """Yield the objects in `data`; `held` says which parts of a value at a depth are looked into."""
    waiting = [(data, 0)]
    seen = 0
    while waiting and seen < _MOST_NODES:
        one, depth = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
        waiting.extend((item, depth + 1) for item in held(one, depth))
