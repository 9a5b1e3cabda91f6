"""Edits leave a plan that holds together, or refuse."""

import pytest
from msgspec.structs import replace

from amparo.domain.plan.edits import falls_with, joined, moved, new_id, with_item, with_kind, without_item
from amparo.domain.plan.model import Approval, Measure, Plan, Threat, Workspace
from amparo.domain.plan.structure import faults_of
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import DoesNotHoldTogether, MixedWorlds, NoSuchItem
from tests.people import TODAY, river_house


def test_a_new_item_gets_an_id_nobody_has() -> None:
    plan = with_item(river_house(), Measure(id=new_id(river_house(), Measure), text="Mark the keys"))
    assert plan.measures[-1].id == "m4"
    assert new_id(without_item(plan, "m2"), Measure) == "m5"


def test_an_item_with_a_known_id_takes_the_old_ones_place() -> None:
    plan = river_house()
    changed = with_item(plan, replace(plan.measures[0], text="Choose it on Monday"))
    assert [m.id for m in changed.measures] == ["m1", "m2", "m3"]
    assert changed.measures[0].text == "Choose it on Monday"


def test_a_measure_for_an_objective_that_is_not_there_is_refused() -> None:
    with pytest.raises(DoesNotHoldTogether) as refusal:
        with_item(river_house(), Measure(id="m9", text="Mark the keys", objectives=("o9",)))
    assert refusal.value.faults[0].path == "measures[3].objectives[0]"


def test_measures_never_wait_for_each_other_in_a_ring() -> None:
    plan = river_house()
    with pytest.raises(DoesNotHoldTogether):
        with_item(plan, replace(plan.measures[0], after=("m2",)))


def test_removing_a_threat_leaves_no_link_to_it() -> None:
    plan = without_item(river_house(), "t1")
    assert plan.vulnerabilities[0].links == ()
    assert plan.objectives[0].threat is None


def test_removing_a_vulnerability_takes_its_objective_with_it_and_says_so_first() -> None:
    assert falls_with(river_house(), "v1") == ("o2",)
    plan = without_item(river_house(), "v1")
    assert [o.id for o in plan.objectives] == ["o1"]
    assert plan.measures[0].objectives == ()


def test_removing_a_person_leaves_their_measures_without_owner_and_takes_their_approval() -> None:
    plan = replace(river_house(), approvals=(Approval(by="w1", on=TODAY),))
    plan = without_item(plan, "w1")
    assert plan.measures[0].owner is None
    assert plan.approvals == ()


def test_removing_what_is_gone_is_refused() -> None:
    with pytest.raises(NoSuchItem):
        without_item(river_house(), "m9")


@pytest.mark.parametrize(("places", "order"), [(1, "m2 m1 m3"), (-5, "m1 m2 m3"), (9, "m2 m3 m1")])
def test_an_item_moves_within_its_list(places: int, order: str) -> None:
    assert " ".join(m.id for m in moved(river_house(), "m1", places).measures) == order


def test_two_plans_become_one_with_every_pointer_right() -> None:
    plan = joined(river_house(), river_house())
    assert len(plan.measures) == 6
    assert plan.measures[4].after == (plan.measures[3].id,)
    assert faults_of(plan) == ()


def test_invented_and_real_never_mix() -> None:
    training = replace(river_house(), workspace=Workspace(kind=WorkspaceKind.TRAINING))
    with pytest.raises(MixedWorlds):
        joined(river_house(), training)
    with pytest.raises(MixedWorlds):
        with_kind(river_house(), WorkspaceKind.FICTITIOUS)


def test_an_empty_plan_may_still_become_a_made_up_one() -> None:
    assert with_kind(Plan(), WorkspaceKind.FICTITIOUS).workspace.kind is WorkspaceKind.FICTITIOUS


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    plan = river_house()
    assert with_item(plan, Threat(id="t2", text="Followed home")).measures is plan.measures
