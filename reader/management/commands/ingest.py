"""Take text files, folders and zip archives into the library."""

import zipfile
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reader.ingest import MAX_BYTES, Refused, Submission, ingest
from reader.models import Source

ENDINGS = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Found:
    """A text to take in: where it is, its bytes, and the English that lies beside it."""

    name: str
    raw: bytes
    english: str


class Command(BaseCommand):
    help = (
        "Take texts into the library: .txt and .html files, folders of them, and .zip archives. "
        "A file NAME.en.txt is the English of NAME.ar.txt beside it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", type=Path)
        parser.add_argument("--source", default="Files", help="English name of the newspaper or agency")
        parser.add_argument("--source-ar", default="", help="its Arabic name, when it is new")
        parser.add_argument("--date", type=_date, default=None, help="date of publication, as 2026-03-31")

    def handle(self, *args: Any, **options: Any) -> None:
        refused: list[str] = []
        places = list(_places(options["path"], refused))
        taken = 0
        with tqdm(total=len(places), unit="file", disable=None) as bar:
            for place in places:
                try:
                    found = place.read()
                    ingest(self._submission(found, options))
                    taken += 1
                except Refused as refusal:
                    there = f" ({refusal.duplicate})" if refusal.duplicate else ""
                    refused.append(f"{place.name}: {refusal}{there}")
                except (OSError, zipfile.BadZipFile) as problem:
                    refused.append(f"{place.name}: it cannot be read ({problem}).")
                bar.update()
        self.stdout.write(f"{taken} articles were taken in, {len(refused)} files refused.")
        for reason in refused:
            self.stdout.write(f"  {reason}")
        if refused:
            raise CommandError("Not everything was taken in; the reasons are above.")

    def _submission(self, found: Found, options: dict[str, Any]) -> Submission:
        return Submission(
            raw=found.raw,
            name=Path(found.name).name,
            english=found.english,
            source=Source.objects.called(options["source"], options["source_ar"]),
            published=options["date"] or date.today(),
        )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a date; write it as 2026-03-31.") from None


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file on disk."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path)

    def read(self) -> Found:
        if self.path.stat().st_size > MAX_BYTES:
            raise Refused("It is larger than 2 MB; an article may have 2 MB. Split it and try again.")
        beside = self.path.with_name(self.path.name.replace(".ar.txt", ".en.txt"))
        english = beside.read_text(encoding="utf-8") if beside != self.path and beside.exists() else ""
        return Found(str(self.path), self.path.read_bytes(), english)


@dataclass(frozen=True, slots=True)
class ArchivePlace:
    """A member of a zip archive."""

    archive: Path
    member: str

    @property
    def name(self) -> str:
        return f"{self.archive}/{self.member}"

    def read(self) -> Found:
        with zipfile.ZipFile(self.archive) as archive:
            raw = _bounded(archive, self.member)
            beside = self.member.replace(".ar.txt", ".en.txt")
            there = beside != self.member and beside in archive.namelist()
            english = _bounded(archive, beside).decode("utf-8", "replace") if there else ""
        return Found(self.name, raw, english)


def _bounded(archive: zipfile.ZipFile, member: str) -> bytes:
    """Read a member, but never more than an article may have, whatever its header claims."""
    with archive.open(member) as stream:
        return stream.read(MAX_BYTES + 1)


Place = FilePlace | ArchivePlace


def _places(paths: list[Path], refused: list[str]) -> Iterator[Place]:
    for path in paths:
        if path.is_dir():
            yield from (
                FilePlace(file) for file in sorted(path.rglob("*")) if _is_text(file.name) and file.is_file()
            )
        elif path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from (ArchivePlace(path, name) for name in sorted(archive.namelist()) if _is_text(name))
        elif not path.exists():
            refused.append(f"{path}: there is no such file.")
        elif path.suffix.lower() not in ENDINGS:
            refused.append(f"{path}: only .txt, .html and .zip files can be taken in.")
        else:
            yield FilePlace(path)


def _is_text(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(ENDINGS) and not lower.endswith(".en.txt")
