"""The browser itself."""


def test_a_page_is_read_from_right_to_left(browser):
    page = browser.new_page()
    page.set_content('<html dir="rtl"><p style="inline-size: 10px">أمان</p></html>')
    assert page.locator("p").bounding_box()["x"] > 100
    page.close()
