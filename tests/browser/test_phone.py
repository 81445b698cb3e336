"""Every page on a phone, in a real browser: nothing to scroll sideways for, and what decides is at hand."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponseBase
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from reader.annotation import NewMark, change, mark
from reader.errors import Reason
from reader.models import Actor, ActorName, Article, Feed, Label, LabelSet, Round, Source, Term, Upload
from tests.views.test_access import EXPECTED, everything

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwe" * 2

# How far the page may be moved sideways, and what stands beyond its edge where no bar of its own reaches it.
BEYOND = """() => {
    const wide = document.documentElement.clientWidth;
    const found = [...document.body.querySelectorAll("*")].filter(one => {
        const { left, right, width } = one.getBoundingClientRect();
        if (width === 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
        if (left > -1 && right < wide + 1) return false;
        for (let around = one.parentElement; around !== document.body; around = around.parentElement)
            if (getComputedStyle(around).overflowX !== "visible") return false;
        return true;
    });
    const scrolls = document.documentElement.scrollWidth - wide;
    return (scrolls > 0 ? [`${scrolls} px to scroll`] : []).concat(
        found.slice(0, 3).map(one => `<${one.localName} class="${one.className}">`));
}"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    return page


@pytest.fixture
def said_in_long_words(full_library: Article, lubna: User) -> Article:
    """The full library, where every name that people give is as long as it may be, in one word."""
    for model, field in ((Actor, "name_en"), (Source, "name_en"), (Feed, "name")):
        model._default_manager.update(**{field: LONG})
    for name in ActorName.objects.all():
        ActorName.objects.filter(pk=name.pk).update(name=f"{LONG}-{name.pk}")
    for one in Upload.objects.all():
        Upload.objects.filter(pk=one.pk).update(name=f"{LONG}-{one.pk}.csv")
    Article.objects.update(headline_en=LONG, raw_name=f"{LONG}.txt", note=LONG, licence=LONG)
    Feed.objects.update(why=Reason.said(LONG).packed(), url=f"https://a.example/{LONG}")
    Term.objects.update(english=LONG, note=LONG)
    Round.objects.update(name=LONG)
    Label.objects.update(name_en=LONG[:60])
    LabelSet.objects.update(name_en=LONG[:60])
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(username=f"{user.username}-{LONG}", first_name=LONG)
    return full_library


def addresses(article: Article) -> Iterator[str]:
    """Every page that an admin may open, and those of the round in which all are done."""
    done = Round.objects.order_by("pk")[0]
    settled = done.get_absolute_url()
    yield from ("/nothing-here/", settled, f"{settled}settle/", f"{settled}close/")
    made = everything(article)
    yield from (made[name] for name in sorted(EXPECTED) if EXPECTED[name].get("admin") == 200)


def is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def test_no_page_scrolls_sideways_on_a_phone(
    phone: Page, said_in_long_words: Article, users: dict[str, User], sign_in: Callable[[User], None]
) -> None:
    admin = User.objects.get(pk=users["admin"].pk)
    sign_in(admin)
    client = Client()
    client.force_login(admin)
    seen = 0
    wrong: list[str] = []
    for where in dict.fromkeys(addresses(said_in_long_words)):
        if not is_page(client.get(where)):
            continue
        phone.goto(where, wait_until="domcontentloaded")
        seen += 1
        wrong += [f"{where}: {one}" for one in phone.evaluate(BEYOND)]
    assert wrong == []
    assert seen > 55


# The words of a line, the changes of a mark, the question that waits


def edges(one: Locator) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of an element in the window."""
    box = one.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"], box["y"], box["y"] + box["height"]


def is_in_sight(one: Locator) -> bool:
    left, right, top, bottom = edges(one)
    return left >= 0 and right <= PHONE["width"] and top >= 0 and bottom <= PHONE["height"]


def cut_off(phone: Page) -> list[str]:
    """The cells of the page's tables that one would have to scroll to."""
    return [
        cell.inner_text()
        for cell in phone.locator("tbody :is(td, th)").all()
        if edges(cell)[0] < 0 or edges(cell)[1] > PHONE["width"]
    ]


def test_the_words_of_a_line_are_not_cut_off_on_a_phone(phone: Page, full_library: Article) -> None:
    phone.goto(f"{full_library.get_absolute_url()}p/2/words/")
    word = phone.locator("tbody tr", has_text="وزير").first
    expect(word).to_contain_text("minister")
    expect(word).to_contain_text("noun")
    assert cut_off(phone) == []


def test_the_number_of_a_found_paragraph_stands_above_its_words_on_a_phone(
    phone: Page, full_library: Article
) -> None:
    phone.goto("/search/?q=وزير")
    rows = phone.locator(".found-list .row").all()
    assert rows
    for row in rows:
        number = row.locator(".number a").evaluate(
            "one => { const all = document.createRange(); all.selectNodeContents(one);"
            " return all.getBoundingClientRect().bottom + scrollY; }"
        )
        words = row.locator(".matn").evaluate("one => one.getBoundingClientRect().top + scrollY")
        assert number <= words + 8  # where the tallest letters begin


def test_the_history_of_a_mark_is_not_cut_off_on_a_phone(
    phone: Page, full_library: Article, users: dict[str, User], sign_in: Callable[[User], None]
) -> None:
    text = full_library.text
    note = mark(
        full_library,
        users["analyst"],
        NewMark("note", 0, 20, text[:20], full_library.text_sha256, body="ملاحظة"),
    )
    change(note.pk, note.version, users["analyst"], body="ملاحظة أخرى")
    sign_in(users["analyst"])
    phone.goto(f"{note.get_absolute_url()}history/")
    assert cut_off(phone) == []
    phone.get_by_role("button", name="Restore").click()
    expect(phone.locator("main")).to_contain_text("Restored")
    note.refresh_from_db()
    assert note.body == "ملاحظة"


def test_whose_version_stands_is_asked_before_the_versions_on_a_phone(
    phone: Page, full_library: Article, users: dict[str, User], sign_in: Callable[[User], None]
) -> None:
    sign_in(users["admin"])
    phone.goto(f"{Round.objects.order_by('pk')[0].get_absolute_url()}settle/")
    assert edges(phone.locator("#ask"))[2] < edges(phone.locator(".versions > li").first)[2]


def test_the_number_of_a_paragraph_is_wide_enough_for_a_finger(phone: Page, full_library: Article) -> None:
    phone.goto(full_library.get_absolute_url())
    for number in phone.locator("#edition .number > a:visible").all():
        left, right, top, bottom = edges(number)
        assert min(right - left, bottom - top) >= 24


def test_what_decides_is_in_sight_on_a_phone_wherever_the_queue_is_scrolled(
    phone: Page, full_library: Article, users: dict[str, User], sign_in: Callable[[User], None]
) -> None:
    sign_in(users["analyst"])
    phone.goto("/review/?layer=actor")
    accept = phone.get_by_role("button", name="Accept")
    reject = phone.get_by_role("button", name="Reject")
    for where in ("0", "200", "document.body.scrollHeight / 2"):
        phone.evaluate(f"scrollTo(0, {where})")
        assert is_in_sight(accept), where
        assert is_in_sight(reject), where
    expect(phone.locator("#item kbd:visible")).to_have_count(0)
    asked = phone.locator("#ask").inner_text()
    accept.click()
    expect(phone.locator("#ask")).not_to_have_text(asked)
    assert is_in_sight(phone.get_by_role("button", name="Accept"))
