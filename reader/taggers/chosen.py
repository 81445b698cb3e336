"""Which tagger of names is in use: the one that the setting names, or the built-in one."""

import threading
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings

from reader.arabic.actors import tagger
from reader.arabic.actors.finding import Tagger
from reader.arabic.version import analysis_version
from reader.taggers import camel, huggingface
from reader.taggers.errors import TaggerError

_LOADERS: dict[str, Callable[[str], Tagger]] = {"huggingface": huggingface.load, "camel": camel.load}
_loading = threading.Lock()


def chosen(name: str | None = None) -> Tagger:
    """Return the tagger called `name`, or else the one that HASHIYA_TAGGER names; empty is the built-in one.

    A name is `huggingface:MODEL-OR-FOLDER`, `camel` or `camel:MODEL`. The tagger is loaded at the first call
    and kept. Raises TaggerError with a sentence that says what to do when it cannot be loaded.
    """
    wanted = _wanted(name)
    if not wanted:
        return tagger.tag
    with _loading:
        return _loaded(wanted)


def version_in_use(name: str | None = None) -> str:
    """Return the version of the analysis with the tagger that `chosen(name)` returns; loads nothing."""
    return analysis_version(_wanted(name))


def _wanted(name: str | None) -> str:
    return (settings.HASHIYA_TAGGER if name is None else name).strip()


@lru_cache(maxsize=1)
def _loaded(wanted: str) -> Tagger:
    kind, _, model = wanted.partition(":")
    if kind not in _LOADERS or (kind == "huggingface" and not model.strip()):
        raise TaggerError(
            f"There is no tagger called {wanted}. "
            "HASHIYA_TAGGER is empty, huggingface:MODEL-OR-FOLDER, camel or camel:MODEL."
        )
    return _LOADERS[kind](model.strip())
