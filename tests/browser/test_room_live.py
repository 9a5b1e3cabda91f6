"""A phone with scripts: news come by themselves, what is typed stays in the page and nowhere else; a console by keyboard."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_workshop import ROOM, Laptop
from tests.served import Served
from tests.walks.test_room import Phone

TABS_MAX = 60
KEPT = """async () => localStorage.length + sessionStorage.length
    + (indexedDB.databases ? (await indexedDB.databases()).length : 0)
    + (window.caches ? (await caches.keys()).length : 0)"""


@dataclass
class Hall:
    """Rosa's console, open in a browser, and the words that lead in."""

    browser: Browser
    site: Served
    console: Page
    words: str

    def phone(self, *, live: bool = True, clock: bool = False) -> Page:
        page = self.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        if clock:
            page.clock.install()
        if not live:
            page.route("**/live/**", lambda route: route.abort())
        page.goto(f"{self.site.base}/j/{self.words}/")
        page.get_by_role("button", name="Join").click()
        expect(page.locator("#who")).to_be_visible()
        page.evaluate("window.thisPage = true")
        return page

    def presses(self, name: str) -> None:
        self.console.get_by_role("button", name=name, exact=True).first.click()

    def shows_note(self, text: str) -> None:
        """Somebody else writes it, and shows it to the room."""
        phone = Phone(self.site.base).joins(self.words)
        phone.writes(text)
        note = re.search(r'action="(/s/notes/[0-9a-f-]{36}/)"', phone.goes("/s/").page)[1]
        phone.fills(note, act="show")


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    laptop = Laptop(browser, Path(tmp_path_factory.mktemp("live")) / "data")
    with laptop.runs() as site:
        context, page = laptop.signs_in(site)
        page.goto(f"{site.base}/sessions/begin/")
        page.check("input[value=security-plan]")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("link", name="Open a room").first.click()
        page.get_by_role("button", name="Open the room").click()
        wall = context.new_page()
        wall.goto(f"{site.base}{ROOM.search(page.url)[0]}wall/")
        words = "-".join(wall.locator("p.large bdi").first.inner_text().split())
        wall.close()
        hall = Hall(browser, site, page, words)
        hall.presses("Begin")
        yield hall


def is_this_page(page: Page) -> bool:
    return bool(page.evaluate("window.thisPage === true"))


def test_a_step_and_a_note_come_to_a_phone_without_loading_its_page_again(hall):
    phone = hall.phone()
    before = phone.locator("#now h1").inner_text()
    hall.presses("Go on to the next")
    expect(phone.locator("#now h1")).not_to_have_text(before)
    hall.console.get_by_role("button", name="Show Ideas").click()
    hall.shows_note("An old safe in the office")
    expect(phone.get_by_text("An old safe in the office")).to_be_visible()
    assert is_this_page(phone)
    hall.console.get_by_role("button", name="Hide Ideas").click()
    expect(phone.get_by_text("An old safe in the office")).to_be_hidden()
    phone.context.close()


def test_what_is_typed_survives_news_other_buttons_and_a_lost_network_and_is_kept_in_the_page_alone(hall):
    phone = hall.phone()
    phone.fill("#text", "The neighbours watch the door")
    hall.presses("Quiet room")
    expect(phone.get_by_text("Take a moment.")).to_be_visible()
    hall.presses("End the quiet")
    phone.get_by_role("button", name="Ask for help, quietly").click()
    expect(phone.get_by_text("You asked for help.")).to_be_visible()
    assert phone.input_value("#text") == "The neighbours watch the door"
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Add note").click()
    expect(phone.locator("#link")).to_have_text("Not sent yet. It waits in this page and goes by itself.")
    phone.fill("#text", "A second one, not finished")
    assert phone.evaluate(KEPT) == 0
    phone.context.set_offline(False)
    expect(phone.locator("#mine").get_by_text("The neighbours watch the door")).to_be_visible(timeout=15_000)
    assert phone.input_value("#text") == "A second one, not finished"
    assert phone.evaluate(KEPT) == 0
    assert is_this_page(phone)
    phone.context.close()


def test_what_is_typed_on_a_page_of_ones_own_stays_there_until_the_network_is_back(hall):
    page, text = hall.phone(), "Ask her on the way to the market"
    page.goto(page.url.split("/s/")[0] + "/s/petal/")
    page.context.set_offline(True)
    page.fill("#text", text)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("That did not go through. Press once more.")
    assert page.input_value("#text") == text
    assert page.evaluate(KEPT) == 0
    page.context.set_offline(False)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("li").get_by_text(text)).to_be_visible()
    page.context.close()


def test_where_the_stream_does_not_get_through_the_phone_asks_and_hears_that_nothing_is_new(hall):
    phone = hall.phone(live=False, clock=True)
    with phone.expect_response("**/s/now/") as first:
        phone.clock.fast_forward(60_000)
    assert first.value.status == 200
    with phone.expect_response("**/s/now/") as second:
        phone.clock.fast_forward(6_000)
    assert second.value.status == 304
    before = phone.locator("#now h1").inner_text()
    hall.presses("Go on to the next")
    with phone.expect_response("**/s/now/"):
        phone.clock.fast_forward(6_000)
    expect(phone.locator("#now h1")).not_to_have_text(before)
    assert is_this_page(phone)
    phone.context.close()


def test_a_refused_note_is_back_in_its_box(hall):
    phone = hall.phone()
    phone.evaluate("document.querySelector('#text').removeAttribute('maxlength')")
    phone.fill("#text", "x" * 4_001)
    phone.get_by_role("button", name="Add note").click()
    expect(phone.get_by_role("alert")).to_have_text("This is too long for one note. Make two of it.")
    assert phone.input_value("#text") == "x" * 4_001
    phone.context.close()


def tabs_to(page: Page, name: str) -> None:
    """From the top of the page, with the Tab key alone."""
    there = page.get_by_role("button", name=name, exact=True).first
    there.wait_for()
    page.evaluate("document.activeElement?.blur()")
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        if there.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(name)


def test_a_whole_round_of_the_console_goes_by_keyboard(hall):
    page = hall.console
    page.goto(f"{hall.site.base}{ROOM.search(page.url)[0]}")
    place = page.locator("#now-head").inner_text()
    acts = ("Five minutes more", "Five minutes less", "Pause", "Run again", "Quiet room", "End the quiet")
    for name in acts:
        tabs_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    for name, after in (("One more on paper", "1 on paper"), ("The step", "The step"), ("Nothing", "Nothing")):
        tabs_to(page, name)
        page.keyboard.press("Enter")
        expect(page.get_by_text(after, exact=True).first).to_be_visible()
    tabs_to(page, "Go on to the next")
    page.keyboard.press("Enter")
    expect(page.locator("#now-head")).not_to_have_text(place)
