"""The pages of a PACT in a real browser: three people in few touches, nothing sticks out, nothing is only seen."""

import re
from collections.abc import Iterator
from itertools import product

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from amparo.files.documents import write_yaml
from tests.browser.looking import NARROW, sound, too_low
from tests.browser.test_first_run import Somebody
from tests.browser.test_plan_pages import LANGUAGES, THEMES, WIDTHS, Inside
from tests.circle import rosas_circle
from tests.served import served

SCREENS_MAX = 12
INTERACTIONS_MAX = 33
PACT_PATH = re.compile(r"/pacts/[0-9a-f-]{36}/")
WORDS = re.compile(r"^    (\S.*)$", re.MULTILINE)
PAGES = (
    "",
    "knows/",
    "cover/",
    "practice/",
    "publish/",
    "publish/words/",
    "publish/button/",
    "parts/",
    "parts/tasks/",
    "parts/check_ins/add/",
    "items/noor/",
    "items/f1/",
    "items/noor/eye/",
    "items/noor/invite/",
    "items/noor/remove/",
    "about/",
    "about/alert/",
    "cards/",
    "talks/",
    "take/",
    "versions/",
    *(f"first/{step}/" for step in ("people", "leads", "named", "facts", "done")),
)
WHOLE = [pytest.param(*each, marks=pytest.mark.soak) for each in product(PAGES, THEMES, WIDTHS, LANGUAGES)]
SOME = [*product(PAGES, ["light"], [240], ["en"]), *product(PAGES, ["dark"], [1280], ["ar"])]


@pytest.fixture(scope="module")
def inside(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """The trial house, and in it Rosa's PACT, brought in as people bring one in."""
    with served(tmp_path_factory.mktemp("trial") / "data", command="demo") as site:
        found = WORDS.search(site.said.read_text())
        assert found
        house = Inside(browser, site.base, found[1])
        page = house.context().new_page()
        page.goto(f"{site.base}/pacts/bring/")
        page.fill("textarea[name=text]", write_yaml(rosas_circle()).decode())
        page.get_by_role("button", name="Bring it in").click()
        page.wait_for_url(PACT_PATH)
        house.plan = PACT_PATH.search(page.url)[0]  # type: ignore[index]
        page.context.close()
        yield house


@pytest.mark.parametrize(("path", "theme", "width", "language"), [*SOME, *WHOLE])
def test_axe_finds_nothing_nothing_sticks_out_and_a_thumb_hits_every_target(inside, path, theme, width, language):
    page = inside.opens(path, viewport={"width": width, "height": 800}, locale=language, **THEMES[theme])
    sound(page)
    assert width != NARROW or not too_low(page)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_i_do_at_home_is_one_sheet(inside, paper):
    page = inside.context(locale="en").new_page()
    page.goto(inside.base + inside.plan + "talks/")
    sheet = pypdfium2.PdfDocument(page.pdf(format=paper))
    assert len(sheet) == 1
    assert "My sister" in sheet[0].get_textpage().get_text_bounded()
    sheet.close()
    page.context.close()


def invited(inside: Inside) -> str:
    page = inside.context(locale="en").new_page()
    page.goto(inside.base + inside.plan + "items/leila/invite/")
    page.get_by_role("button", name="Make the link").click()
    address = page.locator(".address").inner_text().strip()
    page.context.close()
    return inside.base + re.sub(r"^https?://[^/]+", "", address)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [240, 1280])
def test_an_invitation_is_answered_without_account_or_script(inside, browser, width, scripts):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 800}, locale="en")
    page = context.new_page()
    page.goto(invited(inside))
    if scripts:
        assert Axe().run(page).violations_count == 0
    page.get_by_label("Yes, I will").check()
    page.get_by_label(re.compile("Make me a card")).check()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.locator("ol li")).to_have_count(12)
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_three_people_take_few_touches(inside, browser, scripts):
    context = browser.new_context(
        storage_state=inside.session, java_script_enabled=scripts, viewport={"width": 360, "height": 800}, locale="en"
    )
    rosa = Somebody(context.new_page())
    rosa.page.goto(f"{inside.base}/plans/")
    names_her_people(rosa)
    says_who_leads_and_what_may_be_said(rosa)
    prints_and_practises(rosa)
    assert len(rosa.screens) <= SCREENS_MAX
    assert rosa.interactions <= INTERACTIONS_MAX
    context.close()


def names_her_people(rosa: Somebody) -> None:
    rosa.page.get_by_role("link", name=re.compile("My three people|For another situation")).last.click()
    rosa.sees("What is it for?")
    rosa.ticks("I am arrested")
    rosa.goes_on()
    rosa.sees("Who are your three people?")
    for place, (name, reach, does) in enumerate(
        (
            ("Noor", "+34600000002", "Ring the lawyer"),
            ("Leila", "+34600000003", "Tell my sister"),
            ("Tam", "tam@shelter.example", "Ask for an appeal"),
        )
    ):
        rosa.fills("Name you use among you", name, nth=place)
        rosa.fills("Number or e-mail address", reach, nth=place)
        rosa.fills("What can they do for you?", does, nth=place)
        rosa.page.get_by_label("Have you asked them?").nth(place).select_option("yes")
        rosa.interactions += 1
    rosa.goes_on()


def says_who_leads_and_what_may_be_said(rosa: Somebody) -> None:
    rosa.sees("Who leads? Who if not?")
    rosa.page.get_by_role("radio", name="Noor").first.check()
    rosa.page.get_by_role("radio", name="Leila").last.check()
    rosa.interactions += 2
    rosa.goes_on()
    rosa.sees("May they name you?")
    rosa.page.get_by_role("group", name="May they use your name?").get_by_label("Yes").check()
    rosa.page.get_by_role("group", name="May they show your photo?").get_by_label("No", exact=True).check()
    rosa.interactions += 2
    rosa.ticks("My family", "A lawyer")
    rosa.goes_on()
    rosa.sees("What will others ask them?")
    for place, text in enumerate(("Rosa, 41, speaks for the valley", "Land titles since 2015")):
        rosa.page.locator("textarea").nth(place).fill(text)
        rosa.interactions += 1
    rosa.goes_on()


def prints_and_practises(rosa: Somebody) -> None:
    rosa.sees("My three people")
    rosa.taps("Print the cards")
    expect(rosa.page.locator(".card")).to_have_count(3)
    rosa.page.go_back()
    rosa.taps("Send a practice message")
    rosa.sees("Practice")
