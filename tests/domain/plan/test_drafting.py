"""Six steps: Rosa and Tomás draft a plan, at once and one after the other."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from amparo.domain.plan import drafting
from amparo.domain.plan.drafting import Listed, Planned, Reworded, Step, Wanted, Why
from amparo.domain.plan.edits import held_together
from amparo.domain.plan.model import Capacity, Cost, Plan, Threat, Vulnerability, Within
from amparo.domain.plan.still_open import Code, still_open
from amparo.domain.plan.terms import Aim, Level, Mode, SelectedBecause, Status, ThreatState, Unit
from tests.people import river_house

TODAY = date(2026, 11, 20)


def codes(plan, step):
    return {found.code for found in still_open(plan, step)}


def walked() -> Plan:
    """From an empty plan to a list, step by step."""
    plan = drafting.threats_chosen(Plan(), set(), {}, ("They break in at night",))
    plan = drafting.weighed_again(plan, Vulnerability, set(), set(), {"t1": ("One copy of everything",)}, TODAY)
    plan = drafting.weighed_again(plan, Capacity, set(), set(), {"t1": ("A lawyer who comes",)}, TODAY)
    plan = drafting.objectives_written(
        plan,
        (
            Wanted(threat="t1", text="The police look for who did it", aim=Aim.AUTHORITY_ACTS),
            Wanted(threat="t1", text="They do not come", aim=Aim.AGGRESSOR_STOPS),
            Wanted(threat="t1", vulnerability="v1", text="Even so nothing is lost"),
        ),
    )
    plan = drafting.measures_written(
        plan,
        [
            Planned(objective=o.id, text=f"{mode} {o.id}", mode=mode)
            for o in plan.objectives
            for mode in (Mode.PREVENTIVE, Mode.REACTIVE)
        ],
    )
    free = (Cost(amount=Decimal(0)), "")
    when = (Within(count=2, unit=Unit.WEEK), "")
    return drafting.listed(plan, {m.id: Listed(owner="Rosa", cost=free, when=when) for m in plan.measures})


def test_six_steps_lead_from_nothing_to_a_list_with_nothing_open():
    plan = held_together(walked())
    assert [still_open(plan, step) for step in Step] == [()] * 6
    assert [person.alias for person in plan.people] == ["Rosa"]


@pytest.mark.parametrize(
    ("step", "code"),
    [(Step.THREATS, Code.NO_THREAT), (Step.OBJECTIVES, None), (Step.LIST, None)],
)
def test_an_empty_plan_is_asked_for_a_threat_and_for_nothing_else(step, code):
    assert codes(Plan(), step) == ({code} if code else set())


def test_more_than_five_threats_at_once_are_asked_about():
    plan = drafting.threats_chosen(Plan(), set(), {}, tuple(f"threat {n}" for n in range(6)))
    assert codes(plan, Step.THREATS) == {Code.MANY_THREATS}


def test_each_selected_threat_says_why_it_is_in_the_plan():
    plan = replace(river_house(), threats=(*river_house().threats, Threat(id="t2", text="Calls at night")))
    why = Why(because=SelectedBecause.MATCHES_VULNERABILITIES, reason="Our phones lie open")
    plan = drafting.threats_chosen(plan, {"t1"}, {"t2": why})
    first, second = plan.threats
    assert first.state is ThreatState.PARKED
    assert (second.state, second.selected_because) == (ThreatState.SELECTED, SelectedBecause.MATCHES_VULNERABILITIES)


def test_a_threat_somebody_else_chose_meanwhile_stays_chosen():
    before = replace(river_house(), threats=(*river_house().threats, Threat(id="t2", text="Calls at night")))
    tomas = drafting.threats_chosen(before, {"t1"}, {"t1": Why(), "t2": Why()})
    both = drafting.threats_chosen(tomas, {"t1"}, {"t1": Why(reason="twice")})
    assert [threat.selected for threat in both.threats] == [True, True]


def test_a_vulnerability_may_matter_for_one_threat_and_not_for_another():
    plan = replace(
        river_house(), threats=(*river_house().threats, Threat(id="t2", text="x", state=ThreatState.SELECTED))
    )
    plan = drafting.weighed_again(plan, Vulnerability, {("t1", "v1")}, {("t2", "v1")}, {}, TODAY)
    assert [(link.threat, link.reassessed_on) for link in plan.vulnerabilities[0].links] == [("t2", TODAY)]


def test_what_stays_ticked_was_looked_at_today():
    assert codes(river_house(), Step.CAPACITIES) == {Code.NOT_LOOKED_AT}
    pairs = {("t1", "c1")}
    plan = drafting.weighed_again(river_house(), Capacity, pairs, pairs, {}, TODAY)
    assert codes(plan, Step.CAPACITIES) == set()


def test_the_same_words_for_two_threats_are_one_vulnerability():
    plan = replace(
        river_house(), threats=(*river_house().threats, Threat(id="t2", text="x", state=ThreatState.SELECTED))
    )
    own = {"t1": ("Thin doors",), "t2": ("thin  doors",)}
    plan = drafting.weighed_again(plan, Vulnerability, set(), set(), own, TODAY)
    assert [link.threat for link in plan.vulnerabilities[-1].links] == ["t1", "t2"]
    assert len(plan.vulnerabilities) == 2


def test_a_vulnerability_is_answered_by_an_objective_or_borne_with_a_reason():
    plan = replace(river_house(), objectives=(), measures=())
    assert Code.VULNERABILITY_UNANSWERED in codes(plan, Step.OBJECTIVES)
    borne = drafting.objectives_written(plan, (), (), (Reworded(id="v1", was="", now="We have no money for it"),))
    assert Code.VULNERABILITY_UNANSWERED not in codes(borne, Step.OBJECTIVES)


def test_a_specific_objective_hangs_below_the_one_about_its_threat():
    plan = drafting.objectives_written(
        river_house(), (Wanted(threat="t1", vulnerability="v1", text="Nothing is lost"),)
    )
    fresh = plan.objectives[-1]
    assert (fresh.level, fresh.parent, fresh.vulnerability) == (Level.SPECIFIC, "o1", "v1")


def test_the_aims_that_no_objective_serves_are_named():
    found = [one.where for one in still_open(river_house(), Step.OBJECTIVES) if one.code is Code.AIM_MISSING]
    assert found == [Aim.AUTHORITY_ACTS]


def test_an_example_of_ones_own_stands_beside_its_aim():
    plan = drafting.with_example(river_house(), "They stop", "After our letter the calls ended", TODAY)
    assert [note.text for note in drafting.examples_of(plan, "They stop")] == ["After our letter the calls ended"]


def test_each_objective_is_asked_for_both_kinds_of_measures():
    found = still_open(river_house(), Step.MEASURES)
    assert {(one.code, one.where) for one in found} == {
        (Code.NOTHING_PREVENTS, "o1"),
        (Code.NOTHING_AFTERWARDS, "o2"),
    }


def test_one_measure_written_twice_serves_both_objectives_and_both_moments():
    text = "Photograph the door, touch nothing, ring the lawyer"
    plan = drafting.measures_written(river_house(), (Planned(objective="o2", text=text, mode=Mode.PREVENTIVE),))
    assert len(plan.measures) == 3
    assert (plan.measures[2].objectives, plan.measures[2].mode) == (("o1", "o2"), Mode.BOTH)


def test_of_two_new_wordings_both_are_kept():
    before = river_house()
    was = before.objectives[0].text
    rosa = drafting.objectives_written(before, (), (Reworded(id="o1", was=was, now="They never come"),))
    both = drafting.objectives_written(rosa, (), (Reworded(id="o1", was=was, now="They come seldom"),))
    assert {"They never come", "They come seldom"} <= {o.text for o in both.objectives}


def test_a_line_that_was_emptied_goes_unless_somebody_reworded_it():
    before = river_house()
    gone = Reworded(id="m1", was=before.measures[0].text, now="")
    assert "m1" not in {m.id for m in drafting.measures_written(before, (), (gone,)).measures}
    other = replace(before, measures=(replace(before.measures[0], text="Other words"), *before.measures[1:]))
    assert "m1" in {m.id for m in drafting.measures_written(other, (), (gone,)).measures}


def test_another_owner_has_yet_to_agree():
    plan = drafting.listed(river_house(), {"m1": Listed(owner="Inés")})
    assert (plan.people[-1].alias, plan.measures[0].owner, plan.measures[0].owner_agreed) == ("Inés", "w3", None)
    assert plan.measures[0].status is Status.IDEA


def test_cells_that_came_back_as_they_were_change_nothing():
    assert drafting.listed(river_house(), {"m1": Listed(), "m2": Listed()}) == river_house()


def test_a_list_asks_for_what_lacks():
    plan = drafting.listed(river_house(), {"m1": Listed(owner="", cost=(None, ""), when=(None, "soon"))})
    assert codes(plan, Step.LIST) == {Code.NOBODY, Code.NO_COST, Code.NO_TIME}


def test_the_four_columns_name_a_threat_once_for_all_its_vulnerabilities():
    own = {"t1": ("Thin doors",)}
    rows = drafting.four_columns(drafting.weighed_again(river_house(), Vulnerability, set(), set(), own, TODAY))
    assert [(row.first, row.vulnerability.text) for row in rows] == [
        (True, "Case files lie open on one computer"),
        (False, "Thin doors"),
    ]
    assert [o.id for o in rows[0].even_so] == ["o2"]
