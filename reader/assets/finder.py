"""Django's way to style sheets and scripts: the same in development, in tests and when they are collected."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage, Storage

from reader.assets.joining import joined
from reader.files import scratch

PARTS = ("styles", "scripts")  # the folders that hold them


class JoinedFinder(FileSystemFinder):
    """Finds style sheets and scripts with their parts in them, other files as they are, and no part alone."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.made = FileSystemStorage(location=Path(settings.STATE_DIR) / "joined")

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        if Path(path).parts[:1] in {(folder,) for folder in PARTS}:
            return None
        found = super().find_location(root, path, prefix)
        return str(self._make(Path(found))) if found and _has_parts(path) else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list([*(ignore_patterns or ()), *PARTS]):
            if _has_parts(path):
                self._make(Path(storage.path(path)))
                yield path, self.made
            else:
                yield path, storage

    def _make(self, entry: Path) -> Path:
        """Join a file's parts, unless that was done; its time changes only when its text does."""
        made, text = Path(self.made.path(entry.name)), joined(entry).encode()
        if not made.exists() or made.read_bytes() != text:
            made.parent.mkdir(parents=True, exist_ok=True)
            with scratch.draft_in(made.parent) as draft:
                draft.write(text)
                scratch.keep(draft, made)
        return made


def _has_parts(path: str) -> bool:
    return Path(path).suffix in {".css", ".js"}
