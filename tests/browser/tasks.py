"""How long a page's thread was busy at one go, as the browser says; a time is printed and decides no test."""

from playwright.sync_api import Page

_WATCH = """window.longest = 0; new PerformanceObserver(list => list.getEntries()
  .forEach(one => { window.longest = Math.max(window.longest, one.duration); }))
  .observe({ type: 'longtask' })"""


def watch_tasks(page: Page) -> None:
    """Begin to watch the tasks of the page that is open."""
    page.evaluate(_WATCH)


def longest_task(page: Page) -> float:
    """Return the longest task since, in milliseconds; 0 where none took 50, which browsers do not tell."""
    return float(page.evaluate("window.longest"))
