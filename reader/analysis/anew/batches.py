"""A batch of texts, read in a process elsewhere that has this code and no library: texts in, analyses out."""

import json
import platform
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reader.analyser import with_tagger_named
from reader.analysis.packing import pack_document, unpack_document
from reader.arabic.document import BlockKind, Document, Subject
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources, installed_lexicon
from reader.errors import CodedError

INSTALLED = "installed"
_LIGHTLY = 1  # how hard the answers are packed


class OtherVersion(CodedError):  # noqa: N818 (it says what the process has)
    """The process has other code, tables or packages, so that it would find other things."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the texts are to be read.

    `lexicon` is the folder of its tables, INSTALLED for the one that is installed there, "" for none;
    `tagger` is by the name that the setting gives it; another `version` would find other things.
    """

    lexicon: str
    tagger: str
    version: str


@dataclass(frozen=True, slots=True)
class TextToRead:
    """An article's text with what people say of it: its lines, as [number, kind], and its subject."""

    pk: int
    text: str
    kinds: tuple[tuple[int, str], ...] = ()
    subject: str = ""


def read_batch(recipe: Recipe, batch: Sequence[TextToRead]) -> bytes:
    """Return the analyses of the texts, packed. Raises OtherVersion."""
    analyser = _analyser(recipe.lexicon, recipe.tagger)
    if analyser.version != recipe.version:
        raise OtherVersion(
            "analysis-of-other-version", host=platform.node(), there=analyser.version, here=recipe.version
        )
    read = [pack_document(_read(analyser, one)) for one in batch]
    return zlib.compress(json.dumps(read, ensure_ascii=False).encode(), _LIGHTLY)


def unpack_batch(answer: bytes) -> list[Document]:
    """Return what `read_batch` packed."""
    return [unpack_document(one) for one in json.loads(zlib.decompress(answer))]


def warm_up(recipe: Recipe) -> None:
    """Read the tables that `read_batch` needs."""
    _analyser(recipe.lexicon, recipe.tagger).load()


def _read(analyser: Analyser, one: TextToRead) -> Document:
    kinds = {number: BlockKind(kind) for number, kind in one.kinds}
    return analyser.analyse(one.text, kinds, subject=Subject(one.subject) if one.subject else None)


@lru_cache(maxsize=1)
def _analyser(lexicon: str, tagger: str) -> Analyser:
    folder = installed_lexicon() if lexicon == INSTALLED else Path(lexicon) if lexicon else None
    return with_tagger_named(Analyser(Resources(lexicon=folder)), tagger)
