"""A file as it was handed in, looked into as far as it takes to tell its kind."""

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from reader.errors import Reason
from reader.formats.damage import BADLY_PACKED, DAMAGED
from reader.formats.readers.archives import ZIP, document_in
from reader.formats.reading import Unreadable
from reader.text.decoding import Decoded, DecodedWrongly, NotText, decode

MAX_MEMBERS = 10_000
MAX_RATIO = 100
MAX_UNPACKED = 500 * 1024 * 1024


def nothing_beside(address: str) -> bytes | None:
    return None


@dataclass(frozen=True)
class GivenFile:
    """A file's name and bytes, what somebody chose of how it is read, and the files that lie beside it.

    `chosen` are the columns of a table, see `read_table`, or {"posts": way} of a chat, see `texts_of_chats`.
    What else is known of it is found out when it is asked for, once; that may raise Unreadable.
    """

    name: str
    data: bytes
    chosen: Mapping[str, str] | None = None
    beside: Callable[[str], bytes | None] = nothing_beside

    @cached_property
    def ending(self) -> str:
        """The ending of its name with the dot, in small letters; empty without one."""
        return self.name[self.name.rfind(".") :].lower() if "." in self.name else ""

    @property
    def posts(self) -> str:
        """The way in which the posts of a chat become texts; empty where nobody has chosen it."""
        return (self.chosen or {}).get("posts", "")

    @property
    def columns(self) -> Mapping[str, str] | None:
        """The columns of a table; None where nobody has chosen them."""
        return None if self.posts else self.chosen

    @cached_property
    def is_zip(self) -> bool:
        return self.data.startswith(ZIP)

    @cached_property
    def text(self) -> str:
        """Its bytes as text, in whichever encoding."""
        return self._decoded.text

    @property
    def remarks(self) -> tuple[Reason, ...]:
        """What was done to its bytes to make text of them; nothing as long as nobody asked for the text."""
        return self._decoded.remarks if "text" in self.__dict__ else ()

    @cached_property
    def _decoded(self) -> Decoded:
        return _decoded(self.data)

    @cached_property
    def document(self) -> str:
        """The ending of the document that a zip archive is as a whole; empty if it is one of files, or none.

        Refuses an archive that is too large before anything of it is unpacked.
        """
        if not self.is_zip:
            return ""
        with opened_archive(self.data) as archive:
            _check_sizes(archive.infolist())
            return document_in(archive)


def decoded_text(data: bytes, said: str = "") -> str:
    """Return the text of some bytes: in the encoding that is said, else in any of those that Arabic comes in.

    Raises Unreadable.
    """
    with suppress(LookupError, ValueError):
        if said:
            return data.decode(said)
    return _decoded(data).text


def _decoded(data: bytes) -> Decoded:
    try:
        return decode(data)
    except DecodedWrongly as problem:
        raise Unreadable(problem.reason) from problem
    except NotText as problem:
        raise Unreadable("file-not-text", what=problem.reason) from problem


def opened_archive(data: bytes) -> zipfile.ZipFile:
    """Return a zip archive, to be closed by the caller. Raises Unreadable."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED:
        raise Unreadable("archive-damaged") from None


def bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, limit: int) -> bytes:
    """Return a file of an archive, whatever its header claims, but never more bytes than `limit`.

    Raises Unreadable.
    """
    try:
        with archive.open(member) as stream:
            data = stream.read(limit + 1)
    except BADLY_PACKED as problem:
        raise Unreadable("member-damaged") from problem
    except DAMAGED:
        raise Unreadable("member-damaged-or-locked") from None
    if len(data) > limit:
        raise Unreadable("member-too-large", megabytes=limit // 1024 // 1024)
    return data


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    files = [one for one in members if not one.is_dir()]
    if len(files) > MAX_MEMBERS:
        raise Unreadable("archive-too-many-files", files=len(files), most=MAX_MEMBERS)
    packed, unpacked = sum(one.compress_size for one in files), sum(one.file_size for one in files)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed + 1024 * 1024:
        raise Unreadable("archive-grows")
