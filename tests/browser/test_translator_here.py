"""An article is translated by the model on this machine while somebody reads it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reader.runtime.chores import Chore
from reader.translation.machine import translate_some
from tests.articles import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHO = ("الوزير", "الناطق باسم البلدية", "رئيس الغرفة التجارية", "مدير الميناء", "عضو المجلس")
WHAT = (
    "إن 25 سفينة وصلت إلى الميناء منذ صباح الأحد وإن العمل مستمر",
    "إن أسعار القمح ارتفعت بنسبة 12 في المئة خلال الشهر الماضي",
    "إن المجلس سيناقش الموازنة الجديدة في جلسة تعقد مساء الخميس",
)
LINES = [f"وقال {who} {what}. وأضاف أن اللجنة ستعود بعد 14 يوما." for who in WHO for what in WHAT] * 2
TEXT = "\n\n".join(["أخبار من المدينة في يوم واحد", *LINES])[:2700].rpartition("\n\n")[0]


def test_the_english_comes_in_the_background_and_is_swapped_in(page: Page, here: Path) -> None:
    article = make_article(TEXT)
    assert article.word_count >= 460
    page.goto(article.get_absolute_url())
    expect(page.locator("#p1 .literal")).to_be_visible()
    expect(page.locator("#arriving")).to_contain_text("Translator on this machine is being asked")
    worker = Chore("Translating", lambda: translate_some().translated, 0.2)
    worker.start()
    try:
        expect(page.locator("#arriving")).to_have_text("", timeout=120_000)
        expect(page.locator("#p1 .translation")).to_contain_text("25")
        expect(page.locator("#p1 .translation")).to_contain_text("tiny 1")
        expect(page.locator(".edition .literal")).to_have_count(0)
    finally:
        worker.stop.set()
        worker.join()
    page.reload()
    expect(page.locator(".facts")).to_contain_text("Translator on this machine, tiny 1")
