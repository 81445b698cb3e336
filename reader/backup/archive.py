"""The archive: a zip file with the rows of every table, the kept files, and a manifest with their checksums.

`manifest.json` is its last entry. `tables/NAME.jsonl` has a table's columns in its first line and a row in
each further one (see `reader.backup.rows`); `files/SHA256` is a file as it was handed in.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reader.formats.damage import DAMAGED

FORMAT = 1
MANIFEST = "manifest.json"
ENTRY = re.compile(r"tables/[a-z][a-z0-9_]{0,80}\.jsonl|files/[0-9a-f]{64}")
CHUNK = 1 << 20
LONGEST_MANIFEST = 256 << 20
# Text packs ten to one. More than this is no library, but a small file that unpacks into a full disk.
MOST_PACKED, ALWAYS_ALLOWED = 200, 64 << 20

Report = Callable[[int, int, str], None]  # (done, total, what is being done)
Progress = Callable[[str], AbstractContextManager[Report]]  # shows how far something is


class BadArchive(ValueError):  # noqa: N818 (it says what the archive is)
    """This is no archive that can be restored; the message says why."""


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """What is in the archive under a name: bytes unpacked, and their sha256."""

    size: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """What an archive says of itself; `migrations` are the [app, name] that its database had been through."""

    format: int
    made: str
    versions: dict[str, str]
    migrations: list[list[str]]
    rows: dict[str, int] = field(default_factory=dict)
    entries: dict[str, ArchiveMember] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """The names of the kept files."""
        return [name.removeprefix("files/") for name in self.entries if name.startswith("files/")]


class Writer:
    """Adds entries to an archive and notes their checksums in the manifest."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.archive = archive
        self.manifest = manifest

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        with self.archive.open(name, "w", force_zip64=True) as entry:
            for chunk in chunks:
                entry.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.manifest.entries[name] = ArchiveMember(size, digest.hexdigest())

    def close(self) -> None:
        self.archive.writestr(MANIFEST, json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1))


class Reader:
    """An archive that is there to be read. Nothing in it is believed before `check` has read all of it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.manifest = _manifest_of(archive)

    def check(self, report: Report) -> None:
        """Read every entry and compare it with the manifest. Raises BadArchive."""
        for done, (name, entry) in enumerate(self.manifest.entries.items()):
            report(done, len(self.manifest.entries), name[:20])
            digest, size = hashlib.sha256(), 0
            for chunk in self.chunks(name):
                digest.update(chunk)
                size += len(chunk)
            if (size, digest.hexdigest()) != (entry.size, entry.sha256):
                raise BadArchive(
                    f"The archive is damaged: {name} is not what it was when the archive was made."
                )
        report(len(self.manifest.entries), len(self.manifest.entries), "")

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of an entry, never more than the manifest says. Raises BadArchive."""
        left = self.manifest.entries[name].size
        try:
            with self.archive.open(name) as entry:
                while chunk := entry.read(CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise BadArchive(f"The archive is damaged: {name} is longer than the archive says.")
                    yield chunk
        except BadArchive:
            raise
        except DAMAGED as problem:
            raise BadArchive(f"The archive is damaged: {name} cannot be read ({problem}).") from problem


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Open an archive for reading. Raises BadArchive for what is none."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BadArchive(f"There is no file {path}.") from None
    except DAMAGED as problem:
        raise BadArchive(
            f"{path} is no backup of Hashiya, or it is cut off ({problem}). Nothing was changed."
        ) from problem
    with archive:
        yield Reader(archive)


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    infos = {info.filename: info for info in archive.infolist()}
    if len(infos) != len(archive.infolist()):
        raise BadArchive("The archive has two entries of one name; no backup has.")
    if MANIFEST not in infos:
        raise BadArchive("This zip file is no backup of Hashiya: it has no manifest.json.")
    if infos[MANIFEST].file_size > LONGEST_MANIFEST:
        raise BadArchive("The archive's manifest is longer than any backup's.")
    try:
        manifest = _parsed(json.loads(archive.read(MANIFEST)))
    except BadArchive:
        raise
    except (*DAMAGED, TypeError, KeyError, AttributeError) as problem:
        raise BadArchive("The archive is damaged: its manifest cannot be read.") from problem
    _check_names(infos, manifest)
    return manifest


def _parsed(told: dict[str, Any]) -> Manifest:
    if int(told["format"]) > FORMAT:
        raise BadArchive("The archive was made by a newer Hashiya. Update this one, then restore it again.")
    return Manifest(
        format=int(told["format"]),
        made=str(told["made"]),
        versions={str(name): str(version) for name, version in told["versions"].items()},
        migrations=[[str(app), str(name)] for app, name in told["migrations"]],
        rows={str(table): int(count) for table, count in told["rows"].items()},
        entries={
            str(name): ArchiveMember(int(entry["size"]), str(entry["sha256"]))
            for name, entry in told["entries"].items()
        },
    )


def _check_names(infos: dict[str, zipfile.ZipInfo], manifest: Manifest) -> None:
    strange = sorted(name for name in infos if name != MANIFEST and not ENTRY.fullmatch(name))
    if strange:
        raise BadArchive(f"The archive has an entry that no backup has: {strange[0][:100]!r}.")
    if infos.keys() - {MANIFEST} != manifest.entries.keys():
        raise BadArchive("The archive is damaged: its entries are not those that its manifest lists.")
    if {f"tables/{table}.jsonl" for table in manifest.rows} != {
        name for name in manifest.entries if name.startswith("tables/")
    }:
        raise BadArchive("The archive is damaged: its tables are not those that its manifest lists.")
    for name, entry in manifest.entries.items():
        if infos[name].file_size != entry.size:
            raise BadArchive(f"The archive is damaged: {name} has another size than the manifest says.")
    packed = sum(info.compress_size for info in infos.values())
    unpacked = sum(info.file_size for info in infos.values())
    if unpacked > max(ALWAYS_ALLOWED, MOST_PACKED * packed):
        raise BadArchive(
            f"The archive would unpack into {unpacked // (1 << 20)} MB, {unpacked // max(packed, 1)} times "
            "its own size. No backup does."
        )
