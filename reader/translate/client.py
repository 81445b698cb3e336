"""The one module that imports deep_translator. It runs in a process of its own, without Django.

deep_translator sets no time limit on its requests, so the caller ends the process when time is up; and it
keeps the text in the translator object, so there is a new object for every call.
"""

from collections.abc import Callable

from deep_translator import GoogleTranslator, LibreTranslator, MyMemoryTranslator


def _libre(address: str, key: str) -> LibreTranslator:
    # The library insists on a key even for a server of one's own that asks for none.
    return LibreTranslator(source="ar", target="en", api_key=key or "none", custom_url=address)


PROVIDERS: dict[str, Callable[[str, str], object]] = {
    "libre": _libre,
    "google": lambda address, key: GoogleTranslator(source="ar", target="en"),
    "mymemory": lambda address, key: MyMemoryTranslator(source="ar-SA", target="en-US"),
}


def translate(provider: str, address: str, key: str, text: str) -> str:
    """Ask the provider for the English of `text`. Raises whatever the library raises."""
    reply = PROVIDERS[provider](address, key).translate(text)  # type: ignore[attr-defined]
    return reply if isinstance(reply, str) else ""
