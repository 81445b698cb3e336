"""A tagger by its name, as the setting gives it, loaded when it is first needed."""

import threading
from collections.abc import Callable, Sequence

from reader.arabic.actors.finding import Names
from reader.taggers import camel, huggingface
from reader.taggers.errors import TaggerError

Tag = Callable[[Sequence[Sequence[str]]], Names]
_LOADERS: dict[str, Callable[[str], Tag]] = {"huggingface": huggingface.load, "camel": camel.load}


class NamedTagger:
    """The tagger called `huggingface:MODEL-OR-FOLDER`, `camel` or `camel:MODEL`, loaded once.

    `load` and the first call raise TaggerError, which says what to do, when it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._tag: Tag | None = None
        self._loading = threading.Lock()

    def load(self) -> None:
        self._loaded()

    def __call__(self, sentences: Sequence[Sequence[str]], /) -> Names:
        return self._loaded()(sentences)

    def _loaded(self) -> Tag:
        with self._loading:
            if self._tag is None:
                self._tag = self._load()
            return self._tag

    def _load(self) -> Tag:
        kind, _, model = self.name.partition(":")
        if kind not in _LOADERS or (kind == "huggingface" and not model.strip()):
            raise TaggerError("tagger-unknown", tagger=self.name)
        return _LOADERS[kind](model.strip())
