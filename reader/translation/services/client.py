"""How each translation service is asked; the one module that imports deep_translator.

It runs in a process of its own, without Django. deep_translator sets no time limit on its requests, so the
caller ends the process when time is up; it keeps the text in the translator object, so there is a new object
for every call; and it sends keys in addresses and knows no Arabic for DeepL, so the services that want a key
are asked here by POST.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from deep_translator import GoogleTranslator, MyMemoryTranslator
from deep_translator.exceptions import NotValidLength, NotValidPayload, TooManyRequests, TranslationNotFound

CONNECT_SECONDS = 5
MOST_BYTES = 1024 * 1024
_AN_HOUR = 3600.0
_OVER_QUOTA = (402, 403, 429, 456)


class Busy(Exception):  # noqa: N818 (it says what the service said)
    """The service wants to be left alone for so many seconds; None if it did not say how long."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def _libre(text: str, address: str, key: str, region: str) -> str:
    sent = {"q": text, "source": "ar", "target": "en", "format": "text"} | ({"api_key": key} if key else {})
    return str(_post(urljoin(address or "http://127.0.0.1:5000/", "translate"), sent)["translatedText"])


def _deepl(text: str, address: str, key: str, region: str) -> str:
    free = "https://api-free.deepl.com/" if key.endswith(":fx") else "https://api.deepl.com/"
    sent = {"text": [text], "source_lang": "AR", "target_lang": "EN-GB"}
    reply = _post(urljoin(address or free, "v2/translate"), sent, {"Authorization": f"DeepL-Auth-Key {key}"})
    return str(reply["translations"][0]["text"])


def _microsoft(text: str, address: str, key: str, region: str) -> str:
    root = address or "https://api.cognitive.microsofttranslator.com/"
    headers = {"Ocp-Apim-Subscription-Key": key} | (
        {"Ocp-Apim-Subscription-Region": region} if region else {}
    )
    reply = _post(urljoin(root, "translate?api-version=3.0&from=ar&to=en"), [{"Text": text}], headers)
    return str(reply[0]["translations"][0]["text"])


def _google(text: str, address: str, key: str, region: str) -> str:
    return _by_library(GoogleTranslator(source="ar", target="en"), text, address)


def _mymemory(text: str, address: str, key: str, region: str) -> str:
    reply = _by_library(MyMemoryTranslator(source="ar-SA", target="en-US"), text, address)
    if reply.startswith("MYMEMORY WARNING"):  # its quota is spent, which it says in place of a translation
        raise Busy(_AN_HOUR)
    return reply


def _by_library(translator: Any, text: str, address: str) -> str:
    if address:
        translator._base_url = address
    try:
        reply = translator.translate(text)
    except TooManyRequests:
        raise Busy from None
    except (TranslationNotFound, NotValidPayload, NotValidLength):
        return ""
    return reply if isinstance(reply, str) else ""


def _post(address: str, sent: Any, headers: Mapping[str, str] | None = None) -> Any:
    """Send JSON and return the JSON that comes back, at most a megabyte of it."""
    body = json.dumps(sent).encode()
    request = Request(address, body, {"Content-Type": "application/json", **(headers or {})})  # noqa: S310
    try:
        with urlopen(request, timeout=CONNECT_SECONDS) as response:  # noqa: S310 (an admin gave the address)
            reply = response.read(MOST_BYTES + 1)
    except HTTPError as problem:
        if problem.code not in _OVER_QUOTA:
            raise
        said = problem.headers.get("Retry-After", "")
        raise Busy(float(said) if said.isdecimal() and len(said) < 7 else None) from None
    if len(reply) > MOST_BYTES:
        raise ValueError("the reply is too large")
    return json.loads(reply)


Ask = Callable[[str, str, str, str], str]
SERVICES: dict[str, Ask] = {
    "libre": _libre,
    "google": _google,
    "mymemory": _mymemory,
    "deepl": _deepl,
    "microsoft": _microsoft,
}
LONGEST = {"google": 4900, "mymemory": 490}  # characters that one request may have; others take any


def translate(service: str, text: str, address: str, key: str, region: str) -> str:
    """Ask the service for the English of `text`. Raises Busy, or whatever else went wrong."""
    return SERVICES[service](text, address, key, region)
