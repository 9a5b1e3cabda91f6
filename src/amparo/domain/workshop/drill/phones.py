"""With real phones: a practice of somebody's own PACT as a part of a drill. Whoever is called said yes to it beforehand, and to
the hours in which it may come; what came back is read when it is talked about, and stands nowhere in the box of the drill.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.pact.model import Evidence
from amparo.domain.pact.terms import EvidenceKind
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill.gaps import Gap
from amparo.domain.workshop.drill.model import PRACTICES_MAX, Drill, Practice
from amparo.domain.workshop.drill.terms import Cause, GapKind, Happened, Phase

NOTICED_SECONDS = 300
"""So long a contact may take before anything of the message was seen: one day of detention."""
SEEN_AS: Mapping[EvidenceKind, Happened] = {
    EvidenceKind.PAGE_OPENED: Happened.SEEN,
    EvidenceKind.PRACTICE_ANSWERED: Happened.DONE,
}


class OutsideHours(Exception):
    """They agreed to other hours than these."""


class Left(Struct, frozen=True):
    """A message of a practice was handed over for this contact; it was written at that moment."""

    contact: str
    at: datetime


class CameBack(Struct, frozen=True, kw_only=True):
    """One contact of a practice, called by their number in it. Seconds of the drill; none where nothing came.

    `never_left`: their hours are over, and no message was handed over in them.
    """

    practice: Practice
    number: int
    contact: str
    noticed: int | None = None
    acted: int | None = None
    never_left: bool = False


def agree(drill: Drill, practice: Practice) -> Drill:
    """Who said yes, and to which hours. Agreed anew, it takes the place of one that was not sent yet."""
    if drill.phase is Phase.TALKED or practice.opens >= practice.closes or not practice.agreed:
        raise NotNow
    others = tuple(each for each in drill.practices if each.raised_at or each.pact != practice.pact)
    if len(others) >= PRACTICES_MAX:
        raise NotNow
    return replace(drill, practices=(*others, practice))


def raised(drill: Drill, practice_id: str, now: datetime) -> Drill:
    """It was sent, once, in the hours that were agreed."""
    practice = practice_of(drill, practice_id)
    if drill.phase is Phase.TALKED or practice.raised_at:
        raise NotNow
    if not practice.opens <= now <= practice.closes:
        raise OutsideHours
    sent = replace(practice, raised_at=now, second=drill.seconds(now))
    return replace(drill, practices=tuple(sent if each.id == sent.id else each for each in drill.practices))


def practice_of(drill: Drill, practice_id: str) -> Practice:
    found = next((each for each in drill.practices if each.id == practice_id), None)
    if found is None:
        raise NoSuchItem
    return found


def came_back(
    drill: Drill, practice: Practice, evidence: Iterable[Evidence], left: Iterable[Left], now: datetime
) -> tuple[CameBack, ...]:
    """What was seen of each who agreed, from when it was sent until the next one of the same PACT."""
    if practice.raised_at is None:
        return ()
    later = (each.raised_at for each in drill.practices if each.pact == practice.pact and each.raised_at)
    until = min((at for at in later if at > practice.raised_at), default=None)
    seen = [each for each in evidence if each.at >= practice.raised_at and (until is None or each.at < until)]
    reached = {each.contact for each in left if each.at >= practice.raised_at and (until is None or each.at < until)}
    reached |= {each.contact for each in seen} if now > practice.closes else set(practice.agreed)
    return tuple(_one(practice, number, contact, seen, reached) for number, contact in enumerate(practice.agreed, 1))


def not_noticed(back: Iterable[CameBack], end: int) -> Iterator[Gap]:
    """Whoever took longer than that to notice it. It belongs to the way they are reached, not to them."""
    for one in back:
        since = one.practice.second
        late = (end if one.noticed is None else one.noticed) > since + NOTICED_SECONDS
        if late or one.never_left:
            yield Gap(
                kind=GapKind.NOT_LEFT if one.never_left else GapKind.NO_ANSWER,
                key=key_of(one),
                since=since,
                until=end if one.noticed is None else one.noticed,
                number=one.number,
                perhaps=Cause.TOOL,
            )


def key_of(one: CameBack) -> str:
    """Of the gap there may be; the same whether it never left or was not noticed."""
    return f"no-answer/{one.practice.id}/{one.number}"


def _one(practice: Practice, number: int, contact: str, seen: list[Evidence], reached: set[str]) -> CameBack:
    first: dict[Happened, int] = {}
    for each in sorted(seen, key=lambda one: one.at):
        if each.contact == contact and each.kind in SEEN_AS:
            first.setdefault(SEEN_AS[each.kind], _second(practice, each.at))
    acted = first.get(Happened.DONE)
    noticed = min((second for second in first.values()), default=None)
    never_left = contact not in reached
    return CameBack(
        practice=practice, number=number, contact=contact, noticed=noticed, acted=acted, never_left=never_left
    )


def _second(practice: Practice, at: datetime) -> int:
    assert practice.raised_at
    return practice.second + int((at - practice.raised_at).total_seconds())
