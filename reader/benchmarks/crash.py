"""Kill the server and the worker again and again while files arrive, and see that none is lost or doubled.

Files are sent over HTTP as a browser does, again until the server has acknowledged them; the journal of what
it acknowledged is compared with files, rows and articles when all is quiet.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.utils.crypto import get_random_string

from reader.benchmarks.measuring import Figures
from reader.benchmarks.scratch import on_database
from reader.benchmarks.visitors import free_port, session_of, signed_in_client, wait_until_it_answers
from reader.library import originals
from reader.models import Article, Upload
from reader.models.article import digest
from reader.models.roles import ADMIN

WEB_SHARE = 0.2  # of the kills
PATIENCE = 600  # seconds until the queue must be empty after the last kill
_NAMES = ("سامر الحلبي", "ليلى حداد", "عمر النجار", "رانيا خوري", "كريم منصور")
_PLACES = ("طرابلس", "بيروت", "عمان", "الدوحة", "الرباط")


def run(kills: int, files: int, database: str, seed: int = 1) -> Figures:
    """Measure on a new SQLite or PostgreSQL, or with "configured" on the database of the settings."""
    return on_database("crash", database, _measure, kills=kills, files=files, seed=seed)


def _measure(kills: int, files: int, seed: int) -> Figures:
    return CrashTrial(kills, files, seed).run()


def _text(chance: random.Random, number: int) -> str:
    """Return an article that no other file has; every twentieth is no Arabic, to be refused."""
    if number % 20 == 19:
        return f"File {number} is in English only."
    lines = [f"أعمال المرحلة {number} تبدأ في {chance.choice(_PLACES)}"]
    for sentence in range(6):
        who, where = chance.choice(_NAMES), chance.choice(_PLACES)
        lines.append(f"قال الوزير {who} إن الخطوة {number * 10 + sentence} في {where} ستكتمل قريبا.")
    return "\n\n".join(lines)


class CrashTrial:
    """One run: the processes, the sender with its journal, the killer."""

    def __init__(self, kills: int, files: int, seed: int) -> None:
        self.kills, self.chance = kills, random.Random(seed)  # noqa: S311
        self.files = [_text(self.chance, number).encode() for number in range(files)]
        self.acknowledged: set[str] = set()
        self.port = free_port()
        self.cookies = ""
        self.token = ""
        self.log = Path(settings.STATE_DIR) / "crash.log"
        self.environment = dict(os.environ)

    def run(self) -> Figures:
        call_command("migrate", verbosity=0)
        self.sign_in()
        web, worker = self._start_web(), self._start_worker()
        wait_until_it_answers(self.port)
        sender = threading.Thread(target=self._send_all, daemon=True)
        sender.start()
        try:
            for _ in range(self.kills):
                time.sleep(self.chance.uniform(0.2, 1.5))
                if self.chance.random() < WEB_SHARE:
                    self.kill(web)
                    web = self._start_web()
                else:
                    self.kill(worker)
                    worker = self._start_worker()
            sender.join(timeout=PATIENCE)
            self.wait_until_quiet()
        finally:
            self.kill(web)
            self.kill(worker)
        return self.figures()

    def sign_in(self) -> None:
        self.token = get_random_string(32)
        cookies = {**session_of(signed_in_client("crash", ADMIN)), settings.CSRF_COOKIE_NAME: self.token}
        self.cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())

    def start(self, environment: dict[str, str], *command: str) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603
                [sys.executable, "manage.py", *command],
                stdout=log,
                stderr=log,
                cwd=settings.BASE_DIR,
                env=environment,
                start_new_session=True,
            )

    def _start_web(self) -> "subprocess.Popen[bytes]":
        return self.start(self.environment, "run", "--no-worker", "--no-seeds", "--port", str(self.port))

    def _start_worker(self) -> "subprocess.Popen[bytes]":
        return self.start(self.environment, "worker")

    @staticmethod
    def kill(process: "subprocess.Popen[bytes]") -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _send_all(self) -> None:
        for number, data in enumerate(self.files):
            while not self.send(f"file-{number}.txt", data, self.port):
                time.sleep(0.1)
            self.acknowledged.add(digest(data))

    def send(self, name: str, data: bytes, port: int) -> bool:
        """Send one file as a form; True if the server said that it has it."""
        boundary = uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: text/plain\r\n\r\n".encode(),
            data,
            f"\r\n--{boundary}--\r\n".encode(),
        ]
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Cookie": self.cookies,
            "X-CSRFToken": self.token,
        }
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("POST", "/uploads/", b"".join(parts), headers)
            return connection.getresponse().status == 302
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def wait_until_quiet(self) -> None:
        until = time.monotonic() + PATIENCE
        while Upload.objects.unfinished().exists() and time.monotonic() < until:
            time.sleep(0.5)

    def figures(self) -> Figures:
        rows = {row.sha256: row for row in Upload.objects.all()}
        articles = Counter(Article.objects.exclude(upload=None).values_list("upload__sha256", flat=True))
        known = [rows[sha256] for sha256 in self.acknowledged if sha256 in rows]
        lost = len(self.acknowledged) - len(known)
        lost += sum(row.state == "ready" and not articles[row.sha256] for row in known)
        lost += sum(row.state == "refused" and not row.reason for row in known)
        lost += len(rows.keys() - set(originals.stored()))
        texts = Counter(Article.objects.values_list("text_sha256", flat=True))
        return {
            "kills": self.kills,
            "files": len(self.files),
            "acknowledged": len(self.acknowledged),
            "articles": sum(articles.values()),
            "queued": sum(not row.is_finished for row in known),
            "refused": sum(row.state == "refused" for row in known),
            "lost": lost,
            "doubled": sum(count - 1 for count in (*articles.values(), *texts.values()) if count > 1),
        }
