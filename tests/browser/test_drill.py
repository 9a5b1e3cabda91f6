"""The pages of a drill in a real browser: on the narrowest phone nothing runs out of the page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_workshop import ROOM, Laptop
from tests.served import Served
from tests.walks.test_room import Phone

NARROW = {"width": 240, "height": 800}
ONE_GRID = """() => [...document.querySelectorAll('main > [data-fresh]')]
  .every((each) => getComputedStyle(each).display === 'contents')"""
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
JOINED = 5


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("drill") / "data")


@pytest.fixture
def site(laptop: Laptop) -> Iterator[Served]:
    with laptop.runs() as running:
        yield running


def rosas_drill(page: Page, base: str) -> str:
    page.goto(f"{base}/sessions/begin/")
    page.check("input[value=security-plan]")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Open a room").first.click()
    page.get_by_role("button", name="Open the room").click()
    drill = f"{base}{ROOM.search(page.url)[0]}drill/"
    page.goto(drill)
    page.check("input[value=room-game]")
    page.check("input[value=easy]")
    for field, said in (("break_word", "lantern"), ("first", "Inés"), ("second", "Tam")):
        page.fill(f"[name={field}]", said)
    page.get_by_role("button", name="Get ready").click()
    expect(page.get_by_role("heading", name="Who plays what")).to_be_visible()
    return drill


def holds(page: Page, address: str, *, width: int = NARROW["width"]) -> None:
    page.set_viewport_size({**NARROW, "width": width})
    page.goto(address)
    assert not page.evaluate(SIDEWAYS), address
    assert not Axe().run(page).response["violations"], address


def test_a_game_holds_on_the_narrowest_phone(laptop, site):
    _context, page = laptop.signs_in(site)
    drill = rosas_drill(page, site.base)
    holds(page, drill + "cards/")
    page.goto(drill.replace("drill/", "wall/"))
    words = "-".join(page.locator("p.large bdi").first.inner_text().split())
    phones = [Phone(site.base).joins(words) for _ in range(JOINED)]
    page.goto(drill)
    page.get_by_role("button", name="Give everybody a part").click()
    expect(page.get_by_role("button", name="Give the parts anew")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Stop, and talk")).to_be_visible()
    holds(page, drill)
    assert page.evaluate(ONE_GRID)
    page.get_by_role("button", name="Stop, and talk").click()
    expect(page.get_by_role("link", name="What happened, and why")).to_be_visible()
    holds(page, drill + "talk/")
    mine = laptop.browser.new_context(viewport=NARROW)
    mine.add_cookies([{"name": each.name, "value": each.value, "url": site.base} for each in phones[0].jar])
    holds(mine.new_page(), f"{site.base}/s/drill/")
    mine.close()
