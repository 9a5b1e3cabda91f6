"""Every page of a PACT: what it shows, and that it is there at all."""

import pytest

PAGES = (
    "",
    "knows/",
    "cover/",
    "practice/",
    "parts/",
    "cards/",
    "talks/",
    "take/",
    "items/noor/eye/",
    "items/noor/invite/",
    "first/people/",
    "first/leads/",
    "first/named/",
    "first/facts/",
    "first/done/",
    "publish/",
    "publish/words/",
    "publish/button/",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there(rosas, worker, path):
    rosas.opens(path)


def test_without_a_machine_that_sends_the_page_says_so(rosas):
    assert "not there yet" in rosas.opens("publish/")


def test_home_lists_plans_and_pacts(rosas):
    page = rosas.client.get("/plans/").content.decode()
    assert "If they arrest me" in page
    assert "For another situation" in page


def test_the_page_tells_how_far_each_is_and_when_it_was_looked_after(rosas):
    page = rosas.opens()
    assert "Noor" in page
    assert "leads if not" in page
    assert "5 days ago" in page  # credit and battery
    assert "10 days ago" in page  # last tried


def test_what_one_contact_would_see_is_all_of_it_and_of_nobody_else(rosas):
    page = rosas.opens("items/leila/eye/")
    assert "Ring her sister on the kitchen number" in page
    assert "Asthma; the inhaler is blue" in page
    assert "Read Rosa" not in page  # Tam's step


def test_a_card_for_paper_holds_no_sealed_fact(rosas):
    page = rosas.opens("cards/")
    assert "Ring her sister on the kitchen number" in page
    assert "Asthma" not in page


def test_an_unknown_contact_sees_nothing(rosas):
    assert rosas.client.get(rosas.base + "items/nobody/eye/").status_code == 404
    assert rosas.client.get(rosas.base + "items/t1/eye/").status_code == 404


def test_talks_at_home_and_a_checklist_stand_on_one_page(rosas):
    page = rosas.opens("talks/")
    assert "My sister" in page
    assert "Top up the phone" in page


def test_the_hours_are_drawn_and_stand_in_a_table(rosas):
    page = rosas.opens("cover/")
    assert "<svg" in page
    assert "Monday" in page


def test_from_home_rosa_finds_her_alerts_and_whether_they_would_work(rosas):
    home = rosas.client.get("/plans/").content.decode()
    assert 'href="/alerts/"' in home
    assert 'href="/works/"' in home
