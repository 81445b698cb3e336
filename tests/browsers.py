"""Find the browser that the tests drive; run as a program, also install one where that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Without windows, menus and side panels to draw, it takes a third less time; but it keeps no pages for Back.
WINDOWLESS = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def installed_browser() -> str | None:
    """The path of a Chromium on this machine: HASHIYA_BROWSER, one on the PATH, or Playwright's own."""
    if named := os.environ.get("HASHIYA_BROWSER"):
        return named
    if path := shutil.which(WINDOWLESS) or whole_browser():
        return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def whole_browser() -> str | None:
    """The path of one on the PATH that is what people have, windows and all."""
    return next((path for command in WHOLE if (path := shutil.which(command))), None)


def install_from_debian() -> None:
    """Install what Debian has; an older one has no package without windows."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install -y chromium", f"install -y {WINDOWLESS}"):
        subprocess.run(["apt-get", "-q", *command.split()], check=False, env=environment)


def main() -> int:
    if installed_browser() is None and shutil.which("apt-get") and is_root():
        install_from_debian()
    if path := installed_browser():
        print(f"Browser tests use {path}")
        return 0
    print(
        "NO BROWSER: the browser tests will be skipped. Install Chromium, or name one in HASHIYA_BROWSER.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
