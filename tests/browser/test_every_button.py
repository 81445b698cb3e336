"""Every button of every page is pressed in a real browser: nothing fails, and something is seen to happen.

The pages are those of the URLconf, at the addresses that the test of access has for each. A button is pressed
by the least role that sees it, once for each kind of page; then the database is put back as it was.
"""

import re
import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

from reader.models import Article, Label, LabelSet
from reader.rounds.discussion import add_comment
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.views.test_access import EXPECTED, everything

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRESSED = "button, summary, input[type=submit], a[hx-get], a[data-card]"
ROLES = ("reader", "analyst", "lead", "admin")

# What is not pressed, by its words or where it leads, each with the reason.
EXEMPT = {
    "/sign-out/$": "ends the session of all that follow; every page has it, and other tests press it",
    r"^(Arabic|Facing|Interlinear|Apply)$": "the choice that stands already changes nothing",
    r"^Print$": "opens a dialog of the browser, which is no part of the page",
    r"^Look$": "asks whether English has arrived, and none has",
}
# Keys that bring more buttons before an analyst of an article: the card of a suggestion.
SCENES = {"article": ("", "n"), "review": ("",)}

# What somebody sees: without tokens, times and keys that each page has anew, and what only machines read.
SEEN = """pressed => {
    const copy = document.documentElement.cloneNode(true);
    const unseen = "#live, script, noscript, [name=csrfmiddlewaretoken], [name=client_key]";
    for (const one of copy.querySelectorAll(unseen)) one.remove();
    copy.removeAttribute("data-made");
    for (const one of copy.querySelectorAll("[aria-busy]")) one.removeAttribute("aria-busy");
    const focused = document.activeElement;
    const fields = [...document.querySelectorAll("input:not([type=hidden]), select, textarea")];
    return JSON.stringify([
        location.href, document.title, copy.outerHTML.replace(/since=[0-9.]+/g, ""),
        fields.map(one => [one.value, one.checked]),
        [...document.querySelectorAll(":popover-open, dialog[open]")].map(one => one.id),
        focused.matches("body, button, summary, a") ? "" : focused.outerHTML.slice(0, 200),
        Math.round(scrollY),
    ]);
}"""
OPEN_ALL = """() => {
    for (const one of document.querySelectorAll("main details, #work details")) one.open = true;
    for (const one of document.querySelectorAll("#work .pick[id]")) one.classList.add("open");
    for (const one of document.querySelectorAll("input[required], textarea[required]"))
        if (!one.value && one.matches("textarea, [type=text], :not([type])")) one.value = "نص";
}"""
KINDS = """selector => [...document.querySelectorAll(selector)].map((one, at) => ({
    at,
    words: (one.getAttribute("aria-label") || one.innerText || one.value || "").trim().split("\\n")[0],
    shown: one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.disabled,
    form: (one.form ? one.form.getAttribute("action") : one.getAttribute("href") || one.dataset.opens) || "",
    name: one.name || one.getAttribute("popovertarget") || "",
    everywhere: Boolean(one.closest("header.masthead, footer")),
    hidden: one.tabIndex < 0 || Boolean(one.closest("[aria-hidden=true]")),
    on_card: Boolean(one.closest("#work")),
}))"""


class Library:
    """The database as it is now, to be brought back after a press."""

    def __init__(self) -> None:
        self.kept = sqlite3.connect(":memory:", check_same_thread=False)
        connection.ensure_connection()
        connection.connection.backup(self.kept)

    def restore(self) -> None:
        self.kept.backup(connection.connection)


class Watch:
    """What a page complains about, and whether it waits for an answer."""

    def __init__(self, page: Page) -> None:
        self.problems: list[str] = []
        self.waiting = 0
        self.wrote = False
        page.on("request", self.asked)
        page.on("requestfinished", self.answered)
        page.on("requestfailed", self.answered)
        page.on("response", self.looked_at)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self.heard)
        page.on("dialog", lambda dialog: dialog.accept())

    def asked(self, request: Request) -> None:
        self.waiting += 1
        self.wrote = self.wrote or request.method == "POST"

    def answered(self, request: Request) -> None:
        self.waiting -= 1

    def looked_at(self, response: Response) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status} from {response.request.method} {response.url}")

    def heard(self, message: ConsoleMessage) -> None:
        # A refusal (4xx) is told in the page, and the browser notes it in its own way.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.problems.append(message.text)


@pytest.fixture
def article(transactional_db: None, anwar: "User") -> Article:
    article = make_article(HARBOUR, HARBOUR_EN)
    frames = LabelSet.objects.create(slug="frames", name_en="Frames", name_ar="أطر")
    Label.objects.create(label_set=frames, name_en="Economy", name_ar="اقتصاد", key="e", colour="teal")
    tone = LabelSet.objects.create(slug="tone", name_en="Tone", kind="article")
    Label.objects.create(label_set=tone, name_en="Hopeful")
    add_comment(article, anwar, "Is this the new port?")
    return article


def is_exempt(kind: dict[str, Any]) -> bool:
    return any(re.search(rule, kind[part]) for rule in EXEMPT for part in ("words", "form"))


def controls(page: str) -> set[str]:
    """Return what the HTML of a page has to be pressed, and the forms around it."""
    tags = re.findall(
        r"<(?:form|input)\b[^>]*>|<(?:button|summary|a)\b.*?</(?:button|summary|a)>", page, re.S
    )
    return {re.sub(r"\d+|csrfmiddlewaretoken.*", "N", tag) for tag in tags}


def pages(made: Mapping[str, str], role: str) -> list[tuple[str, str]]:
    return [(name, made[name]) for name in sorted(EXPECTED) if EXPECTED[name].get(role) == 200]


def settled(page: Page, watch: Watch, before: str) -> bool:
    """Wait until something is seen and nothing is waited for; tell whether something is."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if watch.waiting <= 0 and page.evaluate(SEEN) != before:
                return True
        except Error:  # the page is being left
            pass
        page.wait_for_timeout(50)
    return False


def prepared(page: Page, where: str, key: str) -> bool:
    """Open a page with everything on it unfolded; tell whether it is one."""
    response = page.goto(where, wait_until="domcontentloaded")
    if response is None or response.status != 200 or "text/html" not in response.headers["content-type"]:
        return False
    if key:
        page.keyboard.press(key)
        page.locator("#card").wait_for()
    page.evaluate(OPEN_ALL)
    return True


def press_all(
    page: Page,
    watch: Watch,
    places: list[tuple[str, str]],
    seen: set[tuple[str, ...]],
    known: dict[str, set[str]],
    fresh: Callable[[], None],
) -> tuple[int, list[str]]:
    """Press what nobody has pressed; return how many were pressed and what went wrong."""
    wrong: list[str] = []
    count = 0
    for name, where in places:
        for key in SCENES.get(name, ("",)):
            fresh()
            if not where or (not key and not has_new_controls(page, name, where, known)):
                continue
            if not open_page(page, where, key):
                continue
            untouched = True
            for kind in page.evaluate(KINDS, PRESSED):
                what = (
                    "" if kind["everywhere"] else f"{name}{key}",
                    re.sub(r"\d+", "N", kind["form"]),
                    kind["name"],
                    re.sub(r"\d+", "N", kind["words"]),
                )
                covered = bool(key) and not kind["on_card"]
                if what in seen or covered or kind["hidden"] or not kind["shown"] or is_exempt(kind):
                    continue
                seen.add(what)
                count += 1
                if not untouched:
                    fresh()
                    open_page(page, where, key)
                untouched = False
                before = page.evaluate(SEEN)
                watch.problems.clear()
                told = f"{where} {key}: “{kind['words']}” ({kind['form']})"
                try:
                    page.locator(PRESSED).nth(kind["at"]).click(timeout=20_000)
                except Error as error:
                    wrong.append(f"{told} cannot be pressed: {str(error)[:300]}")
                    continue
                if not settled(page, watch, before):
                    wrong.append(f"{told} has no visible effect")
                wrong += [f"{told}: {problem}" for problem in watch.problems]
    return count, wrong


def has_new_controls(page: Page, name: str, where: str, known: dict[str, set[str]]) -> bool:
    """Tell whether a page has a control that the same page had not for the roles before."""
    found = controls(page.request.get(where).text())
    new = not found <= known.setdefault(name, set())
    known[name] |= found
    return new


def open_page(page: Page, where: str, key: str) -> bool:
    try:
        return prepared(page, where, key)
    except Error:
        return False


@pytest.mark.slow
def test_every_button_of_every_page_does_something(
    page: Page, article: Article, make_user: Callable[..., "User"], sign_in: Callable[["User"], None]
) -> None:
    users = {role: make_user(f"the-{role}", role) for role in ROLES}
    made = everything(article)
    places = {role: pages(made, role) for role in ROLES}
    watch = Watch(page)
    page.context.add_init_script("localStorage.clear()")
    seen: set[tuple[str, ...]] = set()
    known: dict[str, set[str]] = {}
    pressed = 0
    wrong: list[str] = []
    for role in ROLES:
        page.context.clear_cookies()
        sign_in(users[role])
        signed_in, library = page.context.cookies(), Library()

        def fresh(signed_in: Any = signed_in, library: Library = library) -> None:
            if watch.wrote:
                library.restore()
            watch.wrote = False
            page.context.clear_cookies()
            page.context.add_cookies(signed_in)

        count, found = press_all(page, watch, places[role], seen, known, fresh)
        pressed, wrong = pressed + count, wrong + [f"{role}: {one}" for one in found]
    assert wrong == []
    assert pressed >= 120
