"""Nothing typed is lost, in a real browser: a session that ends, leaving with unsaved text, drafts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from reader.models import Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = "Nobody will cut a tree, he added."


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def desk(page: Page, article: Article, anwar: "User", sign_in: Callable[["User"], None]) -> Page:
    """The article, open before an analyst."""
    sign_in(anwar)
    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    return page


def fill_in_the_sign_in(page: Page, name: str) -> None:
    """Fill in the dialog that says that one is signed out."""
    box = page.locator("dialog#sign-in")
    expect(box).to_contain_text("You are signed out")
    box.get_by_label("Name").fill(name)
    box.get_by_label("Password").fill("a password for tests")
    box.get_by_role("button", name="Sign in").click()


def sign_in_again(page: Page) -> None:
    fill_in_the_sign_in(page, "anwar")
    expect(page.locator("dialog#sign-in")).to_be_hidden()


def write_english(page: Page, text: str = ENGLISH) -> None:
    page.locator("#p2 a.second-line").click()
    page.locator("#p2 textarea[name=text]").fill(text)


def open_note(page: Page, text: str) -> None:
    """Select the first word of the first paragraph, and write a note on it."""
    page.locator("#p1 .number a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("m")
    expect(page.locator("#pal")).to_be_visible()
    page.keyboard.press("7")
    page.locator("#pal-body").fill(text)


def drafts(page: Page) -> int:
    return int(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('hashiya:')).length"))


def translated(article: Article) -> str:
    return article.paragraphs.get(number=3).translation.text


def test_a_judgement_after_the_session_ended_is_sent_after_signing_in(desk: Page, article: Article) -> None:
    desk.keyboard.press("n")
    ident = int(desk.locator("#card").get_attribute("data-id") or 0)
    Session.objects.all().delete()
    desk.keyboard.press("a")
    sign_in_again(desk)
    expect(desk.locator("#toast")).to_contain_text("Accepted")
    assert article.annotations.get(pk=ident).state == "accepted"
    desk.keyboard.press("Control+z")  # the page's forms have the token of the new session
    expect(desk.locator("#toast")).to_contain_text("Undone")


def test_a_note_written_while_the_session_ended_is_saved(desk: Page, article: Article) -> None:
    open_note(desk, "A thought, out of session")
    Session.objects.all().delete()
    desk.get_by_role("button", name="Save the note").click()  # which has the focus then, and loses it
    sign_in_again(desk)
    expect(desk.locator("#toast")).to_contain_text("Marked")
    expect(desk.locator(".entry.note")).to_contain_text("A thought, out of session")
    assert article.annotations.get(layer="note").body == "A thought, out of session"
    assert drafts(desk) == 0


def test_a_name_looked_for_while_the_session_ended_is_found_in_the_card(desk: Page) -> None:
    desk.keyboard.press("n")
    expect(desk.locator("#card")).to_be_visible()
    desk.keyboard.press("l")
    expect(desk.locator("#other-actor")).to_be_focused()
    Session.objects.all().delete()
    desk.keyboard.type("الحلبي")
    sign_in_again(desk)
    expect(desk.locator("#other-actor")).to_be_focused()
    expect(desk.locator("#other-actor")).to_have_value("الحلبي")
    expect(desk.locator("#actor-found button").first).to_be_visible()


def test_keys_act_after_a_palette_was_closed_with_its_note_open(desk: Page) -> None:
    open_note(desk, "Left alone")
    desk.mouse.click(5, 5)
    expect(desk.locator("#work")).to_be_hidden()
    desk.keyboard.press("n")
    expect(desk.locator("#card")).to_be_visible()


def test_english_typed_while_the_session_ended_is_saved(desk: Page, article: Article) -> None:
    write_english(desk)
    Session.objects.all().delete()
    desk.get_by_role("button", name="Save the English").click()
    expect(desk.locator("#p2 textarea")).to_have_value(ENGLISH)
    sign_in_again(desk)
    expect(desk.locator("#p2 .translation")).to_contain_text(ENGLISH)
    assert translated(article) == ENGLISH
    assert drafts(desk) == 0


def test_a_card_asked_for_after_the_session_ended_opens_after_signing_in(desk: Page) -> None:
    Session.objects.all().delete()
    desk.keyboard.press("n")
    sign_in_again(desk)
    expect(desk.locator("#card")).to_be_visible()


def test_somebody_else_who_signs_in_sends_nothing(desk: Page, article: Article, basma: "User") -> None:
    write_english(desk)
    Session.objects.all().delete()
    for time in ("first", "again"):
        desk.get_by_role("button", name="Save the English").click()
        if time == "first":
            fill_in_the_sign_in(desk, "basma")
        expect(desk.locator("dialog#sign-in")).to_contain_text("signed in as basma. Nothing was sent")
        desk.get_by_role("button", name="Later").click()
        expect(desk.locator("#p2 textarea")).to_have_value(ENGLISH)
    assert translated(article) != ENGLISH
    assert drafts(desk) == 1


def test_a_page_of_one_person_asks_nothing_for_another_who_signed_in_elsewhere(
    desk: Page, article: Article, basma: "User", sign_in: Callable[["User"], None]
) -> None:
    desk.keyboard.press("n")
    expect(desk.locator("#card")).to_be_visible()
    sign_in(basma)
    desk.keyboard.press("a")
    expect(desk.locator("dialog#sign-in")).to_contain_text("signed in as basma")
    assert not article.annotations.filter(state="accepted").exists()
    desk.get_by_role("button", name="Reload the page").click()
    expect(desk.get_by_role("button", name="Account menu of basma")).to_be_attached()


def test_a_form_is_sent_again_with_the_token_of_a_sign_in_in_another_tab(
    desk: Page, article: Article, anwar: "User", sign_in: Callable[["User"], None]
) -> None:
    desk.keyboard.press("n")
    expect(desk.locator("#card")).to_be_visible()
    desk.context.clear_cookies(name="csrftoken")
    other = desk.context.new_page()
    other.goto("/review/")  # gets a new token
    desk.keyboard.press("a")
    expect(desk.locator("#toast")).to_contain_text("Accepted")


def test_unsaved_text_survives_a_reload_and_is_told(desk: Page, article: Article) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.on("dialog", leave)
    write_english(desk)
    desk.reload()
    assert asked == ["beforeunload"]
    kept = desk.locator(".kept-list")
    expect(kept).to_contain_text(ENGLISH)
    kept.get_by_role("link", name="Open").click()
    expect(desk.locator("textarea[name=text]")).to_have_value(ENGLISH)
    expect(desk.locator(".kept-note")).to_contain_text("Kept from before")
    desk.get_by_role("button", name="Save the English").click()
    desk.wait_for_url(f"**{article.get_absolute_url()}*")
    assert translated(article) == ENGLISH
    assert drafts(desk) == 0
    expect(desk.locator(".kept-list")).to_have_count(0)
    assert asked == ["beforeunload"]  # leaving with the text saved asked nothing


def test_a_draft_is_discarded_by_hand(desk: Page) -> None:
    write_english(desk)
    href = desk.locator("#p2 form.lines").get_attribute("data-page") or ""
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.goto(href)
    desk.get_by_role("button", name="Discard").click()
    expect(desk.locator("textarea[name=text]")).not_to_have_value(ENGLISH)
    assert drafts(desk) == 0


def test_signing_out_clears_the_drafts_of_the_account(desk: Page) -> None:
    write_english(desk)
    assert drafts(desk) == 1
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.get_by_role("button", name="Account menu").click()
    desk.get_by_role("button", name="Sign out").click()
    expect(desk.get_by_role("link", name="Sign in").first).to_be_visible()
    assert drafts(desk) == 0


def test_what_was_dropped_after_signing_in_is_not_offered_again(
    desk: Page, article: Article, basma: "User"
) -> None:
    comments = f"/a/{article.pk}/comments/"
    desk.goto(comments)
    desk.locator("main textarea").first.fill("What anwar thinks")
    Session.objects.all().delete()
    desk.locator("main form", has=desk.locator("textarea")).get_by_role("button").first.click()
    desk.get_by_label("Name").fill("basma")
    desk.get_by_label("Password").fill("a password for tests")
    desk.get_by_role("button", name="Sign in").click()
    expect(desk.get_by_label("What you wrote")).to_have_value("What anwar thinks")
    expect(desk.locator("main")).to_contain_text("under the name basma")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.on("dialog", leave)
    desk.get_by_role("button", name="Drop it").click()
    desk.wait_for_url("**/")
    desk.goto(comments)
    expect(desk.locator("main textarea").first).to_have_value("")
    assert asked == []
    assert drafts(desk) == 1  # that of anwar, which only anwar sees
