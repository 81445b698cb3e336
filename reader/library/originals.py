"""The files as they were handed in, each kept under the sha256 of its bytes and never changed or removed.

They lie in the state folder, or in a bucket where one is named. While that is away, new files wait in the
database, and those who need one of the others wait for the bucket.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from django.conf import settings
from django.core.files.storage import storages

from reader.files import scratch
from reader.files.store import FileStore, StoreAway
from reader.models import WaitingOriginal
from reader.sentences import Refusal

MAX_BYTES = 50 * 1024 * 1024
MOST_WAITING = 500  # files that the database takes in while the bucket is away
_CHUNK = 256 * 1024
_FOLDER = "originals/"  # in the bucket


class FileTooLarge(Refusal, ValueError):  # noqa: N818 (it says what the file is)
    """The file has more bytes than are taken; nothing of it is kept."""


class DamagedOriginal(FileNotFoundError):  # noqa: N818 (it says what the file is)
    """There are bytes under the name, but they are not the ones that it names."""


def originals_folder() -> Path:
    return Path(settings.STATE_DIR) / "originals"


def path_of(sha256: str) -> Path:
    """Return where a file lies, or would without a bucket."""
    return originals_folder() / sha256[:2] / sha256


def whereabouts(sha256: str) -> str:
    """Return where a file lies, in words."""
    return str(path_of(sha256)) if _bucket() is None else f"{settings.HASHIYA_BUCKET}: {_key(sha256)}"


def _bucket() -> FileStore | None:
    return cast(FileStore, storages["originals"]) if "originals" in settings.STORAGES else None


def _key(sha256: str) -> str:
    return f"{_FOLDER}{sha256[:2]}/{sha256}"


# Kept


def store_original(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep a file, safe from a crash once this returns; return its sha256 and size.

    The bytes are streamed to a draft on the same file system, flushed to the disk, moved to their name, and
    the folder is flushed too, so that a name that is there always has all its bytes. A bucket is sent the
    draft; where it does not answer, the bytes are a row of the caller's transaction. Raises FileTooLarge, and
    StoreAway where too many wait already.
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
    _keep(chunks, lambda: sha256, replace=True)


def _keep(chunks: Iterable[bytes], name: Callable[[], str], replace: bool = False) -> None:
    """Write a file whose name is known at its end."""
    bucket = _bucket()
    folder = originals_folder() if bucket is None else Path(settings.STATE_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with scratch.draft_in(folder) as draft:
        for chunk in chunks:
            draft.write(chunk)
        if bucket is None:
            target = path_of(name())
            target.parent.mkdir(mode=0o700, exist_ok=True)
            scratch.keep(draft, target)
        elif replace:
            bucket.keep(_key(name()), name(), draft, replace=True)
        else:
            _hand_over(bucket, name(), draft)
    if bucket is None:
        scratch.flush(originals_folder())


def _hand_over(bucket: FileStore, sha256: str, draft: IO[bytes]) -> None:
    """Have the bucket keep a file, or the database until the bucket answers."""
    try:
        bucket.keep(_key(sha256), sha256, draft)
    except StoreAway:
        if WaitingOriginal.objects.count() >= MOST_WAITING:
            raise
        draft.seek(0)
        WaitingOriginal.objects.get_or_create(sha256=sha256, defaults={"content": draft.read()})


def hand_over_one() -> bool:
    """Give a file that waits to the bucket, which takes it once whoever gives it; tell whether it did."""
    bucket = _bucket()
    if bucket is None:
        return False
    row = WaitingOriginal.objects.first()
    if row is None:
        return False
    try:
        bucket.keep(_key(row.sha256), row.sha256, io.BytesIO(bytes(row.content)))
    except StoreAway:
        return False
    row.delete()
    return True


def remove_original(sha256: str) -> None:
    """Take a file away that nothing names."""
    bucket = _bucket()
    if bucket is None:
        path_of(sha256).unlink()
    else:
        bucket.drop(_key(sha256))
        WaitingOriginal.objects.filter(sha256=sha256).delete()


# Read


def open_original(sha256: str) -> IO[bytes]:
    """Open a file to be read. Raises FileNotFoundError, of which DamagedOriginal is one, and StoreAway."""
    if _bucket() is None:
        return path_of(sha256).open("rb")
    Path(settings.STATE_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = TemporaryFile(dir=settings.STATE_DIR)  # noqa: SIM115 (it goes when its reader closes it)
    try:
        _copy_into(copy, sha256)
    except OSError:
        copy.close()
        raise
    copy.seek(0)
    return copy


@contextmanager
def at_hand(sha256: str) -> Iterator[Path]:
    """Give where a file lies while the block runs; without a bucket there may be none."""
    if _bucket() is None:
        yield path_of(sha256)
        return
    Path(settings.STATE_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    with scratch.draft_in(Path(settings.STATE_DIR)) as copy:
        _copy_into(copy, sha256)
        copy.flush()
        yield Path(copy.name)


def _copy_into(copy: IO[bytes], sha256: str) -> None:
    digest = hashlib.sha256()
    for chunk in chunks_of(sha256):
        digest.update(chunk)
        copy.write(chunk)
    if digest.hexdigest() != sha256:
        raise DamagedOriginal(sha256)


def chunks_of(sha256: str) -> Iterator[bytes]:
    """Yield the bytes under a name as they are. Raises FileNotFoundError and StoreAway."""
    bucket = _bucket()
    if bucket is None:
        with path_of(sha256).open("rb") as file:
            yield from iter(partial(file.read, _CHUNK), b"")
        return
    row = WaitingOriginal.objects.filter(sha256=sha256).first()
    if row is not None:
        yield bytes(row.content)
    else:
        yield from bucket.chunks(_key(sha256))


def bytes_of(sha256: str) -> int | None:
    """Return how many bytes a file has; None if it is lost. Raises StoreAway."""
    bucket = _bucket()
    if bucket is None:
        path = path_of(sha256)
        return path.stat().st_size if path.is_file() else None
    row = WaitingOriginal.objects.filter(sha256=sha256).first()
    return len(row.content) if row else bucket.bytes_of(_key(sha256))


def stored() -> Iterator[str]:
    """Yield the sha256 of every file that is kept; drafts that a crash left behind are no files."""
    bucket = _bucket()
    if bucket is None:
        for directory in sorted(originals_folder().glob("??")):
            yield from (path.name for path in sorted(directory.iterdir()))
        return
    found = {name.rpartition("/")[2] for name in bucket.names(_FOLDER)}
    yield from sorted(found.union(WaitingOriginal.objects.values_list("sha256", flat=True)))


def is_whole(sha256: str) -> bool:
    """Whether the bytes that are kept under this name are the ones that it names. Raises StoreAway."""
    digest = hashlib.sha256()
    try:
        for chunk in chunks_of(sha256):
            digest.update(chunk)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == sha256
