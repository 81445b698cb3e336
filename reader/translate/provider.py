"""Ask a provider for a translation, with a deadline, and refuse what is no translation."""

import multiprocessing
import re
from dataclasses import dataclass
from multiprocessing.connection import Connection

from django.conf import settings

from reader.translate import client

DEADLINE_SECONDS = 20.0
_NUMBER = re.compile(r"\d+")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


class TranslationError(Exception):
    """There is no translation to be had now; the message says why."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A translation service. `address` is used by "libre" only: the root of a LibreTranslate server."""

    name: str
    address: str = ""
    key: str = ""

    def translate(self, text: str, deadline: float = DEADLINE_SECONDS) -> str:
        """Return the English of an Arabic text. Raises TranslationError, after the deadline at the latest."""
        reply = _in_child(self, text, deadline).strip()
        if problem := _fault(text, reply):
            raise TranslationError(f"{self.name} answered with something that is no translation: {problem}.")
        return reply


def chosen() -> Provider | None:
    """Return the provider that the settings name, None while translation is switched off."""
    name = settings.HASHIYA_TRANSLATOR
    if not name:
        return None
    if name not in client.PROVIDERS:
        known = ", ".join(sorted(client.PROVIDERS))
        raise TranslationError(f"HASHIYA_TRANSLATOR is {name}, but only these are known: {known}.")
    return Provider(name, settings.HASHIYA_TRANSLATOR_URL, settings.HASHIYA_TRANSLATOR_KEY)


def _in_child(provider: Provider, text: str, deadline: float) -> str:
    """Call the library in a process that is killed at the deadline: it sets no time limits of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=_child, args=(theirs, provider.name, provider.address, provider.key, text), daemon=True
    )
    child.start()
    theirs.close()
    try:
        if not ours.poll(deadline):
            raise TranslationError(f"{provider.name} did not answer within {deadline:g} seconds.")
        worked, reply = ours.recv()
    except EOFError:
        raise TranslationError(f"{provider.name} could not be asked.") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if not worked:
        raise TranslationError(f"{provider.name} gave no translation ({reply}).")
    return str(reply)


def _child(pipe: Connection, provider: str, address: str, key: str, text: str) -> None:
    try:
        pipe.send((True, client.translate(provider, address, key, text)))
    except Exception as problem:  # whatever the library raises is an answer too; its text may hold the key
        pipe.send((False, type(problem).__name__))


def _fault(text: str, reply: str) -> str:
    """Say what is wrong with a reply, if anything is."""
    if not reply:
        return "it is empty"
    if reply == text:
        return "it is the Arabic itself"
    if reply.startswith("MYMEMORY WARNING"):
        return "it is a quota warning"
    if _TAG.search(reply) and not _TAG.search(text):
        return "it has markup"
    if not len(text) / 5 <= len(reply) <= 5 * len(text) + 40:
        return "its length does not fit"
    if set(map(int, _NUMBER.findall(text))) - set(map(int, _NUMBER.findall(reply))):
        return "it lost a number"
    return ""
