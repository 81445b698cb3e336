"""Draw the icons of the installed application from static/icon.svg: `python -m tests.icons`.

On a screen an icon may be cut to a circle: what is for that ("maskable") keeps to the middle four fifths.
"""

import re
import struct
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browsers import installed_browser, is_root

STATIC = Path(__file__).resolve().parent.parent / "static"
FOLDER = STATIC / "icons"
# name -> pixels of a side, and how much of it the drawing takes
ICONS = {
    "icon-180.png": (180, 0.82),  # which Apple's home screen rounds
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "maskable-512.png": (512, 0.68),
}


def size_of(picture: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG says it has."""
    if picture[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("This is no PNG.")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def _drawn(page: Page, drawing: str, side: int, share: float) -> bytes:
    paper = re.findall(r'fill="(#[0-9a-f]{6})"', drawing)[0]
    inside = round(side * share)
    page.set_viewport_size({"width": side, "height": side})
    page.set_content(
        f"<style>body{{margin:0;display:grid;place-items:center;height:{side}px;background:{paper}}}"
        f"svg{{width:{inside}px}}</style>{drawing}"
    )
    return page.screenshot()


def main() -> int:
    drawing = (STATIC / "icon.svg").read_text(encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=["--no-sandbox"] if is_root() else []
        )
        page = browser.new_page()
        for name, (side, share) in ICONS.items():
            (FOLDER / name).write_bytes(_drawn(page, drawing, side, share))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
