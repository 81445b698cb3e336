"""Addresses of web pages, http and https alone, and names that are nothing but an address."""

import re
from urllib.parse import urlsplit

LONGEST = 2000
SCHEMES = ("http", "https")
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[:/?#]|$)")
_UNFIT = re.compile(r"[\s\x00-\x20\x7f\\\"<>\ud800-\udfff]")


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://|(?=[^\s@]+@))|//", re.IGNORECASE)
_MAILBOX = re.compile(r"<?[^\s@<>]+@(?:[\w-]+\.)+[\w-]+>?", re.IGNORECASE)


def names_address(name: str) -> bool:
    """Tell whether a name is nothing but an address, of a page, a server or a mailbox: www.news.example."""
    name = name.strip()
    if not name or any(char.isspace() for char in name):
        return False
    return bool(_SCHEME.match(name) or _BARE.match(name) or _MAILBOX.fullmatch(name))


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
