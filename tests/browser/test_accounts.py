"""Every button of the pages about accounts, pressed in a browser, and what came of it."""

import re
from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from reader.accounts.devices import devices_of
from reader.models import Device, Invitation, SecondStep
from reader.models.roles import role_of

OLD, NEW = "a password for tests", "four words make sense"


@pytest.fixture(autouse=True)
def quiet(console_errors: list[str]) -> Any:
    """Nothing complains, but for the answers that refuse (4xx), which the browser notes."""
    yield
    assert [one for one in console_errors if "status of 4" not in one] == []


def button(page: Page, name: str) -> Any:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def test_a_reader_keeps_their_account(
    page: Page, rima: User, sign_in: Callable[[User], None], axe_violations: Callable[[Page], list[str]]
) -> None:
    sign_in(rima)
    for number, agent in enumerate(("Firefox Windows", "Safari iPhone", "Chrome Android")):
        another_device(rima, number, agent)
    page.goto("/")
    page.get_by_role("button", name="Account menu of rima").click()
    page.get_by_role("link", name="Account", exact=True).click()
    assert axe_violations(page) == []
    page.get_by_label("Full name").fill("ريما حداد")
    button(page, "Save").click()
    expect(page.get_by_text("Name and address are changed.")).to_be_visible()
    expect(page.get_by_label("Full name")).to_have_value("ريما حداد")

    page.get_by_role("main").get_by_role("link", name="Signed in").click()
    button(page, "Sign out Safari on an iPhone").click()
    expect(page.get_by_text("The device is signed out.")).to_be_visible()
    expect(page.get_by_text("Safari on an iPhone")).to_have_count(0)
    button(page, "Sign out everywhere else").click()
    expect(page.get_by_text("2 devices signed out.")).to_be_visible()
    expect(page.locator(".devices li")).to_have_count(1)
    expect(page.get_by_text("this one")).to_be_visible()

    section = page.locator("#password")
    section.get_by_label("Password now").fill("wrong")
    section.get_by_label("New password").fill("short")
    section.get_by_label("Show what I type").check()
    expect(section.get_by_label("New password")).to_have_attribute("type", "text")
    section.get_by_label("New password").press_sequentially("er")
    assert page.evaluate("Object.keys(localStorage).filter((one) => one.includes('password'))") == []
    button(page, "Change password").click()
    expect(section.get_by_text("This is not the password that you have now.")).to_be_in_viewport()
    assert axe_violations(page) == []
    section.get_by_label("Password now").fill(OLD)
    section.get_by_label("New password").fill(NEW)
    button(page, "Change password").click()
    expect(page.get_by_text("Your password is changed.")).to_be_visible()
    rima.refresh_from_db()
    assert rima.check_password(NEW)
    page.get_by_role("button", name="Account menu of rima").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Sign in")).to_be_visible()


def another_device(user: User, number: int, agent: str) -> None:
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["number"] = number
    session.create()
    Device.objects.create(user=user, session_key=session.session_key or "", user_agent=agent)


def test_the_second_step_from_setting_up_to_signing_in(
    page: Page, rima: User, sign_in: Callable[[User], None], axe_violations: Callable[[Page], list[str]]
) -> None:
    sign_in(rima)
    page.goto("/account/")
    page.get_by_role("link", name="Set it up").click()
    picture = page.get_by_role("img", name="A QR code")
    picture.wait_for()
    page.wait_for_load_state("networkidle")
    assert picture.evaluate("one => one.complete && one.naturalWidth > 100")
    assert axe_violations(page) == []
    page.get_by_label("Code").fill(pyotp.TOTP(SecondStep.objects.get().secret).now())
    button(page, "Switch it on").click()
    codes = page.get_by_role("list", name="Codes to keep").get_by_role("listitem").all_text_contents()
    assert len(codes) == 8
    assert axe_violations(page) == []
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("you are asked for a code")).to_be_visible()
    page.get_by_role("button", name="Account menu of rima").click()
    page.get_by_role("button", name="Sign out", exact=True).click()

    page.goto("/sign-in/?next=/actors/")
    page.get_by_label("Name").fill("rima")
    page.get_by_label("Password").fill(OLD)
    button(page, "Sign in").click()
    page.get_by_label("Code").fill("000000")
    button(page, "Sign in").click()
    expect(page.get_by_text("This code is not right")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_label("Code").fill(codes[0])
    button(page, "Sign in").click()
    expect(page).to_have_url(re.compile("/actors/$"))
    page.goto("/account/second-step/")
    page.get_by_label("Code").fill(codes[1])
    button(page, "Switch it off").click()
    expect(page.get_by_text("The second step is off.")).to_be_visible()


def test_somebody_is_invited_and_joins(
    page: Page,
    browser: Browser,
    live_server: Any,
    adel: User,
    sign_in: Callable[[User], None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    sign_in(adel)
    page.goto("/")
    page.get_by_role("button", name="Account menu of adel").click()
    page.get_by_role("link", name="People", exact=True).click()
    for who in ("Huda", "Issam"):
        page.get_by_label("For whom").fill(who)
        page.locator("#invite").get_by_label("Role").select_option("analyst")
        button(page, "Make an invitation").click()
        expect(page.get_by_text("The invitation is ready.")).to_be_visible()
    assert axe_violations(page) == []
    button(page, "Withdraw the invitation for Issam").click()
    expect(page.get_by_text("The invitation is withdrawn.")).to_be_visible()
    expect(page.locator(".invited li")).to_have_count(1)
    button(page, "Copy").click()
    expect(button(page, "Copied")).to_be_visible()
    link = page.get_by_label("Link of the invitation for Huda").input_value()

    theirs = browser.new_context(base_url=live_server.url)
    try:
        fresh = theirs.new_page()
        fresh.goto(link)
        assert axe_violations(fresh) == []
        fresh.get_by_label("Name to sign in with").fill("huda")
        fresh.get_by_label("New password").fill("short")
        button(fresh, "Make my account").click()
        expect(fresh.get_by_text("at least 10 characters")).to_be_visible()
        expect(fresh.get_by_label("Name to sign in with")).to_have_value("huda")
        fresh.get_by_label("New password").fill(NEW)
        button(fresh, "Make my account").click()
        expect(fresh.get_by_text("Welcome, huda. You are signed in.")).to_be_visible()
        fresh.goto(link)
        expect(fresh.get_by_role("heading", name="This link is no longer good")).to_be_visible()
        assert axe_violations(fresh) == []
    finally:
        theirs.close()
    assert role_of(User.objects.get(username="huda")) == "analyst"
    assert not Invitation.objects.open().exists()


def test_an_admin_looks_after_a_person(
    page: Page,
    browser: Browser,
    live_server: Any,
    adel: User,
    anwar: User,
    sign_in: Callable[[User], None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    sign_in(adel)
    another_device(anwar, 1, "Firefox Linux")
    page.goto("/people/")
    page.get_by_label("Name or address").fill("anw")
    button(page, "Show").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="anwar").click()
    assert axe_violations(page) == []
    page.get_by_role("combobox", name="Role").select_option("lead")
    button(page, "Change the role").click()
    expect(page.get_by_text("anwar is lead now.")).to_be_visible()
    button(page, "Sign them out everywhere").click()
    expect(page.get_by_text("anwar is signed out of 1 device.")).to_be_visible()
    assert not devices_of(anwar).exists()
    button(page, "Make a link for a new password").click()
    link = page.get_by_label("Link for a new password").input_value()
    assert axe_violations(page) == []
    theirs = browser.new_context(base_url=live_server.url)
    try:
        fresh = theirs.new_page()
        fresh.goto(link)
        assert axe_violations(fresh) == []
        fresh.get_by_label("New password").fill(NEW)
        button(fresh, "Set the password").click()
        expect(fresh.get_by_text("Your password is set.")).to_be_visible()
        fresh.get_by_label("Name").fill("anwar")
        fresh.get_by_label("Password", exact=True).fill(NEW)
        button(fresh, "Sign in").click()
        expect(fresh.get_by_role("button", name="Account menu of anwar")).to_be_visible()
        button_row = page.locator("section", has=page.get_by_role("heading", name="State"))
        button_row.get_by_role("button", name="Deactivate").click()
        expect(page.get_by_text("deactivated and signed out")).to_be_visible()
        fresh.goto("/account/")
        expect(fresh.get_by_role("heading", name="Sign in")).to_be_visible()
    finally:
        theirs.close()
    button(page, "Reactivate").click()
    expect(page.get_by_text("anwar may sign in again.")).to_be_visible()
    page.get_by_text("Delete the account").click()
    button(page, "Delete it for good").click()
    expect(page.get_by_text("The account anwar is deleted.")).to_be_visible()


def test_whoever_forgot_their_password_is_told_what_to_do(
    page: Page, anwar: User, settings: Any, axe_violations: Callable[[Page], list[str]]
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    page.goto("/sign-in/")
    page.get_by_role("link", name="Forgotten your password?").click()
    assert axe_violations(page) == []
    page.get_by_label("Name or e-mail address").fill("anwar")
    button(page, "Send me a link").click()
    expect(page.get_by_text("a link is on its way to")).to_be_visible()
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(
    page: Page, width: int, adel: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(adel)
    User.objects.create_user("a_name_without_any_place_to_break_it_that_goes_on_and_on@example.org")
    page.set_viewport_size({"width": width, "height": 800})
    for where in (
        "/account/",
        "/people/",
        f"/people/{User.objects.latest('pk').pk}/",
        "/account/second-step/",
    ):
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
