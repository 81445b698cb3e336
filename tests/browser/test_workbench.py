"""An analyst at work in a real browser: review by keys, mark, link, undo, meet a conflict, lose the line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from reader.annotation import change
from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def select(page: Page, words: str, lines: str = ".row .matn[data-o]") -> None:
    """Select words of the first of these lines that has them, and let go of the mouse."""
    page.evaluate(
        """([words, selector]) => {
            const lines = [...document.querySelectorAll(selector)];
            const line = lines.find(one => one.textContent.includes(words));
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const start = line.textContent.indexOf(words), end = start + words.length;
            const range = document.createRange();
            let passed = 0;
            while (walker.nextNode()) {
                const size = walker.currentNode.data.length;
                const starts = start >= passed && start < passed + size;
                if (starts) range.setStart(walker.currentNode, start - passed);
                if (end > passed && end <= passed + size) range.setEnd(walker.currentNode, end - passed);
                passed += size;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            line.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
        }""",
        [words, lines],
    )
    expect(page.locator("#work #pal")).to_be_visible()


def states(article: Article) -> set[str]:
    return set(article.annotations.values_list("state", flat=True))


def test_all_suggestions_are_judged_by_keys_alone(
    desk: Page, article: Article, console_errors: list[str]
) -> None:
    waiting = article.annotations.filter(state="suggested").count()
    desk.keyboard.press("n")
    for number in range(waiting):
        card = desk.locator("#card")
        expect(card).to_have_attribute("data-state", "suggested")
        ident = card.get_attribute("data-id")
        desk.keyboard.press("r" if number == 1 else "a")
        if number < waiting - 1:
            expect(desk.locator(f'#card:not([data-id="{ident}"])')).to_be_visible()
    expect(desk.locator("#review-state")).to_contain_text("reviewed")
    expect(desk.locator("#work")).to_be_hidden()
    assert states(article) == {"accepted", "rejected"}
    assert console_errors == []


def test_a_selection_is_marked_with_one_key_and_undone_after_a_reload(desk: Page, article: Article) -> None:
    select(desk, "أعمال التوس")
    expect(desk.locator(".palette-head")).to_contain_text("أعمال التوسعة")
    desk.keyboard.press("2")
    expect(desk.locator("#toast")).to_contain_text("Marked: أعمال التوسعة")
    expect(desk.locator("#p1 .matn .mark.org")).to_have_text("أعمال التوسعة")
    desk.reload()
    desk.keyboard.press("Control+z")
    expect(desk.locator("#p1 .matn .mark.org")).to_have_count(0)
    desk.keyboard.press("Control+Shift+z")
    expect(desk.locator("#p1 .matn .mark.org")).to_have_text("أعمال التوسعة")


def test_words_are_selected_and_marked_without_a_mouse(desk: Page, article: Article) -> None:
    desk.locator("#p1 .number a").first.focus()
    desk.keyboard.press("Enter")  # into the words
    desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("Shift+ArrowLeft")
    desk.keyboard.press("m")
    expect(desk.locator(".palette-head p").first).to_have_text("2 words")
    desk.keyboard.press("7")
    desk.locator("#pal-body").fill("ملاحظة")
    desk.get_by_role("button", name="Save the note").click()
    expect(desk.locator("#p1 .entry.remark")).to_contain_text("ملاحظة")
    assert article.annotations.get(layer="note").exact == "وزير النقل"


def test_a_speaker_is_linked_by_keys(desk: Page, article: Article) -> None:
    said = article.annotations.get(layer="quote", label="direct")
    Annotation.objects.filter(pk=said.pk).update(
        actor=None, speaker_name="", version=2, updated=timezone.now()
    )
    desk.reload()
    desk.locator(f'.entry.quotation a.edit[href="{said.get_absolute_url()}"]').focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#card .who[open]")).to_be_visible()
    choice = desk.locator("#card .who li", has_text="Samer al-Halabi")
    desk.keyboard.press(choice.locator("kbd").inner_text())
    desk.keyboard.press("Enter")
    expect(desk.locator("#p2 .entry.quotation")).to_contain_text("Samer al-Halabi")
    said.refresh_from_db()
    assert said.actor is not None
    assert said.actor.name_en == "Samer al-Halabi"


def test_two_versions_of_one_mark_are_shown_side_by_side(desk: Page, article: Article, basma: "User") -> None:
    desk.keyboard.press("n")
    ident = int(desk.locator("#card").get_attribute("data-id") or 0)
    change(ident, 1, basma, label="ORG")
    desk.keyboard.press("4")
    clash = desk.locator("#clash")
    expect(clash).to_contain_text("basma")
    expect(desk.locator("#clash-h")).to_be_focused()
    assert Annotation.objects.get(pk=ident).label == "ORG"
    clash.get_by_role("button", name="Keep mine").click()
    expect(clash).to_have_count(0)
    assert Annotation.objects.get(pk=ident).label == "MISC"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", ["arabic", "facing"])
def test_both_versions_have_room_in_each_view(
    view: str, language: str, desk: Page, article: Article, basma: "User", live_server: Any
) -> None:
    desk.context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
    desk.goto(f"{article.get_absolute_url()}?view={view}")
    desk.wait_for_load_state("networkidle")
    desk.keyboard.press("n")
    change(int(desk.locator("#card").get_attribute("data-id") or 0), 1, basma, label="ORG")
    desk.keyboard.press("4")
    expect(desk.locator("#clash .version")).to_have_count(2)
    for width in (1440, 1024, 390):
        desk.set_viewport_size({"width": width, "height": 900})
        boxes = [desk.locator(one).bounding_box() for one in ("#clash-h", ".version.mine", ".version.hers")]
        heading, *versions = [box for box in boxes if box]
        assert min(box["width"] for box in (heading, *versions)) > 200, width
        assert heading["y"] < min(box["y"] for box in versions), width


def test_what_could_not_be_sent_waits_in_the_page(desk: Page, article: Article) -> None:
    select(desk, "أعمال")
    desk.context.set_offline(True)
    desk.keyboard.press("2")
    expect(desk.locator("#pending")).to_contain_text("1 change not sent")
    desk.context.set_offline(False)
    expect(desk.locator("#p1 .matn .mark.org")).to_have_text("أعمال")
    expect(desk.locator("#pending")).to_be_hidden()
    assert article.annotations.filter(exact="أعمال").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_workbench_breaks_no_rule_of_accessibility(
    desk: Page, article: Article, scheme: Any, axe_violations: Callable[[Page], list[str]]
) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.keyboard.press("n")
    expect(desk.locator("#card")).to_be_visible()
    assert axe_violations(desk) == []
    desk.keyboard.press("Escape")
    select(desk, "أعمال")
    assert axe_violations(desk) == []
    paragraph = article.paragraphs.get(number=2)
    card = article.annotations.filter(layer="quote").first()
    assert card is not None
    for address in (
        "/review/",
        "/codebook/",
        card.get_absolute_url(),
        f"{card.get_absolute_url()}history/",
        f"{article.get_absolute_url()}p/{paragraph.number}/mark/",
    ):
        desk.goto(address)
        assert axe_violations(desk) == [], address


def test_the_queue_is_worked_through_by_keys(desk: Page, article: Article) -> None:
    desk.goto("/review/?layer=actor")
    for key in ("a", "r", "4"):
        before = desk.locator("input[name=annotation]").get_attribute("value")
        desk.keyboard.press(key)
        expect(desk.locator(f'input[name=annotation][value="{before}"]')).to_have_count(0)
    assert states(article) == {"suggested", "accepted", "rejected"}


def test_the_same_without_a_script(
    browser: Browser, live_server: Any, article: Article, anwar: "User"
) -> None:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(anwar)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.locator("#p1 a.marks-words").click()
    page.get_by_label("From word").select_option(label="7. أعمال")
    page.get_by_label("To word").select_option(label="8. التوسعة")
    page.get_by_role("button", name="Choose what they are").click()
    page.get_by_role("button", name="Organisation").click()
    expect(page.locator("#p1 .matn .mark.org")).to_have_text("أعمال التوسعة")
    page.locator("#p1 a.edit").first.click()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".flash")).to_contain_text("Accepted")
    page.locator("#undo button", has_text="Undo").click()
    expect(page.locator(".flash")).to_contain_text("Undone")
    context.close()
