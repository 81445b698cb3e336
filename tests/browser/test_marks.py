"""The marks as they are drawn: full, thin and broken, without colour too; doubts are asked and answered."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def article(transactional_db: None) -> Article:
    """An article with a mark of each weight: accepted, sure, doubtful."""
    article = make_article(HARBOUR, HARBOUR_EN)
    article.annotations.update(score=0.95)
    people = list(article.annotations.filter(layer="actor").order_by("start"))
    Annotation.objects.filter(pk=people[1].pk).update(state="accepted")
    Annotation.objects.filter(pk=people[2].pk).update(score=0.4)
    quote = article.annotations.filter(layer="quote").order_by("start").first()
    assert quote is not None
    Annotation.objects.filter(pk=quote.pk).update(score=0.4)
    return article


@pytest.fixture
def desk(page: Page, article: Article, anwar: "User", sign_in: Callable[["User"], None]) -> Page:
    sign_in(anwar)
    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    return page


def piece(page: Page, classes: str) -> Locator:
    return page.locator(f".matn .mark{classes}, h1 .mark{classes}").first


def drawn(page: Page, classes: str) -> str:
    image: str = piece(page, classes).evaluate("e => getComputedStyle(e).backgroundImage")
    return image


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_marks_are_full_thin_or_broken_in_every_scheme(
    scheme: str, forced: str, page: Page, article: Article
) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    page.goto(article.get_absolute_url())
    sure = ":is(.person, .org, .place, .other):not(.accepted, .doubtful)"
    assert "repeating" not in drawn(page, sure)
    assert "gradient" in drawn(page, sure)
    assert "repeating" in drawn(page, ".doubtful")
    assert "repeating" in drawn(page, ".said-doubtful")
    thickness = "e => getComputedStyle(e).getPropertyValue('--t')"
    assert piece(page, ".accepted").evaluate(thickness) == "2px"
    assert piece(page, sure).evaluate(thickness) == "1px"


def test_without_asking_no_sentence_is_washed(page: Page, article: Article) -> None:
    """Speech shows its ends; a wash is behind its own marks at most, never behind its words."""
    page.goto(article.get_absolute_url())
    washes = page.locator("#edition .mark.quote:not(.glyph, .note)").evaluate_all(
        "all => all.map(e => getComputedStyle(e).backgroundImage.split(/,(?![^(]*[)])/).at(-1).trim())"
    )
    assert washes
    assert set(washes) == {"none"}
    assert page.locator("#edition .mark.glyph, #edition .mark.opens").count() > 0


def test_the_whole_quotation_shows_in_both_languages_when_its_entry_is_asked(
    page: Page, article: Article
) -> None:
    page.goto(article.get_absolute_url())
    entry = page.locator(".entry.quotation").first
    entry.hover()
    expect(page.locator("#edition .matn .selected").first).to_be_visible()
    row = page.locator(".row").filter(has=entry)
    quote = article.annotations.filter(layer="quote").order_by("start").first()
    assert quote is not None
    words = "".join(row.locator(".matn .selected").all_text_contents())
    assert quote.exact in words
    assert quote.english_span is not None
    english = quote.english_span.of(quote.paragraph.translation.text)
    assert english in "".join(row.locator(".translation .selected").all_text_contents())
    page.mouse.move(1, 1)
    expect(page.locator(".selected")).to_have_count(0)
    page.goto(f"{article.get_absolute_url()}#q{quote.pk}")
    expect(row.locator(".matn .selected").first).to_be_visible()


@pytest.mark.parametrize("view", ["facing", "arabic", "interlinear"])
def test_origin_is_said_once_and_only_doubt_has_words(view: str, page: Page, article: Article) -> None:
    page.goto(f"{article.get_absolute_url()}?view={view}")
    facts = page.locator("#review-state")
    expect(facts).to_contain_text("suggested")
    expect(facts).to_contain_text("2 doubtful")
    expect(page.locator(".margin .state")).to_have_count(1)  # in the facts
    expect(page.locator(".entry.doubtful .question")).to_have_count(2)
    expect(page.locator(".entry:not(.doubtful) .question")).to_have_count(0)
    expect(page.locator(".acts")).to_have_count(0)  # a reader has the words only


def test_glyphs_of_the_margin_are_full_hollow_or_broken(page: Page, article: Article) -> None:
    page.goto(article.get_absolute_url())
    shape = """e => { const s = getComputedStyle(e, '::before');
      return [s.clipPath, s.maskImage, s.backgroundImage].join(); }"""
    kinds = ":is(.org, .person, .place, .other)"
    hollow = page.locator(f".entry.actor{kinds}:not(.accepted, .doubtful)").first.evaluate(shape)
    assert "evenodd" in hollow or "radial" in hollow
    broken = page.locator(".entry.quotation.doubtful").first.evaluate(shape)
    sure = page.locator(".entry.quotation:not(.doubtful, .accepted)").first.evaluate(shape)
    assert "repeating" in broken
    assert "repeating" not in sure


def test_d_goes_from_doubt_to_doubt_and_an_answer_settles_it(
    desk: Page, article: Article, console_errors: list[str]
) -> None:
    desk.keyboard.press("d")
    first = desk.locator(".entry.doubtful:focus")
    expect(first).to_have_count(1)
    text = first.inner_text()
    desk.keyboard.press("d")
    expect(desk.locator(".entry.doubtful:focus")).not_to_have_text(text, use_inner_text=True)
    desk.locator(".entry.actor.doubtful").get_by_role("button", name="Yes").click()
    expect(desk.locator(".entry.actor.doubtful")).to_have_count(0)
    expect(desk.locator("#review-state")).to_contain_text("1 doubtful")
    expect(desk.locator(".entry.quotation.doubtful")).to_be_focused()
    assert article.annotations.filter(score=0.4, layer="actor", state="accepted").count() == 1
    desk.locator(".entry.quotation.doubtful").get_by_role("button", name="No").click()
    expect(desk.locator(".question")).to_have_count(0)
    expect(desk.locator("#review-state")).not_to_contain_text("doubtful")
    assert article.annotations.filter(score=0.4, layer="quote").get().state == "rejected"
    assert console_errors == []


def test_the_question_whose_words_names_the_speakers(
    desk: Page, article: Article, console_errors: list[str]
) -> None:
    quote = article.annotations.filter(score=0.4, layer="quote").get()
    entry = desk.locator(f"#q{quote.pk}")
    names = entry.locator(".acts button").all_inner_texts()
    entry.locator(".acts button").nth(-2).click()
    expect(entry.locator(".question")).to_have_count(0)
    quote.refresh_from_db()
    assert quote.actor is not None
    assert quote.state == "accepted"
    assert names[-2] in ("Yes", quote.actor.name_en)
    assert console_errors == []


def test_a_doubt_is_answered_without_scripts(
    browser: Browser, live_server: "LiveServer", article: Article, anwar: "User"
) -> None:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(anwar)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.locator(".entry.actor.doubtful").get_by_role("button", name="Yes").click()
    expect(page.locator(".entry.actor.doubtful")).to_have_count(0)
    expect(page.locator("#review-state")).to_contain_text("1 doubtful")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_doubts_keep_the_accessibility_rules(
    scheme: str, desk: Page, axe_violations: Callable[[Page], list[str]]
) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert axe_violations(desk) == []
    desk.goto("/help/#marks")
    expect(desk.locator("#marks")).to_contain_text("Broken means it is not")
    assert axe_violations(desk) == []
