"""A night in real browsers, with the real server and its worker: three contacts, one who cannot, one who leads, the end."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_button import SOON_MS, Night, holds, night, phone

__all__ = ["night", "phone"]

NOOR, LEILA = "+34600000002", "+34600000003"


def link_of(night: Night, address: str) -> str:
    """From the message that would lie on their phone."""
    page = night.reader.goes("/notebook/").page
    told = [each for each in re.findall(r"<li><h2>(.*?)</li>", page, re.DOTALL) if address in each]
    return next(found[0] for found in (re.search(r"http://[\d.:]+/c/[\w-]{22}/", each) for each in told) if found)


def opens(browser, night: Night, address: str, *, scripts: bool = False) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(link_of(night, address))
    return page


def until(page: Page, words: str) -> None:
    """As somebody would: load it again until it is there."""
    expect(page.locator("h1")).to_be_visible()
    for _ in range(SOON_MS // 500):
        if words in page.locator("main").inner_text():
            return
        page.wait_for_timeout(500)
        page.goto(page.url.partition("?")[0])
    expect(page.locator("main")).to_contain_text(words)


def test_noor_cannot_leila_leads_rosa_is_released_and_everybody_hears(browser, phone, night):
    holds(phone)
    expect(phone.locator("#lines li").first).to_contain_text("on their phone", timeout=SOON_MS)
    noor, leila = opens(browser, night, NOOR), opens(browser, night, LEILA)
    noor.get_by_role("button", name="I cannot help now").click()
    expect(noor.locator("main")).to_contain_text("Thank you for saying so.")
    until(leila, "I can help now and lead")
    leila.get_by_role("button", name="I can help now and lead").click()
    until(leila, "You lead.")
    expect(phone.locator("#lines")).to_contain_text("Can help", timeout=SOON_MS)
    leila.get_by_role("button", name="I take it on").click()
    until(leila, "Is acting")
    for to in ("Located", "Released"):
        if not leila.locator(f'select[name="to"] option:text-is("{to}")').count():
            moves(leila, "It is true")
        moves(leila, to)
        until(leila, {"Located": "Rosa has been located.", "Released": "Rosa is free."}[to])
    until(noor, "Are you all right?")
    expect(phone.locator("#state")).to_contain_text("It is over.", timeout=SOON_MS)
    for page in (noor, leila):
        page.context.close()


def moves(page: Page, to: str) -> None:
    page.locator('select[name="to"]').first.select_option(label=to)
    page.locator('textarea[name="reason"]').fill("The lawyer stands beside her")
    page.get_by_role("button", name="Tell everybody").click()
    expect(page.locator("main")).to_contain_text("We have it. The others will read it.")
    page.wait_for_timeout(500)
    page.goto(page.url.partition("?")[0])
