"""Who plays what, for 5 to 40 people: teams of one defender and three of their PACT, and the key figures they must convince.

Nineteen players are the game as it was made: three teams, all nine roles of a PACT, all seven key figures; a twentieth
leads it. Wishes not to be given a role are kept to the letter, and nothing says whose they were.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import cycle, islice

from msgspec.structs import replace

from amparo.domain.workshop.drill.model import PLAYERS_MAX, PLAYERS_MIN, Drill, Place, Player
from amparo.domain.workshop.drill.roles import KEY_FIGURE_OF, ON_THEIR_OWN
from amparo.domain.workshop.drill.terms import Role

TEAM = 4
MEMBERS = TEAM - 1
WATCHERS_MAX = 2
FIGURES_PER_THREE_TEAMS = len(KEY_FIGURE_OF)


class WayOut(StrEnum):
    TABLE_TALK = "table-talk"
    TWO_ROOMS = "two-rooms"
    ASK_AGAIN = "ask-again"


class CannotBeCast(Exception):
    """Nobody can be given roles like this. `ways_out`: what can be done instead; never whose wish it was."""

    def __init__(self, *ways_out: WayOut) -> None:
        super().__init__(ways_out)
        self.ways_out = ways_out


def gathered(drill: Drill, players: Sequence[Player]) -> Drill:
    """Whoever is in the room now. Wishes of whoever left go with them; parts are given anew."""
    if len(players) > PLAYERS_MAX:
        raise CannotBeCast(WayOut.TWO_ROOMS)
    here = {player.id for player in players}
    kept = tuple(refusal for refusal in drill.refusals if refusal.player in here)
    return replace(drill, players=tuple(players), refusals=kept, places=())


def cast(drill: Drill, order: Sequence[int]) -> Drill:
    """Everybody in a place. `order`: a shuffled range of as many numbers as there are players, drawn by the caller."""
    places = places_for(len(drill.players))
    shuffled = [drill.players[number] for number in order]
    found = _matched(shuffled, places, _refused(drill))
    return replace(drill, places=tuple(replace(place, player=found[place.id]) for place in places))


def places_for(players: int) -> tuple[Place, ...]:
    """The parts there are for so many people."""
    if players < PLAYERS_MIN:
        raise CannotBeCast(WayOut.TABLE_TALK)
    if players > PLAYERS_MAX:
        raise CannotBeCast(WayOut.TWO_ROOMS)
    teams = teams_for(players)
    figures = min(players - TEAM * teams, _useful(teams))
    watchers = players - TEAM * teams - figures
    return (
        *_teams(teams, min(figures, FIGURES_PER_THREE_TEAMS)),
        *_key_figures(figures),
        *(Place(id=f"watcher-{number + 1}", role=Role.WATCHER) for number in range(watchers)),
    )


def teams_for(players: int) -> int:
    """As few teams as leave at most two people watching, and at least one key figure."""
    return next(
        teams for teams in range(1, PLAYERS_MAX) if 1 <= players - TEAM * teams <= _useful(teams) + WATCHERS_MAX
    )


def _useful(teams: int) -> int:
    """More key figures than these would wait for visitors: one for each member of a PACT, and never more than queue."""
    return min(MEMBERS * teams, FIGURES_PER_THREE_TEAMS * -(-teams // 3))


def _teams(teams: int, figures: int) -> tuple[Place, ...]:
    """Each key figure is needed by somebody; no team has the same role twice."""
    dealt = [*list(KEY_FIGURE_OF)[:figures], *ON_THEIR_OWN]
    roles = iter(islice(cycle(dealt), MEMBERS * teams))
    return tuple(
        Place(id=f"team-{team}-{role}", role=role, team=team)
        for team in range(1, teams + 1)
        for role in (Role.DEFENDER, *islice(roles, MEMBERS))
    )


def _key_figures(count: int) -> tuple[Place, ...]:
    """All seven once before any of them stands there twice."""
    every = list(KEY_FIGURE_OF.values())
    return tuple(
        Place(id=f"{every[number % len(every)]}-{number // len(every) + 1}", role=every[number % len(every)])
        for number in range(count)
    )


def _refused(drill: Drill) -> Mapping[str, frozenset[Role]]:
    return {refusal.player: frozenset(refusal.roles) for refusal in drill.refusals}


def _matched(
    players: Sequence[Player], places: Sequence[Place], refused: Mapping[str, frozenset[Role]]
) -> dict[str, str]:
    """A place for each, by augmenting paths: if there is a way to keep every wish, this finds it."""
    taken: dict[str, Player] = {}

    def seat(player: Player, tried: set[str]) -> bool:
        for place in places:
            if place.id in tried or place.role in refused.get(player.id, ()):
                continue
            tried.add(place.id)
            if place.id not in taken or seat(taken[place.id], tried):
                taken[place.id] = player
                return True
        return False

    if not all(seat(player, set()) for player in players):
        raise CannotBeCast(WayOut.ASK_AGAIN, WayOut.TABLE_TALK)
    return {place: player.id for place, player in taken.items()}


def swapped(drill: Drill, one: str, other: str) -> Drill:
    """Two people change places, if neither wished not to. Which of them wished it is not told."""
    at = {place.player: place for place in drill.places}
    refused = _refused(drill)
    if one not in at or other not in at or one == other:
        raise CannotBeCast(WayOut.ASK_AGAIN)
    if at[other].role in refused.get(one, ()) or at[one].role in refused.get(other, ()):
        raise CannotBeCast(WayOut.ASK_AGAIN)
    turned = {one: other, other: one}
    places = tuple(
        replace(place, player=turned[place.player], trigger="") if place.player in turned else place
        for place in drill.places
    )
    return replace(drill, places=places)


def exchanged(drill: Drill, player: str, order: Sequence[int]) -> Drill:
    """One touch on one's own page: another role, with whoever can take mine. It changes hands as if it had been drawn."""
    mine = next((place.role for place in drill.places if place.player == player), None)
    for number in order:
        other = drill.players[number].id
        theirs = next((place.role for place in drill.places if place.player == other), None)
        if theirs is not None and theirs is not mine:
            try:
                return swapped(drill, player, other)
            except CannotBeCast:
                continue
    raise CannotBeCast(WayOut.ASK_AGAIN)
