"""A real browser in front of a live server: pages, signing in, accessibility rules."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.browsers import installed_browser, is_root

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

    from reader.models import Article

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # No name but this machine's is known, so nothing leaves it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

# How long a page may take before its test has failed, in milliseconds: a busy machine must not decide it.
PATIENCE = 120_000


def wait_until(page: Page, script: str, wanted: object) -> None:
    """Wait until a script answers so; asked from here, since a page's policy lets none ask itself again."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(script) == wanted:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(script) == wanted


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))  # on a busy machine; told as R


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all browser tests; without one CI fails and other machines skip."""
    path = installed_browser()
    if path is None:
        sentence = "No browser: see `make browser`."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, beside which Django would refuse to query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=PATIENCE)
        as_root = ["--no-sandbox"] if is_root() else []
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS + as_root)
        yield running
        running.close()


@pytest.fixture(scope="package", autouse=True)
def found_once() -> Iterator[None]:
    """Let the live server look for a style sheet or script, and join it, once and not for every page.

    As in use, where they are collected; their sources stay as they are while tests run.
    """
    from django.contrib.staticfiles import finders

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finders, "find", cache(finders.find))
        yield


@pytest.fixture(scope="package", autouse=True)
def sent_at_once() -> Iterator[None]:
    """Let the live server send the body of an answer behind its head without waiting for 40 ms, as in use."""
    from django.core.servers.basehttp import WSGIRequestHandler

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
        yield


@pytest.fixture
def seed(transactional_db: None) -> "Article":
    """The seed article, alone in the library."""
    from tests.articles import make_article

    path = settings.SEEDS_DIR / "us-warns-russia.ar.txt"
    english = path.with_name("us-warns-russia.en.txt").read_text(encoding="utf-8")
    return make_article(path.read_text(encoding="utf-8"), english, date(2015, 9, 10), "BBC Arabic")


@pytest.fixture
def context(browser: Browser, live_server: "LiveServer") -> Iterator[BrowserContext]:
    """A fresh browser profile in which a request that leaves this machine fails the test.

    Nothing stands between its pages and the server: the service worker has tests of its own.
    """
    outgoing: list[str] = []
    context = browser.new_context(base_url=live_server.url, service_workers="block")

    def note(request: Request) -> None:
        # Watched and not routed: with a route, a browser keeps no file and fetches all with every page.
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.hostname not in {"localhost", "127.0.0.1"}:
            outgoing.append(request.url)

    context.on("request", note)
    yield context
    context.close()
    assert outgoing == []


@pytest.fixture
def console_errors() -> list[str]:
    """What the page's scripts and the browser complained about, policy violations included."""
    return []


@pytest.fixture
def page(context: BrowserContext, console_errors: list[str]) -> Page:
    """An empty page of the live server's browser profile; paths given to `goto` are the server's."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    page.on(
        "console",
        lambda message: console_errors.append(message.text) if message.type == "error" else None,
    )
    return page


@pytest.fixture
def sign_in(context: BrowserContext, live_server: "LiveServer") -> Callable[["User"], None]:
    """Sign the browser in as the given user, without the form."""
    from django.conf import settings
    from django.test import Client

    def sign_in_as(user: "User") -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return sign_in_as


@pytest.fixture
def axe_violations() -> Callable[[Page], list[str]]:
    """Run the axe accessibility rules on a page; each violation comes as "rule: where"."""

    def run(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{rule['id']}: {' '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]
        ]

    return run
