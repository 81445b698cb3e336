"""Requests that no browser would send: real pages and forms of the site, with hostile values in their fields.

Nothing here knows the pages. A crawl as an admin finds addresses and forms; which parameters a view reads is
learned while it is asked. So a new page is fuzzed as soon as it has an address.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any
from urllib.parse import quote_from_bytes, urljoin, urlsplit

import lxml.html
from django.contrib.auth.models import User
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.utils.datastructures import MultiValueDict
from pytest import MonkeyPatch

NUMBERS = (
    *("0", "-1", "1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808"),
    *("-9223372036854775809", "18446744073709551616", "1" + "0" * 30, "9" * 5000, "1e9", "1e400", "1.5"),
    *("NaN", "inf", "-inf", "٣", "१२", "²", "①", " 1 ", "+1", "0x10", "1_000", "00000000000000000001", "1,2"),
    *("1:9223372036854775808", "9223372036854775808:1", "1:²", "²:1", "1:" + "9" * 5000, "True", "None"),
)
TEXTS = (
    *("", " ", "\0", "a\0b", "مر\0حبا", "\ufeff", "\u202e", "\ud800", "\U0010ffff", "\r\n", "\t", "a\nb"),
    *("%", "_", "\\", "'", '"', "[", "(", "*", "{{ x }}", "<word>", "<script>alert(1)</script>", "a " * 700),
    *("م" * 700, "x" * 3000, "' OR 1=1 --", "../../../etc/passwd", "=1+1", "\x1b[2J", "\x7f", "ﷺ" * 300),
    *("[" * 2000, "{}", "[]", "null", '{"a": 1}', "e" * 256, "9" * 256),
)
DATES = (
    *("2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-٠٣-٠١", "2026", "-1"),
    *("2026-03-01", "1899-12-31", "253402300800", "1e20", "2026-03-01T00:00:00Z", "99999-99-99"),
)
ADDRESSES = (
    *("", "/", "//evil.example", "///evil.example", "evil", "javascript:alert(1)", "http://[", "https:///"),
    *(
        "\\\\evil.example",
        "/\n/x",
        "//[::1",
        "?x",
        "#",
        "http://a:99999999/",
        "data:text/html,x",
        "http://%00/",
    ),
    *(
        "ftp://a.example/",
        "https://user:pw@a.example/",
        "https://a.example/" + "x" * 3000,
        "/a/1/\0",
        "mailto:a",
    ),
)
WORDS = (
    *("on", "off", "add", "leave out", "skip", "none", "unnamed", "other", "label-1", "mention-1", "actor-1"),
    *("label-9223372036854775808", "mention-999999999999999999", "actor-٣", "up 1", "down 0", "split 99999"),
    *(
        "join 0",
        "use 0 1",
        "use 0 9223372036854775808",
        "split ²",
        "PER",
        "direct",
        "note",
        "caption",
        "restore",
    ),
    *("change", "accept", "reject", "withdraw", "00000000-0000-0000-0000-000000000000", "not-a-uuid", "csv"),
)
HOSTILE = (NUMBERS, NUMBERS, TEXTS, DATES, ADDRESSES, WORDS)
METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
HEADERS: tuple[dict[str, str], ...] = (
    {"HTTP_HX_REQUEST": "true"},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_BOOSTED": "true"},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[", "HTTP_HX_TARGET": "\xff"},
    {
        "HTTP_HX_REQUEST": "true",
        "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": "true",
        "HTTP_HX_CURRENT_URL": "%ff%00",
    },
    {"HTTP_IF_MATCH": '"9223372036854775808"'},
    {"HTTP_IF_MATCH": "\xb2"},
    {"HTTP_IF_NONE_MATCH": "W/", "HTTP_IF_MODIFIED_SINCE": "x"},
    {"HTTP_RANGE": "bytes=9-1", "HTTP_ACCEPT_ENCODING": "gzip;q=x"},
    {"HTTP_REFERER": "http://[", "HTTP_ACCEPT_LANGUAGE": "x" * 600},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "[::1"},
    {"HTTP_X_FORWARDED_FOR": "x, \xff", "HTTP_USER_AGENT": "\xff" * 400},
    {"HTTP_ACCEPT": "application/json;q=x,*/*"},
    {"HTTP_X_REQUEST_ID": "a\x0bb" * 99},
)
COOKIES = (
    *(r'reading="\000view=arabic"', "reading=size=9&view=%00", "reading=" + "a=1&" * 400, 'reading="\\377"'),
    *(
        r'sessionid="\000\000\000\000\000\000\000\000abcdefgh"',
        "sessionid=" + "x" * 3000,
        "sessionid=\xff\xfe",
    ),
    *('messages=[["x', "messages=W1tcIl9f:1:x", r'csrftoken="\000"', "=;=;;", "theme"),
)
KINDS = (
    *("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", ""),
    *(
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=rot13",
    ),
    *("application/x-www-form-urlencoded; charset=nothing", "multipart/form-data; boundary=x; charset=utf-7"),
    *("multipart/form-data; boundary=x; charset=rot13", "multipart/form-data; boundary=" + "x" * 300, "\xff"),
)
BODIES = (
    *(
        b"",
        b"{",
        b"[" * 5000,
        b"\0\xff\xfe",
        b"a=%ff%00&b=%",
        b"--x\r\n\r\n--x--",
        b"&" * 1500,
        b"a=1&" * 1500,
    ),
    b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n+2AA-\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="\0"\r\n\r\nx\r\n--x--\r\n',
    b"--x\r\nContent-Disposition: form-data; name*=utf-7''%ff; filename*=x\r\n\r\nx\r\n--x--\r\n",
    b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n--x--',
)
FILES = (
    *(
        ("", b""),
        ("a.txt", b""),
        ("\0.txt", b"\0" * 9),
        ("م" * 200 + ".txt", b"\xff\xfe"),
        ("a.csv", b"a,b\n1"),
    ),
    *(("../../a.html", b"<html>"), ("a.docx", b"PK\3\4"), ("a.pdf", b"%PDF-1.4"), ("a.json", b"[" * 9000)),
    *(("t.csv", "arabic,english,note\n=ميناء,\0port,-\n".encode()), ("t.tbx", b'<?xml version="1.0"?><tbx>')),
    *(
        ("x" * 300 + ".txt", "خبر عن الميناء\n\nنص الخبر هنا.".encode()),
        ("a.tar.gz", b"\x1f\x8b\0"),
        ("a", b"x"),
    ),
)

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page: where it is sent, how, and each field's values, the one that is set first."""

    action: str
    method: str
    fields: dict[str, list[str]]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, in a form in which it can be repeated."""

    role: str
    method: str
    address: str
    body: bytes = b""
    kind: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The request as a call: paste it into a test with `client` signed in in this role."""
        return (
            f"# as {self.role}\nclient.generic({self.method!r}, {self.address!r}, {self.body!r}, "
            f"{self.kind!r}, **{self.headers!r})"
        )


def patterns_of(resolver: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site with its route, Django's admin included.

    Of the API its page and document alone: no page leads to its operations, and no browser asks for them.
    Strange requests to those are made in `tests/api/test_contract.py`.
    """
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver) and one.namespace == "api":
            yield from ((f"{route}{page.pattern}", page) for page in _pages_of_api(one))
        elif isinstance(one, URLResolver):
            yield from patterns_of(one, route)
        else:
            yield route, one


def _pages_of_api(resolver: URLResolver) -> list[URLPattern]:
    found = [one for one in resolver.url_patterns if isinstance(one, URLPattern)]
    return [one for one in found if one.name in ("page", "document")]


class Map:
    """What a crawl found: of every route some real paths and forms; and all numbers that stand in paths."""

    def __init__(self, clients: Iterable[Client], most: int = 2) -> None:
        self.paths: dict[str, list[str]] = defaultdict(list)
        self.forms: dict[str, list[Form]] = defaultdict(list)
        self.answers: dict[str, Any] = {}
        self.most = most
        for client in clients:
            self._crawl(client)
        for route, pattern in patterns_of():
            if not pattern.pattern.converters and not pattern.pattern.regex.groups:
                self._note("/" + route)

    def answer(self, client: Client, path: str) -> Any:
        """Return the page at a path as the one client saw it that crawled, or sees it now."""
        return self.answers[path] if path in self.answers else client.get(path)

    def _note(self, path: str) -> bool:
        """Keep a path as an example of its route; False if there are enough of it or it is none of ours."""
        try:
            found = self.paths[resolve(path).route]
        except Resolver404:
            return False
        if path in found or len(found) >= self.most:
            return False
        found.append(path)
        return True

    def _crawl(self, client: Client) -> None:
        seen: dict[str, int] = defaultdict(int)
        waiting = ["/", "/admin/", "/help/"]
        done: set[str] = set()
        while waiting:
            address = waiting.pop(0)
            path = urlsplit(address).path
            if address in done or path.startswith("/static/"):
                continue
            done.add(address)
            self._note(path)
            try:
                route = resolve(path).route
            except Resolver404:
                continue
            seen[route] += 1
            if seen[route] > self.most or "sign-out" in path or "logout" in path:
                continue
            response = self.answers[address] = client.get(address)
            if 300 <= response.status_code < 400:
                waiting.append(urljoin(address, response["Location"]))
            elif response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
                waiting += self._read(address, response.content)

    def _read(self, address: str, page: bytes) -> list[str]:
        """Keep the forms of a page; return the addresses that it leads to."""
        if not page.strip():
            return []
        tree = lxml.html.document_fromstring(page, lxml.html.HTMLParser(encoding="utf-8"))
        asked = [self._keep(address, form) for form in tree.forms]
        named = tree.xpath("//@href | //@hx-get | //@hx-post | //@action | //@formaction | //@data-href")
        found = [one for one in asked if one]
        for one in named:
            parts = urlsplit(urljoin(f"http://testserver{address}", str(one).strip()))
            if parts.scheme == "http" and parts.netloc == "testserver":
                found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found

    def _keep(self, address: str, form: Any) -> str:
        """Keep a form; return the address that it asks for as it stands, if it does not change anything."""
        action = urlsplit(urljoin(address, form.get("action") or form.get("hx-post") or address))
        fields: dict[str, list[str]] = defaultdict(list)
        files = tuple(one.name for one in form.xpath(".//input[@type='file'][@name]"))
        for one in form.xpath(".//input[@name] | .//button[@name]"):
            if one.get("type") != "file":
                fields[one.get("name")].append(one.get("value") or "on")
        for one in form.xpath(".//textarea[@name]"):
            fields[one.get("name")].append(one.text_content())
        for one in form.xpath(".//select[@name]"):
            fields[one.get("name")] += [str(value) for value in one.xpath(".//option/@value")][:40]
        fields.pop("csrfmiddlewaretoken", None)
        try:
            route = resolve(action.path).route
        except Resolver404:
            return ""
        self._note(action.path)
        method = (form.get("method") or ("post" if form.get("hx-post") else "get")).upper()
        kept = self.forms[route]
        if len(kept) < 3 * self.most and all(one.fields.keys() != fields.keys() for one in kept[-2:]):
            kept.append(Form(action.path, method, dict(fields), files))
        first = [(name, values[0]) for name, values in fields.items() if values]
        return with_query(action.path, first) if method == "GET" else ""


class Learned:
    """The names of the parameters that each view was seen to read, in the order in which they were met."""

    def __init__(self, patch: MonkeyPatch) -> None:
        self.names: dict[str, list[str]] = defaultdict(list)
        self.route = ""
        for name in ("get", "getlist", "__getitem__", "__contains__"):
            self._watch(patch, name)

    def _watch(self, patch: MonkeyPatch, method: str) -> None:
        asked: Any = getattr(MultiValueDict, method) if method != "__contains__" else dict.__contains__

        def watched(sent: Any, key: Any, *args: Any, **kwargs: Any) -> Any:
            known = self.names[self.route]
            if isinstance(key, str) and key not in known and len(known) < 60 and len(key) < 60:
                known.append(key)
            return asked(sent, key, *args, **kwargs)

        patch.setattr(QueryDict, method, watched, raising=False)


class Fuzz:
    """A seeded stream of requests over every address of the site."""

    def __init__(self, seed: int, found: Map, learned: Learned, roles: tuple[str, ...]) -> None:
        self.chance = random.Random(seed)
        self.found, self.learned, self.roles = found, learned, roles
        self.routes = sorted({route for route, _ in patterns_of()} | set(found.paths))
        self.numbers = sorted(
            {
                part
                for paths in found.paths.values()
                for path in paths
                for part in path.split("/")
                if part.isdigit()
            }
        )

    def requests(self, count: int) -> Iterator[Asked]:
        for number in range(count):
            route = self.routes[number % len(self.routes)]
            self.learned.route = route
            yield self._request(route)

    def _request(self, route: str) -> Asked:
        role = self.chance.choices(self.roles, weights=(1, 1, 3, 5))[0]
        forms = self.found.forms.get(route)
        if forms and self.chance.random() < 0.5:
            return self._of_form(role, self.chance.choice(forms))
        path = self._path(route)
        pairs = self._pairs(route)
        method = self.chance.choices(("GET", "POST", self.chance.choice(METHODS)), weights=(10, 8, 1))[0]
        if method == "GET" or self.chance.random() < 0.2:
            return Asked(role, method, with_query(path, pairs), headers=self._headers())
        if self.chance.random() < 0.15:
            kind, body = self.chance.choice(KINDS), self.chance.choice(BODIES)
            return Asked(role, method, path, body, kind, self._headers())
        files = [("file", *self.chance.choice(FILES))] if self.chance.random() < 0.1 else []
        return self._posted(role, method, with_query(path, self._pairs(route, 1)), pairs, files)

    def _of_form(self, role: str, form: Form) -> Asked:
        """A form of a page as it stands, with one or two fields changed, left out, or sent twice."""
        pairs = [(name, self.chance.choice(values)) for name, values in form.fields.items() if values]
        for _ in range(self.chance.choice((0, 1, 1, 1, 2))):
            if pairs:
                at = self.chance.randrange(len(pairs))
                name = pairs[at][0]
                new = [(name, self._value())] * self.chance.choice((0, 1, 1, 1, 1, 2))
                pairs[at : at + 1] = new
        if form.method == "GET":
            return Asked(role, "GET", with_query(form.action, pairs), headers=self._headers())
        files = [
            (name, *self.chance.choice(FILES))
            for name in form.files
            for _ in range(self.chance.randint(0, 2))
        ]
        return self._posted(role, "POST", form.action, pairs, files)

    def _posted(
        self, role: str, method: str, address: str, pairs: Pairs, files: list[tuple[str, str, bytes]]
    ) -> Asked:
        if files:
            return Asked(
                role,
                method,
                address,
                multipart(pairs, files),
                "multipart/form-data; boundary=x",
                self._headers(),
            )
        kind = "application/x-www-form-urlencoded"
        return Asked(role, method, address, encoded(pairs).encode(), kind, self._headers())

    def _path(self, route: str) -> str:
        """A real path of this route, or one with hostile parts."""
        examples = self.found.paths.get(route)
        if not examples:
            return self._unseen(route)
        path = self.chance.choice(examples)
        if self.chance.random() < 0.3:
            parts = path.split("/")
            changed = [at for at, part in enumerate(parts) if part.isdigit()]
            for at in changed:
                if self.chance.random() < 0.7:
                    parts[at] = self._part()
            path = "/".join(parts)
        return path

    def _unseen(self, route: str) -> str:
        """A path of a route that nothing leads to, beginning like one that is known."""
        parts = route.split("/")
        alike = max(self.found.paths, key=lambda other: shared(parts, other.split("/")))
        known = shared(parts, alike.split("/")) if self.chance.random() < 0.7 else 0
        real = self.chance.choice(self.found.paths[alike]).strip("/").split("/") if known else []
        rest = [self._part() if "<" in one or "(?P" in one else one for one in parts[known:]]
        return "/" + "/".join([*real[:known], *rest])

    def _part(self) -> str:
        if self.numbers and self.chance.random() < 0.4:
            return self.chance.choice(self.numbers)
        return raw(self.chance.choice((*NUMBERS, *NUMBERS, "\0", "a", "م", "%", "..")))

    def _pairs(self, route: str, most: int = 5) -> Pairs:
        known = self.learned.names[route]
        names = [
            self.chance.choice(known) if known and self.chance.random() < 0.9 else self._value()[:30]
            for _ in range(self.chance.randint(0, most))
        ]
        return [(name, self._value(name)) for name in names]

    def _value(self, name: str = "") -> str:
        if self.numbers and self.chance.random() < 0.15:
            return self.chance.choice(self.numbers)
        if name == "next" and self.chance.random() < 0.7:
            return self.chance.choice(ADDRESSES)
        return self.chance.choice(self.chance.choice(HOSTILE))

    def _headers(self) -> dict[str, str]:
        headers = dict(self.chance.choice(HEADERS)) if self.chance.random() < 0.25 else {}
        if self.chance.random() < 0.04:
            headers["HTTP_COOKIE"] = self.chance.choice(COOKIES)
        return headers


def shared(one: list[str], other: list[str]) -> int:
    """Count the parts with which two routes begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def raw(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")


def encoded(pairs: Pairs) -> str:
    return "&".join(f"{raw(name)}={raw(value)}" for name, value in pairs)


def with_query(path: str, pairs: Pairs) -> str:
    return f"{path}?{encoded(pairs)}" if pairs else path


def multipart(pairs: Pairs, files: list[tuple[str, str, bytes]]) -> bytes:
    """A form with files, whose boundary is "x"; names are sent as they are."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode(
            "utf-8", "surrogatepass"
        )
        for name, value in pairs
    ]
    for field_name, name, content in files:
        head = f'--x\r\nContent-Disposition: form-data; name="{field_name}"; filename="{name}"\r\n\r\n'
        parts.append(head.encode("utf-8", "surrogatepass") + content + b"\r\n")
    return b"".join(parts) + b"--x--\r\n"


class Visitor(RequestFactory):
    """Somebody who sends requests to the site as it is in use, without what Django's test client records.

    `failure` is the exception behind the last answer, if that was a 500.
    """

    def __init__(self, user: User | None) -> None:
        super().__init__()
        client = Client()
        if user is not None:
            client.force_login(user)
        self.signed_in = client.cookies.output(header="", sep=";").strip()
        self.handler = ClientHandler(enforce_csrf_checks=False)
        self.failure: BaseException | None = None
        got_request_exception.connect(self._note)

    def _note(self, **signal: Any) -> None:
        self.failure = sys.exc_info()[1]

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))  # type: ignore[attr-defined]

    def ask(self, asked: Asked) -> Any:
        """Return the answer; whatever it changed in the database is taken back."""
        self.failure = None
        cookies = f"{self.signed_in}; {asked.headers.get('HTTP_COOKIE', '')}"
        headers: dict[str, Any] = {**asked.headers, "HTTP_COOKIE": cookies}
        with transaction.atomic():
            response: Any = self.generic(asked.method, asked.address, asked.body, asked.kind, **headers)
            if response.streaming:
                b"".join(response)
            if connection.vendor == "postgresql" and not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
        return response
