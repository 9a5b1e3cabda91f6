"""Asking, weeks after a workshop, what became of the next steps; and what came back, without names unless wished."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date

import msgspec

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.seats import Seated
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.followup import (
    KEPT_AFTER,
    CameBack,
    FollowUp,
    Harvest,
    answered,
    days_of,
    harvest,
    unanswered,
)
from amparo.domain.workshop.nextsteps import StepState, WhyNot
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import FollowUpLink
from amparo.store import followups
from amparo.store.followups import Reader
from amparo.store.keys import Keys
from amparo.store.rooms import NoSuchRoom
from amparo.store.seats import Full

__all__ = ["Full", "NoSuchRoom"]

SLIPS_MAX = 40
ANSWERS = frozenset({StepState.DONE, StepState.STARTED, StepState.NOT_DONE})


class NoSuchFollowUp(Exception):
    """There is no question at this address, or not any more."""


class NotOffered(Exception):
    """What was sent is not among what this page offers."""


@dataclass(frozen=True, repr=False)
class Asked:
    follow_up: FollowUp
    answered: bool
    erase_on: date


@dataclass(frozen=True, repr=False)
class Slip:
    """For one sheet of paper."""

    link: FollowUpLink
    ask_on: date
    erase_on: date


def ask_me_later(me: Seated, text: str, *, today: date, on: date | None = None) -> Slip:
    """As somebody wishes from their seat: their own step, asked after 30 days or on their own day. Or Full.

    Nothing that is kept says which seat it was, nor which room.
    """
    if not me.state.answers_to:
        raise NoSuchRoom
    to = followups.facilitator_of(me.room, b64decode(me.state.answers_to))
    ask_on, erase_on = days_of(today, on)
    title = me.state.session.title
    asked = FollowUp(title=title, text=text.strip()[:TEXT_MAX], language=me.card.language, ask_on=ask_on)
    return _ask(asked, to, erase_on)


def print_slips(
    title: str, language: str, count: int, *, by: Member, keys: Keys, today: date, on: date | None = None
) -> tuple[Slip, ...]:
    """For whoever has no phone, or would rather have paper: the step is written by hand, the link is on it."""
    allow(by, Act.FOLLOW_UP)
    ask_on, erase_on = days_of(today, on)
    asked = FollowUp(title=title, language=language, ask_on=ask_on, slip=True)
    to = followups.reader(keys)
    return tuple(_ask(asked, to, erase_on) for _ in range(min(max(count, 1), SLIPS_MAX)))


def read_follow_up(untrusted_link: str, *, today: date) -> Asked:
    """Looking answers nothing. NoSuchFollowUp for a link that is wrong, unknown or over: all the same."""
    try:
        found = followups.read(FollowUpLink.read(untrusted_link), today=today)
        if found is None:
            raise NoSuchFollowUp
        return Asked(msgspec.json.decode(found.content, type=FollowUp), found.answered, found.erase_on)
    except (WrongKey, msgspec.MsgspecError):
        raise NoSuchFollowUp from None


def answer_follow_up(untrusted_link: str, untrusted_says: str, *, today: date, words: str = "", name: str = "") -> None:
    """ "done", "started", or why it was not done. A later answer takes the place of an earlier one."""
    asked = read_follow_up(untrusted_link, today=today).follow_up
    came = _came(asked, untrusted_says, words, name)
    if not followups.answer(FollowUpLink.read(untrusted_link), msgspec.json.encode(came), today=today):
        raise NoSuchFollowUp


def came_back(*, by: Member, keys: Keys) -> tuple[Harvest, ...]:
    """Of each workshop of theirs: how many were asked, what was done, and why not."""
    allow(by, Act.FOLLOW_UP)
    return harvest(came for _id, came in _all_of(keys))


def add_from_paper(title: str, untrusted_says: str, *, by: Member, keys: Keys, today: date, words: str = "") -> None:
    """A slip that was handed back. Slips of one workshop are all alike, so it answers any that still waits."""
    allow(by, Act.FOLLOW_UP)
    asked = FollowUp(title=title, ask_on=today, slip=True)
    came = _came(asked, untrusted_says, words, "")
    waiting = [row for row, found in _all_of(keys) if found.title == title and found.slip and not found.state]
    content = msgspec.json.encode(came)
    if not any(followups.answer_from_paper(row, content, keys) for row in waiting):
        slip = _ask(asked, followups.reader(keys), today + KEPT_AFTER)
        followups.answer(slip.link, content, today=today)


def _ask(asked: FollowUp, to: Reader, erase_on: date) -> Slip:
    link = FollowUpLink.new()
    waits = msgspec.json.encode(unanswered(asked))
    followups.ask(link, msgspec.json.encode(asked), waits, to, ask_on=asked.ask_on, erase_on=erase_on)
    return Slip(link, asked.ask_on, erase_on)


def _all_of(keys: Keys) -> tuple[tuple[bytes, CameBack], ...]:
    return tuple((back.id, msgspec.json.decode(back.content, type=CameBack)) for back in followups.of(keys))


def _came(asked: FollowUp, untrusted_says: str, words: str, name: str) -> CameBack:
    why = WhyNot(untrusted_says) if untrusted_says in set(WhyNot) else None
    state = StepState.NOT_DONE if why else untrusted_says
    if state not in ANSWERS:
        raise NotOffered
    return answered(
        asked, StepState(state), why, words=words.strip()[:TEXT_MAX], name=" ".join(name.split())[:LINE_MAX]
    )
