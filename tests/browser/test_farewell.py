"""Whoever leads leaves at once: the wall in the hall is emptied, and so is what others wrote on every phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_room_live import ROOM, hall

__all__ = ["hall"]

pytestmark = pytest.mark.soak
PATIENCE_MS = 15_000


def test_the_wall_shows_on_when_the_console_locks_and_is_emptied_when_somebody_leaves(hall):
    path = ROOM.search(hall.console.url)[0]
    wall = hall.console.context.new_page()
    wall.goto(f"{hall.site.base}{path}wall/")
    phone = hall.phone()
    phone.fill("#text", "Not finished")
    expect(wall.locator("#clock")).to_be_visible()
    hall.console.get_by_role("button", name="Lock").click()
    expect(hall.console.locator("[name=words]")).to_be_visible()
    expect(wall.locator("#clock")).to_be_visible()
    hall.console.get_by_role("button", name="Leave page").click()
    expect(wall.locator(".wall *")).to_have_count(0, timeout=PATIENCE_MS)
    expect(phone.locator("#now *")).to_have_count(0, timeout=PATIENCE_MS)
    assert phone.input_value("#text") == "Not finished"
    wall.wait_for_timeout(6_000)
    assert wall.url.endswith("/wall/")
    assert wall.locator(".wall *").count() == 0
