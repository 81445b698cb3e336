"""The pages by which articles come in: nothing overflows, no rule is broken, and a select changes a line."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from reader.errors import Reason
from reader.intake.uploads import process
from reader.models import Feed, Upload
from tests.articles import HARBOUR, HARBOUR_EN, make_article, receive

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLE = "رقم;عنوان الخبر;المادة\n7;افتتاح سوق;قال التاجر عمر إن سوق الذهب في طرابلس عاد.\n"


@pytest.fixture
def held(settings: Any, tmp_path: Path, transactional_db: None) -> list[Upload]:
    """A text with its English, and a table, that wait for a look."""
    settings.STATE_DIR = tmp_path
    uploads = [
        receive("port.txt", [HARBOUR.encode()], english=HARBOUR_EN, look_first=True)[0],
        receive("news.csv", [TABLE.encode()], look_first=True)[0],
    ]
    for upload in uploads:
        process(upload.pk)
    return uploads


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_the_pages(
    page: Page,
    width: int,
    scheme: str,
    held: list[Upload],
    settings: Any,
    adel: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    settings.HASHIYA_OUTGOING = True
    feed = Feed.objects.create(url="https://news.example/feed")
    why = Reason("entry-link-unusable", link="javascript:" + "a" * 60).packed()
    feed.addresses.create(entry="1", title="خبر بلا صفحة", state="refused", why=why)
    feed.addresses.create(entry="2", url="https://news.example/2", title="Another", state="refused", why=why)
    text_only = "خبر آخر عن الميناء\n\nقال الوزير إن العمل مستمر. ثم غادر في المساء."
    article = make_article(text_only, published=None)
    text, table = held
    binned = make_article("خبر حذف من المكتبة\n\nقال الوزير إن السوق عاد إلى المدينة القديمة.")
    binned.put_in_bin(adel)
    sign_in(adel)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in (
        "/uploads/",
        "/uploads/add-all/",
        f"/uploads/{text.pk}/",
        "/bin/",
        "/bin/empty/",
        f"/bin/article/{binned.pk}/",
        f"{article.get_absolute_url()}delete/",
        f"/uploads/{text.pk}/drafts/0/",
        f"/uploads/{table.pk}/columns/",
        "/feeds/",
        f"/feeds/{feed.pk}/",
        f"{article.get_absolute_url()}p/1/english/",
        f"{article.get_absolute_url()}p/1/correct/",
        f"{article.get_absolute_url()}raw/",
        f"{article.get_absolute_url()}facts/",
    ):
        page.goto(address)
        assert axe_violations(page) == [], address
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not too_wide, address


def test_a_line_is_what_its_select_says(
    page: Page, held: list[Upload], adel: "User", sign_in: Callable[["User"], None]
) -> None:
    sign_in(adel)
    page.goto(f"/uploads/{held[0].pk}/drafts/0/")
    line = page.locator(".structure-list li").nth(2)
    line.get_by_label("Kind of line 3").select_option("Caption")
    expect(line.locator("p.caption")).to_be_visible()
    page.reload()
    expect(line.locator("p.caption")).to_be_visible()
    page.get_by_role("button", name="Add this article").click()
    expect(page.locator("h1")).to_contain_text("port.txt")
    process(held[0].pk)
    article = held[0].articles.get()
    assert [row.kind for row in article.paragraphs.all()][1:3] == ["caption", "caption"]


def test_200_files_are_looked_through_by_state_and_added_at_once(
    page: Page, settings: Any, tmp_path: Path, adel: "User", sign_in: Callable[["User"], None]
) -> None:
    settings.STATE_DIR = tmp_path
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    for number in range(200):
        words = " ".join(f"{letters[number % 28]}{letters[number // 28]}{one}{number}" for one in letters)
        doubtful = number < 3
        text = f"خبر رقم {number}" + ("" if doubtful else f"\n\nقال {words}.")
        process(receive(f"{number}.txt", [text.encode()], look_first=True)[0].pk)
    sign_in(adel)
    page.goto("/uploads/")
    expect(page.locator(".states")).to_contain_text("Looks right 197")
    page.get_by_role("link", name="To look at 3").click()
    expect(page.locator(".files > li")).to_have_count(3)
    page.get_by_role("link", name="Add all that look right 197").click()
    expect(page.locator("main")).to_contain_text("197 texts of 197 files become articles. 3 that somebody")
    page.get_by_role("button", name="Add 197 articles").click()
    expect(page.locator(".flash")).to_contain_text("197 texts are being added.")
    expect(page.locator(".states")).to_contain_text("Under way 197")
