"""Who is asked for English: a service elsewhere, or the translator on this machine."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from reader.models import TranslationProvider
from reader.translation.local.asking import AskingHere
from reader.translation.services.limits import service_of
from reader.translation.services.provider import Asking


class Ask(Protocol):
    """Gives the English of a sentence. Raises NoTranslation for it, Unavailable for any.

    `model` is what made the last answer, with its version, where that is known.
    """

    model: str

    def __call__(self, text: str, /) -> str: ...

    def announce(self, texts: Iterable[str], /) -> None: ...


def asking(provider: TranslationProvider, deadline: float) -> AbstractContextManager[Ask]:
    """Return what asks the provider, to be used in a `with` block; `deadline` is for other servers."""
    if provider.is_here:
        return AskingHere(provider.name, provider.model)
    return Asking(service_of(provider), deadline)
