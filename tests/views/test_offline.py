"""What the server says for reading without a network: whose a page is, worker, manifest, icons."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from reader.models import Article
from reader.views import offline
from reader.views.offline import shelf_of
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.icons import FOLDER, ICONS, size_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def shelf(client: Client, address: str) -> str:
    """Whose a page says that it is."""
    return str(client.get(address).headers.get("Shelf", "")).split(" ")[0]


def test_each_page_says_whose_it_is(
    client: Client, article: Article, anwar: "User", basma: "User", client_of: Callable[..., Client]
) -> None:
    address = article.get_absolute_url()
    hers, his = client_of(basma), client_of(anwar)
    said = [shelf(one, address) for one in (client, hers, his)]
    assert said == [shelf_of(0), shelf_of(basma.pk), shelf_of(anwar.pk)]
    assert len(set(said)) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in said)
    assert shelf(his, "/") == shelf_of(anwar.pk)
    assert shelf(his, f"{address}w/0/") == shelf_of(anwar.pk)
    cookie = his.cookies[settings.SESSION_COOKIE_NAME].value
    assert cookie not in his.get(address).headers["Shelf"]


def test_the_name_of_a_shelf_cannot_be_guessed(settings: Any) -> None:
    before = shelf_of(1)
    settings.SECRET_KEY = "another"
    assert shelf_of(1) != before


def test_where_a_session_is_not_known_nobody_is_named(client: Client, article: Article) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a session that has ended"
    assert shelf(client, article.get_absolute_url()) == ""


def test_what_is_no_page_names_nobody(client: Client) -> None:
    for address in ("/healthz", "/api/v1/articles", "/service-worker.js", "/quotes/list.json"):
        assert "Shelf" not in client.get(address).headers


def test_a_gloss_may_be_kept_but_is_asked_for_anew(
    client: Client, article: Article, rima: "User", client_of: Callable[..., Client]
) -> None:
    address = f"{article.get_absolute_url()}w/0/"
    assert client_of(rima).get(address)["Cache-Control"] == "private, no-cache"
    assert client.get(address)["Cache-Control"] == "private, max-age=300"


# The worker


def held(client: Client) -> dict[str, Any]:
    """What the worker is told before its script."""
    first = client.get("/service-worker.js").content.decode().partition(";\n")[0]
    found: dict[str, Any] = json.loads(first.removeprefix("const held="))
    return found


def test_the_worker_is_of_the_whole_site_and_asked_for_anew(client: Client) -> None:
    response = client.get("/service-worker.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert response["Service-Worker-Allowed"] == "/"
    assert "import " not in response.content.decode()


def test_the_worker_holds_files_that_are_there(client: Client) -> None:
    files = held(client)["files"]
    assert set(files) == set(offline.FILES)
    for name, address in files.items():
        assert finders.find(name), name
        assert address.startswith(settings.STATIC_URL)


def test_the_worker_holds_what_pages_of_articles_are_shown_with(
    article: Article, rima: "User", adel: "User", client: Client, client_of: Callable[..., Client]
) -> None:
    known = set(held(client)["files"].values())
    for one in (client, client_of(rima), client_of(adel)):
        page = one.get(article.get_absolute_url()).content.decode()
        asked = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:js|css|woff2))"', page))
        assert asked
        assert asked - known == set()


def test_its_version_is_that_of_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    version = offline._read_worker()[1]["version"]
    assert offline._read_worker()[1]["version"] == version
    content = offline._content
    monkeypatch.setattr(offline, "_content", lambda name: content(name) + b" " * (name == "pages.css"))
    assert offline._read_worker()[1]["version"] != version


# The application


@pytest.mark.parametrize(
    ("language", "name", "direction"), [("en", "Hashiya", "ltr"), ("ar", "حاشية", "rtl")]
)
def test_the_manifest_is_what_browsers_ask_of_one(
    language: str, name: str, direction: str, client: Client
) -> None:
    page = client.get("/", headers={"Accept-Language": language}).content.decode()
    (address,) = re.findall(r'<link rel="manifest" href="([^"]+)">', page)
    response = client.get(address)
    assert response["Content-Type"] == "application/manifest+json"
    told = response.json()
    assert (told["short_name"], told["lang"], told["dir"]) == (name, language, direction)
    assert "Hashiya" in told["name"]
    assert "حاشية" in told["name"]
    assert (told["id"], told["start_url"], told["scope"], told["display"]) == ("/", "/", "/", "standalone")
    assert client.get(told["start_url"]).status_code == 200
    assert re.fullmatch("#[0-9a-f]{6}", told["theme_color"])
    assert re.fullmatch("#[0-9a-f]{6}", told["background_color"])
    purposes = {(icon["sizes"], icon["purpose"]) for icon in told["icons"]}
    assert purposes == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}


def test_every_icon_is_as_large_as_it_says(client: Client) -> None:
    for icon in client.get("/manifest.en.webmanifest").json()["icons"]:
        path = finders.find(icon["src"].removeprefix(settings.STATIC_URL))
        side = int(icon["sizes"].partition("x")[0])
        assert path
        assert size_of(Path(str(path)).read_bytes()) == (side, side)
    drawn = {path.name: size_of(path.read_bytes()) for path in FOLDER.glob("*.png")}
    assert drawn == {name: (side, side) for name, (side, _share) in ICONS.items()}


def test_there_is_no_manifest_in_a_language_that_is_not_spoken(client: Client) -> None:
    assert client.get("/manifest.xx.webmanifest").status_code == 404


@pytest.mark.parametrize(("theme", "colours"), [("auto", 2), ("light", 1), ("dark", 1)])
def test_the_browser_is_told_the_colour_of_the_page(theme: str, colours: int, client: Client) -> None:
    client.post("/preferences/", {"theme": theme})
    page = client.get("/").content.decode()
    told = re.findall(r'<meta name="theme-color" content="(#[0-9a-f]{6})"( media=[^>]+)?>', page)
    assert len(told) == colours
    assert all(bool(media) == (theme == "auto") for _colour, media in told)


# The page of what is kept


def test_the_page_of_what_is_kept_is_for_everybody(client: Client, settings: Any) -> None:
    settings.HASHIYA_ANONYMOUS_READING = False
    page = client.get("/offline/").content.decode()
    assert "Kept on this device" in page
    assert "This page was not kept" in page
    assert "needs JavaScript" in page
