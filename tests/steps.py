"""How much work SQLite has with something: steps of its machine, which no other job on a computer changes."""

from collections.abc import Callable

from django.db import connection

AT_ONCE = 10


def steps_of(work: Callable[[], object]) -> int:
    """Return how many steps the queries of `work` take, to the next ten each, after it was done once."""
    work()
    told = 0

    def tell() -> None:
        nonlocal told
        told += 1

    connection.connection.set_progress_handler(tell, AT_ONCE)
    try:
        work()
    finally:
        connection.connection.set_progress_handler(None, AT_ONCE)
    return told * AT_ONCE
