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
class HealthCheck:
    """Whether a part is all right, and what of it."""

    ok: bool
    says: str


def health_checks() -> dict[str, HealthCheck]:
    return {"database": database(), "disk": disk(), "worker": worker()}


def database() -> HealthCheck:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
    except (DatabaseError, InterfaceError) as error:
        outage = outage_of(error)
        return HealthCheck(False, str(outage.reason) if outage else _("The database has no tables yet."))
    return HealthCheck(True, _("It answers."))


def disk() -> HealthCheck:
    try:
        free = shutil.disk_usage(Path(settings.STATE_DIR)).free
    except OSError as error:
        return HealthCheck(False, _("The state folder cannot be looked at: %s.") % error.strerror)
    return HealthCheck(free >= LEAST_FREE, _("%d MB are free.") % (free // 1024**2))


def worker() -> HealthCheck:
    silent = seconds_since_a_beat()
    if silent is None:
        return HealthCheck(False, _("No worker has run here."))
    return HealthCheck(silent <= MOST_SILENT, _("A worker was there %.0f s ago.") % silent)
