"""Roles for 5 to 40 people, and wishes that nobody is told of."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.casting import CannotBeCast, WayOut, places_for
from amparo.domain.workshop.drill.model import Drill, Player
from amparo.domain.workshop.drill.roles import IN_A_TEAM, KEY_FIGURE_OF, KEY_FIGURES, PACT_ROLES, WAITS, WISHES
from amparo.domain.workshop.drill.terms import Role
from tests.domain.workshop.drill.game import EVENING, cast_of, room, shuffled

SIZES = range(5, 41)


def roles(drill: Drill, *kinds: Role) -> list[Role]:
    return [place.role for place in drill.places if place.role in kinds]


def test_nineteen_players_are_the_game_as_it_was_made():
    drill = cast_of(19)
    assert drill.teams == (1, 2, 3)
    assert sorted(roles(drill, *PACT_ROLES)) == sorted(PACT_ROLES)
    assert sorted(roles(drill, *KEY_FIGURES)) == sorted(KEY_FIGURES)
    assert not roles(drill, Role.WATCHER)


def test_five_players_are_one_team_and_one_key_figure():
    drill = cast_of(5)
    assert drill.teams == (1,)
    assert roles(drill, *KEY_FIGURES) == [Role.WARDEN]
    assert Role.LAWYER in roles(drill, *PACT_ROLES)


@pytest.mark.parametrize("people", SIZES)
def test_everybody_has_exactly_one_part(people):
    drill = cast_of(people, seed=people)
    assert sorted(place.player or "" for place in drill.places) == sorted(player.id for player in drill.players)
    assert len(roles(drill, Role.WATCHER)) <= 2


@pytest.mark.parametrize("people", SIZES)
def test_each_team_is_a_defender_and_three_different_people_of_a_pact(people):
    drill = cast_of(people)
    for team in drill.teams:
        mine = [place.role for place in drill.places if place.team == team]
        assert mine[0] is Role.DEFENDER
        assert len(mine) == 4
        assert len(set(mine)) == 4
        assert set(mine) <= set(IN_A_TEAM)


@pytest.mark.parametrize("people", SIZES)
def test_nobody_has_to_convince_somebody_who_is_not_there_and_no_key_figure_waits_for_nobody(people):
    drill = cast_of(people)
    needed = {KEY_FIGURE_OF[role] for role in roles(drill, *PACT_ROLES) if role in KEY_FIGURE_OF}
    assert needed == set(roles(drill, *KEY_FIGURES))


@pytest.mark.parametrize(
    ("people", "way_out"), [(0, WayOut.TABLE_TALK), (4, WayOut.TABLE_TALK), (41, WayOut.TWO_ROOMS)]
)
def test_too_few_or_too_many_are_shown_a_way_out(people, way_out):
    with pytest.raises(CannotBeCast) as refused:
        places_for(people)
    assert refused.value.ways_out == (way_out,)


@pytest.mark.parametrize("seed", range(40))
def test_wishes_are_kept_to_the_letter(seed):
    drill = room(20)
    for player, unwanted in (("p1", [Role.DEFENDER]), ("p2", [Role.WARDEN, Role.DEFENDER]), ("p3", list(KEY_FIGURES))):
        drill = machine.refuse(drill, player, unwanted)
    drill = machine.cast(drill, shuffled(20, seed))
    given = {place.player: place.role for place in drill.places}
    assert given["p1"] is not Role.DEFENDER
    assert given["p2"] not in (Role.WARDEN, Role.DEFENDER)
    assert given["p3"] not in KEY_FIGURES


def test_if_only_one_person_would_play_the_defender_that_person_is_found():
    drill = room(5)
    for player in ("p0", "p1", "p2", "p3"):
        drill = machine.refuse(drill, player, [Role.DEFENDER])
    cast = machine.cast(drill, shuffled(5))
    assert next(place.player for place in cast.places if place.role is Role.DEFENDER) == "p4"


def test_if_nobody_would_the_room_is_offered_something_else_and_nobody_is_named():
    drill = room(5)
    for player in drill.players:
        drill = machine.refuse(drill, player.id, [Role.DEFENDER])
    with pytest.raises(CannotBeCast) as refused:
        machine.cast(drill, shuffled(5))
    assert refused.value.ways_out == (WayOut.ASK_AGAIN, WayOut.TABLE_TALK)


def test_once_it_begins_nothing_knows_any_more_who_asked_for_what():
    drill = machine.cast(machine.refuse(room(8), "p1", [Role.DEFENDER]), shuffled(8))
    assert machine.begin(drill, EVENING).refusals == ()


def test_one_touch_gives_another_role_and_breaks_no_wish():
    drill = machine.cast(machine.refuse(room(20), "p7", [Role.DEFENDER]), shuffled(20))
    mine = next(place for place in drill.places if place.player == "p1")
    after = machine.exchange(drill, "p1", shuffled(20, 5))
    given = {place.player: place.role for place in after.places}
    assert given["p1"] is not mine.role
    assert given["p7"] is not Role.DEFENDER
    assert sorted(given) == sorted(player.id for player in drill.players)


def test_a_swap_against_a_wish_says_no_and_not_whose_it_was():
    drill = machine.cast(machine.refuse(room(20), "p7", [Role.DEFENDER]), shuffled(20))
    defender = next(place.player for place in drill.places if place.role is Role.DEFENDER)
    with pytest.raises(CannotBeCast) as one:
        machine.swap(drill, "p7", defender or "")
    with pytest.raises(CannotBeCast) as other:
        machine.swap(drill, defender or "", "p7")
    assert one.value.args == other.value.args


def test_somebody_without_a_phone_is_cast_like_everybody_else():
    drill = room(5)
    drill = replace(drill, players=(*drill.players[:-1], Player(id="p4", name="Paper 1")))
    cast = machine.cast(drill, shuffled(5))
    assert any(place.player == "p4" for place in cast.places)
    assert cast.place_of("") is None


def test_whoever_leaves_takes_their_wish_with_them_and_whoever_comes_is_counted():
    drill = machine.refuse(machine.refuse(room(8), "p1", [Role.DEFENDER]), "p7", [Role.WARDEN])
    drill = machine.gather(drill, (*drill.players[:7], Player(id="p9", name="Paper 1")))
    assert [refusal.player for refusal in drill.refusals] == ["p1"]
    assert len(drill.players) == 8


def test_six_of_seven_key_figures_ask_what_happened():
    asking = [figure for figure, wishes in WISHES.items() if any(wish.fact == "circumstances" for wish in wishes)]
    assert len(asking) == 6
    assert set(WISHES) == set(KEY_FIGURES)


def test_nobody_waits_in_a_ring():
    waits = {rule.role: set(rule.for_roles) for rule in WAITS}
    for one, other in combinations(waits, 2):
        assert not (other in waits[one] and one in waits[other])
    assert all(role not in waits[role] for role in waits)
