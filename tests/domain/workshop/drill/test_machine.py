"""The arrows of a drill, drawn and not drawn."""

from itertools import product

import pytest
from msgspec.structs import replace

from amparo.domain.pact.terms import FactKind
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.machine import Act, NotYet, StillWaits
from amparo.domain.workshop.drill.model import Drill, News
from amparo.domain.workshop.drill.terms import Cause, Got, Happened, Level, Mode, Phase, Role
from tests.domain.workshop.drill.game import EVENING, Game, at, cast_of, room, shuffled

NOW = at(10)
ARROWS = {
    Act.CARE: lambda drill: machine.cared_for(drill, "a glass of water", ("Inés", "Noor")),
    Act.GATHER: lambda drill: machine.gather(drill, drill.players[:7]),
    Act.REFUSE: lambda drill: machine.refuse(drill, "p1", [Role.DEFENDER]),
    Act.CAST: lambda drill: machine.cast(drill, shuffled(19, 7)),
    Act.SWAP: lambda drill: machine.swap(drill, "p1", "p2"),
    Act.EXCHANGE: lambda drill: machine.exchange(drill, "p1", shuffled(19)),
    Act.AGREE_SIGN: lambda drill: machine.agree_sign(drill, "team-1-defender", "a dropped glass"),
    Act.BEGIN: lambda drill: machine.begin(drill, NOW),
    Act.HOLD: lambda drill: machine.hold(drill, NOW),
    Act.REST: lambda drill: machine.rest(drill, NOW),
    Act.GO_ON: lambda drill: machine.go_on(drill, NOW),
    Act.TURN_BACK: lambda drill: machine.turn_back(drill, 2, NOW),
    Act.SEND: lambda drill: machine.send(drill, "journalist", NOW),
    Act.SKIP: lambda drill: machine.skip(drill, "journalist", NOW),
    Act.IMPROVISE: lambda drill: machine.improvise(drill, News(id="own-1", minute=1, text="A car stops outside.")),
    Act.NOTE: lambda drill: machine.note(drill, "Everybody rings the same number", NOW),
    Act.HAPPENS: lambda drill: machine.happens(drill, Happened.LEADS, "team-1-lawyer", NOW),
    Act.ASKED: lambda drill: machine.asked(drill, "warden-1", "team-1-lawyer", FactKind.MANDATE, Got.NOT_GOT, NOW),
    Act.TOKEN: lambda drill: machine.token(drill, "team-1-lawyer", NOW, figure="warden-1"),
    Act.TIME_OUT: lambda drill: machine.time_out(drill, 1, NOW),
    Act.FREED: lambda drill: machine.freed(drill, 1, NOW),
    Act.STOP: lambda drill: machine.stop(drill, NOW),
    Act.CAUSE: lambda drill: machine.cause(drill, "nobody-led/1", Cause.PEOPLE),
    Act.TALKED: machine.talked,
}
DRAWN = {(act, phase) for act, phases in machine.DRAWN.items() for phase in phases}


def in_phase(phase: Phase) -> Drill:
    return replace(cast_of(19), phase=phase)


def test_every_act_is_drawn_somewhere():
    assert set(ARROWS) == set(Act) == {act for act, _phase in DRAWN}


@pytest.mark.parametrize(("act", "phase"), sorted(DRAWN))
def test_every_drawn_arrow_leads_on(act, phase):
    assert ARROWS[act](in_phase(phase)) != in_phase(phase)


@pytest.mark.parametrize(("act", "phase"), sorted(set(product(Act, Phase)) - DRAWN))
def test_every_other_arrow_is_refused(act, phase):
    with pytest.raises(NotNow):
        ARROWS[act](in_phase(phase))


@pytest.mark.parametrize("without", [{"break_word": ""}, {"listeners": ("Inés",)}, {"places": ()}])
def test_nobody_begins_without_a_way_out_and_two_people_to_talk_to(without):
    with pytest.raises(NotYet):
        machine.begin(replace(cast_of(8), **without), EVENING)


def test_table_talk_needs_nobody_in_a_role():
    talk = replace(room(0), mode=Mode.TABLE_TALK, break_word="", listeners=())
    assert machine.begin(talk, EVENING).phase is Phase.RUNNING


def test_five_minutes_are_a_day():
    game = Game()
    assert [game.drill.day(at(minutes)) for minutes in (0, 4.9, 5, 12)] == [1, 1, 2, 3]


def test_the_clock_stands_while_somebody_has_a_break():
    game = Game()
    game.do(machine.rest, minutes=4)
    assert game.drill.seconds(at(40)) == 240
    game.do(machine.go_on, minutes=40)
    assert game.drill.seconds(at(41)) == 300


def test_the_break_word_leaves_no_name_in_the_log():
    game = Game()
    game.do(machine.rest, minutes=4)
    entry = game.drill.log[-1]
    assert (entry.what, entry.place, entry.other, entry.text) == (Happened.RESTED, None, None, "")


def test_a_wall_clock_set_back_takes_no_time_away():
    assert Game().drill.seconds(at(-30)) == 0


def test_turning_back_sets_aside_what_was_tried_and_lets_it_be_sent_again():
    game = Game()
    game.do(machine.send, "lead-phone-off", minutes=3)
    game.do(machine.hold, minutes=6)
    game.drill = machine.turn_back(game.drill, 4, at(7))
    assert game.drill.seconds(at(8)) == 120
    assert not game.drill.counted(Happened.NEWS)
    assert [entry.aside for entry in game.drill.log if entry.what is Happened.NEWS] == [True]


def test_a_token_is_given_once():
    game = Game()
    game.do(machine.token, "team-1-lawyer", minutes=5, figure="warden-1")
    with pytest.raises(NotNow):
        game.do(machine.token, "team-1-lawyer", minutes=6, figure="warden-1")


def place(game: Game, role: Role) -> str:
    return next(each.id for each in game.drill.places if each.role is role)


def test_the_mission_waits_for_a_statement_of_any_team_when_it_is_played_hard():
    game = Game(level=Level.HARD)
    campaigner = place(game, Role.CAMPAIGNER)
    with pytest.raises(StillWaits):
        game.do(machine.token, campaigner, minutes=6, figure="embassy-1")
    game.do(machine.token, place(game, Role.OUTREACH), minutes=7, figure="international-1")
    game.do(machine.token, campaigner, minutes=8, figure="embassy-1")
    assert len(game.drill.counted(Happened.TOKEN)) == 2


def test_the_friend_speaks_to_the_others_before_the_family_is_told():
    game = Game()
    friend = place(game, Role.FRIEND)
    team = game.drill.place(friend).team
    others = [each.id for each in game.drill.places if each.team == team and each.id != friend][1:]
    assert len(machine.waits_for(game.drill, friend)) == 2
    game.do(machine.happens, Happened.CALLED, friend, minutes=1, other=others[0])
    game.do(machine.happens, Happened.CALLED, others[1], minutes=2, other=friend)
    assert machine.waits_for(game.drill, friend) == ()


def test_when_the_last_defender_is_free_it_is_over():
    game = Game()
    for team in (1, 2):
        game.do(machine.freed, team, minutes=20)
        assert game.drill.phase is Phase.RUNNING
    game.do(machine.freed, 3, minutes=25)
    assert game.drill.phase is Phase.STOPPED
    assert game.drill.seconds(at(90)) == 25 * 60


def test_a_key_figure_asks_a_member_of_a_pact_and_nobody_else():
    game = Game()
    with pytest.raises(NotNow):
        game.do(machine.asked, "warden-1", "embassy-1", FactKind.WHO, Got.GOT, minutes=1)
    with pytest.raises(NoSuchItem):
        game.do(machine.asked, "warden-1", "team-9-lawyer", FactKind.WHO, Got.GOT, minutes=1)
