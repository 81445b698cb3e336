"""What those who watch over the server want to know of the database: few queries, no table counted whole."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from reader.jobs.queue import QueueState, queue_state
from reader.models import KeptBackup, TranslationProvider, WorkerBeat


@dataclass(frozen=True, slots=True)
class ProviderBudget:
    """What a provider was sent today, what it may be sent (0: no limit), whether it rests after failures."""

    name: str
    spent: int
    limit: int
    rests: bool


@dataclass(frozen=True, slots=True)
class DatabaseFigures:
    """The queue, the workers, the providers, the size in bytes, the last good backup and its trial."""

    queue: QueueState
    bytes: int
    workers: list[WorkerBeat] = field(default_factory=list)
    providers: list[ProviderBudget] = field(default_factory=list)
    backup: KeptBackup | None = None
    restored_at: datetime | None = None


def database_figures() -> DatabaseFigures:
    """Ask the database. Raises DatabaseError if it does not answer."""
    tried = KeptBackup.objects.exclude(restored_at=None).order_by("-restored_at")
    return DatabaseFigures(
        queue=queue_state(),
        bytes=_size(),
        workers=list(WorkerBeat.objects.all()[:1000]),
        providers=[_budget(row) for row in TranslationProvider.objects.all()],
        backup=KeptBackup.objects.exclude(made_at=None).first(),
        restored_at=tried.values_list("restored_at", flat=True).first(),
    )


def _budget(row: TranslationProvider) -> ProviderBudget:
    spent = row.spent if row.day == timezone.localdate() else 0
    limit = 0 if row.is_here else row.characters_per_day
    return ProviderBudget(row.name, spent, limit, row.rests_until(timezone.now()) is not None)


def _size() -> int:
    """The bytes of the database on its disk; of SQLite with its journal."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        parts = (file, file.with_name(f"{file.name}-wal"))
        return sum(part.stat().st_size for part in parts if part.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def free_bytes() -> int:
    """What is free on the disk of the state folder."""
    return shutil.disk_usage(Path(settings.STATE_DIR)).free
