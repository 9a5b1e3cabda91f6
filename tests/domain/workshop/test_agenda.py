"""The clock that runs along, and what to bring."""

from msgspec.structs import replace

from amparo.domain.workshop.agenda import agenda, groups_of, minutes_of, packing
from amparo.domain.workshop.card import Material, Per
from amparo.domain.workshop.session import Session
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
