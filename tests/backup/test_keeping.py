"""Backups by themselves: one a day, those of days, weeks and months kept, and one restored on trial."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from reader.backup.keeping import TrialFailed, archives, keep_backups, kept_days, restore_on_trial
from reader.backup.places import BackupFolder
from reader.models import KeptBackup
from tests.upgrading import upgraded_library

# The library has lost the file of its upload; put back, it is whole.
KEEP = """
from reader.backup.keeping import keep_backups
from reader.library import originals
originals.store_original([open("seeds/murjana-re-elected.ar.txt", "rb").read()])
print([keep_backups() for _ in range(3)])
"""


def days_until(last: date, count: int) -> list[date]:
    return [last - timedelta(days=back) for back in range(count)]


def test_after_two_years_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    kept = sorted(kept_days(days_until(date(2026, 11, 18), 730)), reverse=True)  # a Wednesday
    assert kept[:7] == days_until(date(2026, 11, 18), 7)
    sundays = [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]
    assert set(sundays) <= set(kept)
    months = {(day.year, day.month): day for day in reversed(kept)}
    assert len(months) == 12
    assert months[2026, 10] == date(2026, 10, 31)
    assert months[2025, 12] == date(2025, 12, 31)
    assert len(kept) == 7 + 2 + 11


def test_what_is_kept_each_day_for_two_years_is_what_is_kept_at_the_end() -> None:
    standing: set[date] = set()
    for day in reversed(days_until(date(2026, 11, 18), 730)):
        standing = kept_days(standing | {day})
    assert standing == kept_days(days_until(date(2026, 11, 18), 730))


def test_after_a_long_pause_nothing_is_let_go_but_what_newer_ones_replace() -> None:
    old = days_until(date(2024, 3, 1), 3)
    assert kept_days([*old, date(2026, 11, 18)]) == {*old, date(2026, 11, 18)}


def test_other_files_in_the_folder_are_none_of_ours(tmp_path: Path) -> None:
    for name in ("hashiya-20261118-030000.zip", "hashiya-old.zip", "before-restore-20261118-030000.zip"):
        (tmp_path / name).touch()
    assert archives(BackupFolder(tmp_path)) == {"hashiya-20261118-030000.zip": date(2026, 11, 18)}


@pytest.mark.django_db
def test_without_a_folder_none_is_made(settings: object) -> None:
    assert not keep_backups()
    assert not KeptBackup.objects.exists()


@pytest.mark.django_db
def test_one_that_cannot_be_made_says_why_and_is_tried_again_later(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    (tmp_path / "a-file").touch()
    settings.HASHIYA_BACKUPS = str(tmp_path / "a-file")  # type: ignore[attr-defined]
    assert not keep_backups()
    row = KeptBackup.objects.get()
    assert row.made_at is None
    assert row.failures == 1
    assert "could not be" in row.problem
    assert row.due_at > timezone.now()
    assert not keep_backups()
    assert KeptBackup.objects.get().failures == 1


@pytest.mark.once
def test_a_worker_makes_one_a_day_tries_it_and_lets_go_of_what_is_not_kept(tmp_path: Path) -> None:
    library, folder = upgraded_library(tmp_path / "state", "d5d092d"), tmp_path / "backups"
    folder.mkdir()
    for day in days_until(timezone.localdate() - timedelta(days=1), 60):
        (folder / f"hashiya-{day:%Y%m%d}-030000.zip").touch()
    library.environment["HASHIYA_BACKUPS"] = str(folder)
    assert library.python(KEEP).strip() == "[True, True, False]"
    ((name, made, restored, problem),) = library.rows(
        "SELECT name, made_at, restored_at, problem FROM reader_keptbackup"
    )
    assert made
    assert restored
    assert problem == ""
    days = set(archives(BackupFolder(folder)).values())
    assert timezone.localdate() in days
    assert days == kept_days(days_until(timezone.localdate(), 61))
    assert not list(library.folder.glob(".hashiya-*"))

    (folder / str(name)).write_bytes(b"PK no more")
    with pytest.raises(TrialFailed, match="`restore` said"):
        restore_on_trial(folder / str(name))
