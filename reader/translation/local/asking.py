"""Ask the translator on this machine, sentence by sentence, while it works in batches."""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from reader.errors import Reason
from reader.translation.local.folder import BrokenTranslator
from reader.translation.local.installed import chosen_translator, how_to_translate, standing_translator
from reader.translation.local.process import TranslatorProcess
from reader.translation.services.provider import NoTranslation, Unavailable
from reader.translation.services.replies import fault

# What may be the fault of one sentence, which then waits by itself.
_OF_A_SENTENCE = ("translator-ended", "translator-too-slow", "translator-memory", "translator-failed")


class AskingHere:
    """What `Asking` is for other servers. The process stays when the block is left, for the next one.

    Of the sentences that are announced as many as make a batch are translated with the one that is asked for.
    """

    def __init__(self, service: str, named: str = "") -> None:
        self.service = service
        self.model = ""
        self._named = named
        self._process: TranslatorProcess | None = None
        self._coming: list[str] = []
        self._ready: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._coming, self._ready = [], {}

    def announce(self, texts: Iterable[str]) -> None:
        """Say which sentences will be asked for, in this order or nearly."""
        self._coming = list(dict.fromkeys(texts))

    def __call__(self, text: str) -> str:
        """Return the English of an Arabic sentence. Raises NoTranslation for it, Unavailable for any."""
        reply = self._ready.pop(text, None)
        if reply is None:
            reply = self._translated(text)
        if problem := fault(text, reply):
            raise NoTranslation(problem.also(service=self.service))
        return reply

    def _translated(self, text: str) -> str:
        process = self._loaded()
        at = self._coming.index(text) if text in self._coming else len(self._coming)
        batch = [text, *self._coming[at + 1 : at + process.how.batch]]
        self._coming = self._coming[at + len(batch) :]
        if len(batch) > 1:
            try:
                self._ready = dict(zip(batch, process.translate(batch), strict=True))
                return self._ready.pop(text)
            except Unavailable as problem:
                if problem.reason.code not in _OF_A_SENTENCE:
                    raise  # otherwise it may be another one's fault
        try:
            return process.translate([text])[0]
        except Unavailable as problem:
            if problem.reason.code not in _OF_A_SENTENCE:
                raise
            raise NoTranslation(problem.reason) from problem

    def _loaded(self) -> TranslatorProcess:
        if self._process is None:
            try:
                folder = chosen_translator(self._named)
            except (BrokenTranslator, OSError) as problem:
                raise Unavailable(_reason(problem)) from problem
            self._process = standing_translator.process(folder, how_to_translate())
            self._process.start()
            self.model = folder.label
        return self._process


def _reason(problem: Exception) -> Reason:
    if isinstance(problem, BrokenTranslator):
        return problem.reason
    return Reason("translator-damaged", error=type(problem).__name__)
