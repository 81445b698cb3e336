"""Rows that say who wrote, where and when, as they are laid out: quieter than the text, and apart."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser

from tests.articles import make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """الميناء الجديد يفتح أبوابه في الربيع بعد تأخير دام عامين
كتبت ليلى حداد
صيدا (رويترز) -
الثلاثاء 3 آذار 2026، 14:30

قالت وزيرة النقل سلوى مراد إن الميناء الجديد سيفتح أبوابه في الربيع، وأضافت أن الكلفة معقولة.

تحرير: سامر نجم
"""

PAGES = [("facing", 390), ("facing", 1024), ("arabic", 1024), ("arabic", 1440), ("interlinear", 1024)]

# Of the rows: which are quiet, the sizes of their letters, how far what can be done with one reaches into
# the next, or on a phone into its own Arabic; and whether what is said of word for word is there.
LAID_OUT = """phone => {
  const rows = [...document.querySelectorAll('#edition .row')];
  const box = one => { const all = document.createRange(); all.selectNodeContents(one);
    return all.getBoundingClientRect(); };
  const size = one => parseFloat(getComputedStyle(one).fontSize);
  const reach = row => Math.max(...[...row.querySelectorAll('.number a')].map(one => box(one).bottom));
  const starts = row => phone ? row.querySelector('.matn').getBoundingClientRect().top + 8
    : box(row.nextElementSibling.querySelector('.number a')).top;
  return {
    quiet: rows.map(row => row.classList.contains('opening')),
    sizes: rows.map(row => [size(row.querySelector('.matn')), size(row.querySelector('.literal'))]),
    overlaps: rows.slice(0, -1).map(row => reach(row) - starts(row)),
    broken: [...document.querySelectorAll('.number .action')].filter(one => box(one).height > 22).length,
    told: document.querySelector('.literal-label').checkVisibility(),
  };
}"""


def test_quiet_rows_are_smaller_and_do_not_run_into_each_other(
    browser: Browser, live_server: Any, anwar: "User"
) -> None:
    from django.conf import settings
    from django.test import Client

    article = make_article(TEXT)
    client = Client()
    client.force_login(anwar)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    for view, width in PAGES:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{article.get_absolute_url()}?view={view}")
        found = page.evaluate(LAID_OUT, width == 390)
        where = f"{view}, {width}: {found}"
        assert found["quiet"] == [True, True, True, False, True], where
        text = found["sizes"][3]
        assert all(size[0] < text[0] and size[1] < text[1] for size in found["sizes"][:3]), where
        assert max(found["overlaps"]) <= 0, where
        assert found["broken"] == 0, where
        assert found["told"] == (view != "arabic"), where
    context.close()
