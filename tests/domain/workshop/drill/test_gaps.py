"""Where preparation failed, read from the log: parts in a game, never people; and no points."""

import msgspec

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.gaps import cause_of, gaps, known
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.terms import Cause, GapKind, Got, Happened
from amparo.domain.workshop.drill.timeline import timeline
from tests.domain.workshop.drill.game import Game, at

LAWYER, DEFENDER = "team-1-lawyer", "team-1-defender"


def raised() -> Game:
    game = Game()
    game.do(machine.happens, Happened.RAISED, DEFENDER, minutes=0)
    return game


def of_kind(drill: Drill, kind: GapKind, minutes: float) -> list[tuple[str, int, int, int]]:
    return [(gap.place, gap.team, gap.since, gap.until) for gap in gaps(drill, at(minutes)) if gap.kind is kind]


def test_nobody_led_from_the_alert_until_somebody_did():
    game = raised()
    game.do(machine.happens, Happened.LEADS, LAWYER, minutes=8)
    assert of_kind(game.drill, GapKind.NOBODY_LED, 20) == [("", 1, 0, 480)]


def test_a_lead_within_three_minutes_leaves_no_gap():
    game = raised()
    game.do(machine.happens, Happened.LEADS, LAWYER, minutes=2)
    assert not of_kind(game.drill, GapKind.NOBODY_LED, 20)


def test_a_fact_is_missing_from_the_first_question_until_it_is_there():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.UNSURE, minutes=8)
    assert of_kind(game.drill, GapKind.FACT_NOT_KNOWN, 12) == [(LAWYER, 1, 360, 720)]
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.GOT, minutes=11)
    assert of_kind(game.drill, GapKind.FACT_NOT_KNOWN, 12) == [(LAWYER, 1, 360, 660)]


def test_consent_that_is_not_known_is_a_matter_of_consent():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.CONSENT, Got.NOT_GOT, minutes=6)
    (gap,) = [gap for gap in gaps(game.drill, at(12)) if gap.kind is GapKind.FACT_NOT_KNOWN]
    assert gap.perhaps is Cause.CONSENT


def test_the_master_sees_fact_by_fact_who_could_give_it():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    game.do(machine.asked, "warden-1", LAWYER, FactKind.WHY_THERE, Got.GOT, minutes=7)
    assert [(one.fact, one.by, one.missing) for one in known(game.drill)] == [
        (FactKind.MANDATE, (), (LAWYER,)),
        (FactKind.WHY_THERE, (LAWYER,), ()),
    ]


def test_news_to_which_nobody_did_what_was_expected():
    game = raised()
    game.do(machine.send, "lead-phone-off", minutes=3)
    assert not of_kind(game.drill, GapKind.NEWS_UNANSWERED, 7)
    assert of_kind(game.drill, GapKind.NEWS_UNANSWERED, 9) == [("", 0, 180, 540)]
    game.do(machine.happens, Happened.DONE, LAWYER, minutes=10, news="lead-phone-off")
    assert of_kind(game.drill, GapKind.NEWS_UNANSWERED, 20) == [("", 0, 180, 600)]


def test_whoever_did_not_see_the_alert_was_not_reached():
    game = raised()
    for place in game.drill.places:
        if place.team == 1 and place.id not in (DEFENDER, LAWYER):
            game.do(machine.happens, Happened.SEEN, place.id, minutes=1)
    assert of_kind(game.drill, GapKind.NOT_REACHED, 20) == [(LAWYER, 1, 0, 1200)]


def test_an_act_that_waited_for_another_is_a_question_of_order():
    game = raised()
    campaigner = next(place.id for place in game.drill.places if place.role == "campaigner")
    game.do(machine.asked, "embassy-1", campaigner, FactKind.WORK, Got.GOT, minutes=9)
    (gap,) = [gap for gap in gaps(game.drill, at(20)) if gap.kind is GapKind.WAITED]
    assert (gap.place, gap.since, gap.perhaps) == (campaigner, 540, Cause.ORDER)


def test_a_first_try_leaves_no_gap():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    game.do(machine.hold, minutes=7)
    game.drill = machine.turn_back(game.drill, 3, at(8))
    assert not of_kind(game.drill, GapKind.FACT_NOT_KNOWN, 12)


def test_the_group_says_why_and_may_change_its_mind():
    game = raised()
    game.do(machine.stop, minutes=20)
    (gap, *_) = gaps(game.drill, at(20))
    assert cause_of(game.drill, gap) is None
    drill = machine.cause(machine.cause(game.drill, gap.key, Cause.LUCK), gap.key, Cause.TOOL)
    assert cause_of(drill, gap) is Cause.TOOL


def test_no_gap_names_a_person_and_nothing_is_counted_up():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    game.do(machine.stop, minutes=20)
    written = msgspec.json.encode(timeline(game.drill, at(20)).gaps).decode()
    assert not any(player.name in written or player.seat in written for player in game.drill.players)
    assert "score" not in written
    assert "rank" not in written


def test_the_timeline_has_a_lane_for_the_room_and_one_for_each_part():
    game = raised()
    game.do(machine.send, "journalist", minutes=12)
    game.do(machine.token, LAWYER, minutes=13, figure="warden-1")
    game.do(machine.stop, minutes=20)
    line = timeline(game.drill, at(30))
    assert line.seconds == 1200
    assert [lane.place.id if lane.place else "" for lane in line.lanes][:3] == ["", DEFENDER, LAWYER]
    assert len(line.lanes) == 20
    assert [mark.what for mark in line.lanes[0].marks] == [Happened.NEWS]
    assert [mark.what for mark in line.lanes[2].marks] == [Happened.TOKEN]


def test_a_drill_comes_back_from_its_plain_form_as_it_was():
    game = raised()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    assert msgspec.json.decode(msgspec.json.encode(game.drill), type=Drill) == game.drill
