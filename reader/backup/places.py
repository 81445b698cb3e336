"""Where the backups lie that are made by themselves: in a folder, or in a folder of a bucket."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import storages

from reader.files import scratch
from reader.files.store import FileStore

Make = Callable[[Path], object]


class BackupPlace(Protocol):
    """Keeps archives by their names. Each method raises OSError where the place does not answer."""

    def take_in(self, name: str, make: Make) -> int:
        """Keep the archive that `make` writes to the path it is given; return how many bytes it has."""
        ...

    def names(self) -> list[str]:
        """Return the names of the files that are there."""
        ...

    def has(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        ...

    def at_hand(self, name: str) -> AbstractContextManager[Path]:
        """Give a path under which it can be read while the block runs. Raises FileNotFoundError."""
        ...

    def drop(self, name: str) -> None:
        """Delete a file, if it is there."""
        ...


def backup_place() -> BackupPlace | None:
    """Return the place that HASHIYA_BACKUPS names; None where it names none."""
    named = settings.HASHIYA_BACKUPS.strip()
    if not named:
        return None
    if "backups" in settings.STORAGES:
        folder = urlsplit(named).path.strip("/")
        return BackupBucket(cast(FileStore, storages["backups"]), f"{folder}/" if folder else "", named)
    return BackupFolder(Path(named).expanduser().resolve())


class BackupFolder:
    """A folder of this machine, or of a disk that is mounted there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __str__(self) -> str:
        return str(self.folder)

    def take_in(self, name: str, make: Make) -> int:
        """See `BackupPlace.take_in`."""
        make(self.folder / name)
        return (self.folder / name).stat().st_size

    def names(self) -> list[str]:
        """See `BackupPlace.names`."""
        return [path.name for path in self.folder.iterdir()]

    def has(self, name: str) -> bool:
        """See `BackupPlace.has`."""
        return name in self.names()  # where there is no folder, its disk may not be mounted

    @contextmanager
    def at_hand(self, name: str) -> Iterator[Path]:
        """See `BackupPlace.at_hand`."""
        yield self.folder / name

    def drop(self, name: str) -> None:
        """See `BackupPlace.drop`."""
        (self.folder / name).unlink(missing_ok=True)


class BackupBucket:
    """A folder of a bucket; an archive is written and read in the state folder, which needs room for it."""

    def __init__(self, store: FileStore, folder: str, named: str) -> None:
        self.store, self.folder, self.named = store, folder, named

    def __str__(self) -> str:
        return self.named

    def take_in(self, name: str, make: Make) -> int:
        """See `BackupPlace.take_in`."""
        with scratch.folder_in(Path(settings.STATE_DIR)) as here:
            make(here / name)
            size = (here / name).stat().st_size
            with (here / name).open("rb") as archive:
                self.store.keep_large(self.folder + name, archive)
            return size

    def names(self) -> list[str]:
        """See `BackupPlace.names`."""
        return list(self.store.names(self.folder))

    def has(self, name: str) -> bool:
        """See `BackupPlace.has`."""
        return self.store.bytes_of(self.folder + name) is not None

    @contextmanager
    def at_hand(self, name: str) -> Iterator[Path]:
        """See `BackupPlace.at_hand`."""
        with scratch.folder_in(Path(settings.STATE_DIR)) as here:
            with (here / name).open("wb") as copy:
                for chunk in self.store.chunks(self.folder + name):
                    copy.write(chunk)
            yield here / name

    def drop(self, name: str) -> None:
        """See `BackupPlace.drop`."""
        self.store.drop(self.folder + name)
