"""From the printed address to a printed plan in a real browser, counted: with scripts, and without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served import served

SCREENS_MAX = 12
INTERACTIONS_MAX = 40
WORRY = "A break-in at the office"


class Somebody:
    """Somebody at the keyboard. Every tap and every filled field is counted, as is every screen that asks something."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0
        self.screens: list[str] = []

    def sees(self, question: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(question)
        self.screens.append(question)

    def taps(self, name: str) -> None:
        self.interactions += 1
        self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        ).first.click()

    def ticks(self, *lines: str) -> None:
        for line in lines:
            self.interactions += 1
            self.page.locator("label.choice", has_text=line).click()

    def fills(self, label: str, words: str, nth: int = 0) -> None:
        self.interactions += 1
        self.page.get_by_label(label).nth(nth).fill(words)

    def goes_on(self) -> None:
        self.taps("Continue")


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[str]:
    """The address that `amparo serve` prints on a machine where nobody has begun."""
    with served(tmp_path / "data") as site:
        yield site.address


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_first_plan_takes_twelve_screens_and_forty_interactions(browser: Browser, begin: str, scripts: bool):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 800}, locale="en")
    rosa = Somebody(context.new_page())
    rosa.page.goto(begin)
    comes_in(rosa)
    says_what_worries_her(rosa)
    plans(rosa)
    looks_and_prints(rosa)
    assert len(rosa.screens) <= SCREENS_MAX
    assert rosa.interactions <= INTERACTIONS_MAX
    context.close()


def comes_in(rosa: Somebody) -> None:
    rosa.sees("Choose your language")
    rosa.page.locator("main").get_by_role("button", name="English").click()
    rosa.interactions += 1
    rosa.sees("Who is this for?")
    rosa.taps("Us, an organisation")
    rosa.screens.append("six words, and two of them again")
    expect(rosa.page.locator(".words li")).to_have_count(6)
    words = rosa.page.locator(".words li bdi").all_inner_texts()
    rosa.taps("They are on paper")
    rosa.fills("Word 2", words[1])
    rosa.fills("Word 4", words[3])
    rosa.goes_on()


def says_what_worries_her(rosa: Somebody) -> None:
    rosa.sees("What worries you most right now?")
    rosa.ticks(WORRY, "Other offices were broken into")
    rosa.goes_on()
    rosa.sees("What makes it worse?")
    rosa.ticks("Private files lie open", "only one copy")
    rosa.goes_on()
    rosa.sees("What do we already have?")
    rosa.ticks("Neighbours who keep an eye", "A safe place outside")
    rosa.goes_on()


def plans(rosa: Somebody) -> None:
    rosa.sees("What do we want?")
    rosa.goes_on()
    rosa.sees("What will you really do?")
    rosa.ticks("List which files", "Buy an external drive", "Ask the neighbours", "Copy our work", "Touch nothing")
    rosa.goes_on()
    rosa.sees("Who and by when?")
    rosa.fills("Who", "Tomás", nth=1)
    rosa.fills("Who", "Ines", nth=3)
    rosa.fills("By when", "2031-01-15")
    rosa.goes_on()


def looks_and_prints(rosa: Somebody) -> None:
    rosa.sees("Look at these")
    rosa.taps("Fix")
    rosa.taps("Save")
    rosa.page.locator("summary", has_text="Leave it").first.click()
    rosa.page.locator("textarea:visible").first.fill("We talked it over")
    rosa.interactions += 2
    rosa.taps("Leave it")
    expect(rosa.page.get_by_role("heading", level=1)).to_have_text(re.compile("Look at these|Nothing to look at"))
    rosa.goes_on()
    rosa.sees("When do we look again?")
    rosa.goes_on()
    rosa.sees("Your plan")
    expect(rosa.page.locator("main")).to_contain_text("First thing, today:")
    rosa.taps("Print")
    sheet = pypdfium2.PdfDocument(rosa.page.pdf(format="A4"))
    assert len(sheet) == 1
    assert WORRY in sheet[0].get_textpage().get_text_bounded()
    sheet.close()
