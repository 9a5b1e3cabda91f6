"""Asking, weeks after a workshop, what became of the next steps; and what came back, without names unless wished."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date

import msgspec

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.seats import Seated
from amparo.domain.pact.addresses import dialled, plausible
from amparo.domain.pact.terms import Way
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.followup import (
    KEPT_AFTER,
    REMINDED_BY,
    CameBack,
    FollowUp,
    Harvest,
    Reminder,
    answered,
    days_of,
    days_with_review,
    harvest,
    unanswered,
)
from amparo.domain.workshop.nextsteps import StepState, WhyNot
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import FollowUpLink
from amparo.store import asking, followups, gateways, reminders
from amparo.store.followups import Reader
from amparo.store.keys import Keys
from amparo.store.rooms import NoSuchRoom
from amparo.store.seats import Full
from amparo.store.together import together

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
    reminded: bool = False


@dataclass(frozen=True, repr=False)
class Slip:
    """For one sheet of paper."""

    link: FollowUpLink
    ask_on: date
    erase_on: date


def ask_me_later(
    me: Seated,
    text: str,
    *,
    today: date,
    on: date | None = None,
    review_on: date | None = None,
    reach: tuple[Way, str] | None = None,
) -> Slip:
    """As somebody wishes from their seat: their own step, asked after 30 days or on their own day. Or Full.

    `reach`: where a message asks them on that day, and once more when the group looks again. NotOffered for no address.

    Nothing that is kept says which seat it was, nor which room.
    """
    if not me.state.answers_to:
        raise NoSuchRoom
    to = followups.facilitator_of(me.room, b64decode(me.state.answers_to))
    if reach and (reach[0].value not in ways_to_remind() or not plausible(*reach)):
        raise NotOffered
    ask_on, erase_on, again_on = days_with_review(today, on, review_on)
    title = me.state.session.title
    asked = FollowUp(title=title, text=text.strip()[:TEXT_MAX], language=me.card.language, ask_on=ask_on)
    with together():
        slip = _ask(asked, to, erase_on)
        if reach:
            way, address = reach
            left = Reminder(link=slip.link.text, way=way, address=dialled(way, address), language=me.card.language)
            reminders.leave(slip.link, left, ask_on=ask_on, again_on=again_on)
    return slip


def ways_to_remind() -> tuple[str, ...]:
    """Those that are set up here."""
    set_up = {each.way for each in gateways.every()}
    return tuple(way.value for way in REMINDED_BY if way.value in set_up)


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
        link = FollowUpLink.read(untrusted_link)
        found = asking.read(link, today=today)
        if found is None:
            raise NoSuchFollowUp
        asked = msgspec.json.decode(found.content, type=FollowUp)
        return Asked(asked, found.answered, found.erase_on, reminders.waits(link))
    except (WrongKey, msgspec.MsgspecError):
        raise NoSuchFollowUp from None


def answer_follow_up(untrusted_link: str, untrusted_says: str, *, today: date, words: str = "", name: str = "") -> None:
    """ "done", "started", or why it was not done. A later answer takes the place of an earlier one."""
    asked = read_follow_up(untrusted_link, today=today).follow_up
    came = _came(asked, untrusted_says, words, name)
    link = FollowUpLink.read(untrusted_link)
    if not asking.answer(link, msgspec.json.encode(came), today=today):
        raise NoSuchFollowUp
    if came.state is StepState.DONE:
        reminders.no_more(link)


def ask_no_more(untrusted_link: str, *, today: date) -> None:
    """No further message; the address goes at once, the question stays until its day."""
    read_follow_up(untrusted_link, today=today)
    reminders.no_more(FollowUpLink.read(untrusted_link))


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
        asking.answer(slip.link, content, today=today)


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
