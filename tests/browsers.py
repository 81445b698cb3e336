"""Find the browser that the tests drive; run as a program, also install one where that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The first has no windows, menus and side panels to draw, which takes a third less time.
COMMANDS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def installed_browser() -> str | None:
    """The path of a Chromium on this machine: HASHIYA_BROWSER, one on the PATH, or Playwright's own."""
    if named := os.environ.get("HASHIYA_BROWSER"):
        return named
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_from_debian() -> None:
    """Install the first of Debian's packages that can be had."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=False, env=environment)
    for package in ("chromium-headless-shell", "chromium"):
        command = ["apt-get", "install", "-q", "-y", package]
        if subprocess.run(command, check=False, env=environment).returncode == 0:
            return


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
