"""How each translation service is asked.

It runs in a process of its own, without Django. deep_translator sends keys in addresses and knows no Arabic
for DeepL, so the services that want a key are asked here by POST, and the others through it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from reader.translation.services.busy import Busy

CONNECT_SECONDS = 5
MOST_BYTES = 1024 * 1024
_OVER_QUOTA = (402, 403, 429, 456)


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


def _by_library(service: str) -> "Ask":
    def ask(text: str, address: str, key: str, region: str) -> str:
        # The library is slow to import, and most of who imports this module asks no service.
        from reader.translation.services.by_library import translate_by_library

        return translate_by_library(service, text, address)

    return ask


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
    "google": _by_library("google"),
    "mymemory": _by_library("mymemory"),
    "deepl": _deepl,
    "microsoft": _microsoft,
}
LONGEST = {"google": 4900, "mymemory": 490}  # characters that one request may have; others take any


def translate(service: str, text: str, address: str, key: str, region: str) -> str:
    """Ask the service for the English of `text`. Raises Busy, or whatever else went wrong."""
    return SERVICES[service](text, address, key, region)
