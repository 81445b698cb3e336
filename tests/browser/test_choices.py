"""The pages on which somebody says how a file is read: nothing overflows, and their buttons do it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from reader.benchmarks.container_files import telegram_export
from reader.intake.uploads import process
from reader.models import Upload
from tests.articles import receive

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POSTS = [
    "وزيرة النقل: القطار الجديد في الربيع\nقالت الوزيرة إن الخط سيفتح أمام الركاب في الربيع.",
    "السائقون ينتظرون عقوداً جديدة\nوقال رئيس اتحاد السائقين إنهم ينتظرون منذ ستة أشهر.",
    "ميناء الصفا يستقبل السفينة الأولى\nوأضاف مدير الميناء أن السفينة تحمل القمح.",
    "عاجل: انتهاء أعمال الترميم في المتحف\nقال المدير إن المتحف يفتح أبوابه غداً.",
]
TERMS = "أ,ب,ج\nقطار خفيف,light rail,a small train of a city\nتعرفة,fare,the price of a trip\n"


@pytest.fixture
def chat(settings: Any, tmp_path: Path, transactional_db: None) -> Upload:
    """A chat that waits until somebody says what a text of it is."""
    settings.STATE_DIR = tmp_path
    upload, _ = receive("result.json", [telegram_export(POSTS)])
    process(upload.pk)
    return upload


def check_page(page: Page, axe_violations: Callable[[Page], list[str]]) -> None:
    page.wait_for_load_state()  # before which its style may not be there
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            sizes = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert sizes[0] <= sizes[1], width
        assert axe_violations(page) == []


def test_somebody_says_that_a_text_of_a_chat_is_a_day(
    page: Page,
    chat: Upload,
    adel: "User",
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
    console_errors: list[str],
) -> None:
    sign_in(adel)
    page.goto(f"/uploads/{chat.pk}/")
    page.get_by_role("link", name="Say how this chat is read").click()
    expect(page.get_by_label("A text for each post")).to_be_checked()
    check_page(page, axe_violations)
    page.get_by_label("A text for each day").check()
    page.get_by_role("button", name="Read it this way").click()
    expect(page.locator("h1")).to_contain_text("result.json")
    process(chat.pk)
    assert chat.articles.count() == 2
    assert console_errors == []


def test_somebody_says_which_column_of_a_glossary_is_which(
    page: Page,
    tmp_path: Path,
    adel: "User",
    transactional_db: None,
    sign_in: Callable[["User"], None],
    axe_violations: Callable[[Page], list[str]],
) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(TERMS, encoding="utf-8")
    sign_in(adel)
    page.goto("/glossary/upload/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    check_page(page, axe_violations)
    for label, meaning in (("Column 1", "Arabic"), ("Column 2", "English"), ("Column 3", "Note")):
        page.get_by_label(label).select_option(meaning)
    page.get_by_role("button", name="Use these columns").click()
    expect(page.locator(".about")).to_contain_text("2 to add")
    check_page(page, axe_violations)
    page.get_by_role("link", name="Read other columns").click()
    expect(page.get_by_label("Column 3")).to_have_value("note")
