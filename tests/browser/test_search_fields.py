"""Every field that searches, in a real browser: one types, sees what is found, chooses, and has it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from reader.annotation.merging import add_name
from reader.glossary import add
from reader.models import Actor, Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OLIVES = HARBOUR.replace("النخيل", "الزيتون").replace("سامر الحلبي", "نادية الكرمي")
OLIVES_EN = HARBOUR_EN.replace("Palm", "Olive").replace("Samer al-Halabi", "Nadia al-Karmi")


@pytest.fixture
def palms(transactional_db: None) -> Article:
    """An article of a harbour, beside another one in which somebody else speaks of another harbour."""
    make_article(OLIVES, OLIVES_EN, source="Other News")
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def errors(console_errors: list[str]) -> list[str]:
    return console_errors


def type_into(page: Page, text: str) -> None:
    """Go to the search of a list by its key, and type."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press("f")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(text)


def only(rows: Locator, words: str) -> None:
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(words)


def test_the_whole_library_from_any_page(page: Page, palms: Article, errors: list[str]) -> None:
    page.goto("/actors/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("olive")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("olive")
    expect(page.locator("mark.hit").first).to_be_visible()
    expect(page.locator(".found-head")).to_have_count(1)
    page.get_by_role("link", name="Lines").click()
    expect(page.locator(".line mark.hit").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#q").fill("port")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=port**")
    expect(page.locator(".line")).not_to_have_count(0)
    page.get_by_label("Other News").check()
    expect(page.get_by_text("Source: Other News")).to_be_visible()
    expect(page.get_by_label("Other News")).to_be_checked()
    assert "source=other-news" in page.url
    assert errors == []


@pytest.mark.parametrize("typed", ["زيتون", "olive"])
def test_the_library(page: Page, palms: Article, errors: list[str], typed: str) -> None:
    page.goto("/")
    rows = page.locator("#library .item")
    expect(rows).to_have_count(2)
    type_into(page, typed)
    only(rows, "Olive Port")
    rows.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text("ميناء الزيتون")
    page.go_back()
    expect(page.locator("#q")).to_have_value(typed)
    only(rows, "Olive Port")
    assert errors == []


@pytest.mark.parametrize("typed", ["نادية", "karmi"])
def test_the_actors(page: Page, palms: Article, errors: list[str], typed: str) -> None:
    page.goto("/actors/")
    rows = page.locator("#actors .row")
    type_into(page, typed)
    only(rows, "Nadia al-Karmi")
    rows.locator(".english a").click()
    expect(page.locator("h1")).to_contain_text("نادية الكرمي")
    assert errors == []


@pytest.mark.parametrize("typed", ["نادية", "karmi"])
def test_the_quotes_by_speaker(page: Page, palms: Article, errors: list[str], typed: str) -> None:
    page.goto("/quotes/")
    rows = page.locator("#quotes .row")
    expect(page.locator("#quotes")).to_contain_text("Samer al-Halabi")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/quotes/?" in sent.url else None)
    page.locator("#by").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")  # which is a change too
    expect(page.locator("#quotes")).not_to_contain_text("Samer al-Halabi")
    expect(rows.first).to_contain_text("Nadia al-Karmi")
    assert len(asked) == 1
    rows.first.locator("a", has_text="Nadia al-Karmi").first.click()
    expect(page.locator("h1")).to_contain_text("نادية الكرمي")
    assert errors == []


@pytest.mark.parametrize("typed", ["ميناء", "port"])
def test_the_glossary(
    page: Page,
    transactional_db: None,
    adel: "User",
    sign_in: Callable[["User"], None],
    errors: list[str],
    typed: str,
) -> None:
    add(adel, "ميناء", "port", "")
    add(adel, "بنك", "bank", "")
    sign_in(adel)
    page.goto("/glossary/")
    rows = page.locator("#terms .terms > li")
    expect(rows).to_have_count(2)
    type_into(page, typed)
    only(rows, "port")
    rows.get_by_role("link", name="Change").click()
    expect(page.get_by_role("textbox", name="Arabic (required)")).to_have_value("ميناء")
    assert errors == []


@pytest.mark.parametrize("where", ["/", "/actors/", "/quotes/", "/glossary/"])
def test_nothing_found_is_said_and_taken_back_by_one_press(
    page: Page, palms: Article, adel: "User", sign_in: Callable[["User"], None], where: str
) -> None:
    add(adel, "ميناء", "port", "")
    sign_in(adel)
    page.goto(where)
    type_into(page, "zzyzx")
    region = page.locator(".region")
    expect(region).to_contain_text("Show all", ignore_case=True)
    region.get_by_role("link", name="Show all").click()
    expect(region).not_to_contain_text("Show all", ignore_case=True)
    expect(page.locator("#q")).to_have_value("")


def test_whom_an_actor_is_merged_with(
    page: Page, palms: Article, anwar: "User", sign_in: Callable[["User"], None], errors: list[str]
) -> None:
    kept = Actor.objects.get(name_en="Samer al-Halabi")
    gone = Actor.objects.get(name_en="Nadia al-Karmi")
    sign_in(anwar)
    page.goto(f"{kept.get_absolute_url()}merge/")
    field = page.get_by_label("Name, in either language")
    field.fill("كرمي")
    field.press("Enter")
    found = page.locator(".pick-one li")
    only(found, "Nadia al-Karmi")
    expect(page.get_by_label("Name, in either language")).to_have_value("كرمي")
    found.get_by_role("radio").check()
    page.get_by_role("button", name="Show what moves").click()
    page.get_by_role("button", name="Merge the two").click()
    expect(page.locator("h1")).to_contain_text("سامر الحلبي")
    expect(page.locator(".forms")).to_contain_text("نادية الكرمي")
    assert not Annotation.objects.filter(actor=gone).exists()
    assert errors == []


def test_who_speaks_where_it_is_none_of_those_offered(
    page: Page, palms: Article, anwar: "User", sign_in: Callable[["User"], None], errors: list[str]
) -> None:
    somebody = Actor.objects.create(name_ar="هدى الأمين", name_en="Huda al-Amin", kind="PER")
    add_name(somebody, somebody.name_en)
    quote = palms.annotations.get(layer="quote", label="direct")
    sign_in(anwar)
    page.goto(palms.get_absolute_url())
    page.wait_for_load_state("networkidle")
    page.locator(f'.margin a[href="{quote.get_absolute_url()}"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'#card[data-id="{quote.pk}"]')).to_be_visible()
    page.keyboard.press("s")
    page.locator("[name=speaker_other]").fill("Huda al-Amin")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Changed")
    quote.refresh_from_db()
    assert quote.actor == somebody
    assert errors == []
