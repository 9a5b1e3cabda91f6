"""The same plan from other sides: what could happen, along the calendar, by person."""

import re

import pytest
from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.plan.model import Measure, Threat, Within
from amparo.domain.plan.terms import Rank, Unit


def placed(rosas, rosa):
    plans.change_plan(
        rosas.id,
        lambda plan: replace(plan, threats=(replace(plan.threats[0], impact=Rank.HIGH, likelihood=Rank.MIDDLE),)),
        **rosa.acts,
    )


def test_the_map_says_nothing_the_table_does_not(rosas, rosa):
    placed(rosas, rosa)
    page = rosas.opens("threats/")
    assert "Great harm" in page
    assert "It is not a score" in page
    assert re.search(r'class="plate"', page)


def test_five_steps_on_request(rosas, rosa):
    placed(rosas, rosa)
    assert rosas.opens("threats/", fine="1").count("<rect") > rosas.opens("threats/").count("<rect")


def test_what_is_not_placed_is_asked_for(rosas):
    assert rosas.opens("threats/").count('#id_impact"') == 1


def test_the_calendar_mirrors_for_those_who_read_from_the_right(rosas):
    rosas.client.cookies["amparo_language"] = "ar"
    assert 'direction="rtl"' in rosas.opens("time/")


def test_an_order_that_cannot_be_kept_is_marked(rosas, rosa):
    before = rosas.opens("time/").count(">!!<")

    def edit(plan):
        choose, copy, *others = plan.measures
        late, soon = Within(count=3, unit=Unit.MONTH), Within(count=1, unit=Unit.WEEK)
        return replace(plan, measures=(replace(choose, schedule=late), replace(copy, schedule=soon), *others))

    plans.change_plan(rosas.id, edit, **rosa.acts)
    assert rosas.opens("time/").count(">!!<") == before + 1


def test_what_waits_for_it_to_happen_is_not_drawn_but_told(rosas):
    assert "1 more is not drawn" in rosas.opens("time/")


@pytest.mark.parametrize("path", ["threats/", "time/", "people/", "parts/measures/"])
def test_many_of_them_still_open(rosas, rosa, path):
    def edit(plan):
        threats = tuple(Threat(id=f"t{n}", text=f"T{n}", impact=Rank.LOW, likelihood=Rank.LOW) for n in range(1, 400))
        measures = tuple(Measure(id=f"m{n}", text=f"M{n}", owner="w1", hours=1) for n in range(1, 1000))
        return replace(plan, threats=threats, measures=measures)

    plans.change_plan(rosas.id, edit, **rosa.acts)
    rosas.opens(path)


def test_who_carries_what(rosas):
    rows = re.findall(
        r'<tr role="row" id="(w\d)">.*?role="cell" data-label="Answers for">(\d)', rosas.opens("people/"), re.DOTALL
    )
    assert rows == [("w1", "2"), ("w2", "1")]


def test_rosa_leaves_and_gives_all_to_tomas(rosas):
    rosas.sends("items/w1/hand-over/", to="w2")
    assert {measure.owner for measure in rosas.plan.measures} == {"w2"}
    assert rosas.plan.measures[0].owner_agreed is None


def test_nothing_is_given_to_nobody(rosas):
    rosas.sends("items/w1/hand-over/", status=404, to="w9")
    rosas.sends("items/m1/hand-over/", status=404, to="w1")
