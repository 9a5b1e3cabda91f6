"""Blue Kite promises something for Monday: for their own eyes, then for the room's, then not at all."""

import gzip
import re
from uuid import uuid4

from amparo.store import things
from amparo.store.models import ThingRow

WIRE_MAX = 15_000
SAID = {
    "when": "I am back on Monday",
    "text": "call Tam about consent",
    "on": "2026-11-30",
    "first_act": "look for the number",
    "doer": "i",
}


def step_in(page):
    return re.search(r'name="step" value="([^"]+)"', page)[1]


def shown(opened):
    return [each.content.decode() for each in things.all_of(opened.id, "commitment", opened.key)]


def test_when_i_am_back_i_will(phone):
    """Three fields, a day and one press."""
    assert "/s/next/" in phone.looks()
    phone.sends("/s/next/", **SAID)
    page = phone.looks("/s/next/")
    assert "When I am back on Monday: call Tam about consent" in page
    assert "30" in page
    assert "first: look for the number" in page


def test_it_is_kept_to_oneself_until_it_is_shown_and_can_be_taken_back(phone, other, opened):
    phone.sends("/s/next/", **SAID)
    assert shown(opened) == []
    mine = step_in(phone.looks("/s/next/"))
    phone.sends("/s/next/", step=mine, act="show")
    assert ["call Tam" in each for each in shown(opened)] == [True]
    assert '"state":"committed"' in shown(opened)[0]
    assert "call Tam" not in other.looks("/s/next/")
    phone.sends("/s/next/", step=mine, act="back")
    assert shown(opened) == []
    phone.sends("/s/next/", step=mine, act="away")
    assert "call Tam" not in phone.looks("/s/next/")


def test_nobody_shows_takes_back_or_throws_away_what_somebody_else_promised(phone, other, opened):
    phone.sends("/s/next/", **SAID)
    theirs = step_in(phone.looks("/s/next/"))
    assert other.sends("/s/next/", step=theirs, act="show").answer.status_code == 404
    phone.sends("/s/next/", step=theirs, act="show")
    assert other.sends("/s/next/", step=theirs, act="back").answer.status_code == 404
    other.sends("/s/next/", step=theirs, act="away")
    assert len(shown(opened)) == 1
    assert other.sends("/s/next/", step="no such", act="show").answer.status_code == 404


def test_without_a_day_it_is_a_proposal_and_what_others_do_is_promised_by_nobody(phone, opened):
    phone.sends("/s/next/", text="mend the lock")
    phone.sends(
        "/s/next/", text="answer at night", doer="others", addressee="the donors", on="2026-12-01", first_act="x"
    )
    for each in re.findall(r'name="step" value="([^"]+)"', phone.looks("/s/next/")):
        phone.sends("/s/next/", step=each, act="show")
    assert len(shown(opened)) == 2
    assert all("committed" not in each for each in shown(opened))
    assert all('"by"' not in each for each in shown(opened) if "donors" in each)


def test_sent_twice_it_is_one_step_and_what_is_too_long_stays_typed(phone):
    twice = uuid4().hex
    phone.sends("/s/next/", **SAID, id=twice)
    phone.sends("/s/next/", **SAID, id=twice)
    assert phone.looks("/s/next/").count('name="step"') == 1
    long = phone.sends("/s/next/", **{**SAID, "when": "x" * 301})
    assert long.answer.status_code == 422
    assert "look for the number" in long.page


def test_whoever_leaves_takes_what_they_did_not_show_with_them(phone, opened):
    phone.sends("/s/next/", **SAID)
    assert ThingRow.objects.filter(kind="commitment").count() == 1
    phone.sends("/s/leave/")
    assert ThingRow.objects.filter(kind="commitment").count() == 0


def test_the_page_is_small(phone):
    phone.sends("/s/next/", **SAID)
    assert len(gzip.compress(phone.looks("/s/next/").encode())) <= WIRE_MAX


def test_what_is_not_specific_yet_is_asked_and_kept_all_the_same(phone):
    assert phone.sends("/s/next/", text="mend the lock").answer.status_code == 303
    assert "By which day will it be done?" in phone.looks("/s/next/")


def test_where_nothing_is_for_their_well_being_it_is_asked_gently(phone):
    phone.sends("/s/next/", **SAID)
    asked = re.search(r'<p class="k">([^<]+)</p>\s*<details><summary>Ask me', phone.looks("/s/next/"))
    assert asked
    phone.sends("/s/next/", text="sleep until noon", focus="well-being")
    assert asked[1] not in phone.looks("/s/next/")


def test_whom_a_step_must_never_reach_goes_with_it(phone, opened):
    phone.sends("/s/next/", **SAID, keep_from="outside", reach="movement")
    phone.sends("/s/next/", step=step_in(phone.looks("/s/next/")), act="show")
    assert '"keep_from":["outside"]' in shown(opened)[0]
    assert '"reach":"movement"' in shown(opened)[0]


def test_one_may_ask_to_be_asked_right_beside_ones_step(phone, settings):
    settings.ADDRESS = "https://amparo.test"
    assert 'action="/s/later/"' not in phone.looks("/s/next/")
    phone.sends("/s/next/", **SAID)
    assert 'action="/s/later/"' in phone.looks("/s/next/")
