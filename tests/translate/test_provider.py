"""A translation provider, over real HTTP to a local server that behaves well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from django.core.management import CommandError, call_command

from reader.translate.provider import Provider, TranslationError
from tests.articles import make_article

ARABIC = "قال الوزير إن 25 سفينة وصلت."


@pytest.fixture
def libre() -> Iterator[Callable[[Callable[[str], Any]], Provider]]:
    """Start a server that speaks LibreTranslate's protocol and answers with what `reply(text)` gives."""
    servers: list[ThreadingHTTPServer] = []

    def start(reply: Callable[[str], Any]) -> Provider:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = parse_qs(urlparse(self.path).query)["q"][0]
                answer = reply(text)
                body = (
                    answer if isinstance(answer, bytes) else json.dumps({"translatedText": answer}).encode()
                )
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Provider("libre", f"http://127.0.0.1:{server.server_port}/")

    yield start
    for server in servers:
        server.shutdown()


def test_it_works(libre: Any) -> None:
    assert (
        libre(lambda text: "The minister said 25 ships had arrived.").translate(ARABIC).endswith("arrived.")
    )


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "empty"),
        (ARABIC, "Arabic itself"),
        ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY, 25", "quota"),
        ("The minister said ships had arrived.", "number"),
        ("<b>The minister said 25 ships had arrived.</b>", "markup"),
        ("25", "length"),
    ],
)
def test_what_is_no_translation_is_refused(libre: Any, reply: str, reason: str) -> None:
    with pytest.raises(TranslationError, match=reason):
        libre(lambda text: reply).translate(ARABIC)


def test_garbage(libre: Any) -> None:
    with pytest.raises(TranslationError, match="gave no translation"):
        libre(lambda text: b"<html>blocked</html>").translate(ARABIC)


def test_a_server_that_hangs_is_given_up(libre: Any) -> None:
    with pytest.raises(TranslationError, match="did not answer"):
        libre(lambda text: time.sleep(30)).translate(ARABIC, deadline=2)


def test_nobody_there() -> None:
    with pytest.raises(TranslationError, match="gave no translation"):
        Provider("libre", "http://127.0.0.1:9/").translate(ARABIC)


@pytest.mark.django_db
def test_nothing_is_sent_unless_switched_on() -> None:
    make_article()
    with pytest.raises(CommandError, match="nothing was sent"):
        call_command("translate")


@pytest.mark.django_db
def test_the_command_fills_what_is_missing(libre: Any, settings: Any) -> None:
    article = make_article("خبر قصير عن الميناء\nقال الوزير سامر الحلبي إن العمل بدأ في المدينة.")
    english = "Minister Samer al-Halabi said that work had begun in the city."
    provider = libre(lambda text: english if "سامر" in text else "A short item about the port")
    settings.HASHIYA_TRANSLATOR, settings.HASHIYA_TRANSLATOR_URL = "libre", provider.address
    out = StringIO()
    call_command("translate", stdout=out)
    article.refresh_from_db()
    assert out.getvalue() == "2 paragraphs were translated by libre.\n"
    assert article.headline_en == "A short item about the port"
    assert [row.translation.origin for row in article.paragraphs.all()] == ["machine", "machine"]
