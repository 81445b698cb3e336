"""Three hosts on this machine, killed at random while files arrive: `python -m tests.drills.hosts`.

Each has a state folder of its own; they share a PostgreSQL and a bucket, which are on none of them. The first
serves and works, the second serves, the third works. What the servers acknowledged is compared with files,
rows and articles when all is quiet. The bucket goes away now and then, too.
"""

import json
import os
import secrets
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests import postgresql
from tests.drills.bucket_server import BucketServer, bucket_server

if TYPE_CHECKING:
    import subprocess

HOSTS = {"first": ("web", "worker"), "second": ("web",), "third": ("worker",)}
AWAY_SHARE = 0.1  # of what goes wrong


@dataclass(slots=True)
class Part:
    """A process of a host: its environment, its port if it serves, and it itself."""

    name: str
    environment: dict[str, str]
    port: int
    process: "subprocess.Popen[bytes] | None" = None
    kills: int = field(default=0)


def drill(seconds: float, files: int, seed: int, bucket: BucketServer, folder: Path) -> dict[str, Any]:
    """Run the drill in a process whose settings name the database and the bucket; return its figures."""
    from django.core.management import call_command

    from reader.benchmarks.crash import PATIENCE, CrashTrial
    from reader.benchmarks.visitors import free_port, wait_until_it_answers

    trial = CrashTrial(0, files, seed)
    call_command("migrate", verbosity=0)
    trial.sign_in()
    parts = []
    for host, kinds in HOSTS.items():
        own = {**os.environ, "HASHIYA_STATE": str(folder / host), "HASHIYA_MACHINE": host}
        parts += [Part(f"{host}-{kind}", own, free_port() if kind == "web" else 0) for kind in kinds]

    def begin(part: Part) -> None:
        serve = ["run", "--no-worker", "--no-seeds", "--port", str(part.port)]
        part.process = trial.start(part.environment, *(serve if part.port else ["worker"]))

    ports = [part.port for part in parts if part.port]

    def send() -> None:
        begun = time.monotonic()
        for number, data in enumerate(trial.files):
            time.sleep(max(0.0, begun + seconds * number / files - time.monotonic()))
            tries = number
            while not trial.send(f"file-{number}.txt", data, ports[tries % len(ports)]):
                tries += 1
                time.sleep(0.2)
            trial.acknowledged.add(sha256_of(data))

    away = 0
    for part in parts:
        begin(part)
    try:
        for port in ports:
            wait_until_it_answers(port)
        sender = threading.Thread(target=send, daemon=True)
        sender.start()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(trial.chance.uniform(0.5, 3))
            if trial.chance.random() < AWAY_SHARE:
                away += 1
                bucket.go_away()
                time.sleep(trial.chance.uniform(1, 4))
                bucket.come_back()
                continue
            part = trial.chance.choice(parts)
            if part.process:
                trial.kill(part.process)
            part.kills += 1
            time.sleep(trial.chance.uniform(0, 2))
            begin(part)
        sender.join(timeout=PATIENCE)
        trial.wait_until_quiet()
        wait_for_the_bucket()
    finally:
        for part in parts:
            if part.process:
                trial.kill(part.process)
    kills = sum(part.kills for part in parts)
    return {
        **trial.figures(),
        "kills": kills,
        "bucket_away": away,
        "waiting_still": waiting(),
        "faults": faults(),
    }


def sha256_of(data: bytes) -> str:
    from reader.models.article import digest

    return digest(data)


def waiting() -> int:
    """Return how many files wait for the bucket."""
    from reader.models import WaitingOriginal

    return WaitingOriginal.objects.count()


def wait_for_the_bucket() -> None:
    """Wait until the bucket has been given what waited for it."""
    for _ in range(120):
        if not waiting():
            return
        time.sleep(0.5)


def faults() -> int:
    """Return how many faults `verify` finds."""
    from contextlib import contextmanager

    from reader.backup.verifying import find_faults

    @contextmanager
    def silent(label: str) -> Any:
        yield lambda done, total, what: None

    found = list(find_faults(silent))
    for one in found[:20]:
        print(one.what, file=sys.stderr)
    return len(found)


def main(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with (
        TemporaryDirectory(prefix="hashiya-drill-") as name,
        postgresql.server() as url,
        bucket_server() as bucket,
    ):
        os.environ |= bucket.environment | {
            "DATABASE_URL": url,
            "HASHIYA_STATE": str(Path(name) / "watching"),
            "HASHIYA_SECRET_KEY": secrets.token_hex(),
            "HASHIYA_WORKERS": "1",
            "HASHIYA_TAGGER": "fast",
            "DJANGO_SETTINGS_MODULE": "reader.settings",
        }
        (Path(name) / "watching").mkdir()
        import django

        django.setup()
        figures = drill(given.seconds, given.files, given.seed, bucket, Path(name))
        log = Path(name) / "watching" / "crash.log"
        if figures["lost"] or figures["doubled"]:
            print(log.read_text(encoding="utf-8", errors="replace")[-4000:], file=sys.stderr)
    print(json.dumps(figures))
    return 1 if figures["lost"] or figures["doubled"] or figures["queued"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
