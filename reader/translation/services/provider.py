"""Ask a translation service, with a deadline, and refuse what is no translation."""

import multiprocessing
import resource
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from reader.errors import Argument, CodedError, Reason
from reader.translation.services import client
from reader.translation.services.busy import Busy
from reader.translation.services.replies import fault

DEADLINE_SECONDS = 10.0
START_SECONDS = 20.0
MEMORY_BYTES = 1024**3


class NoTranslation(CodedError):  # noqa: N818 (it says what there is)
    """This text has no translation to be had from the service; `reason` says why."""


class Unavailable(CodedError):  # noqa: N818
    """The service gives no translations now; `seconds` is how long it wants to be left alone, if it said."""

    def __init__(self, reason: str | Reason, seconds: float | None = None, **arguments: Argument) -> None:
        super().__init__(reason, **arguments)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Service:
    """A translation service: its name, one of `client.SERVICES`, and what it takes to reach it."""

    name: str
    address: str = ""
    key: str = ""
    region: str = ""


class Asking:
    """A process that asks one service, one text at a time, and is ended when it takes too long.

    The library that asks sets no time limits, and the memory that a reply may take is not bounded by it: the
    process is. For one thread; several have one each. To be used in a `with` block.
    """

    def __init__(self, service: Service, deadline: float = DEADLINE_SECONDS) -> None:
        self.service = service
        self.model = ""  # which services do not tell
        self.deadline = deadline
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def announce(self, texts: Iterable[str]) -> None:
        """Hear which texts will be asked for; here each is asked for by itself."""

    def __call__(self, text: str) -> str:
        """Return the English of an Arabic text.

        Raises NoTranslation for this text, Unavailable for any; after the deadline at the latest.
        """
        longest = client.LONGEST.get(self.service.name)
        if longest and len(text) > longest:
            raise NoTranslation("service-text-too-long", most=longest, service=self.service.name)
        reply = self._ask(text).strip()
        if problem := fault(text, reply):
            raise NoTranslation(problem.also(service=self.service.name))
        return reply

    def _ask(self, text: str) -> str:
        name = self.service.name
        try:
            pipe = self._started()
            pipe.send(text)
            if not pipe.poll(self.deadline):
                self._end()
                raise Unavailable("service-too-slow", service=name, deadline=self.deadline)
            kind, reply = pipe.recv()
        except (EOFError, OSError):
            self._end()
            raise Unavailable("service-not-asked", service=name) from None
        if kind == "busy":
            raise Unavailable("service-busy", reply, service=name)
        if kind == "failed":
            raise Unavailable("service-failed", service=name, error=str(reply))
        return str(reply)

    def _started(self) -> Connection:
        """Start the process if it is not running, and wait until it is ready."""
        if self._pipe is not None:
            return self._pipe
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, self.service), daemon=True)
        self._child.start()
        theirs.close()
        self._pipe = ours
        if not ours.poll(START_SECONDS):
            raise EOFError
        ours.recv()
        return ours

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _serve(pipe: Connection, service: Service) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    pipe.send("ready")
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            text = pipe.recv()
            try:
                reply: tuple[str, object] = (
                    "reply",
                    client.translate(service.name, text, service.address, service.key, service.region),
                )
            except Busy as busy:
                reply = ("busy", busy.seconds)
            except Exception as problem:  # whatever it is; its text may hold the key
                reply = ("failed", type(problem).__name__)
            pipe.send(reply)
