"""The pages of one night in a real browser: at 240 pixels, in the dark, from right to left, with and without script."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.looking import NARROW, too_low
from tests.browser.test_look import THEMES, WIDTHS, opened, site
from tests.web.gallery.night import CALLS

__all__ = ["site"]

CALL_PAGES = [f"gallery/call/{which}/" for which in CALLS]
PAGES = [*CALL_PAGES, "gallery/button/", "gallery/sent/"]
LANGUAGES = ("en", "ar")
TARGETS = "button:visible, a.b:visible, a.button:visible, input:visible, select:visible, summary:visible"
TICK_PIXELS = 30
"""What is no wider is a tick, and its words beside it are the target."""
WHOLE = [
    pytest.param(*each, marks=pytest.mark.soak) for each in product(PAGES, THEMES, WIDTHS, LANGUAGES, [True, False])
]
SOME = [*product(PAGES, ["light"], [240], ["en"], [True]), *product(PAGES, ["dark"], [360], ["ar"], [True])]


@pytest.mark.parametrize(("path", "theme", "width", "language", "scripts"), [*SOME, *WHOLE])
def test_axe_finds_nothing_nothing_sticks_out_and_a_thumb_hits_every_target(
    browser, site, path, theme, width, language, scripts
):
    page = opened(browser, site + path, theme, width, language, java_script_enabled=scripts, bypass_csp=True)
    assert page.title() == "Notebook" or language == "ar"
    assert page.locator("main h1").count() == 1
    assert page.locator("text=Reference, if you ask").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert width != NARROW or not too_low(page, TARGETS, TICK_PIXELS)
    if scripts:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.context.close()


@pytest.mark.parametrize("path", CALL_PAGES)
def test_a_contacts_page_is_one_request_and_keeps_its_policy(browser, site, path):
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site + path)
    assert asked == [site + path]
    assert complaints == []
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "20px"
    page.close()
