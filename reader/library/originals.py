"""The files as they were handed in, each kept under the sha256 of its bytes and never changed or removed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings

from reader.files import scratch
from reader.sentences import Refusal

MAX_BYTES = 50 * 1024 * 1024


class FileTooLarge(Refusal, ValueError):  # noqa: N818 (it says what the file is)
    """The file has more bytes than are taken; nothing of it is kept."""


def originals_folder() -> Path:
    return Path(settings.STATE_DIR) / "originals"


def path_of(sha256: str) -> Path:
    return originals_folder() / sha256[:2] / sha256


def store_original(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file, safe from a crash once this returns; return its sha256 and size. Raises TooLarge.

    The bytes are streamed to a draft on the same file system, flushed to the disk, moved to their name, and
    the folder is flushed too, so that a name that is there always has all its bytes.
    """
    digest, size = hashlib.sha256(), 0

    def measured() -> Iterator[bytes]:
        nonlocal size
        for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                raise FileTooLarge("file-too-large", megabytes=MAX_BYTES // 1024 // 1024)
            digest.update(chunk)
            yield chunk

    _keep(measured(), digest.hexdigest)
    return digest.hexdigest(), size


def put_back_original(sha256: str, chunks: Iterable[bytes]) -> None:
    """Keep a file of a backup under the name that it had, in place of what is there under it."""
    _keep(chunks, lambda: sha256)


def _keep(chunks: Iterable[bytes], name: Callable[[], str]) -> None:
    """Write a file whose name is known at its end."""
    originals_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with scratch.draft_in(originals_folder()) as draft:
        for chunk in chunks:
            draft.write(chunk)
        target = path_of(name())
        target.parent.mkdir(mode=0o700, exist_ok=True)
        scratch.keep(draft, target)
    scratch.flush(originals_folder())


def stored() -> Iterator[str]:
    """Yield the sha256 of every file that is kept; drafts that a crash left behind are no files."""
    for directory in sorted(originals_folder().glob("??")):
        yield from (path.name for path in sorted(directory.iterdir()))


def is_whole(sha256: str) -> bool:
    """Whether the bytes that are kept under this name are the ones that it names."""
    with path_of(sha256).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
