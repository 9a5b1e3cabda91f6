"""What may be given up so that a session ends in time, each offer with the new end and what is lost by it.

They come in this order: drop what is there *if there is time*, shrink what *should* be there in proportion and never
under its shortest, move the end. Breaks, meals, the closing and the debrief after a game are never on offer; nor is
what must be there, but for the minutes beyond a shortest length that somebody wrote down.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec.structs import replace

from amparo.domain.part import Line, Part
from amparo.domain.workshop.card import Need
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.timing import Progress, Slot, ends, here, late, left_seconds, length, order, too_long_for

LATE_SECONDS_MIN = 60
"""Less than this is not late."""
REPORTERS_LEAST = 2
SPARED_MINUTES = 3
"""For so little nobody is sent home unheard: a step that would have to go stays at its shortest."""


class OfferKind(StrEnum):
    DROP = "drop"
    SHRINK = "shrink"
    MOVE_END = "move-end"


class Change(Part, frozen=True, kw_only=True):
    key: Line
    title: Line
    before: int
    after: int
    reporters: int = 0
    """How many report back in what is left."""


class Offer(Part, frozen=True, kw_only=True):
    """`ends`: when the session would end. `late_seconds`: how late it would still be. `changes`: what is lost."""

    kind: OfferKind
    changes: tuple[Change, ...] = ()
    minutes: int = 0
    """By how much the end moves."""
    ends: datetime
    late_seconds: int


def offers(session: Session, progress: Progress, now: datetime) -> tuple[Offer, ...]:
    """What may be given up, in order; nothing while there is time."""
    behind = late(session, progress, now)
    if not progress.runs or behind < LATE_SECONDS_MIN:
        return ()
    needed = -(-behind // 60)
    coming = _coming(session, progress, now, needed)
    found = [
        _offer(session, progress, now, OfferKind.DROP, _dropped(coming, needed)),
        _offer(session, progress, now, OfferKind.SHRINK, _shrunk(coming, needed)),
    ]
    moved = replace(progress, moved_minutes=progress.moved_minutes + needed)
    end = Offer(
        kind=OfferKind.MOVE_END,
        minutes=needed,
        ends=ends(session, progress, now),
        late_seconds=late(session, moved, now),
    )
    fits = not too_long_for(session, progress, now)
    return tuple(offer for offer in (*found, *([end] if fits else [])) if offer.changes or offer.minutes)


def _coming(session: Session, progress: Progress, now: datetime, needed: int) -> list[tuple[Slot, int, int]]:
    """What may still be shortened: each with its minutes now and the fewest it can last; of the present step the rest.

    What comes under a later card keeps its reserve as long as the present card can give what is needed.
    """
    at_now = here(progress).at
    slots = order(session)
    used = length(slots[at_now], progress) - max(left_seconds(session, progress, now), 0) // 60
    coming = [
        (slot, length(slot, progress), max(slot.least, used) if at == at_now else slot.least)
        for at, slot in enumerate(slots)
        if at >= at_now and slot.offered and length(slot, progress)
    ]
    near = [one for one in coming if one[0].card == coming[0][0].card]
    return near if sum(minutes - least for _, minutes, least in near) >= needed else coming


def _dropped(coming: Iterable[tuple[Slot, int, int]], needed: int) -> list[Change]:
    """The nearest first, so that what comes later keeps its reserve: shortened where that is enough, else given up."""
    found: list[Change] = []
    for slot, minutes, least in coming:
        if slot.need is not Need.IF_TIME or needed <= 0:
            continue
        after = minutes - needed if minutes - needed >= max(least, 1) else 0
        if after == 0 and (least > slot.least or (least and needed - (minutes - least) <= SPARED_MINUTES)):
            after = least
        if after < minutes:
            found.append(_change(slot, minutes, after))
            needed -= minutes - after
    return found


def _shrunk(coming: Sequence[tuple[Slot, int, int]], needed: int) -> list[Change]:
    """All in proportion to what each can give: those of the present card, and of the others what these cannot give."""
    able = [(slot, minutes, minutes - least) for slot, minutes, least in coming if slot.need is not Need.IF_TIME]
    able = [one for one in able if one[2] > 0]
    near = [one for one in able if one[0].card == coming[0][0].card]
    rest = [one for one in able if one not in near]
    found = _in_proportion(near, needed)
    return found + _in_proportion(rest, needed - sum(change.before - change.after for change in found))


def _in_proportion(able: Sequence[tuple[Slot, int, int]], needed: int) -> list[Change]:
    """In whole minutes, so that the sum is what is needed."""
    room = sum(give for _, _, give in able)
    taking = max(0, min(needed, room))
    found, taken, seen = [], 0, 0
    for slot, minutes, give in able:
        seen += give
        share = min(give, -(-taking * seen // room) - taken)
        taken += share
        if share:
            found.append(_change(slot, minutes, minutes - share))
    return found


def _change(slot: Slot, before: int, after: int) -> Change:
    reporters = 0
    if slot.reporters and after:
        reporters = max(REPORTERS_LEAST, slot.reporters * after // slot.minutes)
    return Change(key=slot.key, title=slot.title, before=before, after=after, reporters=min(reporters, slot.reporters))


def _offer(session: Session, progress: Progress, now: datetime, kind: OfferKind, changes: Sequence[Change]) -> Offer:
    after = _with(progress, changes)
    return Offer(
        kind=kind,
        changes=tuple(changes),
        ends=ends(session, after, now),
        late_seconds=late(session, after, now),
    )


def _with(progress: Progress, changes: Iterable[Change]) -> Progress:
    return replace(progress, minutes={**progress.minutes, **{change.key: change.after for change in changes}})


def accept(progress: Progress, offer: Offer) -> Progress:
    return replace(_with(progress, offer.changes), moved_minutes=progress.moved_minutes + offer.minutes)


def homework(session: Session, progress: Progress) -> tuple[Slot, ...]:
    """What was given up: it goes home with everybody, on the copy they take."""
    return tuple(slot for slot in order(session) if progress.minutes.get(slot.key) == 0 and slot.minutes)
