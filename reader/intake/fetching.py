"""Get a page from the internet: only when an admin has allowed it, and from public addresses alone.

A name is looked up once, and the connection goes to the very address that was checked, so that a name which
answers differently the next time leads nowhere else; each redirect is checked anew. Time, bytes and
redirects are bounded. The one importer of urllib3.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import urljoin

import certifi
from django.conf import settings
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from reader.errors import Argument, Reason
from reader.sentences import Refusal

DEADLINE_SECONDS = 20.0
SILENCE_SECONDS = 6.0
MOST_BYTES = 10 * 1024 * 1024
MOST_REDIRECTS = 5
DOWNLOAD_SECONDS = 3600.0  # and files, such as models
MOST_BYTES_OF_FILES = 4 * 1024**3
_PURPOSE = "self-hosted reader; fetches what its admin asked for"
AGENT = f"Hashiya ({_PURPOSE})"
_PORTS = {"http": 80, "https": 443}
_PIECE = 8192
_PIECE_OF_FILES = 1 << 18
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Not of the public internet either; older Pythons do not know it of all of them.
_RESERVED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocols of the IETF, RFC 6890
        "192.88.99.0/24",  # relays of 6to4, RFC 7526
        "fec0::/10",  # of one site, RFC 3879
        "3fff::/20",  # for examples, RFC 9637
    )
)

Resolve = Callable[[str, int], list[str]]
Take = Callable[[BaseHTTPResponse], bytes]


class Unfetchable(Refusal):
    """The page cannot be had; `str()` says why. `passing` if another try later may fare better."""

    def __init__(self, reason: str | Reason, passing: bool = False, **arguments: Argument) -> None:
        super().__init__(reason, **arguments)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent. `url` is where it was in the end; headers have lower-case names."""

    url: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    is_unchanged: bool = False

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def addresses_of(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a name, as the system looks them up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def fetch(
    url: str,
    headers: Mapping[str, str] | None = None,
    deadline: float = DEADLINE_SECONDS,
    most_bytes: int = MOST_BYTES,
    resolve: Resolve = addresses_of,
) -> Fetched:
    """Return what is at an address, `is_unchanged` if the server says so. Raises Unfetchable."""
    return _followed(url, headers or {}, deadline, lambda answer: _content(answer, most_bytes), resolve)


def fetch_file(
    url: str,
    file: IO[bytes],
    tell: Callable[[int, int | None], object],
    deadline: float = DOWNLOAD_SECONDS,
    most_bytes: int = MOST_BYTES_OF_FILES,
    resolve: Resolve = addresses_of,
) -> Fetched:
    """Write what is at an address into a file, as it was sent; `content` is empty. Raises Unfetchable.

    `tell` is told how many bytes came, and how many there are if the server said so.
    """

    def write(answer: BaseHTTPResponse) -> bytes:
        said = answer.headers.get("content-length", "")
        _write(answer, file, int(said) if said.isdecimal() else None, tell, most_bytes)
        return b""

    return _followed(url, {"Accept-Encoding": "identity"}, deadline, write, resolve)


def _followed(url: str, headers: Mapping[str, str], deadline: float, take: Take, resolve: Resolve) -> Fetched:
    """Ask, and go where the answers lead. Raises Unfetchable."""
    if not settings.HASHIYA_OUTGOING:
        raise Unfetchable("fetch-switched-off")
    until = time.monotonic() + deadline
    for _ in range(MOST_REDIRECTS + 1):
        target = _checked(url)
        address = _public_address(target, resolve)
        answer = _get(target, address, headers, until, take)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(target.url, answer)
    raise Unfetchable("fetch-redirects", most=MOST_REDIRECTS)


def _checked(url: str) -> Url:
    """Return the parts of an address that may be asked for."""
    try:
        found = parse_url(url.strip())
    except LocationParseError:
        raise Unfetchable("fetch-no-address") from None
    if found.scheme not in _PORTS or not found.host:
        raise Unfetchable("fetch-no-address")
    if found.auth:
        raise Unfetchable("fetch-password")
    if (found.port or _PORTS[found.scheme]) not in _PORTS.values() and not settings.HASHIYA_OUTGOING_PRIVATE:
        raise Unfetchable("fetch-port", port=found.port or 0)
    return found


def _public_address(target: Url, resolve: Resolve) -> str:
    """Look the name up; return its first address if all are public."""
    host = (target.host or "").strip("[]")
    try:
        found = resolve(host, target.port or _PORTS[target.scheme or ""])
    except (OSError, UnicodeError):
        raise Unfetchable("fetch-no-server-now", True, host=host) from None
    if not found:
        raise Unfetchable("fetch-no-server", True, host=host)
    if not settings.HASHIYA_OUTGOING_PRIVATE and not all(map(is_public, found)):
        raise Unfetchable("fetch-inside", host=host)
    return found[0]


def is_public(address: str) -> bool:
    """Whether an address is of the public internet, and holds none inside it that is not."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if any(found in network for network in _RESERVED):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


class _Watched:
    """Keeps the sockets of one request, to end it when its time is up whatever it is doing."""

    def __init__(self, until: float) -> None:
        self.sockets: list[socket.socket] = []
        self.is_over = False
        self.timer = threading.Timer(max(0.0, until - time.monotonic()), self._end)
        self.timer.daemon = True
        self.timer.start()

    def _end(self) -> None:
        self.is_over = True
        for one in self.sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


def _pool(target: Url, address: str, watched: _Watched) -> HTTPConnectionPool:
    """Return a pool that connects to the address and, with TLS, insists on the name's certificate."""
    port = target.port or _PORTS[target.scheme or ""]
    base: Any = HTTPSConnection if target.scheme == "https" else HTTPConnection

    class Connection(base):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            watched.sockets.append(self.sock)

    limits: dict[str, Any] = {
        "timeout": Timeout(connect=SILENCE_SECONDS, read=SILENCE_SECONDS),
        "retries": Retry(False),
    }
    if target.scheme == "https":
        names: dict[str, Any] = {"server_hostname": target.host, "assert_hostname": target.host}
        pool: HTTPConnectionPool = HTTPSConnectionPool(
            address, port, cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(), **names, **limits
        )
    else:
        pool = HTTPConnectionPool(address, port, **limits)
    pool.ConnectionCls = Connection
    return pool


def _get(target: Url, address: str, headers: Mapping[str, str], until: float, take: Take) -> Fetched | str:
    """Ask once; return what `take` made of what came, or where it says the page is."""
    watched = _Watched(until)
    pool = _pool(target, address, watched)
    sent = {"Host": target.netloc or "", "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
    try:
        response = pool.urlopen(
            "GET",
            target.request_uri,
            headers=sent,
            redirect=False,
            preload_content=False,
            decode_content=True,
        )
        found = {name.lower(): value for name, value in response.headers.items()}
        if response.status in (301, 302, 303, 307, 308) and "location" in found:
            return found["location"]
        if response.status == 304:
            return Fetched(target.url, b"", found, is_unchanged=True)
        if response.status != 200:
            passing = response.status in (408, 425, 429) or response.status >= 500
            raise Unfetchable("fetch-status", passing, status=response.status)
        content = take(response)
    except (HTTPError, OSError, ValueError) as problem:
        if watched.is_over:
            raise Unfetchable("fetch-too-slow", True) from None
        raise Unfetchable("fetch-failed", True, error=type(problem).__name__) from None
    finally:
        watched.timer.cancel()
        pool.close()
    if watched.is_over:
        raise Unfetchable("fetch-too-slow", True)
    return Fetched(target.url, content, found)


def _content(response: BaseHTTPResponse, most_bytes: int) -> bytes:
    content = b""
    for piece in response.stream(_PIECE):
        content += piece
        if len(content) > most_bytes:
            raise Unfetchable("fetch-too-large", megabytes=most_bytes // 1024 // 1024)
    return content


def _write(
    response: BaseHTTPResponse,
    file: IO[bytes],
    total: int | None,
    tell: Callable[[int, int | None], object],
    most_bytes: int,
) -> None:
    written = 0
    for piece in response.stream(_PIECE_OF_FILES):
        written += len(piece)
        if written > most_bytes:
            raise Unfetchable("fetch-too-large", megabytes=most_bytes // 1024 // 1024)
        file.write(piece)
        tell(len(piece), total)
