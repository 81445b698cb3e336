"""Files kept elsewhere than on this machine's disk, each under a name and with the digest of its bytes."""

from collections.abc import Iterator
from typing import IO, Protocol


class StoreAway(OSError):  # noqa: N818 (it says what happened)
    """The store of files does not answer, or not to us: what needs it waits until it does."""


class FileStore(Protocol):
    """What keeps files by their names. Each method raises StoreAway where it does not answer."""

    def keep(self, name: str, sha256: str, body: IO[bytes], replace: bool = False) -> None:
        """Keep the bytes under a name, once: what is there and whole stays, unless it is to be replaced."""
        ...

    def keep_large(self, name: str, body: IO[bytes]) -> None:
        """Keep the bytes of an open file under a name, in parts where it is large; what was there goes."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file. Raises FileNotFoundError."""
        ...

    def bytes_of(self, name: str) -> int | None:
        """Return how many bytes it has; None where there is none."""
        ...

    def names(self, folder: str) -> Iterator[str]:
        """Yield the names in a folder, which ends in a stroke."""
        ...

    def drop(self, name: str) -> None:
        """Take a file away."""
        ...
