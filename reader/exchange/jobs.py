"""Exports in the background: asked for, made by a worker, kept for some days, deleted.

A file is there under its name when it is whole. What somebody may export is looked at again when it is made.
"""

import time
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reader.errors import CodedError, Reason
from reader.exchange.exporting import CannotExport, check_installed, export
from reader.exchange.selection import Selection
from reader.formats.writers.registry import ExportFormat, formats
from reader.models import ExportJob
from reader.models.export_job import KEPT, REMEMBERED

MOST_UNFINISHED = 5  # of one person
_TOLD_EVERY = 0.5  # seconds
State = ExportJob.State


class _StoppedError(Exception):
    """Somebody stopped it."""


class _NotThereError(CodedError):
    """Its user may not have it any more, or it is gone."""


def order_export(one: ExportFormat, selection: Selection, user: User, with_bom: bool) -> ExportJob:
    """Note an export that is to be made; the caller has it enqueued in the same transaction.

    Raises CannotExport.
    """
    check_installed(one)
    count = selection.articles().count()
    if not count:
        raise CannotExport(_("No article is in what was chosen. Choose other days, or something else."))
    if ExportJob.objects.filter(user=user).unfinished().count() >= MOST_UNFINISHED:
        told = ngettext(
            "%(count)s export of yours is being made. Wait until it is done, or stop it.",
            "%(count)s exports of yours are being made. Wait until one is done, or stop one.",
            MOST_UNFINISHED,
        )
        raise CannotExport(told % {"count": MOST_UNFINISHED})
    return ExportJob.objects.create(
        user=user,
        format=one.name,
        asked={"selection": selection.packed(), "bom": with_bom},
        name=selection.name[:200],
        file_name=f"{selection.file_name}.{one.name}.zip",
        articles=count,
    )


def make_file(pk: int) -> None:
    """Make the file of an export that waits, or that a killed worker had begun."""
    job = ExportJob.objects.unfinished().select_related("user").filter(pk=pk).first()
    if job is None:
        return
    try:
        _make(job)
    except CannotExport as problem:
        _fail(job, Reason.said(str(problem)))
    except _NotThereError as problem:
        _fail(job, problem.reason)
    except _StoppedError:
        export_path(job).unlink(missing_ok=True)


def _make(job: ExportJob) -> None:
    """Write the file, if its user may still have it. Raises what says why not."""
    if not (job.user.is_active and job.user.has_perm("reader.change_annotation")):
        raise _NotThereError("export-not-allowed")
    selection, one = Selection.unpacked(job.asked["selection"], job.user), formats().get(job.format)
    if selection is None or one is None:
        raise _NotThereError("export-nothing-there")
    path = export_path(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if not ExportJob.objects.unfinished().filter(pk=job.pk).update(state=State.RUNNING, done=0):
        raise _StoppedError
    outcome = export(one, selection, path, job.asked["bom"], _Teller(job.pk))
    ready = {"state": State.READY, "done": outcome.articles, "size": path.stat().st_size}
    running = ExportJob.objects.filter(pk=job.pk, state=State.RUNNING)
    if not running.update(finished=timezone.now(), why={}, **ready):
        raise _StoppedError


class _Teller:
    """Notes how far an export is, now and then, and raises _StoppedError once somebody stopped it."""

    def __init__(self, pk: int) -> None:
        self.pk, self.told = pk, time.monotonic()

    def __call__(self, done: int) -> None:
        if time.monotonic() - self.told < _TOLD_EVERY:
            return
        self.told = time.monotonic()
        if not ExportJob.objects.filter(pk=self.pk, state=State.RUNNING).update(done=done):
            raise _StoppedError


def _fail(job: ExportJob, why: Reason) -> None:
    found = ExportJob.objects.unfinished().filter(pk=job.pk)
    found.update(state=State.FAILED, why=why.packed(), finished=timezone.now())


def give_up_export(task: UUID, tries: int, why: str) -> None:
    """Say on the export of a task that it will not be tried again."""
    for job in ExportJob.objects.unfinished().filter(task=task):
        _fail(job, Reason("export-given-up", tries=tries, error=why))


def stop_export(job: ExportJob) -> None:
    """Stop an export that is being made, or delete the file of one that is done."""
    if (
        not ExportJob.objects.unfinished()
        .filter(pk=job.pk)
        .update(state=State.STOPPED, finished=timezone.now())
    ):
        ExportJob.objects.filter(pk=job.pk, state=State.READY).update(state=State.GONE, size=0)
        export_path(job).unlink(missing_ok=True)


def export_path(job: ExportJob) -> Path:
    """Return where the file of an export is, or will be."""
    return Path(settings.STATE_DIR) / "exports" / f"{job.pk}.zip"


def clear_exports() -> int:
    """Delete files whose days are over, and what is known of exports long after; return how many."""
    now = timezone.now()
    old = list(ExportJob.objects.filter(state=State.READY, finished__lt=now - KEPT))
    for job in old:
        stop_export(job)
    ExportJob.objects.finished().filter(made__lt=now - REMEMBERED).delete()
    return len(old)
