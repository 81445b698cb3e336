"""Django's way to style sheets, scripts and their sentences: the same in development, tests and use."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage, Storage

from reader.assets import sentences
from reader.assets.joining import joined_file
from reader.files import scratch

PARTS = ("styles", "scripts")  # the folders that hold them


class JoinedFinder(FileSystemFinder):
    """Finds style sheets and scripts with their parts in them, other files as they are, and no part alone."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.made = FileSystemStorage(location=Path(settings.STATE_DIR) / "joined")

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        if path in _languages():
            return str(self._keep(path, sentences.script(_languages()[path])))
        if Path(path).parts[:1] in {(folder,) for folder in PARTS}:
            return None
        found = super().find_location(root, path, prefix)
        return str(self._keep(path, joined_file(Path(found)))) if found and _has_parts(path) else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list([*(ignore_patterns or ()), *PARTS]):
            if _has_parts(path):
                self._keep(path, joined_file(Path(storage.path(path))))
                yield path, self.made
            else:
                yield path, storage
        for path, language in _languages().items():
            self._keep(path, sentences.script(language))
            yield path, self.made

    def _keep(self, path: str, text: str) -> Path:
        """Write a file that is made here, unless it is there; its time changes only with its text."""
        made, content = Path(self.made.path(path)), text.encode()
        if not made.exists() or made.read_bytes() != content:
            made.parent.mkdir(parents=True, exist_ok=True)
            with scratch.draft_in(made.parent) as draft:
                draft.write(content)
                scratch.keep(draft, made)
        return made


def _languages() -> dict[str, str]:
    """The scripts that hold sentences, each with its language."""
    return {f"sentences.{language}.js": language for language, _ in settings.LANGUAGES}


def _has_parts(path: str) -> bool:
    return Path(path).suffix in {".css", ".js"}
