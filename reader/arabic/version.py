"""Which analysis this is: a digest of everything that can change what it finds."""

from functools import lru_cache
from pathlib import Path

from reader.arabic.resources import Resources

_READER = Path(__file__).resolve().parent.parent
_CODE = ("arabic", "text", "taggers")
_PACKAGES = ("numpy", "python-crfsuite", "regex")
_DIGITS = 12


def analysis_version(resources: Resources, tagger: str) -> str:
    """Return the version of the analysis by these resources with the tagger of that name.

    Twelve hexadecimal digits over the analysis's source, its tables, its model, its lexicon, the packages
    that it reads with and the tagger's name. Any change to one of them, be it to a comment, is another
    version: articles are rather read once too often than left behind.
    """
    import hashlib  # large, as is the other: a process that analyses and is not asked goes without
    from importlib import metadata

    digest = hashlib.sha256(tagger.encode() + b"\0")
    for package in _PACKAGES:
        try:
            digest.update(f"{package} {metadata.version(package)}\0".encode())
        except metadata.PackageNotFoundError:
            digest.update(f"{package} is not installed\0".encode())
    digest.update(_code(_READER) + resources.digest())
    return digest.hexdigest()[:_DIGITS]


@lru_cache(maxsize=1)
def _code(reader: Path) -> bytes:
    """Return what changes with the source of the analysis and the tables of `reader.text`.

    Neither can change under a running process.
    """
    import hashlib

    digest = hashlib.sha256()
    modules = (path for folder in _CODE for path in (reader / folder).rglob("*.py"))
    tables = (reader / "text" / "data").glob("*.tsv")  # the Arabic ones are the resources
    for path in (*sorted(modules), *sorted(tables)):
        digest.update(f"\0{path.relative_to(reader).as_posix()}\0".encode() + path.read_bytes())
    return digest.digest()
