"""What a worker does beside its tasks, again and again: the list of it stands in `chores`.

Each in a thread of its own, so that a slow server elsewhere holds nothing up here. What is logged in a turn
has an id of that turn in place of a request's.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import close_old_connections

from reader import search
from reader.analysis.again import read_one_again
from reader.backup.keeping import keep_backups
from reader.backup.places import backup_place
from reader.exchange.jobs import clear_exports
from reader.intake.gathering import gather_one, look_into_feeds
from reader.intake.tasks import enqueue
from reader.library.bin import purge_all
from reader.library.originals import hand_over_one
from reader.runtime.sweeping import forget_the_past, sweep
from reader.search.digest import mail_one_digest
from reader.translation.machine import translate_some
from reader.vocabulary import rank_articles
from reader.watch.heartbeat import EVERY, tell_beat
from reader.watch.lines import request_id

logger = logging.getLogger(__name__)


class Chore(threading.Thread):
    """Does `work` again and again: at once while it finds something to do, else after a pause in seconds."""

    def __init__(self, name: str, work: Callable[[], object], pause: float) -> None:
        super().__init__(name=name, daemon=True)
        self.work = work
        self.pause = pause
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.is_set():
            request_id.set(f"{self.name.lower().replace(' ', '-')}-{secrets.token_hex(4)}")
            try:
                found = self.work()
            except Exception:
                logger.exception("%s failed; it goes on in a moment.", self.name)
                found = None
            close_old_connections()
            if not found:
                self.stop.wait(self.pause)


@contextmanager
def chores(worker: str) -> Iterator[None]:
    """Do the chores while the block runs, those of the worker of this name."""
    running = [
        Chore("Beating", lambda: tell_beat(worker), EVERY),
        Chore("Translating", lambda: translate_some().translated, 3.0),
        Chore("Reading again", read_one_again, 30.0),
        Chore("Indexing", search.rebuild, 30.0),
        Chore("Mailing", mail_one_digest, 60.0),
        Chore("Ranking", rank_articles, 20.0),
        Chore("Emptying the bin", purge_all, 600.0),
        Chore("Sweeping up", sweep, 600.0),
        *([Chore("Handing over files", hand_over_one, 10.0)] if settings.HASHIYA_BUCKET else ()),
        Chore("Deleting old exports", clear_exports, 600.0),
        Chore("Forgetting", forget_the_past, 600.0),
    ]
    if backup_place() is not None:
        running.append(Chore("Backing up", keep_backups, 300.0))
    if settings.HASHIYA_OUTGOING:
        running += [
            Chore("Fetching", lambda: gather_one(enqueue), 2.0),
            Chore("Looking into feeds", look_into_feeds, 20.0),
        ]
    for chore in running:
        chore.start()
    try:
        yield
    finally:
        for chore in running:
            chore.stop.set()
