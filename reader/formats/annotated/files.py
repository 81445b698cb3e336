"""A file, a folder or a zip archive of annotations, read in bounds."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from reader.errors import CodedError
from reader.formats.damage import DAMAGED

MOST_FILES = 200_000
MOST_BYTES = 1 << 30  # of one file, and unpacked of a whole archive
LONGEST_LINE = 64 << 20
MOST_AT_ONCE = 128 << 20  # of a file that is read as a whole
_MOST_TIMES = 200  # that an archive's files may be larger than what they are packed in


class BadAnnotations(CodedError, ValueError):  # noqa: N818 (it says what the file is)
    """A file of annotations that cannot be read; `reason` says why."""


class AnnotatedFiles:
    """The files under a path, by name. Raises BadAnnotations for what is too large or cannot be opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._archive: zipfile.ZipFile | None = None
        if path.is_dir():
            found = (one for one in sorted(path.rglob("*")) if one.is_file() and not one.is_symlink())
            self.names = [one.relative_to(path).as_posix() for one in found]
        elif path.is_file() and zipfile.is_zipfile(path):
            self.names = self._packed()
        elif path.is_file():
            self.names = [path.name]
        else:
            raise BadAnnotations("annotations-nowhere", path=str(path))
        if len(self.names) > MOST_FILES:
            raise BadAnnotations("annotations-too-many-files", most=MOST_FILES)

    def _packed(self) -> list[str]:
        try:
            self._archive = zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, OSError, ValueError) as problem:
            raise BadAnnotations("annotations-archive-damaged") from problem
        members = [one for one in self._archive.infolist() if not one.is_dir()]
        unpacked, packed = (
            sum(getattr(one, name) for one in members) for name in ("file_size", "compress_size")
        )
        if unpacked > MOST_BYTES or unpacked > _MOST_TIMES * max(packed, 1 << 16):
            raise BadAnnotations("annotations-archive-too-large", most=MOST_BYTES >> 20)
        names = [one.filename for one in members]
        if len(set(names)) != len(names):
            raise BadAnnotations("annotations-name-twice")
        return names

    def ending(self, *endings: str) -> list[str]:
        """Return the names that end so, without those that systems put into archives for themselves."""
        return [
            name
            for name in self.names
            if name.lower().endswith(endings) and not PurePosixPath(name).name.startswith((".", "__MACOSX"))
        ]

    def open(self, name: str) -> IO[bytes]:
        if self._archive is not None:
            return self._archive.open(name)
        path = self.path / name if self.path.is_dir() else self.path
        if path.stat().st_size > MOST_BYTES:
            raise BadAnnotations("annotations-file-too-large", name=name, most=MOST_BYTES >> 20)
        return path.open("rb")

    def read(self, name: str) -> bytes:
        """Return a file as a whole. Raises BadAnnotations for one that is too large for that, or damaged."""
        with _unpacked(name), self.open(name) as file:
            data = file.read(MOST_AT_ONCE + 1)
        if len(data) > MOST_AT_ONCE:
            raise BadAnnotations("annotations-file-too-large", name=name, most=MOST_AT_ONCE >> 20)
        return data

    def text(self, name: str) -> str:
        """Return a text file. Raises BadAnnotations if it is not in UTF-8."""
        return utf_8(self.read(name), name)

    def lines(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not blank with their numbers; of the whole file one is held at a time.

        Raises BadAnnotations for a file that is damaged, or has too long a line.
        """
        with _unpacked(name):
            opened = self.open(name)
        with opened as file:
            number = 0
            while data := _next_line(file, name):
                number += 1
                if len(data) > LONGEST_LINE:
                    raise BadAnnotations("annotations-line-too-long", name=name, line=number)
                if line := utf_8(data, name).strip("\r\n \t"):
                    yield number, line


@contextmanager
def _unpacked(name: str) -> Iterator[None]:
    """Raise BadAnnotations for what cannot be read inside, because it is damaged."""
    try:
        yield
    except BadAnnotations:
        raise
    except DAMAGED as problem:
        raise BadAnnotations("annotations-file-damaged", name=name) from problem


def _next_line(file: IO[bytes], name: str) -> bytes:
    with _unpacked(name):
        return file.readline(LONGEST_LINE + 1)


def utf_8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadAnnotations("annotations-not-utf-8", name=name) from problem


def json_of(text: str, name: str, line: int = 1) -> Any:
    """Return what a JSON text says. Raises BadAnnotations."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadAnnotations("annotations-json-damaged", name=name, line=line) from problem
