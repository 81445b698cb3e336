"""Words of one's own in a browser: one key keeps a word, marks follow, fifty cards by keyboard, a phone."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from reader.models import KeptWord, WordChange
from tests.browser.tasks import longest_task, watch_tasks
from tests.browser.test_reading_along import VOICES, said

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

    from reader.models import Article

pytestmark = pytest.mark.django_db(transaction=True)

TIME_KEEPING = """let pressed = 0;
addEventListener("keydown", () => { pressed = performance.now(); }, true);
document.addEventListener("kept", () => { window.keptAfter = performance.now() - pressed; });"""
SMALL = """[...document.querySelectorAll('main button, main input, main summary')].filter(
  (one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""


def test_a_word_is_kept_by_one_key_and_the_text_follows(
    page: Page,
    seed: "Article",
    rima: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    sign_in(rima)
    page.goto(seed.get_absolute_url())
    page.locator("#l-new").check(force=True)
    expect(page.locator("#edition.new-marked")).to_be_visible()
    page.locator("article .number a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#keep [data-key=k]")).to_be_visible()
    page.evaluate(TIME_KEEPING)
    page.keyboard.press("k")
    expect(page.locator("#keep [name=undo]")).to_be_visible()
    print(f"from the key to the state that is kept: {page.evaluate('window.keptAfter'):.0f} ms")
    word = KeptWord.objects.get(user=rima)
    assert word.state == "new" and word.sentence
    page.keyboard.press("i")
    expect(page.locator("#keep .state")).to_contain_text("you know it")
    shown = page.locator(f'[data-l="{word.lemma}"]').first
    expect(shown).to_have_class("new-word understood")
    page.locator("#keep [name=undo]").click()
    expect(shown).to_have_class("new-word")
    expect(page.locator("#live")).to_have_text("Taken back.")
    page.keyboard.press("Escape")
    page.locator("article .number a").first.focus()
    for key in ("Enter", "ArrowLeft", "ArrowLeft", "K"):  # without its gloss
        page.keyboard.press(key)
    expect(page.locator("#live")).to_have_text(re.compile("^Kept"))
    assert KeptWord.objects.of(rima.pk).count() == 2
    page.locator("#g-unknown").check(force=True)
    expect(page.locator("#edition.glossed .stacked-word").first).to_be_visible()
    page.goto("/words/")
    assert axe_violations(page) == []
    page.goto("/dictionary/?q=minister&table=1")
    assert axe_violations(page) == []
    assert console_errors == []


def test_fifty_cards_by_keyboard(
    page: Page, rima: "User", sign_in: Callable[["User"], None], console_errors: list[str]
) -> None:
    """Each card is there, with the focus, for the next key; `pytest -s` prints how long the page was busy."""
    now = timezone.now()
    KeptWord.objects.bulk_create(_learnt(rima, number, now) for number in range(50))
    sign_in(rima)
    page.goto("/words/review/")
    watch_tasks(page)
    for number in range(50):
        expect(page.locator(".card-top span").first).to_have_text(f"{number + 1} of 50")
        if number:
            expect(page.locator("#card")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("#card .grades")).to_be_visible()
        page.keyboard.press("4" if number % 2 else "3")
    expect(page.locator("#card")).to_contain_text("Nothing more today.")
    print(f"longest task: {longest_task(page):.0f} ms (0: none of 50)")
    assert WordChange.objects.filter(user=rima, verb="review").count() == 50
    page.keyboard.press("u")
    expect(page.locator("#card .matn").first).to_be_visible()
    assert WordChange.objects.filter(user=rima, undone=None).count() == 49
    assert console_errors == []


def _learnt(reader: "User", number: int, now: Any) -> KeptWord:
    """A word that was learnt ten days ago and is due."""
    return KeptWord(
        user=reader,
        lemma=f"كلمة{number}",
        key=f"كلمه{number}",
        meaning="word",
        state="learning",
        phase=2,
        stability=9.0,
        difficulty=5.0,
        reviewed=now - timedelta(days=10),
        due=now - timedelta(hours=2),
        begun=now - timedelta(days=30),
        reviews=3,
        made=now - timedelta(days=30),
    )


def test_a_card_says_its_word_and_then_its_sentence(
    page: Page,
    rima: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    now = timezone.now()
    met, bare = _learnt(rima, 0, now), _learnt(rima, 1, now)
    met.sentence, met.at, met.end, met.vocalised = "قرأ كتابا.", 4, 9, "كِتَابًا"
    KeptWord.objects.bulk_create([met, bare])
    sign_in(rima)
    page.add_init_script(VOICES)
    page.goto("/words/review/")
    hear = page.locator("#card [data-say]")
    expect(hear).to_be_visible()
    assert axe_violations(page) == []
    page.keyboard.press("s")
    assert [(one["text"], one["lang"]) for one in said(page)] == [
        ("كِتَابًا", "ar-SA"),
        ("قرأ كتابا.", "ar-SA"),
    ]
    page.keyboard.press("Space")
    page.keyboard.press("3")
    expect(hear).to_have_attribute("data-say", "كلمة1")
    assert page.evaluate("window.now") is None  # what was being said of the card before is cut short
    hear.click()
    assert [one["text"] for one in said(page)[2:]] == ["كلمة1"]
    page.keyboard.press("3")  # no answer is shown yet
    page.keyboard.press("Space")  # on the button, which has the focus
    assert [one["text"] for one in said(page)[3:]] == ["كلمة1"]
    assert WordChange.objects.filter(user=rima, verb="review").count() == 1
    assert console_errors == []


def test_without_an_arabic_voice_a_card_has_no_button_and_no_key(
    page: Page, rima: "User", sign_in: Callable[["User"], None], console_errors: list[str]
) -> None:
    KeptWord.objects.bulk_create([_learnt(rima, 0, timezone.now())])
    sign_in(rima)
    page.add_init_script(VOICES.replace("ar-SA", "fr-FR"))
    page.goto("/words/review/")
    expect(page.locator("#card .reveal")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator("#card [data-say]")).to_be_hidden()
    assert said(page) == []
    assert console_errors == []


def test_a_thumb_and_no_script_do_the_same(
    browser: Browser, live_server: "LiveServer", rima: "User", seed: "Article", client_of: Any
) -> None:
    cookie = client_of(rima).cookies["sessionid"].value
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
        has_touch=True,
    )
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{seed.get_absolute_url()}w/120/")
    page.locator("#keep [value=new]").tap()
    expect(page.locator(".flash")).to_contain_text("Kept")
    page.goto("/words/review/")
    page.locator(".reveal summary").tap()
    page.locator(".grades [value='4']").tap()
    expect(page.locator("#card")).to_contain_text("Nothing more today.")
    page.goto("/words/")
    page.locator(".undo-words button").tap()
    expect(page.locator(".flash")).to_contain_text("Taken back.")
    for address in ("/words/", "/words/review/", "/words/import/", "/dictionary/?q=minister"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate(SMALL) == [], address
    context.close()
