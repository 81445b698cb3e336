"""Bring the database, the static files, the first user and the seeds up to date before serving."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from tqdm import tqdm

from reader import schema
from reader.accounts.first import FIRST_USER, forget_password, stamp_path
from reader.analyser import site_analyser
from reader.models import Article
from reader.models.roles import ADMIN, give_role
from reader.runtime import state
from reader.runtime.progress import Working


def migrate() -> bool:
    """Apply the migrations that the database does not have yet; tell whether there were some.

    Raises schema.NewerDatabase.
    """
    schema.refuse_newer()
    if pending := schema.pending():
        with Working(f"Preparing the database ({pending} steps)"):
            call_command("migrate", verbosity=0, interactive=False)
    return bool(pending)


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
    if settings.DEBUG:  # they are then served from where they are written
        root.mkdir(exist_ok=True)
        return
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
        if not User.objects.filter(Q(is_superuser=True) | Q(groups__name=ADMIN)).exists():
            user = User.objects.create_superuser(FIRST_USER, password=state.new_password(folder))
            give_role(user, ADMIN)
    password = state.kept_password(folder)
    if password is not None and not _opens(password, folder):
        forget_password(folder)
        return None
    return password


def stale_articles() -> int:
    """How many articles another version of the analysis read."""
    return Article.objects.exclude(analysis_version=site_analyser().version).count()


def _opens(password: str, folder: Path) -> bool:
    """Whether the first user still has this password; hashing it, which is slow, only after a change."""
    user = User.objects.filter(username=FIRST_USER).first()
    if user is None:
        return False
    stamp = stamp_path(folder)
    seen = hashlib.sha256(user.password.encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == seen:
        return True
    if user.check_password(password):
        state.write_private(stamp, seen)
        return True
    return False


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar that appears once there is something to report as (done, total, what is being done).

    Where standard error is no terminal, two lines say that it began and ended.
    """
    with ExitStack() as stack:
        bars: list[Any] = []

        def report(done: int, total: int, label: str) -> None:
            if total == 0:
                return
            if not bars:
                on_terminal = sys.stderr.isatty()
                if not on_terminal:
                    stack.enter_context(Working(f"{what} ({total})"))
                bars.append(stack.enter_context(tqdm(total=total, desc=what, disable=not on_terminal)))
            bars[0].set_postfix_str(label, refresh=False)
            bars[0].update(done - bars[0].n)

        yield report
