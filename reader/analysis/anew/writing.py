"""What was read elsewhere, stored: an article in a transaction, which may as well be done twice.

Here, or on PostgreSQL by a few processes beside this one. SQLite has one writer at a time, whoever writes.
"""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from django.db import OperationalError, close_old_connections, connection, transaction

from reader.analysis.anew.asking import asked_text
from reader.analysis.anew.batches import TextToRead, unpack_batch
from reader.analysis.anew.beginning import begin_to_store
from reader.analysis.storing import replace_analysis
from reader.arabic.document import Document
from reader.models import Article

_TRIES = 4  # of a transaction that another one crosses


class BatchWriter(Protocol):
    """Whoever stores answers; the future says how many of the batch's articles were stored."""

    def write(self, batch: Sequence[TextToRead], answer: bytes) -> "Future[int]":
        """Have the answer to a batch stored."""
        ...


class WritingHere:
    """Stores at once, in this process."""

    def write(self, batch: Sequence[TextToRead], answer: bytes) -> "Future[int]":
        done: Future[int] = Future()
        done.set_result(store_batch(batch, answer))
        return done


class WritingBeside:
    """Stores in processes of its own, each with its connection."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool

    def write(self, batch: Sequence[TextToRead], answer: bytes) -> "Future[int]":
        return self.pool.submit(store_batch, batch, answer)


@contextmanager
def writers(count: int) -> Iterator[BatchWriter]:
    """Give those who write: with one, or on SQLite, this process itself."""
    if count == 1 or connection.vendor == "sqlite":
        yield WritingHere()
        return
    apart = multiprocessing.get_context("spawn")
    database = str(connection.settings_dict["NAME"])
    with ProcessPoolExecutor(count, apart, begin_to_store, (database,)) as pool:
        yield WritingBeside(pool)


def store_batch(batch: Sequence[TextToRead], answer: bytes) -> int:
    """Store the answer to a batch; return how many articles it is that did not change meanwhile."""
    documents = unpack_batch(answer)
    return sum(store_reading(one, document) for one, document in zip(batch, documents, strict=True))


def store_reading(asked: TextToRead, document: Document) -> bool:
    """Store what was found in an article, if it is still what was read; tell whether it was."""
    for left in reversed(range(_TRIES)):
        try:
            return _store(asked, document)
        except OperationalError:  # two that wait for each other: the database ends one of them
            if not left:
                raise
            close_old_connections()
    return False


def _store(asked: TextToRead, document: Document) -> bool:
    with transaction.atomic():
        found = Article.objects.select_for_update(of=("self",)).defer("raw").filter(pk=asked.pk).first()
        if found is None or asked_text(found) != asked:
            return False
        replace_analysis(found, document)
    return True
