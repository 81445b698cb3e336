"""The file that an article came in, as it was handed in: by itself, out of an archive, or pasted."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO

from reader.formats.readers.archives import find_member
from reader.library import originals
from reader.models import Article, Upload
from reader.models.article import digest

_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Original:
    """A kept file: its name, its size in bytes, its hash, and `open` for its bytes.

    `archive` is the name of the archive that it lies in, if it does.
    """

    name: str
    size: int
    sha256: str
    open: Callable[[], IO[bytes]]
    archive: str = ""


def original_of(article: Article) -> Original | None:
    """Return the file that the article came in; of a row of a table, the table. None if it is lost."""
    upload = article.upload
    if upload is None:
        raw = bytes(article.raw)
        name = article.raw_name or f"article-{article.pk}.txt"
        return Original(name, len(raw), digest(raw), partial(io.BytesIO, raw))
    return _member_of(upload, article.raw_name) or file_of(upload)


def file_of(upload: Upload) -> Original | None:
    """Return an upload's file; None if it is lost."""
    return _kept(upload.name, upload.sha256)


def english_of(article: Article) -> Original | None:
    """Return the file that the article's English came in, if that was one of its own and is kept."""
    upload = article.upload
    return _kept(upload.english_name, upload.english_file) if upload and upload.english_file else None


def _kept(name: str, sha256: str) -> Original | None:
    size = originals.bytes_of(sha256)
    return None if size is None else Original(name, size, sha256, partial(originals.open_original, sha256))


def _member_of(upload: Upload, shown: str) -> Original | None:
    try:
        with originals.at_hand(upload.sha256) as path:
            found = find_member(path, shown)
    except FileNotFoundError:
        return None
    if found is None:
        return None
    name, member = found
    unpack = partial(_unpacked, upload.sha256, member)
    sha256, size = hashlib.sha256(), 0
    with unpack() as stream:
        while chunk := stream.read(_CHUNK):
            sha256.update(chunk)
            size += len(chunk)
    return Original(name.rpartition("/")[2], size, sha256.hexdigest(), unpack, upload.name)


def _unpacked(sha256: str, member: zipfile.ZipInfo) -> IO[bytes]:
    with zipfile.ZipFile(originals.open_original(sha256)) as archive:  # stays open until the stream is closed
        return archive.open(member)
