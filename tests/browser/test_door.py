"""The first steps and the account in a real browser, on a real server, with scripts and without."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.served import Served, served

LOOKS = [
    pytest.param({"viewport": {"width": 240, "height": 700}, "color_scheme": "light"}, "English", id="narrow"),
    pytest.param(
        {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}, "العربية", id="dark from the right"
    ),
]
STEPS_MAX = 6  # language, for whom, on paper, two words, continue


@pytest.fixture
def site(tmp_path) -> Iterator[Served]:
    with served(tmp_path / "data") as server:
        yield server


class Person:
    """Counts what they do: a tap or a filled field is one."""

    def __init__(self, browser: Browser, **context) -> None:
        self.page = browser.new_context(**context).new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.steps = 0

    def taps(self, name: str, role: str = "button") -> None:
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=True).click()
        self.steps += 1

    def fills(self, field: str, words: str) -> None:
        self.page.locator(f"[name={field}]").fill(words)
        self.steps += 1

    def goes_on(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("main button").first.click()
        self.steps += 1

    def words(self) -> list[str]:
        return self.page.locator("ol.words li bdi").all_inner_texts()

    def comes_in(self, address: str) -> list[str]:
        self.page.goto(address)
        self.taps("English")
        self.taps("Us, an organisation")
        words = self.words()
        self.taps("They are on paper", "link")
        self.fills("second", words[1])
        self.fills("fourth", words[3])
        self.taps("Continue")
        return words


def looked_at(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    assert page.title() == page.title().strip() != ""


@pytest.mark.parametrize("scripts", [True, False])
def test_rosa_begins_closes_and_opens_it_again(browser, site, scripts):
    rosa = Person(browser, java_script_enabled=scripts, locale="en")
    words = rosa.comes_in(site.address)
    assert rosa.steps <= STEPS_MAX
    rosa.taps("Lock")
    rosa.fills("words", " ".join(words))
    rosa.taps("Open")
    expect(rosa.page.get_by_role("button", name="Lock")).to_be_visible()
    assert not [url for url in rosa.asked if not url.startswith(site.base)]
    assert [said for said in rosa.complaints if "Cleared data types" not in said] == []


def test_leaving_at_once_ends_the_session_and_back_shows_nothing(browser, site):
    rosa = Person(browser, locale="en")
    rosa.comes_in(site.address)
    rosa.taps("Leave page")
    expect(rosa.page).to_have_url(f"{site.base}/units/")
    assert rosa.page.context.cookies() == []
    rosa.page.goto(f"{site.base}/account/")
    expect(rosa.page.get_by_role("button", name="Lock")).to_have_count(0)


def test_a_page_left_alone_ends_the_session(browser, site):
    rosa = Person(browser, locale="en")
    rosa.page.clock.install()
    rosa.comes_in(site.address)
    with rosa.page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/lock/")):
        rosa.page.clock.run_for("15:10")
    expect(rosa.page).to_have_url(f"{site.base}/lock/")
    rosa.page.goto(f"{site.base}/account/")
    expect(rosa.page.get_by_role("button", name="Lock")).to_have_count(0)


@pytest.mark.parametrize(("context", "language"), LOOKS)
def test_axe_finds_nothing_on_the_way_in_nor_on_the_account(browser, site, context, language):
    rosa = Person(browser, reduced_motion="reduce", **context)
    rosa.page.goto(site.address)
    looked_at(rosa.page)
    rosa.taps(language)
    looked_at(rosa.page)
    rosa.goes_on()
    looked_at(rosa.page)
    words = rosa.words()
    rosa.page.goto(f"{site.base}/words/own/")
    looked_at(rosa.page)
    rosa.page.goto(f"{site.base}/words/typed/")
    rosa.fills("second", "another")
    rosa.fills("fourth", words[3])
    rosa.goes_on()
    looked_at(rosa.page)
    rosa.fills("second", words[1])
    rosa.fills("fourth", words[3])
    rosa.goes_on()
    for path in ("account/", "account/sessions/", "account/paper/", "again/", "open/", "paper/", "begin/used/"):
        rosa.page.goto(f"{site.base}/{path}")
        looked_at(rosa.page)
    rosa.page.goto(f"{site.base}/account/paper/")
    rosa.goes_on()
    looked_at(rosa.page)
    rosa.page.goto(f"{site.base}/account/paper/typed/")
    looked_at(rosa.page)
