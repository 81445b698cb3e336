"""Which address to serve on: is it ours to take, and whom does it let in?"""

import errno
import ipaddress
import socket


class AddressError(Exception):
    """The address cannot be served; the message says why and what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bind_name(host: str, port: int) -> str:
    """`host:port` as servers and URLs write it, IPv6 in brackets."""
    return f"[{host}]:{port}" if ":" in host and not host.startswith("[") else f"{host}:{port}"


def _try(host: str, port: int) -> None:
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((bare, port))


def next_free(host: str, port: int) -> int | None:
    """The first free port of the next fifty."""
    for candidate in range(port + 1, min(port + 51, 65536)):
        try:
            _try(host, candidate)
        except OSError:
            continue
        return candidate
    return None


def require_free(host: str, port: int) -> None:
    """Raise AddressError unless a server could listen there now."""
    if not 0 < port < 65536:
        raise AddressError(
            f"{port} is not a port: choose one from 1 to 65535, for example make run PORT=8001."
        )
    try:
        _try(host, port)
    except OSError as error:
        raise AddressError(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    other = next_free(host, port)
    hint = f" Choose another: make run PORT={other}" if other else ""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is already in use, perhaps by Hashiya itself.{hint}"
    if error.errno == errno.EACCES:
        return f"This user may not open port {port}; ports from 1024 up are free to all.{hint}"
    return f"Nothing can be served on {bind_name(host, port)}: {error.strerror or error}."


def require_named_visitors(host: str, allowed_hosts: list[str]) -> None:
    """Raise AddressError for a public address unless somebody said under which names it is visited."""
    public_names = [name for name in allowed_hosts if not is_loopback(name)]
    if not is_loopback(host) and not public_names:
        raise AddressError(
            f"{host} lets other machines in. Name the addresses under which they may visit, for example\n"
            f"    HASHIYA_HOSTS=news.example.org,192.0.2.7 make run HOST={host}"
        )
