"""Every page of the plan in a real browser: nothing sticks out, nothing is only seen, little is sent, one sheet is enough."""

import re
from collections.abc import Iterator
from itertools import product

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.looking import NARROW, sound, too_low
from tests.served import served

ROWS = 12
PLAN_BYTES_MAX = 25_000
WORDS = re.compile(r"^    (\S.*)$", re.MULTILINE)
PLAN_PATH = re.compile(r"/plans/[0-9a-f-]{36}/")
PAGES = (
    "",
    "?show=soon",
    "items/m1/",
    "items/v1/",
    "items/t1/",
    "items/m1/remove/",
    "parts/",
    "parts/measures/",
    "parts/measures/add/",
    "parts/protocols/add/",
    "threats/",
    "time/",
    "people/",
    "acts/",
    "versions/",
    "versions/1/",
    "take/",
    "print/",
    "about/",
    "erase/",
    "bring/",
    *(f"first/{number}/" for number in range(4, 13)),
)
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
TABLE = "| What | Who | Cost | When |\n| --- | --- | --- | --- |\n" + "".join(
    f"| Ask neighbour number {n} to watch the door | Rosa | $0 | Within {n} weeks |\n" for n in range(1, ROWS + 1)
)


class Inside:
    """The trial house with somebody signed in: one server and one session for all these tests."""

    def __init__(self, browser: Browser, base: str, words: str) -> None:
        self.browser = browser
        self.base = base
        entrance = browser.new_context(locale="en")
        page = entrance.new_page()
        page.goto(f"{base}/open/")
        page.fill("input[name=words]", words)
        with page.expect_navigation():
            page.locator("main form button").first.click()
        self.plan = PLAN_PATH.search(page.locator("ol.tasks a").first.get_attribute("href") or "")[0]  # type: ignore[index]
        self.session = entrance.storage_state()
        self.windows: dict[str, Page] = {}
        entrance.close()

    def context(self, **looks: object) -> BrowserContext:
        return self.browser.new_context(storage_state=self.session, reduced_motion="reduce", **looks)

    def opens(self, path: str, **looks: object) -> Page:
        """In the window that is there for these looks: to open a window costs more than to go to a page."""
        if str(looks) not in self.windows:
            self.windows[str(looks)] = self.context(**looks).new_page()
        page = self.windows[str(looks)]
        answer = page.goto(self.base + self.plan + path)
        assert answer
        assert answer.ok, path
        return page


@pytest.fixture(scope="module")
def inside(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with served(tmp_path_factory.mktemp("trial") / "data", command="demo") as site:
        found = WORDS.search(site.said.read_text())
        assert found
        yield Inside(browser, site.base, found[1])


@pytest.fixture(scope="module")
def twelve(inside: Inside) -> str:
    """A plan of twelve rows, brought in as people bring one in."""
    page = inside.context().new_page()
    page.goto(f"{inside.base}/plans/bring/")
    page.fill("textarea[name=text]", TABLE)
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(PLAN_PATH)
    path = PLAN_PATH.search(page.url)
    page.context.close()
    assert path
    return path[0]


@pytest.mark.parametrize(("path", "theme", "width", "language"), [*SOME, *WHOLE])
def test_axe_finds_nothing_nothing_sticks_out_and_a_thumb_hits_every_target(inside, path, theme, width, language):
    page = inside.opens(path, viewport={"width": width, "height": 800}, locale=language, **THEMES[theme])
    sound(page)
    assert width != NARROW or not too_low(page)


def sends(page: Page, button: str, nth: int = 0) -> Page:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).nth(nth).click()
    return page


def after_a_fault(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}items/m1/")
    page.get_by_label("By a day").check()
    page.get_by_label("Which day").fill("")
    return sends(page, "Save")


def after_a_step(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}items/m2/")
    with page.expect_navigation():
        page.locator("#steps button").first.click()
    return page


def after_a_reason(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}")
    page.locator("summary", has_text="Leave it").first.click()
    page.locator("textarea:visible").first.fill("Everybody knows")
    sends(page, "Leave it")
    page.locator("summary", has_text="Left as they are").click()
    return page


def after_sealing(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}take/")
    return sends(page, "Make a sealed copy")


def after_asking_for_a_file(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}take/")
    return sends(page, "CSV")


def after_bringing(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}/plans/bring/")
    page.fill("textarea[name=text]", f"Our table of the autumn\n\n{TABLE}\nEnd of the table")
    return sends(page, "Look at it first")


def after_two_at_once(inside: Inside, page: Page) -> Page:
    page.goto(f"{inside.base}{inside.plan}items/m4/")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("What we will do").first.fill("Somebody was faster")
    sends(other, "Save")
    other.close()
    page.get_by_label("What we will do").first.fill("And I was slower")
    return sends(page, "Save")


@pytest.mark.parametrize("width", [240, 1280])
@pytest.mark.parametrize(
    "arrive",
    [
        after_a_fault,
        after_a_step,
        after_a_reason,
        after_sealing,
        after_asking_for_a_file,
        after_bringing,
        after_two_at_once,
    ],
)
def test_what_comes_after_a_form_is_as_sound(inside, arrive, width):
    page = inside.context(viewport={"width": width, "height": 800}, locale="en").new_page()
    sound(arrive(inside, page))
    page.context.close()


def test_a_plan_of_twelve_rows_is_light_with_everything_it_needs(inside, twelve):
    context = inside.context(locale="en")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    received: list[float] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(inside.base + twelve, wait_until="networkidle")
    assert page.get_by_role("rowheader").count() == ROWS
    assert sum(received) <= PLAN_BYTES_MAX
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_plan_of_twelve_rows_is_one_sheet(inside, twelve, paper, language):
    page = inside.context(locale=language).new_page()
    page.goto(inside.base + twelve + "print/")
    sheet = pypdfium2.PdfDocument(page.pdf(format=paper))
    words = sheet[0].get_textpage().get_text_bounded()
    pages = len(sheet)
    sheet.close()
    assert pages == 1
    # Between Arabic lines the sheet's text comes without its blanks.
    assert f"neighbournumber{ROWS}" in words.replace(" ", "")
    assert "Español" not in words
    page.context.close()


def test_nothing_is_asked_of_anybody_else_and_the_policy_is_kept(inside):
    context = inside.context(locale="en")
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: complaints.append(message.text))
    page = context.new_page()
    for path in PAGES:
        page.goto(inside.base + inside.plan + path)
    assert complaints == []
    assert not [url for url in asked if not url.startswith(inside.base)]
    context.close()
