"""A workshop: Rosa with a browser and a projector, twenty phones, most without scripts; one drops, the power goes."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.served import Served, served
from tests.walks.test_room import Phone

PHONES = 20
CONSOLE_KB_MAX = 60
ROOM = re.compile(r"/rooms/[0-9a-f-]{36}/")


class Laptop:
    """Rosa's: the same folder before and after the power cut."""

    def __init__(self, browser: Browser, data: Path) -> None:
        self.browser, self.data = browser, data
        with self.runs() as site:
            self.passphrase = " ".join(site.visitor().begins(site.address))

    def runs(self):
        return served(self.data, "--lan-port", "0")

    def signs_in(self, site: Served, **more: object) -> tuple[BrowserContext, Page]:
        context = self.browser.new_context(**more)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site.base}/open/")
        page.fill("[name=words]", self.passphrase)
        page.locator("main form button").first.click()
        return context, page


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("workshop") / "data")


def test_a_workshop_from_the_card_to_the_power_cut(laptop):
    with laptop.runs() as site:
        context, page = laptop.signs_in(site)
        page.goto(f"{site.base}/sessions/begin/")
        page.check("input[value=security-plan]")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("link", name="Open a room").first.click()
        page.get_by_role("button", name="Open the room").click()
        expect(page.get_by_text("Not begun")).to_be_visible()
        console = ROOM.search(page.url)[0]
        wall = context.new_page()
        wall.goto(f"{site.base}{console}wall/")
        words = "-".join(wall.locator("p.large bdi").first.inner_text().split())
        phones = [Phone(site.base).joins(words) for _ in range(PHONES)]
        names = [phone.name() for phone in phones]
        assert len(set(names)) == PHONES

        expect(page.get_by_text(f"{PHONES} joined")).to_be_visible()  # by itself
        page.get_by_role("button", name="Begin", exact=True).click()
        expect(wall.locator("#clock")).to_be_visible(timeout=15_000)  # by itself
        phones[0].writes("The neighbours watch the door")

        page.get_by_role("link", name="Make groups").click()
        page.get_by_role("button", name="Make groups", exact=True).click()
        expect(page.locator("summary", has_text="Make them again")).to_be_visible()
        page.get_by_role("button", name="Show on the wall").click()
        expect(wall.get_by_role("heading", name="Groups")).to_be_visible(timeout=15_000)
        shown = wall.content()
        assert not [name for name in names if name in shown]
        assert "neighbours" not in shown
        page.get_by_role("button", name="Pick 3").click()
        expect(page.get_by_role("button", name="Somebody else")).to_have_count(3)
        assert len(page.content().encode()) <= CONSOLE_KB_MAX * 1000
        assert not Axe().run(page).response["violations"]

        dropped = Phone(site.base)
        dropped.jar = phones[0].jar
        dropped.opener = phones[0].opener
        assert dropped.name() == names[0]
        assert "neighbours" in dropped.page
        site.process.kill()
        site.process.wait()
        context.close()
    with laptop.runs() as site:
        phones[0].base = site.base
        assert phones[0].goes("/s/").status == 423
        context, page = laptop.signs_in(site, java_script_enabled=False)
        page.goto(f"{site.base}{console}")
        page.get_by_role("button", name="Open the room again").click()
        expect(page.get_by_text("Now: step 1")).to_be_visible()
        page.get_by_role("button", name="Go on to the next").click()
        expect(page.get_by_text("Now: step 2")).to_be_visible()
        assert phones[0].name() == names[0]
        context.close()


def test_the_console_keeps_the_finger_on_its_button_and_the_wall_asks_where_no_stream_gets_through(laptop):
    with laptop.runs() as site:
        context, page = laptop.signs_in(site)
        page.goto(f"{site.base}/workshops/")
        page.locator("ol.tasks").last.get_by_role("link").first.click()
        page.get_by_role("link", name="Open a room").first.click()
        page.get_by_role("button", name="Open the room").click()
        console = ROOM.search(page.url)[0]
        wall = context.new_page()
        wall.route("**/live/**", lambda route: route.abort())
        wall.goto(f"{site.base}{console}wall/")
        page.locator("#paper-more").focus()
        Phone(site.base).joins("-".join(wall.locator("p.large bdi").first.inner_text().split()))
        expect(page.get_by_text("1 joined")).to_be_visible()
        expect(page.locator("#paper-more")).to_be_focused()
        page.locator("#show-nothing").click()
        expect(wall.locator("p.large")).to_have_count(0, timeout=15_000)
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_page_of_a_session_fits_and_reads(laptop, width, scheme):
    with laptop.runs() as site:
        context, page = laptop.signs_in(site, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.goto(f"{site.base}/workshops/")
        page.locator("ol.tasks").last.get_by_role("link").first.click()
        assert not Axe().run(page).response["violations"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        context.close()
