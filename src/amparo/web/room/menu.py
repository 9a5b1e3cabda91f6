"""What else a participant finds on their page: in front what fits this moment, the rest folded away.

Whoever builds one of these pages adds its line.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.actions import drills
from amparo.actions.seats import Seated
from amparo.domain.workshop import timing
from amparo.domain.workshop.card import StepKind
from amparo.domain.workshop.room import RoomState

PACT = "pact"
"""The category of cards about one's own people."""


class Entry(NamedTuple):
    """`fits`: whether somebody may want it now."""

    route: str
    name: Promise | str
    fits: Callable[[Seated], bool]


class Menu(NamedTuple):
    front: tuple[Entry, ...]
    more: tuple[Entry, ...]


def menu_of(me: Seated) -> Menu:
    front = tuple(entry for entry in MENU if entry.fits(me))
    return Menu(front, tuple(entry for entry in MENU if entry not in front))


def fitting(state: RoomState) -> tuple[bool, str]:
    """What of the room decides what fits; when it changes, pages look again."""
    return is_closing(state), _category(state)


def is_closing(state: RoomState) -> bool:
    """The last round, and after it."""
    progress = state.progress
    if not progress.runs:
        return progress.over_at is not None
    return timing.order(state.session)[timing.here(progress).at].kind is StepKind.CLOSING


def _category(state: RoomState) -> str:
    if not state.progress.runs:
        return ""
    key = timing.order(state.session)[timing.here(state.progress).at].card
    return next((card.category for card in state.session.cards if card.id == key), "")


def _always(_me: Seated) -> bool:
    return True


def _grouped(me: Seated) -> bool:
    return me.card.group is not None


def _ungrouped(me: Seated) -> bool:
    return me.state.grouping is None


def _closing(me: Seated) -> bool:
    return is_closing(me.state)


def _on_pacts(me: Seated) -> bool:
    return _category(me.state) == PACT


def _drilling(me: Seated) -> bool:
    return drills.watch_drill(me) is not None


MENU: tuple[Entry, ...] = (
    Entry("seat-drill", _("The drill"), _drilling),
    Entry("seat-group-plan", _("Our group's plan"), _grouped),
    Entry("seat-petal", _("My petals"), _always),
    Entry("seat-next", _("My next step"), _always),
    Entry("seat-copy", _("What I take home"), _closing),
    Entry("seat-later", _("Ask me how it went"), _closing),
    Entry("seat-wishes", _("Only for making groups"), _ungrouped),
    Entry("seat-pact", _("My three people: what I will do"), _on_pacts),
)
