"""Unpack an archive that somebody else made: nothing outside its folder, nothing endless, no links."""

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from reader.formats.damage import DAMAGED
from reader.translation.local.folder import BrokenTranslator

MOST_BYTES = 6 * 1024**3
MOST_FILES = 1000
_PIECE = 1 << 20
_MOST_AT_ONCE = 16 << 20  # of what a tar archive says of a file: its names
_PACKED: dict[bytes, Callable[[Path], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}

Tell = Callable[[int], object]


def unpack_archive(archive: Path, folder: Path, tell: Tell = lambda count: None) -> None:
    """Unpack a zip or tar archive into an empty folder; `tell` is told how many bytes were written.

    Raises BrokenTranslator for one that is none, is damaged, or would do harm.
    """
    try:
        if zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as opened:
                _write(_zipped(opened), folder, tell)
        else:
            with _tar(archive) as packed, tarfile.open(fileobj=packed, mode="r:") as tar:
                _write(_tarred(tar), folder, tell)
    except (tarfile.TarError, *DAMAGED) as problem:
        error = f"{type(problem).__name__}: {problem}"[:200]
        raise BrokenTranslator("translator-archive-damaged", error=error) from problem


def _zipped(archive: zipfile.ZipFile) -> Iterator[tuple[str, IO[bytes]]]:
    for one in archive.infolist():
        if one.is_dir():
            continue
        if (one.external_attr >> 28) == 0xA:  # a link, as Unix notes it
            raise BrokenTranslator("translator-archive-unsafe", file=one.filename[:100])
        with archive.open(one) as file:
            yield one.filename, file


def _tarred(archive: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for one in archive:
        if one.isdir():
            continue
        file = archive.extractfile(one) if one.isreg() and not one.issparse() else None
        if file is None:
            raise BrokenTranslator("translator-archive-unsafe", file=one.name[:100])
        with file:
            yield one.name, file


class _Bounded(io.BufferedReader):
    """A file of which nobody reads much at once: what names a file in a tar archive is read whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= _MOST_AT_ONCE:
            raise ValueError("too much is said of one file")
        return super().read(size)


def _tar(archive: Path) -> IO[bytes]:
    with archive.open("rb") as file:
        head = file.read(6)
    opener = next((one for magic, one in _PACKED.items() if head.startswith(magic)), None)
    return _Bounded(opener(archive) if opener else archive.open("rb", buffering=0))


def _write(files: Iterator[tuple[str, IO[bytes]]], folder: Path, tell: Tell) -> None:
    left = min(MOST_BYTES, shutil.disk_usage(folder).free)
    for number, (name, file) in enumerate(files, 1):
        if number > MOST_FILES:
            raise BrokenTranslator("translator-archive-files", most=MOST_FILES)
        path = _path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as written:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise BrokenTranslator("translator-archive-large")
                written.write(piece)
                tell(len(piece))


def _path(folder: Path, name: str) -> Path:
    """Return where a file of the archive goes. Raises BrokenTranslator if that is outside the folder."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0].endswith(("/", ":")) or ".." in parts or "\0" in name:
        raise BrokenTranslator("translator-archive-unsafe", file=name[:100])
    return folder.joinpath(*parts)
