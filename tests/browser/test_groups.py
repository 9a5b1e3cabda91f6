"""A group at work in real browsers: the question for who reports back comes by itself, and half a sentence survives."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.served import Served, served

ROOM = re.compile(r"/rooms/[0-9a-f-]{36}/")
PAGES = (
    "/s/drafting/threats/",
    "/s/drafting/objectives/",
    "/s/drafting/list/",
    "/s/pact/",
    "/s/pact/eye/",
    "/s/petal/",
)


def opens_room(browser: Browser, site: Served) -> tuple[Page, str, str]:
    """Rosa's page, the room's address, the words that lead in."""
    passphrase = " ".join(site.visitor().begins(site.address))
    page = browser.new_page()
    page.goto(f"{site.base}/open/")
    page.fill("[name=words]", passphrase)
    page.locator("main form button").first.click()
    page.goto(f"{site.base}/sessions/begin/")
    page.check("input[value=security-plan]")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Open a room").first.click()
    page.get_by_role("button", name="Open the room").click()
    room = ROOM.search(page.url)[0]
    page.goto(f"{site.base}{room}wall/")
    return page, room, "-".join(page.locator("p.large bdi").first.inner_text().split())


@pytest.fixture
def site(tmp_path):
    with served(tmp_path / "data", "--lan-port", "0") as site:
        yield site


def test_who_reports_back_is_asked_without_touching_the_phone(browser, site):
    page, room, words = opens_room(browser, site)
    phone = browser.new_page(viewport={"width": 240, "height": 400})
    others = [site.visitor().goes(f"/j/{words}/") for _ in range(3)]
    for other in others:
        other.goes(f"/j/{words}/", {})
    phone.goto(f"{site.base}/j/{words}/")
    phone.get_by_role("button").last.click()
    page.goto(f"{site.base}{room}groups/")
    page.fill("[name=threats]", "They break in at night")
    page.get_by_role("button", name="Make groups", exact=True).click()
    for path in PAGES:
        phone.goto(f"{site.base}{path}")
        assert not Axe().run(phone).response["violations"], path
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    phone.goto(f"{site.base}/s/")
    page.goto(f"{site.base}{room}")
    page.get_by_role("button", name="Pick 4").click()
    phone.locator("#change").wait_for(timeout=15_000)
    phone.fill("#change", "One person le")
    phone.get_by_role("textbox", name="My note").fill("A note")
    phone.get_by_role("button", name="Add note").click()
    expect(phone.locator("#mine")).to_contain_text("A note")
    expect(phone.locator("#change")).to_have_value("One person le")
    phone.fill("#change", "One person leads")
    phone.get_by_role("button", name="Keep it for me").click()
    expect(phone.locator("#report")).to_contain_text("☑ One person leads")
