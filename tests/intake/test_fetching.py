"""Pages over real HTTP, from a server on this machine that behaves well or badly; addresses refused."""

import gzip
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from reader.intake.fetching import Unfetchable, fetch, is_public
from tests.site import Answer, Site, said


def test_a_page_and_where_it_was_in_the_end(site: Site) -> None:
    site.pages["/old"] = said(b"", status=301, Location="/%D8%AE%D8%A8%D8%B1?a=1")
    site.pages["/%D8%AE%D8%A8%D8%B1?a=1"] = said("صفحة".encode(), "text/html; charset=utf-8")
    fetched = fetch(site.at("/old"))
    assert (fetched.content.decode(), fetched.content_type) == ("صفحة", "text/html")
    assert fetched.url.endswith("?a=1")
    assert "Hashiya" in site.asked[-1][1]["User-Agent"]


def test_nothing_is_asked_while_it_is_switched_off(site: Site, settings: Any) -> None:
    settings.HASHIYA_OUTGOING = False
    with pytest.raises(Unfetchable, match=r"switched off.*HASHIYA_OUTGOING"):
        fetch(site.at("/"))
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://127.1/",
    ],
)
def test_this_machine_is_refused_however_it_is_spelt(settings: Any, url: str) -> None:
    settings.HASHIYA_OUTGOING = True
    with pytest.raises(Unfetchable, match=r"inside this network|no server"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
        "http://",
        "http://u:p@a.example/",
        "a b",
        "http://a.example:22/",
        "gopher://a.example/",
    ],
)
def test_what_is_no_page_is_refused(settings: Any, url: str) -> None:
    settings.HASHIYA_OUTGOING = True
    with pytest.raises(Unfetchable):
        fetch(url, resolve=lambda host, port: ["93.184.216.34"])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("192.0.0.8", False),
        ("192.88.99.1", False),
        ("fec0::1", False),
        ("3fff::1", False),
        ("2606:4700::1111", True),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:a00:1::", False),
        ("not an address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_that_leads_inside_is_refused_if_one_of_its_addresses_does(settings: Any) -> None:
    settings.HASHIYA_OUTGOING = True
    with pytest.raises(Unfetchable, match="inside this network"):
        fetch("http://a.example/", resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_a_redirect_that_leads_inside_is_refused(site: Site, settings: Any) -> None:
    site.pages["/"] = said(b"", status=302, Location="http://inside.example/secret")
    settings.HASHIYA_OUTGOING_PRIVATE = False
    port = site.server.server_port
    settings_of_port = {"http": port, "https": 443}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.intake.fetching._PORTS", settings_of_port)
        patch.setattr("reader.intake.fetching.is_public", lambda address: address == "127.0.0.1")
        found = {"outside.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
        with pytest.raises(Unfetchable, match=r"inside.example is inside this network"):
            fetch("http://outside.example/", resolve=lambda host, port: found[host])
    assert [path for path, _ in site.asked] == ["/"]


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    site.pages["/"] = said(b"page")
    url = site.at("/").replace("127.0.0.1", "rebinding.example")
    assert fetch(url, resolve=lambda host, port: next(answers)).content == b"page"
    assert site.asked[0][1]["Host"].startswith("rebinding.example")


def test_an_endless_redirect_ends(site: Site) -> None:
    site.pages["/"] = said(b"", status=302, Location="/")
    with pytest.raises(Unfetchable, match="more than 5 times"):
        fetch(site.at("/"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("status", "passing"), [(404, False), (403, False), (429, True), (500, True), (503, True)]
)
def test_an_answer_that_is_no_page(site: Site, status: int, passing: bool) -> None:
    site.pages["/"] = said(b"oops", status=status)
    with pytest.raises(Unfetchable, match=str(status)) as refusal:
        fetch(site.at("/"))
    assert refusal.value.passing is passing


@pytest.mark.parametrize(
    "body", [b"a" * 3_000_000, gzip.compress(b"a" * 50_000_000)], ids=["large", "gzip bomb"]
)
def test_too_much_is_not_taken(site: Site, body: bytes) -> None:
    packed = body.startswith(b"\x1f\x8b")
    site.pages["/"] = said(body, Content_Encoding="gzip") if packed else said(body)
    with pytest.raises(Unfetchable, match="larger"):
        fetch(site.at("/"), most_bytes=1024 * 1024)


def drip(head: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)

    return answer


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\nX-Endless: ", b"HTT"],
    ids=["body", "header", "status"],
)
def test_a_slow_drip_ends_at_the_deadline(site: Site, head: bytes) -> None:
    site.pages["/"] = drip(head)
    begun = time.monotonic()
    with pytest.raises(Unfetchable, match="too slow") as refusal:
        fetch(site.at("/"), deadline=1)
    assert refusal.value.passing
    assert time.monotonic() - begun < 8


def test_what_has_not_changed(site: Site) -> None:
    site.pages["/"] = said(b"", status=304)
    assert fetch(site.at("/"), {"If-None-Match": '"a"'}).is_unchanged
    assert site.asked[0][1]["If-None-Match"] == '"a"'


def test_nobody_there(settings: Any) -> None:
    settings.HASHIYA_OUTGOING = settings.HASHIYA_OUTGOING_PRIVATE = True
    with pytest.raises(Unfetchable) as refusal:
        fetch("http://127.0.0.1:9/")
    assert refusal.value.passing
