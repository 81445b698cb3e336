"""What readers do from day to day, walked at three widths, in both languages, with and without scripts.

An error in the console or a page that is wider than the window fails a walk. What each part does in all its
cases is looked at in tests of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Locator, Page, expect

from reader.models import Article, KeptWord, OwnNote, ReadingPlace
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.browser.sizes import EVERY_SIZE, prepare
from tests.browser.test_offline import SETTLED, kept, until_kept
from tests.browser.test_own_notes import SELECT
from tests.browser.test_reading_along import VOICES, said

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "lemma,state\nمَدِينَة,learning\nوَزِير,new\n".encode()


@dataclass(frozen=True, slots=True)
class Walk:
    """A page in one of the ways in which readers see it."""

    page: Page
    width: int
    scripts: bool
    errors: list[str]

    def go(self, address: str) -> Locator:
        """Open a page that fits into the window; return its main part."""
        self.page.goto(address)
        return self.look()

    def follow(self, pressed: Locator) -> Locator:
        """Press what leads to another page, which fits too."""
        with self.page.expect_navigation():
            pressed.click()
        return self.look()

    def look(self) -> Locator:
        wide, window = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= window, self.page.url
        return self.page.locator("#main")


Walks = Callable[..., Iterator[Walk]]


@pytest.fixture
def everywhere(browser: Browser, live_server: Any, rima: "User", client_of: Any) -> Iterator[Walks]:
    """Walks in every size and language: `scripts` and not, as a reader who is signed in."""
    cookie = client_of(rima).cookies["sessionid"].value
    contexts = []

    def walks(scripts: tuple[bool, ...] = (True, False), start: str = "", **more: Any) -> Iterator[Walk]:
        for on in scripts:
            told: dict[str, Any] = {"service_workers": "block", "has_touch": True} | more
            context = browser.new_context(base_url=live_server.url, java_script_enabled=on, **told)
            contexts.append(context)
            context.set_default_timeout(20_000)
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
            if start:
                context.add_init_script(start)
            for width, language in EVERY_SIZE:
                yield from _walk(context, live_server.url, (width, language), on)

    yield walks
    for context in contexts:
        context.close()


def _walk(context: Any, address: str, size: tuple[int, str], scripts: bool) -> Iterator[Walk]:
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    prepare(page, context, address, size)
    with override(size[1]):
        yield Walk(page, size[0], scripts, errors)
    assert page.evaluate("document.documentElement.lang") == size[1]
    assert errors == [], (size, scripts)
    page.close()


@pytest.fixture
def harbour(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


def test_the_dictionary(everywhere: Walks, harbour: Article) -> None:
    for walk in everywhere():
        main = walk.go("/dictionary/")
        walk.follow(main.locator(".root-letters a").nth(4))
        walk.follow(main.locator(".root-list a").first)
        walk.follow(main.locator(".dictionary-words a").first)
        expect(main.locator(".dictionary-entry .lemma").first).to_be_visible()
        main.locator("#word").fill("minister")
        walk.follow(main.locator(".search button"))
        expect(main.locator(".example mark").first).to_have_text(re.compile("وزير"))
        main.locator("#word").fill("كتب")
        walk.follow(main.locator(".search button"))
        walk.follow(main.get_by_role("link", name="كَتَبَ", exact=True))
        walk.follow(main.get_by_role("link", name=gettext("Show the conjugation")))
        expect(main.locator("#table td").first).to_be_visible()


def test_words_of_ones_own(everywhere: Walks, harbour: Article) -> None:
    at = harbour.text.index("وزير")
    for walk in everywhere():
        KeptWord.objects.all().delete()
        main = walk.go(f"{harbour.get_absolute_url()}w/{at}/")
        main.locator("#keep [value=new]").click()
        expect(main.locator("#keep .state")).to_be_visible()
        assert KeptWord.objects.get().state == "new"
        walk.go("/words/review/")
        expect(main.locator("#asked mark")).to_have_text(re.compile("وزير"))
        main.locator(".reveal summary").click()
        walk.look()
        main.locator(".grades [value='4']").click()
        expect(main.locator(".all-done")).to_be_visible()
        walk.go("/words/import/")
        main.locator("input[type=file]").set_input_files(
            {"name": "words.csv", "mimeType": "text/csv", "buffer": WORDS}
        )
        walk.follow(main.locator(".go button"))
        expect(main.locator(".flash")).to_be_visible()
        expect(main.locator(".kept-words tbody tr")).to_have_count(2)  # one of them was kept before
        main.locator(".kept-words [name=word]").first.check()
        walk.follow(main.locator(".with-ticked [value=known]"))
        expect(main.locator(".flash")).to_be_visible()
        walk.follow(main.locator(".undo-words button"))
        expect(main.locator(".flash")).to_be_visible()
        for kind in ("csv", "lute", "lingq", "anki"):
            link = main.locator(f".word-files a[href$='/{kind}/']")
            assert walk.page.request.get(str(link.get_attribute("href"))).ok


def test_reading_in_comfort(everywhere: Walks, seed: Article, rima: "User") -> None:
    for walk in everywhere(start=VOICES):
        ReadingPlace.objects.all().delete()
        ReadingPlace.objects.create(user=rima, article=seed, paragraph=4)
        main = walk.go(f"/a/{seed.pk}/?vowels=all")
        main.locator("#go-on a").click()
        expect(main.locator("#p4")).to_be_in_viewport()
        if walk.scripts:
            _read_along(walk, main)
            _note(walk, main)
        else:
            expect(main.locator("#along")).to_be_hidden()
        walk.look()
        main.locator("#reading [value='1']").click()
        expect(main.locator("#reading [value='0']")).to_be_visible()
        walk.go("/?reading=read")
        expect(main.locator(".items h2 a")).to_have_count(1)
        walk.go(f"/a/{seed.pk}/")
        main.locator("#reading [value='0']").click()
        expect(main.locator("#reading [value='1']")).to_be_visible()


def _read_along(walk: Walk, main: Locator) -> None:
    main.locator("#one-paragraph").click()
    expect(main.locator("#edition > .in-focus")).to_have_count(1)
    main.locator("#one-paragraph").click()
    main.locator("[data-speak]").click()
    assert len(said(walk.page)) == 1
    walk.look()
    main.locator("[data-silence]").click()
    expect(main.locator("[data-silence]")).to_be_hidden()


def _note(walk: Walk, main: Locator) -> None:
    line, bar = main.locator("#p2 .matn"), walk.page.locator("#for-selection")
    line.scroll_into_view_if_needed()
    line.evaluate(SELECT)
    expect(bar.locator("a")).to_have_attribute("href", re.compile("/search/"))
    walk.look()
    bar.locator("input[name=body]").fill("…")
    bar.locator("button").click()
    expect(walk.page.locator("#own-notes li")).to_have_count(1)
    walk.page.locator("#own-notes button[value=remove]").click()
    expect(walk.page.locator("#own-notes li")).to_have_count(0)
    assert not OwnNote.objects.exists()


def test_the_language_of_the_pages(everywhere: Walks, harbour: Article) -> None:
    for walk in everywhere():
        shown, other = ("ar", "en") if gettext("Library") != "Library" else ("en", "ar")
        for address in (harbour.get_absolute_url(), "/words/"):
            walk.go(address)
            for wanted in (other, shown):
                if walk.width == 360:
                    walk.page.locator("[popovertarget=nav]").click()
                walk.follow(walk.page.locator(f".spoken [value={wanted}]"))
                expect(walk.page.locator("html")).to_have_attribute("lang", wanted)
                expect(walk.page.locator("html")).to_have_attribute("dir", "rtl" if wanted == "ar" else "ltr")
        assert walk.page.url.endswith("/words/")


def test_without_a_network_and_for_a_journey(everywhere: Walks, harbour: Article) -> None:
    address = harbour.get_absolute_url()
    for walk in everywhere((True,), service_workers="allow"):
        main, page = walk.go(address), walk.page
        page.evaluate(SETTLED)
        until_kept(page, address)
        page.context.set_offline(True)
        page.reload()
        expect(page.locator(".kept-line")).to_be_visible()
        expect(walk.look().locator("#edition")).to_be_visible()
        page.context.set_offline(False)
        page.reload()
        main.locator("[data-journey=keep]").click()
        expect(main.locator("[data-journey=remove]")).to_be_visible()
        page.context.set_offline(True)
        page.goto("/quotes/")
        expect(page.locator("#kept-articles li")).to_have_count(1)
        expect(page.locator(".kept-articles")).to_have_css("list-style-type", "none")  # its style is kept too
        walk.look()
        page.context.set_offline(False)
        walk.go(address)
        main.locator("[data-journey=remove]").click()
        expect(main.locator("[data-journey=keep]")).to_be_visible()
        assert kept(page, "journey") == []
    for walk in everywhere((False,)):
        expect(walk.go(address).locator(".journey")).to_be_hidden()


def test_the_five_steps_without_scripts(everywhere: Walks, harbour: Article) -> None:
    for walk in everywhere((False,)):
        main = walk.go(harbour.get_absolute_url())
        walk.follow(main.locator("#first-visit a").first)
        expect(main.locator("#steps li")).to_have_count(5)


def test_a_list_for_a_class(everywhere: Walks, harbour: Article) -> None:
    for walk in everywhere():
        main = walk.go("/teach/")
        main.locator("[name=article]").check()
        main.locator("[name=known]").check()
        main.locator("[name=without]").select_option("0")
        walk.follow(main.locator(".class-choice .go button"))
        expect(main.locator(".class-words dt").first).to_be_visible()
        assert main.locator("[data-prints]").is_visible() == walk.scripts
        saved = main.get_by_role("link", name=gettext("Save as CSV")).get_attribute("href")
        assert walk.page.request.get(str(saved)).ok
        walk.follow(main.locator(".class-more a").first)
        expect(main.locator("#edition")).to_be_visible()
