"""Reading the plain form: all faults together, and nothing dropped in silence."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.domain.document import PLAN, plain, read_document, read_plan, read_session, schema
from amparo.domain.faults import FaultCode, NotADocument
from amparo.domain.plan.edits import with_item
from amparo.domain.plan.model import Cost, Measure, Plan
from tests.people import river_house


def form(**changes: Any) -> dict[str, Any]:
    return {"amparo": "plan", "version": PLAN.version, **changes}


def faults(untrusted: object) -> list[tuple[str, str]]:
    with pytest.raises(NotADocument) as refusal:
        read_plan(untrusted)
    return [(fault.code.value, fault.path) for fault in refusal.value.faults]


def test_a_plan_written_and_read_again_is_the_same_plan() -> None:
    assert read_plan(plain(river_house())) == river_house()
    assert read_plan(msgspec.json.decode(msgspec.json.encode(plain(river_house())))) == river_house()


@pytest.mark.parametrize("letter", ["Dear all", 3, None, [], {}, {"amparo": "letter"}])
def test_something_else_is_not_a_plan(letter: object) -> None:
    assert faults(letter) == [("not-a-document", "amparo")]


def test_a_plan_from_a_newer_amparo_says_so() -> None:
    assert faults(form(version=PLAN.version + 1)) == [("newer-version", "version")]


@pytest.mark.parametrize("version", [None, "1", True, 0, 1.5])
def test_a_version_is_a_whole_number(version: object) -> None:
    assert faults(form(version=version)) == [("wrong-type", "version")]


def test_several_faults_are_told_together() -> None:
    told = faults(
        form(
            colour="green",
            people=[{"id": "Ana Maria", "alias": "Ana"}, "Bo"],
            measures=[{"id": "m1", "status": "nearly", "schedule": {"kind": "someday"}, "cost": {"amount": "much"}}],
            review_on="soon",
        )
    )
    assert told == [
        ("unknown-key", "colour"),
        ("wrong-type", "people[0].id"),
        ("wrong-type", "people[1]"),
        ("missing-key", "measures[0].text"),
        ("wrong-type", "measures[0].cost.amount"),
        ("not-allowed", "measures[0].schedule.kind"),
        ("not-allowed", "measures[0].status"),
        ("wrong-type", "review_on"),
    ]


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    with pytest.raises(NotADocument) as refusal:
        read_plan(form(people=[{"id": "w1", "alas": "Ana"}]))
    assert refusal.value.faults[0].expected == "alias"


def test_references_point_at_something_and_at_the_right_thing() -> None:
    measures = [{"id": "m1", "text": "Change the lock", "owner": "w7", "objectives": ["m1"]}]
    assert faults(form(measures=measures)) == [
        ("wrong-kind", "measures[0].objectives[0]"),
        ("broken-reference", "measures[0].owner"),
    ]


def test_a_ring_of_measures_is_named() -> None:
    ring = [{"id": "m1", "text": "a", "after": ["m2"]}, {"id": "m2", "text": "b", "after": ["m1"]}]
    with pytest.raises(NotADocument) as refusal:
        read_plan(form(measures=ring))
    assert refusal.value.faults[0].code is FaultCode.CYCLE
    assert "m1" in refusal.value.faults[0].found


def test_a_specific_objective_has_its_one_vulnerability() -> None:
    objectives = [
        {"id": "o1", "text": "x", "level": "specific"},
        {"id": "o2", "text": "y", "level": "comprehensive", "vulnerability": "v1"},
    ]
    vulnerabilities = [{"id": "v1", "text": "One lock"}]
    assert faults(form(objectives=objectives, vulnerabilities=vulnerabilities)) == [
        ("objective-without-vulnerability", "objectives[0].vulnerability"),
        ("objective-with-vulnerability", "objectives[1].vulnerability"),
    ]


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-3", "1e30"])
def test_money_is_a_sum_one_could_pay(amount: str) -> None:
    assert faults(form(measures=[{"id": "m1", "text": "x", "cost": {"amount": amount}}])) == [
        ("out-of-range", "measures[0].cost.amount")
    ]


@pytest.mark.parametrize("minutes", [-1, 1441, 10**30])
def test_minutes_outside_a_day_are_too_many_or_too_few(minutes: int) -> None:
    with pytest.raises(NotADocument) as refusal:
        read_session({"amparo": "session", "version": 1, "minutes": minutes})
    assert refusal.value.faults[0].code is FaultCode.OUT_OF_RANGE


def test_a_list_that_may_be_absent_is_looked_into_place_by_place() -> None:
    decided = [{"readers": "outside", "covers": ["1f", "a" * 301]}]
    with pytest.raises(NotADocument) as refusal:
        read_document({"amparo": "next-steps", "version": 1, "decisions": decided})
    assert [fault.path for fault in refusal.value.faults] == ["decisions[0].covers[1]"]


def test_a_repeated_id_is_refused() -> None:
    assert ("repeated-id", "measures[1].id") in faults(
        form(measures=[{"id": "m1", "text": "x"}, {"id": "m1", "text": "y"}])
    )


def test_the_schema_knows_the_envelope() -> None:
    top = schema()["$defs"]["Plan"]
    assert top["required"] == ["amparo", "version"]
    assert top["additionalProperties"] is False


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300)
@given(key=st.sampled_from(Plan.__struct_fields__), value=anything)
def test_whatever_is_put_in_a_field_is_read_or_refused_with_a_place(key: str, value: object) -> None:
    try:
        plan = read_plan(form(**{key: value}))
    except NotADocument as refusal:
        assert all(fault.path for fault in refusal.faults)
    else:
        assert read_plan(plain(plan)) == plan


@given(amount=st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_is_never_rounded(amount: Any) -> None:
    plan = with_item(Plan(), Measure(id="m1", text="x", cost=Cost(amount=amount)))
    assert read_plan(msgspec.json.decode(msgspec.json.encode(plain(plan)))).measures[0].cost == Cost(amount=amount)
