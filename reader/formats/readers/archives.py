"""The files in an archive, each by the name under which its texts are shown."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

LONGEST_KEPT = 200  # letters of a text's name that are kept with its article: the last ones
_WORD = "word/document.xml"


def is_word(archive: zipfile.ZipFile) -> bool:
    """Tell whether it is one Word document, which is an archive too."""
    return _WORD in archive.namelist()


def shown_names(members: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield each file with its name; the second of one name is called "name (2)"."""
    seen: Counter[str] = Counter()
    for one in members:
        seen[one.filename] += 1
        times = seen[one.filename]
        yield (one.filename if times == 1 else f"{one.filename} ({times})"), one


def find_member(path: Path, shown: str) -> tuple[str, zipfile.ZipInfo] | None:
    """Return the file of an archive that a text came from, by the text's name.

    That is the file's name, and where the file has several texts, a comma and more; only its last
    LONGEST_KEPT letters may be known. None if the file at `path` is no archive or has no such file.
    """
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if is_word(archive):
            return None
        found = [(name, one) for name, one in shown_names(archive.infolist()) if _is_of(name, shown)]
    return max(found, key=lambda pair: len(pair[0]), default=None)


def _is_of(name: str, shown: str) -> bool:
    if shown == name or shown.startswith(f"{name}, "):
        return True
    known = {shown, shown.rpartition(", ")[0]} - {""}
    return len(shown) >= LONGEST_KEPT and name.endswith(tuple(known))
