"""A real browser. The server is a child process, because Playwright's event loop and Django's live server do not agree.

The loop runs as long as the browser is open, and Django refuses its database meanwhile: so a browser lasts one file, and
xdist gives out whole files.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if root else [])
        yield opened
        opened.close()
