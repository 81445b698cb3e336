"""Backups by themselves: one a day, kept by days, weeks and months, and restored on trial now and then.

A backup that nobody has ever restored is a hope. So the newest one is restored into a scratch library every
seventh day, in a process of its own with an SQLite file of its own, and what `verify` finds there is told.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from reader.backup.making import CannotBackUp, make_backup
from reader.backup.places import BackupPlace, backup_place
from reader.files import scratch
from reader.jobs import lease
from reader.jobs.back_off import BackOff
from reader.models import KeptBackup

DAYS, WEEKS, MONTHS = 7, 4, 12  # of each the newest backup of so many is kept
BETWEEN_TRIALS = timedelta(days=7)
LONGEST_MAKING = timedelta(hours=6)  # after which another worker may make a backup that this one began
LONGEST_TRIAL = 4 * 3600  # seconds
MAKING = BackOff(first=timedelta(minutes=10), factor=2, longest=timedelta(hours=2))
TRYING = BackOff(first=timedelta(days=1), factor=1, longest=timedelta(days=1))

_OF_THE_LIBRARY = {"DATABASE_URL", "HASHIYA_BUCKET"}  # which a trial must not touch
_ARCHIVE = re.compile(r"hashiya-(\d{8})-\d{6}\.zip")


class TrialFailed(Exception):  # noqa: N818 (it says what happened)
    """A backup could not be restored into a scratch library, or was not whole there; the message says how."""


def keep_backups() -> bool:
    """Make today's backup if there is none, let go of those that are not kept, or restore one on trial.

    Return whether anything was done. It is done by one worker, however many there are.
    """
    place = backup_place()
    if place is None:
        return False
    return _make_one(place) or _try_one(place)


# Making


def _make_one(place: BackupPlace) -> bool:
    row = _today()
    if row is None:
        return False
    name = f"hashiya-{timezone.localtime():%Y%m%d-%H%M%S}.zip"
    try:
        size = place.take_in(name, lambda path: make_backup(path, lambda done, total, label: None))
    except (CannotBackUp, OSError, DatabaseError) as problem:
        _note_failure(row, f"It could not be made: {problem}", MAKING)
        return False
    row.name, row.bytes = name, size
    row.made_at = row.due_at = timezone.now()
    row.problem, row.failures = "", 0
    row.save()
    _let_go(place)
    return True


def _today() -> KeptBackup | None:
    """Take today's backup, if it is to be made and nobody makes it just now."""
    now = timezone.now()
    try:
        with transaction.atomic():
            return KeptBackup.objects.create(day=timezone.localdate(), due_at=now + LONGEST_MAKING)
    except IntegrityError:
        due = KeptBackup.objects.filter(day=timezone.localdate(), made_at=None, due_at__lte=now)
        return _taken(due, LONGEST_MAKING)


def _taken(due: QuerySet[KeptBackup], for_so_long: timedelta) -> KeptBackup | None:
    def note(rows: Iterable[KeptBackup], until: datetime) -> None:
        for row in rows:
            row.due_at = until
            row.save(update_fields=["due_at"])

    rows = lease.take(due, 1, for_so_long, note)
    return rows[0] if rows else None


def _note_failure(row: KeptBackup, problem: str, waits: BackOff) -> None:
    row.failures += 1
    row.problem = problem
    row.due_at = timezone.now() + waits.after(row.failures)
    row.save(update_fields=["failures", "problem", "due_at"])


# Keeping


def kept_days(days: Iterable[date]) -> set[date]:
    """Return the days whose backups are kept: the newest 7, the last of the newest 4 weeks and 12 months.

    Weeks are those of ISO 8601. Days without a backup count for nothing: after a pause the older ones stay.
    """
    newest = sorted(days, reverse=True)
    return (
        set(newest[:DAYS])
        | _newest_of_each(newest, lambda day: day.isocalendar()[:2], WEEKS)
        | _newest_of_each(newest, lambda day: (day.year, day.month), MONTHS)
    )


def _newest_of_each(newest: list[date], period: Callable[[date], Hashable], most: int) -> set[date]:
    last: dict[Hashable, date] = {}
    for day in newest:
        last.setdefault(period(day), day)
    return set(list(last.values())[:most])


def archives(place: BackupPlace) -> dict[str, date]:
    """The archives in a place that are named as ours are, each with its day."""
    named = ((name, _ARCHIVE.fullmatch(name)) for name in place.names())
    return {name: datetime.strptime(match[1], "%Y%m%d").date() for name, match in named if match}


def _let_go(place: BackupPlace) -> None:
    """Delete the archives of days that are not kept, and of a kept day all but the newest."""
    found = archives(place)
    days = kept_days(found.values())
    newest = {day: max(name for name, its_day in found.items() if its_day == day) for day in days}
    gone = found.keys() - set(newest.values())
    for name in gone:
        place.drop(name)
    KeptBackup.objects.filter(name__in=gone).delete()


# Trials


def _try_one(place: BackupPlace) -> bool:
    """Restore the newest backup into a scratch library, if none was for a week."""
    now = timezone.now()
    newest = KeptBackup.objects.exclude(made_at=None).order_by("-day").values_list("pk", flat=True)[:1]
    if KeptBackup.objects.filter(restored_at__gt=now - BETWEEN_TRIALS).exists():
        return False
    row = _taken(KeptBackup.objects.filter(pk__in=list(newest), due_at__lte=now), LONGEST_MAKING)
    if row is None:
        return False
    try:
        with place.at_hand(row.name) as archive:
            restore_on_trial(archive)
    except (TrialFailed, OSError) as problem:
        _note_failure(row, str(problem), TRYING)
        return False
    row.restored_at, row.problem, row.failures = timezone.now(), "", 0
    row.save(update_fields=["restored_at", "problem", "failures"])
    return True


def restore_on_trial(archive: Path) -> None:
    """Restore the archive into a scratch library and verify that. Raises TrialFailed."""
    try:
        with scratch.folder_in(Path(settings.STATE_DIR)) as folder:
            for command in (["restore", str(archive)], ["verify"]):
                _run_apart(command, folder)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise TrialFailed(f"It could not be restored on trial: {problem}") from problem


def _run_apart(command: list[str], state: Path) -> None:
    """Run a command of ours on a library of its own, with an SQLite file, in the given state folder."""
    others = {name: value for name, value in os.environ.items() if name not in _OF_THE_LIBRARY}
    environment = others | {"HASHIYA_STATE": str(state), "HASHIYA_SECRET_KEY": "of-a-trial"}
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_TRIAL,
        check=False,
    )
    if done.returncode:
        told = (done.stdout + done.stderr).strip()
        raise TrialFailed(f"Restored on trial, `{command[0]}` said: {told[-2000:]}")
