"""A LibreTranslate server on this machine that behaves as it is told, over real HTTP."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.local_server import LocalServer, Quiet


def english_of(arabic: str) -> str:
    """Return an English sentence that belongs to this Arabic one alone and has its numbers."""
    numbers = " ".join(word for word in arabic.split() if word.strip(".،").isdecimal())
    letters = "-".join(f"{ord(letter):x}" for letter in arabic if letter.isalpha())
    return f"Said {letters} {numbers}".strip()[: 4 * len(arabic)]


class Stub:
    """The server. `mode` is how it answers; `asked` are the texts that it was sent."""

    def __init__(self) -> None:
        self.mode: str = "normal"
        self.english: Callable[[str], Any] = english_of
        self.asked: list[str] = []
        self.released = threading.Event()
        stub = self

        class Handler(Quiet, BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                text = json.loads(body)["q"]
                stub.asked.append(text)
                getattr(stub, f"_{stub.mode}")(self, text)

        self.server = LocalServer(Handler)

    @property
    def address(self) -> str:
        return self.server.at("/")

    def close(self) -> None:
        self.released.set()
        self.server.close()

    def _answer(self, handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    def _said(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._answer(handler, 200, json.dumps({"translatedText": text}).encode())

    # The modes

    def _normal(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._said(handler, self.english(text))

    def _slow_drip(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        handler.send_response(200)
        handler.end_headers()
        for byte in b'{"translatedText": "' + b"a" * 10_000:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.2)

    def _hang(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self.released.wait(60)

    def _half_open(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 5000\r\n\r\n{")
        handler.wfile.flush()
        self.released.wait(60)

    def _too_many(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._answer(handler, 429, b"slow down", Retry_After="120")

    def _broken(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._answer(handler, 500, b"oops")

    def _garbage(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._answer(handler, 200, bytes(range(256)) * 4)

    def _block_page(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._said(handler, f"<html><body>Unusual traffic from your network. {text}</body></html>")

    def _quota(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._said(handler, "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.")

    def _huge(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b'{"translatedText": "')
        for _ in range(200):
            handler.wfile.write(b"a" * 1024 * 1024)

    def _echo(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._said(handler, text)

    def _empty(self, handler: BaseHTTPRequestHandler, text: str) -> None:
        self._said(handler, "")


MISBEHAVIOUR = (
    *("slow_drip", "hang", "half_open", "too_many", "broken", "garbage"),
    *("block_page", "quota", "huge", "echo", "empty"),
)
