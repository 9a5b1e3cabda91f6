"""What every page is held to: nothing is only seen, nothing sticks out, every target can be hit with a thumb."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TARGETS = "button:visible, a.button:visible, label.choice:visible, summary:visible, .tabs a:visible"
THUMB_PIXELS = 47.5
NARROW = 240
"""Where there is least room for a target."""


def sound(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def too_low(page: Page, targets: str = TARGETS, narrowest: float = 0.0) -> list[str]:
    """What a thumb does not hit, of what is shown and wider than `narrowest`."""
    boxes = page.locator(targets).evaluate_all(
        "all => all.map(each => [each.outerHTML, each.getBoundingClientRect()])"
        ".map(([html, box]) => [html, box.width, box.height])"
    )
    return [html for html, width, height in boxes if width > narrowest and height < THUMB_PIXELS]
