"""The components in a real browser: nothing sticks out, nothing is only seen, nothing comes from elsewhere."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import NARROW, sound, too_low

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90
PAGES = ("gallery/", "gallery/question/", "gallery/plan/", "units/", "nowhere/")
THEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "dark contrast": {"contrast": "more", "color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
WIDTHS = (240, 360, 1280)
LANGUAGES = ("en", "ar")
WHOLE = [pytest.param(*each, marks=pytest.mark.soak) for each in product(PAGES, THEMES, WIDTHS, LANGUAGES)]
SOME = [*product(PAGES, ["light"], [240], ["en"]), *product(PAGES, ["dark"], [1280], ["ar"])]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gallery behind the real front, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    folder = str(tmp_path_factory.mktemp("site"))
    command = [sys.executable, "-m", "tests.web.gallery.serve", folder, str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "AMPARO_DATA": folder})
    try:
        _wait_for(address + "health/", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the gallery did not open")


def opened(
    browser: Browser, address: str, theme: str = "light", width: int = 1280, language: str = "en", **more
) -> Page:
    viewport = {"width": width, "height": 800}
    context = browser.new_context(viewport=viewport, locale=language, reduced_motion="reduce", **THEMES[theme], **more)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(("path", "theme", "width", "language"), [*SOME, *WHOLE])
def test_axe_finds_nothing_nothing_sticks_out_and_a_thumb_hits_every_target(
    browser, site, path, theme, width, language
):
    page = opened(browser, site + path, theme, width, language)
    sound(page)
    assert width != NARROW or not too_low(page)
    page.context.close()


def test_nothing_is_asked_of_anybody_else_and_the_policy_is_kept(browser, site):
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site + "gallery/")
    assert complaints == []
    assert not [url for url in asked if not url.startswith(site)]
    page.close()


def test_leaving_comes_first_then_the_way_to_the_content(browser, site):
    page = opened(browser, site + "gallery/question/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Leave page")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_leaving_leads_to_a_page_that_says_nothing(browser, site, scripts):
    page = opened(browser, site + "gallery/plan/", java_script_enabled=scripts)
    page.get_by_role("button", name="Leave page").click()
    expect(page).to_have_url(site + "units/")
    expect(page.get_by_role("heading")).to_have_text("Units")
    assert page.context.cookies() == []
    page.context.close()


def test_three_shifts_leave_at_once(browser, site):
    page = opened(browser, site + "gallery/plan/")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(site + "units/")
    page.context.close()


def test_writing_capitals_does_not_leave(browser, site):
    page = opened(browser, site + "gallery/question/")
    page.locator("#because").click()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator("#because")).to_have_value("ABC")
    expect(page).to_have_url(site + "gallery/question/")
    page.context.close()


def test_a_page_left_alone_says_so_and_locks(browser, site):
    page = browser.new_page()
    page.clock.install()
    page.goto(site + "gallery/")
    page.clock.run_for("14:10")
    expect(page.locator("#idle")).to_contain_text("one minute")
    page.clock.run_for("01:00")
    expect(page).to_have_url(site + "units/")
    page.close()


def test_who_writes_for_long_is_not_locked_out(browser, site):
    page = browser.new_page()
    told = []
    page.on("request", lambda request: told.append(request.url) if request.method == "POST" else None)
    page.clock.install()
    page.goto(site + "gallery/")
    for _ in range(4):
        page.clock.run_for("05:00")
        page.keyboard.press("a")
    expect(page).to_have_url(site + "gallery/")
    assert set(told) == {site + "here/"}
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_plan_of_twelve_rows_is_one_sheet(browser, site, paper, language):
    page = opened(browser, site + "gallery/plan/", language=language)
    sheet = pypdfium2.PdfDocument(page.pdf(format=paper))
    assert len(sheet) == 1
    words = sheet[0].get_textpage().get_text_bounded()
    assert not re.search("Leave page|Español", words)
    page.context.close()
