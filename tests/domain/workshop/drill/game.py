"""A room full of people who play; the clock of each game begins at seven in the evening."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.model import Drill, Player
from amparo.domain.workshop.drill.news import ready_set
from amparo.domain.workshop.drill.terms import Level, Mode

EVENING = datetime(2027, 3, 5, 19, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return EVENING + timedelta(minutes=minutes)


def room(people: int, level: Level = Level.EASY) -> Drill:
    """Nobody has a role yet; the break word hangs on the wall, and Inés and Tam are there to talk to."""
    return Drill(
        mode=Mode.ROOM_GAME,
        level=level,
        erase_on=date(2027, 3, 12),
        break_word="lantern",
        listeners=("Inés", "Tam"),
        players=tuple(
            Player(id=f"p{number}", name=f"Kite {number}", seat=f"{number:064x}") for number in range(people)
        ),
        news=ready_set(level),
    )


def shuffled(people: int, seed: int = 1) -> list[int]:
    order = list(range(people))
    Random(seed).shuffle(order)
    return order


def cast_of(people: int, level: Level = Level.EASY, seed: int = 1) -> Drill:
    return machine.cast(room(people, level), shuffled(people, seed))


class Game:
    """A drill that is under way, and what happens in it."""

    def __init__(self, people: int = 19, level: Level = Level.EASY) -> None:
        self.drill = machine.begin(cast_of(people, level), EVENING)

    def do(self, arrow: Callable[..., Drill], *args: Any, minutes: float, **more: Any) -> None:
        self.drill = arrow(self.drill, *args, at(minutes), **more)
