"""How much a property is tried with: enough for a change, or with HASHIYA_LONG all that the papers speak of.

`make test-long` sets it for the tests that ask here.
"""

import os

LONG = bool(os.environ.get("HASHIYA_LONG"))


def amount(usual: int, long: int) -> int:
    """Return how many cases to make up."""
    return long if LONG else usual
