"""The loop between those who read and those who write: never more on its way than both have hands for.

A batch that fails waits until the others are through. It is then tried alone, elsewhere if there is an
elsewhere, and in halves, so that one text that cannot be read costs no other, and is named.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field

from reader.analysis.anew.asking import asked_of, batches_of
from reader.analysis.anew.batches import OtherVersion, TextToRead
from reader.analysis.anew.engines import BatchReader
from reader.analysis.anew.writing import BatchWriter
from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import annotate
from reader.errors import CodedError
from reader.models import Article
from reader.sentences import sentence_of

MOST_FAILED = 200  # batches that wait for another try; more say that something else is wrong
_TRIES_ALONE = 2  # of a single text
_WAITING_TO_BE_WRITTEN = 8  # batches

Tell = Callable[[int], object]


class TooManyFailed(CodedError):  # noqa: N818 (it says what happened)
    """So many batches failed that it is not the texts' doing; the reason says how the last one did."""


@dataclass(slots=True)
class ReadAnew:
    """What became of the articles; of `failed` ones the reason by their ids."""

    stored: int = 0
    changed: int = 0
    failed: dict[int, str] = field(default_factory=dict)


def read_one_here(pk: int, outcome: ReadAnew) -> None:
    """Read an article as it is read when it comes in, a long one in a process of its own, with limits."""
    for article in Article.objects.defer("raw").filter(pk=pk):
        try:
            annotate(article)
            outcome.stored += 1
        except AnalysisFailed as problem:
            outcome.failed[pk] = sentence_of(problem)


class Run:
    """One run over many articles. What it stored stays, whatever ends it; a second run takes the rest."""

    def __init__(self, engine: BatchReader, writer: BatchWriter, tell: Tell) -> None:
        self.engine, self.writer, self.tell = engine, writer, tell
        self.outcome = ReadAnew()
        self.reading: dict[Future[bytes], list[TextToRead]] = {}
        self.writing: dict[Future[int], int] = {}
        self.doubtful: deque[list[int]] = deque()
        self.long: list[int] = []

    def over(self, articles: Iterable[int]) -> ReadAnew:
        """Read these articles, given by their ids. Raises OtherVersion and TooManyFailed."""
        waiting = batches_of(articles, self.long.append)
        while self._fill(waiting) or self.reading:
            self._take_answers()
        while self.doubtful:
            self._try_alone(self.doubtful.popleft())
        self._written(0)
        for pk in self.long:
            read_one_here(pk, self.outcome)
            self.tell(1)
        return self.outcome

    def _fill(self, waiting: Iterator[list[TextToRead]]) -> bool:
        """Hand out batches while there is room; False once there are none."""
        while len(self.reading) < self.engine.room:
            batch = next(waiting, None)
            if batch is None:
                return False
            self.reading[self.engine.submit(batch)] = batch
        return True

    def _take_answers(self) -> None:
        done, _ = wait(self.reading, return_when=FIRST_COMPLETED)
        for future in done:
            batch = self.reading.pop(future)
            problem = self._problem(future)
            if problem is None:
                self._write(batch, future.result())
            elif len(self.doubtful) < MOST_FAILED:
                self.doubtful.append([one.pk for one in batch])
            else:
                raise TooManyFailed("batches-failed", count=MOST_FAILED, problem=problem)

    def _try_alone(self, articles: Sequence[int], tries: int = _TRIES_ALONE) -> None:
        """Read a batch that failed while nothing else is read, and where it fails again its halves."""
        batch = asked_of(articles)
        if not batch:
            return
        future = self.engine.submit(batch)
        wait([future])
        problem = self._problem(future)
        if problem is None:
            self._write(batch, future.result())
        elif len(batch) > 1:
            half = len(batch) // 2
            for part in (batch[:half], batch[half:]):
                self._try_alone([one.pk for one in part])
        elif tries > 1:
            self._try_alone(articles, tries - 1)
        else:
            self.outcome.failed[batch[0].pk] = problem
            self.tell(1)

    @staticmethod
    def _problem(future: Future[bytes]) -> str | None:
        """Return what went wrong with a batch, in words."""
        if future.cancelled():
            return "whoever read it was lost"
        error = future.exception()
        if isinstance(error, OtherVersion):
            raise error
        return None if error is None else f"{type(error).__name__}: {error}"[:500]

    def _write(self, batch: Sequence[TextToRead], answer: bytes) -> None:
        self._written(_WAITING_TO_BE_WRITTEN - 1)
        self.writing[self.writer.write(batch, answer)] = len(batch)

    def _written(self, most: int) -> None:
        """Wait until no more than so many batches are still to be written."""
        while len(self.writing) > most or any(one.done() for one in self.writing):
            done, _ = wait(self.writing, return_when=FIRST_COMPLETED)
            for future in done:
                count, stored = self.writing.pop(future), future.result()
                self.outcome.stored += stored
                self.outcome.changed += count - stored
                self.tell(count)
