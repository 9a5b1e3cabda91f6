"""The plan page and the list of plans."""

import re
from uuid import uuid4

from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.plan.model import Measure, Plan
from amparo.domain.plan.terms import Status
from amparo.store.models import VersionRow
from tests.inside import client_of
from tests.web.plan.filled import filled


def test_rosa_sees_what_who_and_when(rosas):
    page = rosas.opens()
    for words in ("River House: break-in", "Choose a disk lock program together", "Tomás", "Every week", "At once"):
        assert words in page


def test_each_row_can_be_pointed_at(rosas):
    assert 'id="m3"' in rosas.opens()


def test_a_title_is_not_in_the_name_of_the_page(rosas):
    assert "River House" not in re.search("<title>(.*?)</title>", rosas.opens())[1]


def test_somebody_without_a_plan_comes_to_the_first_question(doors, mateo):
    assert client_of(mateo).get("/plans/")["Location"] == "/first/"


def test_every_plan_is_in_the_list(rosas):
    assert "River House: break-in" in rosas.client.get("/plans/").content.decode()


def test_what_is_late_stands_in_the_list_and_alone_on_its_page(rosas):
    rosas.sends("items/m1/", **filled(rosas.opens("items/m1/"), "text", schedule="by", schedule_day="2026-11-12"))
    assert "1 late" in rosas.opens()
    late = rosas.opens(show="late")
    assert "Choose a disk lock program together" in late
    assert "Photograph the door" not in late
    assert "Can you look at our list today?" in late


def test_doing_it_takes_one_press_from_the_late_ones(rosas):
    assert rosas.sends("items/m1/step/", act="finish", to="plan").endswith("#m1")
    assert rosas.plan.measures[0].status is Status.DONE


def test_a_word_about_what_was_done_and_a_way_back(rosas):
    led_to = rosas.sends("items/m1/step/", act="finish", to="plan")
    page = rosas.client.get(led_to).content.decode()
    assert "Undo" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    rosas.sends("undo/", seen=seen, back=rosas.base)
    assert rosas.plan.measures[0].status is Status.AGREED


def test_undoing_what_somebody_has_gone_on_from_changes_nothing(rosas, tomass):
    rosas.sends("items/m1/step/", act="finish", to="plan")
    tomass.sends("items/m3/step/", act="start", to="plan")
    assert "moved on" in rosas.sends("undo/", status=409, seen="2", back="/")
    assert rosas.version == 3


def test_undo_leads_nowhere_else(rosas):
    rosas.sends("items/m1/step/", act="finish", to="plan")
    assert rosas.sends("undo/", seen="2", back="//evil.example/").startswith(rosas.base)


def test_two_thousand_rows_come_a_hundred_at_a_time(doors, rosa, rosas):
    many = tuple(Measure(id=f"x{n}", text=f"Deed {n}.") for n in range(2000))
    plans.change_plan(rosas.id, lambda plan: replace(plan, measures=many), **rosa.acts)
    page = rosas.opens(page="20")
    assert page.count('role="rowheader"') == 100
    assert "Deed 1999." in page
    assert "Deed 1899." not in page


def test_a_page_that_is_not_there_is_the_nearest(rosas):
    for page in ("0", "999", "-1", "x", "9" * 40):
        assert "Photograph the door" in rosas.opens(page=page)


def test_what_people_wrote_is_text(doors, rosa, rosas):
    bad = "<script>alert(1)</script>"

    def edit(plan: Plan) -> Plan:
        return replace(plan, title=bad, measures=(replace(plan.measures[0], text=bad), *plan.measures[1:]))

    plans.change_plan(rosas.id, edit, **rosa.acts)
    for path in ("", "items/m1/", "time/", "print/", "versions/2/"):
        assert bad not in rosas.opens(path), path


def test_an_empty_plan_opens_everywhere(doors, rosa, plan_id, rosas):
    plans.change_plan(rosas.id, lambda plan: Plan(), **rosa.acts)
    for path in ("", "threats/", "time/", "people/", "parts/", "acts/", "versions/", "take/", "print/", "about/"):
        rosas.opens(path)


def test_names_stand_for_themselves_in_a_line_that_runs_the_other_way(rosas):
    rosas.client.cookies["amparo_language"] = "ar"
    assert "\u2068Rosa\u2069" in rosas.opens()


def test_one_plan_that_does_not_open_keeps_nobody_from_the_others(rosas, rosa):
    broken = uuid4()
    plans.start_plan(broken, replace(rosas.plan, title="Bitten"), **rosa.acts)
    row = VersionRow.objects.get(document=broken)
    VersionRow.objects.filter(pk=row.pk).update(blob=bytes(row.blob)[:-1] + bytes([row.blob[-1] ^ 1]))
    page = rosas.client.get("/plans/").content.decode()
    assert "River House: break-in" in page
    assert "Stored bytes did not open" in page
    assert "Bitten" not in page
