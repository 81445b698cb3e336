"""Reading without a network, in a real browser with the real worker: what is kept, for whom, how long."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reader.library.bin import put_in_bin
from reader.library.collecting import collect
from reader.models import Article, Collection
from reader.views import listing, offline, one_article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SignIn = Callable[["User"], None]

# What the browser's caches hold: for each, the addresses.
HELD = """async () => {
    const held = {};
    for (const name of await caches.keys()) {
        const keys = await (await caches.open(name)).keys();
        held[name] = keys.map(({ url }) => new URL(url).pathname + new URL(url).search);
    }
    return held;
}"""
SETTLED = "() => navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)"


@pytest.fixture
def context(browser: Browser, live_server: "LiveServer") -> Iterator[BrowserContext]:
    """A phone whose browser has the site's worker between its pages and the server."""
    context = browser.new_context(
        base_url=live_server.url,
        service_workers="allow",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
    )
    yield context
    context.close()


@pytest.fixture
def harbour(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def olives(harbour: Article) -> Article:
    return make_article("موسم الزيتون يبدأ\n\nقال المزارعون إن الموسم جيد هذا العام.")


def kept(page: Page, part: str = "opened") -> list[str]:
    """What is on a part of whoever's shelf."""
    held: dict[str, list[str]] = page.evaluate(HELD)
    found = [addresses for name, addresses in held.items() if re.fullmatch(rf"shelf \w+ {part}", name)]
    return sorted(found[0]) if found else []


def until_kept(page: Page, *addresses: str, part: str = "opened") -> None:
    """Wait until just these are there."""
    for _ in range(300):
        if kept(page, part) == sorted(addresses):
            return
        page.wait_for_timeout(100)
    assert kept(page, part) == sorted(addresses)


def open_and_keep(page: Page, article: Article) -> None:
    address = article.get_absolute_url()
    before = set(kept(page)) if page.url.startswith("http") else set()
    page.goto(address)
    page.evaluate(SETTLED)
    until_kept(page, *before | {address})


def press_word(page: Page, text: str) -> None:
    """Touch a word of the text."""
    x, y = page.evaluate(
        """text => {
            for (const line of document.querySelectorAll("#edition [data-o]")) {
                const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(text);
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + text.length);
                    scrollBy(0, range.getBoundingClientRect().top - 150);
                    const box = range.getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2];
                }
            }
        }""",
        text,
    )
    page.touchscreen.tap(x, y)


# What was opened


def test_an_article_that_was_opened_is_read_again(
    page: Page, context: BrowserContext, harbour: Article, olives: Article, console_errors: list[str]
) -> None:
    open_and_keep(page, harbour)
    open_and_keep(page, olives)
    expect(page.locator(".kept-line")).to_have_count(0)
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    expect(page.locator("h1")).to_contain_text("توسعة ميناء النخيل")
    expect(page.locator(".kept-line")).to_contain_text(
        re.compile(r"You read this without a network, as of \w+ \d+, \d{4}")
    )
    styled = page.locator(".edition").first.evaluate("one => getComputedStyle(one).display")
    assert styled == "grid"
    page.reload()
    expect(page.locator("h1")).to_contain_text("توسعة ميناء النخيل")
    context.set_offline(False)
    page.goto(harbour.get_absolute_url())
    expect(page.locator(".kept-line")).to_have_count(0)
    assert [error for error in console_errors if "ERR_INTERNET" not in error] == []


def test_a_page_that_was_not_kept_says_so_and_lists_those_that_were(
    page: Page, context: BrowserContext, harbour: Article, olives: Article
) -> None:
    open_and_keep(page, harbour)
    context.set_offline(True)
    for address in (olives.get_absolute_url(), "/", "/quotes/", "/account/"):
        page.goto(address)
        expect(page.get_by_role("heading", name="This page was not kept")).to_be_visible()
    listed = page.locator("#kept-articles a")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text("توسعة ميناء النخيل")
    listed.click()
    expect(page.locator(".kept-line")).to_be_visible()
    context.set_offline(False)
    page.goto("/offline/")
    expect(page.get_by_role("heading", name="Kept on this device")).to_be_visible()
    page.get_by_role("button", name="Remove all").click()
    expect(page.get_by_text("Nothing is kept on this device yet")).to_be_visible()
    assert kept(page) == []


def test_in_arabic_too(
    page: Page, context: BrowserContext, harbour: Article, live_server: "LiveServer"
) -> None:
    context.add_cookies([{"name": "language", "value": "ar", "url": live_server.url}])
    open_and_keep(page, harbour)
    until_kept(page, "/offline/", part="offline")
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    expect(page.locator(".kept-line")).to_be_visible()
    page.goto("/quotes/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator("#kept-articles a")).to_have_count(1)


def test_glosses_that_were_asked_for_are_there_and_others_say_that_they_are_not(
    page: Page, context: BrowserContext, harbour: Article, anwar: "User", sign_in: SignIn
) -> None:
    sign_in(anwar)
    open_and_keep(page, harbour)
    press_word(page, "وزير")
    expect(page.locator("#gloss-body .meaning")).to_contain_text("minister")
    word = f"{harbour.get_absolute_url()}w/{harbour.text.index('وزير')}/"
    until_kept(page, word, part="glosses")
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    press_word(page, "وزير")
    expect(page.locator("#gloss-body .meaning")).to_contain_text("minister")
    page.locator("#gloss .shut").tap()
    press_word(page, "مارس")
    expect(page.locator("#gloss-body")).to_contain_text("this gloss was not kept on this device")


def test_never_more_than_so_many_the_oldest_goes(
    page: Page, harbour: Article, olives: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, held = offline._read_worker()
    assert script.count("opened:100") == 1
    monkeypatch.setattr(offline, "_worker", lambda: (script.replace("opened:100", "opened:2"), held))
    third = make_article("الثالث هنا\n\nنص قصير عن البحر والسفن.")
    open_and_keep(page, harbour)
    open_and_keep(page, olives)
    page.goto(harbour.get_absolute_url())  # so that it is not the oldest
    page.wait_for_timeout(500)
    page.goto(third.get_absolute_url())
    until_kept(page, harbour.get_absolute_url(), third.get_absolute_url())


def test_what_is_gone_from_the_library_is_gone_from_the_shelf(
    page: Page, harbour: Article, adel: "User"
) -> None:
    open_and_keep(page, harbour)
    put_in_bin(harbour, adel)
    page.goto(harbour.get_absolute_url())
    until_kept(page)


def test_what_the_server_lets_nobody_keep_is_not_kept(
    page: Page, harbour: Article, olives: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_keep(page, harbour)
    rendered = listing.page_or_fragment

    def private(*args: Any, **more: Any) -> HttpResponse:
        response = rendered(*args, **more)
        response["Cache-Control"] = "no-store"
        return response

    with monkeypatch.context() as patch:
        patch.setattr(one_article, "page_or_fragment", private)
        page.goto(olives.get_absolute_url())
        page.wait_for_timeout(1500)
    assert kept(page) == [harbour.get_absolute_url()]


def test_nothing_else_is_ever_kept(page: Page, harbour: Article, adel: "User", sign_in: SignIn) -> None:
    sign_in(adel)
    open_and_keep(page, harbour)
    for address in ("/", "/account/", "/people/", "/admin/", "/export/", "/review/", "/words/", "/api/v1/me"):
        page.goto(address)
    page.goto("/preferences/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".flash")).to_be_visible()
    allowed = re.compile(r"/static/(?!admin/).+|/offline/|/kept/standing|/a/\d+/(w/\d+/|\?view=interlinear)?")
    held = page.evaluate(HELD)
    assert [one for all_of_one in held.values() for one in all_of_one if not allowed.fullmatch(one)] == []


def test_what_asks_to_sign_in_still_does(page: Page, harbour: Article, rima: "User") -> None:
    open_and_keep(page, harbour)
    page.goto("/words/")
    page.locator("[name=username]").fill(rima.username)
    page.locator("[name=password]").fill("a password for tests")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(re.compile(r"//[^/?]+/words/$"))


# For whom


def test_after_signing_out_nothing_is_there(
    page: Page, context: BrowserContext, harbour: Article, rima: "User", sign_in: SignIn
) -> None:
    sign_in(rima)
    open_and_keep(page, harbour)
    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("button", name="Sign out").tap()
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    until_kept(page)
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    expect(page.get_by_role("heading", name="This page was not kept")).to_be_visible()
    expect(page.get_by_text("Nothing is kept on this device yet")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(rima.username)


def test_signing_out_empties_the_shelf_even_where_the_answer_does_not_come(
    page: Page, context: BrowserContext, harbour: Article, rima: "User", sign_in: SignIn
) -> None:
    sign_in(rima)
    open_and_keep(page, harbour)
    page.evaluate("document.querySelector('form[action=\"/sign-out/\"]').target = 'elsewhere'")
    context.set_offline(True)
    page.evaluate("document.querySelector('form[action=\"/sign-out/\"]').submit()")
    until_kept(page)


def test_another_account_sees_nothing_of_it(
    page: Page, context: BrowserContext, harbour: Article, rima: "User", anwar: "User", sign_in: SignIn
) -> None:
    sign_in(rima)
    open_and_keep(page, harbour)
    sign_in(anwar)  # without a sign-out before
    page.goto("/quotes/")
    until_kept(page)
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    expect(page.get_by_role("heading", name="This page was not kept")).to_be_visible()


def test_going_back_to_a_page_of_somebody_else_changes_nothing(
    page: Page, harbour: Article, olives: Article, rima: "User", anwar: "User", sign_in: SignIn
) -> None:
    sign_in(rima)
    open_and_keep(page, harbour)
    hers = page.evaluate("fetch(location.pathname).then(answer => answer.headers.get('Shelf'))")
    sign_in(anwar)
    page.goto(olives.get_absolute_url())
    until_kept(page, olives.get_absolute_url())
    # as the browser's own cache would answer
    page.context.route(
        "**" + harbour.get_absolute_url(),
        lambda route: route.fulfill(body="<html>hers", content_type="text/html", headers={"Shelf": hers}),
    )
    page.goto(harbour.get_absolute_url())
    page.wait_for_timeout(1000)
    assert kept(page) == [olives.get_absolute_url()]


# Versions


def test_a_new_version_takes_the_place_of_the_former(
    page: Page, context: BrowserContext, harbour: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_keep(page, harbour)
    (former,) = [name for name in page.evaluate(HELD) if name.startswith("static-")]
    script, held = offline._read_worker()
    monkeypatch.setattr(offline, "_worker", lambda: (script, held | {"version": "newer"}))
    page.goto("/quotes/")
    page.evaluate("navigator.serviceWorker.ready.then(set => set.update()).then(() => null)")
    for _ in range(100):
        if former not in page.evaluate(HELD):
            break
        page.wait_for_timeout(100)
    now = page.evaluate(HELD)
    assert [name for name in now if name.startswith("static-")] == ["static-newer"]
    assert "/static/reader.js" in now["static-newer"]  # which the former one had
    context.set_offline(True)
    page.goto(harbour.get_absolute_url())
    expect(page.locator(".kept-line")).to_be_visible()


def test_files_with_a_digest_are_asked_for_but_once_and_old_names_find_those_of_now(
    page: Page, context: BrowserContext, harbour: Article
) -> None:
    open_and_keep(page, harbour)
    page.goto("/quotes/")
    answer = """async name => {
        const { status, ok } = await fetch(name).catch(() => ({ status: 0, ok: false }));
        return ok ? 200 : status;
    }"""
    assert page.evaluate(answer, "/static/made-up.0123456789ab.css") == 404
    page.evaluate(
        """async () => {
            const [name] = (await caches.keys()).filter(one => one.startsWith("static-"));
            await (await caches.open(name)).put("/static/made-up.0123456789ab.css", new Response("kept"));
        }"""
    )
    assert page.evaluate(answer, "/static/made-up.0123456789ab.css") == 200
    context.set_offline(True)
    assert page.evaluate(answer, "/static/reader.0123456789ab.css") == 200
    assert page.evaluate(answer, "/static/nothing.0123456789ab.css") == 0


# Journeys


@pytest.fixture
def ports(anwar: "User", harbour: Article, olives: Article) -> Collection:
    one = Collection.objects.create(name="Ports", owner=anwar)
    collect(one, [harbour.pk, olives.pk], anwar)
    return one


def open_collection(page: Page, one: Collection) -> None:
    page.goto(one.get_absolute_url())
    page.evaluate(SETTLED)
    expect(page.get_by_role("button", name="Keep for the journey")).to_be_visible()


def test_a_collection_is_kept_for_a_journey(
    page: Page, context: BrowserContext, ports: Collection, olives: Article, anwar: "User", sign_in: SignIn
) -> None:
    sign_in(anwar)
    open_collection(page, ports)
    expect(page.get_by_role("button", name="Remove")).to_be_hidden()
    page.get_by_role("button", name="Keep for the journey").tap()
    told = page.locator(".journey-told")
    expect(told).to_have_text(re.compile(r"2 articles are kept on this device: \d+ kB\."))
    expect(page.get_by_role("button", name="Keep for the journey")).to_be_hidden()
    context.set_offline(True)
    page.goto(olives.get_absolute_url())  # which was never opened
    expect(page.locator("h1")).to_contain_text("موسم الزيتون")
    page.locator(".tabs button").first.tap()
    page.locator("label", has_text="Interlinear").tap()
    expect(page.locator("#edition.interlinear .stacked-word").first).to_be_visible()
    page.goto("/quotes/")
    expect(page.locator("#kept-articles li")).to_have_count(2)
    expect(page.locator("#kept-articles")).to_contain_text("for the journey")
    context.set_offline(False)
    page.goto(ports.get_absolute_url())
    page.get_by_role("button", name="Remove").tap()
    expect(told).to_have_text("Removed from this device.")
    assert kept(page, "journey") == []


def test_its_progress_is_told(page: Page, ports: Collection, anwar: "User", sign_in: SignIn) -> None:
    sign_in(anwar)
    open_collection(page, ports)
    page.evaluate(
        """() => {
            const told = document.querySelector(".journey-told");
            window.said = [];
            new MutationObserver(() => said.push(told.textContent)).observe(told, { childList: true });
        }"""
    )
    page.get_by_role("button", name="Keep for the journey").tap()
    expect(page.locator(".journey-told")).to_contain_text("2 articles are kept")
    assert page.evaluate("said.slice(0, 2)") == ["Fetching: 0 of 2", "Fetching: 1 of 2"]


def test_what_could_not_be_fetched_is_told_and_tried_again(
    page: Page,
    context: BrowserContext,
    ports: Collection,
    anwar: "User",
    sign_in: SignIn,
) -> None:
    sign_in(anwar)
    open_collection(page, ports)
    context.set_offline(True)
    page.get_by_role("button", name="Keep for the journey").tap()
    told = page.locator(".journey-told")
    expect(told).to_have_text("2 articles could not be fetched.")
    context.set_offline(False)
    page.get_by_role("button", name="Keep for the journey").tap()
    expect(told).to_contain_text("2 articles are kept")


def test_there_is_room_for_so_many(
    page: Page, ports: Collection, anwar: "User", sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, held = offline._read_worker()
    assert held["journey"] == 200
    monkeypatch.setattr(offline, "_worker", lambda: (script, held | {"journey": 1}))
    sign_in(anwar)
    open_collection(page, ports)
    page.get_by_role("button", name="Keep for the journey").tap()
    expect(page.locator(".journey-told")).to_contain_text("There is no more room: 1 ")
    expect(page.locator(".journey-told")).to_contain_text("1 of 2 are kept")


def test_an_article_is_kept_for_a_journey_and_opening_it_keeps_it_fresh(page: Page, harbour: Article) -> None:
    open_and_keep(page, harbour)
    page.reload()
    page.get_by_role("button", name="Keep for the journey").tap()
    expect(page.locator(".journey-told")).to_contain_text("1 article is kept")
    assert (kept(page), kept(page, "journey")) == ([], [harbour.get_absolute_url()])
    page.goto(harbour.get_absolute_url())
    page.wait_for_timeout(500)
    assert (kept(page), kept(page, "journey")) == ([], [harbour.get_absolute_url()])


def test_without_a_worker_nothing_is_offered(
    browser: Browser, live_server: "LiveServer", harbour: Article
) -> None:
    for more in ({"service_workers": "block"}, {"java_script_enabled": False}):
        context = browser.new_context(base_url=live_server.url, **more)
        page = context.new_page()
        page.goto(harbour.get_absolute_url())
        expect(page.locator("#edition")).to_be_visible()
        expect(page.get_by_role("button", name="Keep for the journey")).to_be_hidden()
        context.close()
