"""Every page of a room, of whoever leads and of whoever takes part, in every theme, direction and width."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.test_look import LANGUAGES, THEMES, WIDTHS
from tests.browser.test_workshop import ROOM, Laptop
from tests.served import Served, served
from tests.walks.seated import Phone

PEOPLE = 8
LONG = "The neighbours watch the door-of-the-office-with-a-very-long-name-nobody-can-pronounce every evening"
WALLS = ("join", "step", "groups", "plenary", "nothing")
EMPTY = "wall/?nothing"
DESK = (
    "",
    "door/",
    "boards/",
    "boards/ideas/",
    "boards/analysis/",
    "groups/",
    "next/",
    "closing/",
    "given/organisations/",
)
DESK += (
    "plenary/",
    "plenary/paper/",
    "plenary/changes/",
    "erase/",
    "drill/",
    "drill/wall/",
    "drill/cards/",
    "drill/talk/",
)
DESK += ("drill/phones/", "drill/pack/")
FACILITATORS = ("/workshops/", "/workshops/afterwards/")
SEATS = ("/s/", "/s/wishes/", "/s/petal/", "/s/next/", "/s/copy/", "/s/later/", "/s/pact/", "/s/drafting/", "/s/drill/")
SEATS += ("/s/pact/eye/", "/s/drafting/paper/", "/s/drafting/threats/", "/s/leave/", "/j/no-such-room/")
TARGETS = (
    "button:visible, a.button:visible, label:has(> input):visible, summary:visible, select:visible, nav li a:visible"
)
THUMB_PX = 47.5


@dataclass
class Hall:
    """A room in the middle of its work. `signed_in`: the cookies of whoever leads; `seats`: of a phone in each language."""

    browser: Browser
    site: Served
    path: str
    words: str
    signed_in: list
    seats: dict

    def opened(self, who: list, theme: str, language: str) -> tuple[BrowserContext, Page]:
        context = self.browser.new_context(locale=language, reduced_motion="reduce", **THEMES[theme])
        context.add_cookies(who)
        context.add_cookies([{"name": "amparo_language", "value": language, "url": self.site.base}])
        return context, context.new_page()


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    laptop = Laptop(browser, Path(tmp_path_factory.mktemp("look")) / "data")
    with served(laptop.data, "--lan-port", "0", AMPARO_ADDRESS="https://amparo.test") as site:
        yield prepared(laptop, site)


def prepared(laptop: Laptop, site: Served) -> Hall:
    context, page = laptop.signs_in(site)
    page.goto(f"{site.base}/sessions/begin/")
    page.check("input[value=security-plan]")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Open a room").first.click()
    page.get_by_role("button", name="Open the room").click()
    path = ROOM.search(page.url)[0]
    page.goto(f"{site.base}{path}wall/")
    words = "-".join(page.locator("p.large bdi").first.inner_text().split())
    phones = [joined(site, words, LANGUAGES[at % 2]) for at in range(PEOPLE)]
    for phone in phones:
        phone.writes(LONG)
        note = re.search(r'action="(/s/notes/[0-9a-f-]{36}/)"', phone.goes("/s/").page)[1]
        phone.fills(note, act="show")
    phones[0].goes("/s/").fills("/s/help/", asks="1")
    page.goto(f"{site.base}{path}")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("button", name="Show Ideas").click()
    page.goto(f"{site.base}{path}groups/")
    page.fill("[name=threats]", f"Arrest\n{LONG}")
    page.get_by_role("button", name="Make groups", exact=True).click()
    page.goto(f"{site.base}{path}")
    page.get_by_role("button", name="Pick 4").click()
    plays(page, f"{site.base}{path}drill/")
    seats = {language: cookies(phones[at], site) for at, language in enumerate(LANGUAGES)}
    return Hall(laptop.browser, site, path, words, context.cookies(), seats)


def joined(site: Served, words: str, language: str) -> Phone:
    phone = Phone(site.base)
    phone.opener.addheaders = [("Accept-Language", language)]
    return phone.joins(words)


def plays(page: Page, drill: str) -> None:
    page.goto(drill)
    page.check("input[value=room-game]")
    page.check("input[value=easy]")
    for field, said in (("break_word", "lantern"), ("first", "Inés"), ("second", "Tam")):
        page.fill(f"[name={field}]", said)
    page.get_by_role("button", name="Get ready").click()
    page.get_by_role("button", name="Give everybody a part").click()
    page.get_by_role("button", name="Begin").click()


def cookies(phone: Phone, site: Served) -> list:
    return [{"name": each.name, "value": each.value, "url": site.base} for each in phone.jar]


def faults(page: Page, address: str, look: Callable[[Page, str], None] | None = None) -> Iterator[str]:
    """What is wrong with one page, in each width."""
    answer = page.goto(address)
    if answer is None or answer.status >= 500:
        yield f"{address}: {answer and answer.status}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for found in Axe().run(page).response["violations"]:
            if found["id"] == "page-has-heading-one" and address.endswith(EMPTY):
                continue
            yield f"{address} {width}: {found['id']} {[each['html'][:200] for each in found['nodes'][:3]]}"
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{address} {width}: sideways"
        boxes = [(each, each.bounding_box()) for each in page.locator(TARGETS).all()] if width < 640 else []
        for each, box in boxes:
            if box and box["height"] < THUMB_PX:
                yield f"{address} {width}: {box['height']:.0f} px {each.inner_text()[:40]!r}"
        if look:
            look(page, f"{address}-{width}")


def of_the_desk(hall: Hall, page: Page) -> Iterator[str]:
    base = hall.site.base + hall.path
    yield from (hall.site.base + path for path in FACILITATORS)
    yield from (base + path for path in DESK)
    for shown in WALLS:
        page.goto(base)
        page.locator(f"#show-{shown}").click()
        yield f"{base}wall/?{shown}"
    for _ in range(2):  # hidden, and shown again
        page.goto(base)
        page.locator("#board-ideas").click()
    yield f"{base}wall/?board"


@pytest.mark.soak
@pytest.mark.parametrize(("theme", "language"), list(product(THEMES, LANGUAGES)))
def test_every_page_of_whoever_leads_holds(hall, theme, language):
    context, page = hall.opened(hall.signed_in, theme, language)
    found = [fault for address in of_the_desk(hall, page) for fault in faults(page, address)]
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.soak
@pytest.mark.parametrize(("theme", "language"), list(product(THEMES, LANGUAGES)))
def test_every_page_of_whoever_takes_part_holds(hall, theme, language):
    context, page = hall.opened(hall.seats[language], theme, language)
    found = [fault for path in SEATS for fault in faults(page, hall.site.base + path)]
    context.clear_cookies(name="amparo-seat")
    found += [fault for path in ("/j/", f"/j/{hall.words}/") for fault in faults(page, hall.site.base + path)]
    context.close()
    assert not found, "\n".join(found)
