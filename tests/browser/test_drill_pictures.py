"""Pictures of a drill in a real browser: the grid lies over the picture as it is seen, also where the page runs to the left."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_drill import SIDEWAYS, rosas_drill
from tests.browser.test_workshop import Laptop
from tests.served import Served

pytestmark = pytest.mark.soak

TOUCH_PX_MIN = 24
CORNERS = """() => ["img", ".cells input"].map((each) => {
  const box = document.querySelector(".cover " + each).getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top), Math.min(box.width, box.height)];
})"""


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("pictures") / "data")


@pytest.fixture
def site(laptop: Laptop) -> Iterator[Served]:
    with laptop.runs() as running:
        yield running


def a_picture() -> dict[str, object]:
    stream = BytesIO()
    Image.linear_gradient("L").resize((800, 600)).save(stream, "JPEG")
    return {"name": "table.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def holds(page: Page) -> None:
    """At every width the first cell lies on the upper left of the picture, and a finger meets it."""
    page.wait_for_load_state()
    for width in (1280, 360, 240):
        page.set_viewport_size({"width": width, "height": 800})
        picture, cell = page.evaluate(CORNERS)
        assert picture[:2] == cell[:2]
        assert cell[2] >= TOUCH_PX_MIN
        assert not page.evaluate(SIDEWAYS), width
    assert not Axe().run(page).response["violations"]


def test_faces_are_covered_by_keyboard_and_the_wall_follows_by_itself(laptop, site):
    context, page = laptop.signs_in(site)
    pictures = rosas_drill(page, site.base) + "pictures/"
    wall = context.new_page()
    wall.goto(pictures.replace("pictures/", "wall/"))
    page.goto(pictures)
    page.get_by_role("button", name="Turn it on").click()
    page.check("[name=agreed]")
    page.set_input_files("[name=picture]", a_picture())
    page.get_by_role("button", name="Cover the faces").click()
    page.get_by_role("checkbox", name="row 1, column 1", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".cells :checked")).to_have_value("1-2")
    holds(page)
    page.get_by_role("button", name="Paint over, and keep").click()
    page.get_by_role("button", name="Show on the wall").click()
    expect(wall.locator("img.picture")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="العربية").click()
    page.goto(pictures)
    page.locator("a[href$='/cover/']").click()
    assert page.evaluate("document.documentElement.dir") == "rtl"
    holds(page)
