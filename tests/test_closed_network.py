"""The tests' own promise: none of them leaves this machine."""

import socket
import urllib.error
import urllib.request

import pytest

from tests.conftest import OutsideWorldError, is_this_machine


@pytest.mark.parametrize(
    ("address", "here"),
    [
        (("127.0.0.1", 80), True),
        (("127.8.8.8", 80), True),
        (("::1", 80, 0, 0), True),
        (("localhost", 80), True),
        (("192.0.2.7", 80), False),
        (("2001:db8::1", 80, 0, 0), False),
        (("news.example.org", 80), False),
        ("news.example.org", False),
        (None, True),
    ],
)
def test_which_addresses_are_this_machine(address: object, here: bool) -> None:
    assert is_this_machine(address) is here


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(OutsideWorldError):
        outgoing.connect(("192.0.2.7", 80))
    with socket.socket() as outgoing, pytest.raises(OutsideWorldError):
        outgoing.connect_ex(("192.0.2.7", 80))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(OutsideWorldError):
        socket.getaddrinfo("news.example.org", 80)
    with pytest.raises(urllib.error.URLError, match=r"look up 'news\.example\.org'"):
        urllib.request.urlopen("http://news.example.org/")


def test_this_machine_can_be_reached() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname()):
            pass
