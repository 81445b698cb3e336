"""Bring the database, the static files, the first user and the seeds up to date before serving."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from tqdm import tqdm

from reader.runtime import state
from reader.runtime.progress import Working

FIRST_USER = "admin"


def pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Apply the migrations that the database does not have yet."""
    if pending := pending_migrations():
        with Working(f"Preparing the database ({pending} steps)"):
            call_command("migrate", verbosity=0, interactive=False)


def static_fingerprint() -> str:
    """A digest over name, size and time of every static file that the project and its packages carry."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect, hash and compress the static files if any of them changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = Path(settings.STATE_DIR) / "static.stamp"
    current = static_fingerprint()
    if root.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    with Working("Compressing scripts, styles and fonts"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=root.exists())
    stamp.write_text(current, encoding="ascii")


def first_user() -> str | None:
    """Create the first admin where there is none; return the password while it is still the first one."""
    folder = Path(settings.STATE_DIR)
    with transaction.atomic():
        if not User.objects.filter(is_superuser=True).exists():
            user = User.objects.create_superuser(FIRST_USER, password=state.new_password(folder))
            user.groups.add(*Group.objects.filter(name="admin"))
    password = state.kept_password(folder)
    if password is None:
        return None
    user_now = User.objects.filter(username=FIRST_USER).first()
    if user_now is None or not user_now.check_password(password):
        state.password_path(folder).unlink()
        return None
    return password


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar that appears with the first report of (done, total, what is being done)."""
    bars: list[Any] = []

    def report(done: int, total: int, label: str) -> None:
        if not bars:
            bars.append(tqdm(total=total, desc=what, unit="", leave=False, mininterval=0.2))
        bar = bars[0]
        bar.total = total
        bar.set_postfix_str(label, refresh=False)
        bar.update(done - bar.n)

    try:
        yield report
    finally:
        for bar in bars:
            bar.close()
