"""Where backups, restores, uploads and copies are written, so that what killed ones left is deleted."""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from reader.files import scratch
from reader.library import originals
from reader.models import RequestAllowance
from reader.watch.heartbeat import forget_silent_workers


def sweep() -> int:
    """Delete what processes that were killed have left half written; return how many files and folders."""
    state = Path(settings.STATE_DIR)
    folders = {state, state / "backups", state / "exports", originals.originals_folder()}
    if connection.vendor == "sqlite":
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    return sum(scratch.sweep_scratch(folder) for folder in folders)


def forget_the_past() -> None:
    """Delete the rows of workers that are no more, and of what was asked in minutes gone by."""
    forget_silent_workers()
    RequestAllowance.objects.filter(minute__lt=int(timezone.now().timestamp()) // 60 - 10).delete()
