"""The page of drafts, pressed: words that were left out are taken in, lines said by keys and by the dozen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from reader.errors import Reason
from reader.intake.drafts import lines_of
from reader.intake.uploads import process
from reader.models import IntakeRecord, Upload
from tests.articles import receive

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = ("توسعة ميناء النخيل", "منظر عام للميناء", "قال الوزير إن التوسعة ستبدأ.", "وأضاف أن العمل مستمر.")
OUT = [
    [0, "menu", "الرئيسية"],
    [2, "related", "اقرأ أيضا: خبر آخر"],
    [2, "sharing", "شارك المقال"],
    [4, "foot", "جميع الحقوق محفوظة"],
]


@pytest.fixture
def uploads(settings: Any, tmp_path: Path, transactional_db: None) -> list[Upload]:
    """Two texts that wait, each with a doubt and with what was left out of it."""
    settings.STATE_DIR = tmp_path
    found = []
    for number in (1, 2):
        text = "\n\n".join(f"{line} {number}" for line in LINES)
        upload, _ = receive(f"{number}.html.txt", [text.encode()], look_first=True)
        process(upload.pk)
        doubt = Reason("date-unread", said="31 فبراير").packed()
        IntakeRecord.objects.update_or_create(
            upload=upload, item=0, defaults={"left_out": OUT, "doubts": [doubt]}
        )
        found.append(upload)
    return found


@pytest.fixture(params=["with scripts", "without"])
def either(
    request: pytest.FixtureRequest,
    page: Page,
    browser: Browser,
    live_server: "LiveServer",
    adel: "User",
    sign_in: Callable[["User"], None],
) -> Any:
    """A page of an admin's browser that runs scripts, and of one that runs none."""
    sign_in(adel)
    if request.param == "with scripts":
        yield page
        return
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def address(upload: Upload) -> str:
    return f"/uploads/{upload.pk}/drafts/0/"


def kinds(upload: Upload) -> list[str]:
    return [line.kind for line in lines_of(upload.drafts.get())]


def test_words_that_were_left_out_are_taken_in(either: Page, uploads: list[Upload]) -> None:
    either.goto(address(uploads[0]))
    expect(either.locator(".balance")).to_contain_text("4 lines taken, 4 left out.")
    strip = either.locator(".between .left-out")
    expect(strip).to_contain_text("Left out here: links to other articles, buttons")
    strip.locator("summary").click()
    strip.locator("li", has_text="اقرأ أيضا").get_by_role("button", name="Take it in").click()
    expect(either.locator(".taken-line")).to_have_count(5)
    expect(either.locator("#line-2")).to_contain_text("اقرأ أيضا: خبر آخر")
    expect(either.locator(".balance")).to_contain_text("5 lines taken, 3 left out.")
    menu = either.locator(".rest-out .left-out", has_text="Menus")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Take it in").click()
    expect(either.locator("#line-0")).to_contain_text("الرئيسية")
    expect(either.locator(".rest-out .left-out", has_text="Menus")).to_have_count(0)


def test_with_scripts_the_taken_line_has_the_focus(
    page: Page, uploads: list[Upload], adel: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(adel)
    page.goto(address(uploads[0]))
    strip = page.locator(".between .left-out")
    strip.locator("summary").click()
    strip.get_by_role("button", name="Take it in").first.click()
    expect(page.locator("#line-2.fresh-line .line-kind")).to_be_focused()
    expect(page.locator(".between .left-out li")).to_be_visible()


def test_all_above_and_below_and_several_lines_are_left_out(either: Page, uploads: list[Upload]) -> None:
    either.goto(address(uploads[0]))
    expect(either.locator(".ticked-lines")).to_be_hidden()
    either.get_by_label("Tick line 3").check()
    either.get_by_role("button", name="Leave all above out").click()
    expect(either.locator(".taken-line p.left_out")).to_have_count(2)
    either.get_by_label("Tick line 3").check()
    either.get_by_role("button", name="Leave all below out").click()
    expect(either.locator(".taken-line p.left_out")).to_have_count(3)
    assert kinds(uploads[0])[2] != "left_out"
    for line in (1, 2):
        either.get_by_label(f"Tick line {line}").check()
    either.get_by_label("The ticked lines are").select_option("Caption")
    either.get_by_role("button", name="Set").click()
    expect(either.locator(".taken-line p.caption")).to_have_count(2)
    assert kinds(uploads[0])[:2] == ["caption", "caption"]


def test_the_next_with_doubts_and_the_states(either: Page, uploads: list[Upload]) -> None:
    first, second = uploads
    either.goto("/uploads/drafts/")
    assert either.url.endswith(address(second))
    either.get_by_role("button", name="Next with doubts").click()
    either.wait_for_url(f"**{address(first)}")
    either.get_by_role("link", name="Doubts 2").click()
    either.wait_for_url(f"**{address(second)}?state=doubts")
    either.get_by_label("Date of publication").fill("2026-02-28")
    either.get_by_role("button", name="Save, add later").click()
    expect(either.locator(".queue .states")).to_contain_text("Doubts 1")
    either.get_by_role("link", name="Add all that look right").click()
    either.wait_for_url("**/uploads/add-all/")


def test_the_keys_of_a_draft(
    page: Page, uploads: list[Upload], adel: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(adel)
    page.goto(address(uploads[1]))
    page.keyboard.press("j")
    expect(page.locator("#tick-0")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("5")
    expect(page.locator("#line-1 p.caption")).to_be_visible()
    expect(page.locator("#tick-1")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#line-2 p.left_out")).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("2")
    expect(page.locator("#line-1 p.paragraph")).to_be_visible()
    page.keyboard.press("n")
    page.wait_for_url(f"**{address(uploads[0])}")
    assert kinds(uploads[1])[1:3] == ["paragraph", "left_out"]


def test_shift_ticks_all_lines_between(
    page: Page, uploads: list[Upload], adel: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(adel)
    page.goto(address(uploads[0]))
    page.get_by_label("Tick line 1").check()
    page.get_by_label("Tick line 3").click(modifiers=["Shift"])
    expect(page.locator(".line-tick:checked")).to_have_count(3)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1024, "light"), (1440, "dark")])
def test_nothing_overflows_and_no_rule_is_broken(
    page: Page,
    width: int,
    scheme: str,
    uploads: list[Upload],
    adel: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    sign_in(adel)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for where in (
        address(uploads[0]),
        "/uploads/",
        f"/uploads/{uploads[0].pk}/",
        "/uploads/drafts/?state=reading",
    ):
        page.goto(where)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        if page.locator(".line-tick").count():
            page.locator(".line-tick").first.check()
        assert axe_violations(page) == [], where
        room = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(room) <= 0, where
    assert console_errors == []
