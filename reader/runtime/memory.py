"""How Python looks for rubbish in a process that takes in article after article."""

import gc

_OBJECTS_BETWEEN = 50_000


def calm_collector() -> None:
    """Leave what is loaded by now, the lexicon above all, out of every later search for rubbish.

    An article makes some ten thousand objects that are gone with it; looking seldom costs a little memory and
    saves a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN, 20, 100)
