"""What the owner sees of alerts and gateways, signed in: narrow and wide, in the dark, from right to left."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_button import Night, night

__all__ = ["night"]

PAGES = ("/alerts/", "/works/", "/channels/", "/channels/sms-gate/", "/notebook/")


def test_every_page_of_alerts_is_readable_everywhere(browser, night: Night):
    for width, scheme, language in ((240, "dark", "ar"), (1280, "light", "en")):
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, locale=language, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{night.base}/open/")
        page.locator('input[name="words"]').fill(night.words)
        page.keyboard.press("Enter")
        page.wait_for_url("**/plans/**")
        for path in PAGES:
            page.goto(night.base + path)
            assert page.url == night.base + path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        context.close()
