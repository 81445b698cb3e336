"""Addresses of web pages: http and https are addresses, everything else is none."""

import re
from urllib.parse import urlsplit

LONGEST = 2000
SCHEMES = ("http", "https")
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[:/?#]|$)")
_UNFIT = re.compile(r"[\s\x00-\x20\x7f\\\"<>\ud800-\udfff]")


def web_address(given: str, most: int = LONGEST) -> str:
    """Return the address of a page, or "" for what is none or too long.

    One that begins with its server's name, "news.example/1", is taken for https.
    """
    address = given.strip()
    if _BARE.match(address):
        address = f"https://{address}"
    if len(address) > most or _UNFIT.search(address):
        return ""
    try:
        parts = urlsplit(address)
        _ = parts.port  # it is a number that a port can have
    except ValueError:
        return ""
    return address if parts.scheme in SCHEMES and parts.hostname else ""
