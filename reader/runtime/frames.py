"""Memory for Python's frames in one piece, so that nothing pays for the depth at which it happens to run.

CPython (3.11 to 3.14) takes memory for the frames of a thread in pieces of 16 KB, and gives a piece back as
soon as it is left. A loop whose calls lie just over the end of one asks the system for memory with every
call: the library's page did so 700 times a request. A frame that says it is large takes a large piece at
once, and all that it calls lies in the rest of that.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")

# Of 8 bytes. With its own needs a frame of so many takes 512 KB, of which half is left, for some 1,000 calls;
# what nobody uses of it is never filled.
_SLOTS = 33_000


def in_one_piece(do: Callable[..., Result], *given: Any) -> Result:
    """Call a function that has room for the frames of all that it calls."""
    return do(*given)


in_one_piece.__code__ = in_one_piece.__code__.replace(co_stacksize=_SLOTS)
