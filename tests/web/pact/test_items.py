"""Adding, writing, moving and removing parts of a PACT: contacts, what they do, what they know."""

import re
from datetime import date, time
from html import unescape

import pytest

from amparo.domain.pact.model import Channel, Delivery, Hours
from amparo.domain.pact.structure import LISTS, index
from amparo.domain.pact.terms import ContactState, Way
from tests.web.plan.filled import filled

PARTS = sorted(LISTS.values())
SECTIONS = ("", "lead", "police", "captors", "phone", "alert", "after")


def saved(desk, path, **changes):
    return desk.sends(path, **filled(desk.opens(path), "seen", **changes))


def test_a_form_sent_back_untouched_changes_nothing(rosas):
    before = rosas.pact
    for item in index(before):
        saved(rosas, f"items/{item}/")
        assert rosas.pact == before, item
    assert rosas.version == 1


@pytest.mark.parametrize("section", SECTIONS)
def test_a_page_about_the_whole_sent_back_untouched_changes_nothing(rosas, section):
    path = f"about/{section}/" if section else "about/"
    saved(rosas, path)
    assert rosas.version == 1


def test_a_section_nobody_has_is_not_there(rosas):
    assert rosas.client.get(rosas.base + "about/secrets/").status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_every_list_has_a_page_and_a_form(rosas, part):
    rosas.opens(f"parts/{part}/")
    rosas.opens(f"parts/{part}/add/")


def test_rosa_adds_a_fourth_person(rosas):
    path = "parts/contacts/add/"
    ways = {"channels-0-way": "sms", "channels-0-address": "+34 600 000 005", "channels-0-note": ""}
    hours = {"hours-0-begin": "08:00", "hours-0-until": "22:00", "hours-0-days": ["1", "2"]}
    form = filled(rosas.opens(path), "alias", alias="Inés", language="es", **ways, **hours)
    rosas.sends(path, **form)
    added = rosas.pact.contacts[-1]
    assert (added.alias, added.language, added.time_zone) == ("Inés", "es", "Europe/Madrid")
    assert added.channels == (Channel(way=Way.SMS, address="+34 600 000 005"),)
    assert added.hours == (Hours(days=(1, 2), begin=time(8), until=time(22)),)


def test_hours_without_a_day_are_of_every_day(rosas):
    form = filled(rosas.opens("items/noor/"), "alias", **{"hours-0-days": None})
    rosas.sends("items/noor/", **form)
    assert rosas.pact.contacts[0].hours[0].days == (1, 2, 3, 4, 5, 6, 7)


def test_a_row_with_half_of_what_it_needs_is_asked_for(rosas):
    path = "items/noor/"
    form = filled(rosas.opens(path), "alias", **{"channels-4-way": "sms", "channels-4-address": ""})
    assert "Fill this in, or empty the row." in rosas.sends(path, status=422, **form)


def test_an_address_that_is_none_is_explained(rosas):
    form = filled(rosas.opens("items/noor/"), "alias", **{"channels-0-address": "by the river"})
    assert "Please look at this" in rosas.sends("items/noor/", status=422, **form)
    assert rosas.version == 1


def test_a_time_zone_nobody_knows_is_explained(rosas):
    form = filled(rosas.opens("items/noor/"), "alias", time_zone="Valley/River")
    assert "We do not know this time zone" in rosas.sends("items/noor/", status=422, **form)


def test_one_more_row_keeps_what_was_written(rosas):
    form = filled(rosas.opens("items/noor/"), "alias", alias="Noor by the river")
    page = rosas.sends("items/noor/", status=200, **form, rows="channels")
    assert "Noor by the river" in page
    assert "channels-6-address" in page
    assert rosas.version == 1


def test_who_has_gone_leads_no_more(rosas):
    rosas.sends("items/noor/step/", act="withdraw", to="pact")
    assert rosas.pact.lead is None
    assert "Nobody leads yet." in rosas.opens()


def test_lead_and_deputy_are_not_the_same(rosas):
    form = filled(rosas.opens("about/lead/"), "lead", deputy="noor")
    rosas.sends("about/lead/", status=422, **form)
    saved(rosas, "about/lead/", lead="leila", deputy="noor")
    assert (rosas.pact.lead, rosas.pact.deputy) == ("leila", "noor")


def test_a_ring_of_waiting_is_explained(rosas):
    form = filled(rosas.opens("items/t1/"), "text", after=["t2"])
    assert "ring" in rosas.sends("items/t1/", status=422, **form)


def test_what_falls_with_a_contact_is_said_first(rosas):
    assert "Find out who holds her" in rosas.opens("items/noor/remove/")
    saved(rosas, "items/noor/remove/")
    assert "t1" not in index(rosas.pact)


def test_steps_follow_from_where_somebody_stands(rosas):
    rosas.sends("items/leila/step/", act="rest")
    assert rosas.pact.contacts[1].state is ContactState.RESTING
    rosas.sends("items/leila/step/", status=409, act="accept")
    rosas.sends("items/leila/step/", status=404, act="sing")
    rosas.sends("items/nobody/step/", status=404, act="rest")


def test_a_fact_goes_from_hand_to_hand(rosas):
    led_to = rosas.sends("items/f8/hand-over/", contact="noor", act="need")
    assert led_to.startswith(f"{rosas.base}knows/?v=2")
    assert "Only listed" in rosas.opens("knows/")
    rosas.sends("items/f8/hand-over/", contact="noor", act="deliver")
    rosas.sends("items/f8/hand-over/", contact="noor", act="confirm")
    day = date(2026, 11, 20)
    assert Delivery(contact="noor", delivered_on=day, confirmed_on=day) in rosas.pact.facts[7].deliveries


def test_nobody_confirms_what_they_do_not_have(rosas):
    rosas.sends("items/f8/hand-over/", contact="noor", act="need")
    rosas.sends("items/f8/hand-over/", status=409, contact="noor", act="confirm")
    rosas.sends("items/f8/hand-over/", status=404, contact="nobody", act="deliver")
    rosas.sends("items/f8/hand-over/", status=404, contact="noor", act="burn")


def test_what_changed_is_told_and_undone(rosas):
    led_to = saved(rosas, "items/t1/", first_step="Ring the lawyer")
    assert "Ring the lawyer" in rosas.client.get(led_to).content.decode()
    rosas.sends("undo/", seen="2", back=rosas.base)
    assert rosas.pact.tasks[0].first_step == "Ring the lawyer and say that Rosa was taken"


def test_every_version_is_kept(rosas):
    saved(rosas, "items/t1/", first_step="Ring the lawyer")
    assert "Ring the lawyer" in rosas.opens("versions/2/")
    rosas.opens("versions/")
    rosas.sends("versions/1/back/", seen="2")
    assert rosas.version == 3


def test_erasing_takes_every_version(rosas, rosa):
    from amparo.actions import pacts

    assert "for good" in rosas.opens("erase/")
    assert rosas.sends("erase/", seen="1") == "/plans/"
    assert pacts.pacts_of(**rosa.looks) == ()


def test_a_stranger_finds_no_trace(rosas, mateo):
    from tests.inside import client_of

    assert client_of(mateo).get(rosas.base).status_code == 404
    assert client_of(mateo).get(rosas.base + "items/noor/").status_code == 404


def test_a_pact_is_no_plan(rosas):
    assert rosas.client.get(rosas.base.replace("pacts", "plans")).status_code == 404


def test_what_a_situation_asks_to_prepare_is_listed_in_one_touch_and_offered_no_more(rosas):
    page = rosas.opens("knows/")
    code, words = re.search(r'name="code" value="([^"]+)">([^<]+)<', page).groups()
    before = len(rosas.pact.facts)
    rosas.sends("knows/", code=code)
    assert (rosas.pact.facts[-1].title, len(rosas.pact.facts)) == (unescape(words), before + 1)
    assert f'value="{code}"' not in rosas.opens("knows/")
    rosas.sends("knows/", code="the moon")
    assert len(rosas.pact.facts) == before + 1
