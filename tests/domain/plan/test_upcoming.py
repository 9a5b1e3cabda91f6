"""What a plan asks of people now, and who carries how much."""

from datetime import date

from msgspec.structs import replace

from amparo.domain.plan.edits import with_item
from amparo.domain.plan.life import finish, rewritten
from amparo.domain.plan.load import handed_over, loads
from amparo.domain.plan.model import Every, Measure
from amparo.domain.plan.schedule import overdue
from amparo.domain.plan.terms import Status, Unit
from amparo.domain.plan.upcoming import first_thing, upcoming
from tests.people import TODAY, WRITTEN, river_house

PLAN = river_house()
NEXT_YEAR = date(2027, 11, 20)


def test_what_is_for_when_it_happens_is_never_late():
    assert not overdue(PLAN.measures[2], WRITTEN, NEXT_YEAR)


def test_late_soon_nobodys_and_done():
    nobodys = replace(PLAN.measures[0], id="m4", owner=None, owner_agreed=None)
    plan = with_item(with_item(PLAN, nobodys), finish(replace(PLAN.measures[0], id="m5"), TODAY))
    now = upcoming(plan, TODAY)
    assert (now.late, now.soon, now.nobodys, now.done) == (("m1", "m4"), ("m2",), ("m4",), ("m5",))


def test_the_first_thing_waits_for_nothing():
    assert first_thing(PLAN, WRITTEN).id == "m1"
    assert first_thing(with_item(PLAN, finish(PLAN.measures[0], TODAY)), TODAY).id == "m2"


def test_hours_once_and_hours_every_week():
    weekly = replace(PLAN.measures[1], hours=3, schedule=Every(count=2, unit=Unit.WEEK))
    plan = with_item(with_item(PLAN, weekly), replace(PLAN.measures[0], hours=5))
    rosa, tomas = loads(plan, TODAY)
    assert (rosa.hours, rosa.unsaid, rosa.measures) == (5, 1, ("m1", "m3"))
    assert (tomas.weekly, tomas.stands_in) == (1.5, 1)


def test_whoever_left_is_shown_only_while_something_is_still_theirs():
    left = with_item(PLAN, replace(PLAN.people[1], left_on=WRITTEN))
    assert len(loads(left, TODAY)) == 2
    assert len(loads(handed_over(left, "w2", "w1"), TODAY)) == 1


def test_what_is_done_is_not_handed_over():
    plan = with_item(PLAN, finish(PLAN.measures[0], TODAY))
    assert [measure.owner for measure in handed_over(plan, "w1", "w2").measures] == ["w1", "w2", "w2"]


def test_an_owner_who_says_yes_makes_an_idea_agreed():
    idea = Measure(id="m9", text="Ask", owner="w1")
    assert rewritten(idea, replace(idea, owner_agreed=True)).status is Status.AGREED


def test_a_yes_does_not_pass_to_the_next_owner():
    agreed = PLAN.measures[0]
    changed = rewritten(agreed, replace(agreed, owner="w2"))
    assert (changed.owner_agreed, changed.status) == (None, Status.IDEA)
