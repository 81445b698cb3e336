"""Where backups, restores, uploads and copies are written, so that what killed ones left is deleted."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from reader.files import scratch
from reader.library import originals


def sweep() -> int:
    """Delete what processes that were killed have left half written; return how many files and folders."""
    state = Path(settings.STATE_DIR)
    folders = {state, state / "backups", state / "exports", originals.originals_folder()}
    if connection.vendor == "sqlite":
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    return sum(scratch.sweep_scratch(folder) for folder in folders)
