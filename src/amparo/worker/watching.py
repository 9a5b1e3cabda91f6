"""Check-ins: the owner is asked first; what is missed raises the alert; words under coercion warn the lead alone."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from amparo.domain.alert import checkins, machine
from amparo.domain.alert.checkins import Armed, CheckInState, Moment
from amparo.domain.alert.events import CheckInMissed, Meaning, WordsSaid
from amparo.domain.alert.machine import Step
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import CheckedIn, Said
from amparo.domain.pact.model import CheckIn
from amparo.store.turning import published, watch
from amparo.store.turning.kept import Missed
from amparo.store.turning.ledger import Ledger
from amparo.store.turning.published import Opened
from amparo.store.turning.watch import Watch, Watched
from amparo.worker import stepping
from amparo.worker.composing import questions
from amparo.worker.duty import Duty

ENDED = frozenset({CheckInState.MET, CheckInState.MET_UNDER_DURESS, CheckInState.MISSED})


def look(rows: Iterable[UUID], ledger: Ledger, duty: Duty) -> None:
    """Look at those that are due: arm what was just published, ask, or raise the alert."""
    for watched in watch.locked(rows, duty.key):
        opened = published.read(watched.pact, duty.key)
        check_in = _check_in(opened, watched.watch.name) if opened else None
        if opened is None or check_in is None:
            watch.drop(watched)
        else:
            _look_at(watched, check_in, opened, ledger, duty)


def checked_in(note: CheckedIn, meaning: Meaning | None, ledger: Ledger, duty: Duty) -> None:
    """One touch, words, or more time."""
    said = (meaning or Meaning.NEITHER) if note.words else None
    _on_the_next(UUID(note.envelope), note.check_in, ledger, duty, said=said, extend=note.extend)


def said(note: Said, meaning: Meaning | None, ledger: Ledger, duty: Duty) -> None:
    _on_the_next(UUID(note.envelope), note.check_in, ledger, duty, said=meaning or Meaning.NEITHER)


def awaits(row: UUID, pact: UUID, duty: Duty) -> bool:
    """Whether the owner is being asked at this moment, and the alert follows if they say nothing."""
    kept = next((each.watch for each in watch.of_pact(pact, duty.key) if each.id == row), None)
    return kept is not None and kept.armed is not None and kept.armed.state is CheckInState.ASKED


def answered(row: UUID, pact: UUID, ledger: Ledger, duty: Duty, *, said: Meaning | None, extend: bool) -> None:
    """By text message: the owner answers what they were asked. A gateway that tells it twice gives no time twice."""
    kept = next((each.watch for each in watch.of_pact(pact, duty.key) if each.id == row), None)
    if kept is None or kept.armed is None or (extend and kept.armed.state is not CheckInState.ASKED):
        raise NotNow
    _on_the_next(pact, kept.name, ledger, duty, said=said, extend=extend)


def _on_the_next(
    pact: UUID, name: str, ledger: Ledger, duty: Duty, *, said: Meaning | None, extend: bool = False
) -> None:
    """On the check-in of this name, or on the next one that can be checked in at now."""
    opened = published.read(pact, duty.key)
    if opened is None:
        raise NotNow
    watched = watch.of_pact(pact, duty.key)
    act = _extend if extend else _check_in_at
    for each in watched:
        if name in ("", each.watch.name) and act(each, watched, opened, ledger, duty, said):
            return
    raise NotNow


def _check_in_at(
    one: Watched, every: tuple[Watched, ...], opened: Opened, ledger: Ledger, duty: Duty, said: Meaning | None
) -> bool:
    armed, check_in = one.watch.armed, _check_in(opened, one.watch.name)
    if armed is None or check_in is None:
        return False
    try:
        met = checkins.checked_in(armed, opened.envelope, _now(ledger), said)
    except NotNow:
        return False
    if met.state is CheckInState.MET_UNDER_DURESS:
        _warn(one, met, opened, ledger, duty)
    if met.state in ENDED:
        _legs(checkins.legs_before, check_in, every, opened, ledger, duty, checkins.passed_by)
    _save(one, check_in, met, opened, ledger, duty)
    return True


def _extend(
    one: Watched, every: tuple[Watched, ...], opened: Opened, ledger: Ledger, duty: Duty, said: Meaning | None
) -> bool:
    armed, check_in = one.watch.armed, _check_in(opened, one.watch.name)
    if armed is None or check_in is None:
        return False
    if said is Meaning.DURESS and opened.envelope.design.duress:
        _warn(one, armed, opened, ledger, duty)
    try:
        later = checkins.extended(armed, check_in, _now(ledger))
    except NotNow:
        return False
    by = later.due.wall - armed.due.wall
    _legs(checkins.legs_after, check_in, every, opened, ledger, duty, lambda leg: checkins.put_off(leg, by))
    _save(one, check_in, later, opened, ledger, duty)
    return True


def _legs(
    which: Callable[[tuple[CheckIn, ...], CheckIn], tuple[CheckIn, ...]],
    check_in: CheckIn,
    every: tuple[Watched, ...],
    opened: Opened,
    ledger: Ledger,
    duty: Duty,
    arrow: Callable[[Armed], Armed],
) -> None:
    """What is said at one leg of a journey also counts for others of it."""
    legs = {each.id: each for each in which(opened.envelope.check_ins, check_in)}
    for each in every:
        if each.watch.name in legs and each.watch.armed:
            try:
                _save(each, legs[each.watch.name], arrow(each.watch.armed), opened, ledger, duty)
            except NotNow:
                continue


def _look_at(watched: Watched, check_in: CheckIn, opened: Opened, ledger: Ledger, duty: Duty) -> None:
    now, kept = _now(ledger), watched.watch
    armed = kept.armed
    if armed is None or (kept.check_in != check_in and armed.state in checkins.WAITING):
        _write(watched, replace(kept, check_in=check_in, armed=checkins.arm(check_in, now)), opened, ledger, duty)
        return
    after, messages = checkins.time_passed(armed, check_in, opened.envelope, now)
    ledger.send(questions(messages, opened.envelope, watched.id, ledger.now))
    if after.state is CheckInState.MISSED and armed.next:
        planned = armed.due.later(timedelta(minutes=check_in.grace_minutes))
        missed = Missed(at=max(armed.next.wall, planned.wall), awake=max(armed.next.awake, planned.awake))
        _raise(watched, check_in, after, opened, ledger, duty, missed)
    _save(watched, check_in, after, opened, ledger, duty)


def _raise(
    watched: Watched, check_in: CheckIn, armed: Armed, opened: Opened, ledger: Ledger, duty: Duty, missed: Missed
) -> None:
    """Where an alert of this PACT runs already it is told of, since only the lead may know of it so far."""
    running = ledger.open_of(watched.pact, practice=opened.envelope.practice)
    if running:
        ledger.keep(running, replace(running.kept, missed=missed))
        stepping.follow(ledger, running, CheckInMissed(title=check_in.title, both_clocks=armed.both_clocks), duty)
        stepping.free_by_worker(ledger, running, duty)
        return
    step = machine.missed(
        opened.envelope,
        check_in,
        alert=_alert(watched, armed, duty),
        reference=duty.reference(),
        now=ledger.now,
        both_clocks=armed.both_clocks,
    )
    held = stepping.begin(ledger, step, opened, duty, missed=missed)
    stepping.free_by_worker(ledger, held, duty)


def _warn(watched: Watched, armed: Armed, opened: Opened, ledger: Ledger, duty: Duty) -> None:
    running = ledger.open_of(watched.pact, practice=opened.envelope.practice)
    if running:
        stepping.follow(ledger, running, WordsSaid(meaning=Meaning.DURESS), duty)
        return
    alert, reference = _alert(watched, armed, duty), duty.reference()
    step: Step = machine.duress(opened.envelope, alert=alert, reference=reference, now=ledger.now)
    stepping.begin(ledger, step, opened, duty)


def _save(watched: Watched, check_in: CheckIn, armed: Armed, opened: Opened, ledger: Ledger, duty: Duty) -> None:
    """The next time of a recurring one is armed at once."""
    kept = watched.watch
    if armed.state in ENDED:
        following = checkins.arm_next(check_in, armed, _now(ledger))
        kept = replace(kept, check_in=check_in, armed=following, last=armed.shown)
    else:
        kept = replace(kept, check_in=check_in, armed=armed)
    _write(watched, kept, opened, ledger, duty)


def _write(watched: Watched, kept: Watch, opened: Opened, ledger: Ledger, duty: Duty) -> None:
    watch.save(watched, kept, ledger.public_of(opened.owner), duty.key)


def _alert(watched: Watched, armed: Armed, duty: Duty) -> str:
    """The same for the same time of the same check-in: it is missed once."""
    when = armed.planned_at.isoformat()
    return str(UUID(bytes=duty.key.mac("alert", watched.pact, watched.watch.name, when, armed.extensions)[:16]))


def _check_in(opened: Opened, name: str) -> CheckIn | None:
    return next((each for each in opened.envelope.check_ins if each.id == name), None)


def _now(ledger: Ledger) -> Moment:
    return Moment(wall=ledger.now, awake=ledger.awake)
