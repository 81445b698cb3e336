"""What has broken when the database or the disk gives up, in sentences; all else is a fault of ours."""

import errno
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reader.files.store import StoreAway


@dataclass(frozen=True, slots=True)
class Outage:
    """A name for logs, what is wrong, what goes on all the same, and after how many seconds to try again."""

    name: str
    reason: Promise
    still_works: Promise
    wait: int


DISK_FULL = Outage(
    "disk full",
    _("The disk of the server is full, so nothing can be saved."),
    _("Articles, actors and quotes can still be read. An administrator has to make room on the disk."),
    60,
)
LOCKED = Outage(
    "database locked",
    _("Something else is writing to the database and has not finished."),
    _("Articles, actors and quotes can still be read. It is mostly over in a moment."),
    5,
)
AWAY = Outage(
    "database away",
    _("The database does not answer."),
    _("The help page, the preferences and what this browser keeps still work."),
    30,
)
DAMAGED = Outage(
    "database damaged",
    _("The file of the database is damaged."),
    _("The help page and the preferences still work. An administrator has to bring back a backup."),
    300,
)
READ_ONLY = Outage(
    "not writable",
    _("The server may not write to its disk."),
    _("What is there can still be read. An administrator has to look at the folder's permissions."),
    60,
)

DISK_BROKEN = Outage(
    "disk error",
    _("The disk of the server does not read and write as it should."),
    _("The help page and the preferences still work. An administrator has to look at the disk."),
    60,
)

STORE_AWAY = Outage(
    "store away",
    _("The store of the files does not answer."),
    _("Articles can be read and worked on; files that you hand in wait until it does."),
    30,
)

_BY_SQLITE = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_CANTOPEN": AWAY,
    "SQLITE_PROTOCOL": LOCKED,
    "SQLITE_IOERR": DISK_BROKEN,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
}
_BY_SQLSTATE = {"53100": DISK_FULL, "55P03": LOCKED, "57014": LOCKED, "40P01": LOCKED, "25006": READ_ONLY}
_AWAY_STATES = ("08", "53", "57P", "28", "3D", "58")  # no connection, too many, shutting down, not let in
_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EIO: DISK_BROKEN,
}


def outage_of(error: BaseException | None) -> Outage | None:
    """What has broken, or None where the error is of another kind."""
    if isinstance(error, StoreAway):
        return STORE_AWAY
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    if isinstance(error, DatabaseError | InterfaceError):
        cause = error.__cause__
        name = getattr(cause, "sqlite_errorname", None)
        if name is not None:
            return _of_sqlite(name)
        return _of_postgresql(error, getattr(cause, "sqlstate", None))
    return None


def _of_sqlite(name: str) -> Outage | None:
    """By the name of the code; extended ones, such as SQLITE_IOERR_READ, begin with that of their kind."""
    return next((outage for kind, outage in _BY_SQLITE.items() if name.startswith(kind)), None)


def _of_postgresql(error: DatabaseError | InterfaceError, state: str | None) -> Outage | None:
    if state is None:  # said by the driver: there is no connection
        lost = isinstance(error, OperationalError | InterfaceError)
        return AWAY if lost and connection.vendor == "postgresql" else None
    if state in _BY_SQLSTATE:
        return _BY_SQLSTATE[state]
    return AWAY if state.startswith(_AWAY_STATES) else None


def damage(seconds: float | None = None) -> str:
    """Say that the SQLite file is damaged and how; "" if it is whole, or if nothing is found in that time.

    Without a limit every page of it is read.
    """
    path = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or not path.is_file():
        return ""
    found = _quick_check(path, seconds)
    if not found:
        return ""
    return gettext(
        "The database file %(path)s is damaged: %(found)s. Bring back a backup (manage.py restore), or move"
        " the file away to begin with an empty library."
    ) % {"path": path, "found": found}


def _quick_check(path: Path, seconds: float | None) -> str:
    """What SQLite finds wrong with the file first."""
    until = monotonic() + (seconds or 0)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            if seconds is not None:
                file.set_progress_handler(lambda: monotonic() > until, 10_000)
            found = str(file.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError:  # in use, or out of time: that says nothing of the file
        return ""
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else " ".join(found.split())
