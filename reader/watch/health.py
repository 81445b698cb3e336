"""Can the site do its work: is the database there, is there room on the disk, does a worker live?"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils.translation import gettext as _

from reader.watch.faults import outage_of
from reader.watch.heartbeat import seconds_since_a_beat

LEAST_FREE = 200 * 1024 * 1024  # bytes on the disk of the state folder
MOST_SILENT = 30  # seconds since a worker's last beat


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a part is all right, and what of it."""

    ok: bool
    says: str


def findings() -> dict[str, Finding]:
    return {"database": database(), "disk": disk(), "worker": worker()}


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
    except (DatabaseError, InterfaceError) as error:
        outage = outage_of(error)
        return Finding(False, str(outage.reason) if outage else _("The database has no tables yet."))
    return Finding(True, _("It answers."))


def disk() -> Finding:
    try:
        free = shutil.disk_usage(Path(settings.STATE_DIR)).free
    except OSError as error:
        return Finding(False, _("The state folder cannot be looked at: %s.") % error.strerror)
    return Finding(free >= LEAST_FREE, _("%d MB are free.") % (free // 1024**2))


def worker() -> Finding:
    silent = seconds_since_a_beat()
    if silent is None:
        return Finding(False, _("No worker has run here."))
    return Finding(silent <= MOST_SILENT, _("A worker was there %.0f s ago.") % silent)
