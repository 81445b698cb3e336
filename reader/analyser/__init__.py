"""The analyser that the site uses: the one place where it is built, once a process.

The commands, the scores of `evaluate` and the benchmarks take theirs from here too, so that what is measured
is what the site uses.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources, installed_lexicon
from reader.taggers.named import NamedTagger

__all__ = ["FAST", "site_analyser", "site_lexicon", "with_tagger_named"]
FAST = "fast"  # the tagger without the encoder, by the name that the setting gives it


def site_analyser(tagger: str | None = None) -> Analyser:
    """Return the analyser, with the tagger of names that HASHIYA_TAGGER or `tagger` names; loads nothing.

    An empty name is the project's own tagger, "fast" that without its encoder. Analysers that differ in the
    tagger share all they know.
    """
    return _with((settings.HASHIYA_TAGGER if tagger is None else tagger).strip())


def site_lexicon() -> Path | None:
    """Return the folder of the lexicon that HASHIYA_LEXICON names: by default what is installed, if any.

    None for "none", and where none is installed: words are then shown in Latin letters.
    """
    named = settings.HASHIYA_LEXICON.strip()
    if not named:
        return installed_lexicon()
    return None if named == "none" else Path(named)


def with_tagger_named(fast: Analyser, tagger: str) -> Analyser:
    """Return an analyser that knows what `fast` knows, with the tagger of a name as the setting gives it."""
    if tagger == FAST:
        return fast
    return fast.with_tagger(NamedTagger(tagger)) if tagger else fast.in_context()


@lru_cache(maxsize=1)
def _built() -> Analyser:
    return Analyser(Resources(lexicon=site_lexicon()))


@lru_cache(maxsize=2)
def _with(tagger: str) -> Analyser:
    return with_tagger_named(_built(), tagger)
