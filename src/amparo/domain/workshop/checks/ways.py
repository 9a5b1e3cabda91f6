"""Ways out of a question about minutes, worked out beforehand: each can be said in numbers and taken in one touch.

Where time comes from, people decide. What a step needs is taken to be what the longest step beside it has, at most half
an hour; who gives, are the two longest, and each at most half of what it has.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.checks import Finding
from amparo.domain.workshop.agenda import agenda, minutes_of
from amparo.domain.workshop.card import MINUTES_MAX, Card, Need, Step, StepKind
from amparo.domain.workshop.checks.reading import here
from amparo.domain.workshop.checks.sums import REPORT_MINUTES_LEAST
from amparo.domain.workshop.edits import card_of, lasting, pause_of, step_of, with_item, with_step
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import key_of
from amparo.domain.workshop.timing import NEVER_OFFERED

STEP_MINUTES = 30
ROUND_MINUTES = 5
GIVERS = 2
GIVE = frozenset({StepKind.WORK, StepKind.GROUPS})


class WayOut(StrEnum):
    ADD = "add"
    TAKE = "take"
    DIVIDE = "divide"
    LONGER = "longer"
    SPARE = "spare"
    SHORTER = "shorter"
    REST = "rest"
    FEWER = "fewer"


class Way(Struct, frozen=True, kw_only=True):
    """`after`: the session as it would be. `minutes`: how many are meant, or how many people. `at`: the steps it concerns."""

    out: WayOut
    after: Session
    minutes: int = 0
    at: tuple[str, ...] = ()


def ways(session: Session, finding: Finding) -> tuple[Way, ...]:
    """What one touch can do about it, beside the form; nothing where only people know."""
    found = WAYS.get(finding.code)
    return tuple(found(session, finding.where)) if found and len(finding.items) <= 1 else ()


def taken(session: Session, finding: Finding, untrusted_way: str) -> Session:
    """The session after this way out, if it is one of them."""
    return next((way.after for way in ways(session, finding) if way.out == untrusted_way), session)


def _step_needs_time(session: Session, key: str) -> Iterator[Way]:
    card, step = card_of(session, key.partition("/")[0]), step_of(session, key)
    giving = sorted(
        (one for one in here(card) if one.kind in GIVE and one.minutes), key=lambda one: -(one.minutes or 0)
    )
    wanted = min(giving[0].minutes or STEP_MINUTES, STEP_MINUTES) if giving else STEP_MINUTES
    given = with_step(session, key, lambda one: lasting(one, wanted))
    yield Way(out=WayOut.ADD, after=_fitting(given, card.id), minutes=wanted)
    givers = giving[:GIVERS]
    shares = {one.id: min((one.minutes or 0) // 2, wanted // len(givers)) for one in givers}
    if sum(shares.values()) >= ROUND_MINUTES:
        yield _taking(session, card, step, shares)


def _taking(session: Session, card: Card, step: Step, shares: Mapping[str, int]) -> Way:
    minutes = sum(shares.values())
    steps = tuple(
        lasting(one, minutes) if one is step else lasting(one, (one.minutes or 0) - shares.get(one.id, 0))
        for one in card.steps
    )
    after = with_item(session, replace(card, steps=steps))
    at = tuple(key_of(card, one) for one in card.steps if one.id in shares)
    return Way(out=WayOut.TAKE, after=after, minutes=minutes, at=at)


def _fitting(session: Session, card_id: str) -> Session:
    """The card says how long its steps take, where it said less."""
    card = card_of(session, card_id)
    total = sum(step.minutes or 0 for step in here(card))
    if card.time is None or card.time.most >= total:
        return session
    span = replace(card.time, most=min(total, MINUTES_MAX), said="")
    return with_item(session, replace(card, time=span))


def _one_total(session: Session, card_id: str) -> Iterator[Way]:
    """In fives, as even as they come out; what is left goes to the first that is worked in."""
    card = card_of(session, card_id)
    steps = here(card)
    assert card.time
    each = card.time.most // len(steps) // ROUND_MINUTES * ROUND_MINUTES or card.time.most // len(steps)
    longest = next((one for one in steps if one.kind in GIVE), steps[0])
    left = card.time.most - each * len(steps)
    divided = {one.id: each + (left if one is longest else 0) for one in steps}
    made = tuple(lasting(one, divided[one.id]) if one.id in divided else one for one in card.steps)
    if each:
        yield Way(out=WayOut.DIVIDE, after=with_item(session, replace(card, steps=made)), minutes=each)


def _over_card(session: Session, card_id: str) -> Iterator[Way]:
    total = sum(step.minutes or 0 for step in here(card_of(session, card_id)))
    if total <= MINUTES_MAX:
        yield Way(out=WayOut.LONGER, after=_fitting(session, card_id), minutes=total)


def _over_session(session: Session, _where: str) -> Iterator[Way]:
    """As when time runs out in the room: what comes only if there is time, then what can be shorter; never a break. Only
    where it is enough."""
    total, most = minutes_of(session), session.minutes or MINUTES_MAX
    spare = _each_step(session, lambda step: lasting(step, 0) if step.need is Need.IF_TIME and step.minutes else step)
    short = _each_step(spare, lambda step: lasting(step, step.least) if step.least and step.minutes else step)
    for out, after in ((WayOut.SPARE, spare), (WayOut.SHORTER, short)):
        if minutes_of(after) <= most:
            yield Way(out=out, after=after, minutes=total - minutes_of(after))
    if total <= MINUTES_MAX:
        yield Way(out=WayOut.LONGER, after=replace(session, minutes=total), minutes=total)


def _each_step(session: Session, edit: Callable[[Step], Step]) -> Session:
    """The session with `edit` done to each step that may be offered when time runs out."""

    def edited(step: Step) -> Step:
        return step if step.kind in NEVER_OFFERED else edit(step)

    cards = (replace(card, steps=tuple(map(edited, card.steps))) for card in session.cards)
    return replace(session, cards=tuple(cards))


def _placeless(session: Session, pause_id: str) -> Iterator[Way]:
    """After the step that ends nearest to the middle; never before the first, never after the last."""
    slots = [slot for slot in agenda(session) if slot.step]
    middle = slots[-1].ends / 2 if slots else 0
    if between := slots[:-1]:
        slot = min(between, key=lambda one: abs(one.ends - middle))
        rest = replace(pause_of(session, pause_id), after=slot.key)
        yield Way(out=WayOut.REST, after=with_item(session, rest), at=(slot.key,))


def _hurried(session: Session, key: str) -> Iterator[Way]:
    step = step_of(session, key)
    needed = (step.reporters or 0) * REPORT_MINUTES_LEAST
    if (fewer := (step.minutes or 0) // REPORT_MINUTES_LEAST) > 0:
        after = with_step(session, key, lambda one: replace(one, reporters=fewer))
        yield Way(out=WayOut.FEWER, after=after, minutes=fewer)
    more = with_step(session, key, lambda one: lasting(one, needed))
    yield Way(out=WayOut.ADD, after=_fitting(more, key.partition("/")[0]), minutes=needed - (step.minutes or 0))


WAYS: Mapping[str, Callable[[Session, str], Iterator[Way]]] = {
    "nothing-left-for-step": _step_needs_time,
    "step-without-minutes": _step_needs_time,
    "one-total-for-parts": _one_total,
    "over-card-time": _over_card,
    "over-session-time": _over_session,
    "break-without-place": _placeless,
    "hurried-report-back": _hurried,
}
