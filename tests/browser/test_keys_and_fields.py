"""Keys and fields of the workbench in a real browser: a field that is asked for gets what is typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from reader.annotation import NewMark, mark
from reader.annotation.merging import add_name
from reader.models import Actor, Annotation, Article
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


@pytest.fixture
def nadia(transactional_db: None) -> Actor:
    """An actor whom no article names."""
    actor = Actor.objects.create(name_ar="نادية الكرمي", name_en="Nadia al-Karmi", kind="PER")
    add_name(actor, actor.name_en)
    add_name(actor, actor.name_ar)
    return actor


@pytest.fixture
def minister(article: Article) -> Annotation:
    return article.annotations.get(exact="سامر الحلبي")


def open_card(page: Page, mark: Annotation) -> None:
    page.locator(f'.margin a[href="{mark.get_absolute_url()}"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'#card[data-id="{mark.pk}"]')).to_be_visible()


def test_an_actor_is_linked_by_name_in_four_keys(
    desk: Page, nadia: Actor, minister: Annotation, console_errors: list[str]
) -> None:
    open_card(desk, minister)
    for key in ("l", "n", "a", "Enter"):
        desk.keyboard.press(key)
    expect(desk.locator("#toast")).to_contain_text("Changed: سامر الحلبي")
    minister.refresh_from_db()
    assert (minister.actor, minister.state) == (nadia, "accepted")
    assert console_errors == []


def test_the_search_for_an_actor_in_the_card_shows_what_it_finds(
    desk: Page, nadia: Actor, minister: Annotation
) -> None:
    open_card(desk, minister)
    desk.keyboard.press("l")
    expect(desk.locator("#other-actor")).to_be_focused()
    desk.keyboard.type("كرمي")
    found = desk.locator("#actor-found button")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Nadia al-Karmi")
    desk.keyboard.press("ArrowDown")
    expect(found).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#toast")).to_contain_text("Changed")
    minister.refresh_from_db()
    assert minister.actor == nadia


def test_enter_links_nobody_where_nobody_is_called_that(desk: Page, minister: Annotation) -> None:
    before = minister.actor
    open_card(desk, minister)
    desk.keyboard.press("l")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Zzyzx")
    desk.keyboard.press("Enter")
    expect(desk.locator("#actor-found")).to_contain_text("Nobody is called that yet.")
    minister.refresh_from_db()
    assert (minister.actor, minister.version) == (before, 1)


@pytest.mark.parametrize("key", ["l", "s"])
def test_a_name_that_is_typed_is_no_command(
    desk: Page, article: Article, minister: Annotation, key: str
) -> None:
    said = article.annotations.get(layer="quote", label="direct")
    open_card(desk, minister if key == "l" else said)
    desk.keyboard.press(key)
    desk.keyboard.type("arwah")
    field = desk.locator("#other-actor" if key == "l" else "[name=speaker_other]")
    expect(field).to_have_value("arwah")
    desk.locator("#card .palette-head").click()  # the focus leaves the field, the question stands
    desk.keyboard.type("ar")
    expect(field).to_have_value("arwahar")
    assert set(article.annotations.values_list("version", flat=True)) == {1}
    desk.keyboard.press("Escape")
    expect(field).to_be_hidden()
    desk.keyboard.press("r")
    expect(desk.locator("#toast")).to_contain_text("Rejected")


def test_no_key_acts_behind_the_key_list(desk: Page, article: Article) -> None:
    desk.keyboard.press("?")
    expect(desk.locator("#keys")).to_be_visible()
    for key in ("n", "3", "q", "a"):
        desk.keyboard.press(key)
    expect(desk.locator("#work")).to_be_hidden()
    expect(desk.locator("#l-quotes")).to_be_checked()
    expect(desk.locator("#l-actors")).to_be_checked()
    desk.keyboard.press("?")
    expect(desk.locator("#keys")).to_be_hidden()
    desk.goto("/review/")
    desk.keyboard.press("?")
    desk.keyboard.press("a")
    assert not article.annotations.filter(state="accepted").exists()


def test_keys_wait_for_the_card_that_is_on_its_way(desk: Page, article: Article) -> None:
    desk.evaluate(
        """() => ["n", "r"].forEach(key => document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })))"""
    )
    expect(desk.locator("#toast")).to_contain_text("Rejected")
    expect(desk.locator("#l-actors")).to_be_checked()
    assert article.annotations.filter(state="rejected").count() == 1


def middle(one: Locator) -> tuple[float, float, float]:
    """The left and right edge of an element, and the height of its middle."""
    box = one.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"], box["y"] + box["height"] / 2


def test_a_selection_begins_inside_a_marked_name(desk: Page) -> None:
    name = desk.locator("#p1 .matn a.mark.person")
    left, right, height = middle(name)
    desk.mouse.move(right - 8, height)
    desk.mouse.down()
    desk.mouse.move((left + right) / 2, height, steps=4)
    desk.mouse.move(left - 60, height, steps=8)
    desk.mouse.up()
    expect(desk.locator("#work #pal")).to_be_visible()
    expect(desk.locator(".palette-head")).to_contain_text("سامر الحلبي إن")
    assert "/a/" in desk.url


def test_a_selection_within_one_marked_name_stays_on_the_page(desk: Page) -> None:
    left, right, height = middle(desk.locator("#p1 .matn a.mark.person"))
    desk.mouse.move(right - 4, height)
    desk.mouse.down()
    desk.mouse.move((left + right) / 2, height, steps=6)
    desk.mouse.up()
    expect(desk.locator("#work #pal")).to_be_visible()
    assert "/a/" in desk.url


def test_a_click_on_a_marked_name_goes_to_the_actor_where_glosses_are_off(
    desk: Page, minister: Annotation
) -> None:
    desk.keyboard.press("g")
    expect(desk.locator("#g-off")).to_be_checked()
    name = desk.locator("#p1 .matn a.mark.person")
    name.scroll_into_view_if_needed()
    left, right, height = middle(name)
    desk.mouse.click((left + right) / 2, height)
    assert minister.actor is not None
    desk.wait_for_url(f"**{minister.actor.get_absolute_url()}")


def test_nothing_to_undo_is_said_and_no_error(desk: Page, console_errors: list[str]) -> None:
    desk.keyboard.press("Control+z")
    expect(desk.locator("#toast")).to_have_text("There is nothing of yours to undo in this article.")
    desk.keyboard.press("Control+Shift+z")
    expect(desk.locator("#toast")).to_have_text("There is nothing to do again.")
    assert console_errors == []


def test_why_a_change_is_refused_is_seen_where_no_card_is_open(
    desk: Page, article: Article, minister: Annotation, basma: "User", console_errors: list[str]
) -> None:
    from reader.annotation import change

    desk.keyboard.press("n")
    desk.keyboard.press("a")
    expect(desk.locator("#toast")).to_contain_text("Accepted")
    mine = article.annotations.get(state="accepted")
    change(mine.pk, mine.version, basma, label="ORG")
    expect(desk.locator(f'#card:not([data-id="{mine.pk}"])')).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+z")
    expect(desk.locator("#done.on #toast")).to_contain_text("basma changed this since")
    assert not [error for error in console_errors if "422" not in error]


def words_to_be(page: Page) -> Locator:
    return page.locator("#moving bdi")


def test_other_words_are_selected_in_place_and_stored_with_enter(
    desk: Page, article: Article, minister: Annotation, console_errors: list[str]
) -> None:
    open_card(desk, minister)
    desk.keyboard.press("e")
    expect(words_to_be(desk)).to_have_text("سامر الحلبي")
    desk.locator("#p1 .matn").evaluate("one => one.scrollIntoView({ block: 'center' })")
    left, right, height = middle(desk.locator("#p1 .matn a.mark.person"))
    desk.mouse.move(right + 30, height)  # in the word before the name
    desk.mouse.down()
    desk.mouse.move(left + 10, height, steps=8)
    desk.mouse.up()
    expect(words_to_be(desk)).not_to_have_text("سامر الحلبي")
    desk.keyboard.press("Enter")
    expect(desk.locator("#toast")).to_contain_text("Changed: النقل سامر الحلبي")
    expect(desk.locator("#moving")).to_be_hidden()
    minister.refresh_from_db()
    assert minister.exact == "النقل سامر الحلبي"
    desk.keyboard.press("Control+z")
    expect(desk.locator("#toast")).to_contain_text("Undone")
    minister.refresh_from_db()
    assert minister.exact == "سامر الحلبي"
    assert f"{article.get_absolute_url()}" in desk.url
    assert console_errors == []


def test_a_mark_grows_and_shrinks_by_words_and_by_letters(desk: Page, minister: Annotation) -> None:
    open_card(desk, minister)
    for keys, words in (
        ("Shift+ArrowLeft", "سامر الحلبي إن"),
        ("Shift+ArrowRight", "سامر الحلبي"),
        ("Shift+ArrowUp", "النقل سامر الحلبي"),
        ("Shift+ArrowDown", "سامر الحلبي"),
        ("Alt+ArrowRight", "سامر الحلب"),
        ("Alt+ArrowLeft", "سامر الحلبي"),
        ("Alt+ArrowDown", "امر الحلبي"),
        ("Shift+ArrowRight", "امر"),
        ("Alt+ArrowUp", "سامر"),
    ):
        desk.keyboard.press(keys)
        expect(words_to_be(desk)).to_have_text(words)
    desk.keyboard.press("Enter")
    expect(desk.locator("#toast")).to_contain_text("Changed: سامر.")
    minister.refresh_from_db()
    assert minister.exact == "سامر"


def test_escape_leaves_the_words_as_they_were(desk: Page, minister: Annotation) -> None:
    open_card(desk, minister)
    desk.keyboard.press("e")
    desk.keyboard.press("Shift+ArrowLeft")
    desk.keyboard.press("a")  # no command while words are chosen
    desk.keyboard.press("Escape")
    expect(desk.locator("#moving")).to_be_hidden()
    minister.refresh_from_db()
    assert (minister.exact, minister.version) == ("سامر الحلبي", 1)


def test_other_words_chosen_too_late_meet_the_other_version(
    desk: Page, minister: Annotation, basma: "User"
) -> None:
    from reader.annotation import change

    open_card(desk, minister)
    desk.keyboard.press("Shift+ArrowLeft")
    change(minister.pk, 1, basma, label="ORG")
    desk.keyboard.press("Enter")
    expect(desk.locator("#clash")).to_contain_text("سامر الحلبي إن")
    expect(desk.locator("#moving")).to_be_hidden()


def test_j_jumps_to_the_next_mark_without_a_judgement(desk: Page, minister: Annotation) -> None:
    desk.locator("#p1 .number a").first.focus()
    desk.keyboard.press("Enter")  # into the words
    desk.keyboard.press("J")
    card = desk.locator("#card")
    expect(card).to_have_attribute("data-state", "suggested")
    first = card.get_attribute("data-id")
    assert desk.locator(f'#p1 [data-a~="{first}"]').count()
    desk.keyboard.press("j")
    expect(desk.locator(f'#card:not([data-id="{first}"])')).to_be_visible()
    minister.refresh_from_db()
    assert minister.version == 1


def test_who_wrote_a_note_changes_its_text_and_who_sees_it(
    desk: Page, article: Article, anwar: "User", console_errors: list[str]
) -> None:
    at = article.text.index("سامر الحلبي")
    draft = NewMark("note", at, at + 4, "سامر", article.text_sha256, body="For me", is_private=True)
    note = mark(article, anwar, draft)
    desk.reload()
    desk.locator(f'a[data-card][href="{note.get_absolute_url()}"]').first.click()
    expect(desk.locator("#card")).to_contain_text("only you see it")
    desk.keyboard.press("t")
    expect(desk.locator("#card [name=body]")).to_be_focused()
    desk.keyboard.press("End")
    desk.keyboard.type(" and all: r, j, a")  # no command, but text
    desk.get_by_label("Only for me").uncheck()
    desk.get_by_role("button", name="Save the note").click()
    expect(desk.locator("#toast")).to_contain_text("Changed")
    expect(desk.locator(".entry.note")).to_contain_text("For me and all: r, j, a")
    expect(desk.locator(".entry.note")).to_contain_text("anwar")
    note.refresh_from_db()
    assert (note.body, note.is_private) == ("For me and all: r, j, a", False)
    assert console_errors == []
