"""Is this installation fit to be relied on? Each check says what it saw and, where needed, what to do.

Nothing is changed, and nobody is asked but the database and, where one is named, the mail server.
"""

import platform
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import django
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import InvalidStorageError
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.utils import timezone

from reader import schema
from reader.accounts.first import FIRST_USER, password_path
from reader.backup.keeping import BETWEEN_TRIALS
from reader.backup.places import BackupPlace, backup_place
from reader.files.store import StoreAway
from reader.library import originals
from reader.models import KeptBackup, WaitingOriginal
from reader.watch import health
from reader.watch.release import VERSION

HERE = {"localhost", "127.0.0.1", "[::1]"}
SHORTEST_KEY = 50
LATEST_BACKUP = timedelta(hours=36)
MOST_APART = timedelta(seconds=2)  # the clocks of this machine and of the database's


class State(StrEnum):
    """How a check went: well, with something to think about, or not."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a check saw, and what to do about it (empty where all is well)."""

    part: str
    state: State
    says: str
    do: str = ""


def examine() -> Iterator[Diagnosis]:
    """Yield what each check saw, in the order in which somebody would mend it."""
    for check in EXAMINATIONS:
        try:
            yield from check()
        except (DatabaseError, OSError) as problem:
            seen = str(problem).partition("\n")[0]
            do = "Mend what this says, or what is told before it; then ask again."
            yield Diagnosis(check.__name__.strip("_"), State.BAD, f"It could not be looked at: {seen}", do)
        except InvalidStorageError:
            do = "Run `.venv/bin/pip install -r reader/files/bucket/requirements.txt` where the code is."
            says = "A bucket is named, but what speaks to it is not installed."
            yield Diagnosis(check.__name__.strip("_"), State.BAD, says, do)


def _good(part: str, says: str) -> Diagnosis:
    return Diagnosis(part, State.GOOD, says)


# Who can reach it, and how


def _address() -> Iterator[Diagnosis]:
    away = set(settings.ALLOWED_HOSTS) - HERE
    if not away:
        yield Diagnosis(
            "hosts",
            State.LOOK,
            "The site answers on this machine alone.",
            "Name the addresses under which people visit it in HASHIYA_HOSTS.",
        )
    elif "*" in away:
        yield Diagnosis("hosts", State.BAD, "The site answers to any name.", "Name its own in HASHIYA_HOSTS.")
    else:
        yield _good("hosts", f"The site answers to {', '.join(sorted(away))}.")
    if settings.TLS:
        yield from _behind_tls()
    else:
        yield Diagnosis(
            "tls",
            State.BAD if away else State.LOOK,
            "Without TLS passwords and cookies travel in the clear.",
            "Put a proxy with TLS in front (docs/operations.md), and set HASHIYA_TLS=1.",
        )
    if settings.DEBUG:
        yield Diagnosis(
            "debug", State.BAD, "Errors show code and settings to everybody.", "Unset HASHIYA_DEBUG."
        )


def _behind_tls() -> Iterator[Diagnosis]:
    yield _good("tls", "Cookies are for TLS alone, and browsers are told to insist on it.")
    if not settings.HASHIYA_PROXIES:
        yield Diagnosis(
            "proxy",
            State.LOOK,
            "Every visitor seems to come from the proxy: who guesses passwords holds back everybody.",
            "Set HASHIYA_PROXIES to the number of proxies that add to X-Forwarded-For, mostly 1.",
        )


# What is secret


def _secrets() -> Iterator[Diagnosis]:
    yield _key()
    folder = Path(settings.STATE_DIR)
    if folder.stat().st_mode & 0o007:
        yield Diagnosis(
            "state",
            State.BAD,
            "Everybody on this machine can look into the state folder.",
            f"chmod o= {folder}",
        )
    if password_path(folder).exists():
        yield Diagnosis(
            "password",
            State.BAD,
            f"{FIRST_USER} still has the password that was made at set-up.",
            "Sign in and choose another, on the page of your account.",
        )


def _key() -> Diagnosis:
    try:
        length = len(settings.SECRET_KEY)
    except ImproperlyConfigured:
        do = "Start the site, which makes one; or mend HASHIYA_STATE, if it ran already."
        return Diagnosis("key", State.BAD, "There is no secret key.", do)
    if length < SHORTEST_KEY:
        says = "The secret key is short: who guesses it can sign in as anybody."
        do = "Unset HASHIYA_SECRET_KEY, and one is made at the next start; everybody signs in anew."
        return Diagnosis("key", State.BAD, says, do)
    return _good("key", "The secret key is long enough.")


# What is kept


def _backups() -> Iterator[Diagnosis]:
    place = backup_place()
    if place is None:
        yield Diagnosis(
            "backups",
            State.BAD,
            "No backup is made by itself.",
            "Name a folder on another disk, or a bucket, in HASHIYA_BACKUPS: a worker makes one each day.",
        )
        return
    last = KeptBackup.objects.exclude(made_at=None).first()
    failed = KeptBackup.objects.exclude(problem="").first()
    if last is None or last.made_at is None or timezone.now() - last.made_at > LATEST_BACKUP:
        seen = f"The last good backup is of {last.day}." if last else "There is no good backup yet."
        why = f" {failed.problem}" if failed else ""
        do = "See that a worker runs, and that it may write there."
        yield Diagnosis("backups", State.BAD, f"{seen}{why}", do)
    else:
        yield _last_backup(place, last)
    yield from _trial(failed)


def _last_backup(place: BackupPlace, last: KeptBackup) -> Diagnosis:
    try:
        is_there = place.has(last.name)
    except OSError as problem:
        do = "See that it can be reached from here: that its disk is mounted, or its keys are right."
        return Diagnosis("backups", State.BAD, f"{place} does not answer: {problem}", do)
    if not is_there:
        do = "Bring it back. A worker makes the next one tomorrow; until then run `manage.py backup`."
        return Diagnosis("backups", State.BAD, f"{last.name} is not in {place} any more.", do)
    size = last.bytes / (1 << 20)
    return _good("backups", f"The last good one is {last.name} in {place}, {size:.1f} MB.")


def _trial(failed: KeptBackup | None) -> Iterator[Diagnosis]:
    tried = KeptBackup.objects.exclude(restored_at=None).order_by("-restored_at").first()
    if failed is not None and failed.made_at is not None:
        do = "`manage.py verify` tells what is not whole in the library; mend that, or look at the disk."
        yield Diagnosis("trial", State.BAD, f"{failed.name}: {failed.problem}", do)
    elif tried is None or tried.restored_at is None:
        yield Diagnosis(
            "trial", State.LOOK, "No backup has been restored on trial yet.", "A worker does; look again."
        )
    elif timezone.now() - tried.restored_at > 2 * BETWEEN_TRIALS:
        yield Diagnosis(
            "trial",
            State.LOOK,
            f"The last one that was restored on trial is {tried.name}.",
            "See that a worker runs.",
        )
    else:
        yield _good("trial", f"{tried.name} was restored on trial and found whole.")


def _files() -> Iterator[Diagnosis]:
    if not settings.HASHIYA_BUCKET:
        return
    try:
        originals.bytes_of("0" * 64)
    except StoreAway as problem:
        do = "Start it; or mend HASHIYA_S3_ENDPOINT and the keys. Uploads wait in the database meanwhile."
        yield Diagnosis("files", State.BAD, f"The bucket does not answer: {problem}", do)
        return
    if waiting := WaitingOriginal.objects.count():
        seen = f"{waiting} files wait for the bucket."
        yield Diagnosis("files", State.LOOK, seen, "See that a worker runs; look again.")
    else:
        yield _good("files", f"The bucket {settings.HASHIYA_BUCKET} answers.")


# What it stands on


def _running() -> Iterator[Diagnosis]:
    mends = {
        "database": "Start it, or mend DATABASE_URL.",
        "disk": "Make room.",
        "worker": "Start `manage.py worker` and keep it running (docs/operations.md).",
    }
    found = health.health_checks()
    for part, seen in found.items():
        if seen.ok:
            yield _good(part, seen.says)
        else:
            yield Diagnosis(part, State.BAD, seen.says, mends[part])
    if found["database"].ok and (pending := schema.pending()):
        do = "Run `manage.py migrate`, or `make upgrade`."
        yield Diagnosis("tables", State.BAD, f"{pending} steps of the database are still to go.", do)


def _clock() -> Iterator[Diagnosis]:
    """Compare this machine's clock with that of the database's machine, or with the newest thing it wrote."""
    there = _time_of_the_database()
    apart = abs(there - timezone.now())
    if apart <= MOST_APART:
        yield _good("clock", "It agrees with the database's.")
        return
    seconds = f"{apart.total_seconds():.0f} s"
    says = f"This machine's clock and the database's are {seconds} apart."
    if connection.vendor == "sqlite":
        says = f"The library was written {seconds} after what this machine's clock says."
    yield Diagnosis("clock", State.BAD, says, "Have it set by NTP (systemd-timesyncd or chrony).")


def _time_of_the_database() -> datetime:
    if connection.vendor == "sqlite":  # which has no clock of its own: only a file of tomorrow tells
        newest = Path(connection.settings_dict["NAME"]).stat().st_mtime
        return max(timezone.now(), datetime.fromtimestamp(newest, tz=timezone.get_current_timezone()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there: datetime = cursor.fetchone()[0]
    return there


def _mail() -> Iterator[Diagnosis]:
    if not settings.EMAIL_HOST:
        yield Diagnosis(
            "mail",
            State.LOOK,
            "No mail is sent: who forgets a password asks an admin for a link.",
            "Name a server in HASHIYA_MAIL_HOST, if there is one.",
        )
        return
    try:
        with get_connection():
            yield _good("mail", f"{settings.EMAIL_HOST} takes mail from us.")
    except (OSError, smtplib.SMTPException) as problem:
        says = f"{settings.EMAIL_HOST} does not take mail from us: {problem}"
        yield Diagnosis("mail", State.BAD, says, "Mend the settings HASHIYA_MAIL_….")


def _versions() -> Iterator[Diagnosis]:
    others = list(_other_versions(settings.BASE_DIR / "requirements.txt"))
    if others:
        do = "Run `make upgrade`, or install requirements.txt anew."
        yield Diagnosis(
            "packages", State.BAD, f"Installed are others than the pinned: {'; '.join(others)}.", do
        )
    else:
        yield _good("packages", "Installed are the pinned ones.")
    python = platform.python_version()
    says = f"Hashiya {VERSION}, Python {python}, Django {django.get_version()}, {connection.display_name}."
    yield _good("versions", says)


def _other_versions(requirements: Path) -> Iterator[str]:
    """Yield each package that is not installed as it is pinned; those with a condition are passed by."""
    for line in requirements.read_text(encoding="utf-8").splitlines():
        pinned, _, condition = line.partition("#")[0].strip().partition(";")
        name, _, wanted = pinned.strip().partition("==")
        if not wanted or condition:
            continue
        try:
            there = version(name.partition("[")[0])
        except PackageNotFoundError:
            there = "missing"
        if there != wanted:
            yield f"{name} {there} for {wanted}"


def _system_checks() -> Iterator[Diagnosis]:
    """What the framework's own checks for production find that was not told above."""
    told_above = {"security.W004", "security.W008", "security.W009", "security.W012", "security.W016"}
    for message in checks.run_checks(include_deployment_checks=True):
        if message.id not in told_above | {"security.W018", "security.W020"}:
            state = State.BAD if message.level >= checks.ERROR else State.LOOK
            yield Diagnosis(str(message.id), state, str(message.msg), str(message.hint or ""))


EXAMINATIONS: tuple[Callable[[], Iterator[Diagnosis]], ...] = (
    _address,
    _secrets,
    _running,
    _backups,
    _files,
    _mail,
    _clock,
    _versions,
    _system_checks,
)
