"""The clock that runs along, and what to bring."""

from datetime import UTC, datetime, time

from msgspec.structs import replace

from amparo.domain.workshop.agenda import agenda, groups_of, minutes_of, packing, rests_after
from amparo.domain.workshop.card import Material, Per, StepKind
from amparo.domain.workshop.session import FixedPoint, Session
from amparo.domain.workshop.timing import Progress, ahead
from tests.domain.workshop.sessions import morning, promises


def test_the_clock_runs_through_breaks_and_leaves_homework_out() -> None:
    assert [(slot.key, slot.begins, slot.ends) for slot in agenda(morning())] == [
        ("evening/play", 0, 60),
        ("evening/talk", 60, 80),
        ("p1", 80, 100),
        ("promises/write", 100, 120),
        ("promises/tell", 120, 140),
        ("promises/close", 140, 150),
    ]
    assert minutes_of(morning()) == 150
    assert agenda(Session()) == ()


def test_a_break_without_a_place_stands_at_the_end_and_is_counted() -> None:
    session = replace(morning(), pauses=(replace(morning().pauses[0], after=""),))
    assert agenda(session)[-1].key == "p1"
    assert minutes_of(session) == 150


def on_wall(*fixed: FixedPoint) -> dict[str, tuple[int, int]]:
    return {slot.key: slot.on_wall for slot in agenda(replace(morning(), fixed=fixed))}


def test_the_clock_goes_around_a_prayer_and_a_break_takes_it_in() -> None:
    """The morning begins at nine."""
    inside = on_wall(FixedPoint(id="f", title="Prayer", at=time(9, 30), minutes=15))
    assert (inside["evening/play"], inside["evening/talk"], inside["promises/close"]) == ((0, 75), (75, 95), (155, 165))
    resting = on_wall(FixedPoint(id="f", title="Prayer", at=time(10, 20), minutes=15))
    assert (resting["p1"], resting["promises/write"]) == ((80, 100), (100, 120))
    between = on_wall(FixedPoint(id="f", title="Prayer", at=time(11), minutes=15))
    assert (between["promises/write"], between["promises/tell"]) == ((100, 120), (135, 155))


def test_what_takes_no_time_or_ends_the_day_moves_no_clock() -> None:
    bus = FixedPoint(id="f", title="Last bus", at=time(9, 30), minutes=15, hard=True)
    assert on_wall(bus) == on_wall(replace(bus, hard=False, minutes=0)) == on_wall()
    assert [slot.ends for slot in agenda(replace(morning(), fixed=(replace(bus, hard=False),)))][-1] == 150


def test_the_page_and_the_console_say_the_same_times() -> None:
    points = (time(9, 5), time(9, 59), time(10, 30), time(11), time(11, 10), time(8, 55), time(0, 10))
    for begins in (time(9), time(23, 30)):
        fixed = tuple(FixedPoint(id=f"f{n}", title="Prayer", at=at, minutes=10) for n, at in enumerate(points))
        session = replace(morning(), starts_at=begins, fixed=fixed)
        start = datetime.combine(datetime(2026, 12, 5, tzinfo=UTC), begins, UTC)
        placed = ahead(session, Progress(), start)
        shown = [((one.begins - start).seconds // 60, (one.ends - start).seconds // 60) for one in placed]
        assert shown == [slot.on_wall for slot in agenda(session)]


def test_a_break_is_offered_neither_behind_a_break_nor_before_one() -> None:
    keys = [slot.key for slot in rests_after(morning())]
    assert keys == ["evening/play", "promises/write", "promises/tell", "promises/close"]
    meal = replace(promises().steps[0], kind=StepKind.MEAL)
    eaten = replace(promises(), steps=(promises().steps[1], meal, promises().steps[3]))
    assert [slot.key for slot in rests_after(Session(cards=(eaten,)))] == ["promises/close"]


def test_a_step_without_minutes_does_not_move_the_clock() -> None:
    steps = (replace(promises().steps[0], minutes=None, least=None), *promises().steps[1:])
    session = replace(morning(), cards=(replace(promises(), steps=steps),), pauses=())
    assert [slot.begins for slot in agenda(session)] == [0, 0, 20]


def test_what_is_used_up_is_added_up_and_what_is_used_again_is_not() -> None:
    again = replace(promises(), id="again", materials=(*promises().materials, Material(what="markers ", quantity=3)))
    session = replace(morning(), cards=(*morning().cards, again))
    assert [(each.what, each.quantity) for each in packing(session)] == [("Cards", 14), ("Markers", 8), ("Paper", 6)]
    assert packing(session)[2].cards == ("promises", "again")


def test_nobody_counts_for_people_who_were_not_counted() -> None:
    session = replace(morning(), people=None)
    assert [each.quantity for each in packing(session)] == [None, 8, None]
    some = replace(morning(), cards=(replace(promises(), materials=(Material(what="Tea", per=Per.PERSON),)),))
    assert packing(some)[0].quantity is None


def test_so_many_groups() -> None:
    assert [groups_of(n, 5) for n in (1, 5, 6, 14, 18)] == [1, 1, 2, 3, 4]
