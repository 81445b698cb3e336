"""Many analysts writing at once against a real server, checked against their own journal.

Each analyst marks words of their own and changes notes that all of them share, one request after the other.
What the server acknowledged must be in the database afterwards, once: a change in the history under the
version that followed the one it was sent for, a mark in one row although some are sent twice.
"""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from reader.benchmarks.measuring import Figures, share_ms
from reader.benchmarks.scratch import first_article, on_database
from reader.benchmarks.visitors import VisitAnswer, Visitor, running_server, session_of, signed_in_client
from reader.models import Annotation, Article, Change
from reader.models.roles import ANALYST

SHARED_NOTES = 20
SENT_TWICE = 0.2
MARKS = 0.4
THINK = 0.5  # seconds between two requests of one analyst, on average


def run(analysts: int, seconds: float, database: str) -> Figures:
    """Measure on a new SQLite or PostgreSQL, or with "configured" on the database of the settings."""
    return on_database("writers", database, _measure, analysts=analysts, seconds=seconds)


def _measure(analysts: int, seconds: float) -> Figures:
    with running_server() as (port, log):
        clients = [signed_in_client(f"analyst{number}", ANALYST) for number in range(analysts)]
        article = first_article()
        notes = _shared_notes(article, User.objects.get(username="analyst0"))
        work = [_Analyst(number, session_of(one), port, article, notes) for number, one in enumerate(clients)]
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(analysts) as pool:
            journals = list(pool.map(lambda analyst: analyst.work(until), work))
        locked = log.read_text(encoding="utf-8", errors="replace").count("database is locked")
    return _checked(journals, locked)


def _shared_notes(article: Article, user: User) -> list[int]:
    paragraphs = article.paragraphs.select_related("article")
    rows = [
        Annotation(
            article=row.article,
            paragraph=row,
            layer="note",
            label="note",
            start=row.start,
            end=row.start + 1,
            exact=row.article.text[row.start],
            text_sha256=row.article.text_sha256,
            body="0",
            origin="person",
            state="accepted",
            created_by=user,
        )
        for row in list(paragraphs)[:SHARED_NOTES]
    ]
    return [row.pk for row in Annotation.objects.bulk_create(rows)]


class _Journal:
    """What one analyst was told by the server."""

    def __init__(self) -> None:
        self.changes: list[tuple[int, int, str]] = []  # annotation, version sent, new body
        self.marks: list[UUID] = []
        self.conflicts = 0
        self.errors = 0
        self.taken: list[float] = []


class _Analyst:
    """One analyst's browser: session, versions last seen, journal."""

    def __init__(
        self, number: int, session: dict[str, str], port: int, article: Article, notes: list[int]
    ) -> None:
        self.visitor = Visitor(port, session)
        self.article = article
        self.versions = dict.fromkeys(notes, 1)
        self.chance = random.Random(number)  # noqa: S311
        self.journal = _Journal()

    def work(self, until: float) -> _Journal:
        while time.monotonic() < until:
            time.sleep(self.chance.uniform(0, 2 * THINK))
            if self.chance.random() < MARKS:
                self._mark()
            else:
                self._change(self.chance.choice(list(self.versions)))
        return self.journal

    def _mark(self) -> None:
        start = self.chance.randrange(len(self.article.text) - 1)
        key = uuid4()
        data = {
            "start": start,
            "end": start + 1,
            "exact": self.article.text[start],
            "text_sha256": self.article.text_sha256,
            "kind": "note",
            "body": str(key),
            "client_key": str(key),
        }
        address = f"/a/{self.article.pk}/annotations/"
        answers = [self._post(address, data)]
        if self.chance.random() < SENT_TWICE:
            answers.append(self._post(address, data))
        if any(answer.status == 302 for answer in answers):
            self.journal.marks.append(key)

    def _change(self, note: int) -> None:
        body, version = str(uuid4()), self.versions[note]
        data = {"action": "change", "version": version, "body": body}
        answer = self._post(f"/annotations/{note}/", data)
        if answer.status == 302:
            self.journal.changes.append((note, version, body))
            self.versions[note] = version + 1
        elif answer.status == 409:
            self.journal.conflicts += 1
            self.versions[note] = answer.version

    def _post(self, address: str, data: dict[str, Any]) -> VisitAnswer:
        begun = time.perf_counter()
        answer = self.visitor.post(address, data)
        self.journal.taken.append(time.perf_counter() - begun)
        self.journal.errors += answer.status >= 500 or answer.status == 0
        return answer


def _checked(journals: list[_Journal], locked: int) -> Figures:
    """Compare what was acknowledged with what is stored."""
    changes = [entry for journal in journals for entry in journal.changes]
    marks = [key for journal in journals for key in journal.marks]
    stored = Counter(
        (pk, version, body)
        for pk, version, body in Change.objects.filter(action="change").values_list(
            "annotation", "version", "after__body"
        )
    )
    after = Counter((pk, version + 1, body) for pk, version, body in changes)
    versions = Counter((pk, version) for pk, version, _ in stored.elements())
    rows = Counter(Annotation.objects.filter(client_key__in=marks).values_list("body", flat=True))
    lost = sum((after - stored).values()) + sum(not rows[str(key)] for key in marks)
    doubled = sum(count - 1 for count in (*versions.values(), *rows.values()) if count > 1)
    taken = [one for journal in journals for one in journal.taken]
    return {
        "analysts": len(journals),
        "writes": len(changes) + len(marks),
        "conflicts_told": sum(journal.conflicts for journal in journals),
        "lost": lost,
        "duplicates": doubled,
        "locked": locked,
        "errors": sum(journal.errors for journal in journals),
        "p50_ms": share_ms(taken, 0.5),
        "p95_ms": share_ms(taken, 0.95),
    }
