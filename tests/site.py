"""A web site on this machine, over real HTTP, whose pages are given by path."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from tests.local_server import LocalServer, Quiet

Answer = Callable[[BaseHTTPRequestHandler], None]


def said(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Site:
    """A web server whose pages are given by path; `asked` has the headers of every request."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(Quiet, BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                site.pages.get(self.path, said(b"", status=404))(self)

        self.server = LocalServer(Handler)

    def at(self, path: str) -> str:
        return self.server.at(path)

    def close(self) -> None:
        self.server.close()
