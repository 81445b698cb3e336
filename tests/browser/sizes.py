"""A phone's width and a desk's, in either language, with which tests look at a page as its readers do."""

import pytest
from playwright.sync_api import BrowserContext, Page

LANGUAGES = ("en", "ar")
SIZES = [
    pytest.param((width, language), id=f"{width}-{language}")
    for width in (360, 1440)
    for language in LANGUAGES
]
EVERY_SIZE = [(width, language) for width in (360, 1024, 1440) for language in LANGUAGES]


def prepare(page: Page, context: BrowserContext, address: str, size: tuple[int, str]) -> None:
    """Give the page its width, and the site at an address its language."""
    width, language = size
    page.set_viewport_size({"width": width, "height": 800})
    context.add_cookies([{"name": "language", "value": language, "url": address}])
