"""The button in a real browser, with the real server and its worker behind it: held, stopped, kept offline, never by chance."""

import re
from collections.abc import Iterator
from html import unescape
from random import Random

import pytest
from playwright.sync_api import Page, expect

from tests.served import Served, served

SOON_MS = 25_000
TAPS = 10_000


class Night:
    """The trial as it runs: Rosa's button, and the notebook in which every message arrives."""

    def __init__(self, server: Served) -> None:
        said = server.said.read_text()
        self.base = server.base
        path, self.all_clear = re.search(r"(/b/[\w-]{43}/)\s+(.+)", said).groups()
        self.button = server.base + path
        self.reader = server.visitor()
        self.words = re.search(r"these words:\n\s+(.+)", said)[1]
        self.reader.goes("/open/").fills("/open/", words=self.words)

    def messages(self) -> list[str]:
        """The newest first."""
        page = self.reader.goes("/notebook/").page
        return [
            unescape(re.sub(r"<[^>]+>|\s+", " ", each)) for each in re.findall(r"<li><h2>(.*?)</li>", page, re.DOTALL)
        ]


@pytest.fixture
def night(tmp_path) -> Iterator[Night]:
    with served(tmp_path / "trial", command="demo") as server:
        yield Night(server)


@pytest.fixture
def phone(browser, night) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(night.button)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    yield page
    context.close()


def holds(page: Page, milliseconds: int = 2_300) -> None:
    page.locator("#hold").hover()
    page.mouse.down()
    page.wait_for_timeout(milliseconds)
    page.mouse.up()


def test_held_and_left_alone_it_calls_everybody_and_says_how_far_it_got(phone, night):
    holds(phone)
    expect(phone.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    assert night.messages() == []
    expect(phone.locator("#lines li").first).to_contain_text("on their phone", timeout=SOON_MS)
    expect(phone.locator("#window")).to_be_hidden()
    expect(phone.locator("#state")).to_contain_text("Your people are being called.")
    assert len(night.messages()) >= 2
    assert not re.search("Noor|Leila|Tam", phone.locator("main").inner_text())


def test_one_touch_on_stop_in_time_and_nobody_is_called(phone, night):
    holds(phone)
    phone.get_by_role("button", name="Stop", exact=True).click()
    expect(phone.locator("#state")).to_have_text("Stopped. Nobody was called.", timeout=SOON_MS)
    phone.wait_for_timeout(11_000)
    assert night.messages() == []
    expect(phone.locator("#hold")).to_be_visible()


def test_a_short_touch_sends_nothing_and_says_how(phone, night):
    holds(phone, 400)
    expect(phone.locator("#state")).to_have_text("Hold it for two seconds, or use the two steps.")
    expect(phone.locator("#window")).to_be_hidden()


def test_without_a_network_the_page_opens_keeps_the_press_and_sends_it_later(phone, night):
    phone.reload()
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("#hold")).to_be_visible()
    holds(phone)
    expect(phone.locator("#soon")).to_have_text("No connection. Kept on this phone, not sent yet.", timeout=SOON_MS)
    ready = phone.locator("#window a")
    expect(ready).to_have_attribute("href", re.compile(r"^sms:\+34600000100\?&body=[0-9A-Z]{5}-[0-9A-Z]{5}$"))
    phone.reload()
    expect(phone.locator("#soon")).to_have_text("No connection. Kept on this phone, not sent yet.", timeout=SOON_MS)
    assert night.messages() == []
    phone.context.set_offline(False)
    expect(phone.locator("#lines li").first).to_contain_text("on their phone", timeout=40_000)
    assert night.messages()


def test_what_was_kept_offline_can_be_taken_back_before_it_is_sent(phone, night):
    phone.context.set_offline(True)
    holds(phone)
    expect(phone.locator("#soon")).to_contain_text("No connection", timeout=SOON_MS)
    phone.get_by_role("button", name="Stop", exact=True).click()
    phone.context.set_offline(False)
    expect(phone.locator("#state")).to_have_text("Stopped. Nobody was called.", timeout=SOON_MS)
    phone.wait_for_timeout(11_000)
    assert night.messages() == []


def test_a_practice_says_so_in_every_message(phone, night):
    phone.goto(f"{night.button}?practice=1")
    expect(phone.locator("#practising")).to_be_visible()
    holds(phone)
    expect(phone.locator("#lines li").first).to_contain_text("on their phone", timeout=SOON_MS)
    assert all("PRACTICE" in each for each in night.messages())


def test_without_script_two_unlike_acts_send_and_stop_ends_it(browser, night):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(night.button)
    page.get_by_role("link", name="Send in two steps").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading")).to_have_text("Call your people?")
    page.get_by_role("combobox").select_option("yes")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Look how far it is").click()
    expect(page.get_by_role("heading").first).to_have_text("Stopped. Nobody was called.")
    context.close()


def test_ten_thousand_random_touches_send_nothing(phone, night):
    """At the level of the script: touches anywhere, none as long as two seconds, in any rhythm, links and forms too."""
    posted = []
    phone.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    phone.add_init_script(CLOCK)
    phone.reload()
    chance = Random(20261126)
    touches = [
        (chance.randrange(360), chance.randrange(740), chance.randrange(20, 1_990), chance.randrange(5, 900))
        for _ in range(TAPS)
    ]
    phone.evaluate(TOUCH, touches)
    assert [url for url in posted if "/press/" in url] == []
    expect(phone.locator("#window")).to_be_hidden()
    phone.evaluate(TOUCH, [(180, 200, 2_010, 5)])  # and the clock of this test does see a held button
    expect(phone.locator("#window")).to_be_visible()


CLOCK = """
(() => {
  let now = 0, last = 0;
  const timers = new Map();
  window.setTimeout = (act, wait = 0) => (timers.set(++last, [now + wait, act]), last);
  window.clearTimeout = (id) => timers.delete(id);
  window.passes = (milliseconds) => {
    now += milliseconds;
    for (const [id, [due, act]] of [...timers]) if (due <= now) { timers.delete(id); act(); }
  };
})();
"""
TOUCH = """
(touches) => {
  document.addEventListener("click", (event) => event.target.closest("a") && event.preventDefault(), true);
  for (const [x, y, down, up] of touches) {
    const target = document.elementFromPoint(x, y) ?? document.body;
    const at = { bubbles: true, cancelable: true, isPrimary: true, clientX: x, clientY: y };
    target.dispatchEvent(new PointerEvent("pointerdown", at));
    passes(down);
    target.dispatchEvent(new PointerEvent("pointerup", at));
    target.dispatchEvent(new MouseEvent("click", { ...at, detail: 1 }));
    passes(up);
  }
}
"""
